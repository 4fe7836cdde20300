import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import divergences as dv
from benchmarks.oracle import js_from_the_definition

from .support.cases import LOG2

STEP = dv.ParallelUniforms()
PAIRS = [STEP, dv.ParallelStrips(width=1.5), dv.UniformDiscs(radius=0.8), dv.BlurredUniforms(0.6), dv.Gaussians(1.2)]
CURVES = ["kl_divergence", "reverse_kl_divergence", "js_divergence", "total_variation", "wasserstein_distance"]
DERIVATIVES = {
    "kl_derivative": "kl_divergence",
    "reverse_kl_derivative": "reverse_kl_divergence",
    "js_derivative": "js_divergence",
    "tv_derivative": "total_variation",
    "wasserstein_derivative": "wasserstein_distance",
}
EVERY_PAIR = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: type(pair).__name__)


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


@EVERY_PAIR
def test_closed_forms_against_the_histogram_of_samples(pair):
    """An independent check from the definition: many samples, in bins fine enough to see the shape."""
    theta, count = 0.7, 400_000
    real, fake = pair.sample(count, theta, seed=11)
    if pair is STEP:
        return_js, return_tv = LOG2, 1.0
        bins = 4
    else:
        return_js, return_tv = pair.js_divergence(theta), pair.total_variation(theta)
        bins = 80
    if real.ndim == 2 and not isinstance(pair, dv.UniformDiscs):
        real, fake = real[:, 0], fake[:, 0]  # the part along the segment is the same in both
    noise = bins ** (2 if real.ndim == 2 else 1) / 4 / count
    assert dv.js_divergence_of_samples(real, fake, bins) == pytest.approx(return_js, abs=0.01 + noise)
    assert dv.total_variation_of_samples(real, fake, bins) == pytest.approx(return_tv, abs=0.02 + 2 * math.sqrt(noise))


@EVERY_PAIR
def test_samples_with_shared_noise_are_exactly_theta_apart(pair):
    real, fake = pair.sample(300, -1.25, seed=5, shared_noise=True)
    moved = fake - real
    moved = moved if moved.ndim == 1 else moved[:, 0]
    np.testing.assert_allclose(moved, -1.25, rtol=1e-12)
    first = real if real.ndim == 1 else real[:, 0]
    assert dv.wasserstein_distance(first, first - 1.25) == pytest.approx(1.25)


def test_the_shapes_of_samples():
    from scipy.stats import kstest

    for pair in (STEP, dv.ParallelStrips(1.5), dv.BlurredUniforms(0.6)):
        for points in pair.sample(3000, 2.0, seed=21):
            assert ((points[:, 1] >= 0) & (points[:, 1] <= 1)).all()
            assert kstest(points[:, 1], "uniform").pvalue > 1e-3
    real, fake = STEP.sample(100, 2.0)
    assert (real[:, 0] == 0).all()
    assert (fake[:, 0] == 2).all()
    strips, _ = dv.ParallelStrips(1.5).sample(3000, 2.0, seed=22)
    assert kstest(strips[:, 0] / 1.5, "uniform").pvalue > 1e-3
    blurred, _ = dv.BlurredUniforms(0.6).sample(3000, 2.0, seed=23)
    assert kstest(blurred[:, 0] / 0.6, "norm").pvalue > 1e-3
    discs, _ = dv.UniformDiscs(0.8).sample(3000, 2.0, seed=24)
    assert kstest((np.linalg.norm(discs, axis=1) / 0.8) ** 2, "uniform").pvalue > 1e-3


@EVERY_PAIR
def test_samples_are_seeded_and_independent_by_default(pair):
    first, second = pair.sample(50, 1.0, seed=3), pair.sample(50, 1.0, seed=3)
    np.testing.assert_array_equal(first, second)
    other = pair.sample(50, 1.0, seed=4)
    assert not np.allclose(first[0], other[0])
    assert not np.allclose(first[1], other[1])
    real, fake = pair.sample(50, 0.0, seed=3)
    assert dv.wasserstein_distance(real, fake) > 0


@pytest.mark.parametrize(
    "pair", [STEP, dv.ParallelStrips(1.5), dv.BlurredUniforms(0.6)], ids=["step", "strips", "blur"]
)
def test_em_is_theta_by_the_solver_too(pair):
    real, fake = pair.sample(60, 2.0, seed=8, shared_noise=True)
    assert dv.wasserstein_distance(real, fake) == pytest.approx(2.0, rel=1e-12)


@pytest.mark.parametrize("s", [1e-6, 1e-3, 2e-3, 0.03, 0.3, 0.999, 1.001, 4, 12, 24, 35])
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


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ({"count": 0}, ValueError, "count must be at least 1"),
        ({"count": 2.0}, TypeError, "count must be a whole number"),
        ({"seed": -1}, ValueError, "seed must be at least 0"),
        ({"seed": "x"}, TypeError, "seed must be a whole number"),
        ({"theta": [1, 2]}, ValueError, "theta must be a single number"),
    ],
)
def test_bad_sampling_is_named(arguments, error, said):
    with pytest.raises(error, match=said):
        STEP.sample(**{"count": 5, "theta": 1.0, **arguments})
