"""The toy distributions are seeded, finite and where they should be; your own points are drawn as they are."""

import math
from dataclasses import replace

import numpy as np
import pytest

from divergences.gan.data import DATA, OwnPoints
from divergences.gan.recording import record
from divergences.gan.train import train

from .small import SMALL


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
