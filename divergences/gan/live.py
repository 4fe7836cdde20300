"""A run in a thread of its own: the notebook stays free, and a Stop button works at any step.

    run = LiveRun(Config(data="ring"))
    run.start()     # at once back; `run.history` has what was recorded so far
    run.stop()      # at most a few steps later; what was learned is kept, in `run.history` and `run.trainer`
    run.wait()      # the whole History; what went wrong in the thread is raised here

Torch counts threads per calling thread, so what the trainer sets for a small network does not reach the notebook's own.
It also keeps a pool of them for each: where two pools share the cores, a second thread pays only for larger networks.
"""

from __future__ import annotations

import atexit
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import replace

import torch

from . import train
from .config import Config
from .data import Data
from .history import History
from .recording import begin
from .snapshots import Snapshot

SLICE = 0.1
"""About how many seconds lie between two looks at whether to stop."""

WORK_PER_THREAD = 3 * train.WORK_PER_THREAD
"""Measured on two cores, beside a notebook that has trained before: with 3×128 units two threads take twice as long."""

_living: weakref.WeakSet[LiveRun] = weakref.WeakSet()


class LiveRun:
    """Train as `config` says, in the background.

    Args:
        config, data: as for `train.train`.

    Attributes:
        config: what is trained.
        trainer: the networks; `record(config, trainer=run.trainer)` goes on where a stopped run was left.
        error: the exception that ended the run, or None.

    Raises:
        TypeError, ValueError, RuntimeError: as `train.Trainer`, at once and not in the thread.
    """

    def __init__(self, config: Config, data: Data | None = None) -> None:
        self.config = config
        self.trainer = _Stoppable(config, data)
        self.error: BaseException | None = None
        self._history = begin(self.trainer)
        self._lock = threading.Lock()
        self._threads = torch.get_num_threads()
        self._callbacks: list[Callable[[Snapshot], object]] = []
        self._last_calls: list[Callable[[], object]] = []
        self._thread = threading.Thread(target=self._work, name="divergences live run", daemon=True)
        _living.add(self)

    def on_snapshot(self, call: Callable[[Snapshot], object]) -> None:
        """Have `call` called, in the run's thread, with every snapshot that comes from now on.

        When it comes, `history` has it already. A call that raises ends the run, like any error in it.
        """
        self._callbacks.append(call)

    def on_end(self, call: Callable[[], object]) -> None:
        """Have `call` called, in the run's thread, when the run is over, however it ended."""
        self._last_calls.append(call)

    def start(self) -> LiveRun:
        """Begin, and return at once.

        Raises:
            RuntimeError: if it was started before; a run is started once.
        """
        if self._thread.ident is not None:
            raise RuntimeError("a LiveRun is started once: make another one")
        self._thread.start()
        return self

    def stop(self) -> None:
        """Ask the run to end after the step it is in; before `start`, nothing will be trained. Returns at once."""
        self.trainer.stopping.set()

    def wait(self, timeout: float | None = None) -> History:
        """Wait for the end, or `timeout` seconds, and return what is recorded by then.

        An interrupt (the notebook's stop button) stops the run and is not raised.

        Raises:
            RuntimeError: if the run was not started.
            Exception: what ended the run, if an error did; `history` still has what came before it.
        """
        if self._thread.ident is None:
            raise RuntimeError("this LiveRun was not started: call start() first")
        try:
            self._thread.join(timeout)
        except KeyboardInterrupt:
            self.stop()
            self._thread.join()
        if self.error is not None:
            raise self.error
        return self.history

    @property
    def running(self) -> bool:
        """Whether the thread is at work."""
        return self._thread.is_alive()

    @property
    def history(self) -> History:
        """What was recorded so far: a History of its own, which later snapshots do not touch."""
        with self._lock:
            return replace(self._history, arrays=dict(self._history.arrays))

    def _work(self) -> None:
        torch.set_num_threads(self._threads)  # a new thread has the number that any thread set last
        try:
            for snapshot in self.trainer.run():
                self._keep(snapshot)
                if self._history.ended:
                    break
        except BaseException as error:
            self.error = error
            with self._lock:
                self._history.ended = f"failed at step {self.trainer.step} of {self.config.steps}: {error}"
        self.trainer.stopping.clear()  # so that whoever goes on with the trainer can
        for call in self._last_calls:
            call()

    def _keep(self, snapshot: Snapshot) -> None:
        if self.trainer.stopping.is_set() and not snapshot.ended:
            snapshot = replace(snapshot, ended=f"stopped at step {snapshot.step} of {self.config.steps}")
        with self._lock:
            self._history.add(snapshot)
        for call in self._callbacks:
            call(snapshot)


class _Stoppable(train.Trainer):
    """A Trainer that looks up every now and then; the numbers are those of an undisturbed one."""

    work_per_thread = WORK_PER_THREAD

    def __init__(self, config: Config, data: Data | None = None) -> None:
        super().__init__(config, data)
        self.stopping = threading.Event()

    def advance(self, steps: int) -> None:
        end, count = self.step + steps, 1
        while self.step < end and not self.stopping.is_set():
            start = time.perf_counter()
            super().advance(min(count, end - self.step))
            if time.perf_counter() - start < SLICE / 2:
                count *= 2


@atexit.register
def _stop_all() -> None:
    """Let no thread be inside torch when the interpreter goes away."""
    for run in list(_living):
        run.stop()
        if run.running:
            run._thread.join(timeout=10)
