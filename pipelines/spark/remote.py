"""Files of object stores: found by patterns, and lent to native children, who ask for bytes on a socket.

`s3://`, `gs://`, `hdfs://`, `abfs://` and `file://` are opened by pyarrow.fs, every other scheme by fsspec where that is installed
(`oss://` by ossfs). Credentials are those of the environment, never of a path: paths stand in the report.
"""

import errno
import os
import posixpath
import re
import socket
import struct
import subprocess
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from pathlib import PurePosixPath

import pyarrow as pa
from failures import NO_INPUT, USAGE, Failure
from pyarrow import fs

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_WILDCARD = re.compile(r"[*[]")
_NUMBER = struct.Struct("<q")
_STAT = struct.Struct("<qqqq")
# What is asked of a store at a time: small enough to be lent soon, large enough for its latency.
BLOCK = 4 << 20
# A store that is busy is asked again, as its own libraries do for single requests.
TRIES = 3


def is_remote(path: str) -> bool:
    return _SCHEME.match(path) is not None


def _opened(uri: str) -> tuple[fs.FileSystem, str]:
    """The store of a file, and the file's path in it. Names are taken as they stand: `a b.csv` and `2025届.csv` are no URIs to a parser."""
    scheme, rest = uri.split("://", 1)
    place, _, settings = rest.partition("?")
    authority, _, path = place.partition("/")
    if ":" in authority.rpartition("@")[0]:
        raise Failure(USAGE, "liuyu-on-spark: --input: a password in a path would stand in the report; put it into the environment\n")
    store, root = _store(f"{scheme}://{authority}/" + (f"?{settings}" if settings else ""))
    return store, f"{root.rstrip('/')}/{path}"


@lru_cache(64)
def _store(root: str) -> tuple[fs.FileSystem, str]:
    try:
        return fs.FileSystem.from_uri(root)
    except pa.ArrowInvalid as error:
        try:
            import fsspec
        except ImportError:
            raise Failure(USAGE, f"liuyu-on-spark: {root}: {error}; for other stores install fsspec on all hosts\n") from error
        try:
            store, path = fsspec.core.url_to_fs(root)
        except (ImportError, ValueError) as other:
            raise Failure(USAGE, f"liuyu-on-spark: {root}: {other}\n") from other
        return fs.PyFileSystem(fs.FSSpecHandler(store)), path


def matches(pattern: str) -> list[str]:
    """The files that a path or a pattern (`*`, `[…]`; `**` for any folders) names, in byte order; behind a `?` stand settings of the store.

    Names that start with `.`, `_` or `~$` are no extracts unless the pattern names them so. Raises `Failure` where there are none.
    """
    wild = _WILDCARD.search(pattern)
    try:
        if not wild:
            _opened(pattern)  # What is wrong with the store is told at once.
            return [pattern]
        pattern, mark, settings = pattern.partition("?")
        root, _, rest = pattern[: wild.start()].rpartition("/")
        rest += pattern[wild.start() :]
        store, folder = _opened(root + mark + settings)
        entries = store.get_file_info(fs.FileSelector(folder.rstrip("/") or "/", recursive="/" in rest, allow_not_found=True))
    except OSError as error:
        raise Failure(NO_INPUT, f"liuyu-on-spark: {pattern}: cannot be opened: {' '.join(str(error).split())}\n") from error
    steps = rest.split("/")
    found = []
    for entry in entries:
        own = entry.path.removeprefix(folder.rstrip("/")).lstrip("/")
        hidden = own.rpartition("/")[2].startswith((".", "_", "~$")) and steps[-1][:1] not in "._~"
        if entry.type == fs.FileType.File and not hidden and _fits(own.split("/"), steps):
            found.append(f"{root}/{own}{mark}{settings}")
    if broken := [path for path in found if "\n" in path]:
        raise Failure(USAGE, f"liuyu-on-spark: {broken[0]!r}: a name with a line end cannot be asked for; rename the file\n")
    if not found:
        raise Failure(NO_INPUT, f"liuyu: {pattern}: no file matches; check the pattern and the store\n")
    return sorted(found, key=str.encode)


def _fits(names: Sequence[str], steps: Sequence[str]) -> bool:
    if not steps or not names:
        return not steps and not names
    if steps[0] == "**":
        return _fits(names, steps[1:]) or _fits(names[1:], steps)
    return PurePosixPath(names[0]).match(steps[0]) and _fits(names[1:], steps[1:])


def identity(path: str) -> tuple[str, str]:
    """What tells a file from others, however it is written."""
    if not is_remote(path):
        return "local", os.path.realpath(path)
    store, place = _opened(path)
    if store.type_name == "local":
        return "local", os.path.realpath(place)
    scheme, rest = path.split("://", 1)
    return f"{scheme}://{rest.partition('/')[0]}", posixpath.normpath(place)


class Lender:
    """Answers one child's questions, by a thread, until the child is gone; docs/scale.md has the questions.

    A file that is read forwards is read ahead by a block.
    """

    def __init__(self, *, block: int = BLOCK) -> None:
        self._own, self.end = socket.socketpair()
        self._block = block
        self._files: dict[str, _Reading] = {}
        self._reader = ThreadPoolExecutor(1, "lender")
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def words(self) -> list[str]:
        """What the child is told."""
        return ["--bytes-fd", str(self.end.fileno())]

    def start(self) -> None:
        """Once the child has its end."""
        self.end.close()
        self._thread.start()

    def stop(self) -> None:
        """Once the child is gone."""
        self.end.close()
        if self._thread.ident is not None:
            self._thread.join()
        else:
            self._own.close()
        for file in self._files.values():
            file.close()
        self._reader.shutdown()

    def _serve(self) -> None:
        with self._own, self._own.makefile("rb") as questions:
            for question in questions:
                try:
                    self._own.sendall(self._answer(question.removesuffix(b"\n").decode("utf-8", "surrogateescape")))
                except (BrokenPipeError, ConnectionResetError):
                    return

    def _answer(self, question: str) -> bytes:
        try:
            kind, _, rest = question.partition(" ")
            if kind == "stat":
                return self._reader.submit(_stat, rest).result()
            offset, count, path = rest.split(" ", 2)
            if path not in self._files:
                for file in self._files.values():  # One is read at a time.
                    file.close()
                self._files = {path: _Reading(path, self._reader, self._block)}
            piece = self._files[path].bytes(int(offset), int(count))
            return _NUMBER.pack(len(piece)) + piece
        except Exception as error:  # Whatever a store's library raises, the child is to hear of it.
            text = " ".join(str(getattr(error, "text", error)).split()).encode()[: 1 << 12] or type(error).__name__.encode()
            return _NUMBER.pack(-(getattr(error, "errno", None) or errno.EIO)) + _NUMBER.pack(len(text)) + text


def _stat(path: str) -> bytes:
    def ask() -> fs.FileInfo:
        store, place = _opened(path)
        return store.get_file_info(place)

    info = _patiently(ask)
    if info.type != fs.FileType.File:
        code = errno.EISDIR if info.type == fs.FileType.Directory else errno.ENOENT
        raise OSError(code, path)
    seconds, nanoseconds = divmod(info.mtime_ns or 0, 1_000_000_000)
    return _STAT.pack(24, info.size, seconds, nanoseconds)


def _patiently(ask: Callable[[], object]) -> object:
    for attempt in range(TRIES):
        try:
            return ask()
        except OSError as error:
            if attempt == TRIES - 1 or error.errno in (errno.ENOENT, errno.EACCES):
                raise


class _Reading:
    """One file in blocks, read by one thread; the block behind those that were asked for is on its way already."""

    def __init__(self, path: str, reader: ThreadPoolExecutor, block: int) -> None:
        self._path = path
        self._reader = reader
        self._block = block
        self._file: pa.NativeFile | None = None
        self._blocks: dict[int, Future[bytes]] = {}
        self._last = 0

    def bytes(self, offset: int, count: int) -> bytes:
        """Fewer than asked for only at the end."""
        first, last = offset // self._block, max(offset + count - 1, offset) // self._block
        wanted = range(first, last + 1)
        goes_on = first in (self._last, self._last + 1) and offset >= self._block
        self._last = last
        kept = set(wanted) | ({last + 1} if goes_on else set())
        self._blocks = {number: self._blocks.get(number) or self._reader.submit(self._read, number) for number in sorted(kept)}
        pieces = [self._blocks[number].result() for number in wanted]
        whole = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        start = offset - first * self._block
        return whole[start : start + count]

    def _read(self, number: int) -> bytes:
        return _patiently(lambda: self._opened_file().read_at(self._block, number * self._block))

    def _opened_file(self) -> pa.NativeFile:
        if self._file is None:
            store, place = _opened(self._path)
            self._file = store.open_input_file(place)
        return self._file

    def close(self) -> None:
        for block in self._blocks.values():
            block.cancel()
        self._reader.submit(self._close).result()

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()


def run(
    command: Sequence[str], paths: Iterable[str], *, block: int = BLOCK, folder: str | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs a command to its end and lends it what of these paths is no file of this machine."""
    lender = Lender(block=block) if any(map(is_remote, paths)) else None
    try:
        words, ends = (lender.words, [lender.end.fileno()]) if lender else ([], [])
        with subprocess.Popen(
            [*command, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, pass_fds=ends, cwd=folder
        ) as process:
            if lender:
                lender.start()
            output, said = process.communicate()
            return subprocess.CompletedProcess(process.args, process.returncode, output, said)
    finally:
        if lender:
            lender.stop()
