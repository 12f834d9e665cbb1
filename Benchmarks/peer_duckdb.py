"""The benchmark's question, asked of DuckDB.

usage: peer_duckdb.py EXTRACT CODES ANSWER THREADS ENCODING [duplicates]
       peer_duckdb.py            (start and stop, to know what starting costs)
"""
import sys
from pathlib import Path

import duckdb

from counts import (COUNTS, DESTINATION, GRADUATE_ID, INSTITUTION, LOCATION, NOT_PLACED, PROGRAM, UNRESOLVED,
                    UPDATED_AT)


def quoted(text):
    return "'" + str(text).replace("'", "''") + "'"


def count(categories, zones):
    where = f"category IN ({', '.join(map(str, categories))})"
    if zones is not None:
        where += f" AND zone IN ({', '.join(map(str, zones))})"
    return f"coalesce(sum(people) FILTER ({where}), 0)"


def reading(extract, encoding):
    """The extract as a table: every type and option said, so that nothing has to be sniffed."""
    with open(extract, encoding=encoding) as file:
        names = [name.strip('"') for name in file.readline().rstrip("\n").split(",")]
    # The wide layout has a header three times; later ones get a number.
    columns = {name if name not in names[:place] else f"{name}_{place}": "VARCHAR" for place, name in enumerate(names)}
    columns = ", ".join(f"{quoted(name)}: {quoted(kind)}" for name, kind in columns.items())
    return (f"read_csv({quoted(extract)}, columns = {{{columns}}}, header = true, delim = ',', quote = '\"', "
            f"escape = '\"', auto_detect = false, parallel = true, encoding = {quoted(encoding)})")


def kept_latest(extract):
    """One record of each graduate: the one with the latest date, of equals the last."""
    return f"""(
      SELECT institution, kept.* FROM (
        SELECT institution, arg_max(
            {{program: program, destination: destination, location: location}}, (coalesce(updated_at, ''), place)) AS kept
        FROM (SELECT {INSTITUTION} AS institution, {PROGRAM} AS program, {DESTINATION} AS destination,
                     {LOCATION} AS location, {GRADUATE_ID} AS id, {UPDATED_AT} AS updated_at,
                     row_number() OVER () AS place
              FROM {extract})
        GROUP BY institution, id))"""


def query(extract, codes, duplicates):
    records = kept_latest(extract) if duplicates else f"""(
      SELECT {INSTITUTION} AS institution, {PROGRAM} AS program, {DESTINATION} AS destination, {LOCATION} AS location
      FROM {extract})"""
    counts = ",\n".join(f"{count(*parts)} AS {name}" for name, parts in COUNTS.items())
    return f"""
      SELECT institution, program, {counts}
      FROM (
        SELECT institution, program, coalesce(category, {NOT_PLACED}) AS category, coalesce(zone, {UNRESOLVED}) AS zone,
               count(*) AS people
        FROM {records} AS record
        LEFT JOIN destinations ON destinations.code = record.destination
        LEFT JOIN divisions ON divisions.code = record.location
        GROUP BY ALL)
      GROUP BY institution, program
      ORDER BY institution, program"""


def main(extract, codes, answer, threads, encoding, duplicates=None):
    # The order of the rows matters only where the last of equals is kept.
    connection = duckdb.connect(config={
        "threads": int(threads), "preserve_insertion_order": duplicates is not None,
        "autoinstall_known_extensions": False, "temp_directory": str(Path(answer).parent / "duckdb-spill")})
    for name, title in [("destinations", "category"), ("divisions", "zone")]:
        table = Path(codes) / f"{name}.csv"
        connection.execute(
            f"CREATE TABLE {name} AS FROM read_csv({quoted(table)}, "
            f"columns = {{'code': 'VARCHAR', '{title}': 'UTINYINT'}}, header = true, auto_detect = false)")
    asked = query(reading(extract, encoding), codes, duplicates)
    connection.execute(f"COPY ({asked}) TO {quoted(answer)} (HEADER)")


if __name__ == "__main__":
    if len(sys.argv) == 1:
        duckdb.connect().execute("SELECT 1").fetchall()
    else:
        main(*sys.argv[1:])
