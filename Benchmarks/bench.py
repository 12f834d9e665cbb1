#!/usr/bin/env python3
"""Measures liuyu beside DataFusion, DuckDB, ClickHouse, pandas, Polars and `wc -l` on generated extracts, and compares
every answer.

Settings, from the environment:
  BENCH_GB      size of each extract (default 1); `10`, or `1,10`: the full one at 10 GB as well
  BENCH_RUNS    runs of each (default 5)
  BENCH_DATA    folder for extracts and peers (default .bench-data)
  BENCH_OUTPUT  where the results go (default Benchmarks/RESULTS.md); the charts go beside it
Exits with 1 where an answer differs or a run fails; a ratio that is not reached is marked, no failure.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import answers
import chart
import codes
import columns
import counts
import extracts
import machine
import rerun
import results
from entrants import ALL, FLOOR, FOUR, PEERS, Field, install_peers, ours, peer
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
    """The answers of DuckDB, by what was asked: what everybody else has to say too."""
    found = {}
    for which in ["four", "duplicates", *(["all"] if extract.name in extracts.GROWTH else [])]:
        entrant = field.peer(extract, "DuckDB", which)
        run(entrant)
        found[which] = answer_of(entrant)
    counted = {which: answer[()]["graduates"] for which, answer in found.items()}
    if not counted["duplicates"] < counted["four"] == extract.rows:
        raise Failed(f"{extract.name}: DuckDB counts {counted['four']} of {extract.rows} records, "
                     f"{counted['duplicates']} with the duplicate check")
    if "all" in found and (listed := answers.differences(found["all"], found["four"])):
        raise Failed(f"{extract.name}: DuckDB counts otherwise over all columns\n  " + "\n  ".join(listed[:10]))
    return found


def verify(entrant, extract, reference):
    """Against DuckDB, and against what was first answered by the same pipeline."""
    answer = answer_of(entrant)
    for other, expected, names in [
            ("DuckDB", reference[entrant.which], entrant.names),
            ("an earlier run", reference.setdefault((entrant.pipeline, entrant.which), answer), counts.COUNTS)]:
        if found := answers.differences(answer, expected, names):
            listed = "\n  ".join(found[:10])
            raise Failed(f"{extract.name}: {entrant.name} and {other} differ in {len(found)} counts\n  {listed}")


def measure_all(cases, reference, runs):
    """Everyone takes turns, extract by extract, one round for warming up and then `runs` that count."""
    taken, refusals = {}, {}
    for turn in range(runs + 1):
        for extract, entrant in cases:
            place = (extract.name, entrant.name)
            if place in refusals:
                continue
            show(f"round {turn} of {runs}: {extract.name}, {entrant.name}")
            # Each time: a kernel that reclaims memory by itself has thrown a fifth of it out a minute later.
            warm(extract)
            try:
                measured = run(entrant)
            except Failed as failure:
                # Peers may not know an encoding, or need more memory for the largest extract than there is.
                if entrant.is_ours or (extract.encoding == "utf-8" and extract.name != "full-large"):
                    raise Failed(f"{extract.name}: {entrant.name} failed: {failure}") from None
                refusals[place] = reason(failure)
                continue
            if entrant.answer:
                verify(entrant, extract, reference[extract.twin or extract.name])
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


def draw_systems(full, measured):
    """Who takes how long over `full`: the floor, ours, and the peers, the fastest first."""
    def bar(name, asked, is_whole):
        return (asked, measured.seconds("full", name), is_whole)

    peers = sorted(PEERS, key=lambda system: measured.seconds("full", peer(system, ALL)))
    systems = [
        (FLOOR, chart.FLOOR, [bar(FLOOR, "", True)]),
        ("liuyu", chart.OURS, [
            bar(ours(FOUR), FOUR, False), bar(ours(ALL), ALL, True), bar(ours(ALL, True), f"{ALL}, duplicate check", True)]),
        *((system, chart.PEER, [bar(peer(system, FOUR), FOUR, False), bar(peer(system, ALL), ALL, True)])
          for system in peers)]

    def times(columns, duplicates=False):
        fastest = measured.fastest_peer("full", columns)
        ratio = measured.seconds("full", fastest) / measured.seconds("full", ours(ALL, duplicates))
        return f"{ratio:.1f} times as fast as {fastest.replace(', ', ' over ')}"

    return chart.bars(
        f"Seconds for {full.rows:,} records of graduates ({full.bytes / 1e9:.2g} GB of CSV)",
        [f"{full.title}; counts by institution and program, two threads, whole processes, medians",
         f"liuyu over {ALL}: {times(FOUR)}, {times(ALL)}",
         f"with the duplicate check: {times(FOUR, True)}, {times(ALL, True)}"], systems)


def growth_names():
    """Everyone who reads `full` in each size, by the name in the results and the one in the chart."""
    return {FLOOR: FLOOR, ours(ALL): "liuyu", ours(ALL, True): "liuyu, duplicates",
            **{peer(system, ALL): system for system in PEERS}}


def draw_growth(sizes, measured):
    looks = [(chart.FLOOR, ""), (chart.OURS, ""), (chart.OURS, chart.DASHED), *((colour, "") for colour in chart.PEERS)]

    def lines(value):
        return [(short, look, points) for (name, short), look in zip(growth_names().items(), looks) if (
            points := [(size.bytes / 1e9, value(size.name, name)) for size in sizes if measured.has(size.name, name)])]

    # The peak of `wc` is that of the process that measures.
    peaks = [line for line in lines(lambda *place: measured.peak(*place) / 1e6) if line[0] != FLOOR]
    return chart.growth(
        "Growth: all columns, employers a quarter of the records",
        "logarithmic on both axes; medians, and the highest peaks", lines(measured.seconds), peaks)


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

    head = results.heading(machine.description(), runs)
    field = Field(LIUYU, python, folder)
    named = {extract.name: extract for extract in kinds}
    cases = [(extract, entrant) for extract in kinds for entrant in field.all(extract)]
    show("asking DuckDB for the answers")
    reference = {extract.name: references(field, extract) for extract in kinds if not extract.twin}
    measured, refusals = measure_all(cases, reference, runs)
    with tempfile.TemporaryDirectory() as pipelines:
        steps = columns.steps(field, Path(pipelines), named["full"], named["full-gb18030"])
        by_column, _ = measure_all(steps, reference, runs)
    starting = {entrant.name: [measure(entrant.command) for _ in range(runs)] for entrant in field.starting()}
    sample = sample_times(folder)
    again = rerun.Rerun(LIUYU, python, folder, named["plain"], named["full"])
    asked = rerun.measure(again, reference["full"]["duplicates"][()]["graduates"], measure, runs, show)
    grown = [named[name] for name in extracts.GROWTH if name in named]
    versions = machine.versions(python, LIUYU)

    def shown(name):
        return results.of_extract(named[name], field.all(named[name]), measured, refusals, versions)

    parts = [
        head, "![Seconds by system](results.svg)", shown("full"),
        results.of_requirements(check(measured, kinds, sample) + check_rerun(asked, again)),
        columns.of_columns(steps, by_column), results.of_growth(grown, growth_names(), measured, refusals),
        "![Time and memory by size](growth.svg)",
        *(shown(name) for name in named if name not in extracts.GROWTH),
        rerun.of_rerun(again, asked), results.of_starting(starting, measured), results.of_sample(sample),
        *(layers(named[name], runs) for name in ["plain", "quoted"]),
        "Every answer of every run was compared with DuckDB's, count by count, roll-ups included: no difference. Where "
        "liuyu locates jobs by more than the code, that is said of what became of graduates; where they work is the same in "
        "every run and encoding."]
    text = "\n\n".join(parts) + "\n"
    print(text)
    put(output, text)
    put(output.with_name("results.svg"), draw_systems(named["full"], measured))
    put(output.with_name("growth.svg"), draw_growth(grown, measured))


def put(path, text):
    """A whole file in the place of an old one."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, encoding="utf-8", delete=False) as file:
        file.write(text)
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)


if __name__ == "__main__":
    try:
        main()
    except (Failed, subprocess.CalledProcessError) as failure:
        print(f"\nbench: {failure}", file=sys.stderr)
        sys.exit(1)
