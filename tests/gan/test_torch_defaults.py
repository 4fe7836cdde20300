"""A run gives the same numbers whatever the caller has set in torch, and leaves those settings as they were."""

import copy

import numpy as np
import pytest
import torch

from divergences.gan.config import Config
from divergences.gan.images.config import ImageConfig
from divergences.gan.images.data import Images
from divergences.gan.images.trainer import ImageTrainer
from divergences.gan.recording import record
from divergences.gan.train import Trainer

pytestmark = pytest.mark.slow  # it trains

SMALL = {"width": 8, "depth": 1, "batch": 8, "steps": 6, "snapshot_every": 2, "device": "cpu"}
KINDS = [
    {},
    {"activation": "tanh"},
    {"batch_norm": True},
    {"data": "segments", "generator": "shift"},
    {"objective": ("wasserstein", "minimax"), "seeds": (0, 1), "dtype": "float64"},
]
FIELDS = ("estimate", "critic_loss", "generator_loss", "samples", "pull", "critic", "slopes")
IMAGES = Images("noise", np.random.default_rng(0).integers(0, 256, (32, 1, 8, 8), dtype=np.uint8))
IMAGE_CONFIG = ImageConfig(width=4, batch=4, noise_dim=4, steps=4, snapshot_every=2, device="cpu")


class DefaultDtype:
    def __init__(self, dtype):
        self.dtype = dtype

    def __enter__(self):
        self.before = torch.get_default_dtype()
        torch.set_default_dtype(self.dtype)

    def __exit__(self, *_):
        torch.set_default_dtype(self.before)


# "meta" is the one other device that every machine has.
CONTEXTS = {
    "no_grad": torch.no_grad,
    "inference_mode": torch.inference_mode,
    "set_grad_enabled": lambda: torch.set_grad_enabled(False),
    "float16": lambda: DefaultDtype(torch.float16),
    "bfloat16": lambda: DefaultDtype(torch.bfloat16),
    "float64": lambda: DefaultDtype(torch.float64),
    "device": lambda: torch.device("meta"),
}


def settings():
    return (
        torch.is_grad_enabled(),
        torch.is_inference_mode_enabled(),
        torch.get_default_dtype(),
        torch.get_default_device(),
    )


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_run_does_not_depend_on_what_the_caller_has_set(kind, context):
    config = Config(**SMALL | kind)
    wanted, fresh = record(config), Trainer(config).generate(5)
    with CONTEXTS[context]():
        before = settings()
        found, trainer = record(config), Trainer(config)
        assert settings() == before
        assert np.array_equal(trainer.generate(5), fresh)
    for name in FIELDS:
        assert np.array_equal(found[name], wanted[name]), name


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_suspended_run_does_not_change_its_callers_settings(context):
    with CONTEXTS[context]():
        before = settings()
        run = Trainer(Config(**SMALL)).run()
        next(run)
        next(run)
        assert settings() == before


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_run_on_images_does_not_depend_on_what_the_caller_has_set(context):
    wanted = list(ImageTrainer(IMAGE_CONFIG, IMAGES).run())[-1]
    with CONTEXTS[context]():
        before = settings()
        found = list(ImageTrainer(IMAGE_CONFIG, IMAGES).run())[-1]
        assert settings() == before
    assert np.array_equal(found.samples, wanted.samples)
    assert np.array_equal(found.critic_loss, wanted.critic_loss)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_copied_trainer_goes_on_as_the_original_and_neither_disturbs_the_other(kind):
    config = Config(**SMALL | kind | {"steps": 40})
    straight, first = Trainer(config), Trainer(config)
    straight.advance(8)
    first.advance(3)
    second = copy.deepcopy(first)
    second.advance(5)
    first.advance(5)
    for trainer in (first, second):
        assert torch.equal(trainer.critic.flat, straight.critic.flat)
        assert torch.equal(trainer.generator.flat, straight.generator.flat)
        assert torch.equal(trainer.averaged, straight.averaged)


def test_a_copied_image_trainer_goes_on_as_the_original():
    straight, first = (ImageTrainer(IMAGE_CONFIG, IMAGES) for _ in range(2))
    straight.advance(4)
    first.advance(1)
    second = copy.deepcopy(first)
    first.advance(3)
    second.advance(3)
    assert torch.equal(first.generator.flat, straight.generator.flat)
    assert torch.equal(second.generator.flat, straight.generator.flat)
