"""The benchmark's question, asked of pandas, with pyarrow's CSV reader.

usage: peer_pandas.py EXTRACT CODES ANSWER THREADS ENCODING [all]
       peer_pandas.py            (start and stop, to know what starting costs)

Tried: `pandas.read_csv` with its pyarrow engine and texts (a tenth slower), pyarrow's own `group_by` over texts (slower),
blocks from 0.25 to 16 MB. Counting with numpy alone would spare the import of pandas, 0.2 s.
"""
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from counts import COLUMNS, COUNTS, FURTHER, NOT_PLACED, UNRESOLVED


def looked_up(codes, path, missing):
    """Each code's number, looked up once for each code that there is."""
    table = pd.read_csv(path, dtype={"code": str})
    known = dict(zip(table.iloc[:, 0], table.iloc[:, 1]))
    return np.array([known.get(code, missing) for code in codes.cat.categories], "uint8")[codes.cat.codes]


def main(extract, codes, answer, threads, encoding, which="four"):
    pa.set_cpu_count(int(threads))
    # Codes as dictionaries: pandas then groups by small numbers, and looks each code up once.
    kinds = {header: pa.dictionary(pa.int32(), pa.string()) for header in COLUMNS.values()}
    kinds |= dict.fromkeys(FURTHER if which == "all" else [], pa.string())
    table = csv.read_csv(
        extract, csv.ReadOptions(encoding=encoding),
        convert_options=csv.ConvertOptions(include_columns=list(kinds), column_types=kinds, check_utf8=False))
    records = table.select(list(COLUMNS.values())).rename_columns(list(COLUMNS)).to_pandas()
    cells = records[["institution", "program"]].assign(
        category=looked_up(records["destination"], Path(codes) / "destinations.csv", NOT_PLACED),
        zone=looked_up(records["location"], Path(codes) / "divisions.csv", UNRESOLVED),
        bytes=sum(pc.binary_length(table[header]).to_numpy() for header in FURTHER) if which == "all" else 0)
    cells = cells.groupby(["institution", "program", "category", "zone"], observed=True, sort=False)
    people = cells.size()
    groups = pd.DataFrame({"people": people, **({"bytes": cells["bytes"].sum()} if which == "all" else {})}).reset_index()
    for name, (categories, zones) in COUNTS.items():
        counted = groups["category"].isin(categories) & (True if zones is None else groups["zone"].isin(zones))
        groups[name] = groups["people"].where(counted, 0)
    groups = groups.drop(columns=["category", "zone", "people"])
    groups.groupby(["institution", "program"], observed=True).sum().to_csv(answer)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(*sys.argv[1:])
