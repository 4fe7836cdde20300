"""KL, JS and TV of samples, by histograms that count every sample: biased estimates, whose docstrings give the bias."""

from __future__ import annotations

import math
from collections.abc import Sized
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from ..checks import Array, as_count, as_point_pair, as_real
from .vectors import js_divergence, kl_divergence, total_variation

MAX_CELLS = 10_000_000


class Histogram(NamedTuple):
    """Two samples counted in the same bins: probabilities p and q (flat) and the edges of each axis."""

    p: Array
    q: Array
    edges: list[Array]


@np.errstate(all="ignore")
def shared_histogram(x: ArrayLike, y: ArrayLike, bins: int | ArrayLike = 32) -> Histogram:
    """Count two samples in the same bins, which cover both.

    Args:
        x, y: samples, shapes (n,) and (m,), or (n, d) and (m, d).
        bins: how many bins along each axis, over the range of both samples together; or, for d = 1, the edges.

    Returns:
        Histogram(p, q, edges) with p and q of shape (bins**d,), each adding up to 1.

    Raises:
        TypeError, ValueError: for samples or edges that are not real, finite and matching, for edges that do not
            increase or do not cover both samples (their mass would be lost), and for more than 10 million bins.

    See Also: `js_divergence_of_samples`, `kl_divergence_of_samples` and `total_variation_of_samples`, which use it.

    >>> shared_histogram([0, 1, 2, 3], [0, 0, 0, 3], bins=2).q
    array([0.75, 0.25])
    """
    x, y = as_point_pair("x", x, "y", y)
    both = np.concatenate([x, y])
    low, high = both.min(axis=0), both.max(axis=0)
    if not np.isfinite(high - low).all():
        raise ValueError("y must be within 1.8e308 of x, the largest float")
    if not isinstance(bins, (str, bytes)) and np.iterable(bins):
        if isinstance(bins, Sized) and len(bins) - 1 > MAX_CELLS:
            raise ValueError(f"bins must give at most 10 million cells, got {len(bins) - 1}")
        given = as_real("bins", bins)
        if x.shape[1] != 1 or given.ndim != 1 or given.size < 2 or not (np.diff(given) > 0).all():
            raise ValueError("bins must be a count, or increasing edges of shape (k + 1,) for samples on the line")
        if low[0] < given[0] or high[0] > given[-1]:
            raise ValueError(f"bins must cover both samples, [{low[0]}, {high[0]}], or mass is lost")
        edges = [given]
    else:
        count = as_count("bins", bins)
        if x.shape[1] * math.log(count) > math.log(MAX_CELLS) + 1e-9:
            raise ValueError(f"bins must give at most 10 million cells, got {count}**{x.shape[1]}")
        edges = [np.linspace(a, b, count + 1) if a < b else _around(a, count) for a, b in zip(low, high, strict=True)]
    p, q = (_count(points, edges) / len(points) for points in (x, y))
    return Histogram(p, q, edges)


def _count(points: Array, edges: list[Array]) -> Array:
    """Points in each cell, flat; NumPy's `histogramdd` would keep two more bins along every axis."""
    cell = np.zeros(len(points), dtype=np.int64)
    for axis, marks in enumerate(edges):
        place = np.searchsorted(marks, points[:, axis], side="right") - 1
        cell = cell * (len(marks) - 1) + place.clip(max=len(marks) - 2)  # the last bin includes its upper edge
    return np.bincount(cell, minlength=math.prod(len(marks) - 1 for marks in edges)).astype(np.float64)


def kl_divergence_of_samples(x: ArrayLike, y: ArrayLike, bins: int | ArrayLike = 32) -> float | Array:
    """KL between the shared histograms of two samples, in nats: a biased estimate, often `inf`.

    It is `inf` as soon as one bin holds some x and no y, whatever the true value. Where it is finite and the truth
    is 0, it is on average about (k − 1)/2 · (1/n + 1/m) for k filled bins. Binning itself only ever lowers it.

    Args and errors as for `shared_histogram`.

    See Also: `kl_divergence`, `shared_histogram`; `wasserstein_distance`, which needs no bins.

    >>> kl_divergence_of_samples([0, 1], [0, 0], bins=2)
    inf
    """
    histogram = shared_histogram(x, y, bins)
    return kl_divergence(histogram.p, histogram.q)


def js_divergence_of_samples(x: ArrayLike, y: ArrayLike, bins: int | ArrayLike = 32) -> float | Array:
    """JS between the shared histograms of two samples, in nats: a biased estimate.

    Two samples of the *same* distribution are not 0 apart: on average about (k − 1)/8 · (1/n + 1/m) for k filled
    bins (0.03 nats for k = 32 and n = m = 256). With more bins than samples it tends to log 2 whatever the truth.
    Binning itself only ever lowers it.

    Args and errors as for `shared_histogram`.

    See Also: `js_divergence`, `shared_histogram`; `wasserstein_distance`, which needs no bins.

    >>> round(js_divergence_of_samples([0, 0, 0], [1, 1, 1], bins=2), 6)
    0.693147
    """
    histogram = shared_histogram(x, y, bins)
    return js_divergence(histogram.p, histogram.q)


def total_variation_of_samples(x: ArrayLike, y: ArrayLike, bins: int | ArrayLike = 32) -> float | Array:
    """TV between the shared histograms of two samples: a biased estimate.

    Two samples of the same distribution are about Σ √(p(1 − p)/(2π) · (1/n + 1/m)) apart. Binning itself only ever
    lowers it.

    Args and errors as for `shared_histogram`.

    See Also: `total_variation`, `shared_histogram`; `wasserstein_distance`, which needs no bins.

    >>> total_variation_of_samples([0, 0, 1, 1], [0, 0, 0, 1], bins=2)
    0.25
    """
    histogram = shared_histogram(x, y, bins)
    return total_variation(histogram.p, histogram.q)


def _around(value: float, count: int) -> Array:
    reach = max(0.5, abs(value) * 1e-6)
    return np.linspace(value - reach, value + reach, count + 1)
