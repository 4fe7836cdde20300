import json
import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from divergences.gan.config import RECIPES, Config
from divergences.gan.data import DATA, OwnPoints
from divergences.gan.devices import resolve_device
from divergences.gan.ending import Ending
from divergences.gan.history import PER_SNAPSHOT, History
from divergences.gan.objectives import Wasserstein
from divergences.gan.recording import record
from divergences.gan.train import Trainer, train

SMALL = Config(width=16, depth=2, batch=32, steps=70, snapshot_every=35, device="cpu", dtype="float64")
# The article's one parameter, long enough to see where it goes.
ONE = replace(SMALL, data="segments", generator="shift", noise_dim=1, ema=0.0, width=32, batch=64, n_critic=5,
              steps=300, snapshot_every=300, lambda_gp=10.0, learning_rate=3e-3, activation="tanh")  # fmt: skip


def last(config, **options):
    return list(train(config, **options))[-1]


def test_snapshots_come_at_the_start_every_so_often_and_at_the_end():
    snapshots = list(train(replace(SMALL, steps=80)))
    assert [s.step for s in snapshots] == [0, 35, 70, 80]
    assert [s.ending for s in snapshots] == [None, None, None, Ending("done", 80)]
    assert snapshots[-1].samples.shape == (1, 512, 2)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_numbers_and_another_gives_others():
    first, second, other = last(SMALL), last(SMALL), last(replace(SMALL, seeds=(1,)))
    for name in PER_SNAPSHOT:
        if name != "seconds":
            np.testing.assert_array_equal(getattr(first, name), getattr(second, name))
    assert not np.allclose(first.samples, other.samples)


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    [{}, {"activation": "tanh"}, {"penalty": "r1", "objective": "minimax"}, {"batch_norm": True, "n_critic": 2}],
)
def test_an_ensemble_is_its_single_runs(changes):
    config = replace(SMALL, **changes)
    together = last(replace(config, seeds=(3, 4, 5), learning_rate=(1e-3, 2e-3, 5e-4), lambda_gp=(0.1, 1.0, 10.0)))
    for row, (seed, rate, lam) in enumerate([(3, 1e-3, 0.1), (4, 2e-3, 1.0), (5, 5e-4, 10.0)]):
        alone = last(replace(config, seeds=(seed,), learning_rate=rate, lambda_gp=lam))
        for name in ("samples", "pull", "critic", "estimate", "critic_loss"):
            np.testing.assert_allclose(getattr(together, name)[row], getattr(alone, name)[0], rtol=1e-8, atol=1e-10)


@pytest.mark.slow
def test_members_may_play_for_different_objectives():
    config = replace(SMALL, seeds=(3, 3), objective=("wasserstein", "non-saturating"))
    together = last(config)
    for row, name in enumerate(config.objective):
        alone = last(replace(SMALL, seeds=(3,), objective=name))
        np.testing.assert_allclose(together.samples[row], alone.samples[0], rtol=1e-8, atol=1e-10)


@pytest.mark.slow
@pytest.mark.parametrize("stop", [1, 32, 33, 64])
@pytest.mark.parametrize(("optimizer", "batch_norm"), [("adam", False), ("rmsprop", True), ("sgd", False)])
def test_a_resumed_run_is_the_uninterrupted_one(stop, optimizer, batch_norm):
    config = replace(SMALL, optimizer=optimizer, batch_norm=batch_norm, beta1=0.5, n_critic=2, seeds=(1, 2))
    whole = last(config)
    first = Trainer(config)
    first.advance(stop)
    saved = {name: value.copy() for name, value in first.checkpoint().items()}
    first.advance(3)  # what happens after the checkpoint must not reach it
    resumed = list(train(config, resume=saved))[-1]
    for name in ("samples", "pull", "critic", "estimate"):
        np.testing.assert_array_equal(getattr(resumed, name), getattr(whole, name))
    with pytest.raises(ValueError, match="checkpoint must be one of the same config"):
        list(train(replace(config, batch=16), resume=saved))


def test_a_used_trainer_can_start_again():
    fresh, used = Trainer(SMALL), Trainer(SMALL)
    start = used.checkpoint()
    used.advance(40)
    used.restore(start)
    used.advance(40)
    fresh.advance(40)
    assert torch.equal(used.averaged, fresh.averaged)


@pytest.mark.slow
@pytest.mark.parametrize("start", [0.1, 1.0, 3.0])
def test_a_converging_run_theta_goes_home_under_wgan_gp(start):
    steps = 400 + int(4 * start / 0.01)  # Adam moves θ by about its rate a step, which falls to 0: ½·rate·steps in all
    config = replace(ONE, theta=start, steps=steps, snapshot_every=steps // 12, learning_rate=0.01)
    path = np.array([snapshot.theta[0] for snapshot in train(config)])
    assert np.abs(path).min() < 0.1
    assert np.abs(path[len(path) // 2 :]).max() < 0.25  # it arrives, and swings around 0 by less and less


@pytest.mark.slow
def test_a_stuck_run_theta_stays_under_a_trained_discriminator():
    """The discriminator learns to be sure; then the saturating generator hears next to nothing and stays."""
    config = replace(ONE, objective="minimax", penalty="none", n_critic=25, optimizer="sgd", learning_rate=0.05)
    trained = last(replace(config, decay=False))
    assert abs(trained.theta[0]) > 0.5
    assert np.linalg.norm(trained.pull, axis=-1).mean() < 0.2


class WrongSign(Wasserstein):
    """The article's generator, which maximises −E D(G(z)): it is driven away from the data."""

    name = "wrong sign"

    def generator_loss(self, fake):
        return fake.mean(-1)

    def generator_slopes(self, fake):
        return torch.ones_like(fake)


def test_a_diverging_run_says_at_which_step_and_returns_what_it_has():
    config = replace(ONE, objective=WrongSign(), optimizer="sgd", learning_rate=5.0, penalty="none", activation="relu")
    history = record(config)
    assert history.ending.kind == "diverged"
    assert history["diverged_at"][-1, 0] == history.ending.step
    assert len(history) == 2


@pytest.mark.slow
def test_the_articles_sign_drives_theta_away():
    config = replace(ONE, objective=WrongSign(), theta=1.0)
    assert last(config).theta[0] > 1.3
    assert last(replace(config, objective="wasserstein")).theta[0] < 0.8


def test_one_diverging_member_leaves_the_others_alone():
    config = replace(SMALL, seeds=(1, 2), learning_rate=(1e9, 1e-3), optimizer="sgd")
    snapshot = last(config)
    assert snapshot.diverged_at[0] >= 0
    assert snapshot.diverged_at[1] == -1
    alone = last(replace(config, seeds=(2,), learning_rate=1e-3))
    np.testing.assert_allclose(snapshot.samples[1], alone.samples[0], rtol=1e-8)
    assert snapshot.ending == Ending("done", 70)


@pytest.mark.slow
@pytest.mark.parametrize("signal", [KeyboardInterrupt, StopIteration])
def test_an_interrupted_run_keeps_what_it_has(signal, tmp_path):
    def stop(snapshot):
        if snapshot.step >= 35:
            raise signal

    history = record(SMALL, each=stop)
    assert history.ending == Ending("interrupted" if signal is KeyboardInterrupt else "stopped", 35)
    assert history["step"].tolist() == [0, 35]
    assert History.load(history.save(tmp_path / "run.npz")).ending == history.ending


def test_an_interrupt_in_the_middle_of_a_step_keeps_the_last_state(monkeypatch):
    calls = []
    whole = Trainer._one_step

    def interrupted(self, *arguments):
        calls.append(1)
        if len(calls) == 50:
            raise KeyboardInterrupt
        whole(self, *arguments)

    monkeypatch.setattr(Trainer, "_one_step", interrupted)
    history = record(SMALL)
    assert history.ending == Ending("interrupted", 49)
    assert history["step"].tolist() == [0, 35, 49]


def test_your_own_points():
    cloud = np.random.default_rng(0).normal(size=(100, 2)) * 30
    data = OwnPoints(cloud)
    assert {tuple(p) for p in data.sample(50)} <= {tuple(p) for p in cloud}
    history = record(replace(SMALL, data="own"), data)
    assert np.isfinite(history["samples"]).all()
    with pytest.raises(ValueError, match="data must be given"):
        list(train(replace(SMALL, data="own")))
    with pytest.raises(ValueError, match="data must be given"):
        list(train(SMALL, data))


@pytest.mark.parametrize(
    ("points", "error", "said"),
    [
        ([[0.0, math.nan]], ValueError, "points must be finite"),
        ([[0.0, 1.0, 2.0]], ValueError, r"points must have shape \(n, 2\)"),
        ([], ValueError, "points must have shape"),
        ("cloud", TypeError, "points must be real numbers"),
    ],
)
def test_bad_points_are_named(points, error, said):
    with pytest.raises(error, match=said):
        OwnPoints(points)


@pytest.mark.parametrize("name", DATA)
def test_data_is_seeded_finite_and_fits_its_picture(name):
    data = DATA[name]
    points = data.sample(2000, seed=1)
    np.testing.assert_array_equal(points, data.sample(2000, seed=1))
    assert not np.array_equal(points, data.sample(2000, seed=2))
    assert points.shape == (2000, 2)
    assert (np.abs(points) <= data.size).all()
    assert 0.3 < np.abs(points * data.scale).max() < 2


def test_the_ring_has_eight_places_and_the_grid_twenty_five():
    ring, grid = DATA["ring"].modes, DATA["grid"].modes
    assert len(np.unique(ring.round(9), axis=0)) == 8
    np.testing.assert_allclose(np.linalg.norm(ring, axis=1), 2)
    gaps = np.linalg.norm(ring - np.roll(ring, 1, axis=0), axis=1)
    np.testing.assert_allclose(gaps, gaps[0])
    assert len(np.unique(grid, axis=0)) == 25


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("n_critic", 0, ValueError), ("batch", 2.5, TypeError), ("steps", True, TypeError),
        ("lambda_gp", -1.0, ValueError), ("lambda_gp", (0.1, 0.2), ValueError), ("learning_rate", math.nan, ValueError),
        ("data", "circle", ValueError), ("penalty", "l2", ValueError), ("optimizer", None, ValueError),
        ("activation", "gelu", ValueError), ("device", "tpu", ValueError), ("dtype", "int8", ValueError),
        ("seeds", (), TypeError), ("seeds", (-1,), ValueError), ("seeds", (1.5,), TypeError), ("decay", 1, TypeError),
        ("batch_norm", 1, TypeError),
        ("beta1", 1.0, ValueError), ("ema", -0.1, ValueError), ("clip", 0.0, ValueError), ("theta", "a", TypeError),
    ],
)  # fmt: skip
def test_bad_configurations_are_named(field, value, error):
    with pytest.raises(error, match=rf"^{field} must"):
        Config(**{field: value})


@pytest.mark.parametrize("other", [{"generator": "shift"}, {"batch": 1}])
def test_batch_norm_where_there_is_nothing_to_normalise(other):
    with pytest.raises(ValueError, match="batch_norm must be False"):
        Config(batch_norm=True, **other)


def test_every_critic_step_normalises_its_own_batch():
    trainer = Trainer(replace(SMALL, batch_norm=True, n_critic=2))
    _, _, noise = trainer.streams.at(0)
    fakes = trainer.gradients.fakes(noise[:, :-1])
    for k in range(2):
        torch.testing.assert_close(fakes[:, k], trainer.generator(noise[:, k]).detach())


def test_an_objective_says_what_it_estimates():
    history = record(replace(SMALL, steps=1, seeds=(1, 2, 3), objective=("minimax", "wasserstein", WrongSign())))
    assert [history.measure(member) for member in range(3)] == ["js", "em", "em"]

    class Silent(WrongSign):
        estimates = None

    with pytest.raises(ValueError, match="objective must have estimates = 'js' or 'em', Silent has not"):
        Trainer(replace(SMALL, objective=Silent()))


def test_the_unit_of_an_estimate_follows_what_it_estimates():
    class InNats(Wasserstein):
        estimates = "js"

    config = replace(SMALL, data="grid", steps=5)
    distance, nats = last(config), last(replace(config, objective=InNats()))
    np.testing.assert_allclose(distance.estimate, nats.estimate / DATA["grid"].scale)


def test_an_unknown_objective_is_named():
    with pytest.raises(ValueError, match="objective must be one of"):
        Trainer(replace(SMALL, objective="hinge"))


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a GPU")
def test_a_gpu_that_is_not_there_is_not_silently_replaced():
    with pytest.raises(RuntimeError, match="'cuda' was asked for, but this machine has none"):
        resolve_device("cuda")
    assert resolve_device("auto").type in ("mps", "cpu")


def test_recipes():
    assert (Config(data="ring").steps, Config(data="two-moons").steps) == (3500, 2500)
    assert Config(data="grid").steps == 8000
    paper = Config(data="ring", **RECIPES["paper"])
    assert (paper.lambda_gp, paper.n_critic, paper.learning_rate, paper.beta1, paper.beta2) == (10, 5, 1e-4, 0, 0.9)


def test_fresh_samples_are_seeded_and_in_the_datas_own_unit():
    trainer = Trainer(replace(SMALL, data="grid", seeds=(1, 2)))
    first = trainer.generate(300, seed=5)
    assert first.shape == (2, 300, 2)
    np.testing.assert_array_equal(first, trainer.generate(300, seed=5))
    assert not np.allclose(first, trainer.generate(300, seed=6))
    shift = Trainer(replace(ONE, theta=2.5)).generate(100)
    assert (shift[..., 0] == 2.5).all()
    assert ((shift[..., 1] >= 0) & (shift[..., 1] <= 1)).all()


def test_config_survives_json():
    config = Config(seeds=(1, 2), learning_rate=(1e-3, 2e-3), objective=("minimax", "wasserstein"))
    assert Config.from_json(config.to_json()) == config
    assert json.loads(replace(SMALL, objective=WrongSign()).to_json())["objective"] == "wrong sign"
    with pytest.raises(ValueError, match="text must be a saved Config"):
        Config.from_json("{}x")


def test_a_pull_that_dies_away_is_not_saved_as_zero(tmp_path):
    history = record(replace(SMALL, steps=1))
    history["pull"][:] *= 1e-12
    kept = History.load(history.save(tmp_path / "run.npz"))["pull"]
    assert 0 < np.abs(kept).max() < 1e-9
    np.testing.assert_array_equal(kept, history["pull"])


def test_history_survives_npz(tmp_path):
    history = record(replace(SMALL, seeds=(1, 2)))
    again = History.load(history.save(tmp_path / "run.npz"))
    assert (again.config, again.ending, again.size, len(again)) == (history.config, history.ending, history.size, 3)
    assert again.estimates == ("em", "em")
    for name in ("step", "estimate", "theta", "critic_loss"):
        np.testing.assert_array_equal(again[name], history[name])
    np.testing.assert_allclose(again["samples"], history["samples"], rtol=1e-3, atol=1e-3)
    assert list(tmp_path.iterdir()) == [tmp_path / "run.npz"]


def test_a_history_that_cannot_be_written_loses_nothing(tmp_path):
    history = record(SMALL)
    with pytest.raises(OSError):
        history.save(tmp_path / "no" / "folder" / "run.npz")
    good = history.save(tmp_path / "run.npz")
    before = good.read_bytes()

    class Full(dict):
        def items(self):
            raise OSError(28, "No space left on device")

    history.arrays, kept = Full(history.arrays), history.arrays
    with pytest.raises(OSError, match="No space left"):
        history.save(good)
    assert good.read_bytes() == before
    assert list(tmp_path.iterdir()) == [good]
    history.arrays = kept
    assert len(history) == 3


def test_a_file_that_is_no_history_is_named(tmp_path):
    file = tmp_path / "x.npz"
    file.write_bytes(b"not a zip")
    with pytest.raises(ValueError, match="path must be a saved history"):
        History.load(file)
    np.savez(file, a=1)
    with pytest.raises(ValueError, match="path must be a saved history"):
        History.load(file)
    with pytest.raises(FileNotFoundError):
        History.load(tmp_path / "none.npz")


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU on this machine: the CUDA path was NOT tested")
def test_a_gpu_gives_the_numbers_of_the_cpu():
    on_gpu = Trainer(replace(SMALL, device="cuda"))
    on_cpu = Trainer(SMALL)
    for step in range(5):
        numbers = on_gpu.streams.at(step)
        on_gpu._one_step(*numbers, on_gpu.rates, torch.full((), step, device="cuda"))
        on_cpu._one_step(*(part.cpu() for part in numbers), on_cpu.rates, torch.full((), step))
    torch.testing.assert_close(on_gpu.generator.flat.cpu(), on_cpu.generator.flat, rtol=1e-9, atol=1e-9)
