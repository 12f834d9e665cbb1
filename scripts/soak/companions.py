"""Two runs at once, of one user and of two; locks of runs that are dead; folders and files that are not what they seem."""

import contextlib
import os
import shutil
import stat
import threading
import time

NOBODY = 65534


def cases(bench, count):
    for number in range(count):
        yield f"two runs, {number}", lambda: _two(bench)
    yield "a run waits, another comes", lambda: _second(bench, None, None)
    for name in ("symbolic link", "hard link", "pipe", "/dev/null", "folder", "loop of links", "folder that is removed"):
        yield f"the report is a {name}", lambda name=name: _odd(bench, name)
    if os.geteuid() == 0:
        for mode in (0o777, 0o1777):
            yield f"nobody's run, then root's, {mode:o}", lambda mode=mode: _second(bench, NOBODY, None, mode)
            yield f"root's run, then nobody's, {mode:o}", lambda mode=mode: _second(bench, None, NOBODY, mode)
            yield f"nobody's dead run, then root's, {mode:o}", lambda mode=mode: _dead(bench, NOBODY, None, mode)
            yield f"root's dead run, then nobody's, {mode:o}", lambda mode=mode: _dead(bench, None, NOBODY, mode)
        yield "a folder that is closed to nobody", lambda: _closed(bench, 0o755)


def skipped():
    return None if os.geteuid() == 0 else "locks between two users: they need root"


def _start(place, extract, user=None, *more, **options):
    return place.start(place.arguments(extract, *more), **{"user": user, "group": user} if user else {}, **options)


def _two(bench):
    with bench.place() as place:
        runs = [_start(place, "new.csv") for _ in range(2)]
        said = [run.communicate(timeout=60)[1] for run in runs]
        codes = sorted(run.returncode for run in runs)
        wrong = [] if codes in ([0, 0], [0, 75]) else [f"ended with {codes}: {said}"]
        return wrong + place.is_set("new") + place.nothing_hidden()


def _waiting(place, user=None):
    """A run that has its locks and waits for its extract, a pipe; and the function that gives it what it waits for."""
    pipe = place.folder / "pipe.csv"
    os.mkfifo(pipe)
    os.chmod(pipe, 0o666)
    run = _start(place, pipe, user)
    end = os.open(pipe, os.O_RDWR)
    # Until it has opened the pipe: what is written before that, and closed, it would wait for for ever.
    while run.poll() is None and not (len(place.hidden()) >= 6 and _has_open(run, pipe)):
        time.sleep(0.002)

    def feed():
        # A run that has ended for another reason reads no more.
        with contextlib.suppress(BrokenPipeError), open(pipe, "wb") as file:
            os.close(end)
            file.write((place.bench.folder / "new.csv").read_bytes())
    return run, feed


def _has_open(run, path):
    with contextlib.suppress(OSError):  # It ends meanwhile.
        folder = f"/proc/{run.pid}/fd"
        return any(os.path.realpath(os.path.join(folder, number)) == os.path.realpath(path) for number in os.listdir(folder))
    return False


def _owned(place, user, mode):
    os.chmod(place.folder, 0o755)
    os.chmod(place.folder / "spool", 0o777)
    os.chmod(place.out, mode)
    for path in place.out.iterdir():
        os.chmod(path, 0o644)


def _second(bench, first, second, mode=0o755):
    with bench.place(None if first or second else "old") as place:
        _owned(place, first, mode)
        run, feed = _waiting(place, first)
        other = _start(place, "old.csv", second)
        said = other.communicate(timeout=60)[1].decode()
        wrong = [] if other.returncode == 75 and "another run" in said and said.count("\n") == 1 else [f"ended with {other.returncode}: {said}"]
        feed()
        said = run.communicate(timeout=60)[1]
        wrong += [] if run.returncode == 0 else [f"the first ended with {run.returncode}: {said}"]
        names = sorted(place.outputs())
        return wrong + ([] if len(names) == 6 else [f"there are {names}"]) + place.nothing_hidden()


def _dead(bench, first, second, mode):
    """In a sticky folder one user may not take away what another left; a run says so, or does without."""
    with bench.place(None) as place:
        _owned(place, first, mode)
        run, _ = _waiting(place, first)
        run.kill()
        run.communicate()
        other = _start(place, "new.csv", second)
        said = other.communicate(timeout=60)[1].decode()
        stays = mode & stat.S_ISVTX and second
        if other.returncode != 0:
            return [] if stays and other.returncode == 73 and said.count("\n") == 1 else [f"ended with {other.returncode}: {said}"]
        return place.is_set("new") + ([] if stays else place.nothing_hidden())


def _closed(bench, mode):
    with bench.place() as place:
        _owned(place, None, mode)
        run = _start(place, "new.csv", NOBODY)
        said = run.communicate(timeout=60)[1].decode()
        # One line for the outputs, and one for the metrics that cannot tell of it.
        wrong = [] if run.returncode == 73 and said.count("\n") <= 2 else [f"ended with {run.returncode}: {said}"]
        return wrong + place.is_set("old") + place.nothing_hidden()


def _remove(folder):
    """Removes a folder in which a run may put one more file meanwhile."""
    for _ in range(100):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
    shutil.rmtree(folder)


def _odd(bench, name):
    with bench.place() as place:
        report, other, codes = place.out / "report.json", place.folder / "other", (0,)
        new = bench.sets["new"]["report.json"]
        report.unlink()
        found, reader = lambda: other.read_bytes(), None
        if name == "symbolic link":
            other.write_bytes(b"old")
            report.symlink_to("../other")
        elif name == "hard link":
            other.write_bytes(b"old")
            os.link(other, report)
        elif name == "pipe":
            os.mkfifo(report)
            read = []
            reader = threading.Thread(target=lambda: read.append(report.read_bytes()))
            reader.start()
            found = lambda: read[0]
        elif name == "/dev/null":
            report.symlink_to("/dev/null")
        elif name == "folder":
            report.mkdir()
            codes = (73,)
        elif name == "loop of links":
            report.symlink_to("report.json")
            codes = (73,)
        else:
            run, feed = _waiting(place)
            _remove(place.out)
            feed()
            said = run.communicate(timeout=60)[1].decode()
            wrong = [] if run.returncode in (73, 74) and said.startswith("liuyu: ") else [f"ended with {run.returncode}: {said}"]
            return wrong + (["the folder is there again"] if place.out.exists() else [])
        run = place.run("new.csv")
        if reader:
            reader.join(10)
        wrong = [] if run.returncode in codes and run.stderr.count(b"\n") == (codes != (0,)) else [f"ended with {run.returncode}: {run.stderr!r}"]
        if name in ("symbolic link", "pipe"):
            wrong += [] if found() == new else ["another report"]
        if name == "hard link":
            wrong += [] if found() == b"old" and report.read_bytes() == new else ["the other name has changed"]
        if name in ("symbolic link", "/dev/null", "loop of links"):
            wrong += [] if report.is_symlink() else ["the link is gone"]
        if name == "/dev/null":
            wrong += [] if stat.S_ISCHR(os.stat("/dev/null").st_mode) else ["/dev/null is a file"]
        return wrong + place.nothing_hidden()
