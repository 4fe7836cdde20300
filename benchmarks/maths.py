"""The maths: what its imports cost, how fast its distances are, and how accurate its small values are."""

from __future__ import annotations

import math
from collections.abc import Callable

import mpmath
import numpy as np

import divergences as dv

from .oracle import js_from_the_definition
from .timing import Row, import_seconds, in_turn


def imports() -> list[Row]:
    """`import divergences` beside numpy alone and beside what it does not load."""
    names = ["divergences", "numpy", "scipy.special", "scipy.stats", "ot", "torch"]
    seconds = import_seconds(names)
    return [Row("import divergences", seconds["divergences"], f"import {name}", seconds[name]) for name in names[1:]]


def curves() -> list[Row]:
    """A θ curve of 1,001 points against one adaptive quadrature per point."""
    from scipy.integrate import quad

    pair, theta = dv.BlurredUniforms(sigma=1.0), np.linspace(-5, 5, 1001)

    def js_by_quad(t: float) -> float:
        def integrand(x: float) -> float:
            p, q = math.exp(-0.5 * x * x), math.exp(-0.5 * (x - t) ** 2)
            return (p * math.log(2 * p / (p + q)) + q * math.log(2 * q / (p + q))) / (2 * math.sqrt(2 * math.pi))

        return float(quad(integrand, -9 + min(t, 0), 9 + max(t, 0), epsabs=1e-12)[0])

    ours, peer = in_turn(lambda: pair.js_divergence(theta), lambda: [js_by_quad(t) for t in theta], rounds=3)
    return [Row("JS of the blurred pair, 1,001 θ", ours, "scipy quad, one call per θ", peer)]


def distances() -> list[Row]:
    """Wasserstein distances on the line and in the plane against SciPy and POT."""
    import ot
    import scipy.stats
    from scipy.optimize import linear_sum_assignment

    rng = np.random.default_rng(0)
    rows = []

    def add(what: str, ours: float, peer_name: str, peer: float, difference: float) -> None:
        rows.append(Row(what, ours, peer_name, peer, f"differ by {difference:.0e}"))

    x, y = rng.normal(size=(2, 2000))
    peers: list[tuple[str, Callable[[], float]]] = [
        ("scipy.stats.wasserstein_distance", lambda: scipy.stats.wasserstein_distance(x, y)),
        ("ot.emd2_1d", lambda: ot.emd2_1d(x, y, metric="euclidean")),
        ("ot.emd2, general solver", lambda: ot.emd2([], [], np.abs(x[:, None] - y))),
    ]
    for peer_name, peer in peers:
        seconds = in_turn(lambda: dv.wasserstein_distance(x, y), peer, rounds=5)
        add("W₁ on the line, n = 2,000", seconds[0], peer_name, seconds[1], abs(dv.wasserstein_distance(x, y) - peer()))

    a, b = rng.dirichlet(np.ones(2000), size=2)
    seconds = in_turn(
        lambda: dv.wasserstein_distance(x, y, a, b), lambda: scipy.stats.wasserstein_distance(x, y, a, b), rounds=5
    )
    difference = abs(dv.wasserstein_distance(x, y, a, b) - scipy.stats.wasserstein_distance(x, y, a, b))
    add("W₁ on the line, weighted, n = 2,000", seconds[0], "scipy.stats.wasserstein_distance", seconds[1], difference)

    for n in (200, 1000):
        points, others = rng.normal(size=(2, n, 2))

        def by_assignment(points: np.ndarray = points, others: np.ndarray = others) -> float:
            cost = dv.euclidean_cost(points, others)
            return float(cost[linear_sum_assignment(cost)].mean())

        def ours(points: np.ndarray = points, others: np.ndarray = others) -> float:
            return dv.wasserstein_distance(points, others)

        seconds = in_turn(ours, by_assignment, rounds=5)
        difference = abs(ours() - by_assignment())
        add(
            f"W₁ in the plane with its certificate, n = {n:,}",
            seconds[0],
            "scipy linear_sum_assignment",
            seconds[1],
            difference,
        )
    return rows


def accuracy() -> list[tuple[str, float, float, float]]:
    """Relative errors of JS, log 2 − JS and dJS/dθ of the blurred pair against 140 digits, for |θ|/σ up to 35."""
    pair = dv.BlurredUniforms(sigma=1.0)
    rows = []
    for s in (1e-6, 1e-3, 0.1, 1.0, 3.0, 10.0, 20.0, 35.0):
        ours = pair.js_divergence(s), pair.js_deficit(s), pair.js_derivative(s)
        errors = [float(abs(mpmath.mpf(v) / e - 1)) for v, e in zip(ours, js_from_the_definition(s), strict=True)]
        rows.append((f"{s:g}", errors[0], errors[1], errors[2]))
    return rows


def wrong_elsewhere() -> list[tuple[str, str, str]]:
    """Two inputs where a common way to compute JS is silently wrong."""
    from scipy.integrate import quad
    from scipy.spatial.distance import jensenshannon

    def half(first: float, second: float) -> float:
        def integrand(x: float) -> float:
            p, q = math.exp(-0.5 * (x - first) ** 2), math.exp(-0.5 * (x - second) ** 2)
            return p * math.log(2 * p / (p + q)) / math.sqrt(2 * math.pi) if p else 0.0

        return 0.5 * float(quad(integrand, -math.inf, math.inf)[0])

    by_quad = half(0, 100) + half(100, 0)
    rng = np.random.default_rng(0)
    p = rng.dirichlet(np.ones(10), size=500)
    q = p * (1 + 1e-9 * rng.normal(size=p.shape))
    q /= q.sum(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore"):
        failed = int(np.isnan(jensenshannon(p, q, axis=-1)).sum())
    ours_failed = int((~(np.asarray(dv.js_divergence(p, q)) > 0)).sum())
    far = dv.Gaussians(1.0).js_divergence(100.0)
    return [
        ("N(0, 1) and N(100, 1), where JS is log 2", f"{far:.4f}", f"scipy quad on (−∞, ∞): {by_quad:.4f}"),
        ("500 nearly equal vectors", f"{ours_failed} nan", f"scipy jensenshannon: {failed} nan"),
    ]
