"""What executors do: ranges into frames, the frames of each partition into cells, cells into sums.

Three functions for `mapInArrow`. What cannot be done, and could not by another try, travels as a row like all else: the driver
tells all of it. What another try may mend is raised.
"""

import json
import os
import struct
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import cells
import program
import pyarrow as pa
import ranges
import rejects
import rows
from child import Child, Drain
from failures import ANSWERS, BROKEN, IO_FAILED, ChildFailed, Failure
from pyspark import SparkFiles
from ranges import Range
from rows import Kind

FRAME_HEADER = struct.Struct("<4sIQ")
FRAME_MARK = b"LYS1"
SETTLING = "settling duplicates"
# What of a trailer must be as it was when the extract was cut.
LISTED = ("input", "path", "bytes", "modified", "encoding", "source", "header", "first")
# Rows of cells that are held before they are added up.
CELLS_HELD = 1 << 20


@dataclass(frozen=True)
class Work:
    """What all tasks of a job know. `shipped` files lie where Spark puts files, by their names."""

    program: str
    program_is_shipped: bool
    identity: str
    pipeline: str
    key: str
    folder: str  # What relative paths are of.
    cutting: tuple[str, ...]
    options: tuple[str, ...]
    partitions: int
    slots: int  # In how many shares cells are added up.
    duplicates: str
    lists_rejects: bool
    names: tuple[tuple[str, str], ...]  # Shipped files as people know them.

    @property
    def command(self) -> str:
        return SparkFiles.get(self.program) if self.program_is_shipped else self.program

    @property
    def key_file(self) -> str:
        """For its owner alone, as the program expects of a key; Spark lets everybody read what it sends."""
        path = SparkFiles.get(self.key)
        os.chmod(path, 0o600)
        return path

    @property
    def own_folder(self) -> str | None:
        """The folder of a child, on a host that has it."""
        return self.folder if os.path.isdir(self.folder) else None

    def require_program(self) -> None:
        """Raises `Failure` where this host has another program than the driver: its numbers would be of another make."""
        found = program.identity(self.command)
        if found != self.identity:
            raise Failure(BROKEN, wrong_program(program.host(), found, self.identity))

    def familiar(self, text: str) -> str:
        """A child's text with the paths that people gave."""
        for shipped, known in self.names:
            text = text.replace(SparkFiles.get(shipped), known)
        return text


def wrong_program(host: str, found: str, own: str) -> str:
    return f"liuyu-on-spark: the program on {host} is {found}, here it is {own}; give all hosts the same one\n"


IDENTITY_SQL = "host string, identity string"


def identify(work: Work, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Says which program this host has."""
    for _ in batches:
        yield pa.record_batch({"host": [program.host()], "identity": [program.identity(work.command)]})


LISTING = pa.schema([("parcel", pa.int32()), ("status", pa.int32()), ("lines", pa.string()), ("said", pa.string())])
LISTING_SQL = "parcel int, status int, lines string, said string"


def cut(work: Work, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Lists the ranges of parcels of files."""
    for batch in batches:
        for row in batch.to_pylist():
            try:
                work.require_program()
                command = [work.command, "split", SparkFiles.get(work.pipeline), *work.cutting]
                listed, said = ranges.listing(command, row["files"], folder=work.own_folder)
            except Failure as failure:
                if failure.status not in ANSWERS:
                    raise ChildFailed(f"{row['files'][0]}: exit {failure.status}: {failure.text}") from failure
                found = {"status": failure.status, "lines": "", "said": work.familiar(failure.text)}
            else:
                found = {"status": 0, "lines": "".join(part.line + "\n" for part in listed), "said": said}
            yield pa.RecordBatch.from_pylist([{"parcel": row["parcel"]} | found], LISTING)


def read(work: Work, tasks: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Reads ranges: their frames and trailers, in batches of `rows.PACKED`."""
    return rows.packed(_read(work, tasks))


def _read(work: Work, tasks: Iterator[pa.RecordBatch]) -> Iterator[tuple[int, Kind, bytes]]:
    for batch in tasks:
        parts = [Range.parse(line) for line in batch.column("range").to_pylist()]
        try:
            work.require_program()
            yield from _frames(work, parts)
        except Failure as failure:
            slot = parts[0].number % work.partitions
            yield slot, Kind.REFUSAL, _refusal(work, failure, parts[0].number)


def _frames(work: Work, parts: list[Range]) -> Iterator[tuple[int, Kind, bytes]]:
    """The frames of all ranges, by one child, then their trailers."""
    command = [
        work.command, "normalize", SparkFiles.get(work.pipeline), "--quiet", "--format", "sightings", "--ranges", "-",
        "--hash-key-file", work.key_file, "--partitions", str(work.partitions), *work.options,
    ]  # fmt: skip
    what = f"{parts[0].path}, range {parts[0].number}" + (f" to {parts[-1].number}" if len(parts) > 1 else "")
    lends = any(part.is_remote for part in parts)
    with _started(command, what, work.own_folder, lists_rejects=work.lists_rejects, lends=lends) as child:
        child.feed(*(part.line.encode() + b"\n" for part in parts))
        child.starve()
        while header := child.stdout.read(FRAME_HEADER.size):
            mark, partition, length = FRAME_HEADER.unpack(header.ljust(FRAME_HEADER.size, b"\0"))
            frame = child.stdout.read(length)
            if mark != FRAME_MARK or len(frame) < length:
                break  # It was cut short: how it ended says why.
            yield partition, Kind.FRAME, frame
        ending = child.end()
        trailers = ending.answer(what).split(b"\n")
    if header or len(trailers) != len(parts):
        raise ChildFailed(f"{what}: the child was cut short")
    said = [json.loads(trailer) for trailer in trailers]
    for part, trailer, own in zip(parts, trailers, said):
        _require_same(part, own)
        yield part.number % work.partitions, Kind.RANGE, trailer
    for number, lines in rejects.by_range(ending.rejects, said):
        yield number % work.partitions, Kind.REJECTS, b"%d\n%s" % (number, lines)


def _require_same(part: Range, trailer: dict[str, object]) -> None:
    """Raises `Failure` where the extract is not the one that was cut."""
    listed = json.loads(part.line)
    other = [key for key in LISTED if trailer[key] != listed[key]]
    if {"bytes", "modified", "header", "encoding"} & set(other):
        raise Failure(IO_FAILED, f"liuyu: {part.path}: the file changed while it was read; run again when nobody writes to it\n")
    if other or trailer["ordinal"] != part.number:
        raise Failure(BROKEN, f"liuyu-on-spark: {part.path}: range {part.number} was read as another one; please report this\n")


def settle(work: Work, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Settles the frames of a partition: its cells, by share, and its trailer; what else comes goes on."""
    return rows.packed(_settle(work, batches))


def _settle(work: Work, batches: Iterator[pa.RecordBatch]) -> Iterator[tuple[int, Kind, bytes]]:
    with ExitStack() as stack:
        child: Child | None = None
        refusal: Failure | None = None
        for slot, kind, blob in rows.each(batches):
            if kind != Kind.FRAME:
                yield slot % work.slots, kind, blob.to_pybytes()
                continue
            if child is None and refusal is None:
                try:
                    work.require_program()
                except Failure as failure:
                    refusal = failure
                    continue
                command = [work.command, "settle", "--quiet", "--format", "packed", "--duplicates", work.duplicates]
                child = stack.enter_context(_started(command, SETTLING))
                settled = Drain(child.stdout)
            if child:
                child.feed(FRAME_HEADER.pack(FRAME_MARK, slot, len(blob)), blob)
        if child:
            child.starve()
            try:
                trailer = child.end().answer(SETTLING)
                yield from ((slot, Kind.CELLS, block) for slot, block in cells.parted(settled.bytes(), work.slots))
                yield 0, Kind.PARTITION, trailer
            except Failure as failure:
                refusal = failure
        if refusal:
            yield 0, Kind.REFUSAL, _refusal(work, refusal)


def add_up(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Adds up the people of each outcome in each cell of a share; trailers and refusals go on."""
    return rows.packed(_add_up(batches))


def _add_up(batches: Iterator[pa.RecordBatch]) -> Iterator[tuple[int, Kind, bytes]]:
    held: list[pa.Table] = []
    limit = CELLS_HELD
    share = 0
    for slot, kind, blob in rows.each(batches):
        if kind != Kind.CELLS:
            yield slot, kind, blob.to_pybytes()
            continue
        share = slot
        held.extend(cells.tables(blob))
        if sum(map(len, held)) > limit:
            held = [cells.summed(held)]
            limit = max(CELLS_HELD, 2 * len(held[0]))  # Each row is added up a few times, however many there are.
    if held:
        table = cells.summed(held)
        for first in range(0, len(table), cells.MOST_ROWS):
            yield share, Kind.CELLS, cells.packed(table.slice(first, cells.MOST_ROWS))


def _started(command: list[str], what: str, folder: str | None = None, **options: bool) -> Child:
    try:
        return Child(command, folder=folder, **options)
    except OSError as error:
        raise ChildFailed(f"{what}: {program.host()} cannot start the program: {error}") from error


def _refusal(work: Work, failure: Failure, number: int | None = None) -> bytes:
    """`number`: of the first range concerned, where there is one."""
    return json.dumps({"range": number, "status": failure.status, "text": work.familiar(failure.text)}).encode()
