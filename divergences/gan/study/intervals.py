"""Intervals and tests whose unit is the architecture: seeds of one architecture are not independent trials."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...arguments import checked
from ...checks import as_count, as_real

RESAMPLES = 4000
SIGN_FLIPS = 10_000
LARGEST = 1e300
"""Numbers whose sum over any number of architectures is still a float."""


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a share of independent trials.

    >>> [round(end, 3) for end in wilson(5, 10)]
    [0.237, 0.763]
    """
    count = as_count("count", count, most=2**53)
    hits = as_count("hits", hits, least=0, most=count)
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


@checked
def mean_change(values: np.ndarray) -> Change:
    """The mean of one number for each architecture, shape (A,); `nan` is left out."""
    values = _vector("values", values)
    values = values[~np.isnan(values)]
    if not len(values):
        return Change(math.nan, math.nan, math.nan)
    means = values[_draws(len(values))].mean(axis=1)
    return Change(float(values.mean()), *map(float, np.quantile(means, [0.025, 0.975])))


@checked
def group_change(values: np.ndarray, inside: np.ndarray) -> Change:
    """Mean of the architectures inside − mean of those outside a group, the architectures drawn together."""
    values, inside = _vector("values", values), _vector("inside", inside) > 0
    if len(inside) != len(values):
        raise ValueError(f"inside must say of each of the {len(values)} architectures whether it is, got {len(inside)}")
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


@checked
def sign_flip_p(values: np.ndarray) -> float:
    """Two-sided p of a mean of 0, by flipping the signs of the architectures' numbers, shape (A,), at random.

    Without an effect each sign is a fair coin, so p is the share of random signs whose mean is at least as far from 0;
    the observed signs count as one of them, so p is never 0.
    """
    values = _vector("values", values)
    if not len(values):
        raise ValueError("values must be at least one number")
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
    found = as_real("p_values", p_values)
    if found.ndim != 1 or ((found < 0) | (found > 1)).any():
        raise ValueError("p_values must be a list of numbers from 0 to 1")
    p_values = found.tolist()
    order = np.argsort(p_values)
    adjusted, largest = [0.0] * len(p_values), 0.0
    for place, index in enumerate(order):
        largest = max(largest, min(1.0, (len(p_values) - place) * p_values[index]))
        adjusted[index] = largest
    return adjusted


def _vector(name: str, values: np.ndarray) -> np.ndarray:
    """Numbers of the architectures, shape (A,), some of which may be nan."""
    array = np.asarray(values)
    if array.dtype.kind not in "biuf" or array.ndim != 1 or (np.abs(array.astype(float)) > LARGEST).any():
        raise ValueError(f"{name} must be real numbers of shape (A,), none beyond ±{LARGEST:g}")
    return array.astype(float)


def _draws(count: int) -> np.ndarray:
    return np.random.default_rng(0).integers(count, size=(RESAMPLES, count))
