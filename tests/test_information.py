"""KL, JS and TV of probability vectors: exact answers, bounds, SciPy's numbers, and bad input."""

import math
import warnings

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import jensenshannon
from scipy.stats import entropy

import divergences as dv

from .support.cases import DIVERGENCES, LOG2

DISCRETE = [dv.kl_divergence, dv.js_divergence, dv.total_variation]
CASES = pytest.mark.parametrize("case", DIVERGENCES, ids=lambda case: case.name)


@st.composite
def probability_vectors(draw, how_many=2, zeros=True):
    size = draw(st.integers(1, 12))
    entries = st.floats(0, 1) if zeros else st.floats(1e-3, 1)
    vectors = []
    for _ in range(how_many):
        raw = draw(arrays(float, size, elements=entries).filter(lambda v: v.sum() > 1e-6))
        vectors.append(raw / raw.sum())
    return vectors


@CASES
def test_exact_answers(case):
    assert dv.kl_divergence(case.p, case.q) == pytest.approx(case.kl, abs=1e-15)
    assert dv.kl_divergence(case.q, case.p) == pytest.approx(case.reverse_kl, abs=1e-15)
    assert dv.js_divergence(case.p, case.q) == pytest.approx(case.js, abs=1e-15)
    assert dv.total_variation(case.p, case.q) == pytest.approx(case.tv, abs=1e-15)


def test_disjoint_supports_give_log_2_and_1_to_the_last_bit():
    rng = np.random.default_rng(0)
    apart = np.zeros((500, 11))
    p, q = apart.copy(), apart.copy()
    p[:, :6], q[:, 6:] = rng.dirichlet(np.ones(6), size=500), rng.dirichlet(np.ones(5), size=500)
    assert (dv.js_divergence(p, q) == LOG2).all()
    assert (dv.total_variation(p, q) <= 1).all()
    np.testing.assert_allclose(dv.total_variation(p, q), 1, rtol=1e-15)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_coarse_weights_are_normalised_and_wrong_ones_are_not(dtype):
    thirds = np.full(3, 1 / 3, dtype)
    assert dv.wasserstein_distance([0] * 3, [1000] * 3, thirds) == pytest.approx(1000, rel=1e-15)
    assert dv.wasserstein_distance([[0, 0]] * 3, [[1000, 0]] * 3, thirds) == pytest.approx(1000, rel=1e-12)
    assert dv.dual_value(lambda t: t + 1e6, [1, 2, 3], [1, 2, 3], thirds) == pytest.approx(0, abs=1e-9)
    with pytest.raises(ValueError, match="p must add up to 1"):
        dv.kl_divergence(thirds * dtype(1.01), thirds)
    many = np.full(10_000, 1.7e-4, dtype)
    with pytest.raises(ValueError, match="p must add up to 1"):
        dv.kl_divergence(many, many)
    for off in (1e-6, -1e-6):
        with pytest.raises(ValueError, match="p must add up to 1"):
            dv.kl_divergence([0.5, 0.5 + off], [0.5, 0.5])


def test_infinity_and_zeros_print_no_warning():
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        assert dv.kl_divergence([0.5, 0.5, 0], [0.5, 0, 0.5]) == math.inf
        assert dv.js_divergence([0.5, 0.5, 0], [0.5, 0, 0.5]) == pytest.approx(LOG2 / 2)
        assert dv.kl_divergence([1e-320, 1], [1, 0]) == math.inf


@pytest.mark.parametrize("divergence", DISCRETE)
def test_rows_broadcast_over_all_but_the_last_axis(divergence):
    rng = np.random.default_rng(0)
    p, q = rng.dirichlet(np.ones(4), size=(5, 1)), rng.dirichlet(np.ones(4), size=3)
    table = divergence(p, q)
    assert table.shape == (5, 3)
    assert table[4, 2] == divergence(p[4, 0], q[2])
    assert isinstance(divergence(p[0, 0], q[0]), float)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.int8, bool])
@pytest.mark.parametrize("divergence", DISCRETE)
def test_every_real_dtype_is_computed_in_float64(divergence, dtype):
    p, q = np.array([1, 0], dtype), np.array([0.5, 0.5])
    assert divergence(p, q) == divergence([1.0, 0.0], q)
    thirds = np.full(3, 1 / 3, dtype=np.float16)
    assert dv.js_divergence(thirds, thirds) == 0


@pytest.mark.parametrize("distance", [1e-2, 1e-5, 1e-8, 1e-12])
def test_nearly_equal_vectors_keep_their_relative_accuracy(distance):
    p = np.array([0.25, 0.5, 0.25])
    q = p + np.array([distance, 0, -distance])
    with mpmath.workdps(60):
        pm, qm = [mpmath.mpf(v) for v in p], [mpmath.mpf(v) for v in q]
        kl = mpmath.fsum(a * mpmath.log(a / b) - a + b for a, b in zip(pm, qm, strict=True))
        mm = [(a + b) / 2 for a, b in zip(pm, qm, strict=True)]
        js = mpmath.fsum(a * mpmath.log(a / m) + b * mpmath.log(b / m) for a, b, m in zip(pm, qm, mm, strict=True)) / 2
    # Near equality the inputs' own last bits are what limits: (p − q)/p is exact here, so ours is good to 1e-13.
    assert dv.kl_divergence(p, q) == pytest.approx(float(kl), rel=1e-13)
    assert dv.js_divergence(p, q) == pytest.approx(float(js), rel=1e-13)
    assert dv.js_divergence(p, q) > 0


def test_scipy_has_nan_where_ours_is_right():
    p = np.array([0.1, 0.2, 0.7])
    q = p * (1 + np.array([1e-9, -1e-9, 1e-10]))
    expected = 0.125 * ((p - q) ** 2 / p).sum()
    assert dv.js_divergence(p, q / q.sum()) == pytest.approx(expected, rel=1e-3)


@given(probability_vectors())
def test_kl_against_scipy(vectors):
    p, q = vectors
    assert dv.kl_divergence(p, q) == pytest.approx(entropy(p, q), rel=1e-9, abs=1e-12)


@given(probability_vectors())
def test_js_against_scipy(vectors):
    p, q = vectors
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root = float(jensenshannon(p, q))
    if math.isfinite(root):  # SciPy gives nan for some nearly equal vectors
        assert dv.js_divergence(p, q) == pytest.approx(root**2, rel=1e-9, abs=1e-12)


@given(probability_vectors())
def test_symmetry_bounds_and_pinsker(vectors):
    p, q = vectors
    js, tv, kl = dv.js_divergence(p, q), dv.total_variation(p, q), dv.kl_divergence(p, q)
    assert js == dv.js_divergence(q, p)
    assert tv == dv.total_variation(q, p)
    assert 0 <= js <= LOG2
    assert 0 <= tv <= 1
    assert kl >= 0
    assert tv <= math.sqrt(kl / 2) + 1e-12
    assert tv**2 / 2 - 1e-12 <= js <= LOG2 * tv + 1e-12


@given(probability_vectors(how_many=3))
def test_root_of_js_obeys_the_triangle_inequality(vectors):
    pq, qr, pr = (math.sqrt(dv.js_divergence(vectors[i], vectors[j])) for i, j in ((0, 1), (1, 2), (0, 2)))
    assert pr <= pq + qr + 1e-9


@given(probability_vectors(zeros=False))
def test_kl_is_not_negative_and_zero_only_at_equality(vectors):
    p, q = vectors
    assert dv.kl_divergence(p, p) == 0
    assert dv.kl_divergence(p, q) >= 2 * dv.total_variation(p, q) ** 2 * (1 - 1e-9)


@pytest.mark.parametrize("divergence", DISCRETE)
@pytest.mark.parametrize(
    ("q", "said"),
    [
        ([0.5, 0.6], "q must add up to 1"),
        ([1.5, -0.5], "q must not be negative"),
        ([0.5, 0.25, 0.25], "q must have 2 entries"),
        ([], "q must have at least one entry"),
        (1.0, "q must have at least one entry"),
        ([[0.5, 0.5]] * 3, "q must broadcast"),
    ],
)
def test_bad_probabilities_are_named(divergence, q, said):
    with pytest.raises(ValueError, match=said):
        divergence([[0.5, 0.5], [0.5, 0.5]], q)
