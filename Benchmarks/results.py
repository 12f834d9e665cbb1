"""Writes what was measured as Markdown: for the terminal and for RESULTS.md alike."""
from statistics import median

from goals import PEERS


def table(head, rows):
    """Columns of equal width, so that it reads in a terminal too; all but the first are figures."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(3, *(len(row[place]) for row in [head, *rows])) for place in range(len(head))]

    def line(cells):
        padded = [cell.ljust(width) if place == 0 else cell.rjust(width)
                  for place, (cell, width) in enumerate(zip(cells, widths))]
        return "| " + " | ".join(padded) + " |"

    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join([line(head), line(rule), *map(line, rows)])


def spread(seconds):
    return f"{min(seconds):.3f}–{max(seconds):.3f}"


def of_extract(extract, field, measured, refusals):
    base = measured.seconds(extract.name, "liuyu, 2 threads")
    rows = []
    for entrant in field:
        if not measured.has(extract.name, entrant.name):
            continue
        runs = measured.runs[extract.name, entrant.name]
        seconds = [run["seconds"] for run in runs]
        middle = median(seconds)
        rows.append([
            entrant.name, f"{middle:.3f}", spread(seconds), f"{median(run['cpu'] for run in runs):.3f}",
            f"{extract.bytes / middle / 1e6:,.0f}", f"{measured.peak(extract.name, entrant.name) / 1e6:.0f}",
            f"{middle / base:.2f}"])
    head = ["", "median s", "spread", "CPU s", "MB/s", "peak MB", "× liuyu, 2 threads"]
    lines = [
        f"## {extract.name}: {extract.title}",
        f"{extract.rows:,} records, {extract.bytes / 1e6:,.1f} MB ({extract.bytes / extract.rows:.0f} bytes a record)",
        table(head, rows)]
    lines += [f"{name} cannot read this extract: {reason}" for (place, name), reason in refusals.items()
              if place == extract.name]
    return "\n\n".join(lines)


def of_requirements(requirements):
    rows = [[found.text, found.value, found.limit, "✓" if found.is_met else "✗"] for found in requirements]
    return "## What must be reached\n\n" + table(["ratio of medians", "measured", "required", ""], rows)


def of_starting(starting, measured):
    """Start-up, and the ratios without it: it is a fixed cost that a larger extract makes disappear."""
    middle = {name: median(run["seconds"] for run in runs) for name, runs in starting.items()}
    rows = [[name, f"{seconds * 1000:.1f}", spread([run["seconds"] * 1000 for run in starting[name]])]
            for name, seconds in middle.items()]
    ours = measured.seconds("plain", "liuyu, 2 threads") - middle["liuyu"]
    without = ", ".join(
        f"{(measured.seconds('plain', peer) - middle[peer]) / ours:.2f} ({peer})"
        for peer in PEERS if measured.has("plain", peer))
    return (
        "## Starting and stopping\n\nPart of every time above, as it is part of every run in use.\n\n"
        + table(["", "median ms", "spread"], rows)
        + f"\n\nplain, no duplicate check, peer / liuyu without it: {without}.")


def of_sample(seconds):
    return (f"## Sample data\n\n`liuyu run pipelines/western-base.yaml --quiet`, report written, {len(seconds)} runs: "
            f"median {median(seconds) * 1000:.1f} ms ({min(seconds) * 1000:.1f}–{max(seconds) * 1000:.1f}).")


def heading(description, runs):
    lines = [
        "# Results of `make bench`",
        "Whole processes, warm page cache, taking turns; MB are 10⁶ bytes, peak memory is the highest of all runs, and "
        "below some 10 MB it is that of the process that measures. How each is asked: Benchmarks/README.md.",
        "\n".join(f"- {name}: {value}" for name, value in description) + f"\n- runs of each: {runs}"]
    return "\n\n".join(lines)
