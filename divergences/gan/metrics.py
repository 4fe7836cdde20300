"""Scores of generated samples, by one fixed protocol: fresh samples, every seed, and the noise floor beside the score.

Samples have shape (n, 2), in the data's own unit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from ..arguments import checked
from ..checks import Array, as_count, as_points, as_real, as_scalar
from ..information import kl_divergence
from ..transport import wasserstein_distance

if TYPE_CHECKING:  # data needs torch, the scores do not
    from .data import Data

PERFECT_SHARE_WITHIN = {sd: 1 - math.exp(-(sd**2) / 2) for sd in (3, 4)}
"""The share of a perfect sampler within 3 sd (98.89 %) and 4 sd (99.97 %) of its mode: P(R ≤ r) = 1 − e^{−r²/2}."""


BLOCK = 4_000_000
"""Coordinates that `nearest_modes` takes differences of at once: about 32 MB."""


@dataclass(frozen=True)
class ModeScore:
    """How a mixture of k round Gaussians is covered.

    Attributes:
        recovered: modes with at least one sample within 3 sd.
        within_3sd, within_4sd: share of samples within 3 and 4 sd of their nearest mode. A perfect sampler has
            `PERFECT_SHARE_WITHIN`; a larger share means that the samples are too concentrated.
        mode_kl: KL (nats) of the share of good samples in each mode from the true 1/k; log k if all are in one mode,
            never `inf`, and `nan` if no sample is good.
        counts: samples within 3 sd of each mode, shape (k,).
    """

    recovered: int
    within_3sd: float
    within_4sd: float
    mode_kl: float
    counts: np.ndarray


@np.errstate(all="ignore")
def score_modes(samples: ArrayLike, modes: ArrayLike, spread: float) -> ModeScore:
    """Score samples against a mixture of equal round Gaussians N(mode, spread²·I).

    A sample is good if it is within 3 sd (radially) of its nearest mode; a mode is recovered if it has a good sample.

    Raises:
        TypeError, ValueError: for samples or modes that are not finite points of one dimension, or spread ≤ 0.

    Source: Srivastava et al., *VEEGAN* (2017), section 4 (there one sample within 3 sd; 2,500 samples).
    """
    modes = as_points("modes", modes)
    spread = as_scalar("spread", spread, positive=True)
    nearest, distance = nearest_modes(samples, modes)
    good = distance <= 3 * spread
    counts = np.bincount(nearest[good], minlength=len(modes))
    share = counts / counts.sum() if counts.any() else None
    mode_kl = math.nan if share is None else float(kl_divergence(share, np.full(len(modes), 1 / len(modes))))
    return ModeScore(
        int((counts > 0).sum()), float(good.mean()), float((distance <= 4 * spread).mean()), mode_kl, counts
    )


@np.errstate(all="ignore")
def nearest_modes(samples: ArrayLike, modes: ArrayLike) -> tuple[np.ndarray, Array]:
    """The index of each sample's nearest mode, and its distance, shapes (n,); in blocks that need little memory."""
    samples, modes = as_points("samples", samples), as_points("modes", modes)
    if samples.shape[1] != modes.shape[1]:
        raise ValueError(f"modes must have points of dimension {samples.shape[1]} like samples, got {modes.shape[1]}")
    nearest, distance = np.empty(len(samples), dtype=np.intp), np.empty(len(samples))
    size = max(1, BLOCK // modes.size)
    for start in range(0, len(samples), size):
        block = slice(start, start + size)
        distances = np.hypot.reduce(samples[block, None] - modes, axis=-1)  # no square under- or overflows
        nearest[block], distance[block] = distances.argmin(axis=1), distances.min(axis=1)
    return nearest, distance


@dataclass(frozen=True)
class DistanceScore:
    """Exact W₁ to fresh real samples, and the noise floor: W₁ between two real samples of that size."""

    distance: float
    floor: float


@checked
def score_distance(samples: ArrayLike, data: Data, seed: int = 0) -> DistanceScore:
    """Exact Earth-Mover distance from samples to as many fresh real ones, beside its noise floor.

    The floor is W₁ between two independent real samples of the same size: a perfect generator scores about that much.

    Raises:
        TypeError, ValueError: for samples that are not finite points of the plane, or data that cannot be sampled.
    """
    samples = as_points("samples", samples)
    if samples.shape[1] != 2:
        raise ValueError(f"samples must have shape (n, 2), got {samples.shape}")
    if not callable(getattr(data, "sample", None)):
        raise TypeError(f"data must be a distribution such as DATA['ring'], got {data!r}")
    seed = as_count("seed", seed, least=0)
    first, second = (data.sample(len(samples), seed=2 * seed + each) for each in (0, 1))
    return DistanceScore(wasserstein_distance(samples, first), wasserstein_distance(second, first))


def duality_gap(estimate: float, distance: float) -> float:
    """W₁ − the critic's estimate.

    It is positive where the critic is not optimal, and can be negative where the critic's slope exceeds 1.
    """
    return as_scalar("distance", distance) - as_scalar("estimate", estimate)


def slope_histogram(slopes: ArrayLike, edges: ArrayLike) -> Array:
    """Share of the critic's slopes ‖∇D(x̂)‖ in each bin, shape (k,), and beyond the last edge: shape (k + 1,) in all.

    Args:
        slopes: `Snapshot.slopes` of one network, shape (n,), not negative.
        edges: increasing, from 0, shape (k + 1,).

    Raises:
        ValueError: for edges that do not increase from 0, or slopes that are negative or not finite.
    """
    slopes, edges = as_real("slopes", slopes), as_real("edges", edges)
    if slopes.ndim != 1 or not slopes.size or (slopes < 0).any():
        raise ValueError(f"slopes must be a list of numbers that are not negative, got shape {slopes.shape}")
    if edges.ndim != 1 or edges.size < 2 or edges[0] != 0 or not (np.diff(edges) > 0).all():
        raise ValueError("edges must increase from 0, at least two of them")
    counts = np.histogram(slopes, bins=np.append(edges, np.inf))[0]
    return counts / slopes.size


def pull_norm(pull: ArrayLike) -> Array:
    """Mean length of the gradient that reaches each generated sample, shape (E,), from `Snapshot.pull` (E, n, 2).

    The pulls of a diverged network are infinite or nan, and then their mean is too.

    Raises:
        TypeError, ValueError: for what is no array of numbers of shape (…, n, 2).
    """
    try:
        if np.iscomplexobj(pull):
            raise TypeError
        array = np.asarray(pull, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        raise TypeError(f"pull must be an array of numbers, got {type(pull).__name__}") from None
    if array.ndim < 2 or array.shape[-1] != 2 or not array.shape[-2]:
        raise ValueError(f"pull must have shape (…, n, 2), got {array.shape}")
    with np.errstate(all="ignore"):
        lengths = np.hypot(array[..., 0], array[..., 1])
        return np.where(
            np.isfinite(lengths).all(axis=-1), (lengths / lengths.shape[-1]).sum(axis=-1), lengths.sum(axis=-1)
        )
