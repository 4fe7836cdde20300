"""Pairs that are normal along the first axis."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from ..checks import Array, as_real, as_scalar, as_size, scalar_or_array
from ..information import LOG2
from .normal_integrals import js, js_deficit, slope_integral
from .pair import Pair, sign_or_nan


class NormalPair(Pair):
    """N(0, σ²) and N(θ, σ²) along the first axis: everything depends on s = |θ|/σ alone."""

    def __init__(self, sigma: float) -> None:
        self.sigma = as_size("sigma", sigma)

    def kl_divergence(self, theta: ArrayLike) -> float | Array:
        """KL = θ²/(2σ²), both ways. Beyond |θ|/σ = 1.9e154 the true, finite number exceeds a float and is `inf`."""
        s = as_real("theta", theta) / self.sigma
        return scalar_or_array(0.5 * s * s)

    def kl_derivative(self, theta: ArrayLike) -> float | Array:
        """dKL/dθ = θ/σ²."""
        return scalar_or_array(_quotient(as_real("theta", theta), np.ones(()), self.sigma))

    def js_divergence(self, theta: ArrayLike) -> float | Array:
        """JS, a smooth function of |θ|/σ: θ²/8σ² near 0, log 2 far away."""
        return scalar_or_array(js(self._shift(theta)))

    def js_deficit(self, theta: ArrayLike) -> float | Array:
        """log 2 − JS, which decays like e^{−θ²/8σ²}."""
        return scalar_or_array(js_deficit(self._shift(theta)))

    def js_derivative(self, theta: ArrayLike) -> float | Array:
        """dJS/dθ: not 0 for θ ≠ 0, but it underflows to 0 far away, see `vanishing_distance`."""
        s = self._shift(theta)
        half = np.exp(-(s**2) / 16)  # applied twice, so that the product underflows only where the result does
        return scalar_or_array(
            np.sign(as_real("theta", theta)) * (half * (0.5 * s * slope_integral(s) / self.sigma)) * half
        )

    def js_log_derivative(self, theta: ArrayLike) -> float | Array:
        """log |dJS/dθ|, which keeps its digits where the derivative itself is 0 in a float; −inf at θ = 0."""
        s = np.abs(as_real("theta", theta)) / self.sigma
        held = np.minimum(s, 1e150)  # beyond it s² is infinite, and so is the logarithm
        value = np.log(0.5 * held) + np.log(slope_integral(held)) - held * held / 8 - math.log(self.sigma)
        return scalar_or_array(np.where(s > held, -np.inf, value))

    def total_variation(self, theta: ArrayLike) -> float | Array:
        """TV = 2Φ(|θ|/2σ) − 1 = erf(|θ|/(σ√8))."""
        return scalar_or_array(_erf(self._shift(theta) / math.sqrt(8)))

    def tv_derivative(self, theta: ArrayLike) -> float | Array:
        """dTV/dθ = sign θ · φ(|θ|/2σ)/σ; `nan` at θ = 0, where TV has a kink."""
        half = np.exp(-(self._shift(theta) ** 2) / 16)  # applied twice, as in `js_derivative`
        height = half * (1 / math.sqrt(2 * math.pi) / self.sigma) * half
        return scalar_or_array(sign_or_nan(as_real("theta", theta)) * height)

    def log_density(self, x: ArrayLike, theta: float = 0.0) -> float | Array:
        """log of the normal density of q_θ at x along the first axis; θ = 0 gives p's."""
        z = self._standardised(as_real("x", x), as_scalar("theta", theta))
        return scalar_or_array(-0.5 * z**2 - math.log(self.sigma) - 0.5 * math.log(2 * math.pi))

    def density(self, x: ArrayLike, theta: float = 0.0) -> float | Array:
        """The normal density of q_θ at x along the first axis; θ = 0 gives p's."""
        return scalar_or_array(np.exp(self.log_density(x, theta)))

    def discriminator_logit(self, x: ArrayLike, theta: float) -> float | Array:
        """log p(x) − log q_θ(x) = θ(θ/2 − x)/σ², a straight line; the best discriminator is its sigmoid.

        >>> Gaussians(sigma=1).discriminator_logit([0.0, 2.0, 4.0], theta=4.0).tolist()
        [8.0, 0.0, -8.0]
        """
        theta, x = as_scalar("theta", theta), as_real("x", x)
        return scalar_or_array(4 * _quotient(np.asarray(theta / 2), theta / 4 - x / 2, self.sigma))

    def vanishing_distance(self, dtype: DTypeLike = np.float64) -> float:
        """The smallest |θ| from which the exact dJS/dθ rounds to 0 in a float of that dtype.

        0.0 if σ is so large that it rounds to 0 at every θ.

        >>> round(BlurredUniforms(sigma=1).vanishing_distance("float32"), 1)
        28.8
        """
        try:
            kind = np.dtype(dtype)
        except Exception:
            raise TypeError(f"dtype must be float16, float32 or float64, got {dtype!r}") from None
        if dtype is None or kind not in (np.float16, np.float32, np.float64):
            raise ValueError(f"dtype must be float16, float32 or float64, got {None if dtype is None else kind}")
        log_threshold = math.log(float(np.finfo(kind).smallest_subnormal)) - LOG2
        distances = self.sigma * np.linspace(0.01, 200, 20_000)
        seen = np.flatnonzero(self.js_log_derivative(distances) > log_threshold)
        if not seen.size:
            return 0.0
        low, high = distances[seen[-1] : seen[-1] + 2]
        for _ in range(50):
            middle = 0.5 * (low + high)
            low, high = (middle, high) if self.js_log_derivative(middle) > log_threshold else (low, middle)
        return float(high)

    def _shift(self, theta: ArrayLike) -> Array:
        """|θ|/σ, held at 1e4: from 78 on every function of it but KL has reached its limit in float64."""
        return np.minimum(np.abs(as_real("theta", theta)) / self.sigma, 1e4)

    def _standardised(self, x: Array, theta: float) -> Array:
        """(x − θ)/σ, also where x − θ is larger than any float but the quotient is not."""
        z = (x - theta) / self.sigma
        return np.where(np.isfinite(x - theta), z, 2 * ((x / 2 - theta / 2) / self.sigma))


class BlurredUniforms(NormalPair):
    """The article's segments, each convolved with N(0, σ²) along x: N(0, σ²) × U[0, 1], and the same moved by θ.

    The part along the segment is the same in both and changes no divergence. As σ → 0 JS becomes the article's step.

    >>> pair = BlurredUniforms(sigma=0.5)
    >>> pair.kl_divergence(1.0), pair.wasserstein_distance(1.0)
    (2.0, 1.0)
    """

    def _draw(self, count: int, rng: np.random.Generator) -> Array:
        return np.column_stack([self.sigma * rng.standard_normal(count), rng.random(count)])


class Gaussians(NormalPair):
    """Two normal distributions on the line, N(0, σ²) and N(θ, σ²): the pair of figure 3.

    >>> Gaussians(sigma=2).total_variation(0)
    0.0
    """

    def _draw(self, count: int, rng: np.random.Generator) -> Array:
        return self.sigma * rng.standard_normal(count)


def _quotient(first: Array, second: Array, sigma: float) -> Array:
    """first · second / σ², finite wherever the result is a float, whatever the size of its parts."""
    (m, i), (n, j), (s, k) = np.frexp(first), np.frexp(second), np.frexp(sigma)
    return np.ldexp(m * n / (s * s), i + j - 2 * k)


def _erf(x: Array) -> Array:
    return np.reshape([math.erf(v) for v in x.ravel()], x.shape)
