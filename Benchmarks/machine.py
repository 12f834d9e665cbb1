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


def description(python):
    peers = first_line(
        python, "-c", "import duckdb, polars; print(f'DuckDB {duckdb.__version__}, Polars {polars.__version__}')")
    return [
        ("commit", commit()),
        ("machine", f"{processor()}, {len(os.sched_getaffinity(0))} cores, {memory('MemTotal') / 1e9:.0f} GB memory, "
                    f"{platform.system()} {platform.release()}"),
        ("toolchain", first_line("swift", "--version")),
        ("peers", f"{peers}, Python {platform.python_version()}"),
        ("load before", f"{os.getloadavg()[0]:.2f} (a machine in other use measures little)"),
    ]
