"""The rows that travel between the stages of the job, as Arrow batches.

Plain signed numbers and bytes, as Spark takes neither unsigned ones nor dictionaries. A batch holds some 8 MiB, so that
neither a worker nor the JVM holds more of a range than a frame.
"""

import sys
from array import array
from collections.abc import Iterator, Sequence
from enum import IntEnum

import pyarrow as pa
import pyarrow.compute

BATCH_BYTES = 8 << 20


class Kind(IntEnum):
    """What a row holds."""

    FRAME = 0  # packed sightings of one range, of the partition `slot`
    RANGE = 1  # the trailer of a range
    PARTITION = 2  # the trailer of a settled partition
    REFUSAL = 3  # JSON: the status and the text of a child that answered that it cannot, and the range
    REJECTS = 4  # those of a range: its number, and behind a line end NDJSON
    CELL = 5  # people of one outcome in one cell


# `slot` is what the next stage is partitioned by.
PACKED = pa.schema([("slot", pa.int32()), ("kind", pa.int32()), ("blob", pa.binary())])
PACKED_SQL = "slot int, kind int, blob binary"

COUNTED = pa.schema(
    [
        ("slot", pa.int32()),
        ("kind", pa.int32()),
        ("cell", pa.int64()),
        ("outcome", pa.int64()),
        ("people", pa.int64()),
        ("blob", pa.binary()),
    ]
)
COUNTED_SQL = "slot int, kind int, cell long, outcome long, people long, blob binary"


def packed(rows: Iterator[tuple[int, Kind, bytes]]) -> Iterator[pa.RecordBatch]:
    """Rows in batches."""
    held: list[tuple[int, Kind, bytes]] = []
    size = 0

    def batch() -> pa.RecordBatch:
        return pa.record_batch([pa.array(column, field.type) for column, field in zip(zip(*held), PACKED)], PACKED)

    for row in rows:
        if held and size + len(row[2]) > BATCH_BYTES:
            yield batch()
            held, size = [], 0
        held.append(row)
        size += len(row[2])
    if held:
        yield batch()


def said(kind: Kind, blob: bytes, slot: int = 0) -> pa.RecordBatch:
    """A row of a trailer or a refusal, between rows of cells."""
    return pa.RecordBatch.from_pylist([{"slot": slot, "kind": kind, "blob": blob}], COUNTED)


def cells(cell: pa.Array, outcome: pa.Array, people: pa.Array) -> pa.RecordBatch:
    """Rows of cells."""
    count = len(cell)
    slots = pa.compute.bit_wise_and(cell, pa.scalar(0x7FFFFFFF, pa.int64())).cast(pa.int32())
    kinds = pa.repeat(pa.scalar(Kind.CELL, pa.int32()), count)
    return pa.record_batch([slots, kinds, cell, outcome, people, pa.nulls(count, pa.binary())], COUNTED)


def numbers(names: Sequence[str]) -> pa.Array:
    """Names of cells, 16 hexadecimal digits each, as the signed numbers of the same 64 bits."""
    bits = array("q", bytes.fromhex("".join(names)))
    if sys.byteorder == "little":
        bits.byteswap()
    return pa.Array.from_buffers(pa.int64(), len(bits), [None, pa.py_buffer(bits)])


def name(number: int) -> str:
    """What `numbers` made a number of."""
    return f"{number & (1 << 64) - 1:016x}"
