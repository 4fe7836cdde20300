"""The architectures and tasks that the study draws, and the rows that a task gives."""

from collections import Counter
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from divergences.gan.study.first2000 import settings
from divergences.gan.study.first2000.settings import DATA, OBJECTIVES, config_of, draw
from divergences.gan.study.first2000.task import Task, run_task, tasks
from divergences.gan.train import Trainer

from .made_up import TINY

pytestmark = pytest.mark.slow  # it trains


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
