"""The closed forms of every pair: the article's values, derivatives, limits, 140 digits, and bad input."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import divergences as dv
from benchmarks.oracle import js_from_the_definition

from .support.cases import LOG2
from .support.pairs import CURVES, DERIVATIVES, EVERY_PAIR, PAIRS, STEP


def test_no_pair_is_forgotten():
    public = {getattr(dv, name) for name in dv.__all__}
    found = {thing for thing in public if isinstance(thing, type) and issubclass(thing, dv.Pair)} - {dv.Pair}
    assert {type(pair) for pair in PAIRS} == found


def test_rows_a3_to_a6_and_a10_of_the_article():
    theta = np.array([-2.0, -1e-300, 1e-9, 5.0])
    assert (STEP.kl_divergence(theta) == math.inf).all()
    assert (STEP.reverse_kl_divergence(theta) == math.inf).all()
    assert (STEP.js_divergence(theta) == LOG2).all()
    assert (STEP.js_derivative(theta) == 0).all()
    assert (STEP.total_variation(theta) == 1).all()
    np.testing.assert_array_equal(STEP.wasserstein_distance(theta), np.abs(theta))
    np.testing.assert_array_equal(STEP.wasserstein_derivative(theta), np.sign(theta))
    for curve in CURVES:
        assert getattr(STEP, curve)(0.0) == 0
    for derivative in DERIVATIVES:
        assert math.isnan(getattr(STEP, derivative)(0.0))


@EVERY_PAIR
@pytest.mark.parametrize("method", [*CURVES, *DERIVATIVES, "js_deficit"])
def test_vectorised_over_theta(pair, method):
    theta = np.array([[-3.0, -0.5, 0.0], [1e-3, 0.7, 40.0]])
    table = getattr(pair, method)(theta)
    assert table.shape == theta.shape
    np.testing.assert_array_equal(table[1, 1], getattr(pair, method)(0.7))
    assert isinstance(getattr(pair, method)(0.7), float)
    assert getattr(pair, method)([1, 2]).shape == (2,)


@EVERY_PAIR
@given(theta=st.floats(-20, 20))
def test_even_bounded_and_consistent(pair, theta):
    js, tv, kl = pair.js_divergence(theta), pair.total_variation(theta), pair.kl_divergence(theta)
    assert 0 <= js <= LOG2
    assert 0 <= tv <= 1
    assert js == pair.js_divergence(-theta)
    assert js + pair.js_deficit(theta) == pytest.approx(LOG2, rel=1e-12)
    assert tv <= math.sqrt(kl / 2) + 1e-12
    assert tv**2 / 2 - 1e-12 <= js <= LOG2 * tv + 1e-12


@EVERY_PAIR
@pytest.mark.parametrize("name", DERIVATIVES)
def test_derivatives_against_differences(pair, name):
    for theta in (-2.2, -0.3, 0.2, 0.9, 1.3, 2.8):
        curve = getattr(pair, DERIVATIVES[name])
        step = 1e-5
        with np.errstate(invalid="ignore"):
            difference = (np.float64(curve(theta + step)) - curve(theta - step)) / (2 * step)
        np.testing.assert_allclose(getattr(pair, name)(theta), difference, rtol=1e-6, atol=1e-8)


def test_derivatives_at_zero():
    for pair in PAIRS:
        assert math.isnan(pair.wasserstein_derivative(0.0))
        assert math.isnan(pair.tv_derivative(0.0))
    smooth = dv.BlurredUniforms(1)
    assert smooth.js_derivative(0.0) == 0
    assert smooth.kl_derivative(0.0) == 0
    strips = dv.ParallelStrips(2)
    assert math.isnan(strips.js_derivative(0.0))
    assert math.isnan(strips.js_derivative(-2.0))


def test_limits_give_the_step_of_the_article():
    theta = np.array([-3.0, -0.01, 0.0, 0.01, 2.0])
    for narrow in (dv.ParallelStrips(1e-6), dv.UniformDiscs(1e-6), dv.BlurredUniforms(1e-6)):
        np.testing.assert_allclose(narrow.js_divergence(theta), STEP.js_divergence(theta), rtol=1e-15)
        np.testing.assert_allclose(narrow.total_variation(theta), STEP.total_variation(theta), rtol=1e-15)
        np.testing.assert_array_equal(narrow.js_derivative(theta[[0, 1, 3, 4]]), 0)
    kl = [dv.BlurredUniforms(sigma).kl_divergence(0.1) for sigma in (1, 1e-3, 1e-6, 1e-160)]
    assert (np.diff(kl) > 0).all()
    assert kl[-1] == math.inf


FAR = [pytest.param(s, marks=pytest.mark.slow) for s in (4, 12, 24, 35)]  # 140 digits take a second and more


@pytest.mark.parametrize("s", [1e-6, 1e-3, 2e-3, 0.03, 0.3, 0.999, 1.001, *FAR])
def test_blurred_js_to_ten_digits_of_itself(s):
    pair = dv.BlurredUniforms(sigma=1.0)
    ours = pair.js_divergence(s), pair.js_deficit(s), pair.js_derivative(s)
    for name, value, exact in zip(("JS", "log 2 − JS", "dJS/dθ"), ours, js_from_the_definition(s), strict=True):
        error = float(abs(mpmath.mpf(value) / exact - 1))
        print(f"|θ|/σ = {s}: {name} = {value:.15g}, relative error {error:.1e}")
        assert error < 1e-10


def test_blurred_js_depends_on_the_ratio_alone():
    for sigma in (1e-3, 0.5, 40.0):
        pair = dv.BlurredUniforms(sigma)
        assert pair.js_divergence(2.5 * sigma) == pytest.approx(dv.Gaussians(1).js_divergence(2.5), rel=1e-13)
        assert pair.js_derivative(2.5 * sigma) * sigma == pytest.approx(dv.Gaussians(1).js_derivative(2.5), rel=1e-13)


def test_the_log_of_the_gradient_goes_on_where_floats_end():
    pair = dv.BlurredUniforms(sigma=0.5)
    theta = np.array([-4.0, 1e-6, 0.3, 15.0])
    np.testing.assert_allclose(pair.js_log_derivative(theta), np.log(np.abs(pair.js_derivative(theta))), rtol=1e-12)
    assert pair.js_log_derivative(0.0) == -math.inf
    assert pair.js_derivative(50.0) == 0
    assert pair.js_log_derivative(50.0) == pytest.approx(-(100**2) / 8, rel=1e-3)


def test_the_gradient_vanishes_in_floats_where_it_says():
    for sigma in (0.2, 1.0, 30.0):
        pair = dv.BlurredUniforms(sigma)
        for dtype in (np.float16, np.float32, np.float64):
            distance = pair.vanishing_distance(dtype)
            with np.errstate(under="ignore"):
                assert dtype(pair.js_derivative(distance * (1 + 1e-6))) == 0
                assert dtype(pair.js_derivative(distance * (1 - 1e-6))) > 0
    assert dv.BlurredUniforms(1e60).vanishing_distance(np.float32) == 0
    assert dv.BlurredUniforms(1e-250).vanishing_distance() == pytest.approx(1.03e-248, rel=0.01)
    with pytest.raises(ValueError, match="dtype must be"):
        dv.BlurredUniforms(1).vanishing_distance(np.int32)


@EVERY_PAIR
@pytest.mark.parametrize("theta", [1e-308, 1e-160, 1e160, 1e308])
def test_extreme_theta_gives_limits_not_warnings(pair, theta):
    with np.errstate(divide="raise", invalid="raise", over="raise"):
        for curve in [*CURVES, *DERIVATIVES, "js_deficit"]:
            value = getattr(pair, curve)(theta)
            assert not math.isnan(value) or "kl_derivative" in curve
        assert pair.js_divergence(theta) <= LOG2
        assert pair.wasserstein_distance(theta) == theta


def test_discriminator_logit_and_densities():
    pair, x = dv.Gaussians(sigma=2.0), np.linspace(-4, 9, 7)
    np.testing.assert_allclose(
        pair.discriminator_logit(x, 3.0), pair.log_density(x) - pair.log_density(x, 3.0), rtol=1e-12, atol=1e-12
    )
    assert pair.density(0.0) == pytest.approx(1 / (2 * math.sqrt(2 * math.pi)))
    np.testing.assert_array_equal(STEP.support(2), [[2, 0], [2, 1]])
    np.testing.assert_array_equal(dv.ParallelStrips(0.5).support(2), [[2, 0], [2.5, 1]])
    centre, radius = dv.UniformDiscs(0.5).support(2)
    assert (centre.tolist(), radius) == ([2, 0], 0.5)


@pytest.mark.parametrize("make", [dv.ParallelStrips, dv.UniformDiscs, dv.BlurredUniforms, dv.Gaussians])
@pytest.mark.parametrize(
    ("size", "error"),
    [(0, ValueError), (-1, ValueError), (1e-320, ValueError), (1e308, ValueError),
     (math.nan, ValueError), (math.inf, ValueError), ("1", TypeError),
     (1j, TypeError), (None, TypeError), ([1, 2], ValueError)],
)  # fmt: skip
def test_bad_sizes_are_named(make, size, error):
    with pytest.raises(error, match=r"^(width|radius|sigma) must"):
        make(size)


@EVERY_PAIR
@pytest.mark.parametrize(
    ("theta", "error"), [(math.inf, ValueError), (math.nan, ValueError), ("far", TypeError), (1j, TypeError)]
)
def test_bad_theta_is_named(pair, theta, error):
    for method in [*CURVES, *DERIVATIVES, "js_deficit"]:
        with pytest.raises(error, match=r"^theta must"):
            getattr(pair, method)(theta)
    with pytest.raises(error, match=r"^theta must"):
        pair.sample(5, theta)
