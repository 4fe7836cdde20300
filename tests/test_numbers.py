"""Numbers that are almost ours: single precision, other dtypes, sizes and containers."""

import numpy as np
import pytest
import torch
from scipy.stats import gaussian_kde

import divergences as dv
from divergences.checks import sum_tolerance

PAIRS = [dv.ParallelUniforms(), dv.ParallelStrips(2), dv.UniformDiscs(1), dv.BlurredUniforms(0.05), dv.Gaussians(3)]


@pytest.mark.parametrize("classes", [2, 10, 1000, 50_000])
def test_a_softmax_in_single_precision_is_accepted_and_gives_what_its_normalised_self_gives(classes):
    noise = torch.Generator().manual_seed(0)
    for _ in range(10):
        p, q = torch.softmax(torch.randn(2, classes, generator=noise), dim=-1)
        a, b = (each.double() / each.double().sum() for each in (p, q))
        assert dv.js_divergence(p, q) == pytest.approx(dv.js_divergence(a, b), abs=1e-9)
        assert dv.kl_divergence(p.numpy(), q.numpy()) == pytest.approx(dv.kl_divergence(a, b), abs=1e-9)


def test_probabilities_normalised_by_a_running_sum_in_single_precision_are_accepted():
    p = np.random.default_rng(0).random((20_000, 3), dtype=np.float32)
    p /= p.sum(axis=0)  # along this axis NumPy adds one by one
    assert abs(p.T.astype(float).sum(axis=1) - 1).max() > 1e-6
    assert dv.total_variation(p.T, p.T).tolist() == [0, 0, 0]


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_a_coarse_dtype_forgives_no_more_than_its_rounding_can_do(dtype):
    off = np.array([0.5, 0.5], dtype) + np.array([0, 16 * np.finfo(dtype).eps], dtype)
    with pytest.raises(ValueError, match="p must add up to 1"):
        dv.kl_divergence(off, [0.5, 0.5])
    with pytest.raises(ValueError, match="p must add up to 1"):
        dv.kl_divergence(np.full(100_000, 1.02e-5, np.float32), np.full(100_000, 1e-5))
    assert sum_tolerance(np.ones(10)) == sum_tolerance(np.ones(10**6, int)) == 1e-8


def test_couplings_in_single_precision_are_accepted():
    rng = np.random.default_rng(0)
    a, b = (rng.dirichlet(np.ones(200)).astype(np.float32) for _ in range(2))
    coupling = np.outer(a, b)
    coupling /= coupling.sum()
    cost = rng.random((200, 200))
    for given in (coupling, torch.from_numpy(coupling)):
        assert dv.coupling_cost(given, cost) == pytest.approx(float((coupling.astype(float) * cost).sum()), rel=1e-5)
    assert dv.couplings_between(coupling, dv.independent_coupling(a, b), [0, 1]).shape == (2, 200, 200)
    plan = dv.solve_transport(a, b, cost).plan.astype(np.float32)
    assert dv.coupling_cost(plan, cost) == pytest.approx(dv.solve_transport(a, b, cost).cost, rel=1e-5)


def test_a_density_may_return_an_array_of_one_number():
    rng = np.random.default_rng(0)
    p, q = gaussian_kde(rng.normal(0, 1, 300)), gaussian_kde(rng.normal(1, 1, 300))
    got = dv.js_divergence_of_densities(p, q, -9, 10, tolerance=1e-6)
    assert got.value == pytest.approx(dv.js_divergence_of_densities(lambda x: p(x)[0], lambda x: q(x)[0], -9, 10).value)
    with pytest.raises(ValueError, match=r"^p\(.*\) must be a single number, got an array of shape \(2,\)"):
        dv.js_divergence_of_densities(lambda x: [1.0, 1.0], lambda x: 1.0, 0, 1)


@pytest.mark.parametrize("edges", [range(5), (0, 1, 2, 3, 4), np.arange(5, dtype=np.int8), torch.arange(5)])
def test_edges_may_be_any_sequence(edges):
    want = dv.shared_histogram([0, 1, 2], [1, 2, 2], bins=[0, 1, 2, 3, 4])
    got = dv.shared_histogram([0, 1, 2], [1, 2, 2], bins=edges)
    assert got.p.tolist() == want.p.tolist() and got.q.tolist() == want.q.tolist()


def test_edges_may_be_a_series_of_pandas():
    pandas = pytest.importorskip("pandas")
    assert dv.shared_histogram([0, 1], [1, 1], pandas.Series([0, 1, 2])).p.tolist() == [0.5, 0.5]


@pytest.mark.parametrize(("bins", "dimension"), [(7, 1), (5, 2), (3, 3), ([0, 0.2, 0.7, 1], 1)])
def test_a_histogram_counts_as_numpy_does(bins, dimension):
    x, y = np.random.default_rng(0).random((2, 200, dimension)).round(1)
    got = dv.shared_histogram(x, y, bins)
    for points, shares in ((x, got.p), (y, got.q)):
        assert shares.tolist() == (np.histogramdd(points, bins=got.edges)[0].ravel() / 200).tolist()


def test_whole_numbers_that_a_float_cannot_hold_are_no_points():
    now = 1_764_000_000_000_000_000
    with pytest.raises(ValueError, match=r"^v_values must be exact in float64 .* subtract a common offset"):
        dv.wasserstein_distance(np.array([now]), np.array([now + 100]))
    assert dv.wasserstein_distance(np.array([now]) - now, np.array([now + 100]) - now) == 100
    assert dv.wasserstein_distance([2**60], [2**61]) == 2.0**60  # these are exact
    for value in (2**63 - 1, 2**64 - 1, 10**30):
        with pytest.raises(ValueError, match=r"^u_values must be exact"):
            dv.wasserstein_distance([value], [0])


def test_seeds_of_any_size_are_distinct():
    pair = dv.Gaussians(1)
    draws = [
        pair.sample(3, 0.0, seed)[0].tolist() for seed in (0, 2**31, 2**32, 2**63, 2**64 + 1, np.uint64(2**63 + 1))
    ]
    assert len({tuple(draw) for draw in draws}) == len(draws)


def test_a_time_span_is_no_count():
    with pytest.raises(TypeError, match=r"^count must be a whole number"):
        dv.Gaussians(1).sample(np.timedelta64(3, "s"), 0.0)
