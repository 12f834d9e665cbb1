#!/usr/bin/env python3
"""Measures liuyu beside DuckDB, Polars and `wc -l` on generated extracts, and compares every answer.

Settings, from the environment:
  BENCH_GB      size of each extract (default 1); `10`, or `1,10`: the plain one at 10 GB as well
  BENCH_RUNS    runs of each (default 5)
  BENCH_DATA    folder for extracts and peers (default .bench-data)
  BENCH_OUTPUT  where the results go (default Benchmarks/RESULTS.md)
Exits with 1 where an answer differs or a run fails; a ratio that is not reached is marked, no failure.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import answers
import codes
import counts
import extracts
import machine
import rerun
import results
from entrants import Field, install_peers
from goals import Measured, check, check_rerun

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LIUYU = ROOT / ".build/release/liuyu"
LAYERS = ROOT / ".build/release/layers"
SAMPLE_RUNS = 20


class Failed(Exception):
    pass


def sizes(text):
    """`1` → (1, None), `0.05,0.5` → (0.05, 0.5), `10` → (1, 10): the large size is beside the usual one."""
    numbers = [float(part) for part in text.split(",")]
    if len(numbers) == 1 and numbers[0] > 1:
        numbers = [1.0, *numbers]
    return (numbers[0], numbers[1] if len(numbers) > 1 else None)


def measure(command):
    """Runs a command once; what it took."""
    command = [sys.executable, "-I", "-S", HERE / "measure.py", *map(str, command)]
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if ran.returncode != 0:
        raise Failed(ran.stderr)
    taken = json.loads(ran.stdout)
    if taken["status"] != 0:
        raise Failed(ran.stderr.strip() or f"exit {taken['status']}")
    return taken


def run(entrant):
    if entrant.answer:
        entrant.answer.unlink(missing_ok=True)
    return measure(entrant.command)


def show(progress):
    if sys.stderr.isatty():
        print(f"\r\033[K{progress}", end="", file=sys.stderr, flush=True)


def warm(extract):
    """Puts an extract into the page cache, where it stays if there is room."""
    with open(extract.path, "rb", buffering=0) as file:
        piece = bytearray(1 << 20)
        while file.readinto(piece):
            pass


def answer_of(entrant):
    return (answers.of_liuyu if entrant.is_ours else answers.of_peer)(entrant.answer)


def references(field, extract):
    """The answers of DuckDB, by whether duplicates were checked: what everybody else has to say too."""
    found = {}
    for duplicates in [False, True]:
        entrant = field.peer(extract, "DuckDB", duplicates)
        run(entrant)
        found[duplicates] = answer_of(entrant)
    counted = {duplicates: answer[()]["graduates"] for duplicates, answer in found.items()}
    if not counted[True] < counted[False] == extract.rows:
        raise Failed(f"{extract.name}: DuckDB counts {counted[False]} of {extract.rows} records, "
                     f"{counted[True]} with the duplicate check")
    return found


def verify(entrant, extract, reference):
    names = counts.OF_OUTCOMES if entrant.locates_by_more else counts.COUNTS
    found = answers.differences(answer_of(entrant), reference[entrant.checks_duplicates], names)
    if found:
        listed = "\n  ".join(found[:10])
        raise Failed(f"{extract.name}: {entrant.name} and DuckDB differ in {len(found)} counts\n  {listed}")


def measure_all(field, kinds, runs):
    """Everyone takes turns, extract by extract, one round for warming up and then `runs` that count."""
    taken, refusals, reference = {}, {}, {}
    for turn in range(runs + 1):
        for extract in kinds:
            if turn == 0:
                warm(extract)
                # The same records in another encoding have the same answer.
                reference[extract.name] = (
                    reference["plain"] if extract.encoding != "utf-8" else references(field, extract))
            for entrant in field.all(extract):
                place = (extract.name, entrant.name)
                if place in refusals:
                    continue
                show(f"round {turn} of {runs}: {extract.name}, {entrant.name}")
                # Each time: a kernel that reclaims memory by itself has thrown a fifth of it out a minute later.
                warm(extract)
                try:
                    measured = run(entrant)
                except Failed as failure:
                    if entrant.is_ours or extract.encoding == "utf-8":
                        raise Failed(f"{extract.name}: {entrant.name} failed: {failure}") from None
                    refusals[place] = reason(failure)
                    continue
                if entrant.answer:
                    verify(entrant, extract, reference[extract.name])
                if turn > 0:
                    taken.setdefault(place, []).append(measured)
    show("")
    return Measured(taken), refusals


def reason(failure):
    """The line of a Python traceback that says what went wrong."""
    lines = [line for line in str(failure).split("\n") if line and not line.startswith((" ", "Traceback"))]
    return lines[0] if lines else "no reason given"


def sample_times(folder):
    command = [LIUYU, "run", ROOT / "pipelines/western-base.yaml", "--quiet", "--output", folder / "answers/sample.json"]
    return [measure(command)["seconds"] for _ in range(SAMPLE_RUNS)]


def layers(extract, runs):
    """Where the time goes, step by step, inside one process."""
    ran = subprocess.run(
        [LAYERS, extract.path, HERE / "pipeline.yaml", str(extract.rows), str(runs)], stdout=subprocess.PIPE, text=True)
    if ran.returncode != 0:
        raise Failed("layers: the layers do not agree")
    return f"## Layer by layer: {extract.name}\n\n{ran.stdout.strip()}"


def main():
    base, large = sizes(os.environ.get("BENCH_GB", "1"))
    runs = int(os.environ.get("BENCH_RUNS", "5"))
    folder = Path(os.environ.get("BENCH_DATA", ROOT / ".bench-data")).resolve()
    output = Path(os.environ.get("BENCH_OUTPUT", HERE / "RESULTS.md"))

    python = install_peers(folder)
    kinds = extracts.prepare(LIUYU, folder, base, large)
    if (needed := sum(extract.bytes for extract in kinds)) > machine.memory("MemAvailable"):
        print(f"bench: the page cache cannot hold {needed / 1e9:.1f} GB; times will be those of the disk", file=sys.stderr)
    for part in ["answers", "codes"]:
        (folder / part).mkdir(exist_ok=True)
    codes.write(folder / "codes")

    head = results.heading(machine.description(python), runs)
    field = Field(LIUYU, python, folder)
    measured, refusals = measure_all(field, kinds, runs)
    starting = {entrant.name: [measure(entrant.command) for _ in range(runs)] for entrant in field.starting()}
    sample = sample_times(folder)
    again = rerun.Rerun(LIUYU, python, folder, next(extract for extract in kinds if extract.name == "plain"))
    asked = rerun.measure(again, measure, runs, show)
    parts = [
        head, results.of_requirements(check(measured, kinds, median(sample)) + check_rerun(asked, again)),
        *(results.of_extract(extract, field.all(extract), measured, refusals) for extract in kinds),
        rerun.of_rerun(again, asked), results.of_starting(starting, measured), results.of_sample(sample),
        *(layers(extract, runs) for extract in kinds if extract.name in ["plain", "quoted"]),
        "Every answer of every run was compared with DuckDB's, count by count, roll-ups included: no difference."]
    text = "\n\n".join(parts) + "\n"
    print(text)
    with tempfile.NamedTemporaryFile("w", dir=output.parent, encoding="utf-8", delete=False) as file:
        file.write(text)
    os.chmod(file.name, 0o644)
    os.replace(file.name, output)


if __name__ == "__main__":
    try:
        main()
    except (Failed, subprocess.CalledProcessError) as failure:
        print(f"\nbench: {failure}", file=sys.stderr)
        sys.exit(1)
