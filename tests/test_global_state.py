"""NumPy's error state and the warning filters change no number, and are left alone."""

import sys
import threading
import warnings

import numpy as np
import pytest

import divergences as dv

PAIRS = [dv.ParallelUniforms(), dv.ParallelStrips(2), dv.UniformDiscs(1), dv.BlurredUniforms(0.05), dv.Gaussians(3)]


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
