"""The command line of the job: what `liuyu run` takes, as far as it has a meaning here."""

import argparse
import os
import shutil
from pathlib import Path
from typing import NoReturn

import ranges
from failures import CANNOT_CREATE, USAGE, Failure


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Failure(USAGE, f"liuyu-on-spark: {message}\n{self.format_usage()}")


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """Raises `Failure` for a command line that cannot be understood."""
    parser = _Parser(
        prog="liuyu_on_spark.py",
        description="The report of `liuyu run --reproducible` on the same inputs, read and settled by Apache Spark.",
        epilog="Exit codes are those of `liuyu run`; --where, --by, --flows, --methodology, --target, --sensitivity, --trend, --disclosure and --format, too.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("pipeline", help="the pipeline file")
    add("--input", action="append", default=[], metavar="path", help="an extract in place of the pipeline's own; repeatable")
    for name in ("where", "methodology", "target"):
        add(f"--{name}", action="append", default=[])
    for name in ("by", "flows", "format"):
        add(f"--{name}")
    add("--sensitivity", action="store_true")
    add("--trend", action="store_true")
    add("--disclosure")
    add("--disclosure-threshold")
    add("--fail-on-missed-target", action="store_true")
    add("--max-reject-rate", type=share, default=0.01, metavar="share")
    add("--max-record-bytes", type=record_bytes, default=1 << 20, metavar="n")
    add("--strict", action="store_true", help="take any warning for a failure")
    add("--output", default="-", metavar="file", help="where the report goes; - is standard output")
    add("--rejects", type=Path, metavar="file", help="where the records that were not counted go, as NDJSON for its owner only")
    add("--cells", type=Path, metavar="folder", help="keep what was counted here, for `liuyu merge --cells`")
    add("--size", type=ranges.size, default=256 << 20, metavar="bytes", help="of a range and of a task (256MB)")
    add("--partitions", type=partitions, metavar="n", help="in which duplicates are settled (default: by the inputs' size)")
    add("--hash-key-file", type=Path, metavar="file", help="the key of the graduates' hashes (default: one drawn anew)")
    add("--program", default="liuyu", metavar="file", help="the native program, which is sent to the executors")
    add("--program-on-hosts", metavar="file", help="where each host has it; then it is not sent")
    add("--quiet", action="store_true", help="say nothing unless something is wrong")
    options = parser.parse_args(arguments)
    found = shutil.which(options.program)
    if found is None:
        raise Failure(USAGE, f"liuyu-on-spark: --program: there is no {options.program} that could be run\n")
    options.program = str(Path(found).resolve())
    if options.cells and options.cells.exists():
        raise Failure(CANNOT_CREATE, f"liuyu-on-spark: --cells: {options.cells} is there; name a new folder, or remove it\n")
    return options


def require_apart(options: argparse.Namespace, inputs: list[str]) -> None:
    """Raises `Failure` where a file that is to be written is one that is read, or another one that is written."""
    known = {os.path.realpath(path): "an input" for path in inputs}
    known[os.path.realpath(options.pipeline)] = "the pipeline"
    if options.hash_key_file:
        known[os.path.realpath(options.hash_key_file)] = "the key"
    for name in ("output", "rejects", "cells"):
        path = getattr(options, name)
        if path is None or path == "-":
            continue
        place = os.path.realpath(path)
        if place in known:
            raise Failure(USAGE, f"liuyu-on-spark: --{name}: {path} is {known[place]}; name another file\n")
        known[place] = f"--{name}"


def require_writable(options: argparse.Namespace) -> None:
    """Raises `Failure` where an output could not be made, before anything is read."""
    for name in ("output", "rejects", "cells"):
        path = getattr(options, name)
        if path is None or path == "-":
            continue
        place = os.path.realpath(path)
        folder = os.path.dirname(place)
        if name != "cells" and (not str(path) or os.path.isdir(place)):
            wrong = "is a folder; name a file"
        elif name != "cells" and not os.path.isdir(folder):
            wrong = f"there is no folder {folder}; create it first"
        elif os.path.isdir(folder) and not os.access(folder, os.W_OK) and not os.path.exists(place):
            wrong = f"nothing can be written to {folder}; check its permissions"
        else:
            continue
        raise Failure(CANNOT_CREATE, f"liuyu-on-spark: --{name}: {path} cannot be created: {wrong}\n")


def answer(options: argparse.Namespace) -> list[str]:
    """What `liuyu query` is to be told."""
    words = [word for condition in options.where for word in ("--where", condition)]
    words += methodology(options)
    words += [word for setting in options.target for word in ("--target", setting)]
    for name in ("by", "flows", "format", "disclosure", "disclosure_threshold"):
        if (value := getattr(options, name)) is not None:
            words += ["--" + name.replace("_", "-"), value]
    for name in ("sensitivity", "trend", "fail_on_missed_target", "strict"):
        if getattr(options, name):
            words.append("--" + name.replace("_", "-"))
    return words


def methodology(options: argparse.Namespace) -> list[str]:
    return [word for setting in options.methodology for word in ("--methodology", setting)]


def record_bytes(text: str) -> int:
    """Those that the program takes; else it would tell how to use a command that nobody has called."""
    number = int(text)
    if not 1 <= number <= 1 << 28:
        raise argparse.ArgumentTypeError(f"must be from 1 to {1 << 28}")
    return number


def share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError("must be from 0 to 1")
    return share


def partitions(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65536:
        raise argparse.ArgumentTypeError("must be from 1 to 65536")
    return number
