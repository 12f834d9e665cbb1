"""Full and broken disks: each call that changes a file fails, one after the other."""

import errno

# Calls whose failure takes nothing from anybody: what a lock says, a folder that cannot be flushed, files that are closed after
# they are on the disk, hidden files that stay until the next run.
HARMLESS = ("close", "unlink", "truncate")
# Options that write the report elsewhere, or another command; each writes to standard output, a file beneath the folder.
COMMANDS = ("run --output -", "normalize", "check", "records", "generate", "query")


def failures(bench, step):
    """A call that fails once, and a disk that is full or broken from it on."""
    with bench.place() as place:
        place.run("new.csv", environment=place.faulty())
        calls = place.calls()
    for at, (name, path) in enumerate(calls, 1):
        if at % step != 0 and not (step < 10 and name in ("rename", "fsync")):
            continue
        for code in (errno.ENOSPC, errno.EIO):
            for stays in (False, True):
                title = f"{errno.errorcode[code]} at call {at}, {name} {path}{', and on' if stays else ''}"
                yield title, lambda at=at, code=code, stays=stays: _fails(bench, calls[at - 1], at, code, stays)


def _fails(bench, call, at, code, stays):
    name, path = call
    with bench.place() as place:
        run = place.run("new.csv", environment=place.faulty(AT=at, DO=code, **{"STAYS": 1} if stays else {}))
        place.calls()
        lines = run.stderr.decode().splitlines()
        if run.returncode == 0:
            must_fail = name not in HARMLESS and not path.endswith(".lock") and "/" in path
            wrong = ["ended with 0"] if must_fail else []
            wrong += [f"said {lines}"] if lines else []
            wrong += place.is_set("new")
        else:
            wrong = [] if run.returncode in (73, 74) else [f"ended with {run.returncode}"]
            said = all(line.startswith("liuyu: ") for line in lines) and 1 <= len(lines) <= 1 + stays
            wrong += [] if said else [f"said {lines}"]
            wrong += place.is_set("old", metrics=False)
        if name != "unlink":
            wrong += place.nothing_hidden()
        return wrong + place.recovers()


def half_writes(bench, step):
    """A system call that does half of its work, and one that a signal interrupts, are none of the report's business."""
    with bench.place() as place:
        place.run("new.csv", environment=place.faulty())
        calls = place.calls()
    for at, (name, path) in enumerate(calls, 1):
        if name in ("write", "open", "fsync") and (step < 10 or at % 5 == 0):
            for deed in ("short", errno.EINTR) if name == "write" else (errno.EINTR,):
                if not path.endswith(".lock"):
                    yield f"{deed} at call {at}, {name} {path}", lambda at=at, deed=deed: _half(bench, at, deed)


def _half(bench, at, deed):
    with bench.place() as place:
        run = place.run("new.csv", environment=place.faulty(AT=at, DO=deed))
        place.calls()
        wrong = [] if run.returncode == 0 and not run.stderr else [f"ended with {run.returncode}: {run.stderr!r}"]
        return wrong + place.is_set("new") + place.nothing_hidden()


def streams(bench, step):
    """Standard output is a file on the disk: each write of each command fails."""
    with bench.place("new") as place:
        for command in COMMANDS:
            _streamed(place, command, place.faulty())
            count = len(place.calls())
            for at in range(1, count + 1, max(1, min(step, count // 3))):
                for code in (errno.ENOSPC, errno.EIO):
                    yield f"{command}: {errno.errorcode[code]} at write {at}", lambda command=command, at=at, code=code: _stream(
                        bench, command, at, code)


def _streamed(place, command, environment):
    extract = place.bench.folder / "new.csv"
    read = [place.bench.pipeline, "--input", extract, "--threads", 1]
    arguments = {
        "run --output -": ["run", *read, "--quiet", "--output", "-"], "normalize": ["normalize", *read, "--quiet", "--output", "-"],
        "check": ["check", *read, "--quiet"], "records": ["records", extract, "--quiet"], "generate": ["generate", "--rows", 3000],
        "query": ["query", "out/base.cube", "--quiet", "--output", "-"],
    }[command]
    with open(place.folder / "stdout", "wb") as file:
        return place.bench.liuyu(*arguments, cwd=place.folder, env=environment, capture_output=False, stdout=file, stderr=-1)


def _stream(bench, command, at, code):
    with bench.place("new") as place:
        run = _streamed(place, command, place.faulty(AT=at, DO=code))
        place.calls()
        # Of the extract's own troubles `records` speaks, too.
        lines = [line for line in run.stderr.decode().splitlines() if not line.startswith(f"{bench.folder / 'new.csv'}:")]
        wrong = [] if run.returncode == 74 else [f"ended with {run.returncode}"]
        wrong += [] if len(lines) == 1 and lines[0].startswith("liuyu: ") else [f"said {lines}"]
        return wrong + place.is_set("new")
