"""Reads a file of metrics as Prometheus does: parse_metrics.py FILE.

Prints a JSON object of its samples, `name{label="value",…}` with the labels by name, and fails where a sample stands twice
or a family is no gauge with a help of its own.
"""

import json
import sys

from prometheus_client.parser import text_fd_to_metric_families

samples = {}
with open(sys.argv[1], encoding="utf-8", newline="\n") as file:
    for family in text_fd_to_metric_families(file):
        if family.name != "liuyu_x":
            assert family.type == "gauge" and family.documentation, family
        for sample in family.samples:
            labels = ",".join(f'{name}="{value}"' for name, value in sorted(sample.labels.items()))
            key = f"{sample.name}{{{labels}}}"
            assert key not in samples, key
            samples[key] = sample.value
json.dump(samples, sys.stdout, ensure_ascii=False)
