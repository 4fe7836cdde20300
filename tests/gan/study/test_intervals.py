"""Intervals for shares and differences, against SciPy and by hand; and when a mode counts as reached."""

import numpy as np
import pytest
from scipy.stats import binomtest

from divergences.gan.study.intervals import Change, group_change, mean_change, wilson
from divergences.gan.study.judge import reached_modes


def test_modes_are_reached_by_a_blur_but_not_from_between():
    modes = np.array([[0.0, 0], [4, 0], [0, 4], [4, 4]])
    rng = np.random.default_rng(0)
    blur = np.repeat(modes, 50, axis=0) + rng.uniform(-1, 1, size=(200, 2))
    assert reached_modes(blur, modes) == (4, 1.0)
    assert reached_modes(np.full((200, 2), 2.0), modes) == (0, 0.0)
    uneven = np.concatenate([blur[:50], np.repeat(blur[50:51], 3, axis=0)])  # 3 of 53 are less than 1/16
    assert reached_modes(uneven, modes)[0] == 1


def test_wilson_against_scipy():
    for hits, count in [(0, 9), (3, 9), (9, 9), (120, 200)]:
        peer = binomtest(hits, count).proportion_ci(method="wilson")
        np.testing.assert_allclose(wilson(hits, count), (peer.low, peer.high), atol=1e-12)


def test_an_interval_knows_that_seeds_of_an_architecture_are_no_trials_of_their_own():
    rng = np.random.default_rng(0)
    by_architecture = rng.normal(size=30)
    change = mean_change(by_architecture)
    standard_error = by_architecture.std() / np.sqrt(30)
    assert change.low == pytest.approx(change.value - 1.96 * standard_error, abs=0.2 * standard_error)
    assert change.high == pytest.approx(change.value + 1.96 * standard_error, abs=0.2 * standard_error)
    assert mean_change(np.array([0.25, np.nan, 0.25])) == Change(0.25, 0.25, 0.25)


def test_the_difference_of_groups():
    values, inside = np.repeat([0.5, 0.125], [6, 9]), np.repeat([True, False], [6, 9])
    assert group_change(values, inside) == Change(0.375, 0.375, 0.375)
    assert group_change(values, ~inside) == Change(-0.375, -0.375, -0.375)
    assert np.isnan(group_change(values, np.ones(15, bool)).value)
