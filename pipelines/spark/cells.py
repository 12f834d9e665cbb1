"""Cells, their outcomes and the people of each, in blocks as `liuyu settle --format packed` writes them and `liuyu merge` reads them.

A block is `LYC1`, 0 (4 bytes), the number of rows (8 bytes), then columns: cells (8 bytes a row, ascending), people (8), outcomes (4),
all little endian. They travel between stages as blobs: one row each would cost Spark more than all else that the job does.
"""

import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator

import pyarrow as pa

HEADER = struct.Struct("<4sIQ")
MARK = b"LYC1"
# By column, its bytes a row, in the order in which they stand.
COLUMNS = {"cell": (pa.uint64(), 8), "people": (pa.int64(), 8), "outcome": (pa.uint32(), 4)}
ROW_BYTES = sum(width for _, width in COLUMNS.values())
# Rows of a block that travels: some 8 MiB.
MOST_ROWS = (8 << 20) // ROW_BYTES


def tables(blob: bytes) -> Iterator[pa.Table]:
    """The blocks of a blob, whose memory they share."""
    for rows, start in _blocks(blob):
        columns = []
        for kind, width in COLUMNS.values():
            columns.append(pa.Array.from_buffers(kind, rows, [None, pa.py_buffer(memoryview(blob)[start : start + rows * width])]))
            start += rows * width
        yield pa.table(columns, names=list(COLUMNS))


def parted(blob: bytes, slots: int) -> Iterator[tuple[int, bytes]]:
    """The blocks of a blob by slot, of which each has an equal share of all names that cells may have, ascending."""
    bounds = [-(-(slot << 64) // slots) for slot in range(slots + 1)]
    for rows, start in _blocks(blob):
        cells = memoryview(blob)[start : start + 8 * rows].cast("Q")
        ends = [bisect_left(cells, bound) for bound in bounds]
        for slot, (first, end) in enumerate(zip(ends, ends[1:])):
            for place in range(first, end, MOST_ROWS):
                yield slot, b"".join(_slice(blob, rows, start, place, min(place + MOST_ROWS, end)))


def packed(table: pa.Table) -> bytes:
    """One block of all rows, whose cells must ascend."""
    pieces = [HEADER.pack(MARK, 0, len(table))]
    for name, (kind, width) in COLUMNS.items():
        for chunk in table[name].cast(kind).chunks:
            pieces.append(memoryview(chunk.buffers()[1])[chunk.offset * width : (chunk.offset + len(chunk)) * width])
    return b"".join(pieces)


def summed(held: Iterable[pa.Table]) -> pa.Table:
    """The people of each outcome of each cell, ascending by both."""
    summed = pa.concat_tables(held).group_by(["cell", "outcome"]).aggregate([("people", "sum")])
    summed = summed.rename_columns({"people_sum": "people"}).select(list(COLUMNS))
    return summed.sort_by([("cell", "ascending"), ("outcome", "ascending")])


def _blocks(blob: bytes) -> Iterator[tuple[int, int]]:
    """Of each block, its rows and where they start. Raises `ValueError` for what is none."""
    start = 0
    while start < len(blob):
        mark, _, rows = HEADER.unpack_from(blob, start)
        start += HEADER.size
        if mark != MARK or start + rows * ROW_BYTES > len(blob):
            raise ValueError(f"no block of cells stands at byte {start - HEADER.size}")
        yield rows, start
        start += rows * ROW_BYTES


def _slice(blob: bytes, rows: int, start: int, first: int, end: int) -> Iterator[bytes | memoryview]:
    """The pieces of a block that has some of another one's rows."""
    yield HEADER.pack(MARK, 0, end - first)
    for _, width in COLUMNS.values():
        yield memoryview(blob)[start + first * width : start + end * width]
        start += rows * width
