"""Where tasks run: processes of this machine by joblib, or the workers of a Dask scheduler.

Both hand back results as they come, and both ask for the next task only when there is room: whoever gives them tasks
may stop at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

AHEAD = 2  # tasks waiting for each worker


def run_here(work: Callable[[Any], Any], tasks: Iterable[Any], jobs: int) -> Iterator[Any]:
    """Results of `work(task)` from `jobs` processes, in the order in which they are ready."""
    from joblib import Parallel, delayed, parallel_config

    with parallel_config(backend="loky", inner_max_num_threads=1):
        parallel = Parallel(n_jobs=jobs, return_as="generator_unordered", pre_dispatch=jobs, batch_size=1)
        yield from parallel(delayed(work)(task) for task in tasks)


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
    with client:
        coming = iter(tasks)

        def more(count: int) -> list[Any]:
            return [client.submit(work, task, pure=False, retries=2) for task in islice(coming, count)]

        room = AHEAD * max(1, sum(client.nthreads().values()))
        waiting = as_completed(more(room))
        for future in waiting:
            yield future.result()
            waiting.update(more(1))
