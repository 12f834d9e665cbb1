"""Ranges, tasks and rows, without Spark."""

import json
import os
import struct
import tempfile
import unittest
import unittest.mock
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import cells
import support
import ranges
import rejects
import rows
import stages
from failures import Failure
from ranges import Range
from rows import Kind


def made(number: int, length: int | None, *, size: int = 100) -> Range:
    return Range("", number, number, "a.csv", size, length)


class RangeTests(unittest.TestCase):
    def test_a_line_says_what_a_range_is(self):
        line = (
            '{"range":5,"input":2,"path":"某.csv","bytes":90,"modified":"m","encoding":"gb18030","source":1,"header":7,"first":70,'
            '"length":20,"doubled":0}'
        )
        part = Range.parse(line)
        self.assertEqual(part, Range(line, 5, 2, "某.csv", 90, 20))
        self.assertEqual(json.loads(part.empty), json.loads(line) | {"first": 7, "length": 0})

    def test_small_files_share_tasks_in_input_order_and_the_heaviest_is_first(self):
        lengths = [5, 5, 5, 100, 60, None, 1, 1]
        tasks = ranges.packed([made(number, length, size=20) for number, length in enumerate(lengths)], 100)
        self.assertEqual([[part.number for part in task] for task in tasks], [[5], [3], [4], [0, 1, 2], [6, 7]])

    def test_a_task_has_at_most_a_thousand_files(self):
        tasks = ranges.packed([made(number, 1) for number in range(2500)], 1 << 30)
        self.assertEqual([len(task) for task in tasks], [1000, 1000, 500])

    def test_each_range_is_to_be_read_once(self):
        parts = [made(number, 1) for number in range(3)]
        ranges.require_all(parts, [2, 0, 1])
        for read in ([0, 1], [0, 1, 2, 2], [0, 1, 3]):
            with self.subTest(read), self.assertRaises(Failure):
                ranges.require_all(parts, read)


class RejectsFileTests(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def test_a_link_is_followed(self):
        (self.folder / "link").symlink_to("real")
        rejects.write(self.folder / "link", [b"a\n", b"b\n"])
        self.assertTrue((self.folder / "link").is_symlink())
        self.assertEqual((self.folder / "real").read_bytes(), b"a\nb\n")
        self.assertEqual((self.folder / "real").stat().st_mode & 0o777, 0o600)

    def test_what_is_no_file_stays_what_it_is(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        with ThreadPoolExecutor(1) as reader:
            read = reader.submit(pipe.read_bytes)
            rejects.write(pipe, [b"a\n"])
            self.assertEqual(read.result(), b"a\n")
        self.assertTrue(pipe.is_fifo())

    def test_a_write_that_fails_leaves_nothing(self):
        def lines():
            yield b"a\n"
            raise OSError("no room")

        with self.assertRaises(OSError):
            rejects.write(self.folder / "file", lines())
        self.assertEqual(list(self.folder.iterdir()), [])


class RowTests(unittest.TestCase):
    def test_batches_are_small_and_keep_all_rows(self):
        blobs = [bytes([number]) * (3 << 20) for number in range(7)]
        batches = list(rows.packed((number, Kind.FRAME, blob) for number, blob in enumerate(blobs)))
        self.assertEqual([batch.num_rows for batch in batches], [2, 2, 2, 1])
        self.assertEqual([blob for batch in batches for blob in batch["blob"].to_pylist()], blobs)


TOP = (1 << 64) - 1


def block(*lines: tuple[int, int, int]) -> bytes:
    """Of (cell, outcome, people)."""
    columns = [struct.pack(f"<{len(lines)}{kind}", *column) for kind, column in zip("QIq", zip(*lines))] if lines else [b""] * 3
    cell, outcome, people = columns
    return cells.HEADER.pack(cells.MARK, 0, len(lines)) + cell + people + outcome


def lines(blobs: Iterable[bytes]) -> list[tuple[int, int, int]]:
    return [
        (row["cell"], row["outcome"], row["people"]) for blob in blobs for table in cells.tables(blob) for row in table.to_pylist()
    ]


class CellTests(unittest.TestCase):
    def test_blocks_are_read_and_packed_again(self):
        for blob in (block(), block((0, 1, 1)), block((3, 2, 1), (3, 1 << 31, 1 << 40), (TOP, 0, 7))):
            with self.subTest(rows=len(blob)):
                self.assertEqual([cells.packed(table) for table in cells.tables(blob)], [blob])
        self.assertEqual(lines([block((1, 2, 3)) + block() + block((0, 0, 1))]), [(1, 2, 3), (0, 0, 1)])

    def test_what_is_no_block_is_refused(self):
        whole = block((1, 2, 3))
        for blob in (whole[:-1], whole + b"\0" * cells.HEADER.size, b"LYS1" + whole[4:]):
            with self.assertRaises(ValueError):
                list(cells.tables(blob))

    def test_each_row_is_in_the_share_of_its_cell(self):
        random = Random(7)
        for slots in (1, 2, 3, 7, 64):
            rows = sorted((random.getrandbits(64), random.getrandbits(32), random.randint(1, 9)) for _ in range(300))
            rows = [(0, 0, 1), *rows, (TOP, 0, 1)]
            found = list(cells.parted(block(*rows) + block(*rows[:5]), slots))
            self.assertEqual(sorted(lines(blob for _, blob in found)), sorted(rows + rows[:5]))
            for slot, blob in found:
                self.assertEqual({cell * slots >> 64 for cell, _, _ in lines([blob])}, {slot})

    def test_people_add_up_and_trailers_go_on(self):
        packed = [
            (0, Kind.CELLS, block((5, 0, 1), (TOP, 2, 3))),
            (0, Kind.PARTITION, b"{}"),
            (0, Kind.CELLS, block((5, 1, 1), (TOP, 2, 4)) + block((5, 0, 1))),
        ]
        for limit in (1, 1 << 20):
            with self.subTest(limit=limit), unittest.mock.patch.object(stages, "CELLS_HELD", limit):
                summed = list(rows.each(stages.add_up(rows.packed(iter(packed)))))
                self.assertEqual(lines(blob for _, kind, blob in summed if kind == Kind.CELLS), [(5, 0, 2), (5, 1, 1), (TOP, 2, 7)])
                self.assertEqual([blob.to_pybytes() for _, kind, blob in summed if kind == Kind.PARTITION], [b"{}"])


if __name__ == "__main__":
    unittest.main()
