"""How generated samples are judged: the exact W₁ to real ones, in noise floors, and how many modes they reach."""

from __future__ import annotations

from functools import cache

import numpy as np

from ...arguments import checked
from ...checks import as_choice, as_count, as_point_pair, as_points
from ...transport import wasserstein_distance
from ..data import DATA
from ..metrics import nearest_modes

SAMPLES = 256
"""Samples of each side for W₁; modes are counted in four times as many."""
FAIR_SHARE_DIVISOR = 4
"""A mode counts as reached if it has at least its fair share of samples divided by this number."""


@checked
@cache
def floor(data: str, pairs: int = 40) -> float:
    """The noise floor: the mean W₁ between two real samples of `SAMPLES` points, a perfect generator's score."""
    distribution, pairs = DATA[as_choice("data", data, DATA)], as_count("pairs", pairs, most=100_000)
    seeds = 10**6 + 2 * np.arange(pairs)
    ends = ([distribution.sample(SAMPLES, seed=int(seed) + one) for one in (0, 1)] for seed in seeds)
    return float(np.mean([wasserstein_distance(first, second) for first, second in ends]))


@checked
def reached_modes(samples: np.ndarray, modes: np.ndarray) -> tuple[int, float]:
    """How many modes have at least a quarter of their fair share of samples near them, and the share near any mode.

    A sample is near a mode if its distance is less than half the smallest distance between two modes: blurred samples
    around a mode count, samples between two modes do not.

    >>> reached_modes(np.array([[0.1, 0], [0, 1], [2.5, 0]]), np.array([[0, 0], [5, 0], [0, 9]]))
    (1, 0.6666666666666666)
    """
    samples, modes = as_points("samples", samples), as_points("modes", modes)
    if modes.shape[1] != samples.shape[1] or len(np.unique(modes, axis=0)) < 2:
        raise ValueError(f"modes must be at least two points of dimension {samples.shape[1]}, got shape {modes.shape}")
    gaps = np.linalg.norm(modes[:, None] - modes, axis=-1)
    reach = gaps[gaps > 0].min() / 2
    nearest, distances = nearest_modes(samples, modes)
    near = distances < reach
    counts = np.bincount(nearest[near], minlength=len(modes))
    return int((counts * len(modes) * FAIR_SHARE_DIVISOR >= len(samples)).sum()), float(near.mean())


@checked
def distance(samples: np.ndarray, real: np.ndarray) -> float:
    """The exact W₁ between two samples; `inf` if the generator's samples are not finite."""
    samples = np.asarray(samples)
    if samples.dtype.kind == "f" and not np.isfinite(samples).all():
        return np.inf
    return wasserstein_distance(*as_point_pair("samples", samples, "real", real))
