"""Samples of every pair: their shapes and seeds, and the closed forms against them."""

import math

import numpy as np
import pytest

import divergences as dv

from .support.cases import LOG2
from .support.pairs import EVERY_PAIR, STEP


@EVERY_PAIR
def test_closed_forms_against_the_histogram_of_samples(pair):
    """An independent check from the definition: many samples, in bins fine enough to see the shape."""
    theta, count = 0.7, 400_000
    real, fake = pair.sample(count, theta, seed=11)
    if pair is STEP:
        return_js, return_tv = LOG2, 1.0
        bins = 4
    else:
        return_js, return_tv = pair.js_divergence(theta), pair.total_variation(theta)
        bins = 80
    if real.ndim == 2 and not isinstance(pair, dv.UniformDiscs):
        real, fake = real[:, 0], fake[:, 0]  # the part along the segment is the same in both
    noise = bins ** (2 if real.ndim == 2 else 1) / 4 / count
    assert dv.js_divergence_of_samples(real, fake, bins) == pytest.approx(return_js, abs=0.01 + noise)
    assert dv.total_variation_of_samples(real, fake, bins) == pytest.approx(return_tv, abs=0.02 + 2 * math.sqrt(noise))


@EVERY_PAIR
def test_samples_with_shared_noise_are_exactly_theta_apart(pair):
    real, fake = pair.sample(300, -1.25, seed=5, shared_noise=True)
    moved = fake - real
    moved = moved if moved.ndim == 1 else moved[:, 0]
    np.testing.assert_allclose(moved, -1.25, rtol=1e-12)
    first = real if real.ndim == 1 else real[:, 0]
    assert dv.wasserstein_distance(first, first - 1.25) == pytest.approx(1.25)


def test_the_shapes_of_samples():
    from scipy.stats import kstest

    for pair in (STEP, dv.ParallelStrips(1.5), dv.BlurredUniforms(0.6)):
        for points in pair.sample(3000, 2.0, seed=21):
            assert ((points[:, 1] >= 0) & (points[:, 1] <= 1)).all()
            assert kstest(points[:, 1], "uniform").pvalue > 1e-3
    real, fake = STEP.sample(100, 2.0)
    assert (real[:, 0] == 0).all()
    assert (fake[:, 0] == 2).all()
    strips, _ = dv.ParallelStrips(1.5).sample(3000, 2.0, seed=22)
    assert kstest(strips[:, 0] / 1.5, "uniform").pvalue > 1e-3
    blurred, _ = dv.BlurredUniforms(0.6).sample(3000, 2.0, seed=23)
    assert kstest(blurred[:, 0] / 0.6, "norm").pvalue > 1e-3
    discs, _ = dv.UniformDiscs(0.8).sample(3000, 2.0, seed=24)
    assert kstest((np.linalg.norm(discs, axis=1) / 0.8) ** 2, "uniform").pvalue > 1e-3


@EVERY_PAIR
def test_samples_are_seeded_and_independent_by_default(pair):
    first, second = pair.sample(50, 1.0, seed=3), pair.sample(50, 1.0, seed=3)
    np.testing.assert_array_equal(first, second)
    other = pair.sample(50, 1.0, seed=4)
    assert not np.allclose(first[0], other[0])
    assert not np.allclose(first[1], other[1])
    real, fake = pair.sample(50, 0.0, seed=3)
    assert dv.wasserstein_distance(real, fake) > 0


@pytest.mark.parametrize(
    "pair", [STEP, dv.ParallelStrips(1.5), dv.BlurredUniforms(0.6)], ids=["step", "strips", "blur"]
)
def test_em_is_theta_by_the_solver_too(pair):
    real, fake = pair.sample(60, 2.0, seed=8, shared_noise=True)
    assert dv.wasserstein_distance(real, fake) == pytest.approx(2.0, rel=1e-12)


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ({"count": 0}, ValueError, "count must be at least 1"),
        ({"count": 2.0}, TypeError, "count must be a whole number"),
        ({"seed": -1}, ValueError, "seed must be at least 0"),
        ({"seed": "x"}, TypeError, "seed must be a whole number"),
        ({"theta": [1, 2]}, ValueError, "theta must be a single number"),
    ],
)
def test_bad_sampling_is_named(arguments, error, said):
    with pytest.raises(error, match=said):
        STEP.sample(**{"count": 5, "theta": 1.0, **arguments})
