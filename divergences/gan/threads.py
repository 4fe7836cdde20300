"""Torch's number of threads: limited for the time of a block, or chosen by measurement."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import torch

from ..arguments import checked
from ..checks import as_count

TIMING_SECONDS = 0.02
"""Seconds for which each number of threads is timed."""
REJECT_RATIO = 2.0
"""A number of threads is rejected once its calls take this many times as long as those with the best one."""
MAX_TIMING_SHARE = 0.05
"""Largest share of the training time that timing other numbers of threads may take."""
MOST_THREADS = 1024
"""Upper limit of a number of threads; no machine runs so many for one process."""
PROBE_SIZE = 256
"""Side of the matrices of `product_gains`, whose product takes less than a millisecond."""
PROBE_SECONDS = 0.005
"""Seconds for which their products with one thread are repeated, longer than a process waits for its next turn."""
CONTENDED_RATIO = 1.2
"""Processors are contended if calls last this many times as long as the calling thread is being executed."""
MIN_SECONDS_BETWEEN_TIMINGS = 1.0
"""Shortest time in seconds between two rounds of timing."""


@contextmanager
def limited_threads(count: int) -> Iterator[None]:
    """Limit torch to `count` threads inside the block; a smaller limit that is in force is kept.

    The number before is restored afterwards.
    """
    count = as_count("count", count, least=0)
    before = torch.get_num_threads()
    torch.set_num_threads(max(1, min(before, count)))
    try:
        yield
    finally:
        torch.set_num_threads(before)


def thread_counts(limit: int) -> list[int]:
    """The numbers of threads to time: 1, 2, 4, … and `limit`.

    >>> thread_counts(6)
    [1, 2, 4, 6]
    """
    limit = as_count("limit", limit)
    return [*(2**power for power in range(limit.bit_length()) if 2**power < limit), limit]


def product_gains(count: int) -> bool:
    """Whether a product of two matrices is faster with `count` threads than with one, at this moment.

    >>> product_gains(1)
    False
    """
    count = as_count("count", count, most=MOST_THREADS)
    if count == 1:
        return False
    before, matrix = torch.get_num_threads(), torch.ones(PROBE_SIZE, PROBE_SIZE)
    try:
        torch.set_num_threads(1)
        torch.mm(matrix, matrix)
        start, products = time.perf_counter(), 0
        while time.perf_counter() < start + PROBE_SECONDS:
            torch.mm(matrix, matrix)
            products += 1
        alone = time.perf_counter() - start
        torch.set_num_threads(count)
        torch.mm(matrix, matrix)
        start = time.perf_counter()
        for _ in range(products):
            torch.mm(matrix, matrix)
            if time.perf_counter() > start + alone:
                return False
        return True
    finally:
        torch.set_num_threads(before)


@checked
class ThreadChooser:
    """Makes calls with the number of threads that is fastest at the moment, found by timing the calls themselves.

    Which number that is depends on the machine, on the size of the work and on what else runs: on an idle machine two
    threads share the work, but on a busy one each waits at every operation for the other, which may not be running.

    On a busy machine a call of a hundred operations may take a hundred times as long with another number. So while the
    calling thread itself waits for a processor, nothing but one thread is tried; and before calls with another number
    are timed, small products of matrices are (`gains`): if they are not faster, the number is skipped.

    Args:
        counts: the numbers of threads to choose from; the first is used until another one has been found faster.
        clock: gives the time in seconds.
        processor_clock: gives the seconds for which the calling thread has been executed.
        gains: whether work is done faster with that number of threads than with one, cheaply found out.
        equal: whether the calls give the same with that number of threads as with the first; asked once for each
            number, before the first call with it.

    Attributes:
        best: the number in use.
    """

    def __init__(
        self,
        counts: Sequence[int],
        clock: Callable[[], float] = time.perf_counter,
        processor_clock: Callable[[], float] = time.thread_time,
        gains: Callable[[int], bool] | None = None,
        equal: Callable[[int], bool] = lambda _: True,
    ) -> None:
        self.counts, self.gains, self.equal = list(counts), gains or product_gains, equal
        self.clock, self.processor_clock = clock, processor_clock
        if not self.counts:
            raise ValueError("counts must be at least one number")
        self.best = self.counts[0]
        self._equal = {self.best: True}
        self._next_timing = math.inf
        self._elapsed = self._executed = 0.0  # seconds of calls with the best number since the last round of timing
        self._begin_timing()

    def repeat(self, call: Callable[[], object], times: int) -> None:
        """Make `call` that many times; the caller's number of threads is restored afterwards."""
        before = torch.get_num_threads()
        try:
            for _ in range(times):
                self._skip_useless_numbers()
                threads = self._to_time[0] if self._to_time else self.best
                torch.set_num_threads(threads)
                start, executed = self.clock(), self.processor_clock()
                call()
                seconds = self.clock() - start
                if threads == self.best:
                    self._elapsed += seconds
                    self._executed += self.processor_clock() - executed
                self._note(seconds)
        finally:
            torch.set_num_threads(before)

    def _begin_timing(self) -> None:
        """Begin to time the next calls with each number of threads, first with the best, the mark for the others."""
        self._to_time = sorted(self.counts, key=lambda count: count != self.best) if len(self.counts) > 1 else []
        self._tried = {self.best}
        self._means: dict[int, float] = {}
        self._times: list[float] = []  # of the calls with the present number
        self._all_times: list[float] = []  # of all calls of this round of timing
        self._asked = 0.0  # seconds that `gains` and `equal` took in this round

    def _note(self, seconds: float) -> None:
        """Record the time of one call, and go on to the next number once the present one has been timed long enough."""
        if not self._to_time:
            if self.clock() >= self._next_timing:
                self._begin_timing()
            return
        self._times.append(seconds)
        self._all_times.append(seconds)
        mean = sum(self._times) / len(self._times)
        if sum(self._times) < TIMING_SECONDS and mean <= REJECT_RATIO * min(self._means.values(), default=math.inf):
            return
        self._means[self._to_time.pop(0)] = mean
        self._times = []
        if not self._to_time:
            self._end_timing()

    def _end_timing(self) -> None:
        self.best = min(self._means, key=self._means.__getitem__)
        cost = self._asked + sum(self._all_times) - len(self._all_times) * self._means[self.best]
        self._next_timing = self.clock() + max(MIN_SECONDS_BETWEEN_TIMINGS, cost / MAX_TIMING_SHARE)
        self._elapsed = self._executed = 0.0

    def _skip_useless_numbers(self) -> None:
        """Skip the next number of threads if it cannot be faster or would not give the same results."""
        while self._to_time and self._to_time[0] not in self._tried:
            count, start = self._to_time[0], self.clock()
            self._tried.add(count)
            contended = self._elapsed > CONTENDED_RATIO * self._executed
            if count > 1 and (contended or not self.gains(count)):
                self._to_time.pop(0)
            elif not self._is_equal(count):
                self.counts.remove(count)
                self._to_time.pop(0)
            self._asked += self.clock() - start
            if not self._to_time:
                self._end_timing()

    def _is_equal(self, count: int) -> bool:
        if count not in self._equal:
            self._equal[count] = self.equal(count)
        return self._equal[count]
