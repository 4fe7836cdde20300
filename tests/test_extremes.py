"""A number where a number exists, however large or small; a certificate that bounds the error of what is returned."""

import mpmath
import numpy as np
import pytest

import divergences as dv

from .support.pairs import EVERY_PAIR


@EVERY_PAIR
def test_theta_may_be_a_whole_number_of_any_size(pair):
    for theta, same in ((10**20, 1e20), ([1, 10**20], [1, 1e20]), (-(10**30), -1e30), (2**64 - 1, 2.0**64)):
        np.testing.assert_array_equal(pair.wasserstein_distance(theta), pair.wasserstein_distance(same))
        np.testing.assert_array_equal(pair.js_divergence(theta), pair.js_divergence(same))
    with pytest.raises(ValueError, match=r"^theta must be within 1.8e308"):
        pair.wasserstein_distance(10**400)


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


def test_slopes_between_points_that_hardly_differ_keep_their_digits():
    tiny = 1e-320
    exact = mpmath.mpf(2 * tiny) / mpmath.sqrt(mpmath.mpf(tiny) ** 2 + (2 * mpmath.mpf(tiny)) ** 2)
    points = [[tiny, -tiny], [0.0, tiny]]
    assert dv.lipschitz_constant([tiny, -tiny], points) == pytest.approx(float(exact), rel=2e-4)
    assert dv.lipschitz_constant([3 * 5e-324, 0], [0, 5e-324]) == 3.0


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
