#!/usr/bin/python3
"""Checks pipeline files against their schema: validate_pipelines.py PIPELINE.yaml…

Prints the path and the first problem of each that does not hold. Needs Debian's python3-jsonschema and python3-yaml.
"""
import json
import re
import sys
from pathlib import Path

import jsonschema
import yaml

SCHEMA = json.loads((Path(__file__).parent.parent / "schema/pipeline.schema.json").read_text("utf-8"))


class Core(yaml.SafeLoader):
    """YAML 1.2, as editors read it: `off` is a word, and a day is text."""

    yaml_implicit_resolvers = {}


Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), "-+0123456789")
Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+\.[0-9]+$"), "-+0123456789")


def main(paths):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for path in paths:
        problems = list(validator.iter_errors(yaml.load(Path(path).read_text("utf-8-sig"), Core)))
        if problems:
            print(f"{path}: {problems[0].json_path}: {problems[0].message[:200]}")


if __name__ == "__main__":
    main(sys.argv[1:])
