"""Ranges, tasks and rows, without Spark."""

import json
import os
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
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
    def test_names_of_cells_are_numbers_and_come_back(self):
        names = ["0000000000000000", "7fffffffffffffff", "8000000000000000", "ffffffffffffffff", "9f3c00000000a001"]
        self.assertEqual([rows.name(number) for number in rows.numbers(names).to_pylist()], names)
        self.assertEqual(len(rows.numbers([])), 0)

    def test_batches_are_small_and_keep_all_rows(self):
        blobs = [bytes([number]) * (3 << 20) for number in range(7)]
        batches = list(rows.packed((number, Kind.FRAME, blob) for number, blob in enumerate(blobs)))
        self.assertEqual([batch.num_rows for batch in batches], [2, 2, 2, 1])
        self.assertEqual([blob for batch in batches for blob in batch["blob"].to_pylist()], blobs)

    def test_people_add_up_and_trailers_go_on(self):
        def cells(*lines: tuple[int, int, int]) -> pa.RecordBatch:
            return rows.cells(*(pa.array(column, pa.int64()) for column in zip(*lines)))

        batches = [cells((-1, 2, 3), (5, 0, 1)), rows.said(Kind.PARTITION, b"{}"), cells((-1, 2, 4), (5, 1, 1))]
        summed = pa.Table.from_batches(stages.add_up(iter(batches))).to_pylist()
        found = sorted((row["cell"], row["outcome"], row["people"]) for row in summed if row["kind"] == Kind.CELL)
        self.assertEqual(found, [(-1, 2, 7), (5, 0, 1), (5, 1, 1)])
        self.assertEqual([row["blob"] for row in summed if row["kind"] != Kind.CELL], [b"{}"])


if __name__ == "__main__":
    unittest.main()
