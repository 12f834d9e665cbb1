"""The folder that `liuyu merge --cells` puts together: what all ranges and partitions came to."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import cells
import pyarrow as pa


@dataclass(frozen=True)
class Order:
    """What the job was told, for `job.json`; the names are those of `CellsFolder.Order`."""

    pipeline: str
    inputs: list[str]
    maxRejectRate: float
    isStrict: bool
    duplicates: str


@contextmanager
def placed(place: Path) -> Iterator[Path]:
    """A folder under another name beside its place, which it takes once all went well; else nothing of it is left. Raises `OSError`."""
    place.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    try:
        yield folder
        folder.rename(place)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def write(
    folder: Path, order: Order, pipeline: bytes, ranges: Iterable[bytes], settled: Iterable[bytes], added: Iterable[bytes]
) -> None:
    """Writes all of it, `_SUCCESS` last.

    `added`: blocks of `cells`, each cell in one of them. Raises `OSError`.
    """
    _write(folder / "job.json", [json.dumps(asdict(order)).encode()])
    _write(folder / "pipeline.yaml", [pipeline])
    _write(folder / "ranges.ndjson", (line + b"\n" for line in ranges))
    _write(folder / "settled.ndjson", (line + b"\n" for line in settled))
    _write(folder / "cells.packed", [_joined(added)])
    _write(folder / "_SUCCESS", [])


def _joined(added: Iterable[bytes]) -> bytes:
    """One block by ascending cell, so that the same job writes the same bytes whatever its partitions and shares were."""
    blocks = [table for blob in added for table in cells.tables(blob) if len(table)]
    return cells.packed(pa.concat_tables(sorted(blocks, key=lambda table: table["cell"][0].as_py()))) if blocks else b""


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    """On the disk before the next file is begun."""
    with path.open("xb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())
