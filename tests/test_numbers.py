"""Numbers that are almost ours (other dtypes, sizes, containers), extreme ones, and other people's global state."""

import sys
import threading
import warnings

import mpmath
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


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: type(pair).__name__)
def test_theta_may_be_a_whole_number_of_any_size(pair):
    for theta, same in ((10**20, 1e20), ([1, 10**20], [1, 1e20]), (-(10**30), -1e30), (2**64 - 1, 2.0**64)):
        np.testing.assert_array_equal(pair.wasserstein_distance(theta), pair.wasserstein_distance(same))
        np.testing.assert_array_equal(pair.js_divergence(theta), pair.js_divergence(same))
    with pytest.raises(ValueError, match=r"^theta must be within 1.8e308"):
        pair.wasserstein_distance(10**400)


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


# Other people's global state.


def everything():
    """Results of every function, at arguments that make numbers underflow and divide by 0 on the way."""
    theta, tiny = np.linspace(-5, 5, 21), np.array([5e-324, 1 - 5e-324])
    names = [
        name for name in dir(dv.Pair) if name.endswith(("divergence", "derivative", "variation", "deficit", "distance"))
    ]
    yield [getattr(pair, name)(theta) for pair in PAIRS for name in names]
    for pair in PAIRS[3:]:
        yield [pair.density(theta), pair.js_log_derivative(theta), pair.discriminator_logit(theta, 2.0)]
        yield [pair.vanishing_distance()]
    yield [function(tiny, tiny[::-1]) for function in (dv.kl_divergence, dv.js_divergence, dv.total_variation)]
    yield [function([1, 0], [0, 1]) for function in (dv.kl_divergence, dv.js_divergence, dv.total_variation)]
    x, y = np.array([0, 1e-320, 1]), np.array([1e-310, 2, 3])
    yield [dv.js_divergence_of_samples(x, y), dv.wasserstein_distance(x, y)]
    plane = np.stack([x, y], axis=1)
    yield [dv.wasserstein_distance(plane, plane + 1e-3), dv.euclidean_cost(plane, plane), dv.optimal_critic(x, y).value]
    yield [dv.lipschitz_constant([1, 1, 2], [0, 0, 1]), dv.optimal_critic(plane, plane + 1).value]
    yield [dv.optimal_discriminator([1, 0, 1e-320], [0, 0, 1]), dv.mcshane_extension([0, 1], [0, 1])([0.5, 1e-320])]
    yield [dv.coupling_cost([[1e-200, 1]], [[1e-200, 1]]), dv.couplings_between([[1e-320, 1]], [[0, 1]], 1e-10)]
    far = dv.Gaussians(0.05)
    yield list(dv.js_divergence_of_densities(far.density, lambda x: far.density(x, 3.0), -2, 5, tolerance=1e-6))


@pytest.mark.parametrize("state", ["raise", "warn", "ignore"])
def test_numpys_error_state_changes_no_number_and_is_left_alone(state):
    with np.errstate(all="ignore"):
        want = list(everything())
    with np.errstate(all=state):
        before = np.geterr()
        got = list(everything())
        assert np.geterr() == before
    for ours, same in zip(got, want, strict=True):
        for one, other in zip(ours, same, strict=True):
            np.testing.assert_array_equal(one, other)


def test_a_density_of_the_caller_keeps_the_callers_error_state():
    def careless(x):
        return np.float64(1) / np.float64(0)

    with np.errstate(all="raise"), pytest.raises(FloatingPointError):
        dv.js_divergence_of_densities(careless, careless, 0, 1)


def test_solving_in_threads_leaves_the_warning_filters_alone():
    dv.solve_transport([1], [1], [[0.0]])
    before, interval = list(warnings.filters), sys.getswitchinterval()
    sys.setswitchinterval(1e-5)

    def work():
        rng = np.random.default_rng(0)
        for _ in range(100):
            dv.wasserstein_distance(rng.random((3, 2)), rng.random((3, 2)))

    try:
        threads = [threading.Thread(target=work) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert warnings.filters == before


# A number where a number exists.

EXTREMES = [(1e-300, 1e-300), (1e300, 1e300), (1e-300, 1e-200), (1e300, 1e-10), (1e-5, 3e-5), (1e-300, 9e-299),
            (1, 80.0), (1e-300, 8e-299), (1e200, 1e308), (1e-200, 1e100), (1e300, 1.7e308)]  # fmt: skip


@pytest.mark.parametrize(("sigma", "theta"), EXTREMES)
def test_closed_forms_of_normals_are_numbers_at_extremes_wherever_a_float_holds_them(sigma, theta):
    mpmath.mp.dps = 40
    pair, s, t = dv.Gaussians(sigma), mpmath.mpf(sigma), mpmath.mpf(theta)
    tail = mpmath.exp(-((t / s) ** 2) / 8)
    want = {
        "kl_divergence": (t / s) ** 2 / 2,
        "kl_derivative": t / s / s,
        "total_variation": mpmath.erf(t / s / mpmath.sqrt(8)),
        "tv_derivative": tail / mpmath.sqrt(2 * mpmath.pi) / s,
        "wasserstein_distance": t,
    }
    for name, exact in want.items():
        same(getattr(pair, name)(theta), exact)
    for x in (theta / 2, -theta, 0.0, theta * (1 - 1e-9)):
        exact = -(((mpmath.mpf(x) - t) / s) ** 2) / 2 - mpmath.log(s) - mpmath.log(2 * mpmath.pi) / 2
        same(pair.log_density(x, theta), exact)
        same(pair.discriminator_logit(x, theta), t * (t / 2 - mpmath.mpf(x)) / s / s, relative=1e-6)


def same(got, exact, relative=1e-12):
    if abs(exact) > mpmath.mpf("1.8e308"):
        assert got == (np.inf if exact > 0 else -np.inf)
    else:
        assert got == pytest.approx(float(exact), rel=relative, abs=1e-320)


@pytest.mark.parametrize("share", [1e-15, 1e-8, 0.3, 0.9, 1 - 1e-6, 1 - 2**-40, 1 - 2**-53])
def test_the_overlap_of_discs_keeps_its_digits_where_they_nearly_part(share):
    mpmath.mp.dps = 60
    u = mpmath.mpf(share)
    exact = 2 / mpmath.pi * (mpmath.acos(u) - u * mpmath.sqrt(1 - u * u))
    assert dv.UniformDiscs(1).js_deficit(2 * share) == pytest.approx(float(exact * mpmath.log(2)), rel=1e-13)


def test_slopes_and_critics_of_points_that_are_far_apart():
    assert dv.lipschitz_constant([-1.7e308, 1.7e308], [-1.7e308, 1.7e308]) == 1.0
    assert dv.lipschitz_constant([-1.7e308, 1.7e308], [0, 4]) == pytest.approx(8.5e307)
    for x, y in (([-1.7e308], [1.7e308]), ([[-1.7e308, 0]], [[1.7e308, 0]])):
        with pytest.raises(ValueError, match=r"^y must be within 1.8e308"):
            dv.optimal_critic(x, y)
    with pytest.raises(ValueError, match=r"^lipschitz must be small enough"):
        dv.optimal_critic([0], [1e200], lipschitz=1e200)


# The certificate bounds the error of what is returned.


def swapped(emd):
    """A solver that returns the potentials of the optimum with a plan that is not optimal."""

    def solve(a, b, cost, **options):
        plan, log = emd(a, b, cost, **options)
        return plan[:, [1, 0, *range(2, len(b))]], log

    return solve


def test_a_wrong_plan_is_refused_however_large_another_cost_is(monkeypatch):
    from ot.lp import emd

    weights = np.full(3, 1 / 3)
    for largest in (1.0, 1e6):
        cost = np.array([[0.0, 1, largest], [1, 0, largest], [largest, largest, 1]])
        assert dv.solve_transport(weights, weights, cost).cost == pytest.approx(1 / 3, rel=1e-7)
    monkeypatch.setattr("ot.lp.emd", swapped(emd))
    for largest in (1.0, 1e6, 1e12):
        cost = np.array([[0.0, 1, largest], [1, 0, largest], [largest, largest, 1]])
        with pytest.raises(RuntimeError, match=r"^the plan failed its certificate: .* may be wrong by"):
            dv.solve_transport(weights, weights, cost)


def test_a_returned_cost_is_within_its_bound_of_the_exact_one_or_refused():
    rng = np.random.default_rng(0)
    for exponent in range(0, 18, 3):
        x = rng.random((30, 2))
        moved = x + np.array([10.0**-exponent, 0])
        try:
            got = dv.wasserstein_distance(x, moved)
        except RuntimeError as error:
            assert "may be wrong by" in str(error) and exponent >= 6
        else:
            assert got == pytest.approx(float(np.mean(moved[:, 0] - x[:, 0])), rel=1e-7)
