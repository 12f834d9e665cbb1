"""The native program as it lies on a host: which one it is."""

import os
import socket
import subprocess
from functools import cache
from hashlib import file_digest


def identity(path: str) -> str:
    """What tells a program from every other: what it says of itself and the SHA-256 of its bytes, or why it does not run."""
    try:
        status = os.stat(path)
    except OSError as error:
        return f"none: {error}"
    return _identity(path, status.st_size, status.st_mtime_ns)


@cache
def _identity(path: str, _size: int, _modified: int) -> str:
    """Once for each state of the file: 80 MB take a tenth of a second."""
    try:
        done = subprocess.run([path, "--version"], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        with open(path, "rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"none: {error}"
    if done.returncode != 0:
        return f"one that does not run: {' '.join(done.stderr.split()) or f'exit {done.returncode}'}"
    return f"{done.stdout.strip().partition(chr(10))[0]} (SHA-256 {digest[:16]})"


def host() -> str:
    return socket.gethostname()
