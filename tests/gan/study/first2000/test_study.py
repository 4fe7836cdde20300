"""The stability study: what it draws, what it keeps, what it counts, and that a killed one loses nothing."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
from scipy.stats import binomtest

from divergences.gan.study import engine, store
from divergences.gan.study.first2000 import __main__ as command
from divergences.gan.study.first2000 import claims, settings
from divergences.gan.study.first2000.analysis import load, verdict, versus
from divergences.gan.study.first2000.report import report
from divergences.gan.study.first2000.settings import DATA, OBJECTIVES, config_of, draw
from divergences.gan.study.first2000.task import Row, Task, run_task, tasks
from divergences.gan.study.intervals import Change, group_change, mean_change, wilson
from divergences.gan.study.judge import floor, reached_modes
from divergences.gan.study.store import Store, read
from divergences.gan.train import Trainer

pytestmark = pytest.mark.slow  # it trains

TINY = {"seeds": 2, "updates": 12}


def rows_of(task, w1=1.0, **values):
    """What a task might have given."""
    mixture = task.data != "segments"
    modes = {"reached": 8, "near": 1.0, "good": 0.5} if mixture else {"reached": -1, "near": np.nan, "good": np.nan}
    usual = {"w1_half": 1.0, "w1_late": 1.0, "w1": w1, "diverged": False} | modes
    return [Row(*task.key, seed, task.updates, **usual | values) for seed in range(task.seeds)]


def test_an_architecture_is_its_numbers_alone_and_all_of_it_is_drawn():
    drawn = [draw(number) for number in range(300)]
    assert drawn == [draw(number) for number in range(300)]
    for name, choices in {
        "depth": settings.DEPTHS, "width": settings.WIDTHS, "activation": settings.ACTIVATIONS,
        "n_critic": settings.CRITIC_STEPS, "optimizer": tuple(settings.OPTIMIZERS), "batch_norm": (False, True),
        "strength": (0, 1, 2),
    }.items():  # fmt: skip
        counts = Counter(getattr(each, name) for each in drawn)
        assert set(counts) == set(choices)
        assert min(counts.values()) > 0.6 * 300 / len(choices)
    rates = np.log([each.learning_rate for each in drawn])
    low, high = np.log(settings.RATES)
    assert low <= rates.min() < low + 0.1 < high - 0.1 < rates.max() <= high
    assert abs(rates.mean() - (low + high) / 2) < 0.15


def test_all_of_an_architecture_comes_before_the_next():
    first = list(islice(tasks(3), 16))
    assert {task.architecture for task in first[:15]} == {0}
    assert {(task.objective, task.data) for task in first[:15]} == {(o, d) for o in OBJECTIVES for d in DATA}
    assert first[15].architecture == 1


@pytest.mark.parametrize("number", range(5))
def test_the_comparison_is_paired(number):
    configs = [config_of(number, objective, "grid", 3) for objective in OBJECTIVES]
    plain = [replace(each, objective="wasserstein", penalty="none", lambda_gp=0.1, clip=0.01) for each in configs]
    assert len(set(plain)) == 1
    assert plain[0].seeds == tuple(100 * number + seed for seed in range(3))
    updates = configs[0].steps * (configs[0].n_critic + 1)
    assert settings.UPDATES - configs[0].n_critic <= updates <= settings.UPDATES
    starts = [Trainer(each).generator.flat for each in configs]
    assert all(starts[0].equal(start) for start in starts)


def test_a_strong_constraint_is_a_large_weight_and_a_small_clip():
    strong = next(number for number in range(99) if draw(number).strength == 2)
    assert config_of(strong, "gp", "ring", 1).lambda_gp == 10
    assert config_of(strong, "clip", "ring", 1).clip == 0.01
    assert config_of(strong, "r1", "ring", 1).lambda_gp == 5


def test_modes_are_reached_by_a_blur_but_not_from_between():
    modes = np.array([[0.0, 0], [4, 0], [0, 4], [4, 4]])
    rng = np.random.default_rng(0)
    blur = np.repeat(modes, 50, axis=0) + rng.uniform(-1, 1, size=(200, 2))
    assert reached_modes(blur, modes) == (4, 1.0)
    assert reached_modes(np.full((200, 2), 2.0), modes) == (0, 0.0)
    uneven = np.concatenate([blur[:50], np.repeat(blur[50:51], 3, axis=0)])  # 3 of 53 are less than 1/16
    assert reached_modes(uneven, modes)[0] == 1


def test_a_task_gives_a_row_for_each_seed_and_the_same_rows_again():
    task = Task(3, "gp", "ring", **TINY)
    rows = run_task(task)
    assert [row.seed for row in rows] == [0, 1]
    assert rows == run_task(task)
    assert rows[0].w1 != rows[1].w1
    assert all(0 <= row.good <= row.near <= 1 and not row.diverged for row in rows)
    segment = run_task(Task(3, "gp", "segments", **TINY))[0]
    assert segment.reached == -1
    assert np.isnan(segment.near)


def test_numbers_that_ran_away_are_counted_as_infinitely_far(monkeypatch):
    monkeypatch.setattr(Trainer, "generate", lambda self, count, seed=0: np.full((2, count, 2), np.nan))
    row = run_task(Task(0, "gp", "ring", **TINY))[0]
    assert (row.w1, row.reached, row.good) == (np.inf, 0, 0)


def test_what_is_written_is_read_again(tmp_path):
    first, second = Task(0, "gp", "ring", **TINY), Task(0, "gp", "segments", **TINY)
    kept = Store(tmp_path / "a.csv", Row, 2, updates=12)
    written = rows_of(first, w1=np.inf, diverged=True) + rows_of(second)
    kept.add(written[:2])
    kept.add(written[2:])
    assert repr(read(tmp_path / "a.csv", Row)) == repr(written)  # nan is not equal to itself
    again = Store(tmp_path / "a.csv", Row, 2, updates=12)
    assert again.has(first)
    assert again.has(second)
    assert not again.has(Task(0, "clip", "ring", **TINY))


@pytest.mark.parametrize("cut", [1, 5, 30, 45, 60])
def test_a_write_that_was_torn_costs_that_task_alone(cut, tmp_path):
    first, second = Task(0, "gp", "ring", **TINY), Task(0, "clip", "ring", **TINY)
    path = tmp_path / "a.csv"
    kept = Store(path, Row, 2, updates=12)
    kept.add(rows_of(first))
    whole = path.read_bytes()
    kept.add(rows_of(second))
    path.write_bytes(path.read_bytes()[:-cut])
    again = Store(path, Row, 2, updates=12)
    assert again.has(first)
    assert not again.has(second)
    assert path.read_bytes() == whole
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("text", ["", "architecture,objec"])
def test_a_file_killed_at_birth_is_begun_again(text, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(text)
    Store(path, Row, 2, updates=12)
    assert path.read_text().splitlines() == [",".join(store.columns(Row))]


def test_a_file_of_something_else_is_left_alone(tmp_path):
    path = tmp_path / "a.csv"
    for text, said in [
        ("name,age\nx,3\n", "must be a CSV with the columns architecture,"),
        (",".join(store.columns(Row)) + "\n1,2\n", "line 2 is damaged"),
    ]:
        path.write_text(text)
        with pytest.raises(ValueError, match=said):
            Store(path, Row, 2, updates=12)
        assert path.read_text() == text
    path.unlink()
    Store(path, Row, 2, updates=12).add(rows_of(Task(0, "gp", "ring", **TINY)))
    with pytest.raises(ValueError, match="path must hold runs of 99 updates"):
        Store(path, Row, 2, updates=99)


def test_nothing_is_run_twice(tmp_path, monkeypatch):
    ran = []
    monkeypatch.setattr(command, "run_task", lambda task: ran.append(task) or rows_of(task))
    listed = list(tasks(1, **TINY))
    kept = Store(tmp_path / "a.csv", Row, 2, updates=12)
    command.study(listed[:4], kept)
    command.study(listed, Store(tmp_path / "a.csv", Row, 2, updates=12))
    assert ran == listed
    assert len(read(tmp_path / "a.csv", Row)) == 2 * len(listed)


def test_no_task_is_begun_after_the_budget(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "run_task", lambda task: time.sleep(0.05) or rows_of(task))
    kept = Store(tmp_path / "a.csv", Row, 2, updates=12)
    command.study(list(tasks(40, **TINY)), kept, budget=0.3 / 60)
    assert 1 <= len(kept.done) <= 8


def test_processes_give_the_numbers_of_one(tmp_path):
    listed = list(tasks(1, **TINY))[:4]
    kept = Store(tmp_path / "a.csv", Row, 2, updates=12)
    command.study(listed, kept, jobs=2)
    lines = sorted((tmp_path / "a.csv").read_text().splitlines()[1:])
    assert lines == sorted(store._row_line(row).strip() for task in listed for row in run_task(task))


STUDY = """
import sys, time
from divergences.gan.study.first2000 import __main__ as command
from divergences.gan.study.first2000.task import Row, tasks
from divergences.gan.study.store import Store
listed = list(tasks(1, seeds=2, updates=12))
command.study(listed, Store(sys.argv[1], Row, 2, updates=12), jobs=int(sys.argv[2]))
"""


def test_a_killed_study_goes_on_where_it_was(tmp_path):
    path = tmp_path / "a.csv"
    process = subprocess.Popen([sys.executable, "-c", STUDY, path, "1"], stderr=subprocess.DEVNULL)
    while not path.exists() or path.read_text().count("\n") < 7:
        assert process.poll() is None, "it was over before it could be killed"
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = {row.key for row in read(path, Row)}
    assert 3 <= len(before) < 15
    subprocess.run([sys.executable, "-c", STUDY, path, "1"], check=True, stderr=subprocess.DEVNULL)
    counts = Counter(row.key for row in read(path, Row))
    assert set(counts.values()) == {2}
    assert set(counts) == {task.key for task in tasks(1, **TINY)}


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


def test_wilson_against_scipy():
    for hits, count in [(0, 9), (3, 9), (9, 9), (120, 200)]:
        peer = binomtest(hits, count).proportion_ci(method="wilson")
        np.testing.assert_allclose(wilson(hits, count), (peer.low, peer.high), atol=1e-12)


def test_an_interval_knows_that_seeds_of_an_architecture_are_no_trials_of_their_own():
    rng = np.random.default_rng(0)
    by_architecture = rng.normal(size=30)
    change = mean_change(by_architecture)
    standard_error = by_architecture.std() / np.sqrt(30)
    assert change.low == pytest.approx(change.value - 1.96 * standard_error, abs=0.2 * standard_error)
    assert change.high == pytest.approx(change.value + 1.96 * standard_error, abs=0.2 * standard_error)
    assert mean_change(np.array([0.25, np.nan, 0.25])) == Change(0.25, 0.25, 0.25)


def test_the_difference_of_groups():
    values, inside = np.repeat([0.5, 0.125], [6, 9]), np.repeat([True, False], [6, 9])
    assert group_change(values, inside) == Change(0.375, 0.375, 0.375)
    assert group_change(values, ~inside) == Change(-0.375, -0.375, -0.375)
    assert np.isnan(group_change(values, np.ones(15, bool)).value)


UP, DOWN, OPEN, NONE = Change(1, 0.5, 2), Change(-1, -2, -0.5), Change(0.1, -1, 1), Change(np.nan, np.nan, np.nan)


@pytest.mark.parametrize(
    ("changes", "word"),
    [([UP, UP], "holds"), ([UP, OPEN], "sometimes"), ([UP, NONE], "sometimes"), ([DOWN, OPEN], "contrary"),
     ([UP, DOWN], "mixed"), ([OPEN, NONE], "open")],
)  # fmt: skip
def test_verdicts(changes, word):
    assert verdict(changes) == word


@pytest.fixture
def made_up(tmp_path):
    """Four architectures in which the GAN fails on the ring, WGAN-GP never, and the others always."""
    floors = {name: floor(name) for name in DATA}
    path = tmp_path / "a.csv"
    kept = Store(path, Row, 2, updates=12)
    for task in tasks(4, **TINY):
        failed = task.objective in ("minimax", "clip", "r1") or (task.objective, task.data) == (
            "non-saturating",
            "ring",
        )
        w1 = (50 if failed else 1.5) * floors[task.data]
        collapse = {"reached": 3} if task.objective == "minimax" and task.data != "segments" else {}
        kept.add(rows_of(task, w1=w1, w1_half=w1 if task.objective != "clip" else w1 / 2, w1_late=w1, **collapse))
    kept.add(rows_of(Task(4, "gp", "ring", **TINY)))  # an architecture that is not finished
    return path


def test_only_finished_architectures_are_compared_and_each_cell_once(made_up):
    results = load(made_up)
    assert len(results.settings) == 4
    assert versus(results, "non-saturating", "gp", 2.0) == {"first": 0, "second": 4, "both": 8, "neither": 0}
    assert versus(results, "gp", "minimax", 10.0) == {"first": 12, "second": 0, "both": 0, "neither": 0}
    np.testing.assert_allclose(results.shares(2.0)[0], [0, 2 / 3, 0, 1, 0])
    np.testing.assert_allclose(results.collapsed(0.5)[0], [1, 0.5, 0.5, 0.5, 0.5])  # 8 of 25 are fewer than half
    np.testing.assert_allclose(results.fell_back()[0], [0, 0, 1, 0, 0])


def test_findings_say_what_was_put_in(made_up):
    found = {(each.claim, each.objective): each for each in claims.findings(load(made_up))}
    assert found["success", "gp"].verdict == "holds"
    assert found["success", "gp"].changes[2.0].value == pytest.approx(1 / 3)
    assert found["success", "clip"].verdict == "contrary"
    assert found["steady", "clip"].verdict == "contrary"
    assert found["collapse", "gp"].verdict == "open"
    assert found["samples", "gp"].changes[5.0].value == pytest.approx(0, abs=1e-12)
    assert np.isnan(found["samples", "clip"].changes[5.0].value)


def test_the_report_speaks_both_languages(made_up):
    english, chinese = report(made_up), report(made_up, "zh")
    assert "| 2 floors | 0 | 4 | 8 | 0 |" in english
    assert "WGAN-GP trains in more settings than the non-saturating GAN (difference in points). **Holds**" in english
    assert "下限的 2 倍 | 0 | 4 | 8 | 0 |" in chinese
    assert english.count("\n- ") == chinese.count("\n- ")


def test_the_command(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(command.PRESETS, "classroom", {"architectures": 1, **TINY})
    out = tmp_path / "a.csv"
    assert command.main(["--preset", "classroom", "--out", str(out)]) == 0
    assert "15 of 15 tasks are in" in capsys.readouterr().out
    assert command.main(["--report", "--out", str(out)]) == 0
    assert "1 random architectures" in capsys.readouterr().out
    assert command.main(["--report", "--out", str(tmp_path / "none.csv")]) == 2
    assert "none.csv" in capsys.readouterr().err
    assert command.main(["--out", str(tmp_path / "no" / "b.csv")]) == 2
    with pytest.raises(SystemExit):
        command.main(["--jobs", "0"])
