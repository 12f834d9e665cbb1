"""What was measured on what: the first lines of the results."""
import os
import platform
import re
import subprocess
from pathlib import Path


def first_line(*command):
    try:
        result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    except FileNotFoundError:
        return "?"
    return result.stdout.strip().split("\n")[0]


def commit():
    changed = first_line("git", "status", "--porcelain", "--untracked-files=no")
    return first_line("git", "rev-parse", "--short=12", "HEAD") + (" with changes" if changed else "")


def memory(field):
    return int(re.search(rf"^{field}:\s+(\d+)", Path("/proc/meminfo").read_text(), re.M).group(1)) * 1024


def processor():
    found = re.search(r"^model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(), re.M)
    return found.group(1) if found else platform.machine()


def versions(python, liuyu):
    """What each system says that it is."""
    listed = first_line(python, "-c", "from importlib.metadata import version as v; print(*map(v, "
                        "['chdb', 'datafusion', 'duckdb', 'pandas', 'pyarrow', 'polars']))").split()
    chdb, datafusion, duckdb, pandas, pyarrow, polars = listed
    return {
        "liuyu": first_line(liuyu, "--version").split()[-1], "wc": first_line("wc", "--version").split()[-1],
        "ClickHouse": f"chdb {chdb}", "DataFusion": datafusion, "DuckDB": duckdb, "pandas": f"{pandas}, pyarrow {pyarrow}",
        "Polars": polars}


def description():
    return [
        ("commit", commit()),
        ("machine", f"{processor()}, {len(os.sched_getaffinity(0))} cores, {memory('MemTotal') / 1e9:.0f} GB memory, "
                    f"{platform.system()} {platform.release()}"),
        ("toolchain", first_line("swift", "--version")),
        ("peers", f"from PyPI, in Python {platform.python_version()}"),
        ("load before", f"{os.getloadavg()[0]:.2f} (a machine in other use measures little)"),
    ]
