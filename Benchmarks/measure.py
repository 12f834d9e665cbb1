"""Runs one command as a whole process and prints, as JSON, what it took: wall and CPU seconds, and peak memory in bytes.

usage: python3 -I -S measure.py COMMAND...

A program of its own, and a small one: Linux counts towards a process's peak memory that of the process which started it,
so whatever needs less than this one (about 10 MB) shows as this one. The command's standard output is thrown away.
"""
import os
import sys
import time

command = sys.argv[1:]
output = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
start = time.perf_counter()
child = os.posix_spawnp(command[0], command, os.environ, file_actions=output)
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - start
print(
    f'{{"seconds": {seconds:.6f}, "cpu": {usage.ru_utime + usage.ru_stime:.6f}, '
    f'"peak": {usage.ru_maxrss * 1024}, "status": {os.waitstatus_to_exitcode(status)}}}')
