"""The rejects of all ranges as `liuyu run --rejects` lists them: they count from the start of their range, these from the input's."""

import json
import os
import re
import tempfile
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

_PLACE = re.compile(rb'(?P<path>\{"path": "(?:[^"\\]|\\.)*"), "record": (?P<record>\d+|null), "line": (?P<line>\d+), ')


def by_range(text: bytes, trailers: list[dict[str, object]]) -> Iterator[tuple[int, bytes]]:
    """NDJSON of one child as the lines of each of its ranges, in input order; and the range's number."""
    ranges = defaultdict(list)
    for trailer in trailers:
        ranges[trailer["path"]].append((trailer["end"], trailer["ordinal"]))
    lines: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
    for line in text.splitlines(keepends=True):
        said = json.loads(line)
        own = ranges[said["path"]]
        index = min(bisect_right(own, said["byte"], key=lambda pair: pair[0]), len(own) - 1)
        lines[own[index][1]].append((said["byte"], line))
    for number, own in sorted(lines.items()):
        yield number, b"".join(line for _, line in sorted(own, key=lambda pair: pair[0]))


def placed(parts: Iterable[tuple[int, bytes]], trailers: Iterable[dict[str, object]]) -> Iterator[bytes]:
    """The lines of all ranges, in input order, by their places in whole inputs.

    `trailers`: of all ranges, in input order.
    """
    texts = dict(parts)
    records = lines = 0
    for trailer in trailers:
        if trailer["first"] == trailer["header"]:
            records = lines = 0
        if text := texts.get(trailer["ordinal"]):
            for line in text.splitlines(keepends=True):
                yield _PLACE.sub(lambda place: _moved(place, records, lines), line, count=1)
        records += trailer["readRecords"]
        lines += trailer["lines"]


def _moved(place: re.Match[bytes], records: int, lines: int) -> bytes:
    record = place["record"] if place["record"] == b"null" else b"%d" % (int(place["record"]) + records)
    return b'%s, "record": %s, "line": %d, ' % (place["path"], record, int(place["line"]) + lines)


def write(path: Path, lines: Iterable[bytes]) -> None:
    """Writes a file for its owner alone, whole or not at all: it holds graduates' own data.

    A link is followed, and what is no file (`/dev/null`, a pipe) is written to as it is: nothing ever takes its place. Raises `OSError`.
    """
    place = Path(os.path.realpath(path))
    if place.exists() and not place.is_file():
        with open(place, "wb") as device:
            device.writelines(lines)
        return
    descriptor, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    try:
        with open(descriptor, "wb") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, place)
    except BaseException:
        os.unlink(name)
        raise
