"""KL, JS and TV of densities on an interval, by adaptive quadrature that also checks that both integrate to 1."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from ..checks import Array, as_real, as_scalar
from .terms import js_terms, kl_terms, tv_terms

Density = Callable[[float], float]


class Estimate(NamedTuple):
    """A number and an estimate of its error, both in nats (total variation: no unit)."""

    value: float
    error: float


def kl_divergence_of_densities(
    p: Density, q: Density, low: float, high: float, *, breaks: Sequence[float] | Array = (), tolerance: float = 1e-10
) -> Estimate:
    """KL(p‖q) = ∫ p log(p/q) dx over [low, high], in nats, by adaptive Gauss-Kronrod quadrature.

    The masses of p and q are integrated with it, on the same panels: a density whose mass on the interval is not 1
    (a tail left outside, a spike between the nodes) raises an error instead of giving a wrong number.

    Args:
        p, q: functions of one float that return the density there, never negative, as a number or an array of one.
        low, high: the interval, finite. It must hold all but 1e-6 of each mass.
        breaks: places where a density jumps; naming them makes the result more accurate.
        tolerance: the quadrature stops below this error, absolute or relative.

    Returns:
        Estimate(value, error): the error adds the quadrature's estimate and the masses that are missing; the mass
        outside bounds the truncation for JS and TV, for KL it is only an indication. `inf` where p has mass on
        the set {q = 0}; a q that underflows to 0 counts as 0.

    Raises:
        TypeError: if p or q cannot be called, or a bound is not a number.
        ValueError: if low >= high, a density is negative or not finite, or a mass on the interval is not 1.
        RuntimeError: if the quadrature does not reach its tolerance.

    See Also: `kl_divergence` of probability vectors, `kl_divergence_of_samples`, `js_divergence_of_densities`.

    >>> round(kl_divergence_of_densities(lambda x: 1.0, lambda x: 2 * x, 0, 1).value, 9)  # 1 − log 2
    0.306852819
    """
    return _integrate(kl_terms, p, q, low, high, breaks, tolerance, infinite_where_q_is_0=True)


def js_divergence_of_densities(
    p: Density, q: Density, low: float, high: float, *, breaks: Sequence[float] | Array = (), tolerance: float = 1e-10
) -> Estimate:
    """JS(p, q) = ½ ∫ p log(p/m) dx + ½ ∫ q log(q/m) dx with m = ½(p + q), in nats.

    Args, returns and errors as for `kl_divergence_of_densities`; never infinite.

    See Also: `js_divergence` of probability vectors, `js_divergence_of_samples`, `kl_divergence_of_densities`.

    >>> round(js_divergence_of_densities(lambda x: float(x < 1), lambda x: float(x > 1), 0, 2).value, 9)  # log 2
    0.693147181
    """
    return _integrate(js_terms, p, q, low, high, breaks, tolerance)


def total_variation_of_densities(
    p: Density, q: Density, low: float, high: float, *, breaks: Sequence[float] | Array = (), tolerance: float = 1e-10
) -> Estimate:
    """TV(p, q) = ½ ∫ |p − q| dx, no unit.

    Args, returns and errors as for `kl_divergence_of_densities`; never infinite.

    See Also: `total_variation` of probability vectors, `total_variation_of_samples`.

    >>> round(total_variation_of_densities(lambda x: 1.0, lambda x: 2 * x, 0, 1).value, 9)
    0.25
    """
    return _integrate(tv_terms, p, q, low, high, breaks, tolerance)


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

    outside = np.geterr()

    def integrand(x: float) -> Array:
        with np.errstate(**outside):  # the densities are the caller's code
            values = _density_at("p", p, x), _density_at("q", q, x)
        term = float(terms(*(np.array(v) for v in values)))
        p_where_q_is_0 = values[0] if values[1] == 0 else 0.0
        return np.array([*values, term if math.isfinite(term) else 0.0, p_where_q_is_0])

    from scipy.integrate import quad_vec

    # Many panels from the start, so that narrow peaks are found; a mass below 1 reveals one that was missed.
    panels = np.union1d(np.linspace(low, high, 65)[1:-1], inner[(inner > low) & (inner < high)])
    with np.errstate(all="ignore"):
        total, error, info = quad_vec(
            integrand, low, high, epsabs=tolerance, epsrel=tolerance, norm="max", points=panels, full_output=True
        )
    missing = np.abs(total[:2] - 1)
    for name, mass, lost in zip("pq", total[:2], missing, strict=True):
        if np.isnan(mass) or lost > 1e-6 + error:
            raise ValueError(f"{name} must integrate to 1 on [{low}, {high}], got {float(mass)!r}")
    if infinite_where_q_is_0 and total[3] > 1e-12 + error:
        return Estimate(math.inf, 0.0)
    if not info.success:
        raise RuntimeError(
            f"tolerance {tolerance:g} was not reached, the quadrature stopped at an error of {error:.3g} "
            f"({info.message}); name jumps in breaks"
        )
    return Estimate(float(total[2]), float(error + missing.sum()))


def _density_at(name: str, density: Density, x: float) -> float:
    numbers = as_real(f"{name}({x!r})", density(x))
    value = as_scalar(f"{name}({x!r})", numbers.item() if numbers.size == 1 else numbers)  # type: ignore[arg-type]
    if value < 0:
        raise ValueError(f"{name}({x!r}) must not be negative, got {value}")
    return value
