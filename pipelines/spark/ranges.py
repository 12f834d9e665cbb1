"""Ranges of extracts: listed by `liuyu split`, packed into tasks, and all of them read in the end."""

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import file_digest

from failures import BROKEN, Failure

# A task of more files would be long only by their number: each costs a process.
MOST_FILES = 1000
# Bytes of text for one of a compressed extract, as a guess: such extracts are read first, as nothing can be cut off them.
EXPANSION = 8


@dataclass(frozen=True)
class Range:
    """One line of `liuyu split`. Offsets and lengths are bytes of the file, or of its text where it cannot be cut."""

    ordinal: int
    input: int
    path: str
    bytes: int
    modified: str
    encoding: str
    source: int
    header: int
    first: int
    length: int | None  # None: all that there is.

    @property
    def span(self) -> str:
        """As `liuyu normalize --range` takes it."""
        return f"{self.first}:{'' if self.length is None else self.length}"

    @property
    def weight(self) -> int:
        """About how many bytes are to be read."""
        return self.bytes * EXPANSION if self.length is None else self.length

    @property
    def text(self) -> str:
        """A line of JSON, for `parse`."""
        return json.dumps(asdict(self))

    @classmethod
    def parse(cls, text: str) -> "Range":
        return cls(**json.loads(text))

    @classmethod
    def listed(cls, ordinal: int, line: str) -> "Range":
        """From line number `ordinal` of `liuyu split`, which has keys that nobody needs here."""
        said = json.loads(line)
        return cls(ordinal, **{key: said[key] for key in cls.__dataclass_fields__ if key != "ordinal"})


def listing(command: Sequence[str]) -> tuple[list[Range], str]:
    """The ranges that a `liuyu split` command lists, in input order, and what it has to say.

    Raises `Failure` with the status of the command where it ends badly: as `run` would.
    """
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode != 0:
        raise Failure(done.returncode if done.returncode > 0 else BROKEN, said)
    lines = done.stdout.decode("utf-8").splitlines()
    return [Range.listed(ordinal, line) for ordinal, line in enumerate(lines)], said


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


def equal_inputs(ranges: Iterable[Range]) -> list[list[int]]:
    """The numbers of inputs whose files hold the same bytes, group by group; only files of one size are read."""
    by_size: dict[int, dict[int, str]] = defaultdict(dict)
    for part in ranges:
        by_size[part.bytes][part.input] = part.path
    groups: dict[bytes, list[int]] = defaultdict(list)
    for same in by_size.values():
        if len(same) > 1:
            for number, path in same.items():
                with open(path, "rb") as file:
                    groups[file_digest(file, "sha256").digest()].append(number)
    return sorted(group for group in groups.values() if len(group) > 1)


def require_all(ranges: Sequence[Range], read: Iterable[int]) -> None:
    """Raises `Failure` unless each range was read once; `liuyu merge --cells` follows the chains from byte to byte."""
    ordinals = sorted(read)
    if ordinals != [part.ordinal for part in ranges]:
        raise Failure(BROKEN, f"liuyu-on-spark: {len(ranges)} ranges were to be read, and {len(ordinals)} were; please report this\n")
