"""Faults: wherever a job ends with 0 its report is that of `liuyu run`, and it never does otherwise.

A script stands in place of the program and does harm once, or always, before or behind the program itself.
"""

import os
import shlex
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import support
from test_child import until

# $1 is the command, LINES its ranges; PLACE is for marks. `first` says yes once, whoever asks.
HEAD = """\
#!/bin/bash
PLACE={place}
LIUYU={liuyu}
[ "$1" = normalize ] && LINES=$(cat)
reads() {{ [ -n "$LINES" ] && grep -q "\\"range\\":$1," <<< "$LINES"; }}
native() {{ if [ -n "$LINES" ]; then "$LIUYU" "$@" <<< "$LINES"; else "$LIUYU" "$@"; fi; }}
first() {{ mkdir "$PLACE/$1" 2>/dev/null; }}
# The JVM that the worker belongs to.
executor() {{
  local pid=$$
  while [ "$pid" -gt 1 ]; do
    pid=$(awk '{{print $4}}' "/proc/$pid/stat")
    grep -q CoarseGrainedExecutorBackend "/proc/$pid/cmdline" && echo "$pid" && return
  done
}}
"""
TAIL = '\nnative "$@"\n'


class Faults(unittest.TestCase):
    """A job whose program is harmed; it has no tests of its own."""

    OPTIONS = ["--size", "256KB", "--partitions", "3"]

    @classmethod
    def setUpClass(cls):
        cls.data = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.pipeline = support.pipeline(cls.data)
        support.generate(cls.data / "a.csv", 4000, "--duplicates", "0.05", "--dirty", "0.002")
        support.generate(cls.data / "b.csv", 500, "--encoding", "gb18030")
        cls.whole = support.run(cls.data, str(cls.pipeline))
        assert cls.whole.status == 0, cls.whole.said

    def setUp(self):
        self.place = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def program(self, text: str) -> Path:
        """The program, with harm before it."""
        path = self.place / "harmed"
        path.write_text(HEAD.format(place=shlex.quote(str(self.place)), liuyu=shlex.quote(support.LIUYU)) + text + TAIL)
        path.chmod(0o755)
        return path

    def require_equal(self, done: support.Done) -> None:
        self.assertEqual(done.status, 0, done.said)
        self.assertEqual(done.report, self.whole.report)

    def require_failed(self, done: support.Done, status: int, words: str) -> None:
        self.assertEqual(done.status, status, done.said)
        self.assertRegex(done.said, words)
        self.assertIsNone(done.report)


class SubmittedFaults(Faults):
    """The same by spark-submit, as executors have to be processes of their own."""

    MASTER: str

    def submit(self, text: str, settings: dict[str, str] | None = None) -> support.Done:
        settings = {"spark.executor.memory": "512m", "spark.driver.memory": "512m"} | (settings or {})
        return support.submit(self.place, self.MASTER, settings, str(self.pipeline), *self.OPTIONS, program=self.program(text))


class ExecutorFaultTests(SubmittedFaults):
    """In `local-cluster`."""

    MASTER = "local-cluster[2,1,1024]"

    def test_killed_while_reading(self):
        self.require_equal(self.submit('reads 3 && first read && kill -9 "$(executor)"'))
        self.assertTrue((self.place / "read").exists())

    def test_killed_while_settling(self):
        self.require_equal(self.submit('[ "$1" = settle ] && first settle && kill -9 "$(executor)"'))
        self.assertTrue((self.place / "settle").exists())


class ChildFaultTests(Faults):
    """In one session of one process, where Spark tries a task again all the same."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        support.session(cls, "local[2,4]")

    def submit(self, text: str) -> support.Done:
        return support.spark(self.place, str(self.pipeline), *self.OPTIONS, program=self.program(text))

    def test_range_dies_half_way_once(self):
        done = self.submit(
            'if reads 2 && first die; then native "$@" | head -c 3000; kill -9 $$; fi'
        )
        self.require_equal(done)
        self.assertTrue((self.place / "die").exists())

    def test_range_always_fails(self):
        done = self.submit('if reads 2; then echo tried >> "$PLACE/tries"; kill -9 $$; fi')
        self.require_failed(done, 74, r"a\.csv, range 2: SIGKILL")
        self.assertEqual((self.place / "tries").read_text().count("tried"), 4)

    def test_frames_cut_short_without_a_word(self):
        cut = 'native "$@" | head -c 3000; exit 0'
        done = self.submit(f'if reads 2 && first cut; then {cut}; fi')
        self.require_equal(done)
        done = self.submit(f'if reads 2; then {cut}; fi')
        # Where the pipe takes all of it before its other end is closed, the child does not notice.
        self.require_failed(done, 74, r"a\.csv, range 2: (ended without a trailer|the child was cut short)")

    def test_pipeline_that_changes_is_read_once(self):
        before = self.pipeline.read_bytes()
        try:
            self.require_equal(self.submit(f'if reads 2; then echo "name: later" > {shlex.quote(str(self.pipeline))}; fi'))
            self.assertNotEqual(self.pipeline.read_bytes(), before)
        finally:
            self.pipeline.write_bytes(before)

    def test_no_trailer(self):
        done = self.submit('if [ "$1" = settle ]; then native "${@:1:$#-2}" --trailer-fd 9 9>/dev/null; exit 0; fi')
        self.require_failed(done, 74, "settling duplicates: ended without a trailer")

    def test_full_disk_is_tried_again(self):
        self.require_equal(self.submit('[ "$1" = settle ] && first disk && exit 74'))

    def test_what_a_child_answers_is_not_tried_again(self):
        done = self.submit(
            'if reads 2; then\n'
            '  echo tried >> "$PLACE/tries"; echo "liuyu: $2: no" >&2; exit 65\nfi'
        )
        self.require_failed(done, 65, rf"(?m)^liuyu: {self.pipeline}: no$")
        self.assertEqual((self.place / "tries").read_text().count("tried"), 1)

    def test_file_that_changes_between_two_tasks(self):
        path = self.data / "a.csv"
        before = path.stat()
        try:
            done = self.submit(f'reads 1 && touch {shlex.quote(str(path))}')
            self.require_failed(done, 74, r"a\.csv: the file changed while it was read")
        finally:
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def test_children_end_with_a_killed_worker(self):
        done = self.submit(
            'if reads 2 && first worker; then\n'
            '  echo $$ > "$PLACE/pid"; kill -9 $PPID; exec sleep 1000\nfi'
        )
        self.require_equal(done)
        self.assertTrue(until(lambda: not Path("/proc", (self.place / "pid").read_text().strip()).exists()))


class StandaloneTests(SubmittedFaults):
    """On a standalone master, whose workers are two hosts."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        cls.MASTER = f"spark://127.0.0.1:{port}"
        logs = (cls.data / "spark.log").open("wb")
        cls.addClassCleanup(logs.close)
        spark_class = Path(sys.executable).with_name("spark-class")

        def start(host: str, *words: str) -> None:
            daemon = subprocess.Popen(
                [spark_class, *words], stdout=logs, stderr=subprocess.STDOUT, cwd=cls.data, start_new_session=True,
                env=os.environ | {"SPARK_LOCAL_IP": host, "SPARK_DAEMON_MEMORY": "256m"},
            )  # fmt: skip
            cls.addClassCleanup(end, daemon)

        def end(daemon: subprocess.Popen) -> None:
            daemon.terminate()
            daemon.wait(30)

        package = "org.apache.spark.deploy"
        start("127.0.0.1", f"{package}.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
        for host in ("127.0.0.1", "127.0.0.2"):
            work = cls.data / host
            start(
                host, f"{package}.worker.Worker", "--host", host, "--cores", "1", "--memory", "600m", "--webui-port", "0",
                "--work-dir", str(work), cls.MASTER,
            )  # fmt: skip

    def test_wrong_program_on_a_host(self):
        installed = self.program('[ "$1" = --version ] && [[ "$PWD" = */127.0.0.2/* ]] && echo "liuyu 0.0.9" && exit 0')
        arguments = [str(self.pipeline), "--program-on-hosts", str(installed)]
        done = support.submit(self.place, self.MASTER, {"spark.executor.memory": "512m"}, *arguments, program=installed)
        self.require_failed(done, 70, r"the program on \S+ is liuyu 0\.0\.9 .*, here it is liuyu (?!0\.0\.9)")

    def test_straggler_has_a_second_copy(self):
        begun = time.monotonic()
        done = self.submit(
            'reads 2 && first slow && sleep 200',
            {
                "spark.speculation": "true",
                "spark.speculation.interval": "200ms",
                "spark.speculation.quantile": "0.5",
                "spark.speculation.minTaskRuntime": "1s",
            },
        )
        self.require_equal(done)
        self.assertTrue((self.place / "slow").exists())
        self.assertLess(time.monotonic() - begun, 200)


if __name__ == "__main__":
    unittest.main()
