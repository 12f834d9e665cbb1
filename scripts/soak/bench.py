"""Where the cases run: extracts, a set of outputs that is replaced, and what it should be then."""

import contextlib
import gzip
import itertools
import os
import pathlib
import re
import shutil
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
OPTIONS = {
    "report.json": "--output", "base.cube": "--cube", "rejects.ndjson": "--rejects", "duplicates.ndjson": "--duplicates",
    "conflicts.ndjson": "--conflicts", "run.prom": "--metrics",
}
# Of a run that ends with 74 the metrics are new: they say so.
METRICS = "run.prom"
LIMIT = 120  # seconds


class Bench:
    """A folder with extracts `old.csv` and `new.csv`, one that breaks off, `cut.csv.gz`, and the sets of the first two."""

    def __init__(self, program, folder, seed, rows):
        self.folder, self.seed = pathlib.Path(folder), seed
        os.chmod(folder, 0o755)
        self.program = self.folder / "liuyu"
        shutil.copy(program, self.program)
        self.pipeline = self.folder / "western-base.yaml"
        shutil.copy(PROJECT / "pipelines/western-base.yaml", self.pipeline)
        self.library = self.folder / "faults.so"
        subprocess.run(
            ["cc", "-O1", "-shared", "-fPIC", "-o", self.library, pathlib.Path(__file__).with_name("faults.c"), "-ldl"], check=True)
        for name, addend in (("old.csv", 0), ("new.csv", 1)):
            self.liuyu("generate", "--rows", rows, "--seed", seed + addend, "--dirty", 0.003, "--duplicates", 0.01,
                       "--output", self.folder / name, check=True)
        whole = gzip.compress((self.folder / "new.csv").read_bytes(), 1)
        (self.folder / "cut.csv.gz").write_bytes(whole[:-len(whole) // 3])
        self._number = itertools.count()
        self.sets = {None: {}}
        self.sets["old"] = self._whole("old.csv")
        self.sets["new"] = self._whole("new.csv")

    def _whole(self, extract):
        with self.place(None) as place:
            place.run(extract, check=True)
            return place.outputs()

    def liuyu(self, *arguments, **options):
        """A command, run to its end; what it says is text."""
        return subprocess.run(
            [self.program, *map(str, arguments)], **{"stdin": subprocess.DEVNULL, "capture_output": True, "timeout": LIMIT} | options)

    @contextlib.contextmanager
    def place(self, outputs="old"):
        """A folder of its own in which a set of outputs stands: `old`, `new`, or None."""
        folder = self.folder / f"place-{next(self._number)}"
        (folder / "out").mkdir(parents=True)
        (folder / "spool").mkdir()
        for name, content in self.sets[outputs].items():
            (folder / "out" / name).write_bytes(content)
        try:
            yield Place(self, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


class Place:
    """A folder of a case, with the folder `out` of the outputs."""

    def __init__(self, bench, folder):
        self.bench, self.folder, self.out = bench, folder, folder / "out"

    def arguments(self, extract, *more):
        named = [word for name, option in OPTIONS.items() for word in (option, f"out/{name}")]
        return ["run", self.bench.pipeline, "--input", self.bench.folder / extract, "--quiet", "--reproducible", "--threads", "1", *named, *more]

    def environment(self, **more):
        return os.environ | {"LIUYU_KEY": "a key of sixteen bytes", "TMPDIR": str(self.folder / "spool")} | {
            name: str(value) for name, value in more.items()}

    def faulty(self, **faults):
        """The environment in which the n-th call that changes something beneath this folder goes wrong."""
        return self.environment(LD_PRELOAD=self.bench.library, SOAK_UNDER=self.folder, SOAK_LOG=self.bench.folder / f"{self.folder.name}.log") | {
            f"SOAK_{name}": str(value) for name, value in faults.items()}

    def calls(self):
        """What was counted: pairs of a call's name and path."""
        log = self.bench.folder / f"{self.folder.name}.log"
        text = log.read_text() if log.exists() else ""
        log.unlink(missing_ok=True)
        return [tuple(line.split(" ", 2)[1:]) for line in text.splitlines()]

    def run(self, extract, *more, environment=None, **options):
        return self.bench.liuyu(*self.arguments(extract, *more), cwd=self.folder, env=environment or self.environment(), **options)

    def start(self, arguments, environment=None, **options):
        return subprocess.Popen(
            [self.bench.program, *map(str, arguments)], cwd=self.folder, env=environment or self.environment(),
            **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options)

    def outputs(self):
        return {name: (self.out / name).read_bytes() for name in OPTIONS if (self.out / name).exists()}

    def hidden(self):
        return sorted(name for folder in (self.out, self.folder / "spool") if folder.exists() for name in os.listdir(folder)
                      if name not in OPTIONS)

    def kinds(self, metrics=True):
        """Which set each output is of: `old`, `new`, or what is wrong with it; none of which both sets have the same, as no rejects."""
        found, kinds = self.outputs(), {}
        for name in OPTIONS:
            if name == METRICS and not metrics:
                continue
            is_kind = [kind or "old" for kind in (None, "old", "new") if steady(name, self.bench.sets[kind].get(name)) == steady(name, found.get(name))]
            if {"old", "new"} <= set(is_kind):
                continue
            kinds[name] = is_kind[0] if is_kind else f"neither ({len(found.get(name, b''))} bytes)"
        return kinds

    def is_set(self, kind, metrics=True):
        """Nothing, or what differs from a whole set."""
        other = {name: found for name, found in self.kinds(metrics).items() if found != kind}
        return [f"not {kind}: {other}"] if other else []

    def nothing_hidden(self):
        return [f"left: {' '.join(self.hidden())}"] if self.hidden() else []

    def recovers(self):
        """Lets a run fail that holds the locks, and one succeed: each leaves a whole set and nothing beside it."""
        failed = self.run("cut.csv.gz")
        wrong = [] if failed.returncode == 74 else [f"the failing run ended with {failed.returncode}: {failed.stderr!r}"]
        kinds = self.kinds(metrics=False)
        if len(set(kinds.values())) > 1:
            wrong.append(f"after the next run the set is mixed: {kinds}")
        wrong += self.nothing_hidden()
        good = self.run("new.csv")
        wrong += [] if good.returncode == 0 else [f"the next run ended with {good.returncode}: {good.stderr!r}"]
        return wrong + self.is_set("new") + self.nothing_hidden()


def steady(name, content):
    """What two runs on the same extract have in common."""
    if content is None or name != METRICS:
        return content
    return b"".join(line for line in content.splitlines(keepends=True) if not re.match(rb"[^#]*(timestamp|duration)_", line))
