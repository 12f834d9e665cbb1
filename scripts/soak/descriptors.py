"""Standard input, output and error: closed, full, or with nobody at the other end."""

import itertools
import os
import subprocess


def cases(bench):
    for closed in itertools.chain.from_iterable(itertools.combinations(range(3), count) for count in range(4)):
        title = f"closed: {closed}"
        yield f"{title}: run", lambda closed=closed: _closed(bench, closed)
        yield f"{title}: report on standard output", lambda closed=closed: _closed(bench, closed, "--output", "-")
    for command, code in (("run --output -", 74), ("run --output /dev/stdout", 74), ("run --output r.json", 0), ("generate --rows 9", 74),
                          ("records", 74), ("check", 74), ("explain --code 500118", 74), ("normalize --output -", 74)):
        for target in ("/dev/full", "a pipe without a reader"):
            yield f"{command} > {target}", lambda command=command, code=code, target=target: _out(bench, command, target, code)
    for target in ("/dev/full", "a pipe without a reader"):
        yield f"run 2> {target}", lambda target=target: _errors(bench, target)
    for rows, code in ((1, 0), (20_000, 74)):
        yield f"generate --rows {rows} | head -1", lambda rows=rows, code=code: _head(bench, rows, code)


def _closed(bench, closed, *more):
    """What goes to standard output needs it; nothing else needs any of the three."""
    with bench.place() as place:
        arguments = place.arguments("new.csv", *more)
        redirections = " ".join(f"{number}>&-" for number in closed)
        run = subprocess.run(["/bin/sh", "-c", f'exec "$@" {redirections}', "sh", bench.program, *map(str, arguments)], cwd=place.folder,
                             env=place.environment(), capture_output=True, timeout=60)
        if more and 1 in closed:
            wrong = [] if run.returncode == 74 else [f"ended with {run.returncode}"]
            return wrong + place.is_set("old", metrics=False) + place.nothing_hidden()
        wrong = [] if run.returncode == 0 and not run.stderr else [f"ended with {run.returncode}: {run.stderr!r}"]
        if more:
            wrong += [] if run.stdout == bench.sets["new"]["report.json"] else ["another report on standard output"]
            return wrong + place.nothing_hidden()
        return wrong + place.is_set("new") + place.nothing_hidden()


def _target(name):
    """A descriptor to write to."""
    if name.startswith("/"):
        return os.open(name, os.O_WRONLY)
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def _out(bench, command, target, code):
    extract = bench.folder / "new.csv"
    name, *more = command.split()
    words = {"run": [bench.pipeline, "--input", extract, "--quiet"], "normalize": [bench.pipeline, "--input", extract, "--quiet"],
             "check": [bench.pipeline, "--input", extract], "records": [extract]}.get(name, [])
    with bench.place(None) as place:
        output = _target(target)
        run = bench.liuyu(name, *words, *more, cwd=place.folder, capture_output=False, stdout=output, stderr=subprocess.PIPE)
        os.close(output)
        said = run.stderr.decode().splitlines()
        wrong = [] if run.returncode == code else [f"ended with {run.returncode}: {said}"]
        failures = [line for line in said if line.startswith("liuyu: ") and "warning" not in line]
        # Of rows, as of any long list, some are often all that somebody wants to see: that is no news.
        is_silent = name in ("generate", "normalize") and not target.startswith("/")
        return wrong + ([] if len(failures) == (code != 0 and not is_silent) else [f"said {said}"])


def _errors(bench, target):
    """Messages may go unheard: the report is what counts."""
    with bench.place() as place:
        errors = _target(target)
        arguments = [word for word in place.arguments("new.csv") if word != "--quiet"]
        run = bench.liuyu(*arguments, "--verbose", cwd=place.folder, env=place.environment(), capture_output=False,
                          stdout=subprocess.DEVNULL, stderr=errors)
        os.close(errors)
        wrong = [] if run.returncode == 0 else [f"ended with {run.returncode}"]
        return wrong + place.is_set("new") + place.nothing_hidden()


def _head(bench, rows, code):
    """Done where all of it had been written before `head` went, else not."""
    script = f'"$0" generate --rows {rows} | head -1 | wc -l; echo "${{PIPESTATUS[0]}}"'
    run = subprocess.run(["/bin/bash", "-c", script, bench.program], capture_output=True, timeout=60)
    wrong = [] if run.stdout.split() == [b"1", str(code).encode()] else [f"ended with {run.stdout!r}"]
    return wrong + ([f"said {run.stderr!r}"] if run.stderr else [])
