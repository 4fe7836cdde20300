"""A run in a thread: the same numbers, a Stop that keeps what was learned, errors that are not swallowed."""

import subprocess
import sys
import threading
import time
from dataclasses import replace

import numpy as np
import pytest
import torch

from divergences.gan.config import Config
from divergences.gan.data import OwnPoints
from divergences.gan.ending import Ending
from divergences.gan.history import PER_SNAPSHOT, History
from divergences.gan.live import LiveRun
from divergences.gan.recording import record

SMALL = Config(width=16, depth=2, batch=32, steps=60, snapshot_every=20, device="cpu")
LONG = replace(SMALL, steps=10_000_000, snapshot_every=5_000_000, decay=False)


def same(first, second):
    for name in set(PER_SNAPSHOT) - {"seconds"}:
        np.testing.assert_array_equal(first[name], second[name])


def until(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_it_gives_what_the_same_run_in_the_foreground_gives():
    live = LiveRun(SMALL).start().wait()
    same(live, record(SMALL))
    assert live.ending == Ending("done", 60)
    assert live.config == SMALL


def test_the_caller_is_free_meanwhile_and_stop_is_prompt_and_keeps_what_was_learned(tmp_path):
    run = LiveRun(LONG)
    start = time.perf_counter()
    run.start()
    assert time.perf_counter() - start < 1
    assert run.running
    until(lambda: run.trainer.step > 50)
    stopped = time.perf_counter()
    run.stop()
    history = run.wait(timeout=20)
    assert time.perf_counter() - stopped < 5
    assert not run.running
    step = run.trainer.step
    assert history["step"].tolist() == [0, step]
    assert history.ending == Ending("stopped", step)
    assert History.load(history.save(tmp_path / "run.npz")).ending == history.ending
    undisturbed = record(replace(LONG, steps=step, snapshot_every=step))
    np.testing.assert_array_equal(history["samples"][-1], undisturbed["samples"][-1])


def test_a_stopped_run_can_go_on():
    run = LiveRun(SMALL)
    run.stop()
    assert run.start().wait().ending == Ending("stopped", 0)
    again = record(SMALL, trainer=run.trainer)
    same(again, record(SMALL))


def test_what_is_recorded_so_far_is_whole_at_any_time():
    run, lengths = LiveRun(replace(SMALL, steps=200, snapshot_every=1)), []
    run.start()
    while run.running:
        history = run.history
        assert len({len(values) for values in history.arrays.values()} - {0}) <= 1
        lengths.append(len(history))
        time.sleep(0.002)  # a loop that only asks would leave the run's thread no time
    assert sorted(lengths) == lengths
    assert len(run.wait()) == 201


def test_callbacks_come_with_every_snapshot_in_the_runs_thread_and_once_at_the_end():
    run, seen, ends = LiveRun(SMALL), [], []
    run.on_snapshot(lambda snapshot: seen.append((snapshot.step, len(run.history), threading.current_thread())))
    run.on_end(lambda: ends.append(run.history.ending))
    run.start().wait()
    assert [one[:2] for one in seen] == [(0, 1), (20, 2), (40, 3), (60, 4)]
    assert threading.current_thread() not in [one[2] for one in seen]
    assert ends == [Ending("done", 60)]


def test_an_error_in_the_thread_is_raised_at_wait_and_nothing_is_lost():
    def fail(snapshot):
        if snapshot.step == 40:
            raise ZeroDivisionError("on purpose")

    run, ends = LiveRun(SMALL), []
    run.on_snapshot(fail)
    run.on_end(lambda: ends.append(str(run.error)))
    run.start()
    with pytest.raises(ZeroDivisionError, match="on purpose"):
        run.wait()
    assert run.history["step"].tolist() == [0, 20, 40]
    assert run.history.ending == Ending("failed", 40, "on purpose")
    assert ends == ["on purpose"]


def test_waiting_no_longer_than_asked():
    run = LiveRun(LONG).start()
    assert run.wait(timeout=0.05).ending is None
    run.stop()
    assert run.wait().ending.kind == "stopped"


def test_a_last_call_that_fails_keeps_no_other_from_being_called_and_is_raised():
    run, ends = LiveRun(SMALL), []
    run.on_end(lambda: 1 / 0)
    run.on_end(lambda: ends.append(run.history.ending))
    run.start()
    with pytest.raises(ZeroDivisionError):
        run.wait()
    assert ends == [Ending("done", 60)]
    assert not run.running


def test_wrong_use_is_named():
    run = LiveRun(SMALL)
    with pytest.raises(RuntimeError, match=r"not started: call start\(\)"):
        run.wait()
    run.start().wait()
    with pytest.raises(RuntimeError, match="started once"):
        run.start()
    with pytest.raises(ValueError, match="data must be given"):
        LiveRun(replace(SMALL, data="own"))
    own = LiveRun(replace(SMALL, data="own"), OwnPoints([[0.0, 1.0], [2.0, 3.0]])).start().wait()
    assert np.isfinite(own["samples"]).all()


def test_the_callers_torch_threads_stay_as_they_are():
    before = torch.get_num_threads()
    run = LiveRun(LONG).start()
    until(lambda: run.trainer.step > 10)
    during = torch.get_num_threads()
    run.stop()
    run.wait()
    assert (during, torch.get_num_threads()) == (before, before)


def test_a_run_may_use_what_its_maker_may_whatever_other_threads_set():
    before = torch.get_num_threads()
    run, seen = LiveRun(replace(SMALL, steps=1)), []
    run.on_end(lambda: seen.append(torch.get_num_threads()))
    other = threading.Thread(target=lambda: torch.set_num_threads(before + 1))
    other.start()
    other.join()
    run.start().wait()
    torch.set_num_threads(before)  # for the threads of the tests to come
    assert seen == [before]


@pytest.mark.slow
def test_importing_the_package_of_networks_loads_no_torch_and_live_no_widgets():
    code = "import sys, divergences.gan, divergences.gan.history; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
    code = "import sys, divergences.gan.live; assert not {'anywidget', 'ipywidgets', 'matplotlib'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("call", [None, 3, "print"])
def test_what_cannot_be_called_is_refused_at_once_and_not_in_the_run(call):
    run = LiveRun(SMALL)
    for add in (run.on_snapshot, run.on_end):
        with pytest.raises(TypeError, match=r"^call must be a function, got"):
            add(call)
    assert run.start().wait().ending == Ending("done", 60)


def test_a_run_in_the_foreground_refuses_it_before_the_first_step(monkeypatch):
    monkeypatch.setattr("divergences.gan.recording.Trainer", lambda *_: pytest.fail("it has begun"))
    with pytest.raises(TypeError, match=r"^each must be a function, got 3"):
        record(SMALL, each=3)
