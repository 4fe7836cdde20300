"""Training on images: members, resuming, interrupts, runs that diverge, and bad input."""

import json

import numpy as np
import pytest
import torch

from divergences.gan.ending import Ending
from divergences.gan.images.config import ImageConfig
from divergences.gan.images.data import Images
from divergences.gan.images.history import ImageHistory
from divergences.gan.images.recording import HISTORY_SAMPLES, empty_image_history, record_images
from divergences.gan.images.trainer import SNAPSHOT_SAMPLES, ImageTrainer, to_bytes, to_unit
from divergences.gan.penalties import input_gradients

from .small import METHODS, pictures, run, small

pytestmark = pytest.mark.slow  # it trains


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("norm", ["batch", "none"])
def test_a_member_of_an_ensemble_trains_as_it_would_alone(method, norm):
    settings = METHODS[method] | {"generator_norm": norm, "learning_rate": 1e-3}
    together, _ = run(small(**settings, seeds=(5, 6)))
    for member, seed in enumerate((5, 6)):
        alone, _ = run(small(**settings, seeds=(seed,)))
        for name in ("critic", "generator"):
            one, other = getattr(together, name).flat[member], getattr(alone, name).flat[0]
            start = getattr(ImageTrainer(small(**settings, seeds=(seed,)), pictures()), name).flat[0]
            assert (other - start).norm() > 20 * (one - other).norm()


@pytest.mark.parametrize("method", METHODS)
def test_a_resumed_run_gives_the_numbers_of_an_uninterrupted_one(method):
    config = small(**METHODS[method], seeds=(1, 2))
    whole, _ = run(config)
    first = ImageTrainer(config, pictures())
    first.advance(3)
    second = ImageTrainer(config, pictures())
    second.restore(first.checkpoint())
    assert second.step == 3
    second.advance(3)
    for name in ("critic", "generator"):
        torch.testing.assert_close(getattr(second, name).flat, getattr(whole, name).flat, rtol=0, atol=0)


SPECIAL = [
    {"precision": "bfloat16"},
    {"precision": "bfloat16", "penalty": "r1"},
    {"generator": "mlp"},
    {"generator_biases": False, "filters": "doubling"},
    {**METHODS["clip"], "warm_up_steps": 4, "warm_up_n_critic": 3},
]


@pytest.mark.parametrize("settings", SPECIAL, ids=str)
def test_special_runs_resume_to_the_same_bits(settings):
    config = small(**settings, seeds=(1, 2))
    whole, _ = run(config)
    first, second = ImageTrainer(config, pictures()), ImageTrainer(config, pictures())
    first.advance(3)
    second.restore(first.checkpoint())
    second.advance(3)
    for name in ("critic", "generator"):
        torch.testing.assert_close(getattr(second, name).flat, getattr(whole, name).flat, rtol=0, atol=0)


def test_a_warm_up_gives_the_first_generator_steps_more_critic_steps(monkeypatch):
    made = []
    step = ImageTrainer._critic_step
    monkeypatch.setattr(ImageTrainer, "_critic_step", lambda self: made.append(self.step) or step(self))
    config = small(warm_up_steps=2, warm_up_n_critic=7, n_critic=3, steps=4)
    trainer = ImageTrainer(config, pictures())
    for _ in range(4):
        trainer._next_step()
    assert [made.count(step) for step in range(4)] == [7, 7, 3, 3]
    assert [config.critic_steps(steps) for steps in range(5)] == [0, 7, 14, 17, 20]
    assert small(n_critic=3).critic_steps(4) == 12


def test_r1_punishes_the_slope_at_real_images_alone():
    """One step at a huge weight turns the critic flatter at real images; without the penalty it turns steeper."""
    slopes = {}
    for penalty in ("none", "r1"):
        config = small(objective="non-saturating", penalty=penalty, lambda_gp=1e4, learning_rate=1e-2, width=8)
        trainer = ImageTrainer(config, pictures())
        real = to_unit(trainer.pixels[None, :8])
        before = input_gradients(trainer.critic, real).detach().square().sum()
        for _ in range(5):
            trainer._critic_step()
        slopes[penalty] = float(input_gradients(trainer.critic, real).detach().square().sum() / before)
    assert slopes["r1"] < 1 < slopes["none"]


def test_a_file_of_a_run_from_before_these_fields_is_read():
    config = small()
    old = json.loads(config.to_json())
    for name in ImageConfig._added_later:
        del old[name]
    assert ImageConfig.from_json(json.dumps(old)) == config and config.matches(json.dumps(old))
    with pytest.raises(TypeError, match="generator_biases must be True or False"):
        small(generator_biases=1)


def test_the_same_seed_gives_the_same_run_and_another_seed_another():
    (_, one), (_, same), (_, other) = (run(small(seeds=(seed,))) for seed in (3, 3, 4))
    np.testing.assert_array_equal(one["samples"], same["samples"])
    assert (one["samples"][-1] != other["samples"][-1]).any()


def test_clipping_holds_every_weight_of_the_critic():
    trainer, _ = run(small(**METHODS["clip"], clip=0.02))
    assert trainer.critic.flat.abs().max() <= 0.02
    assert trainer.generator.flat.abs().max() > 0.02


def test_the_critic_learns_to_tell_real_from_generated():
    white = Images("white", np.full((20, 1, 8, 8), 250, np.uint8))
    _, history = run(small(**METHODS["gan"], steps=30, snapshot_every=30, learning_rate=5e-3), white)
    assert history["samples"][-1].mean() > history["samples"][0].mean() + 20  # the generator turns white


def test_snapshots(tmp_path):
    trainer, history = run(small(steps=5, seeds=(1, 2)))
    assert history["step"].tolist() == [0, 2, 4, 5]
    assert history["samples"].shape == (4, 2, HISTORY_SAMPLES, 1, 8, 8) and history["samples"].dtype == np.uint8
    assert history.ending == Ending("done", 5) and (history["diverged_at"] == -1).all()
    last = trainer.snapshot()
    assert last.samples.shape == (2, SNAPSHOT_SAMPLES, 1, 8, 8)
    np.testing.assert_array_equal(last.samples[:, :HISTORY_SAMPLES], history["samples"][-1])
    loaded = ImageHistory.load(history.save(tmp_path / "run.npz"))
    assert loaded.config == history.config and loaded.ending == history.ending and loaded.device == history.device
    for name, values in history.arrays.items():
        np.testing.assert_array_equal(loaded[name], values)
    assert loaded.config == trainer.config


def test_every_run_starts_from_the_same_noise():
    """Two generators of one seed with the same weights show the same pictures, whatever they are trained for."""
    first = ImageTrainer(small(**METHODS["gan"]), pictures()).snapshot()
    second = ImageTrainer(small(**METHODS["gp"]), pictures()).snapshot()
    np.testing.assert_array_equal(first.samples, second.samples)


def test_fresh_samples():
    trainer = ImageTrainer(small(seeds=(1, 2), generator_norm="batch"), pictures())
    made = trainer.generate(12, seed=3)
    assert made.shape == (2, 12, 1, 8, 8) and made.dtype == np.uint8
    np.testing.assert_array_equal(made[:, :7], trainer.generate(7, seed=3))
    assert (made != trainer.generate(12, seed=4)).any()


def test_colour_and_other_sizes_train():
    _, history = run(small(steps=1), pictures(size=16, channels=3))
    assert history["samples"].shape[-3:] == (3, 16, 16)


def test_an_interrupt_returns_what_there_is():
    trainer = ImageTrainer(small(), pictures())

    def stop(step):
        if step == 4:
            raise KeyboardInterrupt

    history = record_images(trainer, empty_image_history(trainer, "noise"), progress=stop)
    assert history["step"].tolist() == [0, 2]
    assert history.ending == Ending("interrupted", 4)


def test_a_run_that_diverges_ends_early_and_says_when():
    config = small(**METHODS["gan"], optimizer="sgd", beta1=0.0, learning_rate=1e30, steps=20)
    _, history = run(config)
    assert history.ending == Ending("diverged", history["diverged_at"][-1].max())
    assert history["step"][-1] < 20 and (history["diverged_at"][-1] >= 0).all()
    assert history["samples"].dtype == np.uint8


def test_bytes_and_numbers_are_inverse():
    pixels = torch.arange(256, dtype=torch.uint8)
    np.testing.assert_array_equal(to_bytes(to_unit(pixels)), pixels.numpy())
    assert to_unit(pixels)[[0, -1]].tolist() == [-1, 1]
    assert to_bytes(torch.tensor([float("nan"), 7.0, -7.0])).tolist() == [0, 255, 0]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"objective": "kl"}, "objective must be one of minimax, non-saturating, wasserstein"),
        ({"penalty": "r2"}, "penalty must be one of gp, clip, none, r1"),
        ({"penalty": "r1", "critic_norm": "batch"}, "critic_norm must be layer or none with the penalty r1"),
        ({"precision": "half"}, "precision must be one of float32, bfloat16"),
        ({"generator": "gru"}, "generator must be one of dcgan, mlp"),
        ({"generator": "mlp", "generator_norm": "batch"}, "generator_norm must be none for the generator mlp"),
        ({"generator_norm": "batch", "generator_biases": False}, "generator_biases must be True unless"),
        ({"warm_up_steps": -1}, "warm_up_steps must be at least 0"),
        ({"warm_up_n_critic": 0}, "warm_up_n_critic must be at least 1"),
        ({"critic_norm": "batch"}, "critic_norm must be layer or none with the penalty gp"),
        ({"generator_norm": "layer"}, "generator_norm must be one of batch, none"),
        ({"filters": "few"}, "filters must be one of constant, doubling"),
        ({"batch": 1}, "batch must be at least 2"),
        ({"steps": 0}, "steps must be at least 1"),
        ({"n_critic": 0}, "n_critic must be at least 1"),
        ({"lambda_gp": -1.0}, "lambda_gp must be at least 0"),
        ({"beta1": 1.0}, "beta1 must be at least 0 and less than 1"),
        ({"clip": 0.0}, "clip must be"),
        ({"learning_rate": float("nan")}, "learning_rate must be finite"),
        ({"device": "tpu"}, "device must be one of"),
    ],
)
def test_bad_settings_are_named(changes, says):
    with pytest.raises(ValueError, match=says):
        small(**changes)


def test_bad_seeds_texts_and_checkpoints_are_named(tmp_path):
    with pytest.raises(TypeError, match="seeds must be a tuple"):
        small(seeds=())
    with pytest.raises(ValueError, match="text must be a saved ImageConfig"):
        ImageConfig.from_json("{}")
    trainer = ImageTrainer(small(), pictures())
    with pytest.raises(ValueError, match="checkpoint must be one of the same config"):
        ImageTrainer(small(width=5), pictures()).restore(trainer.checkpoint())
    with pytest.raises(ValueError, match="size must be 4, 5, 6 or 7 doubled"):
        ImageTrainer(small(), pictures(size=9))
    (tmp_path / "no.npz").write_text("no")
    with pytest.raises(ValueError, match="path must be a saved run on images"):
        ImageHistory.load(tmp_path / "no.npz")
    with pytest.raises(FileNotFoundError):
        ImageHistory.load(tmp_path / "nowhere.npz")


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU")
def test_a_gpu_that_is_not_there_is_said():
    with pytest.raises(RuntimeError, match="'cuda' was asked for"):
        ImageTrainer(small(device="cuda"), pictures())


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU here: training on it is not tested")
def test_training_on_a_gpu():
    _, history = run(small(device="cuda", generator_norm="batch"))
    assert history.ending.kind == "done"
