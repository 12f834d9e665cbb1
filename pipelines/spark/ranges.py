"""Ranges of extracts: listed by `liuyu split`, packed into tasks, and all of them read in the end."""

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import remote
from failures import BAD_PIPELINE, BROKEN, Failure

# A task of more files would be long by their number alone.
MOST_FILES = 1000
# Bytes of text for one of a compressed extract, as a guess: such extracts are read first, as nothing can be cut off them.
EXPANSION = 8


UNITS = {"": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}
# What `liuyu split` takes.
SIZES = range(64 << 10, (1 << 40) + 1)


def size(text: str) -> int:
    """Bytes of a range and of a task. Raises `ArgumentTypeError`, a `ValueError` of those who read command lines."""
    parts = re.fullmatch(r"(\d+)(|KB|MB|GB)", text.upper(), re.ASCII)
    if not parts or (found := int(parts[1]) * UNITS[parts[2]]) not in SIZES:
        raise argparse.ArgumentTypeError("must be a number of bytes, KB, MB or GB (of 1024), from 64KB to 1024GB")
    return found


@dataclass(frozen=True)
class Range:
    """One line of `liuyu split`, and what of it matters here."""

    line: str
    number: int
    input: int
    path: str
    bytes: int
    length: int | None  # Bytes; None: all that there is, in an extract that cannot be cut.

    @classmethod
    def parse(cls, line: str) -> "Range":
        said = json.loads(line)
        return cls(line, said["range"], said["input"], said["path"], said["bytes"], said["length"])

    @property
    def weight(self) -> int:
        """About how many bytes are to be read."""
        return self.bytes * EXPANSION if self.length is None else self.length

    @property
    def is_remote(self) -> bool:
        return remote.is_remote(self.path)

    @property
    def empty(self) -> str:
        """The line of the range of no bytes where the input's first record starts."""
        said = json.loads(self.line)
        return json.dumps(said | {"first": said["header"], "length": 0})


# Windows before cuts, of some 1.1 MiB, are all that is read.
SPLIT_BLOCK = 1 << 20


def listing(command: Sequence[str], files: Sequence[str] = (), *, folder: str | None = None) -> tuple[list[Range], str]:
    """The ranges that a `liuyu split` command lists of files, in input order, and what it has to say.

    `files`: in place of the pipeline's own, where there are any; `folder`: what relative paths are of.

    Raises `Failure` with the status of the command where it ends badly: as `run` would.
    """
    done = remote.run([*command, *files], files, block=SPLIT_BLOCK, folder=folder)
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode != 0:
        raise Failure(done.returncode if done.returncode > 0 else BROKEN, said)
    return [Range.parse(line) for line in lines(done.stdout.decode("utf-8"))], said


def lines(text: str) -> list[str]:
    """Lines of JSON: a name may hold what else Python takes for the end of a line."""
    return text.removesuffix("\n").split("\n") if text else []


def require_once(ranges: Iterable["Range"]) -> None:
    """Raises `Failure` where a file is an input twice, however it is named: one `liuyu split` sees that only of those that it lists."""
    seen: set[tuple[str, str]] = set()
    for path in inputs(ranges):
        if (known := remote.identity(path)) in seen:
            raise Failure(BAD_PIPELINE, f"liuyu: {path}: would be read twice; let one path or pattern name it\n")
        seen.add(known)


def joined(listings: Iterable[list[Range]]) -> list[Range]:
    """The ranges of several listings, one behind the other: each has counted ranges and inputs from 0."""
    joined: list[Range] = []
    before = 0
    for listing in listings:
        for part in listing:
            said = json.loads(part.line) | {"range": len(joined), "input": before + part.input}
            joined.append(Range.parse(json.dumps(said, ensure_ascii=False, separators=(",", ":"))))  # As `split` writes them.
        before += len(inputs(listing))
    return joined


def packed(ranges: Iterable[Range], task_bytes: int) -> list[list[Range]]:
    """Ranges as tasks of about `task_bytes`, small files together in input order; the heaviest task first.

    In input order, as files of one folder are near each other; heaviest first, as the last to start ends the stage.
    """
    tasks: list[list[Range]] = []
    weight = 0
    for part in ranges:
        if not tasks or weight + part.weight > task_bytes or len(tasks[-1]) == MOST_FILES:
            tasks.append([])
            weight = 0
        tasks[-1].append(part)
        weight += part.weight
    return sorted(tasks, key=lambda task: -sum(part.weight for part in task))


def inputs(ranges: Iterable[Range]) -> list[str]:
    """The paths of all inputs, in input order."""
    return list({part.input: part.path for part in ranges}.values())


def require_all(ranges: Sequence[Range], read: Iterable[int]) -> None:
    """Raises `Failure` unless each range was read once; `liuyu merge --cells` follows the chains from byte to byte."""
    numbers = sorted(read)
    if numbers != [part.number for part in ranges]:
        raise Failure(BROKEN, f"liuyu-on-spark: {len(ranges)} ranges were to be read, and {len(numbers)} were; please report this\n")
