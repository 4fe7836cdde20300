"""Tasks spread over the workers of a Dask scheduler."""

import os
import signal
import sys
import time

import pytest

from divergences.gan.study import engine

pytestmark = pytest.mark.slow  # it trains


def slow_square(number):
    time.sleep(0.2)
    return os.getpid(), number * number


@pytest.mark.filterwarnings("default")
def test_a_worker_of_a_dask_scheduler_is_killed_and_nothing_is_lost():
    distributed = pytest.importorskip("distributed")
    options = {
        "n_workers": 2,
        "threads_per_worker": 1,
        "processes": True,
        "host": "127.0.0.1",
        "dashboard_address": None,
    }
    with distributed.LocalCluster(**options) as cluster:
        results, killed = [], 0
        for pid, square in engine.run_on_dask(slow_square, range(20), cluster.scheduler_address):
            results.append(square)
            if len(results) == 5:
                os.kill(pid, signal.SIGKILL)
                killed = pid
        assert killed
    assert sorted(results) == [number * number for number in range(20)]


def test_without_dask_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RuntimeError, match="pip install distributed"):
        list(engine.run_on_dask(slow_square, [1], "tcp://127.0.0.1:1"))
