"""The report of `liuyu run --reproducible`, to the byte, read and settled by Apache Spark: for spark-submit.

Spark parses nothing: executors run the native program on ranges of the extracts, shuffle its packed sightings and settle them by
it; the driver puts together what they came to. README.md says how to start it.
"""

import argparse
import atexit
import itertools
import json
import os
import re
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import cells_folder
import options
import outcome
import program
import pyarrow as pa
import ranges
import remote
import rows
import stages
from child import Child
from failures import BROKEN, CANNOT_CREATE, IO_FAILED, NO_INPUT, ChildFailed, Failure
from messages import legible, tell
from py4j.protocol import Py4JError
from pyspark import SparkFiles
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from ranges import Range

Result = TypeVar("Result")

HERE = Path(__file__).resolve().parent
# What executors import.
MODULES = ("cells", "child", "failures", "program", "ranges", "rejects", "remote", "rows", "stages")


def main(arguments: list[str] | None = None) -> int:
    """Does the job that a command line asks for. Returns its exit code."""
    begun = time.monotonic()
    try:
        working_folder()
        told = options.parse(arguments)
        with tempfile.TemporaryDirectory(prefix="liuyu-on-spark-") as folder:
            return run(told, Path(folder), begun)
    except Failure as failure:
        tell(failure.text)
        return failure.status
    except OSError as error:
        tell(f"liuyu-on-spark: {error}\n")
        return CANNOT_CREATE


def run(told: argparse.Namespace, folder: Path, begun: float) -> int:
    """Does the job; `folder` is for what nobody keeps. `begun`: seconds of the monotonic clock."""
    options.require_writable(told)
    require_options(told, folder)
    key = hash_key(told.hash_key_file, folder)
    files = [file for path in told.input for file in (remote.matches(path) if remote.is_remote(path) else [path])]
    is_here = not any(map(remote.is_remote, files))
    if is_here:  # Before Spark is started: what is wrong with them is told in a second.
        listed = told_ranges([ranges.listing([told.program, "split", told.pipeline, *cutting(told)], files)])
        rule = require_settings(told, listed, key)
    with session(told) as spark:
        work = shipped(spark, told, key)
        pipeline = Path(SparkFiles.get(work.pipeline)).read_bytes()  # As executors have it: the file may change meanwhile.
        check_executors(spark, work)
        if not is_here:
            listed = cut(spark, work, files)
            rule = require_settings(told, listed, key)
        count = partitions(told, spark, listed)
        work = replace(work, duplicates=rule, partitions=count, slots=min(count, spark.sparkContext.defaultParallelism))
        tasks = ranges.packed(listed, told.size)
        table = collected(spark, work, tasks)
    with cells_folder.placed(told.cells or folder / "cells") as place:
        trailers = outcome.write_cells(place, told, work, pipeline, listed, table)
        status = outcome.report(told, place, ranges.inputs(listed), folder, table, trailers)
    if status == 0 and not told.quiet:
        records = sum(trailer["records"] for trailer in trailers)
        where = "" if told.output == "-" else f"; the report is in {told.output}"
        tell(
            f"liuyu-on-spark: {records:,} records of {len(ranges.inputs(listed)):,} inputs in {len(listed):,} ranges, "
            f"{len(tasks):,} tasks and {work.partitions:,} partitions; {time.monotonic() - begun:.3f} s{where}\n"
        )
    return status


def hash_key(given: Path | None, folder: Path) -> Path:
    """One key for all tasks, or no duplicates would meet; never in the configuration, which the UI and the event log show."""
    key = folder / "key"
    try:
        secret = given.read_bytes() if given else secrets.token_bytes(32)
    except OSError as error:
        raise Failure(NO_INPUT, f"liuyu-on-spark: --hash-key-file: {error}\n") from error
    with open(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secret)
    return key


def require_options(told: argparse.Namespace, folder: Path) -> None:
    """Raises `Failure` for what is wrong with the inquiry, before anything is read: `run` looks at it before it looks for extracts."""
    nowhere = str(folder / "nowhere.csv")
    asked = remote.run([told.program, "run", told.pipeline, "--quiet", *options.answer(told), "--input", nowhere, "--output", "-"], [])
    said = asked.stderr.decode("utf-8", "replace")
    if asked.returncode <= 0:
        raise Failure(BROKEN, f"liuyu-on-spark: --program: {told.program} is no liuyu that works: it ended with {asked.returncode}: {said}\n")
    if asked.returncode != NO_INPUT:
        raise Failure(asked.returncode, said)


def cutting(told: argparse.Namespace) -> list[str]:
    """What `liuyu split` is told."""
    limits = ["--size", str(told.size), "--max-record-bytes", str(told.max_record_bytes)]
    return limits + (["--quiet"] if told.quiet else [])


def told_ranges(listings: list[tuple[list[Range], str]]) -> list[Range]:
    """The ranges of all listings, and what they have to say on standard error."""
    # The last line sums up a listing, which nobody asked for.
    tell("".join(line for _, said in listings for line in said.splitlines(keepends=True)[:-1]))
    return ranges.joined(listed for listed, _ in listings)


def require_settings(told: argparse.Namespace, listed: list[Range], key: Path) -> str:
    """The pipeline's rule for duplicates, as the command line changes it: what the trailer of an empty range says.

    Raises `Failure` for what is wrong with the outputs, the key, the conditions or the settings, before anything is read.
    """
    options.require_apart(told, ranges.inputs(listed))
    conditions = [word for condition in told.where for word in ("--where", condition)]
    command = [
        told.program, "normalize", told.pipeline, "--quiet", "--format", "sightings", "--ranges", "-",
        "--hash-key-file", str(key), *conditions, *work_options(told),
    ]  # fmt: skip
    first = listed[0]
    with Child(command, lends=first.is_remote) as child:
        child.feed(first.empty.encode())
        child.starve()
        child.stdout.read()
        try:
            trailer = child.end().answer(first.path)
        except ChildFailed as error:
            raise Failure(IO_FAILED, f"{error}\n") from error
        except Failure as failure:
            raise Failure(failure.status, failure.text.replace(str(key), str(told.hash_key_file))) from failure
    return json.loads(trailer)["maker"]["duplicates"]


def work_options(told: argparse.Namespace) -> list[str]:
    """What each child that reads is told."""
    return ["--max-record-bytes", str(told.max_record_bytes), *options.methodology(told)]


@contextmanager
def session(told: argparse.Namespace) -> Iterator[SparkSession]:
    """The caller's session where there is one (a notebook's), else one of its own.

    That one is stopped at the end, or executors would be started anew for ever. Raises `Failure` where there can be none.
    """
    if active := SparkSession.getActiveSession():
        yield active
        return
    builder = (
        SparkSession.builder.appName(f"liuyu {legible(told.pipeline)}")
        # The number of partitions is part of the work; nothing here is to be coalesced.
        .config("spark.sql.adaptive.enabled", "false")
        # The check of the executors is to meet all that are on their way.
        .config("spark.scheduler.minRegisteredResourcesRatio", "1.0")
    )
    spark = acted(builder.getOrCreate)
    try:
        yield spark
    finally:
        spark.stop()


def shipped(spark: SparkSession, told: argparse.Namespace, key: Path) -> stages.Work:
    """Sends executors what they need, under names that are this job's own. What hangs on the extracts is left open."""
    # A session that goes on without us keeps asking for them: they stay as long as the process does.
    kept = Path(tempfile.mkdtemp(prefix="liuyu-on-spark-"))
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    token = secrets.token_hex(4)
    names = {"pipeline": f"{token}.yaml", "key": f"{token}.key", "program": f"{token}-liuyu"}
    files = {"pipeline": Path(told.pipeline), "key": key, "program": Path(told.program)}
    if told.program_on_hosts:
        del files["program"]
    for kind, path in files.items():
        spark.sparkContext.addFile(str(shutil.copy(path, kept / names[kind])))  # Spark sees through links.
    for module in MODULES:
        spark.sparkContext.addPyFile(str(HERE / f"{module}.py"))
    return stages.Work(
        program=told.program_on_hosts or names["program"],
        program_is_shipped=not told.program_on_hosts,
        identity=program.identity(told.program),
        pipeline=names["pipeline"],
        key=names["key"],
        folder=working_folder(),
        cutting=tuple(cutting(told)),
        options=tuple(work_options(told)),
        partitions=1,
        slots=1,
        duplicates="",
        lists_rejects=told.rejects is not None,
        names=((names["pipeline"], legible(told.pipeline)), (names["key"], str(told.hash_key_file or "the key"))),
    )


def working_folder() -> str:
    """Raises `Failure` where it is gone: relative paths would be of nowhere."""
    try:
        return os.getcwd()
    except OSError as error:
        raise Failure(NO_INPUT, f"liuyu-on-spark: the working directory: {error.strerror}; go to one that is there\n") from error


def check_executors(spark: SparkSession, work: stages.Work) -> None:
    """Raises `Failure` unless all executors that are there have the driver's program; one that comes later asks for itself."""
    count = 2 * spark.sparkContext.defaultParallelism
    asked = spark.range(0, count, 1, count).mapInArrow(partial(stages.identify, work), stages.IDENTITY_SQL)
    found = {(row.host, row.identity) for row in acted(asked.collect)}
    if wrong := sorted((host, identity) for host, identity in found if identity != work.identity):
        raise Failure(BROKEN, "".join(stages.wrong_program(*each, work.identity) for each in wrong))


def cut(spark: SparkSession, work: stages.Work, files: list[str]) -> list[Range]:
    """The ranges of extracts that lie in object stores, cut by executors: each has its few requests to wait for."""
    count = min(len(files), 4 * spark.sparkContext.defaultParallelism)
    parcels = [files[len(files) * number // count : len(files) * (number + 1) // count] for number in range(count)]
    found = acted(
        spark.createDataFrame(list(enumerate(parcels)), "parcel int, files array<string>")
        .repartitionById(count, "parcel")
        .mapInArrow(partial(stages.cut, work), stages.LISTING_SQL)
        .collect
    )
    found.sort(key=lambda row: row.parcel)
    if refused := [row for row in found if row.status != 0]:
        said = [line for row in refused for line in row.said.splitlines(keepends=True)]
        # Advice that all give is given once, behind everything.
        raise Failure(refused[0].status, "".join(reversed(dict.fromkeys(reversed(said)))))
    listed = told_ranges([([Range.parse(line) for line in ranges.lines(row.lines)], row.said) for row in found])
    ranges.require_once(listed)
    return listed


def partitions(told: argparse.Namespace, spark: SparkSession, listed: list[Range]) -> int:
    """In how many duplicates are settled: some 256 MiB of extracts each, unless that leaves cores without work."""
    weight = sum(part.weight for part in listed)
    return told.partitions or min(max(spark.sparkContext.defaultParallelism, weight >> 28), 65536)


def collected(spark: SparkSession, work: stages.Work, tasks: list[list[Range]]) -> pa.Table:
    """All that executors came to, in `rows.PACKED`, by one action: a second one would read everything again."""
    plan = [(number, part.line) for number, task in enumerate(tasks) for part in task]
    counted = (
        spark.createDataFrame(plan, "task int, range string")
        .repartitionById(len(tasks), "task")
        .mapInArrow(partial(stages.read, work), rows.PACKED_SQL)
        .repartitionById(work.partitions, "slot")
        .mapInArrow(partial(stages.settle, work), rows.PACKED_SQL)
        .repartitionById(work.slots, "slot")
        .mapInArrow(stages.add_up, rows.PACKED_SQL)
    )
    return acted(counted.toArrow)


def acted(action: Callable[[], Result]) -> Result:
    """Has Spark do it. Raises `Failure` with the words of the child, where one failed for good."""
    try:
        return action()
    except (Py4JError, PySparkException) as error:
        said = re.findall(re.escape(ChildFailed.MARK) + r" ([^\n]*)", str(error))
        if not said:
            words = " ".join(itertools.takewhile(lambda line: not line.startswith("\tat "), str(error).splitlines()))
            raise Failure(BROKEN, f"{ChildFailed.MARK} Spark failed: {words}\n") from error
        # What a file or a disk did to the program is told as `run` tells it.
        own = re.search(rf"exit {IO_FAILED}: (liuyu: .*)", said[-1])
        text = own[1] if own else f"{ChildFailed.MARK} {said[-1]} (Spark has tried again, and gave up)"
        raise Failure(IO_FAILED, f"{text}\n") from error


if __name__ == "__main__":
    sys.exit(main())
