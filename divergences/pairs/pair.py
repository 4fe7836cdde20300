"""What every pair has: sampling, the EM distance, and the divergences that its kind must give."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from ..checks import Array, as_count, as_flag, as_real, as_scalar, as_seed, scalar_or_array
from ..memory import require_memory


class Measure(NamedTuple):
    """The names of a pair's two methods for one divergence or distance: its value and its derivative in θ."""

    value: str
    derivative: str


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "kl": Measure("kl_divergence", "kl_derivative"),
        "js": Measure("js_divergence", "js_derivative"),
        "tv": Measure("total_variation", "tv_derivative"),
        "em": Measure("wasserstein_distance", "wasserstein_derivative"),
    }
)
"""The four divergences and distances of every pair, by their short names, in the order of the article."""


class Pair(ABC):
    """p and q_θ, the same shape moved by θ along the first axis, so that EM is always |θ|."""

    def __init_subclass__(cls, **options: Any) -> None:
        """Make the methods independent of the caller's `np.seterr`: 0, infinity and nan are right results here."""
        super().__init_subclass__(**options)
        for name, method in list(vars(cls).items()):
            if inspect.isfunction(method) and not name.startswith("_"):
                setattr(cls, name, np.errstate(all="ignore")(method))

    def wasserstein_distance(self, theta: ArrayLike) -> float | Array:
        """W(p, q_θ) = |θ|: every coupling of a shape with its own translate costs at least the translation."""
        return scalar_or_array(np.abs(as_real("theta", theta)))

    def wasserstein_derivative(self, theta: ArrayLike) -> float | Array:
        """dW/dθ = sign θ; `nan` at θ = 0, where W has a kink."""
        return scalar_or_array(sign_or_nan(as_real("theta", theta)))

    @np.errstate(all="ignore")
    def sample(
        self, count: int, theta: float, seed: int | np.random.Generator = 0, *, shared_noise: bool = False
    ) -> tuple[Array, Array]:
        """Draw `count` points of p and of q_θ.

        Args:
            count: how many of each.
            theta: the displacement, finite.
            seed: a whole number or a numpy Generator.
            shared_noise: draw q_θ as the points of p, moved by θ. Their EM distance is then exactly |θ|; with
                independent draws it is larger than 0 even at θ = 0.

        Returns:
            (real, fake), each of shape (count, 2), or (count,) for a pair on the line.

        >>> from divergences import ParallelUniforms
        >>> real, fake = ParallelUniforms().sample(3, theta=0.5, seed=1, shared_noise=True)
        >>> (fake - real).tolist()
        [[0.5, 0.0], [0.5, 0.0], [0.5, 0.0]]
        """
        count, theta = as_count("count", count, most=2**53), as_scalar("theta", theta)
        shared_noise = as_flag("shared_noise", shared_noise)
        rng = as_seed("seed", seed)
        require_memory("count", 64 * count, "draw fewer points")
        real = self._draw(count, rng)
        fake = real.copy() if shared_noise else self._draw(count, rng)
        if fake.ndim == 1:
            return real, fake + theta
        fake[:, 0] += theta
        return real, fake

    @abstractmethod
    def _draw(self, count: int, rng: np.random.Generator) -> Array: ...

    @abstractmethod
    def kl_divergence(self, theta: ArrayLike) -> float | Array:
        """KL(p‖q_θ); KL(q_θ‖p) is the same, because the shape is symmetric."""

    @abstractmethod
    def kl_derivative(self, theta: ArrayLike) -> float | Array:
        """d KL(p‖q_θ)/dθ."""

    @abstractmethod
    def js_divergence(self, theta: ArrayLike) -> float | Array:
        """JS(p, q_θ), between 0 and log 2."""

    @abstractmethod
    def js_deficit(self, theta: ArrayLike) -> float | Array:
        """log 2 − JS(p, q_θ), computed without that subtraction, so that a tiny one keeps its digits."""

    @abstractmethod
    def js_derivative(self, theta: ArrayLike) -> float | Array:
        """d JS(p, q_θ)/dθ."""

    @abstractmethod
    def total_variation(self, theta: ArrayLike) -> float | Array:
        """TV(p, q_θ), between 0 and 1."""

    @abstractmethod
    def tv_derivative(self, theta: ArrayLike) -> float | Array:
        """d TV(p, q_θ)/dθ."""

    def reverse_kl_divergence(self, theta: ArrayLike) -> float | Array:
        """KL(q_θ‖p), equal to KL(p‖q_θ) for every pair here."""
        return self.kl_divergence(theta)

    def reverse_kl_derivative(self, theta: ArrayLike) -> float | Array:
        """d KL(q_θ‖p)/dθ."""
        return self.kl_derivative(theta)


def sign_or_nan(theta: Array) -> Array:
    """sign θ, `nan` at θ = 0: the derivative of |θ|."""
    return np.where(theta == 0, np.nan, np.sign(theta))
