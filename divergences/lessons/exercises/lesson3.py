"""Lesson 3: the optimal discriminator, a critic that reaches the supremum, and the effect of K."""

from __future__ import annotations

import numpy as np

from ...checks import Array
from ...duality import lipschitz_constant
from .answers import Wrong, numbers
from .asking import Trial, call, examine, refuse_constants


def discriminator(answer: object) -> None:
    """`discriminator(x, theta, sigma)` returns D*(x) for p = N(0, σ²) and q = N(θ, σ²)."""
    rng = np.random.default_rng()
    trials = []
    for size in (5, 1, 40):
        for sign in (1, -1):
            sigma = rng.uniform(0.5, 2)
            theta = float(sign * sigma * rng.uniform(0.5, 4))
            x = theta / 2 + sigma * rng.uniform(-3, 3, size)
            want = _sigmoid(_log_ratio(x, theta, sigma))
            trials.append(Trial({"x": x, "theta": theta, "sigma": float(sigma)}, want))

    def p(x: Array, sigma: float) -> Array:
        return np.exp(-(x**2) / (2 * sigma**2)) / (sigma * np.sqrt(2 * np.pi))

    examine(
        answer,
        trials,
        {
            "discriminator.reversed": lambda x, theta, sigma: _sigmoid(-_log_ratio(x, theta, sigma)),
            "discriminator.ratio": lambda x, theta, sigma: np.exp(_log_ratio(x, theta, sigma)),
            "discriminator.log": _log_ratio,
            "discriminator.half": lambda x, theta, sigma: _sigmoid(2 * _log_ratio(x, theta, sigma)),
            "discriminator.square": lambda x, theta, sigma: _sigmoid(sigma * _log_ratio(x, theta, sigma)),
            "discriminator.side": lambda x, theta, sigma: _sigmoid(_log_ratio(x, -theta, sigma)),
            "discriminator.mixture": lambda x, theta, sigma: 2 * _sigmoid(_log_ratio(x, theta, sigma)),
            "discriminator.density": lambda x, theta, sigma: p(x, sigma),
            "discriminator.difference": lambda x, theta, sigma: p(x, sigma) - p(x - theta, sigma),
        },
    )


def critic(answer: object) -> None:
    """`critic(points, theta)` is 1-Lipschitz and reaches the supremum on the two segments."""
    rng = np.random.default_rng()
    scores: dict[int, list[float]] = {1: [], -1: []}
    readings: list[Array] = []
    for size, sign in ((7, 1), (12, -1), (1, 1), (30, -1), (30, 1)):
        theta = float(sign * rng.uniform(0.3, 4))
        real = np.column_stack([np.zeros(size), rng.random(size)])
        fake = real + np.array([theta, 0])
        on_real, on_fake = (numbers(call(answer, {"points": x, "theta": theta}), (size,)) for x in (real, fake))
        # Pairs far apart and pairs close together, on the segments and all around them.
        around = rng.uniform([-6, -3], [6, 4], (80, 2))
        around = np.concatenate([real, fake, around, around + rng.normal(0, 1e-3, around.shape)])
        values = numbers(call(answer, {"points": around, "theta": theta}), (len(around),))
        if not np.isfinite(values).all():
            raise Wrong("any.nan", given=f"theta = {theta:.3g}", got="nan")
        steepest = lipschitz_constant(values, around)
        if steepest > 1 + 1e-6:
            raise Wrong("critic.steep", slope=f"{steepest:.3g}", theta=f"{theta:.2f}")
        readings.append(values)
        scores[sign].append((on_real.mean() - on_fake.mean()) / abs(theta))
    refuse_constants(readings)
    reached = {sign: min(shares) > 1 - 1e-6 for sign, shares in scores.items()}
    if not reached[1] and not reached[-1]:
        if max(*scores[1], *scores[-1]) < -1 + 1e-6:
            raise Wrong("critic.reversed")
        raise Wrong("critic.low", share=f"{100 * min(*scores[1], *scores[-1]):.0f} %")
    if not all(reached.values()):
        raise Wrong("critic.one side")


def k_effect(answer: object) -> None:
    """`readings(theta, K)` returns the supremum over K-Lipschitz functions on the two segments, and EM."""
    rng = np.random.default_rng()
    trials = []
    for sign in (1, -1, 1, -1):
        theta, bound = float(sign * rng.uniform(0.3, 4)), float(np.exp(rng.uniform(0.3, 2) * rng.choice([-1, 1])))
        trials.append(Trial({"theta": theta, "K": bound}, np.array([bound * abs(theta), abs(theta)])))

    def pair(first: float, second: float) -> Array:
        return np.array([first, second])

    examine(
        answer,
        trials,
        {
            "k_effect.em grows": lambda theta, K: pair(K * abs(theta), K * abs(theta)),
            "k_effect.no effect": lambda theta, K: pair(abs(theta), abs(theta)),
            "k_effect.em shrinks": lambda theta, K: pair(abs(theta), abs(theta) / K),
            "k_effect.divided": lambda theta, K: pair(abs(theta) / K, abs(theta)),
            "k_effect.both": lambda theta, K: pair(K * abs(theta), abs(theta) / K),
            "k_effect.order": lambda theta, K: pair(abs(theta), K * abs(theta)),
            "any.sign of a distance": lambda theta, K: pair(K * theta, theta),
        },
    )


def _log_ratio(x: Array, theta: float, sigma: float) -> Array:
    """log p/q of the two normals."""
    return ((x - theta) ** 2 - x**2) / (2 * sigma**2)


def _sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


EXERCISES = (discriminator, critic, k_effect)
