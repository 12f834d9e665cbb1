"""What the tests share: the program, extracts, a pipeline for them, and the job in a session or by spark-submit."""

import contextlib
import gzip
import io
import os
import subprocess
import sys
import unittest
from pathlib import Path

from pyspark.sql import SparkSession

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(HERE.parent))

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
LIUYU = os.environ.get("LIUYU", str(ROOT / ".build/release/liuyu"))
CASES = ROOT / "Tests/Cases"
JOB = HERE.parent / "liuyu_on_spark.py"

PIPELINE = """\
name: spark
sources:
  - path: '*.csv*'
    encoding: auto
    destination_codes: gxjy
    columns:
      {id}
      year: [毕业年份]
      institution_code: [学校代码]
      institution_name: [学校名称]
      program_code: [专业代码]
      program_name: [专业名称]
      level: [学历层次]
      destination_code: [毕业去向代码]
      destination_text: [毕业去向]
      location_code: [单位所在地代码]
      location_text: [单位所在地]
      employer: [单位名称]
      credit_code: [单位组织机构代码]
      updated_at: [签约日期]
dimensions:
  gender: [性别]
"""


def pipeline(folder: Path, *, has_id: bool = True) -> Path:
    """Writes a pipeline that reads all extracts beside it."""
    path = folder / "pipeline.yaml"
    path.write_text(PIPELINE.format(id="graduate_id: [考生号]" if has_id else "# no ID"))
    return path


def generate(path: Path, rows: int, *options: str) -> Path:
    """Writes an extract of 21 columns, some 330 bytes a row; compressed where the path ends in .gz."""
    written = subprocess.run(
        [LIUYU, "generate", "--quiet", "--columns", "21", "--rows", str(rows), *options], stdout=subprocess.PIPE, check=True
    )
    path.write_bytes(gzip.compress(written.stdout, 1) if path.suffix == ".gz" else written.stdout)
    return path


class Done:
    """How a job or a run ended: exit code, report, standard error."""

    def __init__(self, status: int, report: bytes | None, said: str) -> None:
        self.status = status
        self.report = report
        self.said = said


def _report(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def run(folder: Path, *arguments: str) -> Done:
    """`liuyu run --reproducible`."""
    output = folder / "run.json"
    output.unlink(missing_ok=True)
    done = subprocess.run(
        [LIUYU, "run", *arguments, "--reproducible", "--quiet", "--threads", "2", "--output", output],
        stdin=subprocess.DEVNULL, capture_output=True, text=True,
    )  # fmt: skip
    return Done(done.returncode, _report(output), done.stderr)


def session(case: type[unittest.TestCase], master: str = "local[2]", **settings: str) -> SparkSession:
    """A session of this process, for the tests of a class; it is stopped behind them."""
    settings = {"spark.ui.enabled": "false", "spark.log.level": "OFF", "spark.ui.showConsoleProgress": "false"} | settings
    session = SparkSession.builder.master(master).config(map=settings).getOrCreate()
    case.addClassCleanup(session.stop)
    return session


def spark(folder: Path, *arguments: str, program: Path | str = LIUYU) -> Done:
    """The job, in the session that there is."""
    import liuyu_on_spark

    output = folder / "spark.json"
    output.unlink(missing_ok=True)
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        status = liuyu_on_spark.main([*arguments, "--program", str(program), "--quiet", "--output", str(output)])
    return Done(status, _report(output), said.getvalue())


def submit(folder: Path, master: str, settings: dict[str, str], *arguments: str, program: Path | str = LIUYU) -> Done:
    """The job by spark-submit, which may take minutes."""
    output = folder / "spark.json"
    output.unlink(missing_ok=True)
    settings = {"spark.ui.enabled": "false", "spark.log.level": "ERROR", "spark.ui.showConsoleProgress": "false"} | settings
    done = subprocess.run(
        [Path(sys.executable).with_name("spark-submit"), "--master", master,
         *(word for name, value in settings.items() for word in ("--conf", f"{name}={value}")),
         JOB, *arguments, "--program", str(program), "--quiet", "--output", output],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300, env=os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"},
    )  # fmt: skip
    return Done(done.returncode, _report(output), done.stderr)
