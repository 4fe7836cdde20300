"""Kantorovich-Rubinstein duality: potentials, their Lipschitz constant, the optimal critic and discriminator.

W(p, q) = (1/K) sup over ‖f‖_Lip ≤ K of E_p f − E_q f. W itself does not depend on K: a K-Lipschitz critic reads K·W.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .checks import Array, as_point_pair, as_points, as_real, as_scalar, as_weights, scalar_or_array
from .transport import cdf_difference, euclidean_cost, require_finite, solve_transport


@dataclass(frozen=True, eq=False)
class Potential:
    """A K-Lipschitz function on all of space, from its values at some points (McShane's extension).

    f(x) = min_i values_i + K·‖x − points_i‖, the largest K-Lipschitz function with these values.

    Call it with points of shape (n, d) (or (n,) on the line) to get its values, shape (n,).
    """

    points: Array
    values: Array
    lipschitz: float

    @np.errstate(all="ignore")
    def __call__(self, x: ArrayLike) -> Array:
        x = as_point_pair("points", self.points, "x", x)[1]
        if x.shape[1] > 1:
            return (self.values + self.lipschitz * euclidean_cost(x, self.points)).min(axis=1)
        # On the line the least of the cones is one of the two neighbours', because the values are K-Lipschitz.
        order = np.argsort(self.points[:, 0])
        knots, values = self.points[order, 0], self.values[order]
        right = np.searchsorted(knots, x[:, 0]).clip(max=len(knots) - 1)
        left = (right - 1).clip(min=0)
        cones = [values[i] + self.lipschitz * np.abs(x[:, 0] - knots[i]) for i in (left, right)]
        return np.minimum(*cones)


@dataclass(frozen=True, eq=False)
class DualSolution:
    """The best K-Lipschitz critic between two samples.

    Attributes:
        critic: the function itself, on all of space.
        value: sup E_p f − E_q f, which is K·W.
        distance: value / K = W, whatever K is.
        gap: what the transport plan costs (times K) beyond `value`; 0 to rounding certifies both.
    """

    critic: Potential
    value: float
    distance: float
    gap: float


def dual_value(
    f: Callable[[Array], ArrayLike],
    x: ArrayLike,
    y: ArrayLike,
    a: ArrayLike | None = None,
    b: ArrayLike | None = None,
) -> float:
    """E_p f − E_q f for p = Σ a_i δ(x_i) and q = Σ b_j δ(y_j): a lower bound of K·W for every K-Lipschitz f.

    Args:
        f: called with x and with y as float64 arrays of the shape given; returns one value per point.
        x, y: points, shapes (n,) and (m,), or (n, d) and (m, d).
        a, b: weights that add up to 1; equal if left out.

    Raises:
        TypeError, ValueError: if f cannot be called or returns something else than one number per point, and for
            points or weights that do not match.

    See Also: `optimal_critic`, which reaches the supremum; `lipschitz_constant`.

    >>> dual_value(lambda t: -t, [0, 1], [2, 3])
    2.0
    """
    if not callable(f):
        raise TypeError(f"f must be a function of an array of points, got {type(f).__name__}")
    as_point_pair("x", x, "y", y)
    means = []
    for name, points, weights in (("x", x, a), ("y", y, b)):
        points = as_real(name, points)
        weights = as_weights("a" if name == "x" else "b", weights, len(points))
        values = as_real(f"f({name})", f(points))
        if values.shape != points.shape[:1]:
            raise ValueError(f"f({name}) must have shape {points.shape[:1]}, got {values.shape}")
        with np.errstate(all="ignore"):
            means.append(float(values @ weights))
    if not np.isfinite(means[0] - means[1]):
        raise ValueError("f must have means that differ by less than 1.8e308, the largest float")
    return means[0] - means[1]


@np.errstate(all="ignore")
def lipschitz_constant(values: ArrayLike, points: ArrayLike) -> float:
    """The smallest K with |f(x_i) − f(x_j)| ≤ K·‖x_i − x_j‖ for all pairs of points.

    Args:
        values: f at the points, shape (n,).
        points: shape (n,) or (n, d).

    Returns:
        K; 0 for a single point, `inf` if f has two values at one place.

    See Also: `mcshane_extension`, `dual_value`.

    >>> lipschitz_constant([0, 1, 3], [0, 1, 2])
    2.0
    """
    points = as_points("points", points)
    values = _one_value_each(values, points)
    largest = max(np.abs(values).max(), np.abs(points).max())
    part = 0.25 if largest > 1e300 else 1.0  # a quarter of a difference cannot overflow
    if points.shape[1] == 1:  # on the line the steepest pair is a pair of neighbours
        order = np.argsort(points[:, 0])
        rise, run = _scaled_differences(values[order], part), _scaled_differences(points[order, 0], part)
    else:
        rise, run = np.abs(part * values[:, None] - part * values), part * _lengths("points", points, points)
    slopes = np.where(rise == 0, 0.0, rise / run)
    return float(slopes.max(initial=0.0))


def _scaled_differences(values: Array, part: float) -> Array:
    """The distances between neighbours times `part`."""
    return np.abs(np.diff(values * part))


def _lengths(name: str, x: Array, y: Array) -> Array:
    """‖x_i − y_j‖, with errors in the name of the caller's argument."""
    try:
        return euclidean_cost(x, y)
    except ValueError as error:
        raise type(error)(f"{name} {str(error).split(' ', 1)[1]}") from None


@np.errstate(all="ignore")
def mcshane_extension(values: ArrayLike, points: ArrayLike, lipschitz: float = 1.0) -> Potential:
    """Extend K-Lipschitz values on points to the whole space: f(x) = min_i values_i + K·‖x − x_i‖.

    Raises:
        ValueError: if the values are steeper than `lipschitz` (K) between two of the points.

    >>> mcshane_extension([0, 1], [0, 1])([0.5, 3]).tolist()
    [0.5, 3.0]

    See Also: `lipschitz_constant`, `optimal_critic`.

    Source: McShane, *Extension of range of functions* (1934).
    """
    points = as_points("points", points)
    values = _one_value_each(values, points)
    lipschitz = as_scalar("lipschitz", lipschitz, positive=True)
    steepest = lipschitz_constant(values, points)
    if steepest > lipschitz * (1 + 1e-9):
        raise ValueError(f"values must have slopes of at most lipschitz={lipschitz} between points, got {steepest}")
    return Potential(points, values, lipschitz)


@np.errstate(all="ignore")
def optimal_critic(
    x: ArrayLike, y: ArrayLike, a: ArrayLike | None = None, b: ArrayLike | None = None, *, lipschitz: float = 1.0
) -> DualSolution:
    """The K-Lipschitz f with the largest E_p f − E_q f, in any dimension, with its duality gap.

    The potentials of the optimal plan, extended to the whole space. On the line no solver is needed: there
    f′ = K·sign(F_q − F_p).

    Args:
        x, y: points of p and q, shapes (n,) and (m,), or (n, d) and (m, d).
        a, b: weights that add up to 1; equal if left out.
        lipschitz: K, larger than 0. The value grows with it, value / K does not.

    Raises:
        TypeError, ValueError: for points, weights or K that are not real, not finite or do not match.
        RuntimeError: if the solver (d > 1) cannot certify its plan.

    >>> best = optimal_critic([0, 1], [2, 3], lipschitz=5)
    >>> best.value, best.distance
    (10.0, 2.0)

    See Also: `wasserstein_distance`, `dual_value`; `optimal_discriminator`, its counterpart in the original GAN.

    Source: Villani, *Optimal Transport* (2009), theorem 5.10 and remark 6.5.
    """
    x, y = as_point_pair("x", x, "y", y)
    a, b = as_weights("a", a, len(x)), as_weights("b", b, len(y))
    lipschitz = as_scalar("lipschitz", lipschitz, positive=True)
    if x.shape[1] == 1:
        points, cdf_gap = cdf_difference(x[:, 0], y[:, 0], a, b)
        cdf_gap[np.abs(cdf_gap) < 1e-15 * len(points)] = 0.0  # the sign of a rounding error means nothing
        rises = -np.sign(cdf_gap[:-1]) * np.diff(points)
        require_finite("y", np.diff(points).sum())
        distance = float(np.abs(cdf_gap[:-1]) @ np.diff(points))
        critic = Potential(points[:, None], lipschitz * np.concatenate([[0.0], np.cumsum(rises)]), lipschitz)
    else:
        plan = solve_transport(a, b, euclidean_cost(x, y))
        critic = Potential(y, -lipschitz * plan.potential_b, lipschitz)
        distance = plan.cost
    if not np.isfinite(critic.values).all():
        raise ValueError(f"lipschitz must be small enough for the critic's values to be floats, got {lipschitz}")
    value = dual_value(critic, x, y, a, b)
    return DualSolution(critic, value, value / lipschitz, lipschitz * distance - value)


@np.errstate(all="ignore")
def optimal_discriminator(p: ArrayLike, q: ArrayLike) -> float | Array:
    """D*(x) = p(x) / (p(x) + q(x)), the discriminator with the least loss.

    Args:
        p, q: densities (or weights) at the same places, not negative, any scale common to both; they broadcast.

    Returns:
        Values in [0, 1]; `nan` where both densities are 0: no sample ever comes from there, and D* is not defined.

    >>> optimal_discriminator([1, 1, 0, 0], [1, 3, 1, 0]).tolist()
    [0.5, 0.25, 0.0, nan]

    See Also: `js_divergence`, which it attains up to constants; `optimal_critic`; `NormalPair.discriminator_logit`.

    Source: Goodfellow et al., *Generative adversarial nets* (2014), proposition 1.
    """
    p, q = as_real("p", p), as_real("q", q)
    for name, density in (("p", p), ("q", q)):
        if (density < 0).any():
            raise ValueError(f"{name} must not be negative, got {density.min()}")
    try:
        p, q = np.broadcast_arrays(p, q)
    except ValueError:
        raise ValueError(f"q must broadcast with p of shape {p.shape}, got shape {q.shape}") from None
    largest = np.maximum(p, q)
    p, q = p / largest, q / largest
    return scalar_or_array(p / (p + q))


def _one_value_each(values: ArrayLike, points: Array) -> Array:
    values = as_real("values", values)
    if values.shape != points.shape[:1]:
        raise ValueError(f"values must have shape {points.shape[:1]}, one per point, got {values.shape}")
    return values
