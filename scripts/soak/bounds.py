"""Extracts in which nearly every row has values of its own: refused with the numbers, before memory is gone."""

import os
import subprocess
import tempfile
import time

MEMORY, SECONDS, LIMIT = 1 << 30, 120, 500_000
COMMANDS = (
    ("run", "--output", "r.json"), ("run", "--output", "r.json", "--cube", "c.cube"), ("check", "--output", "c.txt"),
    ("normalize", "--output", "rows.csv"),
)
HEADER = "考生号,毕业年份,学校代码,学校名称,专业代码,毕业去向代码,单位所在地代码"
PIPELINE = """
name: bounds
sources:
  - path: extract.csv
    destination_codes: gxjy
    columns:
      graduate_id: [考生号]
      year: [毕业年份]
      institution_code: [学校代码]
      institution_name: [学校名称]
      program_code: [专业代码]
      destination_code: [毕业去向代码]
      location_code: [单位所在地代码]
"""


def cases(bench, rows):
    """Of `rows` records, and a limit that is half of them where the usual one is too high."""
    for title, dimensions in (("an institution for each record", 0), ("20 dimensions of many values", 20)):
        for command in COMMANDS:
            yield f"{title}: {' '.join(command)}", lambda dimensions=dimensions, command=command: _refused(bench, rows, dimensions, command)


def _lines(rows, dimensions):
    yield HEADER + "".join(f",列{number}" for number in range(dimensions)) + "\n"
    # Numbers that have nothing in common, so that each row is a combination of its own.
    values = max(rows // 20, 2)
    for row in range(rows):
        school = 0 if dimensions else row
        more = "".join(f",值{row * (2 * number + 1) * 7919 // 13 % (values + number)}" for number in range(dimensions))
        yield f"2050{row:08},2025,X{school:07},渝西第{school}学院,510201,10,500118{more}\n"


def _refused(bench, rows, dimensions, command):
    with tempfile.TemporaryDirectory(dir=bench.folder) as folder:
        with open(os.path.join(folder, "extract.csv"), "w", encoding="utf-8") as file:
            file.writelines(_lines(rows, dimensions))
        with open(os.path.join(folder, "p.yaml"), "w", encoding="utf-8") as file:
            file.write(PIPELINE + ("dimensions:\n" if dimensions else "") + "".join(f"  d{number}: [列{number}]\n" for number in range(dimensions)))
        before = set(os.listdir(folder)) | {"said"}
        limit = min(LIMIT, rows // 2)
        run, memory, text = _run(bench, [command[0], "p.yaml", *command[1:], "--max-distinct", str(limit)], folder)
        wrong = [] if run == 65 else [f"ended with {run}"]
        wrong += [] if text.count("\n") == 1 and text.startswith("liuyu: the extracts have more than ") else [f"said {text!r}"]
        wrong += [f"took {memory >> 20} MB"] if memory > MEMORY else []
        left = set(os.listdir(folder)) - before
        return wrong + ([f"left: {sorted(left)}"] if left else [])


def _run(bench, arguments, folder):
    """How a command ends, the most memory that it took, and what it says."""
    said = os.path.join(folder, "said")
    with open(said, "wb") as errors:
        run = subprocess.Popen([bench.program, *arguments], cwd=folder, stdin=-3, stdout=-3, stderr=errors)
    start = time.monotonic()
    while (ended := os.wait4(run.pid, os.WNOHANG))[0] == 0:
        if time.monotonic() - start > SECONDS:
            run.kill()
        time.sleep(0.005)
    run.returncode = os.waitstatus_to_exitcode(ended[1])
    with open(said, encoding="utf-8") as file:
        return run.returncode, ended[2].ru_maxrss * 1024, file.read()
