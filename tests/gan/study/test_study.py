"""The study: what it draws and crosses, its pilot, and its three primary outcomes."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from divergences.gan.study import __main__ as command
from divergences.gan.study import analysis, pilot, settings
from divergences.gan.study.analysis import fell_back, load, primary_outcomes
from divergences.gan.study.intervals import holm, sign_flip_p
from divergences.gan.study.judge import floor
from divergences.gan.study.report import report
from divergences.gan.study.settings import (
    CRITIC_STEPS,
    DATA,
    OBJECTIVES,
    OWN_CRITIC_STEPS,
    PILOT_STREAM,
    Recipe,
    candidates,
    config_of,
    draw,
    looks,
)  # fmt: skip
from divergences.gan.study.store import Store
from divergences.gan.study.task import Row, Task, run_task, tasks
from divergences.gan.train import Trainer
from divergences.locale import LANGUAGES

from ...support.study import write_made_up

pytestmark = pytest.mark.slow  # it trains

RECIPES = {name: Recipe(1e-3, 0.0 if name not in settings.STRENGTHS else 0.1) for name in OBJECTIVES}


def test_architectures_are_their_numbers_alone_and_the_pilots_are_others():
    drawn = [draw(number) for number in range(400)]
    assert drawn == [draw(number) for number in range(400)]
    for name, choices in {
        "depth": (2, 3, 4), "width": (16, 32), "activation": settings.ACTIVATIONS, "batch_norm": (False, True),
    }.items():  # fmt: skip
        counts = Counter(getattr(each, name) for each in drawn)
        assert set(counts) == set(choices)
        assert min(counts.values()) > 0.7 * 400 / len(choices)
    assert [draw(number, PILOT_STREAM) for number in range(40)] != drawn[:40]


def test_every_objective_gets_a_search_of_equal_size():
    for name in OBJECTIVES:
        found = candidates(name)
        assert len(found) == len(set(found)) == settings.CANDIDATES
        assert (found[0].learning_rate, max(each.learning_rate for each in found)) == (1e-4, 1e-2)
    assert {each.strength for each in candidates("gp")} == {0.1, 1.0, 10.0}
    assert {each.strength for each in candidates("minimax")} == {0.0}


def test_methods_are_compared_after_equal_updates():
    for name in OBJECTIVES:
        own = OWN_CRITIC_STEPS[name]
        updates = {step * (own + 1) for step in looks(name, own)}
        assert {*analysis.EARLIER_UPDATES, analysis.END_UPDATES} <= updates
        assert max(updates) == analysis.END_UPDATES
        assert all(analysis.INTERACTION_STEPS in looks(name, n) for n in CRITIC_STEPS)


def test_critic_steps_are_crossed_and_decay_is_on_a_quarter():
    listed = list(tasks(8, RECIPES))
    assert len(listed) == len({task.key for task in listed}) == 8 * 30 + 2 * 10
    constant = Counter((task.objective, task.data, task.n_critic) for task in listed if not task.decay)
    assert set(constant.values()) == {8}
    assert len(constant) == 5 * 2 * 3
    assert {task.architecture for task in listed if task.decay} == {0, 4}
    assert all(task.n_critic == OWN_CRITIC_STEPS[task.objective] for task in listed if task.decay)


def test_recipes_stand_side_by_side_and_the_comparison_is_paired():
    config = config_of(draw(1), "gp", "ring", 5, tuple(candidates("gp")), (7, 8), 10)
    assert (config.beta1, config.beta2, config.optimizer) == (0.0, 0.9, "adam")
    assert config.seeds == (7, 8) * 12
    assert config.lambda_gp[::2] == tuple(each.strength for each in candidates("gp"))
    assert config.learning_rate[1::2] == tuple(each.learning_rate for each in candidates("gp"))
    clip = config_of(draw(1), "clip", "ring", 5, (Recipe(1e-3, 0.03),), (7, 8), 10)
    assert (clip.clip, clip.optimizer, clip.beta2) == (0.03, "rmsprop", 0.99)
    starts = [Trainer(each).generator.flat[:2] for each in (config, clip)]
    assert starts[0].equal(starts[1])


def test_a_task_gives_its_looks_and_the_same_numbers_again():
    task = Task(5, "r1", "grid", 1, Recipe(1e-3, 0.5), seeds=2, looks=(2, 4))
    rows = run_task(task)
    assert [(row.step, row.seed, row.updates) for row in rows] == [(2, 0, 4), (2, 1, 4), (4, 0, 8), (4, 1, 8)]
    assert rows == run_task(task)
    assert rows[0].w1 != rows[1].w1
    decayed = run_task(replace(task, decay=True))
    assert decayed[-1].w1 != rows[-1].w1


def test_the_pilot_chooses_the_smallest_mean_logarithm(tmp_path):
    path = tmp_path / "pilot.csv"
    store = Store(path, pilot.PilotRow, 24)
    for task in pilot.pilot_tasks(architectures=2):
        rows = []
        for place, recipe in enumerate(candidates(task.objective)):
            times = 50.0 if place != 4 else 2.0  # the fifth is best
            times = np.inf if place == 7 else times
            rows += [
                pilot.PilotRow(*task.key, recipe.learning_rate, recipe.strength, seed, times * floor(task.data))
                for seed in range(2)
            ]
        store.add(rows)
    assert pilot.chosen(path) == {name: candidates(name)[4] for name in OBJECTIVES}
    scored = pilot.scores(path)["gp"]
    assert scored[candidates("gp")[7]] == pytest.approx(np.log(100))
    text = path.read_text().splitlines(keepends=True)
    path.write_text("".join(text[:-24]))
    with pytest.raises(ValueError, match="path must hold a whole pilot"):
        pilot.chosen(path)


@pytest.mark.parametrize("objective", ["gp", "clip", "minimax"])
def test_a_pilot_task_tries_every_candidate(objective):
    rows = pilot.run_pilot_task(pilot.PilotTask(0, objective, "ring", seeds=2, updates=12))
    assert len(rows) == 24
    assert {(row.learning_rate, row.strength) for row in rows} == {
        (each.learning_rate, each.strength) for each in candidates(objective)
    }
    assert len({row.w1 for row in rows}) > 12


def test_sign_flips_and_holm():
    rng = np.random.default_rng(0)
    assert sign_flip_p(rng.normal(1, 1, 30)) < 0.001
    assert sign_flip_p(np.zeros(10)) == 1
    shares = [sign_flip_p(rng.normal(size=20)) < 0.05 for _ in range(200)]
    assert 0.01 < np.mean(shares) < 0.1
    assert sign_flip_p(np.ones(4)) == pytest.approx(2 / 16, abs=0.01)
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])


@pytest.fixture
def made_up(tmp_path):
    return write_made_up(tmp_path / "results.csv", RECIPES)


def test_the_primary_outcomes_say_what_was_put_in(made_up):
    results = load(made_up)
    assert results.architectures == list(range(10))
    arrives, interaction, falls = primary_outcomes(results)
    assert (arrives.change.value, arrives.gan, arrives.wgan) == (1.0, 0.0, 1.0)
    assert interaction.change.value == pytest.approx(np.log(10), rel=1e-3)
    assert falls.change.value == 1.0
    assert [each.verdict for each in (arrives, interaction, falls)] == ["holds"] * 3
    assert arrives.adjusted == pytest.approx(3 * arrives.p)
    assert not fell_back(results, "gp").any()


def test_a_run_that_ran_away_fell_back(made_up):
    results = load(made_up)
    for data in DATA:
        key = (0, "gp", data, 5, 4000)
        results.rows[key] = [replace(row, diverged=True) for row in results.rows[key]]
    assert fell_back(results, "gp").mean() == pytest.approx(0.1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_the_primary_outcomes_first(made_up, language):
    lines = report(made_up, language).splitlines()
    assert sum(line.startswith("| ---") for line in lines) == 3
    assert sum("+100 [+100, +100]" in line for line in lines) == 2
    assert sum("×10.00 [×10.00, ×10.00]" in line for line in lines) == 1


def test_the_command(tmp_path, capsys, monkeypatch, made_up):
    monkeypatch.setattr(command, "chosen", lambda path: RECIPES)
    monkeypatch.setattr(command, "tasks", lambda count, recipes: tasks(1, recipes, seeds=2))
    ran = []

    def quick(task):
        ran.append(task)
        return [Row(*task.key, 1e-3, 0.0, seed, step, 1.0, 8, 1.0, False) for step in task.looks for seed in range(2)]

    monkeypatch.setattr(command, "run_task", quick)
    out = tmp_path / "out.csv"
    assert command.main(["--out", str(out)]) == 0
    assert "40 of 40 tasks are in" in capsys.readouterr().out
    assert command.main(["--out", str(out)]) == 0
    assert len(ran) == 40
    assert command.main(["--report", "--out", str(made_up)]) == 0
    assert "10 whole architectures" in capsys.readouterr().out
    assert command.main(["--report", "--out", str(tmp_path / "none.csv")]) == 2
    assert "none.csv" in capsys.readouterr().err
