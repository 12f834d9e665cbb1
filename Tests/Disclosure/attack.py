#!/usr/bin/python3
"""What can be worked out of a report that hides small numbers, by linear programming.

    attack.py PROTECTED.json TRUTH.json [--most N] [--change]

PROTECTED is all that the attacker has; TRUTH is the same report without `--disclosure` and only says which cells are small and are
asked about. The attacker knows every equation that the report tells: counts, numerators, rates times denominators with the decimals
they are printed with, sums over groups and over years, what located the employed, the balances of records, the differences to an
earlier report, the rates under other definitions, the destinations; that nobody is counted less than zero times; and that each listed
group and year has someone. For each hidden cell of 1 to K - 1 people (and each sum that would follow from others, as those who are
not placed) it asks for the least and the greatest value that agree with all of it.

Prints one JSON object: how many cells there were, how many were attacked, the narrowest span of values, and each cell that at most
K - 1 values agree with. Ends with 1 where there is one.
"""

import argparse
import json
import random
import sys

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

# What a person is counted as: one outcome, and of the employed one kind of job and one kind of place. The places are the finest that
# any definition tells apart.
OUTCOMES = ["not_placed", "unclear", "military", "further_study", "abroad"]
KINDS = ["contract", "flexible", "self_employed"]
PLACES = ["core", "partial", "outer", "unspecified", "circle", "elsewhere", "mixed", "unresolved"]
CHONGQING = ["core", "partial", "outer", "unspecified"]


def circle(methodology):
    """Who is in the circle, and of whom nobody knows."""
    if methodology["circle"] == "all-chongqing":
        return CHONGQING + ["circle"], ["mixed", "unresolved"]
    inside = ["core", "circle"] + (["partial"] if methodology["partial_counties"] == "in" else [])
    return inside, ["unspecified", "mixed", "unresolved"]


def measures(methodology):
    """Each count of a group, and sums that a report does not name, as sums of the atoms."""
    inside, unknown = circle(methodology)
    employed = KINDS
    placed = employed + ["military", "further_study", "abroad"]
    named = {
        "graduates": placed + ["not_placed", "unclear"], "placed": placed, "employed": employed,
        "chongqing": CHONGQING, "circle": ["circle"], "elsewhere": ["elsewhere"], "unresolved": ["mixed", "unresolved"],
        "chongqing_unknown": ["unresolved"], "in_circle": inside, "in_circle_unknown": unknown,
    }
    named.update({name: [name] for name in OUTCOMES + KINDS})
    derived = {
        "(not placed or unclear)": ["not_placed", "unclear"],
        "(placed elsewhere than in a job)": ["military", "further_study", "abroad"],
        "(employed, not known in the circle)": [p for p in PLACES if p not in inside],
        "(mixed)": ["mixed"],
    }
    if methodology["circle"] == "strict":
        cities = [p for p in CHONGQING if p in inside]
        derived.update({
            "(Chongqing in the circle)": cities, "(Chongqing undecided)": ["unspecified"],
            "(Chongqing out of the circle)": [p for p in CHONGQING if p not in inside + unknown],
        })
    return named, derived


class Equations:
    def __init__(self):
        self.names, self.rows, self.low, self.high, self.bounds = {}, [], [], [], []

    def variable(self, *name, least=0):
        if name not in self.names:
            self.names[name] = len(self.names)
            self.bounds.append((least, None))
        return self.names[name]

    def add(self, terms, low, high):
        """The sum of `terms`, pairs of a variable and a factor, lies between two numbers."""
        self.rows.append(terms)
        self.low.append(low)
        self.high.append(high)

    def solve(self):
        rows, cols, values = [], [], []
        for number, terms in enumerate(self.rows):
            for variable, factor in terms:
                rows.append(number), cols.append(variable), values.append(factor)
        matrix = coo_array((values, (rows, cols)), shape=(len(self.rows), len(self.names))).tocsr()
        low, high = np.array(self.low, dtype=float), np.array(self.high, dtype=float)
        same = low == high
        self.equal, self.equal_to = matrix[same], low[same]
        unequal = matrix[~same]
        from scipy.sparse import vstack
        self.upper = vstack([unequal, -unequal]) if unequal.shape[0] else None
        self.upper_to = np.concatenate([high[~same], -low[~same]]) if unequal.shape[0] else None

    def range(self, terms):
        """The least and the greatest of a sum."""
        ends = []
        for sign in (1, -1):
            goal = np.zeros(len(self.names))
            for variable, factor in terms:
                goal[variable] += sign * factor
            found = linprog(
                goal, A_eq=self.equal, b_eq=self.equal_to, A_ub=self.upper, b_ub=self.upper_to, bounds=self.bounds,
                method="highs")
            if found.status == 3:
                ends.append(float("inf"))
            elif found.status != 0:
                raise SystemExit(f"attack.py: the report contradicts itself, or the solver does: {found.message}")
            else:
                ends.append(sign * found.fun)
        return ends[0], ends[1]


class Attack:
    def __init__(self, report):
        self.report, self.system = report, Equations()
        self.named, self.derived = measures(report["methodology"])
        self.add_tree()
        self.add_years()
        self.add_totals()
        self.add_flows()
        self.system.solve()

    def terms(self, node, atoms, factor=1):
        """Everybody of a node who is one of some atoms: over its leaves."""
        return [(self.system.variable(leaf, atom), factor) for leaf in self.leaves[node] for atom in atoms]

    def define(self, leaf):
        """The two ways in which a leaf's employed are told apart add up to the same."""
        kinds = [(self.system.variable(leaf, kind), 1) for kind in KINDS]
        places = [(self.system.variable(leaf, place), -1) for place in PLACES]
        for outcome in OUTCOMES:
            self.system.variable(leaf, outcome)
        self.system.add(kinds + places, 0, 0)

    def tell(self, node, figures):
        """All that is told of a group or a year."""
        for name, count in figures["counts"].items():
            if count is not None:
                self.system.add(self.terms(node, self.named[name]), count, count)
        denominators = {
            "employment": "graduates", "stay_in_chongqing": self.report["methodology"]["stay_denominator"],
            "stay_in_circle": self.report["methodology"]["stay_denominator"],
        }
        numerators = {
            "employment": ("placed", "unclear"), "stay_in_chongqing": ("chongqing", "chongqing_unknown"),
            "stay_in_circle": ("in_circle", "in_circle_unknown"),
        }
        for rate, said in figures["rates"].items():
            (known, unknown), all_ = numerators[rate], self.named[denominators[rate]]
            known, unknown = self.named[known], self.named[unknown]
            if said["numerator"] is not None:
                self.system.add(self.terms(node, known), said["numerator"], said["numerator"])
            if said["denominator"] is not None:
                self.system.add(self.terms(node, all_), said["denominator"], said["denominator"])
            if self.follows(said, figures["counts"].get(numerators[rate][1])):
                continue
            # As printed: rounded to a millionth. A margin for the solver is tighter than any person is wide.
            for value, people in [(said["value"], known), (said["upper"], known + unknown)]:
                if value is not None:
                    for edge, low, high in [(value + 5e-7, -np.inf, 1e-6), (value - 5e-7, -1e-6, np.inf)]:
                        self.inequality(self.terms(node, people) + self.terms(node, all_, -edge), low, high)
            if said["needed"]:
                # The target is missed by so many: numerator + needed is the least that meets it.
                target = said["target"]
                terms = self.terms(node, all_, target) + self.terms(node, known, -1)
                self.inequality(terms, said["needed"] - 1, said["needed"] + 1e-6)
            if said["verdict"] == "met":
                self.inequality(self.terms(node, known) + self.terms(node, all_, -said["target"]), -1e-6, np.inf)
            if said["verdict"] in ("missed", "undetermined"):
                self.inequality(self.terms(node, known) + self.terms(node, all_, -said["target"]), -np.inf, 1e-6)
            if said["verdict"] == "missed":
                terms = self.terms(node, known + unknown) + self.terms(node, all_, -said["target"])
                self.inequality(terms, -np.inf, 1e-6)
            if said["verdict"] == "undetermined":
                terms = self.terms(node, known + unknown) + self.terms(node, all_, -said["target"])
                self.inequality(terms, -1e-6, np.inf)
        for name, change in (figures.get("change") or {}).get("counts", {}).items():
            if change is not None:
                # What is told of both reports is told of this one: as strong as knowing the other exactly.
                assert figures["counts"][name] is not None, f"a change of a hidden count: {name}"

    def follows(self, said, unknown):
        """Whether value, upper and verdict say nothing that the people of whom they are told do not say: then they are no equations."""
        known, all_ = said["numerator"], said["denominator"]
        if known is None or all_ is None or unknown is None and said["upper"] is not None:
            return False
        shares = [(said["value"], known)] + ([] if unknown is None else [(said["upper"], known + unknown)])
        for value, people in shares:
            assert value is None if all_ == 0 else abs(value * all_ - people) <= 6e-7 * all_, said
        if unknown is None:
            # Nothing that would tell of the unknown.
            assert said["upper"] is None and said["needed"] is None and said["verdict"] in ("met", "suppressed"), said
        return True

    def inequality(self, terms, low, high):
        merged = {}
        for variable, factor in terms:
            merged[variable] = merged.get(variable, 0) + factor
        big = 1e9
        self.system.add(list(merged.items()), max(low, -big), min(high, big))

    def add_tree(self):
        groups = self.report["groups"]
        keys = [tuple(group["key"][d] for d in group["by"]) for group in groups]
        parents = {key[:-1] for key in keys if key}
        self.keys, self.leaves = keys, {}
        for key in keys:
            self.leaves[key] = [leaf for leaf in keys if leaf[:len(key)] == key and leaf not in parents] or [key]
        for key in keys:
            if key not in parents:
                self.define(key)
        for group, key in zip(groups, keys):
            self.tell(key, group)
            # A listed group has someone.
            if key:
                self.inequality(self.terms(key, self.named["graduates"]), 1, np.inf)
        self.add_sensitivity(groups[0])

    def add_years(self):
        """The years of everyone add up to everyone: to the same people by every atom."""
        self.years = []
        years = (self.report.get("trend") or [{}])[0].get("years")
        if years is None:
            assert not self.report.get("disclosure") or all(
                trend["years"] is None for trend in self.report.get("trend") or [])
            return
        nodes = [("years", year["year"]) for year in years]
        for node, year in zip(nodes, years):
            self.leaves[node] = [node]
            self.define(node)
            self.tell(node, year)
            self.inequality(self.terms(node, self.named["graduates"]), 1, np.inf)
        self.years = list(zip(nodes, years))
        for atom in OUTCOMES + KINDS + PLACES:
            total = [(variable, 1) for node in nodes for variable, _ in self.terms(node, [atom])]
            self.system.add(total + self.terms((), [atom], -1), 0, 0)
        for trend in self.report["trend"][1:]:
            assert trend["years"] is None or not self.report.get("disclosure")

    def add_totals(self):
        everyone = self.terms((), self.named["graduates"], -1)
        totals, inputs = self.report["totals"], self.report["inputs"]
        self.accepted = [self.system.variable("accepted", number) for number in range(len(inputs))]
        filtered = [self.system.variable("filtered", number) for number in range(len(inputs))]
        self.system.add([(variable, 1) for variable in self.accepted] + everyone, 0, 0)

        def balance(told, accepted, filtered):
            if told["accepted"] is not None:
                self.system.add(accepted, told["accepted"], told["accepted"])
            if told["filtered"] is not None:
                self.system.add(filtered, told["filtered"], told["filtered"])
            if told["records"] is not None:
                rest = told["records"] - told["duplicates"] - told["rejected"]
                self.system.add(accepted + filtered, rest, rest)
        for number, told in enumerate(inputs):
            balance(told, [(self.accepted[number], 1)], [(filtered[number], 1)])
        balance(totals, [(v, 1) for v in self.accepted], [(v, 1) for v in filtered])
        located = totals["located_by"]
        self.located = {name: self.system.variable("located", name) for name in located}
        self.system.add(
            [(variable, 1) for variable in self.located.values()] + self.terms((), self.named["employed"], -1), 0, 0)
        self.system.add([(self.located["unresolved"], 1)] + self.terms((), ["unresolved"], -1), 0, 0)
        for name, people in located.items():
            if people is not None:
                self.system.add([(self.located[name], 1)], people, people)

    def add_sensitivity(self, everyone):
        for denominator, circles in (everyone.get("sensitivity") or {}).items():
            for name, rates in circles.items():
                inside, unknown = circle({
                    "circle": "strict" if name.startswith("strict") else "all-chongqing",
                    "partial_counties": "out" if name == "strict_out" else "in"})
                people = {"stay_in_chongqing": (CHONGQING, ["unresolved"]), "stay_in_circle": (inside, unknown)}
                for rate, (known, maybe) in people.items():
                    said, all_ = rates[rate], self.named[denominator]
                    for value, atoms in [(said["value"], known), (said["upper"], known + maybe)]:
                        if value is not None:
                            for edge, low, high in [(value + 5e-7, -np.inf, 1e-6), (value - 5e-7, -1e-6, np.inf)]:
                                self.inequality(self.terms((), atoms) + self.terms((), all_, -edge), low, high)

    def add_flows(self):
        """Where the employed work: every place a variable of its zone; those that are folded are not told apart."""
        self.places = []
        flows = self.report["flows"]
        for flow in flows[1:]:
            assert flow["destinations"] is None or not self.report.get("disclosure")
        if not flows or flows[0]["destinations"] is None:
            return
        zones = {"circle": ["circle"], "sichuan_outer": ["elsewhere"], "elsewhere": ["elsewhere"], "abroad": ["elsewhere"],
                 "unresolved": ["unresolved"]}
        zones.update({f"chongqing_{name}": CHONGQING for name in ["core", "partial", "outer", "unspecified"]})
        by_zone, crossing = {}, 0
        for place in flows[0]["destinations"]:
            key = tuple(zones.get(place["zone"], ["mixed"]))
            if key == ("mixed",):
                crossing += place["employed"]
            else:
                by_zone[key] = by_zone.get(key, 0) + place["employed"]
        # What is told by zone is no more than there is; the rest is among the places that cross borders. But nobody whose place is
        # not known is among those.
        for atoms, people in by_zone.items():
            self.inequality(self.terms((), list(atoms)), people, people if atoms == ("unresolved",) else np.inf)
        told = sum(by_zone.values()) + crossing
        self.system.add(self.terms((), self.named["employed"]), told, told)

    def cells(self, truth):
        """Each hidden small cell: what it is called, its sum, and what it is in truth."""
        threshold = self.report["disclosure"]["threshold"]

        def values(figures):
            counts = figures["counts"]
            people = dict(counts)
            people["(not placed or unclear)"] = counts["graduates"] - counts["placed"]
            people["(placed elsewhere than in a job)"] = counts["placed"] - counts["employed"]
            people["(employed, not known in the circle)"] = counts["employed"] - counts["in_circle"]
            people["(mixed)"] = counts["unresolved"] - counts["chongqing_unknown"]
            if "(Chongqing in the circle)" in self.derived:
                inside = counts["in_circle"] - counts["circle"]
                undecided = counts["in_circle_unknown"] - counts["unresolved"]
                people["(Chongqing in the circle)"] = inside
                people["(Chongqing undecided)"] = undecided
                people["(Chongqing out of the circle)"] = counts["chongqing"] - inside - undecided
            return people
        nodes = list(zip(self.keys, truth["groups"]))
        if self.years:
            nodes += [(node, year) for (node, _), year in zip(self.years, truth["trend"][0]["years"])]
        for node, figures in nodes:
            for name, people in values(figures).items():
                if 1 <= people < threshold:
                    atoms = self.named.get(name) or self.derived[name]
                    yield (node, name), self.terms(node, atoms), people
        for number, told in enumerate(truth["inputs"]):
            if 1 <= told["accepted"] < threshold:
                yield (("input", number), "accepted"), [(self.accepted[number], 1)], told["accepted"]
        for name, people in truth["totals"]["located_by"].items():
            if 1 <= people < threshold:
                yield ("located_by", name), [(self.located[name], 1)], people


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("reports", nargs="+", help="PROTECTED.json TRUTH.json, as many pairs as there are")
    arguments.add_argument("--most", type=int, help="cells to attack in each report, drawn by chance (default: all)")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    draw = random.Random(options.seed)
    cells = attacked = 0
    narrowest, narrow = float("inf"), []
    for path, truth_path in zip(options.reports[::2], options.reports[1::2]):
        with open(path) as file, open(truth_path) as truth_file:
            report, truth = json.load(file), json.load(truth_file)
        attack = Attack(report)
        found = list(attack.cells(truth))
        cells += len(found)
        if options.most is not None and len(found) > options.most:
            found = draw.sample(found, options.most)
        threshold = report["disclosure"]["threshold"]
        for name, terms, people in found:
            least, most = attack.system.range(terms)
            assert least - 1e-4 <= people <= most + 1e-4, f"{path}: {name} is {people}, not {least} to {most}"
            values = np.floor(most + 1e-4) - np.ceil(least - 1e-4) + 1
            attacked += 1
            narrowest = min(narrowest, values - threshold)
            if values < threshold:
                narrow.append({"report": path, "cell": str(name), "least": least, "most": most, "people": people})
    spare = None if narrowest == float("inf") else int(narrowest)
    print(json.dumps({"cells": cells, "attacked": attacked, "narrowest_above_threshold": spare, "narrow": narrow[:20],
                      "narrow_cells": len(narrow)}, ensure_ascii=False))
    return 1 if narrow else 0


if __name__ == "__main__":
    sys.exit(main())
