#!/usr/bin/python3
"""Checks a report against its schema, and against the laws that a schema cannot state.

usage: validate_report.py REPORT.json [REPORT.ndjson [REPORT.csv]]

Needs Debian's python3-jsonschema. It shares no code with the program: it is the second opinion.
"""
import csv
import json
import sys
from fractions import Fraction
from pathlib import Path

import jsonschema

SCHEMA = json.loads((Path(__file__).parent.parent / "schema/report.schema.json").read_text("utf-8"))
PARTS = {
    "graduates": ["placed", "not_placed", "unclear"],
    "placed": ["contract", "flexible", "self_employed", "military", "further_study", "abroad"],
    "employed": ["contract", "flexible", "self_employed"],
    "records": ["accepted", "filtered", "duplicates", "rejected"],
}


def require(holds, law):
    if not holds:
        raise SystemExit(f"broken law: {law}")


def check_sum(counts, whole, parts=None):
    parts = parts or PARTS[whole]
    if None in [counts[name] for name in [whole, *parts]]:
        return
    require(counts[whole] == sum(counts[part] for part in parts), f"{whole} = {' + '.join(parts)} in {counts}")


def check_order(schema, value, where="report"):
    """The keys of every object stand in the order of the schema."""
    while "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if isinstance(value, dict) and "properties" in schema:
        known = [key for key in schema["properties"] if key in value]
        require(list(value) == known, f"key order of {where}: {list(value)}")
        for key in known:
            check_order(schema["properties"][key], value[key], f"{where}.{key}")
    elif isinstance(value, list) and "items" in schema:
        for element in value:
            check_order(schema["items"], element, where)


def half_up(share):
    return Fraction(int(share * 10**6 + Fraction(1, 2)), 10**6)


def check_rate(rate, unknown):
    if rate["denominator"] == 0 and rate["numerator"] is not None:
        return
    if None in [rate["numerator"], rate["denominator"], unknown]:
        return check_hidden(rate)
    known = Fraction(rate["numerator"], rate["denominator"])
    upper = Fraction(rate["numerator"] + unknown, rate["denominator"])
    target = rate["target"]
    require(rate["value"] == half_up(known) and rate["upper"] == half_up(upper), f"rounding of {rate}")
    verdict = "met" if known >= target else "missed" if upper < target else "undetermined"
    require(rate["verdict"] == verdict, f"verdict of {rate}")
    least = rate["numerator"] + rate["needed"]
    require(least >= target * rate["denominator"], f"needed is enough: {rate}")
    require(rate["needed"] == 0 or least - 1 < target * rate["denominator"], f"needed is minimal: {rate}")


def check_hidden(rate):
    """Of hidden people a rate says nothing; of hidden unknown that its target is met without them, if it is."""
    require(rate["upper"] is None and rate["needed"] is None, f"hidden people in {rate}")
    if None in [rate["numerator"], rate["denominator"]]:
        require(rate["value"] is None and rate["verdict"] == "suppressed", f"hidden people in {rate}")
    else:
        known = Fraction(rate["numerator"], rate["denominator"])
        require(rate["value"] == half_up(known), f"rounding of {rate}")
        require(rate["verdict"] == ("met" if known >= rate["target"] else "suppressed"), f"verdict of {rate}")


def check_disclosure(report):
    """Nothing is hidden unless it is said; what is hidden is named, and no small number is told."""
    nodes = report["groups"] + [year for each in report.get("trend", []) for year in each["years"] or []]
    hidden = [[name for name, people in node["counts"].items() if people is None] for node in nodes]
    if "disclosure" not in report:
        require(not any(hidden) and not any("suppressed" in node for node in nodes), "nothing is hidden without a word")
        return
    require([node["suppressed"] for node in nodes] == hidden, "suppressed names what is null")
    require(report["disclosure"]["suppressed_cells"] == sum(map(len, hidden)), "suppressed_cells")
    few = range(1, report["disclosure"]["threshold"])
    places = [place for flow in report["flows"] for place in flow["destinations"] or []]
    told = [people for node in nodes for people in node["counts"].values()] + [place["employed"] for place in places]
    told += [control["accepted"] for control in [report["totals"], *report["inputs"]]]
    told += [people for name in ["located_by", "conflicts", "refined"] for people in report["totals"][name].values()]
    require(not any(people in few for people in told), "a small number is told")


def check_names(group):
    require(list(group["key"]) == group["by"] == list(group["name"]), f"key and name follow `by`: {group['by']}")


def check_group(group, methodology):
    check_names(group)
    check_figures(group, methodology)


def check_trend(trend, groups):
    """Everyone first; the years of a group are all of its graduates."""
    require([each["by"] for each in trend] == [[]] + [["institution"]] * (len(trend) - 1), "trend of all and institutions")
    keys = [each["key"].get("institution", "").encode() for each in trend]
    require(keys == sorted(set(keys)), "trend in byte order")
    everyone, *institutions = trend
    for each in trend:
        check_names(each)
        if each["years"] is None:
            continue
        years = [year["year"].encode() for year in each["years"]]
        require(years == sorted(set(years)), f"years in byte order: {years}")
        group = next((group for group in groups if group["by"] == each["by"] and group["key"] == each["key"]), None)
        if group:
            require(group["name"] == each["name"], f"name of {each['key']}")
            for count, people in group["counts"].items():
                parts = [year["counts"][count] for year in each["years"]]
                require(None in [people, *parts] or people == sum(parts), f"{count} of {each['key']} by year")
    if None in [each["years"] for each in trend]:
        return
    for year in everyone["years"]:
        of_year = [one["counts"] for each in institutions for one in each["years"] if one["year"] == year["year"]]
        for count, people in year["counts"].items():
            require(people == sum(counts[count] for counts in of_year), f"{count} of {year['year']} by institution")


def check_figures(group, methodology):
    counts, rates = group["counts"], group["rates"]
    for whole in ["graduates", "placed", "employed"]:
        check_sum(counts, whole)
    check_sum(counts, "employed", ["chongqing", "circle", "elsewhere", "unresolved"])
    denominator = methodology["stay_denominator"]
    for name, numerator, of, unknown in [
        ("employment", "placed", "graduates", "unclear"),
        ("stay_in_chongqing", "chongqing", denominator, "chongqing_unknown"),
        ("stay_in_circle", "in_circle", denominator, "in_circle_unknown"),
    ]:
        rate = rates[name]
        require((rate["numerator"], rate["denominator"]) == (counts[numerator], counts[of]), f"{name} of {counts}")
        check_rate(rate, counts[unknown])
    if group.get("sensitivity"):
        circle = methodology["circle"].replace("-", "_")
        circle += "_" + methodology["partial_counties"] if circle == "strict" else ""
        for name, figure in group["sensitivity"][denominator][circle].items():
            require(all(rates[name][key] == figure[key] for key in figure), f"sensitivity repeats the rate {name}")


def flatten(value, prefix=""):
    if not isinstance(value, dict):
        return {prefix: value}
    flat = {}
    for key, member in value.items():
        flat |= flatten(member, f"{prefix}_{key}" if prefix else key)
    return flat


HIDDEN_FIGURE = {"value": None, "upper": None, "verdict": "suppressed"}
HIDDEN_SENSITIVITY = {
    denominator: {
        circle: {rate: HIDDEN_FIGURE for rate in SCHEMA["$defs"]["verdicts"]["properties"]}
        for circle in SCHEMA["$defs"]["circles"]["properties"]
    } for denominator in ["employed", "placed", "graduates"]
}


def flat_rows(report):
    """The rows of the flat forms, as the JSON report implies them."""
    for group in report["groups"]:
        if "suppressed" in group:
            group = {**group, "suppressed": ",".join(group["suppressed"])}
        if "sensitivity" in group and group["sensitivity"] is None:
            group = {**group, "sensitivity": HIDDEN_SENSITIVITY}
        every = {dimension: None for dimension in report["group_by"]}
        yield flatten({**group, "by": ",".join(group["by"]), "key": every | group["key"], "name": every | group["name"]})


def cell(value):
    text = "" if value is None else str(value)
    return "'" + text if text[:1] in list("=+-@\t\r\n＝＋－＠") else text


def read(text, fractions=float):
    return json.loads(text, parse_float=fractions)


def main(path, ndjson=None, flat=None):
    text = Path(path).read_text("utf-8")
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(read(text), SCHEMA)
    report = read(text, fractions=Fraction)
    check_order(SCHEMA, report)
    for control in [report["totals"], *report["inputs"]]:
        check_sum(control, "records")
    check_disclosure(report)
    for group in report["groups"]:
        check_group(group, report["methodology"])
    if "trend" in report:
        for year in (year for each in report["trend"] for year in each["years"] or []):
            check_figures(year, report["methodology"])
        check_trend(report["trend"], report["groups"])
    rows = [list(row.items()) for row in flat_rows(read(text, fractions=str))]
    if ndjson:
        lines = Path(ndjson).read_text("utf-8").split("\n")[:-1]
        require([list(read(line, fractions=str).items()) for line in lines] == rows, "ndjson is the flattened report")
    if flat:
        with open(flat, encoding="utf-8-sig", newline="") as file:
            header, *lines = csv.reader(file)
        cells = [[(name, cell(value)) for name, value in row] for row in rows]
        require([list(zip(header, line, strict=True)) for line in lines] == cells, "csv is the flattened report")


if __name__ == "__main__":
    main(*sys.argv[1:])
