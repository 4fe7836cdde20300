"""Mistakes in divergences, data and samples, each beside the right code; no other module may use the wrong functions.

Probability vectors p, q have shape (k,); samples x, y have shape (n,).
"""

from __future__ import annotations

import numpy as np

from divergences.checks import Array
from divergences.gan.data import RING_RADIUS, GaussianMixture
from divergences.information import kl_divergence, shared_histogram
from divergences.pairs import ParallelUniforms
from divergences.transport import wasserstein_distance

SEGMENTS = ParallelUniforms()


def js_with_half(p: Array, q: Array) -> float | Array:
    """JS = ½ KL(p‖m) + ½ KL(q‖m) with m = ½(p + q), nats."""
    m = (p + q) / 2
    return kl_divergence(p, m) / 2 + kl_divergence(q, m) / 2


def js_without_half(p: Array, q: Array) -> float | Array:
    """Wrong: twice as much."""
    m = (p + q) / 2
    return kl_divergence(p, m) + kl_divergence(q, m)


def kl_in_nats(p: Array, q: Array) -> float | Array:
    """KL = Σ p log(p/q) for vectors without a 0, nats."""
    return np.sum(p * np.log(p / q), axis=-1)


def kl_in_bits(p: Array, q: Array) -> float | Array:
    """Wrong where nats are meant: 1.44 times as much."""
    return np.sum(p * np.log2(p / q), axis=-1)


def kl_that_may_be_infinite(p: Array, q: Array) -> float | Array:
    """KL(p‖q), which is ∞ where q is 0 and p is not."""
    return kl_divergence(p, q)


def kl_with_epsilon(p: Array, q: Array, epsilon: float = 1e-12) -> float | Array:
    """Wrong: finite for every p and q, about −log ε where it should be ∞."""
    return np.sum(p * np.log((p + epsilon) / (q + epsilon)), axis=-1)


def kl_from_p(p: Array, q: Array) -> float | Array:
    """KL(p‖q)."""
    return kl_divergence(p, q)


def kl_reversed(p: Array, q: Array) -> float | Array:
    """Wrong: KL(q‖p)."""
    return kl_divergence(q, p)


def ring_of_seven() -> GaussianMixture:
    """Wrong: the last of the eight angles, 2π, is the first."""
    angles = np.linspace(0, 2 * np.pi, 8)
    return GaussianMixture("ring", RING_RADIUS * np.column_stack([np.cos(angles), np.sin(angles)]), 0.02, 3.0, 0.5)


def histogram_of_all(x: Array, y: Array) -> tuple[Array, Array]:
    """The shares of x and of y in the same 32 bins, which cover both."""
    p, q, _ = shared_histogram(x, y, bins=32)
    return p, q


def histogram_that_loses(x: Array, y: Array) -> tuple[Array, Array]:
    """Wrong: what lies outside of [0, 2] is not counted."""
    edges = np.linspace(0, 2, 33)
    return np.histogram(x, edges)[0] / len(x), np.histogram(y, edges)[0] / len(y)


def distance_with_shared_noise(theta: float, count: int, seed: int) -> float:
    """EM of the two segments from samples with shared noise, which differ by θ alone."""
    real, fake = SEGMENTS.sample(count, theta, seed, shared_noise=True)
    return wasserstein_distance(real, fake)


def distance_of_small_samples(theta: float, count: int, seed: int) -> float:
    """Wrong near θ = 0: EM of two independent samples."""
    real, fake = SEGMENTS.sample(count, theta, seed)
    return wasserstein_distance(real, fake)
