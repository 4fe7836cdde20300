import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import divergences as dv

from .support.cases import TRANSPORTS
from .test_transport import weighted_samples

CASES = pytest.mark.parametrize("case", TRANSPORTS, ids=lambda case: case.name)


@CASES
@pytest.mark.parametrize("lipschitz", [0.5, 1, 7])
def test_primal_equals_dual_whatever_k(case, lipschitz):
    best = dv.optimal_critic(case.x, case.y, case.a, case.b, lipschitz=lipschitz)
    print(f"{case.name}, K = {lipschitz}: W {case.distance:.12g}, dual {best.value:.12g}, gap {best.gap:.3g}")
    assert best.value == pytest.approx(lipschitz * case.distance, abs=1e-12)
    assert best.distance == pytest.approx(case.distance, abs=1e-12)
    assert abs(best.gap) < 1e-12
    assert dv.dual_value(best.critic, case.x, case.y, case.a, case.b) == pytest.approx(best.value, abs=1e-12)


@given(weighted_samples(dimension=2), st.floats(0.1, 10))
def test_the_optimal_critic_is_lipschitz_everywhere_and_reaches_w(samples, lipschitz):
    (x, a), (y, b) = samples
    best = dv.optimal_critic(x, y, a, b, lipschitz=lipschitz)
    anywhere = np.random.default_rng(0).uniform(-150, 150, size=(40, 2))
    everywhere = np.concatenate([x, y, anywhere])
    assert dv.lipschitz_constant(best.critic(anywhere), anywhere) <= lipschitz * (1 + 1e-9)
    assert (
        np.abs(np.diff(best.critic(everywhere))) <= lipschitz * np.hypot(*np.diff(everywhere, axis=0).T) + 1e-7
    ).all()
    assert best.distance == pytest.approx(dv.wasserstein_distance(x, y, a, b), rel=1e-9, abs=1e-8)


@given(weighted_samples())
def test_no_lipschitz_function_beats_w(samples):
    (x, a), (y, b) = samples
    w = dv.wasserstein_distance(x, y, a, b)
    for f in (lambda t: t, lambda t: -t, np.abs, np.sin, lambda t: np.maximum(t, 3)):
        assert dv.dual_value(lambda points, f=f: f(points[:, 0]), x, y, a, b) <= w + 1e-9


def test_the_critic_of_the_article_slopes_down_from_real_to_generated():
    real, fake = dv.ParallelUniforms().sample(50, theta=3.0, seed=0, shared_noise=True)
    best = dv.optimal_critic(real, fake)
    assert best.value == pytest.approx(3.0)
    step = np.array([0.5, 0.0])
    between = real + step
    np.testing.assert_allclose(best.critic(between + step) - best.critic(between), -0.5, atol=1e-9)


def test_the_gap_is_what_the_critic_misses(monkeypatch):
    """A solver whose potentials are too small: the critic reads less than W, and the gap says by how much."""
    import dataclasses

    from divergences import duality

    def timid(a, b, cost):
        honest = dv.solve_transport(a, b, cost)
        return dataclasses.replace(honest, potential_b=0.5 * honest.potential_b)

    x, y = np.random.default_rng(6).normal(size=(2, 9, 2))
    w = dv.wasserstein_distance(x, y)
    monkeypatch.setattr(duality, "solve_transport", timid)
    best = dv.optimal_critic(x, y, lipschitz=3)
    assert best.value < 3 * w - 0.01
    assert best.gap == pytest.approx(3 * w - best.value, rel=1e-9)


def test_lipschitz_constant():
    assert dv.lipschitz_constant([0, 5], [1, 1]) == math.inf
    assert dv.lipschitz_constant([2, 2], [1, 1]) == 0
    assert dv.lipschitz_constant([3], [1]) == 0
    points = np.random.default_rng(0).normal(size=(30, 3))
    slope = np.array([1.0, 2.0, 2.0])
    on_a_ray = np.outer(np.arange(4), slope)
    assert dv.lipschitz_constant(points @ slope, points) <= 3
    assert dv.lipschitz_constant(on_a_ray @ slope, on_a_ray) == pytest.approx(3)
    line = np.random.default_rng(1).normal(size=50)
    in_the_plane = np.column_stack([line, np.zeros(50)])
    assert dv.lipschitz_constant(np.sin(line), line) == pytest.approx(dv.lipschitz_constant(np.sin(line), in_the_plane))


@given(st.integers(0, 1000))
def test_the_extension_on_the_line_is_the_one_in_the_plane(seed):
    rng = np.random.default_rng(seed)
    knots, x = rng.normal(size=8).round(1), rng.normal(scale=3, size=30)
    values = np.sin(knots)
    flat = dv.mcshane_extension(values, np.column_stack([knots, np.zeros(8)]))
    expected = flat(np.column_stack([x, np.zeros(30)]))
    np.testing.assert_allclose(dv.mcshane_extension(values, knots)(x), expected, atol=1e-14)
    with pytest.raises(ValueError, match="x must have points of dimension 2"):
        flat(x)


def test_mcshane_extension_keeps_values_and_slope():
    rng = np.random.default_rng(3)
    points = rng.normal(size=(20, 2))
    values = np.sin(points[:, 0])
    f = dv.mcshane_extension(values, points)
    np.testing.assert_allclose(f(points), values, atol=1e-15)
    grid = rng.uniform(-5, 5, size=(200, 2))
    assert dv.lipschitz_constant(f(grid), grid) <= 1 + 1e-12
    for lipschitz in (0.1, 0.999 * dv.lipschitz_constant(values, points)):
        with pytest.raises(ValueError, match="values must have slopes"):
            dv.mcshane_extension(values, points, lipschitz=lipschitz)


def test_optimal_discriminator_is_the_sigmoid_of_the_logit_of_the_pair():
    pair, x = dv.Gaussians(sigma=0.7), np.linspace(-5, 8, 101)
    d = dv.optimal_discriminator(pair.density(x), pair.density(x, 2.0))
    np.testing.assert_allclose(d, 1 / (1 + np.exp(-pair.discriminator_logit(x, 2.0))), rtol=1e-12)
    assert dv.optimal_discriminator(1e-320, 1e-320) == 0.5
    assert math.isnan(dv.optimal_discriminator(0.0, 0.0))


def test_the_discriminator_of_the_article_is_blind():
    """Its value is 1 on p's segment and 0 on q's: JS = ½ E log 2D + ½ E log 2(1 − D) = log 2, however near they are."""
    on_p = dv.optimal_discriminator([1.0, 0.0], [0.0, 1.0])
    assert on_p.tolist() == [1.0, 0.0]


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda: dv.dual_value(3, [0], [1]), TypeError, "f must be a function"),
        (lambda: dv.dual_value(lambda t: t[:1], [0, 1], [1, 2]), ValueError, r"f\(x\) must have shape \(2,\)"),
        (lambda: dv.optimal_critic([0], [1], lipschitz=0), ValueError, "lipschitz must be larger than 0"),
        (lambda: dv.optimal_critic([0], [1], lipschitz=math.inf), ValueError, "lipschitz must be finite"),
        (lambda: dv.optimal_critic([0, 1], [1], [0.5, 0.6]), ValueError, "a must add up to 1"),
        (lambda: dv.lipschitz_constant([1, 2, 3], [0, 1]), ValueError, r"values must have shape \(2,\)"),
        (lambda: dv.optimal_discriminator([-1.0], [1.0]), ValueError, "p must not be negative"),
        (lambda: dv.optimal_discriminator([1.0, 1], [1.0] * 3), ValueError, "q must broadcast"),
    ],
)
def test_bad_arguments_are_named(call, error, said):
    with pytest.raises(error, match=said):
        call()
