"""The benchmark's question, asked of Polars.

usage: peer_polars.py EXTRACT CODES ANSWER THREADS ENCODING [all]
       peer_polars.py            (start and stop, to know what starting costs)

Tried: the engine in memory (slower), grouping by code with the joins behind it (slower), `low_memory` and a reader
without quotes (no faster).
"""
import os
import sys
from pathlib import Path

if len(sys.argv) > 1:
    os.environ["POLARS_MAX_THREADS"] = sys.argv[4]

import polars as pl  # noqa: E402 - reads the number of threads when it is imported

from counts import COLUMNS, COUNTS, FURTHER, NOT_PLACED, UNRESOLVED  # noqa: E402


def count(categories, zones):
    where = pl.col("category").is_in(categories)
    if zones is not None:
        where &= pl.col("zone").is_in(zones)
    return pl.col("people").filter(where).sum()


def main(extract, codes, answer, threads, encoding, which="four"):
    # As question.py asks the others: the bytes of the further nine are added up record by record, before the joins.
    lengths = {"lengths": pl.sum_horizontal(pl.col(header).str.len_bytes() for header in FURTHER)}
    records = pl.scan_csv(extract, infer_schema=False, encoding="utf8" if encoding == "utf-8" else encoding).select(
        **{name: pl.col(header) for name, header in COLUMNS.items()}, **(lengths if which == "all" else {}))
    sums = [pl.col("lengths").sum()] if which == "all" else []
    destinations, divisions = (
        pl.scan_csv(Path(codes) / f"{name}.csv", schema={"code": pl.String, title: pl.UInt8})
        for name, title in [("destinations", "category"), ("divisions", "zone")])
    cells = (
        records.join(destinations, left_on="destination", right_on="code", how="left")
        .join(divisions, left_on="location", right_on="code", how="left")
        .group_by("institution", "program", "category", "zone").agg(pl.len().alias("people"), *sums)
        .with_columns(pl.col("category").fill_null(NOT_PLACED), pl.col("zone").fill_null(UNRESOLVED)))
    groups = cells.group_by("institution", "program").agg(
        *(count(*parts).alias(name) for name, parts in COUNTS.items()), *(part.alias("bytes") for part in sums))
    groups.sort("institution", "program").collect(engine="streaming").write_csv(answer)


if __name__ == "__main__":
    if len(sys.argv) == 1:
        pl.DataFrame({"one": [1]}).lazy().select("one").collect(engine="streaming")
    else:
        main(*sys.argv[1:])
