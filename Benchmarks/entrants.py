"""Who takes part, and how each is started: whole processes, each with the settings that suit it best."""
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import counts

HERE = Path(__file__).parent
THREADS = 2
FLOOR = "wc -l"
PEERS = ["ClickHouse", "DataFusion", "DuckDB", "pandas", "Polars"]
SCRIPTS = {"ClickHouse": "chdb"}
# What is counted: by four columns, or with all that a real pipeline names read beside them.
FOUR, ALL = "four columns", "all columns"


def ours(columns, duplicates=False, threads=THREADS):
    """liuyu's name in tables and goals, by what it is asked."""
    return f"liuyu, {columns}" + ", duplicate check" * duplicates + ", 1 thread" * (threads == 1)


def peer(system, columns, duplicates=False):
    return f"{system}, {columns}" + ", duplicate check" * duplicates


@dataclass(frozen=True)
class Entrant:
    name: str
    system: str
    command: list
    # Where the answer will be; None where there is none to compare.
    answer: Path | None = None
    # Which of DuckDB's answers it must give: four, all or duplicates; and what of it.
    which: str = "four"
    names: tuple = tuple(counts.COUNTS)
    # Of ours: whatever is read by one pipeline has one answer, also in another encoding.
    pipeline: Path | None = None

    @property
    def is_ours(self):
        return self.system == "liuyu"


def install_peers(folder):
    """The peers, from PyPI, in a virtual environment of their own."""
    wanted = (HERE / "peers.txt").read_text()
    python = folder / "venv/bin/python"
    installed = folder / "venv/peers.txt"
    if not installed.exists() or installed.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder / "venv"], check=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement",
             HERE / "peers.txt"], check=True)
        installed.write_text(wanted)
    return python


class Field:
    """Everyone who takes part, for any extract."""

    def __init__(self, liuyu, python, folder):
        self.liuyu, self.python, self.folder = liuyu, python, folder

    def ours(self, extract, columns, duplicates=False, threads=THREADS, pipeline=None):
        pipeline = pipeline or HERE / ("pipeline.yaml" if columns == FOUR else "every-column.yaml")
        answer = self.folder / "answers/liuyu.json"
        command = [
            self.liuyu, "run", pipeline, "--input", extract.path, "--threads", threads, "--quiet",
            "--methodology", f"duplicates={'keep-latest' if duplicates else 'off'}", "--output", answer]
        # Texts, credit codes and employers locate jobs where the code, all that the peers are asked, does not.
        names = counts.COUNTS if columns == FOUR else counts.OF_OUTCOMES
        return Entrant(ours(columns, duplicates, threads), "liuyu", command, answer,
                       "duplicates" if duplicates else "four", tuple(names), pipeline)

    def peer(self, extract, system, which="four"):
        script = SCRIPTS.get(system, system.lower())
        answer = self.folder / f"answers/{script}.csv"
        command = [self.python, HERE / f"peer_{script}.py", extract.path, self.folder / "codes", answer, THREADS,
                   extract.encoding, *([which] if which != "four" else [])]
        names = (*counts.COUNTS, *(["bytes"] if which == "all" else []))
        return Entrant(peer(system, ALL if which == "all" else FOUR, which == "duplicates"), system, command, answer,
                       which, names)

    def all(self, extract):
        """In the order in which they take turns."""
        floor = Entrant(FLOOR, "wc", ["wc", "-l", extract.path])
        every = [self.ours(extract, ALL), self.ours(extract, ALL, duplicates=True)]
        over_four = [self.peer(extract, system) for system in PEERS]
        over_all = [self.peer(extract, system, "all") for system in PEERS]
        if extract.name in ["full-4m", "full-10x"]:
            return [floor, *every]
        if extract.name in ["full-small", "full-large"]:
            return [floor, *every, *over_all]
        if extract.name == "full-gb18030":
            return [floor, *every, self.ours(extract, FOUR), *over_four]
        if extract.name == "full":
            return [floor, *every, self.ours(extract, ALL, threads=1),
                    self.ours(extract, ALL, duplicates=True, threads=1), self.ours(extract, FOUR),
                    self.ours(extract, FOUR, duplicates=True), *over_four, *over_all]
        field = [floor, *(self.ours(extract, FOUR, duplicates, threads)
                          for duplicates in [False, True] for threads in [2, 1]), *over_four]
        if extract.name == "plain":
            field += [self.ours(extract, ALL, duplicates=True), self.peer(extract, "DuckDB", "duplicates")]
        return field

    def starting(self):
        """What starting and stopping costs each: part of every time, as in real life."""
        peers = {system: HERE / f"peer_{SCRIPTS.get(system, system.lower())}.py" for system in PEERS}
        return [Entrant("liuyu", "liuyu", [self.liuyu, "--version"]),
                *(Entrant(system, system, [self.python, script]) for system, script in peers.items())]
