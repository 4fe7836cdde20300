"""Intervals and tests whose unit is the architecture: its seeds share its fate and are no trials of their own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 4000
SIGN_FLIPS = 10_000


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a share of independent trials.

    >>> [round(end, 3) for end in wilson(5, 10)]
    [0.237, 0.763]
    """
    z = 1.959963984540054
    share, spread = hits / count, z * z / count
    middle = (share + spread / 2) / (1 + spread)
    half = z * math.sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Change:
    """A mean over architectures with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float

    @property
    def sign(self) -> int:
        """1 or −1 if the interval lies on that side of 0, else 0."""
        return int(self.low > 0) - int(self.high < 0)


def mean_change(values: np.ndarray) -> Change:
    """The mean of one number for each architecture, shape (A,); `nan` is left out."""
    values = np.asarray(values, dtype=float)
    values = values[~np.isnan(values)]
    if not len(values):
        return Change(math.nan, math.nan, math.nan)
    means = values[_draws(len(values))].mean(axis=1)
    return Change(float(values.mean()), *map(float, np.quantile(means, [0.025, 0.975])))


def group_change(values: np.ndarray, inside: np.ndarray) -> Change:
    """Mean of the architectures inside − mean of those outside a group, the architectures drawn together."""
    values, inside = np.asarray(values, dtype=float), np.asarray(inside, dtype=bool)
    if inside.all() or not inside.any():
        return Change(math.nan, math.nan, math.nan)
    draws = _draws(len(values))
    member, drawn = inside[draws], values[draws]
    counts = member.sum(axis=1)
    usable = (counts > 0) & (counts < len(values))
    sums = (drawn * member).sum(axis=1)
    gaps = sums[usable] / counts[usable] - (drawn.sum(axis=1) - sums)[usable] / (len(values) - counts)[usable]
    value = values[inside].mean() - values[~inside].mean()
    return Change(float(value), *map(float, np.quantile(gaps, [0.025, 0.975])))


def sign_flip_p(values: np.ndarray) -> float:
    """Two-sided p of a mean of 0, by flipping the signs of the architectures' numbers, shape (A,), at random.

    As fair coins decide each sign if there is no effect, the share of flips with a mean at least as far from 0 is p;
    the observed signs count as one of the flips, so p is never 0.
    """
    values = np.asarray(values, dtype=float)
    signs = np.random.default_rng(1).choice([-1.0, 1.0], size=(SIGN_FLIPS, len(values)))
    means = np.abs(signs @ values) / len(values)
    as_far = int((means >= abs(values.mean()) * (1 - 1e-12)).sum())
    return (as_far + 1) / (SIGN_FLIPS + 1)


def holm(p_values: Sequence[float]) -> list[float]:
    """Holm's adjusted p-values, in the order given.

    >>> [round(p, 3) for p in holm([0.01, 0.04, 0.03])]
    [0.03, 0.06, 0.06]

    Source: Holm, *A simple sequentially rejective multiple test procedure* (1979).
    """
    order = np.argsort(p_values)
    adjusted, largest = [0.0] * len(p_values), 0.0
    for place, index in enumerate(order):
        largest = max(largest, min(1.0, (len(p_values) - place) * p_values[index]))
        adjusted[index] = largest
    return adjusted


def _draws(count: int) -> np.ndarray:
    return np.random.default_rng(0).integers(count, size=(RESAMPLES, count))
