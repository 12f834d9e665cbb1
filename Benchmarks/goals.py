"""What the product must reach, each a ratio of medians of one run."""
from dataclasses import dataclass
from statistics import median

OURS, ONE = "liuyu, 2 threads", "liuyu, 1 thread"
OURS_CHECKED, ONE_CHECKED = "liuyu, duplicate check, 2 threads", "liuyu, duplicate check, 1 thread"
PEERS = ["DuckDB", "Polars"]
MEMORY_LIMIT = 96e6
# Two peaks are the same where they differ by less than a table grows by doubling.
SAME_PEAK = 1.1


@dataclass(frozen=True)
class Requirement:
    text: str
    limit: str
    value: str
    is_met: bool


class Measured:
    """Runs by extract and entrant: `runs[extract, entrant]` is a list of measurements."""

    def __init__(self, runs):
        self.runs = runs

    def has(self, extract, entrant):
        return bool(self.runs.get((extract, entrant)))

    def seconds(self, extract, entrant):
        return median(run["seconds"] for run in self.runs[extract, entrant])

    def peak(self, extract, entrant):
        return max(run["peak"] for run in self.runs[extract, entrant])

    def fastest_peer(self, extract):
        return min((self.seconds(extract, peer), peer) for peer in PEERS if self.has(extract, peer))


def check(measured, extracts, sample_seconds):
    found = []

    def at_least(text, limit, value):
        found.append(Requirement(text, f"≥ {limit:g}", f"{value:.2f}", value >= limit))

    def at_most(text, limit, value):
        found.append(Requirement(text, f"≤ {limit:g}", f"{value:.2f}", value <= limit))

    for extract, ours, limit in [
            ("plain", OURS, 4), ("plain", OURS_CHECKED, 3), ("quoted", OURS, 3), ("mixed", OURS, 4)]:
        seconds, peer = measured.fastest_peer(extract)
        at_least(f"{extract}: {peer} (the faster peer) / {ours}", limit, seconds / measured.seconds(extract, ours))
    at_most("plain: liuyu, 2 threads / `wc -l`", 2.2,
            measured.seconds("plain", OURS) / measured.seconds("plain", "wc -l"))
    sizes = {extract.name: extract.bytes for extract in extracts}
    for ours in [OURS, OURS_CHECKED]:
        each = [measured.seconds(name, ours) / sizes[name] for name in ["gb18030", "plain"]]
        at_most(f"gb18030 / plain, per byte: {ours}", 1.2, each[0] / each[1])
    for one, two in [(ONE, OURS), (ONE_CHECKED, OURS_CHECKED)]:
        at_least(f"plain: {one} / 2 threads", 1.8, measured.seconds("plain", one) / measured.seconds("plain", two))
    unchecked = [measured.peak(extract.name, OURS) for extract in extracts]
    found.append(Requirement(
        f"every extract: peak memory of {OURS}", "< 96 MB", f"{max(unchecked) / 1e6:.1f} MB",
        max(unchecked) < MEMORY_LIMIT))
    if "large" in sizes:
        rows = {extract.name: extract.rows for extract in extracts}
        times = rows["large"] / rows["plain"]
        for ours in [OURS, OURS_CHECKED]:
            at_most(f"large / plain: {ours} ({times:.0f} times the records)", round(1.05 * times, 1),
                    measured.seconds("large", ours) / measured.seconds("plain", ours))
        peaks = [measured.peak(name, OURS) for name in ["large", "plain"]]
        found.append(Requirement(
            f"large / plain: peak memory of {OURS}", f"≤ {SAME_PEAK}", f"{peaks[0] / peaks[1]:.2f}",
            peaks[0] / peaks[1] <= SAME_PEAK))
    found.append(Requirement(
        "sample data: median of whole `liuyu run`s", "< 40 ms", f"{sample_seconds * 1000:.1f} ms",
        sample_seconds < 0.040))
    return found


def check_rerun(taken, rerun):
    def seconds(name):
        return median(run["seconds"] for run in taken[name])

    cost = seconds("liuyu run --cube") - seconds("liuyu run")
    query, flows = seconds("liuyu query"), seconds("liuyu query --flows county")
    faster = seconds("DuckDB, Parquet → counts") / query
    speed = rerun.extract.bytes / seconds("liuyu normalize") / 1e6
    return [
        Requirement("a cube beside the report", "≤ 0.5 s", f"{cost:.2f} s", cost <= 0.5),
        Requirement("query: a whole process", "< 60 ms", f"{query * 1000:.0f} ms", query < 0.060),
        Requirement("query --flows county", "< 250 ms", f"{flows * 1000:.0f} ms", flows < 0.250),
        Requirement("DuckDB from Parquet / query", "> 1", f"{faster:.1f}", faster > 1),
        Requirement("normalize, of the extract", "≥ 400 MB/s", f"{speed:.0f} MB/s", speed >= 400),
    ]
