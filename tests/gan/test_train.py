"""Training: the same numbers from the same seed, alone or together, resumed or not; and where θ goes."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from divergences.gan.ending import Ending
from divergences.gan.history import PER_SNAPSHOT
from divergences.gan.train import Trainer, train

from .small import ONE, SMALL, WrongSign, last


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


@pytest.mark.slow
def test_the_articles_sign_drives_theta_away():
    config = replace(ONE, objective=WrongSign(), theta=1.0)
    assert last(config).theta[0] > 1.3
    assert last(replace(config, objective="wasserstein")).theta[0] < 0.8


def test_every_critic_step_normalises_its_own_batch():
    trainer = Trainer(replace(SMALL, batch_norm=True, n_critic=2))
    _, _, noise = trainer.streams.at(0)
    fakes = trainer.gradients.fakes(noise[:, :-1])
    for k in range(2):
        torch.testing.assert_close(fakes[:, k], trainer.generator(noise[:, k]).detach())


def test_fresh_samples_are_seeded_and_in_the_datas_own_unit():
    trainer = Trainer(replace(SMALL, data="grid", seeds=(1, 2)))
    first = trainer.generate(300, seed=5)
    assert first.shape == (2, 300, 2)
    np.testing.assert_array_equal(first, trainer.generate(300, seed=5))
    assert not np.allclose(first, trainer.generate(300, seed=6))
    shift = Trainer(replace(ONE, theta=2.5)).generate(100)
    assert (shift[..., 0] == 2.5).all()
    assert ((shift[..., 1] >= 0) & (shift[..., 1] <= 1)).all()


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU on this machine: the CUDA path was NOT tested")
def test_a_gpu_gives_the_numbers_of_the_cpu():
    on_gpu = Trainer(replace(SMALL, device="cuda"))
    on_cpu = Trainer(SMALL)
    for step in range(5):
        numbers = on_gpu.streams.at(step)
        on_gpu._one_step(*numbers, on_gpu.rates, torch.full((), step, device="cuda"))
        on_cpu._one_step(*(part.cpu() for part in numbers), on_cpu.rates, torch.full((), step))
    torch.testing.assert_close(on_gpu.generator.flat.cpu(), on_cpu.generator.flat, rtol=1e-9, atol=1e-9)
