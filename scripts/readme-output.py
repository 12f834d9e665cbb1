#!/usr/bin/env python3
"""Runs `make run`, and writes what it shows into both READMEs, behind the command. What stands there is compared by a test."""

import pathlib
import re
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parent.parent

# Nobody's terminal: as wide as the table is.
shown = subprocess.run(
    ["make", "--no-print-directory", "run"], cwd=PROJECT, stdout=subprocess.PIPE, check=True, text=True).stdout
# What the compiler says before is no output of the program.
shown = shown[shown.index("西部职教基地"):]
for name in ["README.md", "README.zh-CN.md"]:
    page = PROJECT / name
    text, count = re.subn(r"(\n\$ make run\n).*?(```\n)", lambda match: match[1] + shown + match[2], page.read_text("utf-8"),
                          count=1, flags=re.DOTALL)
    assert count == 1, f"{name} does not show `make run`"
    page.write_text(text, "utf-8")
