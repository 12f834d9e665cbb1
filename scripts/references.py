#!/usr/bin/env python3
"""Writes the tables of docs/pipeline.md and docs/report.md anew, from the schemas: references.py [--check]

What stands outside the marks of a page is written by hand. With --check nothing is written, and a page whose tables are not
those of its schema is named (exit code 1).
"""

import json
import pathlib
import re
import sys

PROJECT = pathlib.Path(__file__).resolve().parent.parent
MARKS = re.compile(r"(<!-- made of (\S+) by make docs -->\n).*?(\n<!-- end -->)", re.DOTALL)


def resolved(schema, whole):
    """The schema with what it refers to, of which its own description hides the other's; and the name referred to."""
    name = None
    while "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        own = {key: value for key, value in schema.items() if key != "$ref"}
        schema = whole["$defs"][name] | own
    return schema, name


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def code(value):
    return f"`{value if isinstance(value, str) else json.dumps(value)}`"


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cell(each) for each in line) + " |" for line in lines)


def anchor(name):
    return f"[{name}](#{name})"


def kind(schema, whole, sections):
    """What a value is, in a few words; objects that have a section of their own are linked."""
    if schema.get("$ref", "").rsplit("/", 1)[-1] in sections:
        return anchor(schema["$ref"].rsplit("/", 1)[1])
    schema, _ = resolved(schema, whole)
    if "const" in schema:
        return code(schema["const"])
    if "enum" in schema:
        return ", ".join(code(each) for each in schema["enum"])
    for choice in ["oneOf", "anyOf"]:
        if all("const" in each for each in schema.get(choice, [{}])):
            return ", ".join(code(each["const"]) for each in schema[choice])
        if choice in schema and "type" not in schema:
            return " or ".join(dict.fromkeys(kind(each, whole, sections) for each in schema[choice]))
    types = schema.get("type", "object")
    types = [types] if isinstance(types, str) else types
    if set(types) == {"string", "number", "boolean"}:
        return "text"
    words = []
    for each in types:
        if each == "array":
            words.append("list of " + kind(schema.get("items", {"type": "string"}), whole, sections))
        elif each == "object" and "additionalProperties" in schema and "properties" not in schema:
            inner = schema["additionalProperties"]
            words.append("name → " + (kind(inner, whole, sections) if isinstance(inner, dict) else "value"))
        else:
            words.append({"integer": "whole number", "string": "text", "boolean": "true or false"}.get(each, each))
    return " or ".join(words)


def says(schema, whole):
    """The description, what each choice of it means, and an example."""
    schema, _ = resolved(schema, whole)
    text = schema.get("description", "")
    choices = [each for each in schema.get("oneOf", []) if "const" in each and "description" in each]
    if choices:
        text += " " + "; ".join(f"{code(each['const'])}: {each['description']}" for each in choices) + "."
    elif "x-example" in schema and len(schema["x-example"]) < 80:
        text += f" Such as {code(schema['x-example'])}."
    return text.strip()


# The pipeline file


def keys(schema, whole):
    rows = []
    for key, value in schema["properties"].items():
        usual = code(value["x-usual"]) if "x-usual" in value else "must be given" if key in schema.get("required", []) else ""
        rows.append([code(key), kind(value, whole, ()), usual, says(value, whole)])
    return table(["key", "value", "unless given", "meaning"], rows)


def pipeline(whole):
    source = whole["properties"]["sources"]["items"]
    columns, constants = source["properties"]["columns"], source["properties"]["constants"]
    fields = [
        [code(name), "yes" if name in constants["properties"] else "no", value["description"]]
        for name, value in columns["properties"].items()]
    parts = [
        "## The file", keys(whole, whole), "## A source", "Each entry of `sources`:", keys(source, whole), "## Fields",
        "The keys of `columns` and `constants`, and the names of the groups of `from_path`:",
        table(["field", "constant or path", "meaning"], fields)]
    for name in ["methodology", "targets", "output"]:
        parts += [f"## `{name}`", keys(whole["properties"][name], whole)]
    return "\n\n".join(parts)


# The report


def members(schema, whole, sections, path=""):
    """A row for each member, and for those of objects and lists of objects in it that have no section of their own."""
    required = schema.get("required", [])
    for key, value in schema["properties"].items():
        name = value.get("$ref", "").rsplit("/", 1)[-1]
        inner, _ = resolved(value, whole)
        text = says(value, whole)
        yield [code(path + key), kind(value, whole, sections), "" if key in required else "yes", text]
        if name in sections:
            continue
        suffix = "."
        if inner.get("type") == "array":
            if inner["items"].get("$ref", "").rsplit("/", 1)[-1] in sections:
                continue
            inner, _ = resolved(inner["items"], whole)
            suffix = "[]."
        if "properties" in inner:
            yield from members(inner, whole, sections, path + key + suffix)


def report(whole):
    sections = [name for name, schema in whole["$defs"].items() if "properties" in schema]
    parts = []
    for name, schema in [("The report", whole)] + [(name, whole["$defs"][name]) for name in sections]:
        text = [schema["description"]] if schema is not whole and "description" in schema else []
        parts += [f"## {name}", *text, table(["key", "value", "optional", "meaning"], members(schema, whole, sections))]
    return "\n\n".join(parts)


def main(arguments):
    writers = {"schema/pipeline.schema.json": pipeline, "schema/report.schema.json": report}
    stale = []
    for page in ["docs/pipeline.md", "docs/report.md"]:
        old = (PROJECT / page).read_text("utf-8")

        def made(match):
            whole = json.loads((PROJECT / match[2]).read_text("utf-8"))
            return match[1] + "\n" + writers[match[2]](whole) + "\n" + match[3]

        new, count = MARKS.subn(made, old)
        if count != 1:
            sys.exit(f"references: {page} has no marks, or more than one pair")
        if new == old:
            continue
        stale.append(page)
        if "--check" not in arguments:
            (PROJECT / page).write_text(new, "utf-8")
    if stale and "--check" in arguments:
        sys.exit(f"references: {', '.join(stale)} is not what the schema says: make docs")


if __name__ == "__main__":
    main(sys.argv[1:])
