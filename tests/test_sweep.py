"""Every public callable of the maths with good and odd arguments: a result, or one error that names an argument."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

import divergences as dv
from tests.support import sweep

HALVES, POINTS, COST = [0.5, 0.5], [[0.0, 0.0], [1.0, 2.0]], [[0.0, 1.0], [1.0, 0.0]]
COUPLING = [[0.25, 0.25], [0.25, 0.25]]


def uniform(x):
    return 1.0 if np.ndim(x) == 0 else np.ones(len(x))


def shared(names, *values):
    return {name: list(values) for name in names.split()}


GOOD = {
    **shared("p q", HALVES, np.float32([0.25, 0.75]), [0.5, 0.0]),
    **shared("x y u_values v_values points", POINTS, [0.0, 1.0], [[0, 1], [2, 3]], [1e300, -1e300]),
    **shared("a b u_weights v_weights", HALVES, [1.0], None),
    **shared("coupling first last", COUPLING, [[0.5, 0.0], [0.0, 0.5]]),
    **shared("sigma width radius lipschitz", 1.0, 1e-300, 1e300, 2),
    **shared("values", HALVES, [0.0, 1e300]),
    **shared("low", 0, -1e3),
    **shared("high", 1, 1e3),
    **shared("breaks", [0.5], ()),
    **shared("tolerance", 1e-6),
    **shared("bins", 3, [0, 1, 2], range(-3, 3)),
    **shared("cost", COST, [[1e300, 0], [0, 1]]),
    **shared("max_iterations", 1000, 1),
    **shared("t", 0.5, [0, 1]),
    **shared("f", uniform, np.cos),
    **shared("theta", 1.0, 0.0, [0.5, -2], 1e300, -1e-300),
    **shared("count", 3, 1),
    **shared("seed", 0, 2**70, np.random.default_rng(1)),
    **shared("shared_noise", True, False),
    **shared("dtype", "float32", np.float16),
}
for kind in ("kl_divergence", "js_divergence", "total_variation"):
    GOOD |= {f"{kind}_of_densities.{density}": [uniform] for density in "pq"}
PAIRS = [dv.ParallelUniforms(), dv.ParallelStrips(2), dv.UniformDiscs(1), dv.BlurredUniforms(0.5), dv.Gaussians(1e-3)]
POTENTIAL = dv.mcshane_extension(HALVES, POINTS)
# What only stores what the other functions computed has nothing to check.
RECORDS = {"DualSolution", "Estimate", "Histogram", "Potential", "Transport"}
TARGETS = [
    each for each in sweep.targets(dv, [*PAIRS, POTENTIAL]) if each.name not in RECORDS or each.call is POTENTIAL
]
# Adaptive quadrature of an odd function may rightly not converge, and is slow: its arguments are tried one by one only.
QUICK = [each for each in TARGETS if not each.name.endswith("_of_densities")]


def refuses_properly(target, arguments):
    found = sweep.complaint(target, arguments)
    # A solver that was allowed one step, or a quadrature of nonsense, may give up: that is an error of its own kind.
    if found and found.startswith("RuntimeError: the "):
        return True
    assert found is None, f"{target.name}({arguments}): {found}"
    return True


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(call=sweep.calls(QUICK, GOOD))
def test_a_few_hundred_calls_give_a_result_or_name_an_argument(call):
    assert refuses_properly(*call)


@pytest.mark.slow
@settings(max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(call=sweep.calls(QUICK, GOOD))
def test_many_thousand_calls_give_a_result_or_name_an_argument(call):
    assert refuses_properly(*call)


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_each_odd_argument_gives_a_result_or_is_named(target):
    for call in sweep.each_odd_argument([target], GOOD):
        assert refuses_properly(*call)


def test_the_sweep_reaches_everything_public():
    names = {target.name for target in TARGETS}
    assert names >= {name for name in dv.__all__ if callable(getattr(dv, name))} - RECORDS - {"Pair"}
    assert {f"{type(pair).__name__}.js_derivative" for pair in PAIRS} <= names


@pytest.mark.parametrize(
    "fault", [lambda p: p.missing, lambda p: {}[p], lambda p: math.sqrt(-1), lambda p: int("a"), lambda p: None + p]
)
def test_the_sweep_notices_raw_errors(fault):
    assert sweep.complaint(sweep.Target("fault", fault, ("p",), ()), {"p": 1.5}) is not None
