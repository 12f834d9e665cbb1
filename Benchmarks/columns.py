"""Column by column: what each part of the full pipeline costs, as the difference to a run without it."""
import dataclasses

from entrants import ALL, HERE
from results import spread, table

# Each: what is added, and the fields of every-column.yaml that it is. The ID is there from the first, as in pipeline.yaml:
# where nothing says who has one, each row has to be looked at, and that would hide what the others cost.
PARTS = [
    ("four columns", ["graduate_id", "institution_code", "program_code", "destination_code", "location_code"]),
    ("names beside codes", ["institution_name", "program_name"]),
    ("year, level, destination's text", ["year", "level", "destination_text"]),
    ("location's text", ["location_text"]),
    ("credit code", ["credit_code"]),
    ("employer", ["employer"]),
    ("duplicate check", ["updated_at"]),
]
GB18030 = "GB18030"


def pipeline(fields):
    """every-column.yaml with these fields alone."""
    lines = (HERE / "every-column.yaml").read_text("utf-8").splitlines(keepends=True)
    start = lines.index("    columns:\n") + 1
    return "".join(lines[:start] + [line for line in lines[start:] if line.split(":")[0].strip() in fields])


def steps(field, folder, full, gb18030):
    """Who takes turns: each reads what the one before reads, and a part more."""
    fields, found = [], []
    for number, (title, more) in enumerate(PARTS):
        fields += more
        path = folder / f"{number}.yaml"
        path.write_text(pipeline(fields), "utf-8")
        entrant = field.ours(full, ALL, duplicates=title == "duplicate check", pipeline=path)
        found.append((full, dataclasses.replace(entrant, name=title)))
    again = field.ours(gb18030, ALL, duplicates=True, pipeline=path)
    return [*found, (gb18030, dataclasses.replace(again, name=GB18030))]


def of_columns(steps, measured):
    rows, before = [], 0
    for extract, entrant in steps:
        middle = measured.seconds(extract.name, entrant.name)
        rows.append([
            ("" if not rows else "in " if entrant.name == GB18030 else "+ ") + entrant.name, f"{middle:.3f}",
            spread(measured.all_seconds(extract.name, entrant.name)), f"{middle - before:+.3f}",
            f"{(middle - before) / extract.rows * 1e9:+.0f}", f"{measured.peak(extract.name, entrant.name) / 1e6:.0f}"])
        before = middle
    return "\n\n".join([
        "## Column by column: full",
        "Whole runs, two threads, each with a part more than the one above; what a part costs is the difference.",
        table(["", "median s", "spread", "s of its own", "ns a record", "peak MB"], rows)])
