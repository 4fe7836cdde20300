"""Pairs of uniform distributions on a set and on its translate."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np
from numpy.typing import ArrayLike

from ..checks import Array, as_real, as_scalar, as_size, scalar_or_array
from ..information import LOG2
from .pair import Pair, sign_or_nan


class UniformPair(Pair):
    """Uniform distributions on a set and on its translate: everything follows from the share outside the overlap.

    Where both have mass their densities are equal, so JS = log 2 · TV and TV = 1 − overlap. For θ ≠ 0 each has mass
    where the other has none, so KL = ∞ both ways.
    """

    def kl_divergence(self, theta: ArrayLike) -> float | Array:
        """KL = ∞ for θ ≠ 0, both ways, and 0 at θ = 0."""
        return scalar_or_array(np.where(as_real("theta", theta) == 0, 0.0, np.inf))

    def kl_derivative(self, theta: ArrayLike) -> float | Array:
        """Nowhere defined: `nan`."""
        return scalar_or_array(np.full_like(as_real("theta", theta), np.nan))

    def js_divergence(self, theta: ArrayLike) -> float | Array:
        """JS = log 2 · TV."""
        return scalar_or_array(LOG2 * self._outside(as_real("theta", theta)))

    def js_deficit(self, theta: ArrayLike) -> float | Array:
        """log 2 − JS = log 2 · overlap."""
        return scalar_or_array(LOG2 * self._overlap(as_real("theta", theta)))

    def js_derivative(self, theta: ArrayLike) -> float | Array:
        """dJS/dθ = log 2 · dTV/dθ: exactly 0 wherever the supports are apart."""
        return scalar_or_array(LOG2 * self._outside_derivative(as_real("theta", theta)))

    def total_variation(self, theta: ArrayLike) -> float | Array:
        """TV = 1 − overlap, the share of p that q_θ does not cover."""
        return scalar_or_array(self._outside(as_real("theta", theta)))

    def tv_derivative(self, theta: ArrayLike) -> float | Array:
        """dTV/dθ: 0 wherever the supports are apart."""
        return scalar_or_array(self._outside_derivative(as_real("theta", theta)))

    @abstractmethod
    def _overlap(self, theta: Array) -> Array: ...

    @abstractmethod
    def _outside(self, theta: Array) -> Array: ...

    @abstractmethod
    def _outside_derivative(self, theta: Array) -> Array: ...


class ParallelUniforms(UniformPair):
    """The article's example: p uniform on the segment {0} × [0, 1], q_θ on {θ} × [0, 1].

    JS is a step: 0 at θ = 0 and log 2 elsewhere. Its derivative is 0 for θ ≠ 0 and does not exist at 0 (`nan`).

    >>> pair = ParallelUniforms()
    >>> pair.js_divergence([0, 1e-9, 5]) / np.log(2)
    array([0., 1., 1.])
    >>> pair.kl_divergence(0.5), pair.wasserstein_distance(-0.5)
    (inf, 0.5)

    Source: Arjovsky, Chintala, Bottou, *Wasserstein GAN* (2017), example 1 (there JS lacks the ½).
    """

    def support(self, theta: float = 0.0) -> Array:
        """The two ends of q_θ's segment, shape (2, 2); θ = 0 gives p's."""
        theta = as_scalar("theta", theta)
        return np.array([[theta, 0.0], [theta, 1.0]])

    def _draw(self, count: int, rng: np.random.Generator) -> Array:
        return np.column_stack([np.zeros(count), rng.random(count)])

    def _overlap(self, theta: Array) -> Array:
        return np.where(theta == 0, 1.0, 0.0)

    def _outside(self, theta: Array) -> Array:
        return np.where(theta == 0, 0.0, 1.0)

    def _outside_derivative(self, theta: Array) -> Array:
        return np.where(theta == 0, np.nan, 0.0)


class ParallelStrips(UniformPair):
    """p uniform on the strip [0, w] × [0, 1], q_θ the same strip moved by θ: JS and TV have a slope while |θ| < w.

    JS has kinks at θ = 0 and |θ| = w, where its derivative is `nan`. As w → 0 it becomes the step of ParallelUniforms.

    >>> pair = ParallelStrips(width=2)
    >>> pair.total_variation([0, 1, 2, 3])
    array([0. , 0.5, 1. , 1. ])
    """

    def __init__(self, width: float) -> None:
        self.width = as_size("width", width)

    def support(self, theta: float = 0.0) -> Array:
        """Opposite corners of q_θ's strip, shape (2, 2); θ = 0 gives p's."""
        theta = as_scalar("theta", theta)
        return np.array([[theta, 0.0], [theta + self.width, 1.0]])

    def _draw(self, count: int, rng: np.random.Generator) -> Array:
        return rng.random((count, 2)) * [self.width, 1.0]

    def _overlap(self, theta: Array) -> Array:
        return np.maximum(self.width - np.abs(theta), 0.0) / self.width

    def _outside(self, theta: Array) -> Array:
        return np.minimum(np.abs(theta), self.width) / self.width

    def _outside_derivative(self, theta: Array) -> Array:
        distance = np.abs(theta)
        inside = np.where(distance < self.width, np.sign(theta) / self.width, 0.0)
        return np.where((distance == 0) | (distance == self.width), np.nan, inside)


class UniformDiscs(UniformPair):
    """p uniform on the disc of radius r around 0, q_θ on the same disc moved by θ in any direction.

    overlap = (2/π)(arccos u − u √(1 − u²)) with u = |θ|/2r, and d overlap/d|θ| = −(2/πr) √(1 − u²): steepest where the
    discs coincide (a kink, `nan`) and 0 once they part.

    >>> pair = UniformDiscs(radius=1)
    >>> pair.js_derivative([2, 3])
    array([0., 0.])
    """

    def __init__(self, radius: float) -> None:
        self.radius = as_size("radius", radius)

    def support(self, theta: float = 0.0) -> tuple[Array, float]:
        """Centre (2,) and radius of q_θ's disc; θ = 0 gives p's."""
        return np.array([as_scalar("theta", theta), 0.0]), self.radius

    def _draw(self, count: int, rng: np.random.Generator) -> Array:
        distance = self.radius * np.sqrt(rng.random(count))
        angle = 2 * np.pi * rng.random(count)
        return np.column_stack([distance * np.cos(angle), distance * np.sin(angle)])

    def _ratio(self, theta: Array) -> Array:
        return np.minimum(np.abs(theta) / (2 * self.radius), 1.0)

    def _overlap(self, theta: Array) -> Array:
        # (x − sin x)/π with x = 2 arccos u, from 1 − u, which keeps its digits where the discs nearly part.
        rest = np.maximum(2 * self.radius - np.abs(theta), 0.0) / (2 * self.radius)
        x = 4 * np.arcsin(np.sqrt(0.5 * rest))
        return _x_minus_sin(x) / np.pi

    def _outside(self, theta: Array) -> Array:
        u = self._ratio(theta)
        return 2 / np.pi * (np.arcsin(u) + u * np.sqrt((1 - u) * (1 + u)))

    def _outside_derivative(self, theta: Array) -> Array:
        u = self._ratio(theta)
        return sign_or_nan(theta) * (2 / (np.pi * self.radius)) * np.sqrt((1 - u) * (1 + u))


def _x_minus_sin(x: Array) -> Array:
    """x − sin x for x in [0, 2π], with a small relative error also near 0: there by its series."""
    square, tail = x * x, np.zeros_like(x)
    for n in range(19, 1, -2):
        tail = (1 - tail) * square / (n * (n - 1)) if n > 3 else (1 - tail) * square * x / 6
    return np.where(x < 1, tail, x - np.sin(x))
