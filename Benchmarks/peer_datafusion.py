"""The benchmark's question, asked of DataFusion.

usage: peer_datafusion.py EXTRACT CODES ANSWER THREADS ENCODING [all]
       peer_datafusion.py            (start and stop, to know what starting costs)

Tried: views of texts in place of texts (as fast over four columns, slower over thirteen), batches of 32,768 rows, and
joins and aggregations that are not repartitioned: none faster.
"""
import sys
from pathlib import Path

import pyarrow as pa
from datafusion import SessionConfig, SessionContext
from pyarrow import csv

import question


def main(extract, codes, answer, threads, encoding, which="four"):
    context = SessionContext(SessionConfig().with_target_partitions(int(threads)))
    tables = {
        "records": (extract, [(name, pa.string()) for name in question.names(extract, encoding)]),
        "destinations": (Path(codes) / "destinations.csv", [("code", pa.string()), ("category", pa.uint8())]),
        "divisions": (Path(codes) / "divisions.csv", [("code", pa.string()), ("zone", pa.uint8())])}
    for name, (path, columns) in tables.items():
        context.register_csv(name, str(path), schema=pa.schema(columns), has_header=True)
    records = question.records("records", "octet_length" if which == "all" else None)
    csv.write_csv(context.sql(question.asked(records, which == "all")).to_arrow_table(), answer)


if __name__ == "__main__":
    if len(sys.argv) == 1:
        SessionContext().sql("SELECT 1").collect()
    else:
        main(*sys.argv[1:])
