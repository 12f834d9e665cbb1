"""Every signal, at random moments; and those that whoever started the run ignores."""

import random
import signal
import time

# Reported as errors, or nothing to a process.
UNHEARD = {signal.SIGPIPE, signal.SIGXFSZ, signal.SIGUSR1, signal.SIGCHLD, signal.SIGURG, signal.SIGWINCH, signal.SIGCONT}
# Mistakes of the program: nothing can be tidied up any more.
MISTAKES = {signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGTRAP, signal.SIGABRT, signal.SIGSYS}
STOPS = {signal.SIGKILL, signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU}
IGNORABLE = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGQUIT, signal.SIGUSR1, signal.SIGALRM, signal.SIGXCPU)


def moments(bench, count):
    draw = random.Random(bench.seed)
    for number in sorted(signal.valid_signals() - STOPS):
        for _ in range(count):
            seconds = draw.random() * 0.15
            yield f"{_name(number)} at {seconds * 1000:.0f} ms", lambda number=number, seconds=seconds: _sent(bench, number, seconds)
    for number in IGNORABLE:
        seconds = draw.random() * 0.15
        yield f"{_name(number)}, ignored, at {seconds * 1000:.0f} ms", lambda number=number, seconds=seconds: _ignored(bench, number, seconds)


def _name(number):
    return number.name if isinstance(number, signal.Signals) else f"signal {number}"


def _sent(bench, number, seconds):
    with bench.place() as place:
        run = place.start(place.arguments("new.csv"))
        _wait_for_locks(place, run)
        time.sleep(seconds)
        run.send_signal(number)
        _, said = run.communicate(timeout=60)
        # Of a crash the runtime may say where it was.
        wrong = [] if not said or number in MISTAKES else [f"said {said!r}"]
        if run.returncode == 0:
            return wrong + place.is_set("new") + place.nothing_hidden()
        if run.returncode != -number or number in UNHEARD:
            wrong.append(f"ended with {run.returncode}")
        kinds = set(place.kinds().values())
        if number in MISTAKES:
            return wrong + [f"is {kind}" for kind in kinds - {"old", "new"}] + place.recovers()
        return wrong + ([] if kinds in ({"old"}, {"new"}) else [f"the set is mixed: {place.kinds()}"]) + place.nothing_hidden()


def _ignored(bench, number, seconds):
    with bench.place() as place:
        run = place.start(place.arguments("new.csv"), preexec_fn=lambda: signal.signal(number, signal.SIG_IGN))
        _wait_for_locks(place, run)
        time.sleep(seconds)
        run.send_signal(number)
        _, said = run.communicate(timeout=60)
        wrong = [] if run.returncode == 0 and not said else [f"ended with {run.returncode}: {said!r}"]
        return wrong + place.is_set("new") + place.nothing_hidden()


def _wait_for_locks(place, run):
    """Before that nothing is begun, and the signals of the first milliseconds end a process as they end any."""
    while run.poll() is None and not place.hidden():
        time.sleep(0.001)
