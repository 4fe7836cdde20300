"""Toy data and the scores of samples refuse what they cannot be, naming the argument."""

import numpy as np
import pytest

from divergences.gan import metrics
from divergences.gan.config import Config
from divergences.gan.data import DATA, OwnPoints
from divergences.gan.live import LiveRun
from divergences.gan.run_config import MAX_TORCH_SEED
from divergences.gan.train import Trainer

RING = DATA["ring"]
POINTS = np.random.default_rng(0).random((50, 2))


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((-1,), "count"),
        ((2.5,), "count"),
        (("a",), "count"),
        ((3, 1.5), "seed"),
        ((3, -1), "seed"),
        ((3, MAX_TORCH_SEED + 1), "seed"),
        ((3, 2**70), "seed"),
    ],
)
def test_a_sample_of_no_size_or_seed_is_refused(arguments, name):
    with pytest.raises((TypeError, ValueError), match=f"^{name} "):
        RING.sample(*arguments)


def test_the_largest_seed_is_a_seed_of_its_own():
    assert not np.array_equal(RING.sample(4, MAX_TORCH_SEED), RING.sample(4, 0))


@pytest.mark.parametrize("data", [np.zeros((30, 2)), [[0.0, 0.0], [1.0, 1.0]], "ring", 5, []], ids=str)
@pytest.mark.parametrize("runner", [Trainer, LiveRun])
def test_points_without_own_points_are_refused(runner, data):
    with pytest.raises(TypeError, match=r"^data must be a distribution such as OwnPoints"):
        runner(Config(data="own", steps=1, device="cpu"), data)


@pytest.mark.parametrize("offset", [4.5e6, 1e9])
def test_own_points_far_from_0_are_refused_and_told_to_subtract_their_mean(offset):
    with pytest.raises(ValueError, match=r"^points .*subtract their mean"):
        OwnPoints(POINTS + offset)
    assert len(OwnPoints(POINTS + offset - offset).cloud) == 50


@pytest.mark.parametrize("factor", [1e39, 1e16, 1e-20])
def test_own_points_that_single_precision_does_not_hold_are_refused(factor):
    with pytest.raises(ValueError, match=r"^points .*change their unit"):
        OwnPoints(POINTS * factor)


@pytest.mark.parametrize("points", [[[3.0, 4.0]], [[0.0, 0.0]], [[1.0, 1.0], [1.0, 1.0]]])
def test_own_points_in_one_place_are_data(points):
    assert np.allclose(OwnPoints(points).sample(5), points[0])


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: metrics.score_distance(np.zeros((4, 3)), RING), "samples"),
        (lambda: metrics.score_distance(np.zeros((4, 2)), "ring"), "data"),
        (lambda: metrics.score_distance(np.zeros((4, 2)), RING, seed=0.5), "seed"),
        (lambda: metrics.pull_norm("x"), "pull"),
        (lambda: metrics.pull_norm(1.0), "pull"),
        (lambda: metrics.pull_norm(np.zeros((3, 4, 5))), "pull"),
    ],
)
def test_scores_of_what_cannot_be_scored_name_the_argument(call, name):
    with pytest.raises((TypeError, ValueError), match=f"^{name} "):
        call()
