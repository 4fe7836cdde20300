"""Lesson 5: an interval for a share of successes, and two methods compared seed by seed."""

from __future__ import annotations

import math

import numpy as np

from ...checks import Array
from .asking import Trial, examine


def wilson(answer: object) -> None:
    """`wilson(successes, trials, z)` returns the two ends of the Wilson interval."""
    rng = np.random.default_rng()
    cases: list[tuple[int, int, str | None]] = [(int(rng.integers(1, n)), n, None) for n in (3, 8, 10, 40, 200)]
    cases += [(0, int(rng.integers(3, 20)), "wilson.edge")]
    cases += [(n, n, "wilson.edge") for n in rng.integers(3, 20, 1).tolist()]
    trials = []
    for successes, count, kind in cases:
        z = float(rng.uniform(1.25, 2.8))  # from 1.23 on the plain interval of 1 in 3 leaves [0, 1]: clipping shows
        given = {"successes": successes, "trials": count, "z": z}
        trials.append(Trial(given, _wilson(successes, count, z), kind))
    examine(
        answer,
        trials,
        {
            "wilson.wald": _wald,
            "wilson.clipped": lambda successes, trials, z: np.clip(_wald(successes, trials, z), 0, 1),
            "wilson.order": lambda successes, trials, z: _wilson(successes, trials, z)[::-1],
            "wilson.centre": _uncentred,
            "wilson.z": lambda successes, trials, z: _wilson(successes, trials, 1.96),
            "wilson.agresti": _agresti,
            "wilson.half width": lambda successes, trials, z: _unfolded(successes, trials, z),
            "wilson.failures": lambda successes, trials, z: _wilson(trials - successes, trials, z),
        },
    )


def only(answer: object) -> None:
    """`only(a, b)` returns the number of seeds on which only A succeeded, and only B."""
    rng = np.random.default_rng()
    trials = []
    for size in (4, 1, 10, 25, 60):
        a, b = rng.random(size) < rng.uniform(0.5, 0.9), rng.random(size) < rng.uniform(0.2, 0.5)
        trials.append(Trial({"a": a, "b": b}, np.array([(a & ~b).sum(), (b & ~a).sum()], dtype=np.float64)))

    def pair(first: Array, second: Array) -> Array:
        return np.array([first.sum(), second.sum()])

    examine(
        answer,
        trials,
        {
            "only.totals": lambda a, b: pair(a, b),
            "only.order": lambda a, b: pair(b & ~a, a & ~b),
            "only.both": lambda a, b: pair(a & b, ~a & ~b),
            "only.disagree": lambda a, b: pair(a ^ b, a ^ b),
            "only.shares": lambda a, b: pair(a & ~b, b & ~a) / len(a),
            "only.signed difference": lambda a, b: np.array([a.sum() - b.sum(), b.sum() - a.sum()], dtype=np.float64),
            "only.difference": lambda a, b: np.array([max(0, a.sum() - b.sum()), max(0, b.sum() - a.sum())]),
        },
    )


def sign_test(answer: object) -> None:
    """`sign_test(only_a, only_b)` returns the two-sided p-value of the sign test."""
    rng = np.random.default_rng()
    cases: list[tuple[int, int, str | None]] = [
        (int(rng.integers(4, 12)), int(rng.integers(0, 3)), None),
        (int(rng.integers(0, 3)), int(rng.integers(5, 15)), None),
        (int(rng.integers(20, 30)), int(rng.integers(8, 15)), None),
        (int(rng.integers(3, 9)), 0, None),
    ]
    equal = int(rng.integers(2, 9))
    cases += [(equal, equal, "sign_test.equal"), (0, 0, "sign_test.nothing")]
    trials = [Trial({"only_a": a, "only_b": b}, np.array(_two_sided(a, b)), kind) for a, b, kind in cases]
    examine(
        answer,
        trials,
        {
            "sign_test.one side": lambda only_a, only_b: _tail(only_a + only_b, min(only_a, only_b)),
            "sign_test.this side": lambda only_a, only_b: _tail(only_a + only_b, only_b),
            "sign_test.uncapped": lambda only_a, only_b: 2 * _tail(only_a + only_b, min(only_a, only_b)),
            "sign_test.exactly": lambda only_a, only_b: _exactly(only_a + only_b, min(only_a, only_b)),
            "sign_test.doubled": lambda only_a, only_b: min(1.0, 2 * _exactly(only_a + only_b, min(only_a, only_b))),
            "sign_test.all": lambda only_a, only_b: 2 * 0.5 ** (only_a + only_b),
            "sign_test.stricter": lambda only_a, only_b: min(1.0, 2 * _tail(only_a + only_b, min(only_a, only_b) - 1)),
            "sign_test.normal": _by_normal,
            "sign_test.complement": lambda only_a, only_b: 1 - _two_sided(only_a, only_b),
            "sign_test.share": lambda only_a, only_b: only_a / max(1, only_a + only_b),
        },
    )


def _wilson(successes: int, trials: int, z: float) -> Array:
    share, square = successes / trials, z**2 / trials
    centre = share + square / 2
    half = z * math.sqrt(share * (1 - share) / trials + square / (4 * trials))
    return np.array([centre - half, centre + half]) / (1 + square)


def _wald(successes: float, trials: float, z: float) -> Array:
    share = successes / trials
    half = z * math.sqrt(share * (1 - share) / trials)
    return np.array([share - half, share + half])


def _uncentred(successes: int, trials: int, z: float) -> Array:
    low, high = _wilson(successes, trials, z)
    return successes / trials + np.array([low - high, high - low]) / 2


def _unfolded(successes: int, trials: int, z: float) -> Array:
    """The Wilson interval without the division by 1 + z²/n."""
    return _wilson(successes, trials, z) * (1 + z**2 / trials)


def _agresti(successes: int, trials: int, z: float) -> Array:
    return _wald(successes + z**2 / 2, trials + z**2, z)


def _exactly(count: int, fewer: int) -> float:
    """P(X = fewer) for X ~ binomial(count, ½)."""
    return math.comb(count, fewer) / 2**count


def _tail(count: int, fewer: int) -> float:
    """P(X ≤ fewer) for X ~ binomial(count, ½)."""
    return sum(math.comb(count, k) for k in range(fewer + 1)) / 2**count


def _by_normal(only_a: int, only_b: int) -> float:
    return math.erfc(abs(only_a - only_b) / math.sqrt(2 * max(1, only_a + only_b)))


def _two_sided(only_a: int, only_b: int) -> float:
    return min(1.0, 2 * _tail(only_a + only_b, min(only_a, only_b)))


EXERCISES = (wilson, only, sign_test)
