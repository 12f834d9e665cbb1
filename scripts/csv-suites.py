#!/usr/bin/env python3
"""Compare `liuyu records` with public CSV suites: csv-spectrum, sineemore/csv-test-data.

usage: csv-suites.py [--liuyu PATH] FOLDER...

Each FOLDER is a checkout; an input is any *.csv, its expectation the JSON of the same name beside it, in `json/` or in
`../json/`: an array of records, either arrays of strings or objects keyed by the header. An input named `bad-…` must be
refused; `bad-header-…` is left out, since `records` holds no record against a header.
Prints what passed, what deviates by a rule of libcsv (docs/records.md) and what failed; exit 1 if anything failed.
"""
import argparse
import json
import pathlib
import subprocess
import sys


def expectation(source):
    for folder in (source.parent, source.parent / "json", source.parent.parent / "json"):
        candidate = folder / (source.stem + ".json")
        if candidate.is_file():
            return json.loads(candidate.read_text(encoding="utf-8-sig"))
    is_bad = source.stem.startswith("bad-") and not source.stem.startswith("bad-header-")
    return REFUSED if is_bad else None


def as_expected(rows, expected):
    """The rows in the form that the suite uses."""
    if expected and isinstance(expected[0], dict):
        header, *records = rows or [[]]
        return [dict(zip(header, record)) for record in records]
    return rows


def libcsv_rules(expected):
    """The expectation under libcsv's rules: no record for a blank line, no blanks around unquoted fields."""
    def trimmed(value):
        return value.strip(" \t") if isinstance(value, str) else value

    rows = []
    for record in expected:
        fields = list(record.values()) if isinstance(record, dict) else record
        if any(isinstance(field, str) and trimmed(field) for field in fields) or len(fields) > 1:
            rows.append({trimmed(key): trimmed(value) for key, value in record.items()} if isinstance(record, dict)
                        else [trimmed(field) for field in fields])
    return rows


REFUSED = object()


def judge(liuyu, source, expected):
    run = subprocess.run([liuyu, "records", str(source)], capture_output=True, timeout=60)
    if expected is REFUSED:
        return ("passed", "") if run.returncode == 65 else ("failed", f"exit {run.returncode}, but it is no CSV")
    rows = [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]
    found = as_expected(rows, expected)
    if run.returncode == 0 and found == expected:
        return "passed", ""
    if run.returncode == 0 and libcsv_rules(found) == libcsv_rules(expected):
        return "deviates", "blank lines or blanks around fields"
    return "failed", f"exit {run.returncode}: found {found!r:.200}, expected {expected!r:.200}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--liuyu", default=".build/release/liuyu")
    options = parser.parse_args()
    counts = {"passed": 0, "deviates": 0, "failed": 0}
    for folder in options.folders:
        for source in sorted(folder.rglob("*.csv")):
            expected = expectation(source)
            if expected is None:
                continue
            verdict, why = judge(options.liuyu, source, expected)
            counts[verdict] += 1
            print(f"{verdict:8}  {source.relative_to(folder.parent)}" + (f"  ({why})" if why else ""))
    print(", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
    if not any(counts.values()):
        sys.exit("no input with an expectation in " + ", ".join(map(str, options.folders)))
    sys.exit(counts["failed"] > 0)


if __name__ == "__main__":
    main()
