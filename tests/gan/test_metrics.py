import math

import mpmath
import numpy as np
import pytest

from divergences.gan.data import DATA
from divergences.gan.metrics import (
    PERFECT_SHARE_WITHIN,
    duality_gap,
    pull_norm,
    score_distance,
    score_modes,
    slope_histogram,
)

GRID = DATA["grid"]


def test_a_perfect_sampler_meets_its_ceilings():
    score = score_modes(GRID.sample(200_000, seed=1), GRID.modes, GRID.spread)
    assert (round(PERFECT_SHARE_WITHIN[3], 4), round(PERFECT_SHARE_WITHIN[4], 4)) == (0.9889, 0.9997)
    assert score.recovered == 25
    assert score.within_3sd == pytest.approx(PERFECT_SHARE_WITHIN[3], abs=1e-3)
    assert score.within_4sd == pytest.approx(PERFECT_SHARE_WITHIN[4], abs=2e-4)
    assert score.mode_kl == pytest.approx(24 / 2 / 200_000, rel=1.5)
    assert score.counts.sum() == round(score.within_3sd * 200_000)


def test_a_collapsed_sampler():
    score = score_modes(np.tile(GRID.modes[3], (500, 1)), GRID.modes, GRID.spread)
    assert (score.recovered, score.within_3sd) == (1, 1.0)
    assert score.mode_kl == pytest.approx(math.log(25))


def test_a_shifted_sampler_is_good_at_nothing_but_near_in_w1():
    samples = GRID.sample(1000, seed=1) + np.array([0.5, 0])
    score = score_modes(samples, GRID.modes, GRID.spread)
    assert score.within_3sd < 0.01
    assert score_modes(samples + 100, GRID.modes, GRID.spread).recovered == 0
    assert math.isnan(score_modes(samples + 100, GRID.modes, GRID.spread).mode_kl)
    distance = score_distance(samples, GRID)
    assert 0.5 - distance.floor <= distance.distance <= 0.5 + distance.floor


def test_the_floor_is_what_real_samples_score():
    scores = [score_distance(GRID.sample(400, seed=1000 + s), GRID, seed=s) for s in range(5)]
    ours, floor = np.mean([s.distance for s in scores]), np.mean([s.floor for s in scores])
    assert ours == pytest.approx(floor, rel=0.2)
    assert floor > 0.05


def test_the_gap_of_training_and_the_pull():
    assert duality_gap(estimate=0.75, distance=1.0) == 0.25
    np.testing.assert_allclose(pull_norm([[[3.0, 4.0], [0.0, 1.0]]]), [3.0])


def test_the_slope_histogram_loses_nothing():
    np.testing.assert_allclose(slope_histogram([0, 0.5, 1, 1.5, 7, 900], [0, 1, 2]), [2 / 6, 2 / 6, 2 / 6])
    for slopes, edges in (([-1.0], [0, 1]), ([], [0, 1]), ([1.0], [0.5, 1]), ([1.0], [0, 2, 1])):
        with pytest.raises(ValueError, match="must"):
            slope_histogram(slopes, edges)


@pytest.mark.parametrize(
    ("samples", "spread", "error", "said"),
    [
        ([[0.0, math.nan]], 0.1, ValueError, "samples must be finite"),
        ([], 0.1, ValueError, "samples must have shape"),
        ([[0.0]], 0.1, ValueError, "modes must have points of dimension 1"),
        ([[0.0, 1.0]], 0.0, ValueError, "spread must be larger than 0"),
    ],
)
def test_bad_input_is_named(samples, spread, error, said):
    with pytest.raises(error, match=said):
        score_modes(samples, GRID.modes, spread)


@pytest.mark.parametrize("size", [1e-320, 1e-170, 1e170, 5e307])
def test_scores_of_very_small_and_very_large_samples_are_numbers(size):
    modes = size * np.array([[1.0, 0.0], [0.0, 1.0]])
    found = score_modes(np.concatenate([modes, modes]), modes, size / 10)
    assert (found.recovered, found.within_3sd, found.counts.tolist()) == (2, 1.0, [2, 2])
    pull = np.full((1, 3, 2), size)
    assert pull_norm(pull)[0] == pytest.approx(
        float(mpmath.sqrt(2) * mpmath.mpf(size)), rel=1e-3 if size < 1e-300 else 1e-12
    )


def test_the_mean_pull_of_numbers_that_ran_away_ran_away():
    assert np.isnan(pull_norm([[[np.nan, 0.0], [1.0, 1.0]]])[0])
    assert pull_norm([[[np.inf, 0.0], [1.0, 1.0]]])[0] == np.inf
