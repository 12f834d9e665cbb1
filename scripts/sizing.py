#!/usr/bin/env python3
"""Measures runs over synthetic extracts, and writes the table of docs/operations.md: sizing.py ROWS…

Each row: what a run with report, cube, rejects and duplicates takes of time, memory and disk. Measure on a machine that does nothing
else.
"""

import os
import pathlib
import platform
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parent.parent
LIUYU = PROJECT / ".build/release/liuyu"
PAGE = PROJECT / "docs/operations.md"
BEGIN, END = "<!-- sizing: by make sizing -->", "<!-- end of sizing -->"
PIPELINE = PROJECT / "pipelines/western-base.yaml"


def measured(arguments, folder):
    """Seconds, and bytes of memory at most."""
    start = time.monotonic()
    process = subprocess.Popen([LIUYU, *arguments], cwd=folder)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"sizing: liuyu {' '.join(map(str, arguments))} ended with {process.returncode}")
    return time.monotonic() - start, usage.ru_maxrss * 1024


def row(rows):
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        subprocess.run(
            [LIUYU, "generate", "--rows", str(rows), "--dirty", "0.002", "--duplicates", "0.01", "--output", "extract.csv"],
            cwd=folder, check=True)
        seconds, memory = measured(
            ["run", PIPELINE, "--input", "extract.csv", "--quiet", "--output", "report.json", "--cube", "base.cube", "--rejects", "rejects.ndjson",
             "--duplicates", "duplicates.ndjson"], folder)
        size = {name: (place / name).stat().st_size for name in ("extract.csv", "report.json", "base.cube")}
        beside = sum((place / name).stat().st_size for name in ("rejects.ndjson", "duplicates.ndjson"))
    megabytes = [f"{size['extract.csv'] / 1e6:,.0f} MB", f"{memory / 1e6:,.0f} MB"]
    megabytes += [f"{value / 1e6:,.1f} MB" for value in (size["report.json"], size["base.cube"], beside)]
    return f"| {rows:,} | {megabytes[0]} | {seconds:.2f} s | " + " | ".join(megabytes[1:]) + " |"


def main():
    lines = [
        f"On {os.cpu_count()} processors ({platform.machine()}), 50 columns, 17 institutions, 1 % duplicates, 0.2 % rejects:", "",
        "| graduates | extract | time | memory at most | report | cube | rejects and duplicates |", "|---:|---:|---:|---:|---:|---:|---:|",
    ] + [row(int(rows)) for rows in sys.argv[1:]]
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    PAGE.write_text(head + "\n".join([BEGIN, "", *lines, "", END]) + rest.split(END)[1], encoding="utf-8")
    print("\n".join(lines))


main()
