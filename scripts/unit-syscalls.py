#!/usr/bin/env python3
"""Runs a command, and fails where it makes a system call that a unit's filter does not let it: unit-syscalls.py UNIT COMMAND…

So a confined service is tried without systemd. Needs strace and systemd-analyze.
"""

import functools
import subprocess
import sys
import tempfile


@functools.cache
def expanded(name):
    """The calls of a group such as @system-service."""
    if not name.startswith("@"):
        return frozenset([name])
    shown = subprocess.run(["systemd-analyze", "syscall-filter", name], check=True, capture_output=True, text=True)
    members = [line.strip() for line in shown.stdout.splitlines()[1:]]
    return frozenset().union(*(expanded(each) for each in members if each and not each.startswith("#")))


def allowed(unit):
    calls = set()
    for line in open(unit, encoding="utf-8"):
        if line.startswith("SystemCallFilter="):
            names = line.split("=", 1)[1].strip()
            for name in names.lstrip("~").split():
                calls = calls - expanded(name) if names.startswith("~") else calls | expanded(name)
    return calls


def main():
    unit, command = sys.argv[1], sys.argv[2:]
    with tempfile.NamedTemporaryFile("r") as counts:
        subprocess.run(["strace", "--follow-forks", "--summary-only", f"--output={counts.name}", *command], check=True)
        lines = [line.split() for line in counts if line.strip() and line.split()[0][0].isdigit()]
    # The program that starts another is no part of it.
    used = {words[-1] for words in lines} - {"total", "execve"}
    refused = sorted(used - allowed(unit))
    print(f"{len(used)} system calls, refused: {' '.join(refused) or 'none'}")
    sys.exit(1 if refused or not used else 0)


main()
