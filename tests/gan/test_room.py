"""What does not fit into memory is refused by name before it is made, and scores need no more than a block of it."""

import tracemalloc

import numpy as np
import pytest

from divergences import memory
from divergences.gan import metrics
from divergences.gan.config import Config
from divergences.gan.data import DATA, OwnPoints
from divergences.gan.live import LiveRun
from divergences.gan.metrics import nearest_modes, score_modes
from divergences.gan.recording import record
from divergences.gan.train import Trainer, train
from divergences.memory import InsufficientMemory

MEGABYTE = 1e6
TINY = {"width": 4, "depth": 1, "batch": 4, "steps": 1, "device": "cpu"}


@pytest.fixture
def little_memory(monkeypatch):
    monkeypatch.setattr(memory, "free_memory", lambda: 100 * MEGABYTE)


@pytest.mark.parametrize("large", [{"width": 3000}, {"batch": 10**7}, {"seeds": tuple(range(2000)), "width": 200}])
@pytest.mark.parametrize("call", [Trainer, record, LiveRun, lambda config: list(train(config))])
def test_a_run_that_does_not_fit_is_refused_before_anything_is_made(little_memory, call, large):
    with pytest.raises(InsufficientMemory, match=r"^config must be smaller: .* smaller networks, a smaller batch"):
        call(Config(**TINY | {"depth": 3} | large))


@pytest.mark.parametrize("data", [DATA["ring"], DATA["segments"], DATA["two-moons"], OwnPoints([[0, 0], [1, 1]])])
def test_more_points_than_fit_are_refused(little_memory, data):
    with pytest.raises(InsufficientMemory, match=r"^count must be smaller: .* draw fewer points"):
        data.sample(10**7)


def test_more_samples_of_a_generator_than_fit_are_refused(little_memory):
    trainer = Trainer(Config(**TINY))
    assert trainer.generate(100).shape == (1, 100, 2)
    with pytest.raises(InsufficientMemory, match=r"^count must be smaller: .* generate fewer samples"):
        trainer.generate(10**7)


def test_the_estimate_of_a_run_is_no_larger_than_what_it_takes():
    config = Config(**TINY | {"width": 700, "depth": 3})
    held = sum(part.numpy().nbytes for part in Trainer(config).mutable_tensors().values())
    asked = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("divergences.gan.room.require_memory", lambda name, size, _: asked.append(size))
        Trainer(config)
    assert 0.9 * held < asked[0] < 2 * held


def test_modes_are_found_in_blocks_as_at_once(monkeypatch):
    rng = np.random.default_rng(0)
    samples, modes = rng.normal(size=(57, 3)), rng.normal(size=(5, 3))
    distances = np.linalg.norm(samples[:, None] - modes, axis=-1)
    monkeypatch.setattr(metrics, "BLOCK", 40)
    nearest, distance = nearest_modes(samples, modes)
    np.testing.assert_array_equal(nearest, distances.argmin(axis=1))
    np.testing.assert_allclose(distance, distances.min(axis=1), rtol=1e-14)


def test_many_samples_are_scored_with_little_memory():
    samples = np.random.default_rng(0).random((400_000, 2))
    tracemalloc.start()
    try:
        score_modes(samples, DATA["grid"].modes, 0.05)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 150 * MEGABYTE  # all distances at once would be 480 MB
