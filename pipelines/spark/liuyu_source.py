"""Graduates as a table, for analysts: `spark.read.format("liuyu").option("pipeline", …).load(paths)`.

A typed row for each record that `liuyu run` accepts, with the columns of `liuyu normalize` (docs/normalize.md). Records of one
graduate that was handed in twice are two rows with one `graduate`: which of them counts, only `run` and the job settle.

Options
    pipeline       the pipeline file
    hash_key_file  the key of `graduate`; `head -c 32 /dev/urandom > key` makes one. One for all tasks, or no rows would meet
    program        the native program (liuyu)
    size           bytes of a range and of a task (256MB)
    ranges         what `liuyu split` wrote, so that nothing is listed anew for each query; instead of paths
Each file is one that every host has under that path, or else one that was sent by its name (`--files`, `addFile`). Without paths it
is the pipeline's own extracts that are read.
"""

import argparse
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.json
import ranges
import remote
from child import Child
from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType
from ranges import Range

MODULES = ("child", "failures", "liuyu_source", "ranges", "remote")


def register(spark: SparkSession) -> None:
    """Makes the format known to a session, of Spark Connect too, and sends executors what they import."""
    folder = os.path.dirname(os.path.abspath(__file__))
    files = [os.path.join(folder, f"{module}.py") for module in MODULES]
    if type(spark).__module__.startswith("pyspark.sql.connect."):  # It has no context.
        spark.addArtifacts(*files, pyfile=True)
    else:
        for file in files:
            spark.sparkContext.addPyFile(file)
    spark.dataSource.register(LiuyuDataSource)


def found(path: str) -> str:
    """A file of this host."""
    return path if os.path.exists(path) else SparkFiles.get(os.path.basename(path))


class LiuyuDataSource(DataSource):
    """What the options say."""

    @classmethod
    def name(cls) -> str:
        return "liuyu"

    def schema(self) -> str:
        """The columns of the pipeline: `year` is a number, all else text."""
        first = self.listed()[0]
        with Child(self.command("csv"), lends=first.is_remote) as child:
            child.feed(first.empty.encode())
            child.starve()
            heading = child.stdout.read().decode().rstrip("\n")
            child.end().answer(first.path)
        names = heading.split(",")
        return ", ".join(f"`{name}` {'int' if name == 'year' else 'string'}" for name in names)

    def reader(self, schema: StructType) -> "LiuyuReader":
        return LiuyuReader(self, schema)

    def option(self, name: str, usual: str | None = None) -> str:
        value = self.options.get(name, usual)
        if value is None:
            raise ValueError(f"liuyu: the option `{name}` is missing: .option('{name}', …)")
        return value

    def command(self, format: str) -> list[str]:
        """Of a child that reads the ranges it is fed."""
        return [
            found(self.option("program", "liuyu")), "normalize", found(self.option("pipeline")), "--quiet", "--format", format,
            "--hash-key-file", found(self.option("hash_key_file")), "--ranges", "-",
        ]  # fmt: skip

    def listed(self) -> list[Range]:
        """The ranges of all extracts. Raises `Failure` as `liuyu split` does."""
        if (known := self.options.get("ranges")) is not None:
            with open(known, encoding="utf-8") as file:
                return [Range.parse(line) for line in ranges.lines(file.read())]
        paths = json.loads(self.options["paths"]) if "paths" in self.options else [self.options.get("path")]
        files = [file for path in filter(None, paths) for file in (remote.matches(path) if remote.is_remote(path) else [path])]
        command = [found(self.option("program", "liuyu")), "split", found(self.option("pipeline")), "--quiet"]
        return ranges.listing([*command, "--size", str(self.size)], files)[0]

    @property
    def size(self) -> int:
        try:
            return ranges.size(self.option("size", "256MB"))
        except argparse.ArgumentTypeError as error:
            raise ValueError(f"liuyu: the option `size` {error}") from error


@dataclass
class Task(InputPartition):
    """Ranges that one child reads."""

    ranges: list[Range]


class LiuyuReader(DataSourceReader):
    """Reads tasks; a child for each."""

    def __init__(self, source: LiuyuDataSource, schema: StructType) -> None:
        self._source = source
        self._schema = schema

    def partitions(self) -> list[Task]:
        return [Task(task) for task in ranges.packed(self._source.listed(), self._source.size)]

    def read(self, partition: Task) -> Iterator[pa.RecordBatch]:
        """Rows as Arrow batches. Raises `Failure` and `ChildFailed` where the child does not end well, whatever rows it gave."""
        schema = to_arrow_schema(self._schema)
        lends = any(part.is_remote for part in partition.ranges)
        with Child(self._source.command("ndjson"), lends=lends) as child:
            child.feed(*(part.line.encode() + b"\n" for part in partition.ranges))
            child.starve()
            try:
                if child.stdout.peek(1):
                    parsing = pa.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
                    yield from pa.json.open_json(child.stdout, pa.json.ReadOptions(block_size=4 << 20), parsing)
            except pa.ArrowInvalid:  # A line was cut short, and so was the child.
                child.end().answer(partition.ranges[0].path)
                raise
            child.end().answer(partition.ranges[0].path)
