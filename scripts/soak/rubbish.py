"""Extracts and cubes that are rubbish: never a crash, never without bounds."""

import gzip
import os
import random
import subprocess
import tempfile
import time

# docs/operations.md; 70 would be a mistake of the program.
CODES = (0, 3, 64, 65, 66, 73, 74, 75, 78)
MEMORY, SECONDS = 512 << 20, 60
COMMANDS = (
    ("run", "PIPELINE", "--input", "FILE", "--quiet", "--max-reject-rate", "1", "--output", "r.json", "--cube", "c.cube", "--rejects", "x"),
    ("normalize", "PIPELINE", "--input", "FILE", "--quiet", "--max-reject-rate", "1", "--output", "rows.csv"),
    ("check", "PIPELINE", "--input", "FILE"), ("records", "FILE"),
)


def cases(bench, count):
    """Each rubbish by each command; `count` of each kind that is drawn."""
    draw = random.Random(bench.seed)
    plain = (bench.folder / "new.csv").read_bytes()
    for title, ending, content in [*_fixed(plain), *_drawn(draw, plain, count)]:
        for command in COMMANDS:
            yield f"{title}: {command[0]}", lambda command=command, content=content, ending=ending: _read(bench, command, content, ending)
    cube = bench.sets["new"]["base.cube"]
    for number in range(count * 4):
        yield f"cube {number}: query", lambda content=_damaged(draw, cube): _read(bench, ("query", "FILE"), content, "cube")
        yield f"cube {number}: merge", lambda content=_damaged(draw, cube): _read(
            bench, ("merge", "FILE", bench.folder / "whole.cube", "--output", "m.cube"), content, "cube")
    (bench.folder / "whole.cube").write_bytes(cube)


def _fixed(plain):
    head, rest = plain.split(b"\n", 1)
    yield "0 bytes", "csv", b""
    yield "0 bytes", "csv.gz", b""
    yield "0 bytes", "csv.zst", b""
    yield "a byte order mark and nothing else", "csv", b"\xef\xbb\xbf"
    yield "a line of 200 MB", "csv", lambda: [head + b"\n", *200 * [b"x" * 1_000_000]]
    yield "a header of 200 MB", "csv", lambda: 200 * [b"x" * 1_000_000]
    yield "a quoted field of 200 MB", "csv", lambda: [head + b'\n"', *200 * [(b"x" * 999_999 + b"\n")]]
    # Members, one behind the other, are one text.
    yield "200 MB of zeros in 200 kB", "csv.gz", lambda: [gzip.compress(head + b"\n"), *200 * [gzip.compress(bytes(1_000_000))]]
    yield "quotes galore", "csv", head + b"\n" + b'"' * 1_000_001 + b"\n" + b'","' * 300_000 + rest
    yield "a quote in every field", "csv", head + b"\n" + rest.replace(b",", b',"')
    yield "5,000 columns", "csv", b",".join(b"c%d" % number for number in range(5000)) + b"\n" + b"1," * 4999 + b"1\n"
    yield "5,000 columns beside those known", "csv", b"\n".join(line + b",1" * 5000 for line in plain.splitlines()[:50])
    yield "50,000 fields in a record", "csv", head + b"\n" + b"," * 50_000 + b"\n" + rest
    yield "NUL bytes", "csv", plain.replace(b"1", b"\0")
    yield "NUL bytes alone", "csv", bytes(3_000_000)
    yield "delimiters alone", "csv", head + b"\n" + b"," * 3_000_000
    yield "line ends alone", "csv", head + b"\n\r" * 1_000_000


def _drawn(draw, plain, count):
    packed, frame = gzip.compress(plain, 1), _zstandard(plain)
    for number in range(count):
        yield f"random bytes {number}", "csv", draw.randbytes(draw.randrange(200_000))
        yield f"random bytes {number} under a header", "csv", plain.split(b"\n", 1)[0] + b"\n" + draw.randbytes(200_000)
        yield f"damaged text {number}", "csv", _damaged(draw, plain)
        yield f"random bytes {number}", "csv.gz", b"\x1f\x8b\x08" + draw.randbytes(5000)
        yield f"damaged gzip {number}", "csv.gz", _damaged(draw, packed)
        yield f"damaged Zstandard {number}", "csv.zst", _damaged(draw, frame)


def _damaged(draw, content):
    """Cut off, or with some bytes flipped, or one piece twice."""
    content, kind = bytearray(content), draw.randrange(3)
    if kind == 0:
        return bytes(content[:draw.randrange(len(content))])
    if kind == 1:
        for _ in range(draw.choice((1, 10, 1000))):
            content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
        return bytes(content)
    start, length = draw.randrange(len(content)), draw.randrange(5000)
    return bytes(content[:start + length] + content[start:])


def _zstandard(content):
    """A frame of blocks that are not compressed, so that it takes no library."""
    frame, step = b"\x28\xb5\x2f\xfd\x00\x58", 100_000
    for start in range(0, len(content), step):
        block = content[start:start + step]
        frame += ((len(block) << 3) | (start + step >= len(content))).to_bytes(3, "little") + block
    return frame


def _read(bench, command, content, ending):
    with tempfile.TemporaryDirectory(dir=bench.folder) as folder:
        file = os.path.join(folder, f"f.{ending}")
        with open(file, "wb") as output:
            # In pieces: what this process takes is counted as the run's, too.
            output.writelines(content() if callable(content) else [content])
        arguments = [{"PIPELINE": bench.pipeline, "FILE": file}.get(word, word) for word in command]
        before = set(os.listdir(folder))
        with open(os.path.join(folder, "said"), "wb") as said:
            run = subprocess.Popen([bench.program, *arguments], cwd=folder, stdin=-3, stdout=-3, stderr=said)
            start = time.monotonic()
            while (ended := os.wait4(run.pid, os.WNOHANG))[0] == 0 and time.monotonic() - start < SECONDS:
                time.sleep(0.005)
            if ended[0] == 0:
                run.kill()
                run.wait()
                return [f"took more than {SECONDS} s"]
            run.returncode = os.waitstatus_to_exitcode(ended[1])
        text = open(os.path.join(folder, "said"), "rb").read()
        wrong = [] if run.returncode in CODES else [f"ended with {run.returncode}: {text[-300:]!r}"]
        wrong += [] if text or run.returncode == 0 else [f"ended with {run.returncode} and said nothing"]
        memory = ended[2].ru_maxrss * 1024
        wrong += [f"took {memory >> 20} MB"] if memory > MEMORY else []
        left = [name for name in set(os.listdir(folder)) - before if name.startswith(".")]
        return wrong + ([f"left: {left}"] if left else [])
