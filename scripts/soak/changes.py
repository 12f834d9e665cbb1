"""Extracts that somebody writes to, cuts off or replaces while they are read."""

import random
import shutil
import signal
import time

CHANGES = ("append", "truncate", "empty", "replace", "overwrite", "remove")


def cases(bench, count):
    """The extract changes while the run stands still, at a random moment."""
    draw = random.Random(bench.seed)
    for change in CHANGES:
        for _ in range(count):
            seconds = draw.random() * 0.12
            yield f"{change} at {seconds * 1000:.0f} ms", lambda change=change, seconds=seconds: _changed(bench, change, seconds)


def _changed(bench, change, seconds):
    with bench.place() as place:
        extract, other = place.folder / "extract.csv", place.folder / "other.csv"
        shutil.copy(bench.folder / "new.csv", extract)
        shutil.copy(bench.folder / "old.csv", other)
        run = place.start(place.arguments(extract))
        time.sleep(seconds)
        run.send_signal(signal.SIGSTOP)
        time.sleep(0.002)
        _change(change, extract, other)
        run.send_signal(signal.SIGCONT)
        said = run.communicate(timeout=60)[1].decode()
        wrong = place.nothing_hidden()
        if run.returncode == 0:
            # It had been read before, or opened only afterwards.
            report = place.outputs()["report.json"].replace(str(extract).encode(), b"EXTRACT")
            return wrong + ([] if report in _reports(bench, place, change) else ["another report than that of the extract before or after"])
        wrong += [] if run.returncode in (65, 66, 74, 78) and said.startswith(("liuyu: ", str(extract))) else [f"ended with {run.returncode}: {said}"]
        kept = [name for name in ("report.json", "base.cube") if place.outputs()[name] != bench.sets["old"][name]]
        return wrong + [f"{name} is new" for name in kept]


def _change(change, extract, other):
    if change == "append":
        with extract.open("ab") as file:
            file.write(extract.read_bytes().split(b"\n")[1] + b"\n")
    elif change == "truncate":
        with extract.open("ab") as file:
            file.truncate(extract.stat().st_size // 2)
    elif change == "empty":
        extract.write_bytes(b"")
    elif change == "replace":
        other.replace(extract)
    elif change == "overwrite":
        extract.write_bytes(other.read_bytes())
    else:
        extract.unlink()


def _reports(bench, place, change):
    """Those of the extract before and after the change, whose path is `EXTRACT`."""
    reports = []
    for is_changed in (False, True):
        again, other = place.folder / "again.csv", place.folder / "again-other.csv"
        shutil.copy(bench.folder / "new.csv", again)
        shutil.copy(bench.folder / "old.csv", other)
        if is_changed:
            _change(change, again, other)
        if not again.exists():
            continue
        if place.run(again, "--max-reject-rate", "1").returncode == 0:
            reports.append(place.outputs()["report.json"].replace(str(again).encode(), b"EXTRACT"))
    return reports
