"""The terms of each sum or integral over p and q: never negative, each with a small relative error."""

from __future__ import annotations

import math

import numpy as np

from ..checks import Array

LOG2 = math.log(2)


@np.errstate(all="ignore")
def kl_terms(p: Array, q: Array) -> Array:
    """p log(p/q) − p + q."""
    change = (q - p) / p
    near = p * _excess_over_log(change)
    far = q - p + p * (np.log(p) - np.log(q))
    return np.where(p == 0, q, np.where(np.abs(change) < 0.25, near, far))


@np.errstate(all="ignore")
def _excess_over_log(t: Array) -> Array:
    """t − log(1 + t) for |t| < ¼, with a small relative error: with u = t/(2 + t), log(1 + t) = 2 artanh u."""
    u = t / (2 + t)
    square = u * u
    tail = np.zeros_like(t)
    for k in range(21, 1, -2):
        tail = (tail + 1 / k) * square
    return u * (t - 2 * tail)


@np.errstate(all="ignore")
def js_terms(p: Array, q: Array) -> Array:
    """½(p + q)·h(d) with d = (p − q)/(p + q), h as in `js_divergence`."""
    total = p + q
    d = (p - q) / total
    near = d * np.arctanh(d) + 0.5 * np.log1p(-d * d)
    far = 0.5 * (_x_log_x(2 * p / total) + _x_log_x(2 * q / total))
    return np.where(total == 0, 0.0, 0.5 * total * np.where(np.abs(d) < 0.5, near, far))


@np.errstate(all="ignore")
def js_deficit_terms(p: Array, q: Array) -> Array:
    """½(p + q) times the entropy of (p, q)/(p + q): the terms of log 2 − JS."""
    total = p + q
    small = np.minimum(p, q) / total
    entropy = -_x_log_x(small) - (1 - small) * np.log1p(-small)
    return np.where(total == 0, 0.0, 0.5 * total * entropy)


def tv_terms(p: Array, q: Array) -> Array:
    """½ |p − q|."""
    return 0.5 * np.abs(p - q)


def _x_log_x(x: Array) -> Array:
    return np.where(x == 0, 0.0, x * np.log(x))
