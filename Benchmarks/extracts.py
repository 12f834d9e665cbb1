"""The extracts that the benchmark reads: made by `liuyu generate` from one seed, kept until the generator changes."""
import hashlib
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SEED = "7"
COMMON = ["--seed", SEED, "--institutions", "40", "--duplicates", "0.02"]
NARROW = ["--columns", "21"]

# Each: name, what it is, options of the generator. `gb18030` is the text of `plain`, record for record.
KINDS = [
    ("plain", "no field quoted, 21 columns", NARROW),
    ("gb18030", "the records of `plain` in GB18030", [*NARROW, "--encoding", "gb18030"]),
    ("quoted", "every field quoted, 21 columns", [*NARROW, "--quote", "all"]),
    ("mixed", "a twentieth of the records quoted, with commas and doubled quotes, 21 columns",
     [*NARROW, "--quote", "mixed"]),
    ("wide", "no field quoted, 74 columns", ["--columns", "74"]),
]


@dataclass(frozen=True)
class Extract:
    name: str
    title: str
    path: Path
    rows: int
    bytes: int

    @property
    def encoding(self):
        return "gb18030" if self.name.startswith("gb18030") else "utf-8"


def prepare(liuyu, folder, base, large):
    """Generates what is missing: each kind at `base` GB, and the plain one at `large` GB where that is not None."""
    plan = []
    for name, title, options in KINDS:
        rows = plan[0][3] if name == "gb18030" else rows_for(liuyu, options, base)
        plan.append((name, title, options, rows))
    if large:
        # Exactly as many times the records as the sizes say, so that the times compare.
        plan.append(("large", f"`plain` at {large:g} GB", NARROW, round(plan[0][3] * large / base)))
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {name for name, *_ in plan}
    for name in {"large", *(kind[0] for kind in KINDS)} - wanted:
        (folder / f"{name}.csv").unlink(missing_ok=True)
    stamps = [(name, rows, options, stamp(liuyu, rows, options)) for name, _, options, rows in plan]
    missing = [item for item in stamps if read_stamp(folder, item[0]) != item[3]]
    for name, *_ in missing:
        (folder / f"{name}.csv").unlink(missing_ok=True)
    check_space(folder, sum((large if name == "large" else base) * 1.1e9 for name, *_ in missing))
    for name, rows, options, mark in missing:
        print(f"generating {name}.csv, {rows:,} records", file=sys.stderr)
        generate(liuyu, rows, options, folder / f"{name}.csv")
        (folder / f"{name}.json").write_text(json.dumps(mark))
    return [
        Extract(name, title, folder / f"{name}.csv", rows, (folder / f"{name}.csv").stat().st_size)
        for name, title, _, rows in plan]


def generate(liuyu, rows, options, path):
    subprocess.run(
        [liuyu, "generate", "--rows", str(rows), *COMMON, *options, "--output", path], check=True)


def sample(liuyu, rows, options):
    return subprocess.run(
        [liuyu, "generate", "--rows", str(rows), *COMMON, *options], check=True, stdout=subprocess.PIPE).stdout


def rows_for(liuyu, options, gigabytes):
    rows = 50_000
    return max(1000, round(gigabytes * 1e9 / len(sample(liuyu, rows, options)) * rows / 1000) * 1000)


def stamp(liuyu, rows, options):
    """Changes with the options, and with what the generator makes of them."""
    digest = hashlib.sha256(sample(liuyu, 2000, options)).hexdigest()
    return {"rows": rows, "options": [*COMMON, *options], "sample": digest}


def read_stamp(folder, name):
    if not (folder / f"{name}.csv").exists() or not (folder / f"{name}.json").exists():
        return None
    return json.loads((folder / f"{name}.json").read_text())


def check_space(folder, needed):
    free = shutil.disk_usage(folder).free
    if free < needed:
        sys.exit(f"bench: the extracts need {needed / 1e9:.1f} GB and {free / 1e9:.1f} GB are free in {folder}; "
                 "set BENCH_DATA to another folder, or BENCH_GB to less")
