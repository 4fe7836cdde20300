"""Torch's number of threads: limited for the time of a block, or chosen by measurement."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import torch

LOOK_SECONDS = 0.02
"""How long each number of threads is timed."""
HOPELESS = 2.0
"""A number of threads is given up after one call that takes this many times as long as with the best."""
LOOK_SHARE = 0.05
"""Share of the time that looking for a better number may cost."""
LOOK_PAUSE = 1.0
"""Seconds between two looks, at least."""


@contextmanager
def at_most(count: int) -> Iterator[None]:
    """Limit torch to `count` threads inside the block; a smaller limit that is in force is kept.

    The number before is restored afterwards.
    """
    before = torch.get_num_threads()
    torch.set_num_threads(max(1, min(before, count)))
    try:
        yield
    finally:
        torch.set_num_threads(before)


def thread_counts(limit: int) -> list[int]:
    """The numbers of threads that are worth a trial: 1, 2, 4, … and `limit`.

    >>> thread_counts(6)
    [1, 2, 4, 6]
    """
    return [*(2**power for power in range(limit.bit_length()) if 2**power < limit), limit]


class ThreadChooser:
    """Makes calls with the number of threads that is fastest at the moment, found by timing the calls themselves.

    Which number that is depends on the machine, on the size of the work and on what else runs: two threads share the
    work of an idle machine, but on a busy one each waits at every operation for a partner that is not running.

    Args:
        counts: the numbers of threads to choose from. The calls must give the same with all of them.
        clock: gives the time in seconds.

    Attributes:
        best: the number in use.
    """

    def __init__(self, counts: Sequence[int], clock: Callable[[], float] = time.perf_counter) -> None:
        self.counts, self.clock = list(counts), clock
        self.best = self.counts[0]
        self._next_look = math.inf
        self._begin_look()

    def repeat(self, call: Callable[[], object], times: int) -> None:
        """Make `call` that many times; the caller's number of threads is restored afterwards."""
        before = torch.get_num_threads()
        try:
            for _ in range(times):
                torch.set_num_threads(self._to_time[0] if self._to_time else self.best)
                start = self.clock()
                call()
                self._note(self.clock() - start)
        finally:
            torch.set_num_threads(before)

    def _begin_look(self) -> None:
        """Time the next calls with each number of threads, the best first: it sets the mark for the others."""
        self._to_time = sorted(self.counts, key=lambda count: count != self.best) if len(self.counts) > 1 else []
        self._means: dict[int, float] = {}
        self._times: list[float] = []  # of the calls with the present number
        self._all_times: list[float] = []  # of the calls of this look

    def _note(self, seconds: float) -> None:
        """Take into account that a call took that long."""
        if not self._to_time:
            if self.clock() >= self._next_look:
                self._begin_look()
            return
        self._times.append(seconds)
        self._all_times.append(seconds)
        mean = sum(self._times) / len(self._times)
        if sum(self._times) < LOOK_SECONDS and mean <= HOPELESS * min(self._means.values(), default=math.inf):
            return
        self._means[self._to_time.pop(0)] = mean
        self._times = []
        if not self._to_time:
            self.best = min(self._means, key=self._means.__getitem__)
            cost = sum(self._all_times) - len(self._all_times) * self._means[self.best]
            self._next_look = self.clock() + max(LOOK_PAUSE, cost / LOOK_SHARE)
