"""Mistakes in divergences, data and samples, each beside the right few lines; no other module may use the wrong ones.

Probability vectors p, q have shape (k,); samples x, y have shape (n,).
"""

from __future__ import annotations

import numpy as np

from divergences.checks import Array
from divergences.gan.data import GaussianMixture
from divergences.information import kl_divergence, shared_histogram
from divergences.pairs import ParallelUniforms
from divergences.transport import wasserstein_distance

SEGMENTS = ParallelUniforms()


def js_with_half(p: Array, q: Array) -> float | Array:
    m = (p + q) / 2
    return kl_divergence(p, m) / 2 + kl_divergence(q, m) / 2


def js_without_half(p: Array, q: Array) -> float | Array:
    m = (p + q) / 2
    return kl_divergence(p, m) + kl_divergence(q, m)


def kl_in_nats(p: Array, q: Array) -> float | Array:
    return np.sum(p * np.log(p / q), axis=-1)


def kl_in_bits(p: Array, q: Array) -> float | Array:
    return np.sum(p * np.log2(p / q), axis=-1)


def kl_that_may_be_infinite(p: Array, q: Array) -> float | Array:
    return kl_divergence(p, q)


def kl_with_epsilon(p: Array, q: Array, epsilon: float = 1e-12) -> float | Array:
    return np.sum(p * np.log((p + epsilon) / (q + epsilon)), axis=-1)


def kl_from_p(p: Array, q: Array) -> float | Array:
    return kl_divergence(p, q)


def kl_reversed(p: Array, q: Array) -> float | Array:
    return kl_divergence(q, p)


def ring_of_seven() -> GaussianMixture:
    angles = np.linspace(0, 2 * np.pi, 8)
    return GaussianMixture("ring", 2 * np.column_stack([np.cos(angles), np.sin(angles)]), 0.02, 3.0, 0.5)


def histogram_of_all(x: Array, y: Array) -> tuple[Array, Array]:
    p, q, _ = shared_histogram(x, y, bins=32)
    return p, q


def histogram_that_loses(x: Array, y: Array) -> tuple[Array, Array]:
    edges = np.linspace(0, 2, 33)
    return np.histogram(x, edges)[0] / len(x), np.histogram(y, edges)[0] / len(y)


def distance_with_shared_noise(theta: float, count: int, seed: int) -> float:
    real, fake = SEGMENTS.sample(count, theta, seed, shared_noise=True)
    return wasserstein_distance(real, fake)


def distance_of_small_samples(theta: float, count: int, seed: int) -> float:
    real, fake = SEGMENTS.sample(count, theta, seed)
    return wasserstein_distance(real, fake)
