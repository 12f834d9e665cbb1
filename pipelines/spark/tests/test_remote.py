"""Extracts in object stores: the report is that of the same files on disk."""

import errno
import gzip
import logging
import os
import shutil
import struct
import tempfile
import unittest
from pathlib import Path

import support  # First: it knows where the others are.
import ranges
import remote
from failures import Failure
from moto.server import ThreadedMotoServer
from pyarrow import fs

BUCKET = "s3://graduates"


class RemoteReportTests(unittest.TestCase):
    """In one local session, from an S3 of this machine."""

    @classmethod
    def setUpClass(cls):
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        cls.server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
        cls.server.start()
        cls.addClassCleanup(cls.server.stop)
        host, port = cls.server.get_host_and_port()
        environment = {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true",
        }  # fmt: skip
        for name, value in environment.items():
            os.environ[name] = value
            cls.addClassCleanup(os.environ.pop, name)
        support.session(cls, **{f"spark.executorEnv.{name}": value for name, value in environment.items()})
        cls.store, _ = fs.FileSystem.from_uri(f"{BUCKET}/?allow_bucket_creation=true")
        cls.store.create_dir("graduates")

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.pipeline = support.pipeline(self.folder)

    def store_all(self) -> None:
        """Puts all extracts of the folder into the bucket, and nothing else."""
        self.store.delete_dir_contents("graduates", missing_dir_ok=True)
        for path in self.folder.iterdir():
            if ".csv" in path.name:
                with self.store.open_output_stream(f"graduates/{path.name}", compression=None) as file:
                    file.write(path.read_bytes())

    def require_equal(self, *options: str) -> support.Done:
        """That the job on the bucket ends as `run` on the folder, but for where the files are."""
        whole = support.run(self.folder, str(self.pipeline), "--input", f"{self.folder}/*.csv*", *options)
        done = support.spark(self.folder, str(self.pipeline), "--input", f"{BUCKET}/*.csv*", "--size", "256KB", *options)
        self.assertEqual(done.status, whole.status, done.said)
        self.assertEqual(done.said.replace(BUCKET, str(self.folder)), whole.said)
        report = done.report and done.report.replace(BUCKET.encode(), str(self.folder).encode())
        self.assertEqual(report, whole.report)
        return done

    def test_reports_are_equal(self):
        support.generate(self.folder / "a.csv", 6000, "--duplicates", "0.05", "--dirty", "0.002", "--quote", "mixed")
        support.generate(self.folder / "b.csv", 300, "--encoding", "gb18030", "--seed", "2")
        support.generate(self.folder / "c.csv.gz", 2000, "--seed", "3")
        for number in range(5):
            support.generate(self.folder / f"d{number}.csv", 30, "--seed", str(number + 4))
        # Handed in twice, which is told.
        shutil.copy(self.folder / "b.csv", self.folder / "e.csv")
        self.store_all()
        done = self.require_equal()
        self.assertEqual(done.status, 0)
        self.assertIn(b"same_bytes", done.report)

    def test_rejects_are_equal(self):
        """Also those of duplicates, whose text is read again."""
        support.generate(self.folder / "a.csv", 3000, "--dirty", "0.05", "--duplicates", "0.02")
        lines = (self.folder / "a.csv").read_bytes().splitlines(keepends=True)
        (self.folder / "b.csv.gz").write_bytes(gzip.compress(b"".join(lines[:1] + lines[-500:])))
        self.store_all()
        whole, parted = self.folder / "whole.ndjson", self.folder / "parted.ndjson"
        for rule in ("keep-latest", "reject"):
            with self.subTest(rule):
                options = ["--max-reject-rate", "1", "--methodology", f"duplicates={rule}", "--rejects"]
                support.run(self.folder, str(self.pipeline), "--input", f"{self.folder}/*.csv*", *options, str(whole))
                support.spark(
                    self.folder, str(self.pipeline), "--input", f"{BUCKET}/*.csv*", "--size", "256KB", *options, str(parted)
                )
                self.assertEqual(b'"reason": "duplicate"' in whole.read_bytes(), rule == "reject")
                self.assertEqual(parted.read_bytes().replace(BUCKET.encode(), str(self.folder).encode()), whole.read_bytes())

    def test_beside_local_files_in_the_order_given(self):
        support.generate(self.folder / "a.csv", 500, "--duplicates", "0.2")
        support.generate(self.folder / "b.csv", 500, "--duplicates", "0.2", "--seed", "1")
        self.store_all()
        for order in ("ab", "ba"):
            places = {"a": f"{self.folder}/a.csv", "b": f"{self.folder}/b.csv"}
            files = [word for name in order for word in ("--input", places[name])]
            whole = support.run(self.folder, str(self.pipeline), *files)
            done = support.spark(
                self.folder, str(self.pipeline), *[word.replace(places["b"], f"{BUCKET}/b.csv") for word in files]
            )
            self.assertEqual(done.status, 0, done.said)
            self.assertEqual(done.report.replace(BUCKET.encode(), str(self.folder).encode()), whole.report)

    def test_what_would_be_read_twice_is_refused(self):
        support.generate(self.folder / "a.csv", 100)
        self.store_all()
        local = f"{self.folder}/a.csv"
        for one, other in ((f"{BUCKET}/*.csv", f"{BUCKET}/a.csv"), (f"file://{local}", local), (f"file://{local}", f"file://{self.folder}/./a.csv")):
            with self.subTest((one, other)):
                done = support.spark(self.folder, str(self.pipeline), "--input", one, "--input", other)
                self.assertEqual(done.status, 78, done.said)
                self.assertRegex(done.said, r"a\.csv: would be read twice")

    def test_what_is_wrong_ends_the_job(self):
        support.generate(self.folder / "a.csv", 100)
        (self.folder / "b.csv").write_text("nothing,of,this\n1,2,3\n")
        self.store_all()
        self.require_equal()
        for path, words in ((f"{BUCKET}/nowhere.csv", r"nowhere\.csv: cannot be opened"), (f"{BUCKET}/x*.csv", "no file matches")):
            with self.subTest(path):
                done = support.spark(self.folder, str(self.pipeline), "--input", path)
                self.assertEqual(done.status, 66, done.said)
                self.assertRegex(done.said, words)
        done = support.spark(self.folder, str(self.pipeline), "--input", "weather://fine/a.csv")
        self.assertEqual(done.status, 64)
        self.assertRegex(done.said, "weather://fine")
        done = support.spark(self.folder, str(self.pipeline), "--input", "s3://me:secret@graduates/a.csv")
        self.assertEqual(done.status, 64)
        self.assertNotIn("secret", done.said)


class LenderTests(unittest.TestCase):
    """Without Spark: what a child asks for, it gets."""

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.place = self.folder / "a b.csv"
        self.bytes = os.urandom(10_000)
        self.place.write_bytes(self.bytes)
        self.lender = remote.Lender(block=1000)
        self.addCleanup(self.lender.stop)
        self.socket = self.lender.end.dup()
        self.addCleanup(self.socket.close)
        self.lender.start()

    def ask(self, question: str) -> tuple[int, bytes]:
        """The number of the answer and what follows it."""
        self.socket.sendall(question.encode() + b"\n")
        number = struct.unpack("<q", self._take(8))[0]
        return number, self._take(number if number >= 0 else struct.unpack("<q", self._take(8))[0])

    def _take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            taken += self.socket.recv(count - len(taken))
        return taken

    def test_bytes_at_any_place(self):
        uri = f"file://{self.place}"
        number, said = self.ask(f"stat {uri}")
        status = self.place.stat()
        self.assertEqual(number, 24)
        self.assertEqual(struct.unpack("<qqq", said), (10_000, *divmod(status.st_mtime_ns, 1_000_000_000)))
        for offset, count in ((0, 4), (0, 10_000), (999, 2), (1000, 1000), (2000, 1000), (3000, 1000), (500, 1), (9_990, 100), (10_000, 5)):
            with self.subTest((offset, count)):
                self.assertEqual(self.ask(f"read {offset} {count} {uri}")[1], self.bytes[offset : offset + count])

    def test_what_cannot_be_lent(self):
        self.assertEqual(self.ask(f"stat file://{self.folder}/nowhere.csv")[0], -errno.ENOENT)
        self.assertEqual(self.ask(f"stat file://{self.folder}")[0], -errno.EISDIR)
        for question in ("read 0 10 weather://fine", "weather", "read a b c"):
            with self.subTest(question):
                self.assertLess(self.ask(question)[0], 0)
        self.assertEqual(self.ask(f"read 0 3 file://{self.place}")[1], self.bytes[:3])


class PatternTests(unittest.TestCase):
    def test_patterns(self):
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        for name in ("b.csv", "a.csv", "a.txt", ".h.csv", "_tmp.csv", "~$a.csv", "2025/c.csv", "2025/x/d.csv", "[1].csv"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).touch()
        root = f"file://{folder}"
        for pattern, found in (
            ("*.csv", ["[1].csv", "a.csv", "b.csv"]),
            ("[ab].csv", ["a.csv", "b.csv"]),
            ("*/*.csv", ["2025/c.csv"]),
            ("**/*.csv", ["2025/c.csv", "2025/x/d.csv", "[1].csv", "a.csv", "b.csv"]),
            ("_*.csv", ["_tmp.csv"]),
            ("a.csv", ["a.csv"]),
        ):
            with self.subTest(pattern):
                self.assertEqual(remote.matches(f"{root}/{pattern}"), [f"{root}/{name}" for name in found])
        for pattern in ("x*.csv", "nowhere/*.csv"):
            with self.subTest(pattern), self.assertRaises(Failure) as caught:
                remote.matches(f"{root}/{pattern}")
            self.assertEqual(caught.exception.status, 66)

    def test_a_store_that_only_fsspec_knows(self):
        import fsspec

        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        pipeline = support.pipeline(folder)
        path = support.generate(folder / "a.csv", 4000)
        fsspec.filesystem("memory").pipe("/graduates/a.csv", path.read_bytes())
        command = [support.LIUYU, "split", str(pipeline), "--quiet", "--size", "256KB"]
        lent = ranges.listing(command, ["memory://graduates/a.csv"])[0]
        here = ranges.listing(command, [str(path)])[0]
        self.assertGreater(len(here), 3)
        self.assertEqual(*([(part.number, part.bytes, part.length) for part in found] for found in (lent, here)))


if __name__ == "__main__":
    unittest.main()
