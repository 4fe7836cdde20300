"""The exact transport plan and its cost, with the dual certificate that proves it exact.

W(p, q) = inf over couplings γ of Σ γ_ij ‖x_i − y_j‖. On the line the infimum has a closed form and is computed by
sorting; elsewhere a network simplex (POT) finds it, and its dual potentials certify the plan before it is returned.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import ArrayLike

from .checks import (
    Array,
    as_count,
    as_matrix,
    as_point_pair,
    as_probabilities,
    as_weights,
)
from .memory import require_memory

BYTES_OF_A_COST, BYTES_OF_A_PLAN = 24, 64  # per pair of points, at the peak; the second includes the solver's graph
CERTIFIED_ERROR = 1e-7  # largest error of a cost that is returned, relative to it
MEMORY_ADVICE = (
    "use a random subsample of the points, a one-dimensional projection, which needs no matrix, or an approximation "
    "such as POT's entropic solvers with lazy costs"
)


@dataclass(frozen=True, eq=False)
class Transport:
    """An optimal plan with the proof that it is optimal.

    Attributes:
        cost: Σ plan · cost, the least there is.
        plan: the coupling γ, shape (n, m): rows add up to a, columns to b.
        potential_a, potential_b: the dual variables f (n,) and g (m,), with f_i + g_j ≤ cost_ij everywhere.
        gap: cost − (Σ f a + Σ g b). No plan is cheaper than the dual value, so 0 (to rounding) certifies the plan.
    """

    cost: float
    plan: Array
    potential_a: Array
    potential_b: Array
    gap: float


@np.errstate(all="ignore")
def wasserstein_distance(
    u_values: ArrayLike,
    v_values: ArrayLike,
    u_weights: ArrayLike | None = None,
    v_weights: ArrayLike | None = None,
) -> float:
    """Wasserstein-1 (Earth-Mover) distance between two weighted samples, exact.

    On the line W = ∫ |F_u(t) − F_v(t)| dt, by sorting; in d > 1 dimensions the optimal plan for ‖x − y‖₂.

    Args:
        u_values, v_values: points, shapes (n,) and (m,) on the line, or (n, d) and (m, d).
        u_weights, v_weights: shapes (n,) and (m,), adding up to 1; equal weights if left out.

    Returns:
        The distance, in the unit of the points. Of two finite samples of one distribution it is *not* 0: for
        U[0, 1] and n points each, about 0.3133·√(2/n).

    Raises:
        TypeError, ValueError: for points or weights that are empty, not real, not finite or do not match.
        RuntimeError: if the solver (d > 1) cannot certify its plan.

    >>> wasserstein_distance([0, 1], [5, 6])
    5.0
    >>> wasserstein_distance([[0, 0], [0, 1]], [[3, 0], [3, 1]])
    3.0

    See Also: `solve_transport` for the plan, `optimal_critic` for the dual; `Pair.wasserstein_distance` in closed form.

    Source: Villani, *Optimal Transport* (2009), chapter 6; on the line Vallender (1974).
    """
    x, y = as_point_pair("u_values", u_values, "v_values", v_values)
    if x.shape[1] == 1 and u_weights is None and v_weights is None and len(x) == len(y):
        moves = np.abs(np.sort(x[:, 0]) - np.sort(y[:, 0])) / len(x)
        return float(require_finite("v_values", moves.sum()))
    a, b = as_weights("u_weights", u_weights, len(x)), as_weights("v_weights", v_weights, len(y))
    if x.shape[1] > 1:
        require_memory("u_values", BYTES_OF_A_PLAN * len(x) * len(y), MEMORY_ADVICE)
        return solve_transport(a, b, require_finite("v_values", _distances(x, y))).cost
    points, cdf_gap = cdf_difference(x[:, 0], y[:, 0], a, b)
    return float(require_finite("v_values", np.abs(cdf_gap[:-1]) @ np.diff(points)))


@np.errstate(all="ignore")
def cdf_difference(x: Array, y: Array, a: Array, b: Array) -> tuple[Array, Array]:
    """F_x − F_y at the sorted points of both samples on the line, constant from each point to the next."""
    points = np.concatenate([x, y])
    order = np.argsort(points, kind="stable")
    # Two sums rather than one, so that equal samples give exactly 0.
    cdf_x = np.cumsum(np.concatenate([a, np.zeros_like(b)])[order])
    cdf_y = np.cumsum(np.concatenate([np.zeros_like(a), b])[order])
    return points[order], cdf_x - cdf_y


def euclidean_cost(x: ArrayLike, y: ArrayLike) -> Array:
    """Cost matrix C_ij = ‖x_i − y_j‖₂, shape (n, m), for points of shapes (n, d) and (m, d).

    See Also: `solve_transport`, which takes this matrix.

    >>> euclidean_cost([0, 1], [3])
    array([[3.],
           [2.]])
    """
    x, y = as_point_pair("x", x, "y", y)
    require_memory("x", BYTES_OF_A_COST * len(x) * len(y), MEMORY_ADVICE)
    return require_finite("y", _distances(x, y))


@np.errstate(all="ignore")
def _distances(x: Array, y: Array) -> Array:
    differences = (np.abs(x[:, None, k] - y[None, :, k]) for k in range(x.shape[1]))
    return reduce(np.hypot, differences)  # hypot does not overflow where a square would


def require_finite(name: str, lengths: Array) -> Array:
    """Return distances, or raise ValueError if one is too large for a float."""
    if not np.isfinite(lengths).all():
        raise ValueError(f"{name} must be within 1.8e308 of the other points, the largest float")
    return lengths


@np.errstate(all="ignore")
def solve_transport(a: ArrayLike, b: ArrayLike, cost: ArrayLike, *, max_iterations: int = 10_000_000) -> Transport:
    """Find the coupling of a and b with the least cost, and prove it.

    Primal min Σ γ_ij C_ij over γ ≥ 0 with marginals a and b; dual max Σ f_i a_i + Σ g_j b_j with f_i + g_j ≤ C_ij.

    Args:
        a, b: weights, shapes (n,) and (m,), each adding up to 1.
        cost: the matrix C, shape (n, m), finite.
        max_iterations: pivots of the network simplex before it gives up, at most 2**63 − 1.

    Returns:
        Transport(cost, plan, potential_a, potential_b, gap), whose cost is certified to within 1e-7 of itself.

    Raises:
        TypeError, ValueError: for weights or a cost that are not real, not finite or do not match.
        RuntimeError: if the solver stops early or the plan fails its certificate. No uncertified plan is returned.

    >>> result = solve_transport([0.5, 0.5], [0.5, 0.5], [[0, 1], [1, 0]])
    >>> result.cost, abs(result.gap) < 1e-12
    (0.0, True)

    See Also: `wasserstein_distance`, which needs no matrix on the line; `coupling_cost`; `optimal_critic`.

    Source: Peyré and Cuturi, *Computational Optimal Transport* (2019), chapters 2 and 3; solver: POT `ot.lp.emd`.
    """
    a, b = as_probabilities("a", a, ndim=1), as_probabilities("b", b, ndim=1)
    cost = as_matrix("cost", cost, (a.size, b.size))
    max_iterations = as_count("max_iterations", max_iterations, most=2**63 - 1)
    require_memory("cost", BYTES_OF_A_PLAN * cost.size, MEMORY_ADVICE)
    from ot.lp import emd

    scale = float(np.abs(cost).max()) or 1.0  # the solver's own tolerances are meant for costs around 1
    cost = cost / scale
    try:
        plan, log = emd(a, b, np.ascontiguousarray(cost), numItermax=max_iterations, log=True, check_marginals=False)
    except UserWarning as warning:  # where warnings are errors; changing the filters would change them for all threads
        raise RuntimeError(f"the solver did not finish within max_iterations={max_iterations}: {warning}") from None
    if log["warning"]:
        raise RuntimeError(f"the solver did not finish within max_iterations={max_iterations}: {log['warning']}")
    # The c-transform makes the potentials feasible everywhere, also at points of weight 0, and as large as possible.
    potential_b = (cost - log["u"][:, None]).min(axis=0)
    potential_a = (cost - potential_b).min(axis=1)
    total = float((plan * cost).sum())
    gap = total - float(potential_a @ a + potential_b @ b)
    error = _error_bound(total, gap, cost, plan, potential_a, potential_b, a, b)
    off = max(np.abs(plan.sum(axis=1) - a).max(), np.abs(plan.sum(axis=0) - b).max())
    if off > 1e-7 or error > CERTIFIED_ERROR * abs(total):
        raise RuntimeError(
            f"the plan failed its certificate: marginals off by {off:.3g}, duality gap {scale * gap:.3g}, so that its "
            f"cost of {scale * total:.6g} may be wrong by {scale * error:.3g}; leave out costs that are far "
            "larger, or weights that are far smaller, than the others"
        )
    result = Transport(scale * total, plan, scale * potential_a, scale * potential_b, scale * gap)
    if not (np.isfinite(result.potential_a).all() and np.isfinite(result.potential_b).all()):
        raise ValueError(f"cost must be small enough for its potentials to be floats, got up to {scale:.3g}")
    return result


def _error_bound(total: float, gap: float, cost: Array, plan: Array, f: Array, g: Array, a: Array, b: Array) -> float:
    """The most by which the cost of the plan can differ from the least cost, rounding included.

    The dual value bounds every cost from below, so the duality gap bounds the error of an exactly feasible plan. Two
    terms are added: the mass by which the marginals are off, times max |f| + max |g|, and the same factor times the
    float epsilon, for potentials that are infeasible by rounding.
    """
    if total == 0 and cost.min() >= 0:
        return 0.0
    price = float(np.abs(f).max() + np.abs(g).max())
    moved = float(np.abs(plan.sum(axis=1) - a).sum() + np.abs(plan.sum(axis=0) - b).sum())
    return abs(gap) + price * (moved + float(np.finfo(np.float64).eps))
