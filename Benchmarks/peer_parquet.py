"""What DuckDB does where liuyu saves a cube and asks it: keep the classified graduates as Parquet, and count them.

usage: peer_parquet.py convert EXTRACT CODES PARQUET THREADS   one row for each graduate, the latest record
       peer_parquet.py classify EXTRACT CODES CSV THREADS      the same rows as CSV, in the order of the extract
       peer_parquet.py query PARQUET ANSWER THREADS            the benchmark's question
"""
import sys

import question
from counts import DESTINATION, GRADUATE_ID, INSTITUTION, LOCATION, NOT_PLACED, PROGRAM, UNRESOLVED, UPDATED_AT
from peer_duckdb import connect, read_codes, reading
from question import quoted

YEAR, LEVEL = "毕业年份", "学历层次"


def classified(extract):
    return f"""
      SELECT kept.year AS year, institution, kept.program AS program, kept.level AS level,
             coalesce(category, {NOT_PLACED}) AS category, kept.location AS location,
             coalesce(zone, {UNRESOLVED}) AS zone, md5(institution || id) AS graduate
      FROM (
        SELECT institution, id, max(place) AS place, arg_max(
            {{year: year, program: program, level: level, destination: destination, location: location}},
            (coalesce(updated_at, ''), place)) AS kept
        FROM (SELECT {INSTITUTION} AS institution, {PROGRAM} AS program, {DESTINATION} AS destination,
                     {LOCATION} AS location, {GRADUATE_ID} AS id, {UPDATED_AT} AS updated_at, {YEAR} AS year,
                     {LEVEL} AS level, row_number() OVER () AS place
              FROM {reading(extract, 'utf-8')})
        GROUP BY institution, id)
      LEFT JOIN destinations ON destinations.code = kept.destination
      LEFT JOIN divisions ON divisions.code = kept.location"""


def keep(extract, codes, target, threads, form, order):
    connection = connect(threads, target, keeps_order=True)
    read_codes(connection, codes)
    connection.execute(f"COPY ({classified(extract)} {order}) TO {quoted(target)} {form}")


def query(parquet, answer, threads):
    cells = f"""(
      SELECT institution, program, category, zone, count(*) AS people FROM read_parquet({quoted(parquet)}) GROUP BY ALL)"""
    connect(threads, answer, keeps_order=False).execute(f"COPY ({question.groups(cells)}) TO {quoted(answer)} (HEADER)")


if __name__ == "__main__":
    mode, *arguments = sys.argv[1:]
    if mode == "convert":
        keep(*arguments, "(FORMAT parquet)", "")
    elif mode == "classify":
        keep(*arguments, "(HEADER)", "ORDER BY place")
    else:
        query(*arguments)
