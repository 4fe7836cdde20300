"""What each mistake does, as numbers for pictures: some panels, each with the right, the wrong and the exact values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from divergences.checks import Array
from divergences.gan.data import GaussianMixture
from divergences.gan.metrics import score_modes, slope_histogram
from divergences.pairs import Gaussians, ParallelStrips

from . import Mistake

STRIPS = ParallelStrips(width=1)
ONE_THETA = np.linspace(-2, 2, 81)
REPEATS = 20

XY = tuple[Array, Array]


@dataclass(frozen=True)
class Panel:
    """One picture.

    Attributes:
        key: its name in the catalogue ("mistakes.panel.…"): what it shows, and of what the readings are.
        right, wrong: x of shape (n,) and y of shape (n,) or (n, k); what is drawn of each depends on `kind`.
        kind: "lines", "steps" (shares in bins, x are the k + 1 edges), "dots", or "pairs" (dots beside `context`).
        exact: the curve that both should meet, or None.
        context: drawn whichever is shown: (name of the colour, x, y).
        readings: a number from the right, from the wrong, and the exact one.
    """

    key: str
    right: XY
    wrong: XY
    readings: tuple[float, float, float]
    kind: str = "lines"
    exact: XY | None = None
    context: list[tuple[str, Array, Array]] = field(default_factory=list)


def exhibit(mistake: Mistake) -> tuple[Panel, ...]:
    """The panels of one mistake; those of training take about a second and a half, the first time."""
    return _of_training(mistake) if mistake.slot else _OF_MATHS[mistake.key](mistake.right, mistake.wrong)


def _of_training(mistake: Mistake) -> tuple[Panel, ...]:
    right, wrong = mistake.trial(wrong=False), mistake.trial(wrong=True)
    both = right, wrong
    segments = [(name, ends[:, 0], ends[:, 1]) for name, ends in zip("pq", right.pairs[:2], strict=True)]
    segments += [("ways", right.pairs[:2, :, 0], right.pairs[:2, :, 1])]
    aside = [float(np.mean([_is_aside(*each) for each in trial.pairs.transpose(1, 0, 2)])) for trial in both]
    places = Panel(
        "pairs", *((t.pairs[2, :, 0], t.pairs[2, :, 1]) for t in both), (*aside, 0.0), "pairs", context=segments
    )
    largest = max(float(np.nan_to_num(trial.slopes).max()) for trial in both)
    edges = np.linspace(0, 2 if largest < 2.5 else 8, 41)
    slopes = Panel(
        "slopes",
        *((edges, _shares(trial.slopes.ravel(), edges)) for trial in both),
        (*(float(np.median(trial.slopes)) for trial in both), 1.0),
        "steps",
        exact=(np.array([1.0, 1.0]), np.array([0.0, 1.0])),
    )
    steps = np.arange(1, len(right.estimate) + 1)
    estimate = Panel(
        "estimate",
        *((steps, trial.estimate) for trial in both),
        (*(float(trial.estimate[-50:].mean()) for trial in both), 1.0),
        exact=(steps[[0, -1]], np.ones(2)),
    )
    steps = np.arange(len(right.theta))
    theta = Panel(
        "theta",
        *((steps, trial.theta) for trial in both),
        (*(float(np.abs(trial.theta[-1]).max()) for trial in both), 0.0),
        exact=(steps[[0, -1]], np.zeros(2)),
    )
    return places, slopes, estimate, theta


def _is_aside(real: Array, fake: Array, between: Array) -> bool:
    """Whether x̂ is not on the way from one sample of its pair to the other."""
    way = real - fake
    share = (between - fake) @ way / (way @ way)
    off = np.linalg.norm(between - fake - share * way)
    return bool(off > 1e-4 or not -1e-4 <= share <= 1 + 1e-4)


def _shares(slopes: Array, edges: Array) -> Array:
    return slope_histogram(slopes, edges)[:-1] if np.isfinite(slopes).all() else np.full(len(edges) - 1, np.nan)


def _overlapping(theta: Array) -> tuple[Array, Array]:
    """The strips, θ apart, as probabilities of: only p, both, only q; shapes (n, 3)."""
    apart = np.minimum(np.abs(theta), 1)
    zero = np.zeros_like(apart)
    return np.stack([apart, 1 - apart, zero], -1), np.stack([zero, 1 - apart, apart], -1)


def _js(right: Callable, wrong: Callable) -> tuple[Panel, ...]:
    p, q = _overlapping(ONE_THETA)
    at_2 = [float(function(p[-1], q[-1])) for function in (right, wrong)]
    exact = STRIPS.js_divergence(ONE_THETA)
    curves = ((ONE_THETA, np.asarray(function(p, q))) for function in (right, wrong))
    return (Panel("js_over_theta", *curves, (*at_2, float(exact[-1])), exact=(ONE_THETA, np.asarray(exact))),)


def _bits(right: Callable, wrong: Callable) -> tuple[Panel, ...]:
    x = np.linspace(-10, 12, 2001)
    theta = np.linspace(-2, 2, 41)
    pair = Gaussians(sigma=1)
    p, q = (_as_probabilities(pair.density(x - shift[:, None])) for shift in (0 * theta, theta))
    exact = np.asarray(pair.kl_divergence(theta))
    values = [np.asarray(function(p, q)) for function in (right, wrong)]
    readings = (float(values[0][-1]), float(values[1][-1]), float(exact[-1]))
    return (Panel("kl_of_normals", (theta, values[0]), (theta, values[1]), readings, exact=(theta, exact)),)


def _epsilon(right: Callable, wrong: Callable) -> tuple[Panel, ...]:
    p, q = _overlapping(ONE_THETA)
    values = [np.asarray(function(p, q)) for function in (right, wrong)]
    at_2 = (float(values[0][-1]), float(values[1][-1]), float("inf"))
    digits = np.arange(2, 17)
    choice = np.array([float(wrong(p[-1], q[-1], 10.0**-n)) for n in digits])
    never = np.full(len(digits), np.inf)
    return (
        Panel("kl_over_theta", (ONE_THETA, values[0]), (ONE_THETA, values[1]), at_2),
        Panel("kl_over_epsilon", (digits, never), (digits, choice), (np.inf, float(choice[-1]), np.inf)),
    )


def _order(right: Callable, wrong: Callable) -> tuple[Panel, ...]:
    x = np.linspace(-6, 6, 401)
    p = _as_probabilities(_normal(x, -2, 0.5) + _normal(x, 2, 0.5))
    means, spreads = (grid.ravel() for grid in np.meshgrid(np.linspace(-3, 3, 61), np.linspace(0.3, 3, 55)))
    candidates = _as_probabilities(_normal(x[None], means[:, None], spreads[:, None]))
    fits = [candidates[np.argmin(function(p, candidates))] for function in (right, wrong)]
    per_length = 1 / (x[1] - x[0])
    best = [float(spreads[np.argmin(function(p, candidates))]) for function in (right, wrong)]
    sigma = np.linspace(0.4, 3, 66)
    unit = _as_probabilities(_normal(x, 0, 1))
    wide = _as_probabilities(_normal(x[None], 0, sigma[:, None]))
    values = [np.asarray(function(unit, wide)) for function in (right, wrong)]
    exact = np.log(sigma) + 0.5 / sigma**2 - 0.5
    return (
        Panel(
            "best_fit",
            *((x, fit * per_length) for fit in fits),
            (*best, float(np.sqrt(p @ x**2))),
            context=[("p", x, p * per_length)],
        ),
        Panel(
            "kl_over_sigma",
            *((sigma, value) for value in values),
            (*(float(value[-1]) for value in values), float(exact[-1])),
            exact=(sigma, exact),
        ),
    )


def _ring(right: Callable[[], GaussianMixture], wrong: Callable[[], GaussianMixture]) -> tuple[Panel, ...]:
    samples = [make().sample(2500, seed=1) for make in (right, wrong)]
    found = [score_modes(s, make().modes, 0.02).recovered for s, make in zip(samples, (right, wrong), strict=True)]
    edges = np.linspace(-np.pi / 8, 2 * np.pi - np.pi / 8, 49)
    angles = [(np.arctan2(s[:, 1], s[:, 0]) + np.pi / 8) % (2 * np.pi) - np.pi / 8 for s in samples]
    shares = [np.histogram(a, edges)[0] / len(a) for a in angles]
    return (
        Panel("ring_places", *((s[:400, 0], s[:400, 1]) for s in samples), (*map(float, found), 8.0), "dots"),
        Panel("ring_shares", *((edges, share) for share in shares), (*(float(s.max()) for s in shares), 1 / 8), "steps"),
    )


def _histogram(right: Callable, wrong: Callable) -> tuple[Panel, ...]:
    theta = np.linspace(0, 2.5, 26)
    x = np.random.default_rng(0).random(5000)
    counted = [[function(x, x + shift) for shift in theta] for function in (right, wrong)]
    kept = [np.array([q.sum() for _, q in each]) for each in counted]
    js = [np.array([_js_of_what_is_left(p, q) for p, q in each]) for each in counted]
    exact = np.asarray(STRIPS.js_divergence(theta))
    return (
        Panel("js_of_samples", *((theta, j) for j in js), (*(float(j[-1]) for j in js), exact[-1]), exact=(theta, exact)),
        Panel("mass_kept", *((theta, k) for k in kept), (*(float(k[-1]) for k in kept), 1.0)),
    )


def _js_of_what_is_left(p: Array, q: Array) -> float:
    """JS by its sums, for shares that need not add up to 1 (the library's own would refuse them)."""
    m = (p + q) / 2
    return float(sum(0.5 * np.sum(a[a > 0] * np.log(a[a > 0] / m[a > 0])) for a in (p, q)))


def _samples(right: Callable, wrong: Callable) -> tuple[Panel, ...]:
    theta = np.linspace(-0.5, 0.5, 21)
    over_theta = [_mean_distance(function, theta, 32) for function in (right, wrong)]
    counts = np.array([8, 16, 32, 64, 128, 256])
    over_count = [np.array([_mean_distance(f, np.zeros(1), int(n))[0] for n in counts]) for f in (right, wrong)]
    floor = 0.3133 * np.sqrt(2 / counts)
    middle = len(theta) // 2
    return (
        Panel(
            "em_over_theta",
            *((theta, values) for values in over_theta),
            (*(float(values[middle]) for values in over_theta), 0.0),
            exact=(theta, np.abs(theta)),
        ),
        Panel(
            "em_over_count",
            *((counts, values) for values in over_count),
            (*(float(values[2]) for values in over_count), 0.0),
            context=[("faint", counts, floor)],
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
