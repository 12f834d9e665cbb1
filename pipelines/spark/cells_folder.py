"""The folder that `liuyu merge --cells` puts together: what all ranges and partitions came to."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import rows


@dataclass(frozen=True)
class Order:
    """What the job was told, for `job.json`; the names are those of `CellsFolder.Order`."""

    pipeline: str
    inputs: list[str]
    maxRejectRate: float
    isStrict: bool
    duplicates: str


def write(
    place: Path, order: Order, pipeline: bytes, ranges: Iterable[bytes], settled: Iterable[bytes], cells: pa.Table
) -> None:
    """Writes the folder under another name beside its place, `_SUCCESS` last, and renames it.

    `cells`: the columns `cell`, `outcome` and `people` of `rows.COUNTED`. Raises `OSError`.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    try:
        _write(folder / "job.json", [json.dumps(asdict(order)).encode()])
        _write(folder / "pipeline.yaml", [pipeline])
        _write(folder / "ranges.ndjson", (line + b"\n" for line in ranges))
        _write(folder / "settled.ndjson", (line + b"\n" for line in settled))
        _write(folder / "cells.csv", _lines(cells))
        _write(folder / "_SUCCESS", [])
        folder.rename(place)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def copy(made: Path, place: Path) -> None:
    """Puts a folder that was written where it is to stay, whole or not at all. Raises `OSError`."""
    place.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
    try:
        shutil.copytree(made, folder, dirs_exist_ok=True)
        folder.rename(place)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _lines(cells: pa.Table) -> Iterable[bytes]:
    """In the order of the cells, so that the same job writes the same bytes whatever its partitions were."""
    yield b"cell,outcome,people\n"
    for batch in cells.sort_by([("cell", "ascending"), ("outcome", "ascending")]).to_batches():
        for cell, outcome, people in zip(*(batch[name].to_pylist() for name in ("cell", "outcome", "people"))):
            yield f"{rows.name(cell)},{outcome},{people}\n".encode()


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    """On the disk before the next file is begun."""
    with path.open("xb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())
