"""Where tasks run: processes of this machine by joblib, or the workers of a Dask scheduler.

Both yield results as they become ready, and take the next task only when a worker is about to be free, so that the
caller may stop supplying tasks at any time.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import contextmanager, nullcontext
from itertools import islice
from multiprocessing import resource_tracker
from typing import Any

from tqdm import tqdm

from ...interrupts import deferring_interrupts
from ...memory import out_of_memory
from .store import Store

TASKS_PER_WORKER = 2  # tasks waiting for each worker


def run_here(work: Callable[[Any], Any], tasks: Iterable[Any], jobs: int) -> Iterator[Any]:
    """Results of `work(task)` from `jobs` processes, in the order in which they are ready.

    With several processes, each uses at most its share of the machine's cores. Worker processes end within seconds of
    this process, even if it was killed.
    """
    from joblib import Parallel, cpu_count, delayed, parallel_config

    with parallel_config(backend="loky", inner_max_num_threads=max(1, cpu_count() // jobs)):
        parallel = Parallel(n_jobs=jobs, return_as="generator_unordered", pre_dispatch=jobs, batch_size=1)
        supervised = (delayed(_run_supervised)(os.getpid(), work, task) for task in tasks)
        with _deaf_children() if jobs > 1 else nullcontext():
            results = parallel(supervised)
        yield from results


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Start processes that a terminal's Ctrl-C does not reach: this process hears it, and ends them without a trace."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # joblib does so before it starts a process, which lets signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_watching = threading.Event()


def _run_supervised(owner: int, work: Callable[[Any], Any], task: Any) -> Any:
    """Run `work(task)` in a worker that ends with its parent `owner`; joblib's would stay idle for minutes."""
    if os.getpid() != owner != os.getppid():
        os._exit(1)  # the parent ended before this process had its first task
    if os.getppid() == owner and not _watching.is_set():
        _watching.set()
        threading.Thread(target=_exit_with_parent, args=(owner,), daemon=True).start()
    return work(task)


def _exit_with_parent(owner: int) -> None:
    while os.getppid() == owner:
        time.sleep(1)
    os._exit(1)


def run_on_dask(work: Callable[[Any], Any], tasks: Iterable[Any], address: str) -> Iterator[Any]:
    """Results of `work(task)` from the workers of the scheduler at `address`, in the order in which they are ready.

    A task whose worker is lost is run again by another; one that fails raises its error here.

    Raises:
        RuntimeError: if `distributed` is not installed, or nothing answers at the address.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise RuntimeError("--scheduler needs Dask: pip install distributed") from None
    try:
        client = Client(address, timeout="10s")
    except (OSError, TimeoutError, ValueError) as error:
        raise RuntimeError(f"no Dask scheduler answers at {address}: {error}") from None
    with _silenced_dask_log(), client:
        coming = iter(tasks)

        def more(count: int) -> list[Any]:
            return [client.submit(work, task, pure=False, retries=2) for task in islice(coming, count)]

        room = TASKS_PER_WORKER * max(1, sum(client.nthreads().values()))
        waiting = as_completed(more(room))
        for future in waiting:
            yield future.result()
            waiting.update(more(1))


@contextmanager
def _silenced_dask_log() -> Iterator[None]:
    """Suppress Dask's own tracebacks for a lost connection, which `run_missing` reports in one sentence."""
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict if name.startswith("distributed")]
    before = [logger.disabled for logger in loggers]
    for logger in loggers:
        logger.disabled = True
    try:
        yield
    finally:
        for logger, disabled in zip(loggers, before, strict=True):
            logger.disabled = disabled


def run_missing(
    work: Callable[[Any], Any],
    tasks: Sequence[Any],
    store: Store[Any],
    budget: float | None = None,
    jobs: int = 1,
    scheduler: str | None = None,
    name: str = "study",
) -> None:
    """Run the tasks that the store does not have, with a bar.

    Args:
        budget: minutes after which no further task is begun.
        jobs: processes on this machine; not used with a scheduler.
        scheduler: address of a Dask scheduler, "tcp://host:8786".
        name: what stands before the bar.

    Raises:
        RuntimeError: in one sentence, if memory runs out or the processes are lost; finished tasks are in the store.
    """
    missing = [task for task in tasks if not store.has(task)]
    end = time.monotonic() + 60 * budget if budget else float("inf")

    def in_time() -> Iterator[Any]:
        for task in missing:
            if time.monotonic() >= end:
                return
            if not store.has(task):  # another study on the same file may have done it by now
                yield task

    results = run_on_dask(work, in_time(), scheduler) if scheduler else run_here(work, in_time(), jobs)
    with tqdm(total=len(tasks), initial=len(tasks) - len(missing), unit="task", desc=name) as bar:
        try:
            for rows in results:
                with deferring_interrupts():
                    store.add(rows)
                bar.update()
        except Exception as error:
            if not (lost := _what_is_lost(error)):
                raise
            raise RuntimeError(f"{lost}; finished tasks are in {store.path}, and the same command continues") from error


def _what_is_lost(error: Exception) -> str:
    """What an error says of lost workers or memory, as the beginning of a sentence; "" if it is another one."""
    if out_of_memory(error):
        return "there was no more memory (fewer --jobs need less)"
    if isinstance(error, BrokenExecutor):
        return "a process was ended from outside, perhaps for want of memory (fewer --jobs need less)"
    if isinstance(error, CancelledError) or type(error).__name__ in ("KilledWorker", "CommClosedError"):
        return "the Dask scheduler or its workers were lost"
    return ""
