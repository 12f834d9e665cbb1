"""kill -9: at random moments, and beside each call that changes a file."""

import random
import time


def moments(bench, count):
    """Of a run's whole length; it is found anew, as other cases run beside."""
    draw = random.Random(bench.seed)
    with bench.place() as place:
        start = time.monotonic()
        place.run("new.csv")
        length = time.monotonic() - start
    for number in range(count):
        share = draw.random() * 1.5
        yield f"moment {number} at {share * length * 1000:.0f} ms", lambda share=share: _at(bench, share * length)


def _at(bench, seconds):
    with bench.place() as place:
        run = place.start(place.arguments("new.csv"))
        time.sleep(seconds)
        run.kill()
        run.communicate()
        return _whole_files(place) + place.recovers()


def _whole_files(place):
    return [f"{name} is {kind}" for name, kind in place.kinds().items() if kind not in ("old", "new")]


def beside_calls(bench, step):
    """Before and after each step-th call, of a run that replaces a set, and of the first one."""
    for outputs in ("old", None):
        with bench.place(outputs) as place:
            place.run("new.csv", environment=place.faulty())
            calls = place.calls()
        for at in _chosen(calls, step):
            for side in ("before", "after"):
                title = f"{side} call {at}, {' '.join(calls[at - 1])}, {'a set stands' if outputs else 'none stands'}"
                yield title, lambda at=at, side=side, outputs=outputs: _beside(bench, outputs, at, side)


def _chosen(calls, step):
    """Each step-th, and each second where files get their places at least."""
    return [at for at, (name, _) in enumerate(calls, 1) if at % step == 0 or (name in ("rename", "link") and at % 2 == 0)]


def _beside(bench, outputs, at, side):
    with bench.place(outputs) as place:
        killed = place.run("new.csv", environment=place.faulty(AT=at, DO=side))
        place.calls()
        wrong = [] if killed.returncode == -9 else [f"ended with {killed.returncode}"]
        return wrong + _whole_files(place) + place.recovers()


def in_recovery(bench, step):
    """A run killed in the middle of its renames; the next one is killed, or hindered, beside each call while it takes that back."""
    for outputs in ("old", None):
        with bench.place(outputs) as place:
            place.run("new.csv", environment=place.faulty())
            rename = [at for at, (name, _) in enumerate(place.calls(), 1) if name == "rename"][3]
        with bench.place(outputs) as place:
            _halve(place, rename)
            place.run("cut.csv.gz", environment=place.faulty())
            calls = place.calls()
        for at in _chosen(calls, step):
            for deed in ("before", "after", 5, 28):
                title = f"{deed} at call {at}, {' '.join(calls[at - 1])}, {'a set stood' if outputs else 'none stood'}"
                yield title, lambda at=at, deed=deed, outputs=outputs, rename=rename: _hindered(bench, outputs, rename, at, deed)


def _halve(place, rename):
    """Kills a run before one of its renames."""
    place.run("new.csv", environment=place.faulty(AT=rename, DO="before"))
    place.calls()


def _hindered(bench, outputs, rename, at, deed):
    with bench.place(outputs) as place:
        _halve(place, rename)
        place.run("cut.csv.gz", environment=place.faulty(AT=at, DO=deed))
        place.calls()
        return place.recovers()
