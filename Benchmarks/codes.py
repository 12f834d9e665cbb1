"""The code tables for the peers: destination code → category, division code → zone, as two small CSV files.

A second implementation of the rules, from the same tables: what it gets wrong shows as a difference.
"""
import csv
from pathlib import Path

from counts import CATEGORIES, ZONES

TABLES = Path(__file__).parent.parent / "Sources/CReferenceTables/tables"


def rows(table):
    with open(TABLES / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def categories():
    """Every code of two or three digits; an unlisted three-digit code means what its first two digits mean."""
    listed = {row["code"]: row["category"] for row in rows("destination_codes") if row["scheme"] == "gxjy"}
    candidates = [f"{code}" for code in range(10, 1000)]
    found = {code: listed.get(code) or (listed.get(code[:2]) if len(code) == 3 else None) for code in candidates}
    return {code: category for code, category in found.items() if category}


def zones():
    """Every code that is, was or looks like a division's."""
    today = {row["code"] for row in rows("divisions")}
    plan = {row["code"]: row["circle"] for row in rows("circle")}
    historic = {}
    for row in rows("historic_divisions"):
        historic.setdefault(row["code"], row["now"].split(";"))
    parents = {code[:2] + "0000" for code in today} | {code[:4] + "00" for code in today}
    placeholders = {row["code"] for row in rows("placeholders")}

    def of_division(code):
        circle = plan.get(code) or plan.get(code[:4] + "00") or plan.get(code[:2] + "0000")
        if code.startswith("50"):
            return {"in": "chongqing_core", "partial": "chongqing_partial", "out": "chongqing_outer"}.get(
                circle, "chongqing_unspecified")
        if code.startswith("51"):
            return {"in": "circle", "out": "sichuan_outer"}.get(circle, "sichuan_mixed")
        return "elsewhere"

    def of_code(code):
        if code in today:
            return of_division(code)
        if code in historic:
            return joined({of_division(part) for part in historic[code]})
        city, province = code[:4] + "00", code[:2] + "0000"
        if city in today:
            return of_division(city)
        if city in historic:
            return joined({of_division(part) for part in historic[city]})
        return of_division(province) if province in today else "unresolved"

    return {code: of_code(code) for code in sorted(today | historic.keys() | parents | placeholders)}


def joined(parts):
    """What the zones of a place's parts have in common."""
    if len(parts) == 1:
        return parts.pop()
    if all(part.startswith("chongqing") for part in parts):
        return "chongqing_unspecified"
    if parts <= {"circle", "sichuan_mixed", "sichuan_outer"}:
        return "sichuan_mixed"
    return "unresolved"


def write(folder):
    """Writes `destinations.csv` (code,category) and `divisions.csv` (code,zone), with numbers for names."""
    for name, title, table, numbers in [
            ("destinations", "category", categories(), CATEGORIES), ("divisions", "zone", zones(), ZONES)]:
        lines = [f"code,{title}", *(f"{code},{numbers.index(value)}" for code, value in table.items())]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
