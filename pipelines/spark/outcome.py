"""What executors came to, put together: the folder of cells, the rejects, and the report that the program makes of them."""

import argparse
import itertools
import json
import subprocess
from pathlib import Path

import cells_folder
import options
import pyarrow as pa
import pyarrow.compute
import ranges
import rejects
import remote
from failures import BAD_DATA, BROKEN, MISSED_TARGET, Failure
from messages import legible, tell
from ranges import Range
from rows import Kind
from stages import Work


def _blobs(table: pa.Table, kind: Kind) -> list[bytes]:
    return table.filter(pa.compute.equal(table["kind"], int(kind)))["blob"].to_pylist()


def write_cells(
    place: Path, told: argparse.Namespace, work: Work, pipeline: bytes, listed: list[Range], table: pa.Table
) -> list[dict[str, object]]:
    """Writes the folder that `liuyu merge` reads. Returns the trailers of the ranges.

    Raises `Failure` with what all children that could not do their work have said, and the status of the first.
    """
    if refusals := [json.loads(blob) for blob in _blobs(table, Kind.REFUSAL)]:
        refusals.sort(key=lambda refusal: len(listed) if refusal["range"] is None else refusal["range"])
        raise Failure(refusals[0]["status"], "".join({refusal["text"]: None for refusal in refusals}))
    trailers = sorted(((json.loads(blob), blob) for blob in _blobs(table, Kind.RANGE)), key=lambda pair: pair[0]["ordinal"])
    ranges.require_all(listed, [trailer["ordinal"] for trailer, _ in trailers])
    order = cells_folder.Order(
        pipeline=legible(told.pipeline),
        inputs=ranges.inputs(listed),
        maxRejectRate=told.max_reject_rate,
        isStrict=False,  # The warnings are those of the report, which `query` makes.
        duplicates=work.duplicates,
    )
    cells_folder.write(
        place, order, pipeline, [blob for _, blob in trailers], sorted(_blobs(table, Kind.PARTITION)),
        _blobs(table, Kind.CELLS),
    )  # fmt: skip
    return [trailer for trailer, _ in trailers]


def _write_rejects(place: Path, table: pa.Table, trailers: list[dict[str, object]], duplicates: Path) -> None:
    """Writes those of all ranges, and behind them those that `liuyu merge` has listed. Raises `OSError`."""
    parts = (blob.split(b"\n", 1) for blob in _blobs(table, Kind.REJECTS))
    lines = rejects.placed(((int(number), text) for number, text in parts), trailers)
    with duplicates.open("rb") as more:
        rejects.write(place, itertools.chain(lines, more))


def report(
    told: argparse.Namespace, cells: Path, inputs: list[str], folder: Path, table: pa.Table, trailers: list[dict[str, object]]
) -> int:
    """Has the program put the cells together and answer; writes the rejects that were asked for. The exit code is the program's."""
    cube, duplicates = str(folder / "report.cube"), folder / "duplicates.ndjson"
    command = [told.program, "merge", "--quiet", "--cells", str(cells), "--output", cube]
    if told.rejects:
        command += ["--rejects", str(duplicates)]
    # Inputs of one size are compared: one that was handed in twice is told.
    merged = remote.run(command, inputs)
    if merged.returncode != 0:
        # As `run` does: where there are too many rejects, they are there.
        if told.rejects and duplicates.exists():
            _write_rejects(told.rejects, table, trailers, duplicates)
        # Only then: the warnings of a report that is made are told with it.
        raise Failure(merged.returncode, merged.stderr.decode("utf-8", "replace"))
    query = [told.program, "query", cube, "--quiet", "--reproducible", "--output", told.output, *options.answer(told)]
    asked = subprocess.run(query, stderr=subprocess.PIPE)
    said = asked.stderr.decode("utf-8", "replace")
    # As `run` does, also where a warning is taken for a failure; not where there is no place for the report.
    if told.rejects and asked.returncode in (0, MISSED_TARGET, BAD_DATA):
        _write_rejects(told.rejects, table, trailers, duplicates)
    if asked.returncode not in (0, MISSED_TARGET):
        raise Failure(asked.returncode if asked.returncode > 0 else BROKEN, said)
    tell(said)
    return asked.returncode
