#!/usr/bin/env python3
"""Shows that a batch job can be trusted: soak.py [--size full|short|smoke] [--seed N] [--program FILE] [--group NAME]

Kills runs, fills their disks, closes their descriptors and feeds them rubbish, by data that it generates; a line for each
group, and exit code 1 where a case failed. docs/operations.md says what each group shows.
"""

import argparse
import sys
import tempfile

sys.dont_write_bytecode = True
import bench
import bounds
import changes
import companions
import descriptors
import disks
import kills
import rubbish
import signals
import tally

# Rows of an extract, random moments of kill -9, each which call and input is taken, and rows with values of their own.
SIZES = {"full": (4000, 1000, 1, 1_000_000), "short": (2000, 100, 6, 200_000), "smoke": (1000, 12, 40, 20_000)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", choices=SIZES, default="full")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", default=bench.PROJECT / ".build/release/liuyu")
    parser.add_argument("--group", help="this one alone")
    options = parser.parse_args()
    rows, moments, step, wide = SIZES[options.size]
    count = tally.Tally()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        place = bench.Bench(options.program, folder, options.seed, rows)
        # Generators: the cases of a group are drawn once it is its turn.
        groups = {
            "kill -9 at a moment": kills.moments(place, moments),
            "kill -9 beside a call": kills.beside_calls(place, step),
            "a hindered recovery": kills.in_recovery(place, step),
            "a disk that fails": disks.failures(place, step),
            "half a write": disks.half_writes(place, step),
            "standard output on a disk that fails": disks.streams(place, step),
            "signals": signals.moments(place, max(1, moments // 100)),
            "rubbish": rubbish.cases(place, max(1, moments // 50)),
            "bounds": bounds.cases(place, wide),
            "descriptors": descriptors.cases(place),
            "companions and places": companions.cases(place, max(2, moments // 10)),
            "extracts that change": changes.cases(place, max(1, moments // 20)),
        }
        if options.group and options.group not in groups:
            parser.error(f"no group {options.group}: {', '.join(groups)}")
        for name, cases in groups.items():
            if options.group in (None, name):
                count.group(name, cases)
        if companions.skipped():
            count.skip("companions of another user", companions.skipped())
    print(f"{count.passed:,} passed, {count.failed} failed")
    sys.exit(1 if count.failed else 0)


main()
