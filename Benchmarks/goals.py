"""What the product must reach, each a ratio of medians of one run, with that of the worst run beside it."""
from dataclasses import dataclass
from statistics import median

from entrants import ALL, FLOOR, FOUR, PEERS, ours, peer

MEMORY_LIMIT = 96e6
MEMORY_LIMIT_CHECKED = 150e6
# Two peaks are the same where they differ by less than a table grows by doubling.
SAME_PEAK = 1.1


@dataclass(frozen=True)
class Requirement:
    text: str
    limit: str
    value: str
    is_met: bool
    # The same of the runs that speak most against us; a peak is always that of the worst run.
    worst: str = ""


class Measured:
    """Runs by extract and entrant: `runs[extract, entrant]` is a list of measurements."""

    def __init__(self, runs):
        self.runs = runs

    def has(self, extract, entrant):
        return bool(self.runs.get((extract, entrant)))

    def all_seconds(self, extract, entrant):
        return [run["seconds"] for run in self.runs[extract, entrant]]

    def seconds(self, extract, entrant):
        return median(self.all_seconds(extract, entrant))

    def peak(self, extract, entrant):
        return max(run["peak"] for run in self.runs[extract, entrant])

    def fastest_peer(self, extract, columns):
        return min((peer(system, columns) for system in PEERS if self.has(extract, peer(system, columns))),
                   key=lambda name: self.seconds(extract, name))


def at_least(text, limit, above, below, goal=None):
    """How many times the seconds `above` are those `below`, which are ours."""
    value, worst = median(above) / median(below), min(above) / max(below)
    limit_text = f"≥ {limit:g}" + (f" (goal {goal:g})" if goal else "")
    return Requirement(text, limit_text, f"{value:.2f}", value >= limit, f"{worst:.2f}")


def at_most(text, limit, above, below, is_goal=False):
    """How many times the seconds `above`, which are ours, are those `below`."""
    value, worst = median(above) / median(below), max(above) / min(below)
    return Requirement(text, "goal " * is_goal + f"≤ {limit:g}", f"{value:.2f}", value <= limit, f"{worst:.2f}")


def memory(text, limit, peak):
    return Requirement(text, f"< {limit / 1e6:.0f} MB", f"{peak / 1e6:.1f} MB", peak < limit)


def check(measured, extracts, sample_seconds):
    return [
        *of_all_columns(measured), *of_growth(measured, extracts), *of_four_columns(measured, extracts),
        Requirement("sample data: a whole `liuyu run`", "< 40 ms", f"{median(sample_seconds) * 1000:.1f} ms",
                    median(sample_seconds) < 0.040, f"{max(sample_seconds) * 1000:.1f} ms")]


def of_all_columns(measured):
    seconds = measured.all_seconds
    for duplicates, limits in [(False, [(FOUR, 3, 4), (ALL, 3.3, None)]), (True, [(FOUR, 2.4, None), (ALL, 2.6, None)])]:
        for columns, limit, goal in limits:
            fastest = measured.fastest_peer("full", columns)
            yield at_least(f"full: {fastest} (the fastest peer) / {ours(ALL, duplicates)}", limit,
                           seconds("full", fastest), seconds("full", ours(ALL, duplicates)), goal)
    yield at_most(f"full: {ours(ALL)} / `wc -l`", 2.5, seconds("full", ours(ALL)), seconds("full", FLOOR), is_goal=True)
    for duplicates in [False, True]:
        yield at_most(f"full-gb18030 / full, per record: {ours(ALL, duplicates)}", 1.2,
                      *(seconds(name, ours(ALL, duplicates)) for name in ["full-gb18030", "full"]))
    for name, title in [("full-4m", "4 million records a GB"), ("full-10x", "the same with ten times the employers")]:
        yield memory(f"{title}: peak memory of {ours(ALL, True)}", MEMORY_LIMIT_CHECKED,
                     measured.peak(name, ours(ALL, True)))


def of_growth(measured, extracts):
    rows = {extract.name: extract.rows for extract in extracts}
    if "full-large" not in rows:
        return
    times = rows["full-large"] / rows["full"]
    for duplicates in [False, True]:
        name = ours(ALL, duplicates)
        yield at_most(f"full-large / full: {name} ({times:.0f} times the records)", round(1.05 * times, 1),
                      measured.all_seconds("full-large", name), measured.all_seconds("full", name))
    peaks = measured.peak("full-large", ours(ALL)) / measured.peak("full", ours(ALL))
    yield Requirement(
        f"full-large / full: peak memory of {ours(ALL)}", f"≤ {SAME_PEAK}", f"{peaks:.2f}", peaks <= SAME_PEAK)


def of_four_columns(measured, extracts):
    seconds = measured.all_seconds
    for extract, duplicates, limit in [("plain", False, 4), ("plain", True, 3), ("quoted", False, 3), ("mixed", False, 4)]:
        fastest = measured.fastest_peer(extract, FOUR)
        yield at_least(f"{extract}: {fastest} (the fastest peer) / {ours(FOUR, duplicates)}", limit,
                       seconds(extract, fastest), seconds(extract, ours(FOUR, duplicates)))
    yield at_most(f"plain: {ours(FOUR)} / `wc -l`", 2.2, seconds("plain", ours(FOUR)), seconds("plain", FLOOR))
    sizes = {extract.name: extract.bytes for extract in extracts}
    for duplicates in [False, True]:
        yield at_most(f"gb18030 / plain, per byte: {ours(FOUR, duplicates)}", 1.2, *(
            [taken / sizes[name] for taken in seconds(name, ours(FOUR, duplicates))] for name in ["gb18030", "plain"]))
    for duplicates in [False, True]:
        yield at_least(f"plain: {ours(FOUR, duplicates)}, 1 thread / 2 threads", 1.8,
                       *(seconds("plain", ours(FOUR, duplicates, threads)) for threads in [1, 2]))
    peaks = [measured.peak(name, ours(FOUR)) for name in sizes if measured.has(name, ours(FOUR))]
    yield memory(f"every extract: peak memory of {ours(FOUR)}", MEMORY_LIMIT, max(peaks))


def check_rerun(taken, rerun):
    def seconds(name):
        return [run["seconds"] for run in taken[name]]

    def below(text, limit, name):
        value, worst = median(seconds(name)) * 1000, max(seconds(name)) * 1000
        return Requirement(text, f"< {limit} ms", f"{value:.0f} ms", value < limit, f"{worst:.0f} ms")

    def speed(text, limit, name):
        each = [rerun.extract_of(name).bytes / taken / 1e6 for taken in seconds(name)]
        return Requirement(text, f"≥ {limit} MB/s", f"{median(each):.0f} MB/s", median(each) >= limit,
                           f"{min(each):.0f} MB/s")

    run, cube = seconds("liuyu run"), seconds("liuyu run --cube")
    query, parquet = seconds("liuyu query"), seconds("DuckDB, Parquet → counts")
    cost = median(cube) - median(run)
    faster = median(parquet) / median(query)
    return [
        Requirement("a cube beside the report", "≤ 0.5 s", f"{cost:.2f} s", cost <= 0.5, f"{max(cube) - min(run):.2f} s"),
        below("query: a whole process", 60, "liuyu query"),
        below("query --flows county", 250, "liuyu query --flows county"),
        Requirement("DuckDB from Parquet / query", "> 1", f"{faster:.1f}", faster > 1,
                    f"{min(parquet) / max(query):.1f}"),
        speed("normalize, all columns of full, of the extract", 600, "liuyu normalize, all columns of full"),
        speed("normalize, eight columns of plain, of the extract", 400, "liuyu normalize"),
    ]
