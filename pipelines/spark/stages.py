"""What executors do: ranges into frames, the frames of each partition into cells, cells into sums.

Three functions for `mapInArrow`. What cannot be done, and could not by another try, travels as a row like all else: the driver
tells all of it. What another try may mend is raised.
"""

import io
import json
import struct
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import program
import pyarrow as pa
import pyarrow.compute
import pyarrow.csv
import rows
from child import Child, Drain
from failures import BROKEN, IO_FAILED, ChildFailed, Failure
from pyspark import SparkFiles
from ranges import Range
from rows import Kind

FRAME_HEADER = struct.Struct("<4sIQ")
FRAME_MARK = b"LYS1"
SETTLING = "settling duplicates"
# What of a trailer must be as it was when the extract was cut.
LISTED = ("ordinal", "input", "path", "bytes", "modified", "encoding", "source", "header", "first")
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
    folder: str | None  # What relative paths are of; None where there are none.
    options: tuple[str, ...]
    partitions: int
    duplicates: str
    names: tuple[tuple[str, str], ...]  # Shipped files as people know them.

    @property
    def command(self) -> str:
        return SparkFiles.get(self.program) if self.program_is_shipped else self.program

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


def read(work: Work, tasks: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Reads ranges: their frames and trailers, in batches of `rows.PACKED`."""
    return rows.packed(_read(work, tasks))


def _read(work: Work, tasks: Iterator[pa.RecordBatch]) -> Iterator[tuple[int, Kind, bytes]]:
    for batch in tasks:
        for text in batch.column("range").to_pylist():
            part = Range.parse(text)
            try:
                work.require_program()
                yield from _frames(work, part)
            except Failure as failure:
                yield part.ordinal % work.partitions, Kind.REFUSAL, _refusal(work, failure, part.ordinal)


def _frames(work: Work, part: Range) -> Iterator[tuple[int, Kind, bytes]]:
    """The frames of one range, then its trailer."""
    command = [
        work.command, "normalize", SparkFiles.get(work.pipeline), "--quiet", "--format", "sightings",
        "--hash-key-file", SparkFiles.get(work.key), "--input", literal(part.path), "--encoding", part.encoding,
        "--source", str(part.source), "--range", part.span, "--ordinal", str(part.ordinal),
        "--input-number", str(part.input), "--partitions", str(work.partitions), *work.options,
    ]  # fmt: skip
    what = f"{part.path}, bytes {part.span}"
    with _started(command, what, work.folder) as child:
        whole = True
        while header := child.stdout.read(FRAME_HEADER.size):
            if len(header) < FRAME_HEADER.size:
                whole = False
                break
            mark, partition, length = FRAME_HEADER.unpack(header)
            if mark != FRAME_MARK:
                raise ChildFailed(f"{what}: {header!r} is no frame")
            frame = child.stdout.read(length)
            if len(frame) < length:
                whole = False
                break
            yield partition, Kind.FRAME, frame
        trailer = child.end().answer(what)
    if not whole:
        raise ChildFailed(f"{what}: its last frame is cut short")
    _require_same(part, json.loads(trailer))
    yield part.ordinal % work.partitions, Kind.RANGE, trailer


def _require_same(part: Range, trailer: dict[str, object]) -> None:
    """Raises `Failure` where the extract is not the one that was cut."""
    other = [key for key in LISTED if trailer[key] != getattr(part, key)]
    if not other:
        return
    if {"bytes", "modified", "header", "encoding"} & set(other):
        raise Failure(IO_FAILED, f"liuyu: {part.path}: the file changed while it was read; run again when nobody writes to it\n")
    found = ", ".join(f"{key} {trailer[key]}, not {getattr(range, key)}" for key in other)
    raise Failure(BROKEN, f"liuyu-on-spark: {part.path}, bytes {part.span} were read as {found}\n")


def settle(work: Work, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Settles the frames of a partition: its cells and its trailer, in batches of `rows.COUNTED`; what else comes goes on."""
    with ExitStack() as stack:
        child: Child | None = None
        refusal: Failure | None = None
        for batch in batches:
            for row in batch.to_pylist():
                if row["kind"] != Kind.FRAME:
                    yield rows.said(row["kind"], row["blob"], row["slot"])
                    continue
                if child is None and refusal is None:
                    try:
                        work.require_program()
                    except Failure as failure:
                        refusal = failure
                        continue
                    command = [work.command, "settle", "--quiet", "--duplicates", work.duplicates]
                    child = stack.enter_context(_started(command, SETTLING, fed=True))
                    settled = Drain(child.stdout)
                if child:
                    child.feed(FRAME_HEADER.pack(FRAME_MARK, row["slot"], len(row["blob"])), row["blob"])
        if child:
            child.starve()
            try:
                trailer = child.end().answer(SETTLING)
                yield from _cells(settled.bytes())
                yield rows.said(Kind.PARTITION, trailer)
            except Failure as failure:
                refusal = failure
        if refusal:
            yield rows.said(Kind.REFUSAL, _refusal(work, refusal))


def _cells(text: bytes) -> Iterator[pa.RecordBatch]:
    """What `liuyu settle` writes: `cell,outcome,people`."""
    types = {"cell": pa.string(), "outcome": pa.int64(), "people": pa.int64()}
    with pa.csv.open_csv(io.BytesIO(text), convert_options=pa.csv.ConvertOptions(column_types=types)) as batches:
        for batch in batches:
            yield rows.cells(rows.numbers(batch["cell"].to_pylist()), batch["outcome"], batch["people"])


def add_up(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Adds up the people of each outcome in each cell; trailers and refusals go on."""
    held: list[pa.Table] = []
    limit = CELLS_HELD
    for batch in batches:
        is_cell = pa.compute.equal(batch["kind"], int(Kind.CELL))
        if said := batch.filter(pa.compute.invert(is_cell)):
            yield said
        held.append(pa.Table.from_batches([batch.filter(is_cell)]))
        if sum(map(len, held)) > limit:
            held = [_sum(held)]
            limit = max(CELLS_HELD, 2 * len(held[0]))  # Each row is added up a few times, however many there are.
    for batch in _sum(held).to_batches() if held else []:
        yield rows.cells(batch["cell"], batch["outcome"], batch["people"])


def _sum(tables: list[pa.Table]) -> pa.Table:
    table = pa.concat_tables(table.select(["cell", "outcome", "people"]) for table in tables)
    return table.group_by(["cell", "outcome"]).aggregate([("people", "sum")]).rename_columns({"people_sum": "people"})


def _started(command: list[str], what: str, folder: str | None = None, *, fed: bool = False) -> Child:
    try:
        return Child(command, folder=folder, fed=fed)
    except OSError as error:
        raise ChildFailed(f"{what}: {program.host()} cannot start the program: {error}") from error


def _refusal(work: Work, failure: Failure, ordinal: int | None = None) -> bytes:
    text = work.familiar(failure.text)
    return json.dumps({"ordinal": ordinal, "status": failure.status, "text": text}).encode()


def literal(path: str) -> str:
    """A path as the pattern that matches nothing else."""
    return "".join(f"\\{mark}" if mark in "*?[\\" else mark for mark in path)
