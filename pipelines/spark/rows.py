"""The rows that travel between the stages of the job, as Arrow batches.

Plain signed numbers and bytes, as Spark takes neither unsigned ones nor dictionaries. A batch holds some 8 MiB, so that
neither a worker nor the JVM holds more of a range than a frame.
"""

from array import array
from collections.abc import Iterator
from enum import IntEnum
from itertools import accumulate

import pyarrow as pa

BATCH_BYTES = 8 << 20


class Kind(IntEnum):
    """What a row holds."""

    FRAME = 0  # packed sightings of one range, of the partition `slot`
    RANGE = 1  # the trailer of a range
    PARTITION = 2  # the trailer of a settled partition
    REFUSAL = 3  # JSON: the status and the text of a child that answered that it cannot, and the range
    REJECTS = 4  # those of a range: its number, and behind a line end NDJSON
    CELLS = 5  # blocks of cells, of the share `slot` of all their names: see `cells`


# `slot` is what the next stage is partitioned by.
PACKED = pa.schema([("slot", pa.int32()), ("kind", pa.int32()), ("blob", pa.binary())])
PACKED_SQL = "slot int, kind int, blob binary"


def packed(rows: Iterator[tuple[int, Kind, bytes]]) -> Iterator[pa.RecordBatch]:
    """Rows in batches."""
    held: list[tuple[int, Kind, bytes]] = []
    size = 0

    def batch() -> pa.RecordBatch:
        slots, kinds, blobs = zip(*held)
        # Made of whole buffers: Arrow's builder copies what it has each time that it grows.
        ends = array("i", accumulate(map(len, blobs), initial=0))
        packed = pa.Array.from_buffers(pa.binary(), len(blobs), [None, pa.py_buffer(ends), pa.py_buffer(b"".join(blobs))])
        return pa.record_batch([pa.array(slots, pa.int32()), pa.array(kinds, pa.int32()), packed], PACKED)

    for row in rows:
        if held and size + len(row[2]) > BATCH_BYTES:
            yield batch()
            held, size = [], 0
        held.append(row)
        size += len(row[2])
    if held:
        yield batch()


def each(batches: Iterator[pa.RecordBatch]) -> Iterator[tuple[int, Kind, pa.Buffer]]:
    """The rows of batches; their blobs are not copied."""
    for batch in batches:
        for slot, kind, blob in zip(*batch.columns):
            yield slot.as_py(), Kind(kind.as_py()), blob.as_buffer()
