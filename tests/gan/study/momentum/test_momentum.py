"""The study of momentum: what differs between its runs, and what its rules say of made-up ones."""

from collections import Counter
from itertools import product

import numpy as np
import pytest

from divergences.gan.study.judge import floor
from divergences.gan.study.momentum import __main__ as command
from divergences.gan.study.momentum.report import CELLS, FAMILIES, _load, _value, comparisons, report
from divergences.gan.study.momentum.task import (
    CRITIC_STEPS,
    OPTIMIZERS,
    SEEDS,
    MomentumRow,
    MomentumTask,
    momentum_tasks,
    rates_of,
    run_momentum_task,
)
from divergences.gan.study.store import Store
from divergences.locale import LANGUAGES, text


def made_up(path, floors, objectives=("clip",)):
    """A results file in which a run's W₁ is `floors(optimizer, rate's place, seed, network)` noise floors."""
    store = Store(path, MomentumRow, SEEDS * 5)
    for objective, (network, data), name in product(objectives, CELLS, OPTIMIZERS):
        store.add(
            [
                MomentumRow(network, objective, data, name, rate, seed, found * floor(data), not np.isfinite(found))
                for (place, rate), seed in product(enumerate(rates_of(name)), range(SEEDS))
                for found in [floors(name, place, seed, network)]
            ]
        )
    return path


def test_the_two_sides_of_a_comparison_differ_in_momentum_alone():
    for without, momentum in FAMILIES.values():
        one, other = OPTIMIZERS[without], OPTIMIZERS[momentum]
        assert (one["beta1"], other["beta1"]) == (0.0, 0.9)
        assert one | {"beta1": 0.9} == other
        assert rates_of(without) == rates_of(momentum)
    counted = Counter((task.objective, task.optimizer) for task in momentum_tasks())
    assert set(counted.values()) == {len(CELLS)} and len(counted) == len(CRITIC_STEPS) * len(OPTIMIZERS)
    assert sum(counted.values()) == 144  # as design.md says


def test_each_optimizer_is_judged_at_its_own_best_rate_on_other_seeds(tmp_path):
    best = dict(zip(OPTIMIZERS, (0, 4, 1, 3, 2, 2), strict=True))

    def floors(name, place, seed, network):
        if seed < 2:
            return 1.0 if place == best[name] else 2.0
        return 10.0 * place + seed  # the judged seeds would choose the first rate

    runs = _load(made_up(tmp_path / "made.csv", floors))
    for name, place in best.items():
        assert _value(runs, 0, "clip", "ring", name) == pytest.approx(10 * place + 3, rel=1e-3)


@pytest.mark.parametrize(
    ("harmed", "verdict", "larger"), [((0, 1, 2, 3), "harms", 8), ((), "helps", 0), ((0, 1, 2), "open", 6)]
)
def test_a_verdict_needs_every_cell(tmp_path, harmed, verdict, larger):
    def floors(name, place, seed, network):
        with_momentum = 4.0 if network in harmed else 1.0
        return with_momentum if name.endswith("0.9") else 2.0

    _, found = comparisons(made_up(tmp_path / "made.csv", floors))
    assert (found.verdict, found.larger, found.smaller) == (verdict, larger, 8 - larger)


def test_a_run_that_ran_away_counts_as_the_worst(tmp_path):
    found = comparisons(made_up(tmp_path / "made.csv", lambda name, *_: np.inf if name == "sgd-0.9" else 2.0))
    assert [each.verdict for each in found] == ["harms", "open"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_whole_objectives_are_reported(tmp_path, language):
    path = made_up(tmp_path / "made.csv", lambda *_: 2.0)
    with path.open("a", encoding="utf-8") as file:
        file.write("0,gp,ring,sgd-0,0.003,0,1.0,0\n")
    said = report(path, language)
    assert text("study.clip", language) in said and text("study.gp", language) not in said
    assert said.count("| 0 / 8 | 0 / 8 | 1.00 |") == 2
    few = tmp_path / "few.csv"
    few.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:30]), encoding="utf-8")
    assert report(few, language) == text("study.optimizers.none", language)


@pytest.mark.slow
def test_a_task_gives_one_line_for_each_rate_and_seed_and_the_same_ones_again():
    task = MomentumTask(0, "clip", "ring", "sgd-0.9", seeds=2, steps=3)
    rows = run_momentum_task(task)
    assert [(row.learning_rate, row.seed) for row in rows] == list(product(rates_of("sgd-0.9"), range(2)))
    assert rows == run_momentum_task(task)
    assert len({row.w1 for row in rows}) > 5


@pytest.mark.slow
def test_the_command_goes_on_and_says_how_far_it_is(tmp_path, capsys, monkeypatch):
    few = [MomentumTask(0, "non-saturating", "ring", name, steps=1) for name in ("sgd-0", "adam-0")]
    monkeypatch.setattr(command, "momentum_tasks", lambda: iter(few))
    out = tmp_path / "momentum.csv"
    assert command.main(["--out", str(out)]) == 0
    first = out.read_bytes()
    assert command.main(["--out", str(out)]) == 0
    assert out.read_bytes() == first
    assert "2 of 2 tasks are in" in capsys.readouterr().out
