"""Who takes part, and how each is started: whole processes, each with the settings that suit it best."""
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
THREADS = 2


@dataclass(frozen=True)
class Entrant:
    name: str
    command: list
    # Where the answer will be; None where there is none to compare.
    answer: Path | None = None
    is_ours: bool = False
    checks_duplicates: bool = False
    # Texts, credit codes and employers resolve places where the code, all that the peers are asked, does not.
    locates_by_more: bool = False


def install_peers(folder):
    """DuckDB and Polars, from PyPI, in a virtual environment of their own."""
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

    def ours(self, extract, threads=THREADS, duplicates=False, pipeline="pipeline"):
        name = "liuyu" + (", duplicate check" if duplicates else "") + f", {threads} thread{'s' * (threads > 1)}"
        if pipeline != "pipeline":
            name = f"liuyu, every column, duplicate check, {threads} threads"
        answer = self.folder / "answers/liuyu.json"
        command = [
            self.liuyu, "run", HERE / f"{pipeline}.yaml", "--input", extract.path, "--threads", threads, "--quiet",
            "--methodology", f"duplicates={'keep-latest' if duplicates else 'off'}", "--output", answer]
        return Entrant(
            name, command, answer, is_ours=True, checks_duplicates=duplicates,
            locates_by_more=pipeline != "pipeline")

    def peer(self, extract, name, duplicates=False):
        answer = self.folder / f"answers/{name.lower()}.csv"
        command = [
            self.python, HERE / f"peer_{name.lower()}.py", extract.path, self.folder / "codes", answer, THREADS,
            extract.encoding, *(["duplicates"] if duplicates else [])]
        return Entrant(
            name + (", duplicate check" if duplicates else ""), command, answer, checks_duplicates=duplicates)

    def all(self, extract):
        """In the order in which they take turns."""
        floor = Entrant("wc -l", ["wc", "-l", extract.path])
        if extract.name == "large":
            return [floor, self.ours(extract), self.ours(extract, duplicates=True), self.peer(extract, "DuckDB"),
                    self.peer(extract, "Polars")]
        field = [
            floor, self.ours(extract), self.ours(extract, threads=1), self.ours(extract, duplicates=True),
            self.ours(extract, threads=1, duplicates=True), self.peer(extract, "DuckDB"),
            self.peer(extract, "Polars")]
        if extract.name == "plain":
            field += [self.ours(extract, duplicates=True, pipeline="every-column"),
                      self.peer(extract, "DuckDB", duplicates=True)]
        return field

    def starting(self):
        """What starting and stopping costs each: part of every time, as in real life."""
        return [Entrant("liuyu", [self.liuyu, "--version"]),
                Entrant("DuckDB", [self.python, HERE / "peer_duckdb.py"]),
                Entrant("Polars", [self.python, HERE / "peer_polars.py"])]
