"""The numbers behind the pictures of each mistake: `exhibit(mistake)`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from divergences.arguments import checked
from divergences.checks import Array
from divergences.gan.data import GaussianMixture
from divergences.gan.metrics import score_modes
from divergences.pairs import Gaussians, ParallelStrips

from . import Mistake
from .panels import Panel, panels_of_training

STRIPS = ParallelStrips(width=1)
THETA = np.linspace(-2, 2, 81)
REPEATS = 20

Divergence = Callable[[Array, Array], "float | Array"]


@checked
def exhibit(mistake: Mistake) -> tuple[Panel, ...]:
    """Return the panels of one mistake; one that needs training takes about 1.5 s the first time."""
    return panels_of_training(mistake) if mistake.slot else _OF_MATHS[mistake.key](mistake.right, mistake.wrong)


def _overlapping(theta: Array) -> tuple[Array, Array]:
    """The strips, θ apart, as probabilities of: only p, both, only q; shapes (n, 3)."""
    apart = np.minimum(np.abs(theta), 1)
    zero = np.zeros_like(apart)
    return np.stack([apart, 1 - apart, zero], -1), np.stack([zero, 1 - apart, apart], -1)


def _js(*both: Divergence) -> tuple[Panel, ...]:
    p, q = _overlapping(THETA)
    values = [np.asarray(function(p, q)) for function in both]
    return (_over("js_over_theta", THETA, values, np.asarray(STRIPS.js_divergence(THETA))),)


def _bits(*both: Divergence) -> tuple[Panel, ...]:
    x, theta, pair = np.linspace(-10, 12, 2001), np.linspace(-2, 2, 41), Gaussians(sigma=1)
    p, q = (_as_probabilities(pair.density(x - shift[:, None])) for shift in (0 * theta, theta))
    values = [np.asarray(function(p, q)) for function in both]
    return (_over("kl_of_normals", theta, values, np.asarray(pair.kl_divergence(theta))),)


def _epsilon(right: Divergence, wrong: Callable[..., float]) -> tuple[Panel, ...]:
    p, q = _overlapping(THETA)
    values = [np.asarray(right(p, q)), np.asarray(wrong(p, q))]
    digits = np.arange(2.0, 17)
    choice = np.array([wrong(p[-1], q[-1], 10**-n) for n in digits])
    return (
        Panel("kl_over_theta", THETA, values, [float(values[0][-1]), float(values[1][-1]), np.inf]),
        Panel("kl_over_epsilon", digits, [np.full(len(digits), np.inf), choice], [np.inf, float(choice[-1]), np.inf]),
    )


def _order(*both: Divergence) -> tuple[Panel, ...]:
    x, sigma = np.linspace(-14, 14, 561), np.linspace(0.4, 3, 66)
    p = _as_probabilities(_normal(x, -2, 0.5) + _normal(x, 2, 0.5))
    means, spreads = (grid.ravel() for grid in np.meshgrid(np.linspace(-3, 3, 31), np.linspace(0.3, 3, 55)))
    candidates = _as_probabilities(_normal(x, means[:, None], spreads[:, None]))
    best = [int(np.argmin(function(p, candidates))) for function in both]
    seen = np.abs(x) <= 6
    fits = [candidates[fit][seen] / (x[1] - x[0]) for fit in best]
    two_modes = ("p", x[seen], p[seen] / (x[1] - x[0]))
    unit, wide = _as_probabilities(_normal(x, 0, 1)), _as_probabilities(_normal(x, 0, sigma[:, None]))
    values = [np.asarray(function(unit, wide)) for function in both]
    sds = [*(float(spreads[fit]) for fit in best), float(np.sqrt(p @ x**2))]
    return (
        Panel("best_fit", x[seen], fits, sds, context=[two_modes]),
        _over("kl_over_sigma", sigma, values, np.log(sigma) + 0.5 / sigma**2 - 0.5),
    )


def _ring(*both: Callable[[], GaussianMixture]) -> tuple[Panel, ...]:
    samples = [make().sample(2500, seed=1) for make in both]
    found = [float(score_modes(s, make().modes, 0.02).recovered) for s, make in zip(samples, both, strict=True)]
    edges = np.linspace(0, 2 * np.pi, 57) - np.pi / 56  # 56 bins: eighths and sevenths both fall in the middle of one
    angles = [(np.arctan2(s[:, 1], s[:, 0]) - edges[0]) % (2 * np.pi) + edges[0] for s in samples]
    shares = [np.histogram(each, edges)[0] / len(each) for each in angles]
    largest = [float(share.max()) for share in shares]
    return (
        Panel("ring_places", np.empty(0), [each[:400] for each in samples], [*found, 8], "dots"),
        Panel("ring_shares", edges, shares, [*largest, 1 / 8], "steps"),
    )


def _histogram(*both: Callable[[Array, Array], tuple[Array, Array]]) -> tuple[Panel, ...]:
    theta, x = np.linspace(0, 2.5, 26), np.random.default_rng(0).random(5000)
    counted = [[function(x, x + shift) for shift in theta] for function in both]
    kept = [np.array([q.sum() for _, q in each]) for each in counted]
    js = [np.array([_js_of_shares(p, q) for p, q in each]) for each in counted]
    return (
        _over("js_of_samples", theta, js, np.asarray(STRIPS.js_divergence(theta))),
        _over("mass_kept", theta, kept, np.ones_like(theta)),
    )


def _over(key: str, x: Array, values: list[Array], exact: Array) -> Panel:
    """Curves beside the exact one; the readings are those at the last x."""
    return Panel(key, x, values, [float(y[-1]) for y in (*values, exact)], exact=(x, exact))


def _js_of_shares(p: Array, q: Array) -> float:
    """JS by its sums, for shares that need not add up to 1 (the library's own would refuse them)."""
    m = (p + q) / 2
    return float(sum(0.5 * np.sum(a[a > 0] * np.log(a[a > 0] / m[a > 0])) for a in (p, q)))


def _samples(*both: Callable[[float, int, int], float]) -> tuple[Panel, ...]:
    theta, counts = np.linspace(-0.5, 0.5, 21), np.array([8.0, 16, 32, 64, 128, 256])
    over_theta = [_mean_distance(function, theta, 32) for function in both]
    over_count = [np.array([_mean_distance(f, np.zeros(1), int(n))[0] for n in counts]) for f in both]
    at_0 = [float(values[len(theta) // 2]) for values in over_theta]
    floor = ("faint", counts, 0.3133 * np.sqrt(2 / counts))
    return (
        Panel("em_over_theta", theta, over_theta, [*at_0, 0], exact=(theta, np.abs(theta))),
        Panel(
            "em_over_count", counts, over_count, [float(over_count[0][2]), float(over_count[1][2]), 0], context=[floor]
        ),
    )


def _mean_distance(distance: Callable[[float, int, int], float], theta: Array, count: int) -> Array:
    return np.array([np.mean([distance(float(t), count, seed) for seed in range(REPEATS)]) for t in theta])


def _normal(x: Array, mean: Array | float, spread: Array | float) -> Array:
    return np.exp(-0.5 * ((x - mean) / spread) ** 2) / (spread * np.sqrt(2 * np.pi))


def _as_probabilities(density: Array | float) -> Array:
    density = np.asarray(density)
    return density / density.sum(axis=-1, keepdims=True)


_OF_MATHS: dict[str, Callable[..., tuple[Panel, ...]]] = {
    "js_without_half": _js,
    "kl_in_bits": _bits,
    "kl_with_epsilon": _epsilon,
    "kl_reversed": _order,
    "ring_of_seven": _ring,
    "histogram_that_loses": _histogram,
    "distance_of_small_samples": _samples,
}
