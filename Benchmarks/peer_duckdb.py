"""The benchmark's question, asked of DuckDB.

usage: peer_duckdb.py EXTRACT CODES ANSWER THREADS ENCODING [all | duplicates]
       peer_duckdb.py            (start and stop, to know what starting costs)

Tried: buffers from 4 to 128 MB and `strict_mode = false`, which change nothing or cost time.
"""
import sys
from pathlib import Path

import duckdb

import question
from counts import COLUMNS, GRADUATE_ID, INSTITUTION, UPDATED_AT
from question import quoted


def reading(extract, encoding):
    """The extract as a table: every type and option said, so that nothing has to be sniffed."""
    columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in question.names(extract, encoding))
    return (f"read_csv({quoted(extract)}, columns = {{{columns}}}, header = true, delim = ',', quote = '\"', "
            f"escape = '\"', auto_detect = false, parallel = true, encoding = {quoted(encoding)})")


def kept_latest(extract):
    """One record of each graduate: the one with the latest date, of equals the last."""
    others = {name: header for name, header in COLUMNS.items() if name != "institution"}
    return f"""(
      SELECT institution, kept.* FROM (
        SELECT institution, arg_max({{{', '.join(f'{name}: {name}' for name in others)}}},
                                    (coalesce(updated_at, ''), place)) AS kept
        FROM (SELECT {INSTITUTION} AS institution, {', '.join(f'{header} AS {name}' for name, header in others.items())},
                     {GRADUATE_ID} AS id, {UPDATED_AT} AS updated_at, row_number() OVER () AS place
              FROM {extract})
        GROUP BY institution, id))"""


def connect(threads, beside, keeps_order):
    return duckdb.connect(config={
        "threads": int(threads), "preserve_insertion_order": keeps_order, "autoinstall_known_extensions": False,
        "temp_directory": str(Path(beside).parent / "duckdb-spill")})


def read_codes(connection, codes):
    for name, title in [("destinations", "category"), ("divisions", "zone")]:
        connection.execute(
            f"CREATE TABLE {name} AS FROM read_csv({quoted(Path(codes) / f'{name}.csv')}, "
            f"columns = {{'code': 'VARCHAR', '{title}': 'UTINYINT'}}, header = true, auto_detect = false)")


def main(extract, codes, answer, threads, encoding, which="four"):
    # The order of the rows matters only where the last of equals is kept.
    connection = connect(threads, answer, keeps_order=which == "duplicates")
    read_codes(connection, codes)
    source = reading(extract, encoding)
    records = (kept_latest(source) if which == "duplicates"
               else question.records(source, "strlen" if which == "all" else None))
    connection.execute(f"COPY ({question.asked(records, which == 'all')}) TO {quoted(answer)} (HEADER)")


if __name__ == "__main__":
    if len(sys.argv) == 1:
        duckdb.connect().execute("SELECT 1").fetchall()
    else:
        main(*sys.argv[1:])
