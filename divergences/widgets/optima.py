"""More of the explorer's numbers: the best discriminator and critic, and the couplings of p and q_θ.

The couplings need points. Six stand for a segment (for a strip or a blurred segment: for its middle line): the centres
of six slices, each with the mass of its slice. q's are p's moved by θ, so their EM distance is |θ|, like the whole's.

    plan          each slice to its own image: costs |θ|
    independent   every slice to every slice: Σ a_i a_j √(θ² + (y_i − y_j)²), a table over |θ|
    dual          f(x, y) = −sign(θ)·x is 1-Lipschitz and E_p f − E_q f = |θ|: the plan's certificate
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..arguments import checked
from ..checks import as_real, as_scalar
from ..couplings import coupling_cost, independent_coupling
from ..duality import dual_value, optimal_discriminator
from ..transport import euclidean_cost

Array = NDArray[np.float64]

MASSES = np.array([0.1, 0.2, 0.25, 0.15, 0.2, 0.1])
HEIGHTS = np.cumsum(MASSES) - MASSES / 2
"""The six points: their masses, and where they lie along the segment."""

PLAN = np.diag(MASSES)


@checked
def points(theta: float) -> Array:
    """The six points of q_θ, shape (6, 2); θ = 0 gives p's."""
    theta = as_scalar("theta", theta)
    return np.column_stack([np.full(len(HEIGHTS), theta), HEIGHTS])


@cache
def couplings() -> dict[str, Any]:
    """The six points and two couplings of theirs, as plain lists."""
    return {
        "masses": MASSES.tolist(),
        "heights": HEIGHTS.tolist(),
        "independent": independent_coupling(MASSES, MASSES).tolist(),
        "plan": PLAN.tolist(),
    }


@checked
def cost(coupling: Array, theta: float) -> float:
    """What a coupling of the six points costs at θ."""
    return coupling_cost(coupling, euclidean_cost(points(0.0), points(theta)))


@checked
def independent_cost(knots: Array) -> tuple[Array, Array]:
    """The independent coupling's cost at each |θ|, and its slope there (at 0: the one from the right)."""
    coupling, knots = independent_coupling(MASSES, MASSES), as_real("knots", knots)
    if knots.ndim != 1:
        raise ValueError(f"knots must have shape (n,), got {knots.shape}")
    costs = np.array([cost(coupling, knot) for knot in knots])
    distances = [euclidean_cost(points(0.0), points(knot)) for knot in knots]
    slopes = [
        (coupling * np.where(d > 0, knot / np.maximum(d, 1e-300), 1.0)).sum()
        for knot, d in zip(knots, distances, strict=True)
    ]
    return costs, np.array(slopes)


@checked
def dual(theta: float) -> float:
    """E_p f − E_q f for the 1-Lipschitz f(x, y) = −x, at θ ≥ 0."""
    return dual_value(lambda at: -at[:, 0], points(0.0), points(theta), MASSES, MASSES)


@checked
def neg_log_discriminator(logit: Array) -> Array:
    """−log D* where log p − log q = logit ≥ 0; for a negative logit it is neg_log_discriminator(−logit) − logit."""
    logit = as_real("logit", logit)
    if (logit < 0).any():
        raise ValueError(f"logit must not be negative, got {logit.min()}")
    return np.asarray(-np.log(optimal_discriminator(np.ones_like(logit), np.exp(-logit))))


@checked
def penalised_slope(ratio: Array) -> Array:
    """The best slope of a straight critic under the gradient penalty, over |θ|/λ.

    It maximises s·|θ| − λ(s − 1)², so s = 1 + |θ|/2λ: steeper than the 1 that the EM distance asks for.
    """
    ratio = as_real("ratio", ratio)
    return 1 + ratio / 2
