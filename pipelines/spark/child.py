"""A native child: how it is started, what it says, how it ends."""

import ctypes
import os
import signal
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Self

from failures import ANSWERS, ChildFailed, Failure
from remote import Lender

_PR_SET_PDEATHSIG = 1
# Loaded before any fork: behind one, nothing may be.
_LIBC = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Ending:
    """How a child ended.

    status: the exit code; of a signal, its number below zero.
    said: standard error.
    trailer: what came on the trailer's descriptor; nothing unless all went well.
    rejects: the rejects that were asked for, NDJSON.
    """

    status: int
    said: str
    trailer: bytes
    rejects: bytes = b""

    def answer(self, what: str) -> bytes:
        """The trailer, without its line end.

        Raises `Failure` where the child answers that it cannot (another try would say the same), and `ChildFailed` where one
        more try may help.
        """
        if self.status in ANSWERS:
            raise Failure(self.status, self.said)
        if self.status != 0:
            end = f"exit {self.status}" if self.status > 0 else signal.Signals(-self.status).name
            raise ChildFailed(f"{what}: {end}: {self.said}")
        if not self.trailer.endswith(b"\n"):
            raise ChildFailed(f"{what}: ended without a trailer: {self.said}")
        return self.trailer[:-1]


class Child:
    """A run of the program, with a descriptor for its trailer; killed where its owner leaves early or dies.

    Standard output is the owner's to read. Standard error, the trailer and rejects are read by threads: a full pipe (64 KiB) would
    block the child. Rejects come by a pipe, as they are graduates' own data: no file of them is left anywhere.
    """

    def __init__(
        self, command: Sequence[str], *, folder: str | None = None, lists_rejects: bool = False, lends: bool = False
    ) -> None:
        """Starts it; `folder` is the one that relative paths are of, `lends` says that files of object stores are among what it reads.

        Raises `OSError` where it cannot be started.
        """
        pipes = [os.pipe() for _ in range(1 + lists_rejects)]
        own = [end for _, end in pipes]
        self._lender = Lender() if lends else None
        words = ["--trailer-fd", str(own[0]), *(["--rejects", f"/dev/fd/{own[1]}"] if lists_rejects else [])]
        parent = os.getpid()

        def die_with_parent() -> None:
            _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != parent:  # It has died in between.
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            self._process = subprocess.Popen(
                [*command, *words, *(self._lender.words if self._lender else [])],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=own + ([self._lender.end.fileno()] if self._lender else []),
                cwd=folder,
                preexec_fn=die_with_parent,
            )
        except BaseException:
            for end, _ in pipes:
                os.close(end)
            if self._lender:
                self._lender.stop()
            raise
        finally:
            for end in own:
                os.close(end)
        if self._lender:
            self._lender.start()
        self._said = Drain(self._process.stderr)
        self._told = [Drain(os.fdopen(end, "rb")) for end, _ in pipes]

    @property
    def stdout(self) -> BinaryIO:
        return self._process.stdout

    def feed(self, *pieces: bytes) -> None:
        """Writes to standard input. A child that takes no more has ended, and `end` tells how."""
        try:
            for piece in pieces:
                self._process.stdin.write(piece)
        except BrokenPipeError:
            pass

    def starve(self) -> None:
        """Closes standard input."""
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass

    def end(self) -> Ending:
        """Waits for its end, once standard output is read."""
        status = self._process.wait()
        said = self._said.bytes().decode("utf-8", "replace")
        return Ending(status, said, *(told.bytes() for told in self._told))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()
        self.starve()
        if self._lender:
            self._lender.stop()


class Drain:
    """All that comes out of a pipe, read by a thread until the other end is closed."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._bytes = b""
        self._pipe = pipe
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        with self._pipe:
            self._bytes = self._pipe.read()

    def bytes(self) -> bytes:
        """Waits for the end."""
        self._thread.join()
        return self._bytes
