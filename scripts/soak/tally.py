"""What passed and what failed, a line for each group."""

import concurrent.futures
import os
import sys
import time


class Tally:
    """Counts cases. A case is a function that returns a sentence for each thing that is wrong."""

    def __init__(self):
        self.passed = self.failed = 0

    def group(self, name, cases):
        """Runs cases, as many at a time as there are processors, and prints the group's line.

        cases: pairs of what they are called and the function. A case that raises has failed.
        """
        # A group without cases shows nothing.
        start, failures, cases = time.monotonic(), [], list(cases) or [("no case", lambda: ["there is none"])]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for (title, _), wrong in zip(cases, pool.map(lambda case: self._wrong(case[1]), cases)):
                if wrong:
                    failures.append(f"{title}: {'; '.join(wrong)}")
        for failure in failures[:20]:
            print(f"soak: {name}: {failure}", file=sys.stderr)
        self.passed += len(cases) - len(failures)
        self.failed += len(failures)
        print(f"{name}: {len(cases) - len(failures):,} passed, {len(failures)} failed, {time.monotonic() - start:.0f} s", flush=True)

    def skip(self, name, reason):
        print(f"{name}: skipped: {reason}", flush=True)

    @staticmethod
    def _wrong(case):
        try:
            return list(case())
        except Exception as error:  # Whatever it is, the other cases go on.
            return [f"{type(error).__name__}: {error}"]
