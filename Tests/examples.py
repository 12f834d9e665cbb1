#!/usr/bin/env python3
"""Runs the examples of docs/normalize.md and docs/formats.md on the sample data and compares every count with the report's.

usage: examples.py LIUYU

Console blocks run in a shell, SQL in DuckDB, Python as it stands, in the order of the document. Each query, and the table
`counts` that the Python example leaves, must give the counts of each institution and program that the report gives; and so must
the Parquet file that is made of the tidy report.
"""
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import pandas

ROOT = Path(__file__).resolve().parent.parent
KEY = ["institution", "program"]
REPORT = ["run", "pipelines/western-base.yaml", "--quiet", "--by", "institution,program", "--format", "csv", "--output", "-"]


def blocks(document):
    return re.findall(r"^```(\w+)\n(.*?)^```$", document, re.MULTILINE | re.DOTALL)


def report(liuyu, *options):
    """By institution and program, the counts by name."""
    text = subprocess.run([liuyu, *REPORT, *options], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8-sig")
    rows = csv.DictReader(text.splitlines())
    prefix = "counts_"
    return {
        tuple(row[f"key_{name}"] for name in KEY): {
            name.removeprefix(prefix): int(value) for name, value in row.items() if name.startswith(prefix)}
        for row in rows if row["key_program"]}


def compare(found, expected, what):
    """`found` has a row for each group; it need not have every count."""
    names = [name for name in found.columns if name not in KEY]
    rows = {tuple(row[name] for name in KEY): {name: int(row[name]) for name in names}
            for row in found.to_dict("records")}
    wanted = {key: {name: counts[name] for name in names} for key, counts in expected.items()}
    different = [key for key in rows.keys() | wanted.keys() if rows.get(key) != wanted.get(key)]
    if different or not rows:
        key = min(different, default=None)
        sys.exit(f"examples: {what}: {len(different)} groups differ, such as {key}: {rows.get(key)}, the report has {wanted.get(key)}")
    print(f"{what}: {len(rows)} groups, {', '.join(names)}: as in the report")


def run_console(text, liuyu):
    # What is shown below a command is for another test.
    commands = "\n".join(line[2:] for line in text.splitlines() if line.startswith("$ "))
    path = f"{Path(liuyu).parent}:{os.environ['PATH']}"
    subprocess.run(["bash", "-euo", "pipefail", "-c", commands], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "PATH": path})


def parquet(liuyu, expected):
    """The line of docs/formats.md: every count of the tidy report, and every row."""
    for language, text in blocks((ROOT / "docs/formats.md").read_text(encoding="utf-8")):
        if language == "console":
            run_console(text, liuyu)
        elif language == "sql":
            duckdb.execute(text)
    rows = duckdb.sql("SELECT count(*) FROM 'rates.parquet'").fetchall()[0][0]
    with open("rates.csv", encoding="utf-8") as file:
        lines = sum(1 for _ in file) - 1
    if rows != lines:
        sys.exit(f"examples: rates.parquet has {rows} rows, rates.csv {lines}")
    found = duckdb.sql("SELECT * FROM 'rates.parquet' WHERE key_program IS NOT NULL AND measure LIKE 'counts_%'").df()
    found["measure"] = found["measure"].str.removeprefix("counts_")
    table = found.pivot(index=["key_institution", "key_program"], columns="measure", values="value").reset_index()
    compare(table.rename(columns={f"key_{name}": name for name in KEY}), expected, "Parquet")


def main():
    liuyu = str(Path(sys.argv[1]).resolve())
    document = (ROOT / "docs/normalize.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name in ["pipelines", "sample-data"]:
            shutil.copytree(ROOT / name, name)
        everyone = report(liuyu)
        strict = report(liuyu, "--methodology", "circle=strict")
        recent = report(liuyu, "--where", "year=2025")
        database = duckdb.connect()
        for language, text in blocks(document):
            if language == "console":
                run_console(text, liuyu)
            elif language == "sql":
                expected = recent if "ndjson" in text else strict if "chongqing_core" in text else everyone
                for statement in duckdb.extract_statements(text):
                    found = database.execute(statement).df()
                compare(found, expected, "DuckDB")
            elif language == "python":
                names = {}
                exec(compile(text, "docs/normalize.md", "exec"), names)
                compare(names["counts"].reset_index(), everyone, "pandas")
        parquet(liuyu, everyone)


if __name__ == "__main__":
    main()
