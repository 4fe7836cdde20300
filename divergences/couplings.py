"""Couplings of two distributions, their cost, and the straight line between two of them.

A coupling γ of a and b is a joint distribution, shape (n, m), whose rows add up to a and columns to b.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .checks import Array, as_matrix, as_probabilities, as_real, sum_tolerance
from .memory import require_memory


@np.errstate(all="ignore")
def independent_coupling(a: ArrayLike, b: ArrayLike) -> Array:
    """The coupling γ_ij = a_i b_j: every point sends mass to every point. Always a coupling, seldom the cheapest.

    See Also: `solve_transport` for the cheapest coupling, `couplings_between`.

    >>> independent_coupling([0.5, 0.5], [0.25, 0.75])
    array([[0.125, 0.375],
           [0.125, 0.375]])
    """
    a, b = as_probabilities("a", a, ndim=1), as_probabilities("b", b, ndim=1)
    require_memory("a", 16 * a.size * b.size, "use fewer points")
    return np.outer(a, b)


@np.errstate(all="ignore")
def coupling_cost(coupling: ArrayLike, cost: ArrayLike) -> float:
    """Expected cost Σ γ_ij C_ij of one coupling, shapes (n, m).

    See Also: `euclidean_cost`, `solve_transport`.

    >>> coupling_cost([[0.5, 0], [0, 0.5]], [[1, 9], [9, 3]])
    2.0
    """
    coupling = as_coupling("coupling", coupling)
    return float((coupling * as_matrix("cost", cost, coupling.shape)).sum())


@np.errstate(all="ignore")
def couplings_between(first: ArrayLike, last: ArrayLike, t: ArrayLike) -> Array:
    """The couplings γ_t = (1 − t)·first + t·last, all with the same marginals.

    Their cost is linear in t, so from the independent coupling to the optimal plan it falls linearly to the infimum.

    Args:
        first, last: two couplings of the same marginals, shapes (n, m).
        t: numbers in [0, 1], any shape.

    Returns:
        An array of shape t.shape + (n, m).

    See Also: `independent_coupling`, `solve_transport`, `coupling_cost`.

    >>> couplings_between([[0.25, 0.25], [0.25, 0.25]], [[0.5, 0], [0, 0.5]], 0.5)
    array([[0.375, 0.125],
           [0.125, 0.375]])
    """
    given = first, last
    first, last = as_coupling("first", first), as_coupling("last", last)
    tolerance = max(1e-7, *(sum_tolerance(np.ravel(np.asarray(each))) for each in given))
    if first.shape != last.shape:
        raise ValueError(f"last must have shape {first.shape} like first, got {last.shape}")
    for axis in (0, 1):
        if np.abs(first.sum(axis) - last.sum(axis)).max() > tolerance:
            raise ValueError("last must have the same marginals as first")
    t = as_real("t", t)[..., None, None]
    if ((t < 0) | (t > 1)).any():
        raise ValueError(f"t must lie in [0, 1], got values from {t.min()} to {t.max()}")
    require_memory("t", 24 * t.size * first.size, "use fewer values of t")
    return (1 - t) * first + t * last


def as_coupling(name: str, value: ArrayLike) -> Array:
    """Check a joint distribution of shape (n, m): no entry below 0, all of them adding up to 1."""
    shape = as_real(name, value).shape
    if len(shape) != 2:
        raise ValueError(f"{name} must have shape (n, m), got {shape}")
    return as_probabilities(name, np.ravel(np.asarray(value))).reshape(shape)
