"""Children, without Spark: scripts in place of the program."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import support
from child import Child, Drain
from failures import ChildFailed, Failure

# The descriptor's number is the last argument.
TELL = 'eval "exec 9>&$2"; '


def script(text: str) -> list[str]:
    return ["bash", "-c", TELL + text, "child"]


class ChildTests(unittest.TestCase):
    def test_gives_output_and_trailer(self):
        with Child(script("echo rows; echo '{}' >&9")) as child:
            self.assertEqual(child.stdout.read(), b"rows\n")
            self.assertEqual(child.end().answer("a range"), b"{}")

    def test_full_pipes_block_nobody(self):
        with Child(script("head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero >&9; echo >&9; head -c 300000 /dev/zero")) as child:
            self.assertEqual(len(child.stdout.read()), 300000)
            self.assertEqual(len(child.end().answer("a range")), 300000)

    def test_is_fed(self):
        with Child(script("wc -c; echo '{}' >&9")) as child:
            output = Drain(child.stdout)
            child.feed(b"x" * 500_000, b"y")
            child.starve()
            self.assertEqual(child.end().answer("frames"), b"{}")
            self.assertEqual(int(output.bytes()), 500_001)

    def test_one_that_takes_no_more_is_asked_why(self):
        with Child(script("echo liuyu: no >&2; exit 65")) as child:
            child.feed(b"x" * 1_000_000, b"y")
            child.starve()
            with self.assertRaises(Failure) as caught:
                child.end().answer("frames")
            self.assertEqual((caught.exception.status, caught.exception.text), (65, "liuyu: no\n"))

    def test_answers_are_told_from_what_another_try_may_mend(self):
        for status in (64, 65, 66, 70, 78):
            with self.subTest(status), Child(script(f"exit {status}")) as child, self.assertRaises(Failure) as caught:
                child.end().answer("a range")
            self.assertEqual(caught.exception.status, status)
        for text in ("exit 74", "kill -9 $$", "exit 0", "printf '{' >&9"):
            with self.subTest(text), Child(script(text)) as child, self.assertRaises(ChildFailed):
                child.end().answer("a range")

    def test_ends_with_an_owner_who_leaves(self):
        with tempfile.TemporaryDirectory() as folder:
            mark = Path(folder) / "pid"
            with Child(script(f"echo $$ > {mark}; sleep 1000")):
                self.assertTrue(until(lambda: mark.exists() and mark.read_text()))
            self.assertFalse(lives(int(mark.read_text())))

    def test_ends_with_an_owner_who_is_killed(self):
        with tempfile.TemporaryDirectory() as folder:
            mark = Path(folder) / "pid"
            code = (
                f"import sys; sys.path.insert(0, {str(support.HERE.parent)!r})\n"
                f"from child import Child\nChild(['bash', '-c', 'echo $$ > {mark}; exec sleep 1000', 'child']).stdout.read()"
            )
            owner = subprocess.Popen([sys.executable, "-c", code])
            self.assertTrue(until(lambda: mark.exists() and mark.read_text()))
            owner.send_signal(signal.SIGKILL)
            owner.wait()
            self.assertTrue(until(lambda: not lives(int(mark.read_text()))))

    def test_what_cannot_be_started_leaves_no_descriptor(self):
        before = len(os.listdir("/proc/self/fd"))
        with self.assertRaises(OSError):
            Child(["/nowhere/liuyu"])
        self.assertEqual(len(os.listdir("/proc/self/fd")), before)


def until(holds, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.02)
    return bool(held)


def lives(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


if __name__ == "__main__":
    unittest.main()
