#!/usr/bin/env python3
"""Measures the job for Spark beside `liuyu run` on the same extracts, and writes the tables of docs/scale.md. Every report is compared.

Settings, from the environment:
  SPARK_GB        sizes of one extract (default 0.5,1,2,4)
  SPARK_RUNS      runs of each, of which the one with the least CPU counts (default 3)
  SPARK_FILES     how many small files (default 2000)
  BENCH_DATA      folder for extracts (default .bench-data)
  SPARK_PAGE      where the tables go (default docs/scale.md)
Measure on a machine that does nothing else: the CPU of a job is what all processors of the machine worked meanwhile, as a JVM and its
workers do not tell what their children took.
"""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import extracts
import machine

ROOT = Path(__file__).resolve().parent.parent
LIUYU = ROOT / ".build/release/liuyu"
SUBMIT = ROOT / ".build/spark-venv/bin/spark-submit"
JOB = ROOT / "pipelines/spark/liuyu_on_spark.py"
PIPELINE = ROOT / "Benchmarks/every-column.yaml"
BEGIN, END = "<!-- measured: by make bench-spark -->", "<!-- end of measured -->"
RUNS = int(os.environ.get("SPARK_RUNS", "3"))
PARTITIONS = (1, 2, 4, 16, 64)
TICK = os.sysconf("SC_CLK_TCK")
COMPILER = "-XX:TieredStopAtLevel=1"  # As pipelines/spark/README.md advises.
RANGE = 256 << 20  # As the job cuts where nobody says.
# Of `liuyu run`, per record: bytes of memory for its duplicates, docs/operations.md.
RECORD_MEMORY = 28
DISK, NETWORK = 2e9, 1.25e9  # Bytes a second that a machine reads.


@dataclass(frozen=True)
class Taken:
    seconds: float
    cpu: float


def busy() -> float:
    """CPU seconds that all processors have worked since the machine started."""
    fields = [int(field) for field in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    user, nice, system, _, _, irq, softirq, _ = fields
    return (user + nice + system + irq + softirq) / TICK


def timed(command: list, **options) -> Taken:
    """The run that took the least CPU: what else the machine did only adds to it."""
    taken = []
    for _ in range(RUNS):
        start, before = time.monotonic(), busy()
        done = subprocess.run([*map(str, command)], stderr=subprocess.PIPE, text=True, **options)
        if done.returncode != 0:
            sys.exit(f"bench-spark: {' '.join(map(str, command))} ended with {done.returncode}: {done.stderr}")
        taken.append(Taken(time.monotonic() - start, busy() - before))
    return min(taken, key=lambda one: one.cpu)


class Measurement:
    """The commands that are compared, on files in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = folder / "spark.key"
        self.key.write_bytes(b"0123456789abcdef")
        self.key.chmod(0o600)
        self.environment = os.environ | {
            "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": str(SUBMIT.with_name("python")), "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip

    def run(self, inputs: list[str]) -> Taken:
        return timed([LIUYU, "run", PIPELINE, *inputs, "--reproducible", "--quiet", "--output", self.folder / "run.json"])

    def spark(self, inputs: list[str], *options: str) -> Taken:
        """Refuses a report that is not that of `run`."""
        settings = [
            "spark.ui.enabled=false", "spark.log.level=ERROR", "spark.ui.showConsoleProgress=false", "spark.driver.memory=2g",
            f"spark.driver.extraJavaOptions={COMPILER}",
        ]  # fmt: skip
        report = self.folder / "spark.json"
        report.unlink(missing_ok=True)
        taken = timed(
            [SUBMIT, "--master", "local[2]", *(word for setting in settings for word in ("--conf", setting)), JOB, PIPELINE, *inputs,
             "--program", LIUYU, "--quiet", "--hash-key-file", self.key, "--size", RANGE, "--output", report, *options],
            env=self.environment,
        )  # fmt: skip
        if report.read_bytes() != (self.folder / "run.json").read_bytes():
            sys.exit(f"bench-spark: the report of {inputs} {options} is not that of run")
        return taken

    def parts(self, path: Path) -> tuple[Taken, Taken]:
        """A child that reads all ranges of an extract, and the settling of what it packed."""
        listed, frames = self.folder / "spark.ranges", self.folder / "spark.frames"
        subprocess.run([LIUYU, "split", PIPELINE, path, "--size", str(RANGE), "--quiet", "--output", listed], check=True)
        read = timed(
            ["bash", "-c", '"$@" --trailer-fd 3 3> /dev/null', "-", LIUYU, "normalize", PIPELINE, "--ranges", listed, "--quiet",
             "--format", "sightings", "--partitions", "2", "--hash-key-file", self.key, "--output", frames]
        )  # fmt: skip
        settled = timed(
            ["bash", "-c", '"$@" --trailer-fd 3 3> /dev/null > /dev/null', "-", LIUYU, "settle", frames, "--quiet",
             "--duplicates", "keep-latest"]
        )  # fmt: skip
        frames.unlink()
        return read, settled


def line(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Start and slope of the line through points, by least squares."""
    fit = statistics.linear_regression([x for x, _ in points], [y for _, y in points])
    return fit.intercept, fit.slope


def sizes_table(measurement: Measurement, sizes: list[float]) -> tuple[list[str], dict[str, tuple[float, float]]]:
    """The table of one extract by size; and of `run` and the job the CPU that each start and each record takes."""
    rows = [
        "| extract | records | `run`: s | CPU s | job: s | CPU s | reading alone: CPU s | settling alone: CPU s |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    points: dict[str, list[tuple[float, float]]] = {name: [] for name in ("run", "job", "read", "settle")}
    per_gigabyte = extracts.rows_for(LIUYU, [*extracts.NARROW, "--employers", "100000"], 1)
    for size in sizes:
        count = round(size * per_gigabyte)
        path = measurement.folder / f"spark-{size:g}.csv"
        command = [LIUYU, "generate", "--quiet", "--rows", str(count), *extracts.COMMON, *extracts.NARROW, "--employers", str(count // 4)]
        subprocess.run([*command, "--output", path], check=True)
        inputs = ["--input", str(path)]
        taken = {"run": measurement.run(inputs), "job": measurement.spark(inputs)}
        taken["read"], taken["settle"] = measurement.parts(path)
        for name, one in taken.items():
            points[name].append((count, one.cpu))
        run, job = taken["run"], taken["job"]
        rows.append(
            f"| {path.stat().st_size / 1e9:.2f} GB | {count:,} | {run.seconds:.2f} | {run.cpu:.2f} | {job.seconds:.1f} | {job.cpu:.1f} "
            f"| {taken['read'].cpu:.2f} | {taken['settle'].cpu:.2f} |"
        )
        print(rows[-1], file=sys.stderr)
        if size != 1:  # That is asked once more.
            path.unlink()
    return rows, {name: line(own) for name, own in points.items()}


def partitions_table(measurement: Measurement, path: Path) -> list[str]:
    measurement.run(["--input", str(path)])
    taken = [measurement.spark(["--input", str(path)], "--partitions", str(number)) for number in PARTITIONS]
    return [
        "| partitions | " + " | ".join(map(str, PARTITIONS)) + " |",
        "|---|" + "---:|" * len(PARTITIONS),
        "| seconds | " + " | ".join(f"{one.seconds:.1f}" for one in taken) + " |",
        "| CPU seconds | " + " | ".join(f"{one.cpu:.1f}" for one in taken) + " |",
    ]


def small_files(measurement: Measurement, count: int) -> str:
    place = measurement.folder / "spark-small"
    place.mkdir(exist_ok=True)
    for number in range(count):
        subprocess.run(
            [LIUYU, "generate", "--quiet", "--rows", "150", "--seed", str(number), *extracts.NARROW, "--output", place / f"{number}.csv"],
            check=True,
        )
    size = sum(path.stat().st_size for path in place.iterdir())
    inputs = ["--input", f"{place}/*.csv"]
    run, job = measurement.run(inputs), measurement.spark(inputs)
    for path in place.iterdir():
        path.unlink()
    place.rmdir()
    return (
        f"{count:,} files of {size / count / 1e3:.0f} KB: `run` {run.seconds:.1f} s (CPU {run.cpu:.1f} s), "
        f"the job {job.seconds:.1f} s (CPU {job.cpu:.1f} s)."
    )


def arithmetic(costs: dict[str, tuple[float, float]], bytes_a_record: float) -> list[str]:
    rows = [
        "| records | bytes | one machine of 16 cores: `run` | memory | cluster: CPU of the job | 4 × 16 cores | 16 × 16 cores |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    (_, run), (start, job) = costs["run"], costs["job"]
    for exponent in (8, 9, 10):
        records = 10**exponent
        size = records * bytes_a_record
        alone = max(records * run / 16, size / DISK)
        core = start + records * job
        cluster = [max(core / (16 * hosts), size / (NETWORK * hosts)) for hosts in (4, 16)]
        rows.append(
            f"| 10^{exponent} | {size / 1e9:,.0f} GB | {span(alone)} | {records * RECORD_MEMORY / 1e9:,.0f} GB | {span(core)} | "
            + " | ".join(map(span, cluster)) + " |"
        )
    return rows


def span(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"


def main() -> None:
    folder = Path(os.environ.get("BENCH_DATA", ROOT / ".bench-data"))
    folder.mkdir(exist_ok=True)
    sizes = sorted(float(size) for size in os.environ.get("SPARK_GB", "0.5,1,2,4").split(","))
    measurement = Measurement(folder)
    table, costs = sizes_table(measurement, sizes)
    (run_start, run), (job_start, job) = costs["run"], costs["job"]
    path = folder / "spark-1.csv"
    if not path.exists():
        sys.exit("bench-spark: SPARK_GB must have 1 among its sizes")
    bytes_a_record = path.stat().st_size / extracts.rows_for(LIUYU, [*extracts.NARROW, "--employers", "100000"], 1)
    lines = [
        f"{machine.processor()}, {os.cpu_count()} cores, `local[2]`; every column of a pipeline, 2 % duplicates, an employer for every four "
        f"graduates, ranges of {RANGE >> 20} MiB, `{COMPILER}`; "
        f"{f'of {RUNS} runs the one with the least CPU' if RUNS > 1 else 'one run of each'}. Every report was equal to the byte.",
        "",
        *table,
        "",
        f"By the line through these: a record takes `run` {run * 1e6:.2f} µs of a core, the job {job * 1e6:.2f} µs ({job / run:.2f} times as "
        f"much), of which reading {costs['read'][1] * 1e6:.2f} ({costs['read'][1] / run:.2f} times `run`) and settling "
        f"{costs['settle'][1] * 1e6:.2f}; to start takes the job {job_start:.0f} s of CPU, `run` {max(run_start, 0):.1f}.",
        "",
        "The extract of 1 GB in so many partitions:",
        "",
        *partitions_table(measurement, path),
        "",
        small_files(measurement, int(os.environ.get("SPARK_FILES", "2000"))),
        "",
        "What that comes to elsewhere, by arithmetic: the slopes above, as many cores as are named, and no more than "
        f"{DISK / 1e9:g} GB/s from one machine's disks or {NETWORK / 1e9:g} GB/s to each host of a cluster:",
        "",
        *arithmetic(costs, bytes_a_record),
    ]
    path.unlink()
    page = Path(os.environ.get("SPARK_PAGE", ROOT / "docs/scale.md"))
    head, rest = page.read_text(encoding="utf-8").split(BEGIN)
    page.write_text(head + "\n".join([BEGIN, "", *lines, "", END]) + rest.split(END)[1], encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
