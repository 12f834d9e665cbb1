"""What the driver says on standard error."""

import os
import sys

from pyspark import SparkContext


def tell(text: str) -> None:
    """Says it at once.

    spark-submit leads a Python program's standard error into its standard output, where the report may go; so there the JVM is to
    say it, in bytes, as it may know no Chinese.
    """
    if not text:
        return
    if "PYSPARK_GATEWAY_PORT" not in os.environ:
        sys.stderr.write(text)
        return
    SparkContext._ensure_initialized()
    stream = SparkContext._jvm.java.lang.System.err
    said = text.encode("utf-8", "surrogateescape")
    stream.write(said, 0, len(said))
    stream.flush()


def legible(path: str) -> str:
    """A path as the program shows it: a byte that is no UTF-8 as `\\xd6`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
