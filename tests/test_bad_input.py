"""Every argument of every public function, given what it cannot be: one clear error that begins with its name."""

import inspect
import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import divergences as dv
from divergences.checks import as_choice, as_flag

HALVES, POINTS, COST = [0.5, 0.5], [[0.0, 0.0], [1.0, 2.0]], [[0.0, 1.0], [1.0, 0.0]]
COUPLING = [[0.25, 0.25], [0.25, 0.25]]


def uniform(x):
    return 1.0


GOOD = {
    dv.kl_divergence: {"p": HALVES, "q": HALVES},
    dv.js_divergence: {"p": HALVES, "q": HALVES},
    dv.total_variation: {"p": HALVES, "q": HALVES},
    dv.kl_divergence_of_densities: {
        "p": uniform,
        "q": uniform,
        "low": 0,
        "high": 1,
        "breaks": [0.5],
        "tolerance": 1e-6,
    },
    dv.js_divergence_of_densities: {
        "p": uniform,
        "q": uniform,
        "low": 0,
        "high": 1,
        "breaks": [0.5],
        "tolerance": 1e-6,
    },
    dv.total_variation_of_densities: {
        "p": uniform,
        "q": uniform,
        "low": 0,
        "high": 1,
        "breaks": [0.5],
        "tolerance": 1e-6,
    },
    dv.shared_histogram: {"x": POINTS, "y": POINTS, "bins": 3},
    dv.kl_divergence_of_samples: {"x": POINTS, "y": POINTS, "bins": 3},
    dv.js_divergence_of_samples: {"x": POINTS, "y": POINTS, "bins": 3},
    dv.total_variation_of_samples: {"x": POINTS, "y": POINTS, "bins": 3},
    dv.wasserstein_distance: {"u_values": POINTS, "v_values": POINTS, "u_weights": HALVES, "v_weights": HALVES},
    dv.euclidean_cost: {"x": POINTS, "y": POINTS},
    dv.solve_transport: {"a": HALVES, "b": HALVES, "cost": COST, "max_iterations": 1000},
    dv.independent_coupling: {"a": HALVES, "b": HALVES},
    dv.coupling_cost: {"coupling": COUPLING, "cost": COST},
    dv.couplings_between: {"first": COUPLING, "last": COUPLING, "t": 0.5},
    dv.dual_value: {"f": lambda x: x[:, 0], "x": POINTS, "y": POINTS, "a": HALVES, "b": HALVES},
    dv.lipschitz_constant: {"values": HALVES, "points": POINTS},
    dv.mcshane_extension: {"values": HALVES, "points": POINTS, "lipschitz": 1.0},
    dv.optimal_critic: {"x": POINTS, "y": POINTS, "a": HALVES, "b": HALVES, "lipschitz": 1.0},
    dv.optimal_discriminator: {"p": HALVES, "q": HALVES},
    dv.ParallelStrips: {"width": 1.0},
    dv.UniformDiscs: {"radius": 1.0},
    dv.BlurredUniforms: {"sigma": 1.0},
    dv.Gaussians: {"sigma": 1.0},
    dv.ParallelUniforms().js_divergence: {"theta": 1.0},
    dv.BlurredUniforms(1).js_derivative: {"theta": 1.0},
    dv.ParallelStrips(1).sample: {"count": 3, "theta": 1.0, "seed": 0, "shared_noise": True},
    dv.Gaussians(1).discriminator_logit: {"x": HALVES, "theta": 1.0},
    dv.Gaussians(1).log_density: {"x": HALVES, "theta": 1.0},
}
OPTIONAL = {"u_weights", "v_weights", "a", "b"}

# Never right, whatever the argument: not numbers, not finite, not rectangular, too many axes, empty, or a bare word.
never_right = st.one_of(
    st.sampled_from(["", "0.5", b"1", object(), {"p": 1}, {0.5}, [[0.5], [0.2, 0.3]], ["a", "b"], [None, 1.0]]),
    st.complex_numbers(allow_nan=False, allow_infinity=False),
    st.lists(st.sampled_from([math.nan, math.inf, -math.inf]), min_size=1, max_size=3),
    st.sampled_from([math.nan, math.inf, -math.inf]),
    st.just(np.full((2, 2, 2, 2), math.nan)),
    st.just(np.ma.array([0.5, 0.5], mask=[False, True])),
)
places = [(function, name) for function, good in GOOD.items() for name in good]


def name_of(place):
    return f"{getattr(place[0], '__qualname__', place[0])}-{place[1]}"


@pytest.mark.parametrize("place", places, ids=name_of)
@given(bad=never_right)
def test_what_an_argument_cannot_be_is_named(place, bad):
    function, name = place
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises((TypeError, ValueError)) as caught:
            function(**{**GOOD[function], name: bad})
    assert str(caught.value).startswith(f"{name} must"), str(caught.value)


@pytest.mark.parametrize("place", [p for p in places if p[1] not in OPTIONAL], ids=name_of)
def test_none_is_named(place):
    function, name = place
    with pytest.raises(TypeError, match=f"^{name} must"):
        function(**{**GOOD[function], name: None})


@pytest.mark.parametrize("function", GOOD, ids=lambda f: getattr(f, "__qualname__", str(f)))
def test_the_good_arguments_are_good(function):
    function(**GOOD[function])


def test_no_public_function_is_forgotten():
    public = {getattr(dv, name) for name in dv.__all__}
    takes_input = {thing for thing in public if inspect.isfunction(thing)}
    pairs = {thing for thing in public if inspect.isclass(thing) and issubclass(thing, dv.Pair)}
    takes_input |= {pair for pair in pairs if not inspect.isabstract(pair) and pair.__init__ is not object.__init__}
    assert takes_input <= set(GOOD)


@pytest.mark.parametrize("bad", ["c", "", "a, b", None, 0, ["a"], {"a"}, b"a", float("nan")])
def test_a_choice_is_one_of_the_strings_allowed(bad):
    with pytest.raises(ValueError, match=r"^letter must be one of a, b, got "):
        as_choice("letter", bad, ("a", "b"))


def test_a_choice_may_come_from_numpy_and_its_choices_from_a_mapping():
    chosen = as_choice("letter", np.str_("b"), {"a": 1, "b": 2})
    assert chosen == "b" and type(chosen) is str


@pytest.mark.parametrize("bad", [0, 1, "True", "", None, [], [True], np.array([True]), math.nan])
def test_a_flag_is_true_or_false_and_not_merely_truthy(bad):
    with pytest.raises(TypeError, match=r"^switch must be True or False, got "):
        as_flag("switch", bad)


@pytest.mark.parametrize("value", [True, False])
def test_a_flag_may_come_from_numpy(value):
    assert as_flag("switch", np.bool_(value)) is value
