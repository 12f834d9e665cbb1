"""The benchmark's question, asked of ClickHouse inside a Python process, chdb.

usage: peer_chdb.py EXTRACT CODES ANSWER THREADS ENCODING [all]
       peer_chdb.py            (start and stop, to know what starting costs)

Tried: codes as LowCardinality(String) (half as fast), columns by place in place of name (far slower), grouping by code
with the joins behind it (slower over four columns), other sizes of blocks (no faster). Reading by mmap, the default, is
no faster than pread, and the mapped extract would count as memory.
"""
import sys
from pathlib import Path

import chdb

import question
from counts import COLUMNS, FURTHER
from question import quoted

# Columns by the names in the header, others skipped, and no join's missing code taken for a zero.
SETTINGS = {
    "input_format_with_names_use_header": 1, "input_format_skip_unknown_fields": 1, "input_format_csv_detect_header": 0,
    "storage_file_read_method": "'pread'", "join_use_nulls": 1, "prefer_column_name_to_alias": 1}


def file(path, columns):
    listed = ", ".join(f"`{name}` {kind}" for name, kind in columns.items())
    return f"file({quoted(path)}, 'CSVWithNames', {quoted(listed)})"


def main(extract, codes, answer, threads, encoding, which="four"):
    if encoding != "utf-8":
        raise ValueError("ClickHouse has no setting for the encoding of a CSV file")
    needed = [*COLUMNS.values(), *(FURTHER if which == "all" else [])]
    records = question.records(file(extract, dict.fromkeys(needed, "String")), "length" if which == "all" else None)
    asked = question.asked(
        records, which == "all", file(Path(codes) / "destinations.csv", {"code": "String", "category": "UInt8"}),
        file(Path(codes) / "divisions.csv", {"code": "String", "zone": "UInt8"}))
    settings = ", ".join(f"{name} = {value}" for name, value in {"max_threads": threads, **SETTINGS}.items())
    Path(answer).write_bytes(chdb.query(f"{asked} SETTINGS {settings}", "CSVWithNames").bytes())


if __name__ == "__main__":
    if len(sys.argv) == 1:
        chdb.query("SELECT 1")
    else:
        main(*sys.argv[1:])
