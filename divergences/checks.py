"""Checks of arguments: one clear error that names the argument and says what was expected.

A wrong kind of thing (text, complex numbers, None) raises TypeError; a wrong value raises ValueError.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def as_real(name: str, value: ArrayLike) -> Array:
    """Return `value` as a float64 array of finite numbers."""
    given = _as_numbers(name, value)
    array = given.astype(np.float64)
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, got {_first_bad(array)}")
    return array


def as_size(name: str, value: float) -> float:
    """Return `value` as a length from 1e-300 to 1e300, so that no formula leaves the floats."""
    size = as_scalar(name, value, positive=True)
    if not 1e-300 <= size <= 1e300:
        raise ValueError(f"{name} must be from 1e-300 to 1e300, got {size}")
    return size


def as_scalar(name: str, value: float, *, positive: bool = False) -> float:
    """Return `value` as one finite float, larger than 0 if `positive`."""
    array = as_real(name, value)
    if array.ndim:
        raise ValueError(f"{name} must be a single number, got an array of shape {array.shape}")
    if positive and array <= 0:
        raise ValueError(f"{name} must be larger than 0, got {float(array)}")
    return float(array)


def as_count(name: str, value: object, *, least: int = 1) -> int:
    """Return `value` as an int that is at least `least`."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be a whole number, got {value!r}")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, got {value}")
    return int(value)


def as_choice(name: str, value: object, choices: Iterable[str]) -> str:
    """Return `value` if it is one of `choices`.

    A value that is no string raises ValueError as well: what matters to the caller is what is allowed, not its type.
    """
    allowed = list(choices)
    if not isinstance(value, str) or value not in allowed:
        raise ValueError(f"{name} must be one of {', '.join(allowed)}, got {value!r}")
    return str(value)


def as_flag(name: str, value: object) -> bool:
    """Return `value` as a bool: True or False, Python's or NumPy's, and nothing that is only truthy."""
    if not isinstance(value, (bool, np.bool_)):
        raise TypeError(f"{name} must be True or False, got {value!r}")
    return bool(value)


def as_probabilities(name: str, value: ArrayLike, *, ndim: int | None = None) -> Array:
    """Return `value` as float64 probabilities along the last axis: none negative, each row adding up to 1.

    A sum may be off by 1e-8, or by what rounding to a coarser input dtype can do; it is divided out.
    """
    given = _as_numbers(name, value)
    array = as_real(name, given)
    if array.ndim == 0 or array.shape[-1] == 0:
        raise ValueError(f"{name} must have at least one entry along its last axis, got shape {array.shape}")
    if ndim is not None and array.ndim != ndim:
        raise ValueError(f"{name} must have {ndim} axis/axes, got shape {array.shape}")
    if (array < 0).any():
        raise ValueError(f"{name} must not be negative, got {array.min()}")
    tolerance = 1e-8
    if given.dtype.kind == "f":
        kind = np.finfo(given.dtype)
        tolerance = max(tolerance, float(kind.eps) + array.shape[-1] * float(kind.smallest_subnormal))
    total = array.sum(axis=-1, keepdims=True)
    off = np.abs(total - 1)
    if total.size and off.max() > tolerance:
        worst = float(total.flat[off.argmax()])
        raise ValueError(f"{name} must add up to 1 along its last axis, got {worst!r}; divide it by its sum")
    return np.where(off > 1e-12, array / total, array)


def as_weights(name: str, value: ArrayLike | None, size: int) -> Array:
    """Return `size` weights that add up to 1; None means equal weights."""
    if value is None:
        return np.full(size, 1 / size)
    weights = as_probabilities(name, value, ndim=1)
    if weights.size != size:
        raise ValueError(f"{name} must have one weight for each of the {size} points, got {weights.size}")
    return weights


def as_points(name: str, value: ArrayLike) -> Array:
    """Return `value` as points of shape (n, d); shape (n,) means n points on the line."""
    points = as_real(name, value)
    if points.ndim == 1:
        points = points[:, None]
    if points.ndim != 2 or 0 in points.shape:
        raise ValueError(f"{name} must have shape (n,) or (n, d) with at least one point, got {np.shape(value)}")
    return points


def as_point_pair(x_name: str, x: ArrayLike, y_name: str, y: ArrayLike) -> tuple[Array, Array]:
    """Return two sets of points of the same dimension, shapes (n, d) and (m, d)."""
    x, y = as_points(x_name, x), as_points(y_name, y)
    if x.shape[1] != y.shape[1]:
        raise ValueError(
            f"{y_name} must have points of dimension {x.shape[1]} like {x_name}, got dimension {y.shape[1]}"
        )
    return x, y


def as_matrix(name: str, value: ArrayLike, shape: tuple[int, int]) -> Array:
    """Return `value` as a finite float64 matrix of the given shape."""
    matrix = as_real(name, value)
    if matrix.shape != shape:
        raise ValueError(f"{name} must have shape {shape}, got {matrix.shape}")
    return matrix


def as_seed(name: str, seed: int | np.random.Generator) -> np.random.Generator:
    """Return a generator made from a whole number, or the generator itself."""
    if isinstance(seed, np.random.Generator):
        return seed
    return np.random.default_rng(as_count(name, seed, least=0))


def scalar_or_array(value: Array) -> float | Array:
    """Return a plain float for a 0-d array and the array itself otherwise."""
    return float(value) if np.ndim(value) == 0 else value


def _as_numbers(name: str, value: ArrayLike) -> NDArray:
    try:
        array = np.asarray(value)
    except Exception as error:
        raise TypeError(f"{name} must be a number or a rectangular array of numbers: {error}") from None
    if np.ma.is_masked(value):
        raise ValueError(f"{name} must have no masked entries; leave them out, with `.compressed()`")
    if array.dtype.kind not in "buif":
        raise TypeError(f"{name} must be real numbers, got {array.dtype} from {type(value).__name__}")
    return array


def _first_bad(array: Array) -> float:
    flat = np.ravel(array)
    return float(flat[~np.isfinite(flat)][0])
