"""KL, Jensen-Shannon and total variation, from the definition, in nats.

Three kinds of input, one suffix each: probability vectors (no suffix), densities on an interval
(`_of_densities`) and samples (`_of_samples`). Infinity is a value here: KL is `inf` wherever q is 0 and p is not.

Sums of signed terms lose the small divergences that matter most for a gradient, so every sum below runs over terms
that are never negative; each docstring gives the form that is used.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from .checks import Array, as_count, as_point_pair, as_probabilities, as_real, as_scalar, scalar_or_array

LOG2 = math.log(2)
Density = Callable[[float], float]


class Estimate(NamedTuple):
    """A number and an estimate of its error, both in nats (total variation: no unit)."""

    value: float
    error: float


class Histogram(NamedTuple):
    """Two samples counted in the same bins: probabilities p and q (flat) and the edges of each axis."""

    p: Array
    q: Array
    edges: list[Array]


def kl_divergence(p: ArrayLike, q: ArrayLike) -> float | Array:
    """Kullback-Leibler divergence KL(p‖q) = Σ p log(p/q), in nats.

    Summed as Σ (p log(p/q) − p + q): the same number, because p and q each add up to 1, with no term below 0.

    Args:
        p, q: probabilities along the last axis, shapes (..., k) that broadcast; any real dtype, computed in float64.

    Returns:
        A float for vectors, else an array of the broadcast shape without its last axis. `inf` where some q is 0 and
        its p is not; 0·log 0 is 0.

    Raises:
        TypeError: if an argument is not made of real numbers.
        ValueError: if an entry is negative or not finite, a row does not add up to 1, or the shapes do not match.

    >>> round(kl_divergence([0.5, 0.5], [0.25, 0.75]), 6)  # ½ log 2 + ½ log ⅔
    0.143841
    >>> kl_divergence([1, 0], [0, 1])
    inf

    Source: Kullback and Leibler, *On information and sufficiency* (1951).
    """
    return scalar_or_array(_kl_terms(*_probability_pair(p, q)).sum(axis=-1))


def js_divergence(p: ArrayLike, q: ArrayLike) -> float | Array:
    """Jensen-Shannon divergence JS(p, q) = ½ KL(p‖m) + ½ KL(q‖m) with m = ½(p + q), in nats, between 0 and log 2.

    Summed as Σ m·h(d) with d = (p − q)/(p + q) and h(d) = ½[(1+d) log(1+d) + (1−d) log(1−d)], which keeps its
    relative accuracy for nearly equal p and q; near log 2 the missing part log 2 − JS is summed instead.
    SciPy's `jensenshannon` is the square root of this.

    Args and errors as for `kl_divergence`; never infinite.

    >>> js_divergence([1, 0], [0, 1]) == math.log(2)
    True
    >>> js_divergence([0.3, 0.7], [0.3, 0.7])
    0.0

    Source: Lin, *Divergence measures based on the Shannon entropy* (1991), with weights ½.
    """
    p, q = _probability_pair(p, q)
    js = _js_terms(p, q).sum(axis=-1)
    return scalar_or_array(np.where(js > 0.5, LOG2 - _js_deficit_terms(p, q).sum(axis=-1), js))


def total_variation(p: ArrayLike, q: ArrayLike) -> float | Array:
    """Total variation distance TV(p, q) = ½ Σ |p − q|, between 0 and 1, no unit.

    Args and errors as for `kl_divergence`.

    >>> total_variation([1, 0], [0, 1])
    1.0

    Source: Levin, Peres, Wilmer, *Markov Chains and Mixing Times*, section 4.1.
    """
    p, q = _probability_pair(p, q)
    return scalar_or_array(np.minimum(_tv_terms(p, q).sum(axis=-1), 1.0))


def kl_divergence_of_densities(
    p: Density, q: Density, low: float, high: float, *, breaks: Sequence[float] | Array = (), tolerance: float = 1e-10
) -> Estimate:
    """KL(p‖q) = ∫ p log(p/q) dx over [low, high], in nats, by adaptive Gauss-Kronrod quadrature.

    The masses of p and q are integrated with it, on the same panels: a density whose mass on the interval is not 1
    (a tail left outside, a spike between the nodes) is an error, not a wrong number.

    Args:
        p, q: functions of one float that return the density there, never negative.
        low, high: the interval, finite. It must hold all but 1e-6 of each mass.
        breaks: places where a density jumps; naming them makes the result sharper, not different.
        tolerance: the quadrature stops below this error, absolute or relative.

    Returns:
        Estimate(value, error): the error adds the quadrature's estimate and the masses that are missing; the mass
        outside bounds the truncation for JS and TV, for KL it is only an indication. `inf` where p has mass on
        the set {q = 0}; a q that underflows to 0 counts as 0.

    Raises:
        TypeError: if p or q cannot be called, or a bound is not a number.
        ValueError: if low >= high, a density is negative or not finite, or a mass on the interval is not 1.
        RuntimeError: if the quadrature does not reach its tolerance.

    >>> round(kl_divergence_of_densities(lambda x: 1.0, lambda x: 2 * x, 0, 1).value, 9)  # 1 − log 2
    0.306852819
    """
    return _integrate(_kl_terms, p, q, low, high, breaks, tolerance, infinite_where_q_is_0=True)


def js_divergence_of_densities(
    p: Density, q: Density, low: float, high: float, *, breaks: Sequence[float] | Array = (), tolerance: float = 1e-10
) -> Estimate:
    """JS(p, q) = ½ ∫ p log(p/m) dx + ½ ∫ q log(q/m) dx with m = ½(p + q), in nats.

    Args, returns and errors as for `kl_divergence_of_densities`; never infinite.

    >>> round(js_divergence_of_densities(lambda x: float(x < 1), lambda x: float(x > 1), 0, 2).value, 9)  # log 2
    0.693147181
    """
    return _integrate(_js_terms, p, q, low, high, breaks, tolerance)


def total_variation_of_densities(
    p: Density, q: Density, low: float, high: float, *, breaks: Sequence[float] | Array = (), tolerance: float = 1e-10
) -> Estimate:
    """TV(p, q) = ½ ∫ |p − q| dx, no unit.

    Args, returns and errors as for `kl_divergence_of_densities`; never infinite.

    >>> round(total_variation_of_densities(lambda x: 1.0, lambda x: 2 * x, 0, 1).value, 9)
    0.25
    """
    return _integrate(_tv_terms, p, q, low, high, breaks, tolerance)


def shared_histogram(x: ArrayLike, y: ArrayLike, bins: int | Sequence[float] | Array = 32) -> Histogram:
    """Count two samples in the same bins, losing none.

    Args:
        x, y: samples, shapes (n,) and (m,), or (n, d) and (m, d).
        bins: how many bins along each axis, over the range of both samples together; or, for d = 1, the edges.

    Returns:
        Histogram(p, q, edges) with p and q of shape (bins**d,), each adding up to 1.

    Raises:
        TypeError, ValueError: for samples or edges that are not real, finite and matching, for edges that do not
            increase or do not cover both samples (their mass would be lost), and for more than 10 million bins.

    >>> shared_histogram([0, 1, 2, 3], [0, 0, 0, 3], bins=2).q
    array([0.75, 0.25])
    """
    x, y = as_point_pair("x", x, "y", y)
    both = np.concatenate([x, y])
    low, high = both.min(axis=0), both.max(axis=0)
    with np.errstate(over="ignore"):
        if not np.isfinite(high - low).all():
            raise ValueError("y must be within 1.8e308 of x, the largest float")
    if isinstance(bins, (list, tuple, np.ndarray)):
        given = as_real("bins", bins)
        if x.shape[1] != 1 or given.ndim != 1 or given.size < 2 or not (np.diff(given) > 0).all():
            raise ValueError("bins must be a count, or increasing edges of shape (k + 1,) for samples on the line")
        if low[0] < given[0] or high[0] > given[-1]:
            raise ValueError(f"bins must cover both samples, [{low[0]}, {high[0]}], or mass is lost")
        edges = [given]
    else:
        count = as_count("bins", bins)
        if count ** x.shape[1] > 10_000_000:
            raise ValueError(f"bins must give at most 10 million cells, got {count}**{x.shape[1]}")
        edges = [np.linspace(a, b, count + 1) if a < b else _around(a, count) for a, b in zip(low, high, strict=True)]
    p, q = (np.histogramdd(points, bins=edges)[0].ravel() / len(points) for points in (x, y))
    return Histogram(p, q, edges)


def kl_divergence_of_samples(x: ArrayLike, y: ArrayLike, bins: int | Sequence[float] | Array = 32) -> float | Array:
    """KL between the shared histograms of two samples, in nats: a biased estimate, often `inf`.

    It is `inf` as soon as one bin holds some x and no y, whatever the true value. Where it is finite and the truth
    is 0, it is on average about (k − 1)/2 · (1/n + 1/m) for k filled bins. Binning itself only ever lowers it.

    Args and errors as for `shared_histogram`.

    >>> kl_divergence_of_samples([0, 1], [0, 0], bins=2)
    inf
    """
    histogram = shared_histogram(x, y, bins)
    return kl_divergence(histogram.p, histogram.q)


def js_divergence_of_samples(x: ArrayLike, y: ArrayLike, bins: int | Sequence[float] | Array = 32) -> float | Array:
    """JS between the shared histograms of two samples, in nats: a biased estimate.

    Two samples of the *same* distribution are not 0 apart: on average about (k − 1)/8 · (1/n + 1/m) for k filled
    bins (1 bin in 8 per sample: 0.03 nats for k = 32, n = m = 256). With more bins than samples it tends to log 2
    whatever the truth. Binning itself only ever lowers it.

    Args and errors as for `shared_histogram`.

    >>> js_divergence_of_samples([0, 0, 0], [1, 1, 1], bins=2) == math.log(2)
    True
    """
    histogram = shared_histogram(x, y, bins)
    return js_divergence(histogram.p, histogram.q)


def total_variation_of_samples(x: ArrayLike, y: ArrayLike, bins: int | Sequence[float] | Array = 32) -> float | Array:
    """TV between the shared histograms of two samples: a biased estimate.

    Two samples of the same distribution are about Σ √(p(1 − p)/(2π) · (1/n + 1/m)) apart. Binning itself only ever
    lowers it.

    Args and errors as for `shared_histogram`.

    >>> total_variation_of_samples([0, 0, 1, 1], [0, 0, 0, 1], bins=2)
    0.25
    """
    histogram = shared_histogram(x, y, bins)
    return total_variation(histogram.p, histogram.q)


def _probability_pair(p: ArrayLike, q: ArrayLike) -> tuple[Array, Array]:
    p, q = as_probabilities("p", p), as_probabilities("q", q)
    if p.shape[-1] != q.shape[-1]:
        raise ValueError(f"q must have {p.shape[-1]} entries along its last axis like p, got {q.shape[-1]}")
    try:
        p, q = np.broadcast_arrays(p, q)
    except ValueError:
        raise ValueError(f"q must broadcast with p of shape {p.shape}, got shape {q.shape}") from None
    return p, q


@np.errstate(all="ignore")
def _kl_terms(p: Array, q: Array) -> Array:
    change = (q - p) / p
    near = p * _excess_over_log(change)
    far = q - p + p * (np.log(p) - np.log(q))
    return np.where(p == 0, q, np.where(np.abs(change) < 0.25, near, far))


@np.errstate(all="ignore")
def _excess_over_log(t: Array) -> Array:
    """t − log(1 + t) for |t| < ¼, accurate relative to itself: with u = t/(2 + t), log(1 + t) = 2 artanh u."""
    u = t / (2 + t)
    square = u * u
    tail = np.zeros_like(t)
    for k in range(21, 1, -2):
        tail = (tail + 1 / k) * square
    return u * (t - 2 * tail)


@np.errstate(all="ignore")
def _js_terms(p: Array, q: Array) -> Array:
    total = p + q
    d = (p - q) / total
    near = d * np.arctanh(d) + 0.5 * np.log1p(-d * d)
    far = 0.5 * (_x_log_x(2 * p / total) + _x_log_x(2 * q / total))
    return np.where(total == 0, 0.0, 0.5 * total * np.where(np.abs(d) < 0.5, near, far))


@np.errstate(all="ignore")
def _js_deficit_terms(p: Array, q: Array) -> Array:
    """½(p + q) times the entropy of (p, q)/(p + q): the terms of log 2 − JS."""
    total = p + q
    small = np.minimum(p, q) / total
    entropy = -_x_log_x(small) - (1 - small) * np.log1p(-small)
    return np.where(total == 0, 0.0, 0.5 * total * entropy)


def _tv_terms(p: Array, q: Array) -> Array:
    return 0.5 * np.abs(p - q)


def _x_log_x(x: Array) -> Array:
    return np.where(x == 0, 0.0, x * np.log(x))


def _around(value: float, count: int) -> Array:
    reach = max(0.5, abs(value) * 1e-6)
    return np.linspace(value - reach, value + reach, count + 1)


def _integrate(
    terms: Callable[[Array, Array], Array],
    p: Density,
    q: Density,
    low: float,
    high: float,
    breaks: Sequence[float] | Array,
    tolerance: float,
    infinite_where_q_is_0: bool = False,
) -> Estimate:
    for name, density in (("p", p), ("q", q)):
        if not callable(density):
            raise TypeError(f"{name} must be a function of one number, got {type(density).__name__}")
    low, high = as_scalar("low", low), as_scalar("high", high)
    tolerance = as_scalar("tolerance", tolerance, positive=True)
    if low >= high:
        raise ValueError(f"low must be less than high, got {low} and {high}")
    inner = as_real("breaks", breaks)
    if inner.ndim != 1:
        raise ValueError(f"breaks must be a list of numbers, got shape {inner.shape}")

    def integrand(x: float) -> Array:
        values = _density_at("p", p, x), _density_at("q", q, x)
        term = float(terms(*(np.array(v) for v in values)))
        p_where_q_is_0 = values[0] if values[1] == 0 else 0.0
        return np.array([*values, term if math.isfinite(term) else 0.0, p_where_q_is_0])

    from scipy.integrate import quad_vec

    # Many panels from the start, so that a narrow peak is found; the masses tell when one was not.
    panels = np.union1d(np.linspace(low, high, 65)[1:-1], inner[(inner > low) & (inner < high)])
    total, error, info = quad_vec(
        integrand, low, high, epsabs=tolerance, epsrel=tolerance, norm="max", points=panels, full_output=True
    )
    missing = np.abs(total[:2] - 1)
    for name, mass, lost in zip("pq", total[:2], missing, strict=True):
        if lost > 1e-6 + error:
            raise ValueError(f"{name} must integrate to 1 on [{low}, {high}], got {float(mass)!r}")
    if infinite_where_q_is_0 and total[3] > 1e-12 + error:
        return Estimate(math.inf, 0.0)
    if not info.success:
        raise RuntimeError(f"the quadrature stopped at an error of {error:.3g}: {info.message}; name jumps in `breaks`")
    return Estimate(float(total[2]), float(error + missing.sum()))


def _density_at(name: str, density: Density, x: float) -> float:
    value = as_scalar(f"{name}({x!r})", density(x))
    if value < 0:
        raise ValueError(f"{name}({x!r}) must not be negative, got {value}")
    return value
