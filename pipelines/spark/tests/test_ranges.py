"""Ranges, tasks and rows, without Spark."""

import tempfile
import unittest
from pathlib import Path

import pyarrow as pa
import support
import ranges
import rows
import stages
from failures import Failure
from ranges import Range
from rows import Kind


def made(ordinal: int, length: int | None, *, path: str = "a.csv", size: int = 100) -> Range:
    return Range(ordinal, ordinal, path, size, "1.0", "utf-8", 0, 10, 10, length)


class RangeTests(unittest.TestCase):
    def test_a_line_says_what_a_range_is(self):
        line = (
            '{"input":2,"path":"某.csv","bytes":90,"modified":"m","encoding":"gb18030","source":1,"header":7,"first":7,'
            '"length":null,"doubled":0}'
        )
        part = Range.listed(5, line)
        self.assertEqual(part, Range(5, 2, "某.csv", 90, "m", "gb18030", 1, 7, 7, None))
        self.assertEqual((part.span, made(0, 40).span), ("7:", "10:40"))
        self.assertEqual(Range.parse(part.text), part)

    def test_small_files_share_tasks_in_input_order_and_the_heaviest_is_first(self):
        lengths = [5, 5, 5, 100, 60, None, 1, 1]
        tasks = ranges.packed([made(ordinal, length, size=20) for ordinal, length in enumerate(lengths)], 100)
        self.assertEqual([[part.ordinal for part in task] for task in tasks], [[5], [3], [4], [0, 1, 2], [6, 7]])

    def test_a_task_has_at_most_a_thousand_files(self):
        tasks = ranges.packed([made(ordinal, 1) for ordinal in range(2500)], 1 << 30)
        self.assertEqual([len(task) for task in tasks], [1000, 1000, 500])

    def test_equal_inputs_are_found_by_their_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            texts = [b"one", b"two", b"one", b"longer", b"two", b"", b""]
            paths = [Path(folder) / str(number) for number in range(len(texts))]
            for path, text in zip(paths, texts):
                path.write_bytes(text)
            parts = [made(number, 1, path=str(path), size=len(texts[number])) for number, path in enumerate(paths)]
            self.assertEqual(ranges.equal_inputs(parts), [[0, 2], [1, 4], [5, 6]])

    def test_each_range_is_to_be_read_once(self):
        parts = [made(ordinal, 1) for ordinal in range(3)]
        ranges.require_all(parts, [2, 0, 1])
        for read in ([0, 1], [0, 1, 2, 2], [0, 1, 3]):
            with self.subTest(read), self.assertRaises(Failure):
                ranges.require_all(parts, read)

    def test_a_path_is_a_pattern_of_itself(self):
        self.assertEqual(stages.literal(r"a[1]*?\b.csv"), r"a\[1]\*\?\\b.csv")


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
