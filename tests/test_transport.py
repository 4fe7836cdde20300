import math

import numpy as np
import ot
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linear_sum_assignment

import divergences as dv

from .support.cases import TRANSPORTS

CASES = pytest.mark.parametrize("case", TRANSPORTS, ids=lambda case: case.name)
coordinates = st.floats(-100, 100).map(lambda v: round(v, 6))


@st.composite
def weighted_samples(draw, how_many=2, dimension=1):
    samples = []
    for _ in range(how_many):
        size = draw(st.integers(1, 8))
        points = draw(arrays(float, (size, dimension), elements=coordinates))
        raw = draw(arrays(float, size, elements=st.floats(0, 1)).filter(lambda v: v.sum() > 1e-3))
        samples.append((points, raw / raw.sum()))
    return samples


@CASES
def test_exact_answers(case):
    assert dv.wasserstein_distance(case.x, case.y, case.a, case.b) == pytest.approx(case.distance, abs=1e-14)


@CASES
def test_certificate(case):
    cost = dv.euclidean_cost(case.x, case.y)
    a = case.a or np.full(len(case.x), 1 / len(case.x))
    b = case.b or np.full(len(case.y), 1 / len(case.y))
    result = dv.solve_transport(a, b, cost)
    assert result.cost == pytest.approx(case.distance, abs=1e-12)
    assert dv.coupling_cost(result.plan, cost) == pytest.approx(result.cost, abs=1e-12)
    assert (result.plan >= 0).all()
    np.testing.assert_allclose(result.plan.sum(axis=1), a, atol=1e-12)
    np.testing.assert_allclose(result.plan.sum(axis=0), b, atol=1e-12)
    assert (result.potential_a[:, None] + result.potential_b <= cost + 1e-12).all()
    dual = result.potential_a @ a + result.potential_b @ b
    print(f"{case.name}: primal {result.cost:.12g}, dual {dual:.12g}, gap {result.gap:.3g}")
    assert result.gap == pytest.approx(result.cost - dual, abs=1e-14)
    assert abs(result.gap) < 1e-12 * max(1, cost.max())


@given(weighted_samples())
def test_the_line_against_scipy(samples):
    (x, a), (y, b) = samples
    ours = dv.wasserstein_distance(x, y, a, b)
    assert ours == pytest.approx(scipy.stats.wasserstein_distance(x[:, 0], y[:, 0], a, b), rel=1e-9, abs=1e-9)


@given(weighted_samples(dimension=2))
def test_the_plane_against_pot_and_its_own_certificate(samples):
    (x, a), (y, b) = samples
    cost = dv.euclidean_cost(x, y)
    least = ot.emd2(a, b, cost, check_marginals=False)
    try:
        result = dv.solve_transport(a, b, cost)
    except RuntimeError as error:  # a cost that rounding swamps has no certificate; no other may lack one
        assert "certificate" in str(error) and least < 1e-7 * cost.max()
        return
    assert result.cost == pytest.approx(least, rel=1e-9, abs=1e-9)
    assert (result.potential_a[:, None] + result.potential_b <= cost + 1e-9).all()
    assert abs(result.gap) <= 1e-9 * max(cost.max(), 1e-300)


def test_a_cost_that_only_a_vanishing_weight_carries_is_refused():
    cost = dv.euclidean_cost([[0.0, 0.0]], [[0.0, 0.0], [0.0, 1.0]])
    with pytest.raises(RuntimeError, match=r"certificate.*weights that are far smaller"):
        dv.solve_transport([1.0], [1.0, 2.5e-125], cost)


def test_the_plane_against_assignment():
    x, y = np.random.default_rng(0).normal(size=(2, 60, 2))
    cost = dv.euclidean_cost(x, y)
    assert dv.wasserstein_distance(x, y) == pytest.approx(cost[linear_sum_assignment(cost)].mean(), rel=1e-12)


def test_sorting_equals_the_general_solver_on_the_line():
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=40), rng.exponential(size=25)
    a, b = rng.dirichlet(np.ones(40)), rng.dirichlet(np.ones(25))
    general = dv.solve_transport(a, b, dv.euclidean_cost(x, y))
    assert dv.wasserstein_distance(x, y, a, b) == pytest.approx(general.cost, rel=1e-12)
    assert dv.wasserstein_distance(x[:, None], y[:, None], a, b) == pytest.approx(general.cost, rel=1e-12)


@given(weighted_samples(how_many=3), st.floats(-50, 50), st.floats(0.1, 20))
def test_identities(samples, shift, factor):
    (x, a), (y, b), (z, c) = samples
    xy = dv.wasserstein_distance(x, y, a, b)
    assert xy == pytest.approx(dv.wasserstein_distance(y, x, b, a), abs=1e-9)
    assert dv.wasserstein_distance(x, x, a, a) == 0
    assert xy <= dv.wasserstein_distance(x, z, a, c) + dv.wasserstein_distance(z, y, c, b) + 1e-9
    assert dv.wasserstein_distance(x, x + shift, a, a) == pytest.approx(abs(shift), abs=1e-9)
    assert dv.wasserstein_distance(factor * x, factor * y, a, b) == pytest.approx(factor * xy, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("scale", [1e-200, 1e-9, 1e9, 1e200])
def test_the_unit_of_the_cost_does_not_matter(scale):
    x, y = np.random.default_rng(5).normal(size=(2, 20, 2))
    cost, weights = dv.euclidean_cost(x, y), np.full(20, 0.05)
    plain = dv.solve_transport(weights, weights, cost)
    assert dv.solve_transport(weights, weights, scale * cost).cost == pytest.approx(scale * plain.cost, rel=1e-12)


def test_tiny_and_huge_lengths_are_kept():
    for scale in (1e-200, 3e-160, 1e160, 1e300):
        square = scale * np.array([[3.0, 4.0]])
        assert dv.wasserstein_distance([[0, 0]], square) == pytest.approx(5 * scale, rel=1e-12)
        assert dv.lipschitz_constant([0, scale], [[0, 0], [scale, 0]]) == 1
    assert dv.wasserstein_distance([1.7e308] * 3, [0] * 3) == pytest.approx(1.7e308)
    for far in (
        lambda: dv.wasserstein_distance([1e308], [-1e308]),
        lambda: dv.euclidean_cost([[1e308]], [[-1e308]]),
        lambda: dv.wasserstein_distance([1e308], [-1e308, -1e308]),
        lambda: dv.shared_histogram([1e308], [-1e308]),
    ):
        with pytest.raises(ValueError, match=r"must be within 1\.8e308"):
            far()


def test_sampling_bias_is_as_the_docstring_says():
    rng, n = np.random.default_rng(2), 500
    mean = np.mean([dv.wasserstein_distance(*rng.random((2, n))) for _ in range(2000)])
    assert mean == pytest.approx(0.3133 * math.sqrt(2 / n), rel=0.03)


def test_couplings_slide_from_the_independent_one_down_to_the_infimum():
    x, y = np.random.default_rng(4).normal(size=(2, 6))
    a, cost = np.full(6, 1 / 6), dv.euclidean_cost(x, y)
    independent, best = dv.independent_coupling(a, a), dv.solve_transport(a, a, cost)
    family = dv.couplings_between(independent, best.plan, np.linspace(0, 1, 11))
    assert family.shape == (11, 6, 6)
    np.testing.assert_allclose(family.sum(axis=2), 1 / 6)
    np.testing.assert_allclose(family.sum(axis=1), 1 / 6)
    costs = [dv.coupling_cost(coupling, cost) for coupling in family]
    assert costs[0] == pytest.approx(cost.mean())
    assert costs[-1] == pytest.approx(dv.wasserstein_distance(x, y))
    np.testing.assert_allclose(np.diff(costs), costs[1] - costs[0])
    assert costs[1] < costs[0]


def test_a_solver_that_does_not_finish_raises():
    x, y = np.random.default_rng(4).normal(size=(2, 40, 2))
    weights = np.full(40, 1 / 40)
    with pytest.raises(RuntimeError, match="max_iterations=3"):
        dv.solve_transport(weights, weights, dv.euclidean_cost(x, y), max_iterations=3)


def test_a_plan_that_is_not_optimal_fails_its_certificate(monkeypatch):
    def lazy_solver(a, b, cost, **options):
        return np.outer(a, b), {"u": np.zeros(len(a)), "v": np.zeros(len(b)), "warning": None}

    monkeypatch.setattr("ot.lp.emd", lazy_solver)
    with pytest.raises(RuntimeError, match="failed its certificate"):
        dv.solve_transport([0.5, 0.5], [0.5, 0.5], [[0, 1], [1, 0]])


def test_a_plan_with_wrong_marginals_fails_its_certificate(monkeypatch):
    from ot.lp import emd as honest

    def careless(a, b, cost, **options):
        plan, log = honest(a, b, cost, **options)
        return plan + np.array([[1e-6, -1e-6], [0, 0]]) * (cost == 0).any(), log

    monkeypatch.setattr("ot.lp.emd", careless)
    with pytest.raises(RuntimeError, match="marginals off by 1e-06"):
        dv.solve_transport([0.5, 0.5], [0.5, 0.5], [[0, 0], [0, 0]])


@pytest.mark.parametrize(
    ("a", "b", "cost", "said"),
    [
        ([0.5, 0.4], [1], [[1], [1]], "a must add up to 1"),
        ([0.5, 0.5], [-1, 2], np.ones((2, 2)), "b must not be negative"),
        ([0.5, 0.5], [1], [[1, 1]], r"cost must have shape \(2, 1\), got \(1, 2\)"),
        ([0.5, 0.5], [1], [[1], [math.nan]], "cost must be finite"),
        ([[1.0]], [1], [[1]], "a must have 1 axis"),
        ([], [1], [[1]], "a must have at least one entry"),
    ],
)
def test_bad_transport_problems_are_named(a, b, cost, said):
    with pytest.raises(ValueError, match=said):
        dv.solve_transport(a, b, cost)


@pytest.mark.parametrize(
    ("x", "y", "a", "said"),
    [
        ([], [1.0], None, "u_values must have shape"),
        (1.0, [1.0], None, "u_values must have shape"),
        ([[0.0, 1.0]], [1.0], None, "v_values must have points of dimension 2"),
        ([0.0, 1.0], [1.0], [1.0], "u_weights must have one weight for each of the 2 points"),
        (np.zeros((2, 2, 2)), [1.0], None, "u_values must have shape"),
    ],
)
def test_bad_points_are_named(x, y, a, said):
    with pytest.raises(ValueError, match=said):
        dv.wasserstein_distance(x, y, a)


@pytest.mark.parametrize(
    ("last", "t", "said"),
    [
        (np.full((2, 3), 1 / 6), 0.5, "last must have shape"),
        ([[0.5, 0.5], [0, 0]], 0.5, "last must have the same marginals"),
        ([[0.25 + 1e-6, 0.25], [0.25 - 1e-6, 0.25]], 0.5, "last must have the same marginals"),
        (np.full((2, 2), 0.25), 1.5, r"t must lie in \[0, 1\]"),
        ([[0.5, 0.5], [0.5, 0]], 0.5, "last must add up to 1"),
    ],
)
def test_bad_couplings_are_named(last, t, said):
    with pytest.raises(ValueError, match=said):
        dv.couplings_between(np.full((2, 2), 0.25), last, t)
