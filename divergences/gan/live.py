"""A run in a thread of its own: the notebook stays free, and a Stop button works at any step.

    run = LiveRun(Config(data="ring"))
    run.start()     # returns immediately; `run.history` has what was recorded so far
    run.stop()      # the run ends a few steps later; `run.history` and `run.trainer` keep what was learned
    run.wait()      # returns the whole History; raises the error that ended the run, if there was one

Torch's number of threads belongs to the calling thread: what the trainer sets for a small network does not affect the
notebook. Torch also keeps one pool of threads for each calling thread; whether a second thread makes the run faster
despite the notebook's pool is measured, as in the foreground (`threads.ThreadChooser`).
"""

from __future__ import annotations

import atexit
import math
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import replace

import torch

from ..arguments import checked
from ..checks import as_function
from ..interrupts import deferring_interrupts, handling_sigint, ignoring_interrupts
from .config import Config
from .data import Data
from .ending import Ending
from .history import History
from .recording import empty_history
from .snapshots import Snapshot
from .train import Trainer

STOP_CHECK_SECONDS = 0.1
"""About how often a run checks whether it was asked to stop."""

INTERRUPT_CHECK_SECONDS = 0.1
"""How often `wait` lets Python handle an interrupt."""

STOP_SECONDS = 10
"""How long a run that was asked to stop may take to do so."""

_living: weakref.WeakSet[LiveRun] = weakref.WeakSet()


@checked
class LiveRun:
    """Train as `config` says, in the background.

    Args:
        config, data: as for `train.train`.

    Attributes:
        config: what is trained.
        trainer: holds the networks; `record(config, trainer=run.trainer)` continues a stopped run.
        error: the exception that ended the run, or None.

    Raises:
        TypeError, ValueError, RuntimeError: as `train.Trainer`, by the constructor and not in the thread.

    See Also:
        recording.record: the same in the foreground.
        divergences.widgets.RunView: shows a LiveRun.
    """

    def __init__(self, config: Config, data: Data | None = None) -> None:
        self.config = config
        self.trainer = _Stoppable(config, data)
        self.error: BaseException | None = None
        self._history = empty_history(self.trainer)
        self._lock = threading.Lock()
        self._threads = torch.get_num_threads()
        self._callbacks: list[Callable[[Snapshot], object]] = []
        self._last_calls: list[Callable[[], object]] = []
        self._over = threading.Event()  # not Thread.is_alive: wrong before Python 3.13 after an interrupted join
        self._thread = threading.Thread(target=self._work, name="divergences live run", daemon=True)
        _living.add(self)

    def on_snapshot(self, call: Callable[[Snapshot], object]) -> None:
        """Have `call` called, in the run's thread, with every further snapshot.

        `history` contains the snapshot by then. A call that raises ends the run, as any error in it does.
        """
        self._callbacks.append(as_function("call", call))

    def on_end(self, call: Callable[[], object]) -> None:
        """Have `call` called, in the run's thread, when the run is over, however it ended."""
        self._last_calls.append(as_function("call", call))

    def start(self) -> LiveRun:
        """Begin to train in the background, and return immediately.

        Raises:
            RuntimeError: if the run was started before.
        """
        if self._thread.ident is not None:
            raise RuntimeError("a LiveRun is started once: make another one")
        with deferring_interrupts():  # else the thread might begin although `start` seems to have failed
            self._thread.start()
        return self

    def stop(self) -> None:
        """Ask the run to end after its current step, and return immediately. Before `start`, nothing is trained."""
        self.trainer.stopping.set()

    def wait(self, timeout: float | None = None) -> History:
        """Wait for the end, or `timeout` seconds, and return what is recorded by then.

        An interrupt (Ctrl-C, the notebook's stop button) stops the run and is not raised.

        Raises:
            RuntimeError: if the run was not started.
            KeyboardInterrupt: if the run, once interrupted, has not ended within 10 seconds and there is a further
                interrupt.
            Exception: what ended the run, if an error did; `history` still has what came before it.
        """
        if self._thread.ident is None:
            raise RuntimeError("this LiveRun was not started: call start() first")
        end = math.inf if timeout is None else time.monotonic() + timeout
        interrupted_at = math.inf

        def interrupt(*_: object) -> None:
            nonlocal end, interrupted_at
            if time.monotonic() > interrupted_at + STOP_SECONDS:
                raise KeyboardInterrupt
            self.stop()
            interrupted_at, end = min(interrupted_at, time.monotonic()), math.inf

        with handling_sigint(interrupt):
            while not self._over.is_set() and time.monotonic() < end:
                try:
                    # Short waits: an interrupt by `_thread.interrupt_main`, as on Windows, does not end a longer one.
                    self._over.wait(min(INTERRUPT_CHECK_SECONDS, max(0, end - time.monotonic())))
                except KeyboardInterrupt:  # of another signal, or of a handler that is left alone
                    interrupt()
        if self.error is not None:
            raise self.error
        return self.history

    @property
    def running(self) -> bool:
        """Whether the run was started and is not over."""
        return self._thread.ident is not None and not self._over.is_set()

    @property
    def history(self) -> History:
        """What was recorded so far, as a copy that later snapshots do not change."""
        with self._lock:
            return replace(self._history, arrays=dict(self._history.arrays))

    def _work(self) -> None:
        torch.set_num_threads(self._threads)  # a new thread starts with the number that any thread set last
        try:
            for snapshot in self.trainer.run():
                self._keep(snapshot)
                if self._history.ending:
                    break
        except BaseException as error:
            self.error = error
            with self._lock:
                self._history.ending = Ending("failed", self.trainer.step, str(error))
        self.trainer.stopping.clear()  # so that the trainer can be used further
        for call in self._last_calls:
            try:
                call()
            except Exception as error:  # the others are still called, and `wait` raises the first error
                self.error = self.error or error
        self._over.set()

    def _keep(self, snapshot: Snapshot) -> None:
        if self.trainer.stopping.is_set() and not snapshot.ending:
            snapshot = replace(snapshot, ending=Ending("stopped", snapshot.step))
        with self._lock:
            self._history.add(snapshot)
        for call in self._callbacks:
            call(snapshot)


class _Stoppable(Trainer):
    """A Trainer that checks now and then whether to stop; its numbers are those of a plain Trainer."""

    def __init__(self, config: Config, data: Data | None = None) -> None:
        super().__init__(config, data)
        self.stopping = threading.Event()

    def advance(self, steps: int) -> None:
        end, count = self.step + steps, 1
        while self.step < end and not self.stopping.is_set():
            start = time.perf_counter()
            super().advance(min(count, end - self.step))
            if time.perf_counter() - start < STOP_CHECK_SECONDS / 2:
                count *= 2


@atexit.register
def _stop_all() -> None:
    """End the runs before the interpreter is finalised: a thread that is still inside torch would abort the process."""
    runs = [run for run in _living if run.running]
    for run in runs:
        run.stop()
    with ignoring_interrupts():
        for run in runs:
            run._over.wait(STOP_SECONDS)
