"""The mechanism: critics trained against a fixed generator, trainings over n, and how a run's ending is named."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from divergences.gan.data import DATA as DISTRIBUTIONS
from divergences.gan.objectives import OBJECTIVES as LOSSES
from divergences.gan.study.judge import floor
from divergences.gan.study.mechanism import __main__ as command
from divergences.gan.study.mechanism import analysis, gradients, training
from divergences.gan.study.mechanism.analysis import effect, gradient_fate, load_rates, load_trainings, one_rate_for_all
from divergences.gan.study.mechanism.gradients import GradientRow, GradientTask, exact_gradients, run_gradient_task
from divergences.gan.study.mechanism.report import number, report
from divergences.gan.study.mechanism.settings import DATA, NETWORKS, OBJECTIVES, training_config
from divergences.gan.study.mechanism.training import TrainingRow, TrainingTask, ending, run_training_task
from divergences.gan.study.store import Store, read
from divergences.locale import LANGUAGES

pytestmark = pytest.mark.slow  # it trains

HOME = TrainingRow(0, "gp", "ring", 1, 0.0, 1e-3, 0, 2000, 2 * floor("ring"), 8, 1.0, 1.0, False)


def test_the_gradient_of_a_linear_critic_is_its_slope():
    slope = torch.tensor([3.0, 4.0])
    fake = torch.randn(2, 50, 2)
    found = gradients.sample_gradients(LOSSES["wasserstein"], lambda x: x @ slope, fake)
    np.testing.assert_allclose(found, [5, 5], rtol=1e-6)
    sure = gradients.sample_gradients(LOSSES["minimax"], lambda x: 0 * (x @ slope) + x @ slope - 30, 0 * fake)
    np.testing.assert_allclose(sure, 5 / (1 + np.exp(30)), rtol=1e-5)


def test_closed_forms_beside_the_scenes():
    assert exact_gradients("segments-far") == {"js": 0.0, "em": 1.0}
    assert exact_gradients("segments-half") == {"js": 0.0, "em": 1.0}
    control = exact_gradients("gaussians")
    rng = np.random.default_rng(0)
    drawn = 1 + rng.standard_normal(400_000)
    chance_of_real = 1 / (1 + np.exp(drawn - 0.5))  # p/(p + q) for N(0, 1) and N(1, 1)
    assert control["minimax"] == pytest.approx(chance_of_real.mean(), abs=0.002)
    assert control["non-saturating"] == pytest.approx(1 - chance_of_real.mean(), abs=0.002)


def test_apart_a_good_discriminator_takes_the_gradient_away_and_a_good_critic_does_not():
    last = {}
    for name in ("minimax", "non-saturating", "gp"):
        rows = run_gradient_task(GradientTask(name, "segments-far", seeds=2, looks=(0, 100, 400)))
        assert [row.critic_steps for row in rows] == [0, 0, 100, 100, 400, 400]
        assert all(row.w1 == pytest.approx(1, abs=0.05) for row in rows)
        last[name] = [row.gradient for row in rows[-2:]]
    assert max(last["minimax"]) < 1e-6
    assert min(last["non-saturating"]) > 5
    assert all(0.5 < value < 2 for value in last["gp"])


@pytest.mark.parametrize("scene", gradients.SCENES)
def test_a_scene_gives_the_same_rows_again_and_holds_its_generator(scene):
    task = GradientTask("clip", scene, seeds=2, looks=(0, 3))
    rows = run_gradient_task(task)
    assert rows == run_gradient_task(task)
    assert rows[0].w1 == rows[2].w1 > 0
    assert rows[0].gradient != rows[2].gradient


def test_the_half_trained_generator_is_nearer_than_the_untrained():
    far, near = (
        run_gradient_task(GradientTask("gp", scene, seeds=3, looks=(0,))) for scene in ("ring-untrained", "ring-half")
    )
    assert max(row.w1 for row in near) < 0.7 * min(row.w1 for row in far)


def test_rates_are_paired_and_a_member_gets_what_it_would_get_alone():
    task = TrainingTask(0, "r1", "ring", 2, looks=(3, 6), seeds=2)
    rows = run_training_task(task)
    assert [(row.learning_rate, row.seed, row.step) for row in rows[:4]] == [
        (1e-3, 0, 3), (1e-3, 1, 3), (3e-4, 0, 3), (3e-4, 1, 3),
    ]  # fmt: skip
    alone = run_training_task(replace(task, rates=(3e-4,)))
    np.testing.assert_allclose(
        [row.w1 for row in rows if row.learning_rate == 3e-4], [row.w1 for row in alone], rtol=1e-4
    )
    assert training_config(0, "gp", "grid", 1, (1e-3, 1e-4), 10, seeds=2).seeds == (0, 1, 0, 1)


def test_a_chosen_strength_is_the_penaltys_weight(monkeypatch):
    seen = []
    real = training.Trainer

    def trainer(config):
        seen.append(config)
        return real(config)

    monkeypatch.setattr(training, "Trainer", trainer)
    for strength in (0.0, 10.0):
        run_training_task(TrainingTask(0, "gp", "ring", 1, strength, looks=(1,), seeds=1))
    assert [config.lambda_gp for config in seen] == [1.0, 10.0]


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({}, "home"),
        ({"diverged": True}, "exploded"),
        ({"w1": np.inf}, "exploded"),
        ({"gradient": np.nan}, "exploded"),
        ({"w1": 3.01}, "exploded"),
        ({"w1": 4.9, "data": "grid", "reached": 13}, "unfinished"),
        ({"w1": 1.0, "gradient": 0.0009}, "blind"),
        ({"w1": 1.0, "reached": 3}, "collapsed"),
        ({"w1": 1.0, "reached": 3, "near": 0.49}, "unfinished"),
        ({"w1": 1.0, "reached": 4}, "unfinished"),
        ({"gradient": 0.0}, "home"),
    ],
)
def test_the_ways_to_end(values, name):
    assert ending(replace(HOME, **values)) == name


def made_up_trainings(folder, networks):
    """GANs that get worse with n, a WGAN-GP that gets better, and two that stay; one network more that is not whole."""
    rows = [
        TrainingRow(network, objective, data, n, 0.0, rate, seed, 2000, times * floor(data), 8, 1.0, 1.0, False)
        for network in range(networks)
        for objective in OBJECTIVES
        for data in DATA
        for n in training.CRITIC_STEPS
        for rate in training.LEARNING_RATES
        for seed in range(2)
        for times in [{"minimax": 1 + n, "non-saturating": 2 * n, "gp": 60 / n}.get(objective, 2.0)]
    ]
    Store(folder / "training.csv", TrainingRow, 4).add([*rows, *(replace(r, network=networks) for r in rows[:4])])


def test_the_verdict_is_by_cells_and_waits_for_all_networks(tmp_path):
    made_up_trainings(tmp_path, networks=len(NETWORKS))
    trainings = load_trainings(tmp_path / "training.csv")
    assert trainings.networks == [0, 1, 2, 3]
    found = {name: effect(trainings, name) for name in OBJECTIVES}
    assert {name: each.verdict for name, each in found.items()} == {
        "minimax": "worse", "non-saturating": "worse", "gp": "better", "clip": "open", "r1": "open",
    }  # fmt: skip
    assert (found["minimax"].larger, found["minimax"].ratio) == (16, pytest.approx(13, rel=1e-3))
    assert (found["clip"].larger, found["clip"].smaller, found["clip"].unchanged) == (0, 0, 16)
    assert trainings.endings("gp", 25) == {"home": 32}
    fewer = tmp_path / "fewer"
    fewer.mkdir()
    made_up_trainings(fewer, networks=2)
    assert effect(load_trainings(fewer / "training.csv"), "minimax").verdict == "incomplete"


def test_thirteen_of_sixteen_is_the_smallest_count_below_five_percent():
    stats = pytest.importorskip("scipy.stats")
    assert stats.binomtest(analysis.CELLS_FOR_A_VERDICT, 16).pvalue < 0.05
    assert stats.binomtest(analysis.CELLS_FOR_A_VERDICT - 1, 16).pvalue > 0.05


def test_a_rate_answers_only_if_it_serves_every_scene(tmp_path):
    rows = [
        TrainingRow(network, "gp", data, 1, strength, rate, seed, 8000, times * floor(data), 8, 1.0, 1.0, False)
        for network in (0, 1)
        for data in DATA
        for strength in training.LAMBDAS
        for rate in training.RATES
        for seed in range(2)
        for times in [2.0 if rate == 1e-4 or (rate == 3e-4 and data == "ring") else 9.0]
    ]
    Store(tmp_path / "rates.csv", TrainingRow, 2).add(rows)
    scenes = load_rates(tmp_path / "rates.csv")
    assert len(scenes) == 12
    assert one_rate_for_all(scenes) == [1e-4]
    assert scenes[0].best == 0
    assert "the rate 0.0001 brings the median seed home in all four scenes" in report(tmp_path)


def test_fates():
    assert gradient_fate(np.array([[1, 1e-4], [1, 2e-4]])) == "vanishes"
    assert gradient_fate(np.array([[1, 11.0], [1, 12.0]])) == "explodes"
    assert gradient_fate(np.array([[1, 1.0], [1, 0.0]])) == "stays"
    assert [number(each) for each in (0, 8.1e-9, 0.00261, 1.32, 181)] == ["0", "8e-09", "0.0026", "1.3", "181"]


def test_the_tasks_are_those_of_the_design():
    listed = list(training.training_tasks())
    assert len(listed) == len({task.key for task in listed}) == 4 * 4 * 5 * 2 + 10
    assert [task.n_critic for task in listed[-10:]] == [100] * 10
    assert len(list(training.rate_tasks())) == 12
    assert len(list(gradients.gradient_tasks())) == 25
    assert all(DISTRIBUTIONS[name].modes is not None for name in DATA)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_results_are_whole_tasks_and_are_reported(language):
    for part in command.PARTS.values():
        if part.results.exists():
            counts: dict = {}
            for row in read(part.results, part.row_type):
                counts[row.key] = counts.get(row.key, 0) + 1
            assert set(counts.values()) == {part.rows_per_task}
            assert set(counts) <= {task.key for task in part.tasks()}
    assert "nan" not in report(language=language)


def test_the_command(tmp_path, capsys, monkeypatch):
    looks = (0, 2)
    tiny = [GradientTask("gp", "segments-far", 2, looks), GradientTask("clip", "segments-far", 2, looks)]
    part = command.Part(lambda: tiny, run_gradient_task, GradientRow, 4, gradients.RESULTS)
    monkeypatch.setitem(command.PARTS, "gradients", part)
    assert command.main(["--part", "gradients", "--out", str(tmp_path)]) == 0
    assert "gradients: 2 of 2 tasks are finished" in capsys.readouterr().out
    before = (tmp_path / "gradients.csv").read_bytes()
    assert command.main(["--part", "gradients", "--out", str(tmp_path)]) == 0
    assert (tmp_path / "gradients.csv").read_bytes() == before
    (tmp_path / "gradients.csv").write_text("name,age\nx,3\n")
    assert command.main(["--report", "--out", str(tmp_path)]) == 2
    assert "path must be a CSV with the columns objective," in capsys.readouterr().err
    with pytest.raises(SystemExit):
        command.main(["--jobs", "0"])


def test_the_results_are_what_the_lesson_and_the_docs_say_of_them():
    found = analysis.load_gradients(gradients.RESULTS)
    assert len(found) == len(gradients.SCENES) * len(OBJECTIVES)
    fates = {key: gradient_fate(values) for key, values in found.items()}
    for scene in gradients.SCENES:
        apart = scene not in ("ring-half", "gaussians")
        assert fates[scene, "minimax"] == ("vanishes" if apart else "stays")
        assert fates[scene, "non-saturating"] == ("stays" if scene == "gaussians" else "explodes")
        assert [fates[scene, name] for name in ("r1", "gp", "clip")] == ["stays"] * 3
    last = {key: np.median(values[:, -1]) for key, values in found.items()}
    assert max(last[scene, "minimax"] for scene in gradients.SCENES[:3]) < 1e-9
    assert all(0.75 < last[scene, "gp"] < 1.75 for scene in gradients.SCENES)
    for name in ("minimax", "non-saturating"):
        assert last["gaussians", name] == pytest.approx(exact_gradients("gaussians")[name], rel=0.05)
    for scene in ("segments-far", "segments-half"):  # d apart, the best penalised critic has slope 1 + d/2λ
        assert last[scene, "gp"] == pytest.approx(1 + gradients.THETA[scene] / 2, rel=0.05)
