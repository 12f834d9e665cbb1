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
GB18030 = ["--encoding", "gb18030"]
MOST_EMPLOYERS = 10_000_000
# Memory is asked of four million graduates for each GB that is measured.
MEMORY_ROWS = 4_000_000

# Each: name, what it is, options of the generator, whose records it has where they are another extract's.
KINDS = [
    ("plain", "no field quoted, 21 columns", NARROW, None),
    ("gb18030", "the records of `plain` in GB18030", [*NARROW, *GB18030], "plain"),
    ("quoted", "every field quoted, 21 columns", [*NARROW, "--quote", "all"], None),
    ("mixed", "a twentieth of the records quoted, with commas and doubled quotes, 21 columns",
     [*NARROW, "--quote", "mixed"], None),
    ("wide", "no field quoted, 74 columns", ["--columns", "74"], None),
]
# What is counted over all columns, by size: a tenth of BENCH_GB, BENCH_GB, and more where that is said.
GROWTH = ["full-small", "full", "full-large"]


@dataclass(frozen=True)
class Extract:
    name: str
    title: str
    options: list
    rows: int
    path: Path
    # The extract that has the same records in another encoding.
    twin: str | None = None

    @property
    def bytes(self):
        return self.path.stat().st_size

    @property
    def encoding(self):
        return "gb18030" if self.options[-2:] == GB18030 else "utf-8"


def planned(liuyu, folder, base, large):
    """Each kind at `base` GB, first of all the one with many employers, which also comes smaller and larger."""
    rows = rows_for(liuyu, [*NARROW, "--employers", "100000"], base)
    employers = a_quarter(rows)
    grown = [("full-small", base / 10), *([("full-large", large)] if large else [])]
    plan = [full("full", f"{employers:,} employers, 21 columns", rows, employers),
            full("full-gb18030", "the records of `full` in GB18030", rows, employers, GB18030, "full"),
            *for_memory(round(MEMORY_ROWS * base))]
    for name, gigabytes in grown:
        # Exactly as many times the records as the sizes say, so that the times compare.
        count = round(rows * gigabytes / base)
        plan.append(full(name, f"`full` at {gigabytes:g} GB, {a_quarter(count):,} employers", count, a_quarter(count)))
    for name, title, options, twin in KINDS:
        count = next(item[3] for item in plan if item[0] == twin) if twin else rows_for(liuyu, options, base)
        plan.append((name, title, options, count, twin))
    return [Extract(name, title, options, count, folder / f"{name}.csv", twin)
            for name, title, options, count, twin in plan]


def for_memory(rows):
    employers = a_quarter(rows)
    more = min(10 * employers, MOST_EMPLOYERS)
    return [full("full-4m", f"for memory, {employers:,} employers", rows, employers),
            full("full-10x", f"for memory, {more:,} employers", rows, more)]


def full(name, title, rows, employers, more=(), twin=None):
    return (name, title, [*NARROW, "--employers", str(employers), *more], rows, twin)


def a_quarter(rows):
    """As real extracts have it: an employer for every four graduates, in round numbers."""
    quarter = max(100, rows // 4)
    return min(round(quarter, 1 - len(str(quarter))), MOST_EMPLOYERS)


def prepare(liuyu, folder, base, large):
    """Generates what is missing, removes what is not asked for, and says what there is."""
    folder.mkdir(parents=True, exist_ok=True)
    plan = planned(liuyu, folder, base, large)
    for name in {"large", *GROWTH} - {extract.name for extract in plan}:
        (folder / f"{name}.csv").unlink(missing_ok=True)
    marks = {extract.name: stamp(liuyu, extract) for extract in plan}
    missing = [extract for extract in plan if read_stamp(extract) != marks[extract.name]]
    for extract in missing:
        extract.path.unlink(missing_ok=True)
    sizes = {"full-small": base / 10, "full-large": large, "full-4m": 1.3 * base, "full-10x": 1.3 * base}
    check_space(folder, sum(sizes.get(extract.name, base) * 1.1e9 for extract in missing))
    for extract in missing:
        print(f"generating {extract.path.name}, {extract.rows:,} records", file=sys.stderr)
        generate(liuyu, extract)
        extract.path.with_suffix(".json").write_text(json.dumps(marks[extract.name]))
    return plan


def generate(liuyu, extract):
    subprocess.run(
        [liuyu, "generate", "--rows", str(extract.rows), *COMMON, *extract.options, "--output", extract.path], check=True)


def sample(liuyu, rows, options):
    return subprocess.run(
        [liuyu, "generate", "--rows", str(rows), *COMMON, *options], check=True, stdout=subprocess.PIPE).stdout


def rows_for(liuyu, options, gigabytes):
    rows = 50_000
    return max(1000, round(gigabytes * 1e9 / len(sample(liuyu, rows, options)) * rows / 1000) * 1000)


def stamp(liuyu, extract):
    """Changes with the options, and with what the generator makes of them."""
    digest = hashlib.sha256(sample(liuyu, 2000, extract.options)).hexdigest()
    return {"rows": extract.rows, "options": [*COMMON, *extract.options], "sample": digest}


def read_stamp(extract):
    mark = extract.path.with_suffix(".json")
    return json.loads(mark.read_text()) if extract.path.exists() and mark.exists() else None


def check_space(folder, needed):
    free = shutil.disk_usage(folder).free
    if free < needed:
        sys.exit(f"bench: the extracts need {needed / 1e9:.1f} GB and {free / 1e9:.1f} GB are free in {folder}; "
                 "set BENCH_DATA to another folder, or BENCH_GB to less")
