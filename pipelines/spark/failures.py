"""What ends a job before there is a report: a text for people, and the exit code that `liuyu run` would end with."""

MISSED_TARGET = 3
USAGE = 64
BAD_DATA = 65
NO_INPUT = 66
BROKEN = 70
CANNOT_CREATE = 73
IO_FAILED = 74
BAD_PIPELINE = 78

# What a child says about its extract, its pipeline or its command line: another try would say the same. All else (a signal,
# 74, no trailer) may be the host's fault, so Spark is to try again.
ANSWERS = frozenset({USAGE, BAD_DATA, NO_INPUT, BROKEN, BAD_PIPELINE})


class Failure(Exception):
    """Ends the job: the driver prints the text as it is and exits with the status."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text


class ChildFailed(Exception):
    """A child ended in a way that another try may mend; raised in a task, so that Spark makes one.

    Starts with `MARK`, by which the driver finds it in Spark's report of a task that failed for good.
    """

    MARK = "liuyu-on-spark:"

    def __init__(self, text: str) -> None:
        super().__init__(f"{self.MARK} {' '.join(text.split())}")
