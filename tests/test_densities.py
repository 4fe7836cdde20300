"""Divergences of densities against closed forms, with an error that covers what is left out."""

import math

import numpy as np
import pytest

import divergences as dv

from .support.cases import LOG2


def normal(mean, sigma=1.0):
    return lambda x: math.exp(-0.5 * ((x - mean) / sigma) ** 2) / (sigma * math.sqrt(2 * math.pi))


@pytest.mark.parametrize("theta", [0.5, 2.0, 8.0])
def test_densities_against_the_closed_forms_of_normals(theta):
    pair = dv.Gaussians(sigma=1)
    for of_densities, exact in (
        (dv.kl_divergence_of_densities, pair.kl_divergence(theta)),
        (dv.js_divergence_of_densities, pair.js_divergence(theta)),
        (dv.total_variation_of_densities, pair.total_variation(theta)),
    ):
        estimate = of_densities(normal(0), normal(theta), -12, 12 + theta)
        assert abs(estimate.value - exact) <= max(estimate.error, 1e-14)
        assert estimate.error < 1e-8


def test_far_apart_normals_are_log_2_apart_where_quad_says_half():
    from scipy.integrate import quad

    p, q = normal(0), normal(100)
    wrong = quad(lambda x: 0.5 * p(x) * math.log(2 * p(x) / (p(x) + q(x))) if p(x) else 0.0, -math.inf, math.inf)[0]
    wrong += quad(lambda x: 0.5 * q(x) * math.log(2 * q(x) / (p(x) + q(x))) if q(x) else 0.0, -math.inf, math.inf)[0]
    assert wrong < 0.5
    estimate = dv.js_divergence_of_densities(p, q, -40, 140)
    assert abs(estimate.value - LOG2) <= estimate.error < 1e-8


def test_density_that_is_zero_on_a_set_makes_kl_infinite_and_on_a_point_does_not():
    uniform, half = (lambda x: 1.0), (lambda x: 2.0 if x < 0.5 else 0.0)
    assert dv.kl_divergence_of_densities(uniform, half, 0, 1, breaks=[0.5]).value == math.inf
    assert dv.kl_divergence_of_densities(half, uniform, 0, 1, breaks=[0.5]).value == pytest.approx(LOG2, abs=1e-9)
    tent = lambda x: 4 * abs(x - 0.5)  # noqa: E731  zero at one point only, the middle of a panel
    assert dv.kl_divergence_of_densities(uniform, tent, 0, 1, breaks=[0.5]).value == pytest.approx(1 - LOG2, abs=1e-8)


def test_the_error_of_densities_counts_what_is_left_outside_and_is_small_otherwise():
    smooth = dv.js_divergence_of_densities(normal(0), normal(3), -12, 15)
    assert smooth.error < 1e-9
    cut = dv.js_divergence_of_densities(normal(0), normal(3), -5.2, 8.2)
    outside = 2 * (1 - math.erf(5.2 / math.sqrt(2))) / 2
    assert outside <= cut.error < 2 * outside
    assert abs(cut.value - dv.Gaussians(1).js_divergence(3)) <= cut.error


def test_a_narrow_peak_is_found_and_a_small_hole_is_seen():
    wide, narrow = normal(0.3, 0.005), normal(0.32, 0.005)
    estimate = dv.js_divergence_of_densities(wide, narrow, -3, 3)
    assert estimate.value == pytest.approx(dv.Gaussians(0.005).js_divergence(0.02), abs=1e-9)
    hole = lambda x: 0.0 if 0.5 < x < 0.50001 else 1 / (1 - 1e-5)  # noqa: E731
    cuts = np.array([0.5, 0.50001])
    assert dv.kl_divergence_of_densities(lambda x: 1.0, hole, 0, 1, breaks=cuts).value == math.inf


@pytest.mark.parametrize(
    ("p", "low", "high", "error", "said"),
    [
        (normal(0), 0, 10, ValueError, "p must integrate to 1"),
        (normal(0, 1e-7), -1, 1.1, ValueError, "p must integrate to 1"),
        (lambda x: -1.0, 0, 1, ValueError, "must not be negative"),
        (lambda x: math.nan, 0, 1, ValueError, "must be finite"),
        (lambda x: "a", 0, 1, TypeError, "must be real numbers"),
        ([1.0], 0, 1, TypeError, "p must be a function"),
        (lambda x: 1.0, 1, 0, ValueError, "low must be less than high"),
        (lambda x: 1.0, 0, math.inf, ValueError, "high must be finite"),
    ],
)
def test_bad_densities_are_named(p, low, high, error, said):
    with pytest.raises(error, match=said):
        dv.js_divergence_of_densities(p, lambda x: 1 / (high - low), low, high)
