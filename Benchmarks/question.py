"""The question in SQL, as DuckDB, DataFusion and ClickHouse are asked it: of four columns, or of the further nine too.

Of the further nine each group gets the bytes of all their values together: a number that nobody knows who has not
read every value. The nine lengths are added up record by record, before the code tables are joined, so that the joins
carry one number instead of nine texts: for each engine the fastest of the forms that were tried (nine sums, nine
counts of values that are not empty, and either of them after the joins).
"""
from counts import COLUMNS, COUNTS, FURTHER, NOT_PLACED, UNRESOLVED


def names(extract, encoding):
    """The headers of an extract. The wide layout has one three times: later ones get a number."""
    with open(extract, encoding=encoding) as file:
        found = [name.strip('"') for name in file.readline().rstrip("\n").split(",")]
    return [name if name not in found[:place] else f"{name}_{place}" for place, name in enumerate(found)]


def quoted(text):
    return "'" + str(text).replace("'", "''") + "'"


def count(categories, zones):
    where = f"category IN ({', '.join(map(str, categories))})"
    if zones is not None:
        where += f" AND zone IN ({', '.join(map(str, zones))})"
    return f"coalesce(sum(people) FILTER (WHERE {where}), 0)"


def records(source, length=None):
    """The four columns of each record and, with the function that counts a text's bytes, those of the further nine."""
    columns = [f'"{header}" AS {name}' for name, header in COLUMNS.items()]
    if length:
        columns.append(" + ".join(f'coalesce({length}("{header}"), 0)' for header in FURTHER) + " AS length")
    return f"(SELECT {', '.join(columns)} FROM {source})"


def groups(cells, with_bytes=False):
    """Institution and program, with the counts, of cells: how many people by institution, program, category and zone."""
    counts = [f"{count(*parts)} AS {name}" for name, parts in COUNTS.items()]
    if with_bytes:
        counts.append("sum(lengths) AS bytes")
    return f"""
      SELECT institution, program, {', '.join(counts)} FROM {cells}
      GROUP BY institution, program ORDER BY institution, program"""


def asked(records, with_bytes=False, destinations="destinations", divisions="divisions"):
    return groups(f"""(
        SELECT institution, program, coalesce(category, {NOT_PLACED}) AS category, coalesce(zone, {UNRESOLVED}) AS zone,
               count(*) AS people {', sum(length) AS lengths' if with_bytes else ''}
        FROM {records} AS record
        LEFT JOIN {destinations} AS destinations ON destinations.code = record.destination
        LEFT JOIN {divisions} AS divisions ON divisions.code = record.location
        GROUP BY institution, program, category, zone) AS cells""", with_bytes)
