"""Reads what each entrant answered, and compares it with the reference count by count."""
import csv
import json

from counts import COUNTS


def of_peer(path):
    """Institution and program → counts, and bytes where they were asked for, with the roll-ups of the report."""
    groups = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            counts = {name: int(row[name]) for name in [*COUNTS, "bytes"] if name in row}
            key = (row["institution"], row["program"])
            groups[key] = counts
            for above in [(), key[:1]]:
                total = groups.setdefault(above, dict.fromkeys(counts, 0))
                for name in counts:
                    total[name] += counts[name]
    return groups


def of_liuyu(path):
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    return {tuple(group["key"][name] for name in group["by"]): group["counts"] for group in report["groups"]}


def differences(answer, reference, names=COUNTS):
    """Every count of these names in which two answers differ, as text."""
    found = []
    for key in sorted(answer.keys() | reference.keys()):
        ours, theirs = answer.get(key), reference.get(key)
        if ours is None or theirs is None:
            found.append(f"group {key}: only {'the reference' if ours is None else 'the answer'} has it")
        else:
            found += [
                f"group {key}, {name}: {ours.get(name)} instead of {theirs[name]}"
                for name in names if ours.get(name) != theirs[name]]
    return found
