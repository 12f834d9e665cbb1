#!/usr/bin/python3
"""A slow, obvious calculation of the report on the sample data, to hold the program's against.

usage: oracle.py REPORT.json [--sample FOLDER] [--by DIM[,DIM…]] [--where CONDITION]… [--methodology KEY=VALUE]…

Takes the options that the program was given with Tests/codes-only.yaml, reads the same files again in its own way,
and names every figure of the report that differs. It shares nothing with the program but the reference tables.
"""
import argparse
import csv
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
TABLES = HOME / "Sources/CReferenceTables/tables"
CODED = {"institution", "program"}
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad"

# The four layouts of the sample data: files, rows before the first record, code list, and which header is what.
LAYOUTS = [
    ("national-export", 1, "gxjy", "id=考生号 year=毕业年份 institution=学校代码 institution_name=学校名称 "
     "program=专业代码 program_name=专业名称 level=学历层次 gender=性别 destination=毕业去向代码 "
     "location=单位所在地代码 credit_code=单位组织机构代码 updated=签约日期"),
    ("employment-plan-2024", 1, "gxjy", "id=学号 year=毕业日期 program=专业代码 program_name=专业名称 level=学历层次 "
     "gender=性别 destination=毕业去向类别代码 location=单位所在地代码 credit_code=统一社会信用代码 updated=签约日期"),
    ("national-upload", 2, "gxjy", "id=ksh year=bysj institution=yxdm institution_name=yxmc program=zydm "
     "program_name=zymc level=xl gender=xb destination=byqxdm location=dwszddm credit_code=dwzzjgdm"),
    ("secondary-vocational", 1, "jyt1001-secondary", "id=xh year=bynf institution=xxdm institution_name=xxmc "
     "program=zyh program_name=zymc gender=xb destination=byqxdm updated=jyrq"),
]


def table(name):
    with open(TABLES / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Answers to: in Chongqing? in the circle: all-chongqing? strict with, strict without the two partial counties?
ANSWERS = {("50", "in"): "YYYY", ("50", "partial"): "YYYN", ("50", "out"): "YYNN", ("50", "mixed"): "YY??",
           ("51", "in"): "NYYY", ("51", "out"): "NNNN", ("51", "mixed"): "N???"}
CIRCLE = {row["code"]: ANSWERS[row["code"][:2], row["circle"]] for row in table("circle.csv")}
TODAY = {row["code"] for row in table("divisions.csv")}
FORMER = {}
for row in table("historic_divisions.csv"):
    if row["code"] not in FORMER or FORMER[row["code"]]["until"] < row["until"]:
        FORMER[row["code"]] = row
SOURCES = ["location_code", "location_text", "credit_code", "employer", "unresolved"]
EMPLOYED = {"contract", "flexible", "self_employed"}
DESTINATIONS = {(row["scheme"], row["code"]): row["category"] for row in table("destination_codes.csv")}


def answers_of_today(code):
    return CIRCLE.get(code) or ("NNNN" if code in TODAY else None)


def place(code):
    """Where a code lies: its answers, and the division of today that holds it all; None where nobody knows."""
    for candidate in [code, code[:4] + "00", code[:2] + "0000"]:
        parts = [candidate]
        if candidate not in TODAY:
            parts = FORMER[candidate]["now"].split(";") if candidate in FORMER else []
        if parts and all(map(answers_of_today, parts)):
            each = zip(*map(answers_of_today, parts))
            answers = "".join(of[0] if len(set(of)) == 1 else "?" for of in each)
            above = [parts[0], parts[0][:4] + "00", parts[0][:2] + "0000"]
            return answers, next(d for d in above if d in TODAY and all(lies_in(part, d) for part in parts))
    return None


def lies_in(code, division):
    return code.startswith(division[:2] if division.endswith("0000") else division[:4] if division.endswith("00")
                           else division)


def place_of_registration(credit_code):
    values = ["0123456789ABCDEFGHJKLMNPQRTUWXY".find(character) for character in credit_code.upper()]
    if len(values) != 18 or min(values) < 0 or not credit_code[2:8].isdigit():
        return None
    checks = sum(value * 3 ** index for index, value in enumerate(values[:17])) + values[17]
    return place(credit_code[2:8]) if checks % 31 == 0 else None


def agrees(answers, finer):
    return all(one in ("?", other) for one, other in zip(answers, finer))


def located(graduate):
    """Where a job is, by the sources in order: answers, source, and what contradicts or refines what."""
    code = graduate.get("location", "")
    code = code[:6] if re.fullmatch(r"\d{12}|\d{9}", code) else code
    said = {"location_code": place(code) if re.fullmatch(r"\d{6}", code) else None,
            "credit_code": place_of_registration(graduate.get("credit_code", ""))}
    said = {source: where for source, where in said.items() if where}
    if not said:
        return {"answers": "????", "source": "unresolved"}
    (source, (answers, division)), *later = said.items()
    conflict = refinement = None
    for other, (theirs, finer) in later:
        # Outside Chongqing and Sichuan all places are alike.
        provinces = [d[:2] if d[:2] in ("50", "51") else "" for d in (division, finer)]
        is_inside, holds_it = lies_in(finer, division), lies_in(division, finer)
        may_agree = provinces[0] == provinces[1] and (agrees(answers, theirs) or agrees(theirs, answers))
        if is_inside and agrees(answers, theirs):
            if (answers, division) != (theirs, finer):
                refinement, source, answers, division = f"{source}_{other}", other, theirs, finer
        elif not may_agree or not (is_inside or holds_it or answers == theirs):
            conflict = f"{source}_{other}"
    return {"answers": answers, "source": source, "conflict": conflict, "refinement": refinement}


def category(scheme, code):
    """What a destination code says; None where the list does not have it."""
    if not code:
        return "not_placed"
    parent = code[:2] if re.fullmatch(r"\d{3}", code) else None
    return DESTINATIONS.get((scheme, code)) or DESTINATIONS.get((scheme, parent))


def clean(text, is_code):
    text = "".join(c for c in text if c not in INVISIBLE).strip()
    wrapped = re.fullmatch(r'="(.*)"', text, re.S)
    text = (wrapped[1] if wrapped else text.removeprefix("'")).strip()
    if is_code:
        text = re.sub(r"^(\d+)\.0+$", r"\1", unicodedata.normalize("NFKC", text))
    return text


def year(text):
    for form in [r"(\d{4})(届|年|届毕业生|年度|级)?", r"(\d{4})[-/.年](0?[1-9]|1[0-2])(\D.*)?",
                 r"(\d{4})(0[1-9]|1[0-2])(\d\d)?"]:
        if (match := re.fullmatch(form, text)) and 1950 <= int(match[1]) <= 2099:
            return match[1]
    return None


def moment(text, graduated):
    """When a record was changed; None where that is no date, or lies more than five years from the graduation."""
    found = date(text)
    return found if found and (not graduated or abs(found.year - int(graduated)) <= 5) else None


def date(text):
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    try:
        if re.fullmatch(r"\d{5}(\.\d+)?", text):
            return datetime(1899, 12, 30) + timedelta(days=float(text))
        if re.match(r"\d{8}\b", text):
            return datetime.strptime(text[:8], "%Y%m%d")
        return datetime(*numbers[:6])
    except (TypeError, ValueError):
        return None


FIELD = re.compile(r'[ \t]*"((?:[^"]|"")*)"[ \t]*(?=[,\r\n]|\Z)|'
                   r'([ \t]*="[^,"\r\n]*"[ \t]*|[^,"\r\n]*)(?=[,\r\n]|\Z)')


def records(text):
    """Each record's fields; None for a line that breaks the rules of quoting, which costs that line only."""
    place = 0
    while place < len(text):
        line = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)").match(text, place)
        fields, end = [], place
        while field := FIELD.match(text, end):
            fields.append(field[1].replace('""', '"') if field[1] is not None else field[2].strip(" \t"))
            end = field.end()
            if text[end:end + 1] != ",":
                break
            end += 1
        if field is None:
            yield None
            place = line.end()
            continue
        is_blank = not text[place:end].strip(" \t")
        place = end + (2 if text.startswith("\r\n", end) else 1)
        if not is_blank:
            yield fields


def read_graduates(sample):
    """Every record of the sample data in reading order: its path, and its values or the reason why it is refused."""
    for folder, header_rows, scheme, names in LAYOUTS:
        headers = dict(pair.split("=") for pair in names.split())
        for path in sorted((sample / folder).glob("*.csv"), key=lambda path: str(path).encode()):
            raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
            try:
                raw[:raw.rindex(b"\n", 0, 200_000)].decode("utf-8")
                encoding = "utf-8"
            except UnicodeDecodeError:
                encoding = "gb18030"
            # One character for each byte: text is decoded field by field, so that one bad field refuses one record.
            rows = records(raw.decode("latin-1"))
            header = [name.encode("latin-1").decode(encoding) for name in next(rows)]
            for _ in range(header_rows - 1):
                next(rows)
            columns = {field: header.index(name) for field, name in headers.items()}
            school = dict(zip(["institution", "institution_name"], path.stem.split("-", 1)))
            fixed = school if "institution" not in headers else {}
            if folder == "secondary-vocational":
                fixed = {"level": "中职"}
            for row in rows:
                yield path, *judge(row, len(header), columns, fixed, scheme, encoding)


def judge(row, width, columns, fixed, scheme, encoding):
    if row is None:
        return "quoting", None
    if len(row) < width or any(row[width:]):
        return "field_count", None
    graduate, undecodable = dict(fixed), False
    for field, column in columns.items():
        is_code = field not in {"institution_name", "program_name", "level", "gender"}
        try:
            graduate[field] = clean(row[column].encode("latin-1").decode(encoding), is_code)
        except UnicodeDecodeError:
            graduate[field], undecodable = "", True
    updated = graduate.get("updated", "")
    graduate["moment"] = moment(updated, year(graduate["year"]))
    graduate["unread"] = bool(updated) and not graduate["moment"]
    reason = refusal(graduate, scheme)
    return "encoding" if undecodable else reason, graduate


def refusal(graduate, scheme):
    """Why a record does not count, if it does not; else the rest of what it says is worked out."""
    graduate["category"] = category(scheme, graduate["destination"])
    if re.fullmatch(r"[\d.]+E[+-]\d+", graduate["id"], re.I):
        return "damaged_id"
    if graduate["year"] and not (year_read := year(graduate["year"])):
        return "bad_year"
    if not (graduate["institution"] or graduate["institution_name"]):
        return "missing_value"
    if graduate["category"] is None:
        return "unknown_destination_code"
    graduate["year"] = year_read if graduate["year"] else ""
    if graduate["category"] in EMPLOYED:
        graduate |= located(graduate)
    for dimension in CODED:
        graduate[dimension] = graduate[dimension] or graduate[dimension + "_name"]
    return None


def superseded(graduates, rule):
    """The places of the records that another record of the same graduate replaces, and how many of these are of another
    year than it."""
    if rule == "off":
        return set(), None
    of_graduate = defaultdict(list)
    for place, graduate in graduates:
        if graduate["id"]:
            of_graduate[graduate["institution"], graduate["id"].upper()].append((place, graduate))
    lost, across = set(), 0
    for sent in of_graduate.values():
        latest = max(sent, key=lambda each: (each[1]["moment"] or datetime.min, each[0]))
        kept = latest if rule == "keep-latest" else sent[0]
        others = [each for each in sent if each[0] != kept[0]]
        lost |= {place for place, _ in others}
        across += sum(bool(each["year"] and kept[1]["year"]) and each["year"] != kept[1]["year"] for _, each in others)
    return lost, across


def holds(condition, graduate):
    dimension, negation, patterns = re.fullmatch(r"(\w+)(!?)=(.*)", condition).groups()
    values = [graduate[dimension], graduate.get(dimension + "_name", "")] if dimension in CODED else [graduate[dimension]]
    found = False
    for pattern in patterns.split(","):
        if years := re.fullmatch(r"(\d+)\.\.(\d+)", pattern):
            found |= bool(values[0]) and int(years[1]) <= int(values[0]) <= int(years[2])
        else:
            form = ".*".join(re.escape(part) for part in pattern.split("*"))
            found |= any(re.fullmatch(form, value, re.S) for value in values)
    return found != bool(negation)


def counts(graduates, circle):
    by = Counter(graduate["category"] for graduate in graduates)
    figures = {name: by[name] for name in ["contract", "flexible", "self_employed", "military", "further_study",
                                           "abroad", "not_placed", "unclear"]}
    employed = [g["answers"] for g in graduates if g["category"] in EMPLOYED]
    figures["graduates"] = len(graduates)
    figures["placed"] = len(graduates) - by["not_placed"] - by["unclear"]
    figures["employed"] = len(employed)
    figures["chongqing"] = sum(a[0] == "Y" for a in employed)
    figures["circle"] = sum(a[:2] == "NY" for a in employed)
    figures["elsewhere"] = sum(a[:2] == "NN" for a in employed)
    figures["unresolved"] = sum(a[0] != "Y" and a[1] == "?" for a in employed)
    figures["chongqing_unknown"] = sum(a[0] == "?" for a in employed)
    figures["in_circle"] = sum(a[circle] == "Y" for a in employed)
    figures["in_circle_unknown"] = sum(a[circle] == "?" for a in employed)
    return figures


def groups(graduates, by, circle):
    members, names = defaultdict(list, {(): []}), defaultdict(Counter)
    for graduate in graduates:
        for depth in range(len(by) + 1):
            members[tuple(graduate[dimension] for dimension in by[:depth])].append(graduate)
        for dimension in CODED & set(by):
            name = graduate[dimension + "_name"]
            names[dimension, graduate[dimension]][name] += bool(name)
    def name(dimension, key):
        known = [(-count, name.encode(), name) for name, count in names[dimension, key].items() if count]
        return min(known)[2] if known else None
    # A tuple sorts before those that it begins: depth first, each level in the byte order of its keys.
    for key in sorted(members, key=lambda key: [part.encode() for part in key]):
        yield {"by": by[:len(key)], "key": dict(zip(by, key)),
               "name": {dimension: name(dimension, part) for dimension, part in zip(by, key)},
               "counts": counts(members[key], circle)}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("report", type=Path)
    options.add_argument("--sample", type=Path, default=HOME / "sample-data")
    options.add_argument("--by", default="institution,program")
    options.add_argument("--where", action="append", default=[])
    options.add_argument("--methodology", action="append", default=[])
    options = options.parse_args()
    chosen = {"circle": "all-chongqing", "partial_counties": "in", "duplicates": "keep-latest"}
    chosen |= dict(setting.split("=") for setting in options.methodology)
    circle = 1 if chosen["circle"] == "all-chongqing" else 2 if chosen["partial_counties"] == "in" else 3

    fates, reasons, graduates, unread = defaultdict(Counter), Counter(), [], 0
    for place, (path, reason, graduate) in enumerate(read_graduates(options.sample)):
        fates[path]["records"] += 1
        unread += bool(graduate and graduate["unread"])
        if reason:
            fates[path]["rejected"] += 1
            reasons[reason] += 1
        else:
            graduates.append((place, graduate | {"path": path}))
    lost, across = superseded(graduates, chosen["duplicates"])
    accepted = []
    for place, graduate in graduates:
        passes = all(holds(condition, graduate) for condition in options.where)
        fate = "duplicates" if place in lost else "accepted" if passes else "filtered"
        fates[graduate["path"]][fate] += 1
        if fate == "accepted":
            accepted.append(graduate)

    control = ["records", "accepted", "filtered", "duplicates", "rejected"]
    expected = {
        "inputs": [[path.name] + [fates[path][fate] for fate in control] for path in fates],
        "totals": {fate: sum(fates[path][fate] for path in fates) for fate in control}
        | {"rejected_by_reason": dict(reasons), "without_id": sum(not graduate["id"] for graduate in accepted),
           "repeated": None if across is None else len(lost), "duplicates_across_years": across,
           "unread": {"updated_at": unread}}
        | {total: dict(Counter(graduate[key] for graduate in accepted if graduate.get(key)))
           for total, key in [("conflicts", "conflict"), ("refined", "refinement")]}
        | {"located_by": {source: sum(graduate.get("source") == source for graduate in accepted) for source in SOURCES}},
        "groups": list(groups(accepted, options.by.split(","), circle)),
    }
    report = json.loads(options.report.read_text("utf-8"))
    found = {
        "inputs": [[Path(each["path"]).name] + [each[fate] for fate in control] for each in report["inputs"]],
        "totals": {key: report["totals"][key] for key in expected["totals"]},
        "groups": [{key: group[key] for key in ["by", "key", "name", "counts"]} for group in report["groups"]],
    }
    print(f"{len(expected['groups'])} groups of {len(accepted)} graduates")
    differences = [(part, e, f) for part in ["inputs", "groups"] for e, f in zip(expected[part], found[part]) if e != f]
    if len(expected["groups"]) != len(found["groups"]):
        differences.append(("groups", len(expected["groups"]), len(found["groups"])))
    if expected["totals"] != found["totals"]:
        differences.append(("totals", expected["totals"], found["totals"]))
    for part, e, f in differences[:10]:
        print(f"{part}\n  oracle: {e}\n  report: {f}", file=sys.stderr)
    sys.exit(f"{len(differences)} differences" if differences else 0)


if __name__ == "__main__":
    main()
