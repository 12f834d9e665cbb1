"""The job's report, exit code and messages are those of `liuyu run`, whatever the partitions and cuts; in one local session."""

import contextlib
import gzip
import io
import os
import shutil
import tempfile
import unittest
from pathlib import Path

import support

# Of the golden folders those that say most of what ranges could get wrong.
GOLDEN = (
    "blank-lines bom crlf cut-input destination-codes-in-texts duplicates-and-filters duplicates-count duplicates-keep-first "
    "duplicates-keep-latest duplicates-off duplicates-reject duplicates-reject-across-files from-path gb18030-notes header-again-in-another-order header-only lone-cr no-id-column "
    "notes-without-id-column quoted-newline repeated-headers runaway-quote runaway-quote-that-closes same-bytes "
    "same-bytes-without-ids skip-rows sources-in-order too-many-rejects two-sources undecodable unknown-destination-code utf-16 "
    "where-in-pipeline"
).split()


class ReportTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        support.session(cls)

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def require_equal(self, *arguments: str, **spark_only: str) -> support.Done:
        """That both end alike: report to the byte, exit code, messages. `spark_only`: options of the job."""
        whole = support.run(self.folder, *arguments)
        options = [word for name, value in spark_only.items() for word in (f"--{name}", value)]
        parted = support.spark(self.folder, *arguments, *options)
        self.assertEqual((parted.status, parted.said), (whole.status, whole.said))
        self.assertEqual(parted.report, whole.report)
        return parted

    def test_sample_in_any_number_of_partitions(self):
        for partitions in ("1", "2", "7", "64"):
            with self.subTest(partitions):
                done = self.require_equal("pipelines/western-base.yaml", partitions=partitions, size="64KB")
                self.assertEqual(done.status, 0)

    def test_inquiries(self):
        for options in (
            ["--where", "year=2025", "--where", "level!=本科", "--by", "institution"],
            ["--flows", "city", "--methodology", "circle=strict"],
            ["--methodology", "duplicates=keep-first", "--target", "employment=0.99", "--sensitivity", "--trend"],
            ["--where", "institution=nobody", "--format", "table"],
            ["--disclosure", "small-counts", "--disclosure-threshold", "4"],
            ["--fail-on-missed-target", "--target", "employment=0.99"],
            ["--strict", "--where", "institution=nobody"],
        ):
            with self.subTest(options):
                self.require_equal("pipelines/western-base.yaml", *options, partitions="3")

    def test_golden_folders(self):
        for name in GOLDEN:
            with self.subTest(name):
                options = support.CASES / name / "args"
                words = options.read_text().split() if options.exists() else []
                self.require_equal(str(support.CASES / name / "pipeline.yaml"), *words, partitions="2")

    def test_large_and_many_small(self):
        pipeline = support.pipeline(self.folder)
        support.generate(self.folder / "a.csv", 200_000, "--duplicates", "0.02", "--dirty", "0.002", "--quote", "mixed")
        for number in range(120):
            encoding = ("utf-8", "gb18030", "utf-8-bom")[number % 3]
            suffix = ".gz" if number % 10 == 0 else ""
            support.generate(
                self.folder / f"b{number}.csv{suffix}", 40, "--encoding", encoding, "--seed", str(number + 2), "--dirty", "0.01"
            )
        # The same graduates again, in another file, encoding and order.
        again = (self.folder / "a.csv").read_bytes().decode("utf-8", "ignore").splitlines(keepends=True)[:20_000]
        (self.folder / "c.csv").write_bytes("".join(again[:1] + again[:0:-1]).encode("gb18030"))
        done = self.require_equal(str(pipeline), "--max-reject-rate", "0.05", partitions="7", size="4MB")
        self.assertEqual(done.status, 0)

    def test_without_ids_and_with_notes(self):
        pipeline = support.pipeline(self.folder, has_id=False)
        text = support.generate(self.folder / "a.csv", 2000, "--quote", "mixed").read_text()
        header, *lines = text.splitlines(keepends=True)
        for at in range(0, len(lines), 7):
            lines[at] += "\n" if at % 2 else "注：以上名单由学校提供\n"
        noted = "".join(lines)
        (self.folder / "a.csv").write_text(header + noted + "合计,2000\n")
        shutil.copy(self.folder / "a.csv", self.folder / "b.csv")
        self.require_equal(str(pipeline), "--max-reject-rate", "1", partitions="2", size="64KB")
        (self.folder / "b.csv").write_text(header + noted)
        self.require_equal(str(pipeline), "--max-reject-rate", "1", partitions="2", size="64KB")

    def test_a_quote_that_never_closes(self):
        pipeline = support.pipeline(self.folder)
        path = support.generate(self.folder / "a.csv", 8000)
        lines = path.read_text().splitlines(keepends=True)
        for at in (1000, 4000, 7990):
            lines[at] = '"' + lines[at]
        path.write_text("".join(lines))
        for limit in ("4096", "65536", "1048576"):
            with self.subTest(limit):
                self.require_equal(
                    str(pipeline), "--max-record-bytes", limit, "--max-reject-rate", "1", partitions="3", size="256KB"
                )

    def test_rejects_stand_where_a_run_sees_them(self):
        pipeline = support.pipeline(self.folder)
        text = support.generate(self.folder / "a.csv", 4000, "--dirty", "0.05", "--quote", "mixed").read_bytes()
        pipeline.write_text(pipeline.read_text().replace("encoding: auto", "encoding: auto\n    header_row: auto"))
        (self.folder / "a.csv").write_bytes("西部毕业生名册\n".encode() + text)
        support.generate(self.folder / "b.csv.gz", 300, "--dirty", "0.1", "--encoding", "gb18030", "--seed", "5")
        for number in range(5):
            support.generate(self.folder / f"c{number}.csv", 50, "--dirty", "0.1", "--seed", str(number + 9))
        whole, parted = self.folder / "whole.ndjson", self.folder / "parted.ndjson"
        options = [str(pipeline), "--max-reject-rate", "1"]
        self.assertEqual(support.run(self.folder, *options, "--rejects", str(whole)).status, 0)
        done = support.spark(self.folder, *options, "--rejects", str(parted), "--size", "256KB")
        self.assertEqual(done.status, 0, done.said)
        self.assertGreater(whole.read_bytes().count(b"\n"), 50)
        self.assertEqual(parted.read_bytes(), whole.read_bytes())
        self.assertEqual(parted.stat().st_mode & 0o777, 0o600)

    def test_refused_duplicates_are_those_of_a_run(self):
        pipeline = support.pipeline(self.folder)
        support.generate(self.folder / "a.csv", 3000, "--duplicates", "0.03", "--dirty", "0.02", "--quote", "mixed")
        header, *lines = (self.folder / "a.csv").read_bytes().decode("utf-8", "ignore").splitlines(keepends=True)
        (self.folder / "b.csv.gz").write_bytes(gzip.compress((header + "".join(lines[200:50:-1])).encode("gb18030")))
        (self.folder / "c.csv").write_bytes((header + "".join(lines[:40])).encode("utf-16"))
        folders = ("duplicates-reject-across-files", "names-differ", "duplicates-across-years")
        whole, parted = self.folder / "whole.ndjson", self.folder / "parted.ndjson"
        for path in (pipeline, *(support.CASES / folder / "pipeline.yaml" for folder in folders)):
            for partitions, rate in (("1", "1"), ("5", "1"), ("3", "0.01")):
                with self.subTest(path.parent.name, partitions=partitions, rate=rate):
                    parted.unlink(missing_ok=True)
                    options = [str(path), "--methodology", "duplicates=reject", "--max-reject-rate", rate]
                    run = support.run(self.folder, *options, "--rejects", str(whole))
                    done = support.spark(
                        self.folder, *options, "--rejects", str(parted), "--partitions", partitions, "--size", "256KB"
                    )
                    self.assertEqual(run.status, 0 if rate == "1" else 65)
                    self.assertEqual((done.status, done.said), (run.status, run.said))
                    self.assertEqual(done.report, run.report)
                    self.assertIn(b'"reason": "duplicate"', whole.read_bytes())
                    self.assertEqual(parted.read_bytes(), whole.read_bytes())

    def test_what_ends_a_run_ends_the_job(self):
        pipeline = support.pipeline(self.folder)
        path = support.generate(self.folder / "a.csv", 3000, "--dirty", "0.2")
        broken = self.folder / "broken.yaml"
        broken.write_text(pipeline.read_text().replace("graduate_id", "graduate"))
        cases = [
            [str(broken)],
            [str(self.folder / "nowhere.yaml")],
            [str(pipeline), "--input", str(self.folder / "nowhere.csv")],
            [str(pipeline), "--where", "weather=fine"],
            [str(pipeline), "--max-reject-rate", "1", "--by", "weather"],
            [str(pipeline), "--methodology", "circle=square"],
        ]
        for arguments in cases:
            with self.subTest(arguments):
                done = self.require_equal(*arguments)
                self.assertNotEqual(done.status, 0)
        done = support.spark(self.folder, str(pipeline), "--size", "256KB", "--partitions", "2")
        self.assertEqual(done.status, 65)
        self.assertRegex(done.said, r"of 3000 records were rejected, more than the share of 0\.01")
        self.assertIsNone(done.report)
        path.write_bytes(gzip.compress(path.read_bytes())[:-2000])
        path.rename(self.folder / "a.csv.gz")
        self.require_equal(str(pipeline), "--max-reject-rate", "1")

    def test_command_line(self):
        sample = "pipelines/western-base.yaml"
        place = str(self.folder / "place")
        (self.folder / "there").mkdir()
        (self.folder / "short").write_bytes(b"0123")
        for arguments, status in (
            (["--size", "3kilo"], 64),
            (["--partitions", "0"], 64),
            (["--size", "1KB"], 64),
            (["--rejects", str(self.folder / "there")], 73),
            (["--rejects", ""], 73),
            (["--max-reject-rate", "2"], 64),
            (["--max-record-bytes", "0"], 64),
            (["--weather"], 64),
            (["--cells", str(self.folder / "there")], 73),
            (["--hash-key-file", str(self.folder / "nowhere")], 66),
            (["--hash-key-file", str(self.folder / "short")], 64),
            (["--rejects", str(self.folder / "nowhere" / "rejects")], 73),
            (["--rejects", sample], 64),
            (["--rejects", "sample-data/../sample-data/national-export/2025.csv"], 64),
            (["--rejects", place, "--cells", place], 64),
        ):
            with self.subTest(arguments):
                done = support.spark(self.folder, sample, *arguments)
                self.assertEqual(done.status, status, done.said)
                self.assertRegex(done.said, r"\Aliuyu")
                self.assertNotIn("liuyu split", done.said)
                self.assertIsNone(done.report)

    def test_a_working_folder_that_is_gone_is_told(self):
        gone = self.folder / "gone"
        gone.mkdir()
        before = os.getcwd()
        os.chdir(gone)
        gone.rmdir()
        try:
            done = support.spark(self.folder, "pipelines/western-base.yaml")
        finally:
            os.chdir(before)
        self.assertEqual(done.status, 66, done.said)
        self.assertRegex(done.said, r"\Aliuyu-on-spark: the working directory: ")

    def test_outputs_are_looked_at_before_the_work_and_appear_together(self):
        outputs = [self.folder / "rejects", self.folder / "cells"]
        words = ["--rejects", str(outputs[0]), "--cells", str(outputs[1])]
        import liuyu_on_spark

        for output in (self.folder / "no" / "where.json", self.folder):
            said = io.StringIO()
            with contextlib.redirect_stderr(said):
                status = liuyu_on_spark.main(["pipelines/western-base.yaml", "--program", support.LIUYU, "--output", str(output), *words])
            self.assertEqual(status, 73, said.getvalue())
            self.assertRegex(said.getvalue(), r"--output: .* cannot be created: ")
            self.assertEqual([path for path in outputs if path.exists()], [])

    def test_a_program_that_is_another_one_is_refused(self):
        import liuyu_on_spark

        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            status = liuyu_on_spark.main(["pipelines/western-base.yaml", "--program", "/bin/true"])
        self.assertEqual(status, 70)
        self.assertRegex(said.getvalue(), r"--program: /\S*true is no liuyu that works")

    def test_names_of_all_kinds(self):
        path = support.generate(self.folder / "a.csv", 300)
        for name in ("届\u2028x.csv", "x\u0085y.csv", "a\nb.csv", os.fsdecode(b"\xd6\xd8.csv")):
            shutil.copy(path, self.folder / name)
            path.unlink()
            path = self.folder / name
            for pipeline in ("a#b %20.yaml", os.fsdecode(b"p\xd6.yaml")):
                with self.subTest((name, pipeline)):
                    place = self.folder / pipeline
                    shutil.copy(support.pipeline(self.folder), place)
                    self.assertEqual(self.require_equal(str(place)).status, 0)

    def test_cells_are_the_same_in_any_partitions_and_are_merged_again(self):
        places = [self.folder / "cells" / number for number in ("1", "5")]
        for place in places:
            done = support.spark(
                self.folder, "pipelines/western-base.yaml", "--partitions", place.name, "--size", "256KB", "--cells", str(place)
            )
            self.assertEqual(done.status, 0, done.said)
            self.assertEqual(
                sorted(path.name for path in place.iterdir()),
                ["_SUCCESS", "cells.packed", "job.json", "pipeline.yaml", "ranges.ndjson", "settled.ndjson"],
            )
        one, five = ([(place / name).read_bytes() for name in ("cells.packed", "job.json", "ranges.ndjson")] for place in places)
        self.assertEqual(one, five)
        self.assertEqual([path.name for path in places[0].parent.iterdir() if path.name.startswith(".")], [])


if __name__ == "__main__":
    unittest.main()
