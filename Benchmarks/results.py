"""Writes what was measured as Markdown: for the terminal and for RESULTS.md alike."""
from statistics import median

from entrants import ALL, FOUR, PEERS, ours, peer


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


def of_extract(extract, field, measured, refusals, versions):
    entrants = [entrant for entrant in field if measured.has(extract.name, entrant.name)]
    base = next(entrant.name for entrant in entrants if entrant.is_ours)
    rows = []
    for entrant in entrants:
        runs = measured.runs[extract.name, entrant.name]
        middle = measured.seconds(extract.name, entrant.name)
        rows.append([
            entrant.name, f"{middle:.3f}", spread(measured.all_seconds(extract.name, entrant.name)),
            f"{median(run['cpu'] for run in runs):.3f}", f"{extract.bytes / middle / 1e6:,.0f}",
            f"{measured.peak(extract.name, entrant.name) / 1e6:.0f}",
            f"{middle / measured.seconds(extract.name, base):.2f}", versions[entrant.system]])
    head = ["", "median s", "spread", "CPU s", "MB/s", "peak MB", f"× {base}", "version"]
    lines = [
        f"## {extract.name}: {extract.title}",
        f"{extract.rows:,} records, {extract.bytes / 1e6:,.1f} MB ({extract.bytes / extract.rows:.0f} bytes a record)",
        table(head, rows)]
    lines += [f"{name} cannot read this extract: {reason}" for (place, name), reason in refusals.items()
              if place == extract.name]
    return "\n\n".join(lines)


def of_growth(extracts, names, measured, refusals):
    """Medians and peaks by size; what could not be done is a dash, and said below."""
    def cells(name, show):
        return [show(extract.name, name) if measured.has(extract.name, name) else "–" for extract in extracts]

    def taken(*place):
        return f"{measured.seconds(*place):.3f} ({max(measured.all_seconds(*place)):.3f})"

    def peak(*place):
        return f"{measured.peak(*place) / 1e6:,.0f}"

    rows = [[name, *cells(name, taken), *cells(name, peak)] for name in names]
    sizes = [f"{extract.bytes / 1e9:.2g} GB" for extract in extracts]
    lines = [
        "## Growth: the records of full, fewer and more",
        "Employers are a quarter of the records. Beside each median is the slowest run.",
        table(["", *(f"{size}: s" for size in sizes), *(f"{size}: peak MB" for size in sizes)], rows)]
    lines += [f"{extract.name}, {name}: {refusals[extract.name, name]}" for extract in extracts for name in names
              if (extract.name, name) in refusals]
    return "\n\n".join(lines)


def of_requirements(requirements):
    rows = [[found.text, found.value, found.worst, found.limit, "✓" if found.is_met else "✗"] for found in requirements]
    return ("## What must be reached\n\nRatios of medians; the worst run is our slowest beside the fastest of the other.\n\n"
            + table(["", "measured", "worst run", "required", ""], rows))


def of_starting(starting, measured):
    """Start-up, and the ratios without it: it is a fixed cost that a larger extract makes disappear."""
    middle = {name: median(run["seconds"] for run in runs) for name, runs in starting.items()}
    rows = [[name, f"{seconds * 1000:.1f}", spread([run["seconds"] * 1000 for run in starting[name]])]
            for name, seconds in middle.items()]

    def without(columns):
        mine = measured.seconds("full", ours(ALL)) - middle["liuyu"]
        return ", ".join(
            f"{(measured.seconds('full', peer(system, columns)) - middle[system]) / mine:.2f} ({system})"
            for system in PEERS)

    return (
        "## Starting and stopping\n\nPart of every time above, as it is part of every run in use.\n\n"
        + table(["", "median ms", "spread"], rows)
        + f"\n\nfull, peer / {ours(ALL)} without it: over four columns {without(FOUR)}; over all {without(ALL)}.")


def of_sample(seconds):
    return (f"## Sample data\n\n`liuyu run pipelines/western-base.yaml --quiet`, report written, {len(seconds)} runs: "
            f"median {median(seconds) * 1000:.1f} ms ({min(seconds) * 1000:.1f}–{max(seconds) * 1000:.1f}).")


def heading(description, runs):
    lines = [
        "# Results of `make bench`",
        "Whole processes, two threads where nothing else is said, warm page cache, taking turns; MB are 10⁶ bytes, peak "
        "memory is the highest of all runs, and below some 10 MB it is that of the process that measures. All columns are "
        "fourteen with the duplicate check, and thirteen without it and of the peers. How each is asked: "
        "Benchmarks/README.md.",
        "\n".join(f"- {name}: {value}" for name, value in description) + f"\n- runs of each: {runs}"]
    return "\n\n".join(lines)
