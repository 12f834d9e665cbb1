"""The table: the rows of `liuyu normalize`, whatever the ranges; in one local session."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import liuyu_source
import support
from pyspark.errors import PySparkException

SAMPLE = "pipelines/western-base.yaml"


class SourceTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = support.session(cls)
        liuyu_source.register(cls.session)
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.key = cls.folder / "key"
        cls.key.write_bytes(b"0123456789abcdef")
        cls.key.chmod(0o600)

    def read(self, **options: str):
        options = {"pipeline": SAMPLE, "program": support.LIUYU, "hash_key_file": str(self.key), "size": "262144"} | options
        return self.session.read.format("liuyu").options(**options)

    def test_rows_are_those_of_normalize(self):
        done = subprocess.run(
            [support.LIUYU, "normalize", SAMPLE, "--quiet", "--format", "ndjson", "--methodology", "duplicates=count",
             "--hash-key-file", self.key],
            capture_output=True, check=True,
        )  # fmt: skip
        expected = sorted(json.dumps(json.loads(line), sort_keys=True) for line in done.stdout.splitlines())
        table = self.read().load()
        self.assertEqual(dict(table.dtypes)["year"], "int")
        self.assertEqual(dict(table.dtypes)["graduate"], "string")
        found = sorted(json.dumps(row.asDict(), sort_keys=True) for row in table.collect())
        self.assertEqual(found, expected)

    def test_paths_and_known_ranges(self):
        paths = sorted(str(path) for path in Path("sample-data/national-export").glob("*.csv"))
        one = self.read().load(paths[0]).count()
        self.assertEqual(self.read().load(paths).count(), one + self.read().load(paths[1]).count())
        listed = self.folder / "ranges.ndjson"
        subprocess.run([support.LIUYU, "split", SAMPLE, paths[0], "--quiet", "--size", "64KB", "--output", listed], check=True)
        self.assertEqual(self.read(ranges=str(listed)).load().count(), one)

    def test_what_is_wrong_is_said(self):
        with self.assertRaisesRegex(PySparkException, "nowhere.csv"):
            self.read().load("nowhere.csv").count()
        with self.assertRaisesRegex(PySparkException, "`hash_key_file` is missing"):
            self.session.read.format("liuyu").options(pipeline=SAMPLE, program=support.LIUYU).load().count()

    def test_a_session_of_spark_connect(self):
        # Absolute: the session's server has a folder of its own.
        path = str(Path("sample-data/national-export/2025.csv").resolve())
        options = {"pipeline": str(Path(SAMPLE).resolve()), "program": support.LIUYU, "hash_key_file": str(self.key), "size": "262144"}
        # A process has sessions of one kind only.
        script = f"""
import sys
sys.path.insert(0, {str(support.HERE.parent)!r})
import liuyu_source
from pyspark.sql import SparkSession

spark = SparkSession.builder.remote("local[2]").getOrCreate()
liuyu_source.register(spark)
table = spark.read.format("liuyu").options(**{options!r}).load({path!r})
print(table.count(), table.select("graduate").distinct().count())
spark.stop()
"""
        done = subprocess.run([sys.executable, "-c", script], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        table = self.read().load(path)
        self.assertEqual(done.stdout.split(), [str(table.count()), str(table.select("graduate").distinct().count())])


if __name__ == "__main__":
    unittest.main()
