"""Histograms lose no sample, and divergences of samples are biased as their docstrings say."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import divergences as dv

from .support.cases import LOG2


@given(
    arrays(float, st.integers(1, 40), elements=st.floats(-1e6, 1e6)),
    arrays(float, st.integers(1, 40), elements=st.floats(-1e6, 1e6)),
    st.integers(1, 50),
)
def test_histograms_lose_no_sample(x, y, bins):
    histogram = dv.shared_histogram(x, y, bins)
    assert (histogram.p * len(x)).round(6).sum() == len(x)
    assert (histogram.q * len(y)).round(6).sum() == len(y)
    assert histogram.p.shape == histogram.q.shape == (bins,)


def test_histograms_of_points_in_the_plane():
    real, fake = dv.ParallelStrips(1).sample(500, 0.5, seed=1)
    histogram = dv.shared_histogram(real, fake, bins=6)
    assert histogram.p.shape == (36,)
    assert histogram.p.sum() == pytest.approx(1)
    assert [len(edges) for edges in histogram.edges] == [7, 7]


def test_samples_are_biased_as_their_docstrings_say():
    rng, bins, n = np.random.default_rng(3), 16, 2000
    x, y = rng.random((300, n)), rng.random((300, n))
    edges = np.linspace(0, 1, bins + 1)
    js = [dv.js_divergence_of_samples(a, b, edges) for a, b in zip(x, y, strict=True)]
    kl = [dv.kl_divergence_of_samples(a, b, edges) for a, b in zip(x, y, strict=True)]
    tv = [dv.total_variation_of_samples(a, b, edges) for a, b in zip(x, y, strict=True)]
    assert np.mean(js) == pytest.approx((bins - 1) / 8 * 2 / n, rel=0.1)
    assert np.mean(kl) == pytest.approx((bins - 1) / 2 * 2 / n, rel=0.1)
    cell = 1 / bins
    assert np.mean(tv) == pytest.approx(bins * math.sqrt(cell * (1 - cell) / (2 * math.pi) * 2 / n), rel=0.1)
    fine = dv.js_divergence_of_samples(x[0], y[0], bins=1_000_000)
    assert fine > 0.95 * LOG2


@pytest.mark.parametrize(
    ("bins", "error", "said"),
    [
        (0, ValueError, "bins must be at least 1"),
        (2.5, TypeError, "bins must be a whole number"),
        ([0, 0.5], ValueError, "bins must cover both samples"),
        ([0, 2, 1], ValueError, "bins must be a count, or increasing edges"),
        (np.array([[0.0, 1.0]]), ValueError, "bins must be a count, or increasing edges"),
        (100_000_000, ValueError, "at most 10 million"),
        ("many", TypeError, "bins must be a whole number"),
    ],
)
def test_bad_bins_are_named(bins, error, said):
    with pytest.raises(error, match=said):
        dv.shared_histogram([0.0, 1.0], [0.5], bins)


def test_edges_give_no_more_cells_than_a_count_may():
    with pytest.raises(ValueError, match=r"^bins must give at most 10 million cells, got 10000001"):
        dv.shared_histogram([0.0], [1.0], bins=np.broadcast_to(0.0, 10_000_002))
