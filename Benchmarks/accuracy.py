"""How often liuyu locates an employer rightly, beside two open address parsers, on labelled cases.

    python accuracy.py LIUYU DATA [--worst N] [--no-peers]

DATA holds CSV files. Of each file the columns `expected_region` (chongqing, circle, elsewhere; rows with another
label are not scored) and `address`, `employer_name` or `input` are read. A wrong answer is another class; an
unresolved one is neither right nor wrong. Each column is asked by itself, of the peers, too; where a file has addresses
and employers, liuyu is also asked as a run asks it, for address, then employer.

Of liuyu each list's even and odd rows are shown beside all: rules are tuned on the even ones alone, and hold where the odd
ones say the same. Below, the answers are grouped by the rule that decided (`rule_name` of `explain`), the rule with the
most wrong ones first; the examples are from the even rows.
"""

import argparse
import collections
import csv
import json
import pathlib
import subprocess
import sys
import time

CLASSES = ["chongqing", "circle", "elsewhere"]
TABLES = pathlib.Path(__file__).parent.parent / "Sources/CReferenceTables/tables"


def flat(value):
    return value.replace("\n", " ").replace("\r", " ")


class Liuyu:
    name = "liuyu"

    def __init__(self, binary):
        self.binary = binary

    def lines(self, column, values, *options):
        text = "\n".join(flat(value) for value in values) + "\n"
        run = subprocess.run(
            [self.binary, "explain", "--stdin", "--column", column, *options],
            input=text, capture_output=True, text=True, check=True)
        return run.stdout.splitlines()

    def zones(self, column, values):
        return [line.split(",") for line in self.lines(column, values, "--brief")]

    def rules(self, column, values):
        return [json.loads(line)["rule_name"] for line in self.lines(column, values)]

    def classes(self, column, values):
        return [zone[2] for zone in self.zones(column, values)]


class Cpca:
    """cpca gives a division code, which liuyu's own table turns into a class, as it does for liuyu."""

    name = "cpca 0.5.5"

    def __init__(self, liuyu):
        import cpca
        self.cpca, self.liuyu = cpca, liuyu

    def classes(self, column, values):
        codes = self.cpca.transform(values)["adcode"]
        return self.liuyu.classes("code", [code if isinstance(code, str) else "" for code in codes])


class Jionlp:
    """jionlp gives the names of province, city and county, which are looked up in the table of divisions."""

    name = "jionlp 1.5.31"

    def __init__(self, liuyu):
        import jionlp
        self.jionlp, self.liuyu = jionlp, liuyu
        names = {row["code"]: row["name"] for row in csv.DictReader(open(TABLES / "divisions.csv", encoding="utf-8"))}
        old = csv.DictReader(open(TABLES / "historic_divisions.csv", encoding="utf-8"))
        self.codes = {}
        for code, name in [(row["code"], row["name"]) for row in old] + list(names.items()):
            for above in {code[:2] + "0000", code[:4] + "00"}:
                self.codes[names.get(above), name] = code

    def classes(self, column, values):
        return self.liuyu.classes("code", [self.code(value) for value in values])

    def code(self, value):
        try:
            found = self.jionlp.parse_location(value)
        except Exception:
            return ""
        province, city, county = found["province"], found["city"], found["county"]
        chain = [(city or province, county), (province, county), (province, city), (province, province)]
        return next((self.codes[key] for key in chain if key[1] and key in self.codes), "")


def cases(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row.get("expected_region") in CLASSES]
    if not rows:
        return None
    columns = {"address": "location", "input": "location", "employer_name": "employer"}
    return rows, [(column, field) for field, column in columns.items() if any(row.get(field) for row in rows)]


def shares(expected, got):
    right = sum(a == b for a, b in zip(expected, got))
    unresolved = sum(b == "unresolved" for b in got)
    count = max(len(expected), 1)
    return f"{right / count:>9.2%}{(len(expected) - right - unresolved) / count:>9.2%}{unresolved / count:>12.2%}"


def report(label, expected, got, seconds):
    print(f"{label:<58}{len(expected):>6}{shares(expected, got)}{seconds:>8.2f} s")


def halves(expected, got):
    for label, first in [("even rows", 0), ("odd rows", 1)]:
        half = expected[first::2]
        print(f"{'':<8}{label:<50}{len(half):>6}{shares(half, got[first::2])}")


def confusion(expected, got):
    pairs = collections.Counter(zip(expected, got))
    print("    expected \\ got " + "".join(f"{name:>12}" for name in CLASSES + ["unresolved"]))
    for row in CLASSES:
        print(f"    {row:<15}" + "".join(f"{pairs[row, name]:>12}" for name in CLASSES + ["unresolved"]))


def by_rule(rows, field, expected, got, rules, limit):
    """What each rule answered, and of the even rows its wrong answers before the unresolved ones."""
    outcomes = ["unresolved" if b == "unresolved" else "right" if a == b else "WRONG" for a, b in zip(expected, got)]
    counts = collections.defaultdict(collections.Counter)
    for rule, outcome in zip(rules, outcomes):
        counts[rule][outcome] += 1
    order = worst_first(counts)
    show_rules(counts)
    for rule in order:
        for outcome in ["WRONG", "unresolved"]:
            bad = [number for number in range(0, len(rows), 2) if (rules[number], outcomes[number]) == (rule, outcome)]
            # Each kind of mistake together.
            bad.sort(key=lambda number: (expected[number], got[number]))
            for number in bad[:limit]:
                print(f"    {rule}: {outcome:<10} {flat(rows[number][field])} is {expected[number]}, not {got[number]}")
            if len(bad) > limit:
                print(f"    {rule}: {outcome:<10} … and {len(bad) - limit} more of the even rows")
    return counts


def worst_first(counts):
    return sorted(counts, key=lambda rule: (-counts[rule]["WRONG"], -counts[rule]["unresolved"], rule))


def show_rules(counts):
    print(f"    {'rule':<20}{'right':>10}{'wrong':>10}{'unresolved':>12}")
    for rule in worst_first(counts):
        print(f"    {rule:<20}" + "".join(
            f"{counts[rule][name]:>{width}}" for name, width in [("right", 10), ("WRONG", 10), ("unresolved", 12)]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("liuyu")
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--worst", type=int, default=8, help="examples of each rule")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()

    liuyu = Liuyu(options.liuyu)
    locators = [liuyu] if options.no_peers else [liuyu, Cpca(liuyu), Jionlp(liuyu)]
    print(f"{'cases':<58}{'scored':>6}{'right':>9}{'wrong':>9}{'unresolved':>12}{'time':>10}")
    details = []
    for path in sorted(options.data.glob("*.csv")):
        found = cases(path)
        if not found:
            continue
        rows, readings = found
        expected = [row["expected_region"] for row in rows]
        if len(readings) == 2:
            start = time.perf_counter()
            first, second = [liuyu.zones(column, [row[field] for row in rows]) for column, field in readings]
            got = [(b if a[1] == "unresolved" else a)[2] for a, b in zip(first, second)]
            report(f"{path.stem}: liuyu, as a run", expected, got, time.perf_counter() - start)
            halves(expected, got)
            which = [int(zone[1] == "unresolved") for zone in first]
            rules = [liuyu.rules(column, [row[field] for row in rows]) for column, field in readings]
            rules = [f"{readings[side][0]}: {rules[side][number]}" for number, side in enumerate(which)]
            details.append((path.stem + ", address, then employer", rows, readings[0][1], expected, got, rules))
        for column, field in readings:
            values = [row[field] for row in rows]
            for locator in locators:
                start = time.perf_counter()
                got = locator.classes(column, values)
                report(f"{path.stem}, {field}: {locator.name}", expected, got, time.perf_counter() - start)
                if locator is liuyu:
                    halves(expected, got)
                    rules = liuyu.rules(column, values)
                    details.append((f"{path.stem}, {field}", rows, field, expected, got, rules))
    total = collections.defaultdict(collections.Counter)
    for label, rows, field, expected, got, rules in details:
        print(f"\n{label}")
        confusion(expected, got)
        counts = by_rule(rows, field, expected, got, rules, options.worst)
        # What a run makes of two columns is made of what each says.
        for rule, count in counts.items() if not label.endswith("then employer") else []:
            total[rule].update(count)
    print("\nall lists, each column by itself, by rule")
    show_rules(total)


if __name__ == "__main__":
    sys.exit(main())
