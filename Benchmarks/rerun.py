"""Counted once, asked often: the cube beside DuckDB and Parquet, and the rows of `normalize` beside DuckDB's."""
import sys
from pathlib import Path
from statistics import median

import answers
from results import spread, table

HERE = Path(__file__).resolve().parent
THREADS = "2"
FULL_ROWS = "liuyu normalize, all columns of full"


class Rerun:
    """Everyone who takes part, on one extract; the first ones make what the later ones read."""

    def __init__(self, liuyu, python, folder, extract, full):
        self.extract, self.full = extract, full
        self.answer = {"ours": folder / "answers/query.json", "theirs": folder / "answers/query.csv"}
        self.cube, self.parquet = folder / "answers/plain.cube", folder / "answers/plain.parquet"
        run = [liuyu, "run", HERE / "cube.yaml", "--input", extract.path, "--threads", THREADS, "--quiet",
               "--output", folder / "answers/run.json"]
        query = [liuyu, "query", self.cube, "--quiet", "--output", self.answer["ours"]]
        duckdb = [python, HERE / "peer_parquet.py"]
        self.rows = folder / "answers/full-rows.csv"
        codes = folder / "codes"
        self.commands = {
            "liuyu run": run,
            "liuyu run --cube": [*run, "--cube", self.cube],
            "DuckDB, CSV → Parquet": [*duckdb, "convert", extract.path, codes, self.parquet, THREADS],
            "liuyu query": query,
            "liuyu query --by institution --where year=2025": [*query, "--by", "institution", "--where", "year=2025"],
            "liuyu query --flows county": [*query, "--flows", "county"],
            "DuckDB, Parquet → counts": [*duckdb, "query", self.parquet, self.answer["theirs"], THREADS],
            "liuyu normalize": [
                liuyu, "normalize", HERE / "cube.yaml", "--input", extract.path, "--threads", THREADS, "--quiet",
                "--output", folder / "answers/rows.csv"],
            "DuckDB, CSV → classified CSV": [
                *duckdb, "classify", extract.path, codes, folder / "answers/peer-rows.csv", THREADS],
            FULL_ROWS: [
                liuyu, "normalize", HERE / "every-column.yaml", "--input", full.path, "--threads", THREADS, "--quiet",
                "--output", self.rows],
        }

    def extract_of(self, name):
        return self.full if name == FULL_ROWS else self.extract

    def differences(self):
        """Between what the cube and the Parquet file answer, once both were asked."""
        return answers.differences(answers.of_liuyu(self.answer["ours"]), answers.of_peer(self.answer["theirs"]))


def measure(rerun, graduates, measure_one, runs, show):
    """Everyone in turn; the answers are compared in each round, and the rows of `full` are as many as its graduates."""
    taken = {name: [] for name in rerun.commands}
    for turn in range(runs + 1):
        for name, command in rerun.commands.items():
            show(f"round {turn} of {runs}: {name}")
            measured = measure_one(command)
            if name == "DuckDB, Parquet → counts":
                # The default question last asked of the cube is not this one: ask it again, outside the clock.
                measure_one(rerun.commands["liuyu query"])
                if found := rerun.differences():
                    listed = "\n  ".join(found[:10])
                    sys.exit(f"\nbench: the cube and Parquet differ in {len(found)} counts\n  {listed}")
            if name == FULL_ROWS and (rows := lines(rerun.rows) - 1) != graduates:
                sys.exit(f"\nbench: normalize wrote {rows} rows, and DuckDB counts {graduates} graduates")
            if turn > 0:
                taken[name].append(measured)
    show("")
    return taken


def lines(path):
    with open(path, "rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))


def seconds(taken, name):
    return median(run["seconds"] for run in taken[name])


def of_rerun(rerun, taken):
    rows = [[name, f"{seconds(taken, name):.3f}", spread([run["seconds"] for run in runs]),
             f"{max(run['peak'] for run in runs) / 1e6:.0f}"] for name, runs in taken.items()]
    extract = rerun.extract
    return "\n\n".join([
        f"## Counted once, asked often: {extract.name}",
        f"{extract.rows:,} records with the duplicate check; the cube has {rerun.cube.stat().st_size / 1e6:.1f} MB, the "
        f"Parquet file {rerun.parquet.stat().st_size / 1e6:.1f} MB. Answers are compared count by count.",
        table(["", "median s", "spread", "peak MB"], rows),
        "`normalize` reads " + " and ".join(
            f"{rerun.extract_of(name).bytes / seconds(taken, name) / 1e6:,.0f} MB/s ({title})"
            for name, title in [("liuyu normalize", "eight columns of plain"), (FULL_ROWS, "all columns of full")]) + "."])
