"""A run gives the same numbers whatever the caller has set in torch, and leaves those settings as they were."""

import copy
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch

from divergences.gan.config import Config
from divergences.gan.images.config import ImageConfig
from divergences.gan.images.data import Images
from divergences.gan.images.trainer import ImageTrainer
from divergences.gan.recording import record
from divergences.gan.torch_defaults import torch_defaults
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


class MatmulPrecision:
    def __enter__(self):
        torch.set_float32_matmul_precision("medium")

    def __exit__(self, *_):
        torch.set_float32_matmul_precision("highest")


# "meta" is the one other device that every machine has.
CONTEXTS = {
    "no_grad": torch.no_grad,
    "inference_mode": torch.inference_mode,
    "set_grad_enabled": lambda: torch.set_grad_enabled(False),
    "float16": lambda: DefaultDtype(torch.float16),
    "bfloat16": lambda: DefaultDtype(torch.bfloat16),
    "float64": lambda: DefaultDtype(torch.float64),
    "device": lambda: torch.device("meta"),
    "autocast": lambda: torch.autocast("cpu", dtype=torch.bfloat16),
    "matmul precision": MatmulPrecision,
}


def settings():
    return (
        torch.is_grad_enabled(),
        torch.is_inference_mode_enabled(),
        torch.get_default_dtype(),
        torch.get_default_device(),
        torch.is_autocast_enabled("cpu"),
        torch.get_float32_matmul_precision(),
    )


COPIES = {"copy": copy.copy, "deepcopy": copy.deepcopy, "pickle": lambda trainer: pickle.loads(pickle.dumps(trainer))}
EACH_COPY = pytest.mark.parametrize("copied", COPIES.values(), ids=COPIES)


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


@EACH_COPY
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_copied_trainer_goes_on_as_the_original_and_neither_disturbs_the_other(kind, copied):
    config = Config(**SMALL | kind | {"steps": 40})
    straight, first = Trainer(config), Trainer(config)
    straight.advance(8)
    first.advance(3)
    second = copied(first)
    second.advance(5)
    first.advance(5)
    for trainer in (first, second):
        assert torch.equal(trainer.critic.flat, straight.critic.flat)
        assert torch.equal(trainer.generator.flat, straight.generator.flat)
        assert torch.equal(trainer.averaged, straight.averaged)


@EACH_COPY
def test_a_copied_image_trainer_goes_on_as_the_original(copied):
    straight, first = (ImageTrainer(IMAGE_CONFIG, IMAGES) for _ in range(2))
    straight.advance(4)
    first.advance(1)
    second = copied(first)
    first.advance(3)
    second.advance(3)
    assert torch.equal(first.generator.flat, straight.generator.flat)
    assert torch.equal(second.generator.flat, straight.generator.flat)


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_copy_does_not_depend_on_what_the_caller_has_set(context):
    trainer = Trainer(Config(**SMALL))
    trainer.advance(2)
    with CONTEXTS[context]():
        found = copy.deepcopy(trainer)
    assert torch.equal(found.critic.flat, trainer.critic.flat) and found.step == 2


def test_runs_in_several_threads_put_the_precision_back():
    inside, leave = threading.Event(), threading.Event()

    @torch_defaults()
    def stay():
        inside.set()
        leave.wait()
        return torch.get_float32_matmul_precision()

    with MatmulPrecision(), ThreadPoolExecutor(1) as other:
        staying = other.submit(stay)
        inside.wait()
        torch_defaults()(lambda: None)()  # leaves first, while the other is still inside
        assert torch.get_float32_matmul_precision() == "highest"
        leave.set()
        assert staying.result() == "highest"
        assert torch.get_float32_matmul_precision() == "medium"
