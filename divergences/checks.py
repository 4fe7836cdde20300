"""Checks of arguments: one clear error that names the argument and says what was expected.

A wrong kind of thing (text, complex numbers, None) raises TypeError; a wrong value raises ValueError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def as_real(name: str, value: ArrayLike) -> Array:
    """Return `value` as a float64 array of finite numbers."""
    return _as_finite(name, _as_numbers(name, value))


def as_size(name: str, value: float) -> float:
    """Return `value` as a length from 1e-300 to 1e300, so that no formula overflows or underflows."""
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


def as_count(name: str, value: object, *, least: int = 1, most: int | None = None) -> int:
    """Return `value` as an int that is at least `least`, and at most `most` if that is given."""
    # NumPy counts timedelta64 among its integers.
    if isinstance(value, (bool, np.bool_, np.timedelta64)) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be a whole number, got {value!r}")
    if value < least:
        raise ValueError(f"{name} must be at least {least}, got {_short(value)}")
    if most is not None and value > most:
        raise ValueError(f"{name} must be at most {most}, got {_short(value)}")
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


def as_function(name: str, value: Callable[..., Any] | None, *, optional: bool = False) -> Callable[..., Any]:
    """Return `value` if it can be called; if it is `optional`, None becomes a function that does nothing."""
    if value is None and optional:
        return lambda *_: None
    if not callable(value):
        raise TypeError(f"{name} must be a function, got {value!r}")
    return value


def as_probabilities(name: str, value: ArrayLike, *, ndim: int | None = None) -> Array:
    """Return `value` as float64 probabilities along the last axis: none negative, each row adding up to 1.

    A sum may be off by 1e-8, or by what rounding to a coarser input dtype can do (`sum_tolerance`); it is divided out.
    """
    given = _as_numbers(name, value)
    array = _as_finite(name, given)
    if array.ndim == 0 or array.shape[-1] == 0:
        raise ValueError(f"{name} must have at least one entry along its last axis, got shape {array.shape}")
    if ndim is not None and array.ndim != ndim:
        raise ValueError(f"{name} must have {ndim} axis/axes, got shape {array.shape}")
    if (array < 0).any():
        raise ValueError(f"{name} must not be negative, got {array.min()}")
    with np.errstate(all="ignore"):
        total = array.sum(axis=-1, keepdims=True)
        off = np.abs(total - 1)
        if total.size and off.max() > sum_tolerance(given):
            worst = float(total.flat[off.argmax()])
            raise ValueError(f"{name} must add up to 1 along its last axis, got {worst!r}; divide it by its sum")
        return np.where(off > 1e-12, array / total, array)


def sum_tolerance(given: NDArray) -> float:
    """How far probabilities of this dtype may be from adding up to 1 along the last axis: 1e-8, more if it is coarser.

    The rounding errors of k entries and of their running sum, which a softmax divides by, add up to at most about
    k·ε/2. The tolerance is never more than 1 %, whatever the dtype.
    """
    if given.dtype.kind != "f":
        return 1e-8
    kind, count = np.finfo(given.dtype), given.shape[-1]
    return max(1e-8, min(0.01, (4 + count / 2) * float(kind.eps) + count * float(kind.smallest_subnormal)))


def as_weights(name: str, value: ArrayLike | None, size: int) -> Array:
    """Return `size` weights that add up to 1; None means equal weights."""
    if value is None:
        return np.full(size, 1 / size)
    weights = as_probabilities(name, value, ndim=1)
    if weights.size != size:
        raise ValueError(f"{name} must have one weight for each of the {size} points, got {weights.size}")
    return weights


def as_points(name: str, value: ArrayLike) -> Array:
    """Return `value` as points of shape (n, d); shape (n,) means n points on the line.

    Whole numbers that a float64 cannot hold are refused, since distances between them would be wrong.
    """
    given = _as_numbers(name, value)
    points = _as_finite(name, given)
    if given.dtype.kind in "iuO":
        for place in np.argwhere(np.abs(points.ravel()) > 2.0**53).ravel():
            if int(points.flat[place]) != given.flat[place]:
                raise ValueError(
                    f"{name} must be exact in float64 (whole numbers up to 2**53 are), got {given.flat[place]}; "
                    "subtract a common offset first"
                )
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
    """Return a generator made from a whole number of any size, or the generator itself."""
    if isinstance(seed, np.random.Generator):
        return seed
    return np.random.default_rng(as_count(name, seed, least=0))


def is_empty(value: object) -> bool:
    """Whether a value has a length, and it is 0."""
    try:
        return len(value) == 0  # type: ignore[arg-type]
    except TypeError:  # an iterator or a 0-d array
        return False


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
    whole = array.dtype == object and array.size and all(type(entry) in (int, float) for entry in array.flat)
    if array.dtype.kind not in "buif" and not whole:  # NumPy keeps whole numbers beyond 64 bits as objects
        raise TypeError(f"{name} must be real numbers, got {array.dtype} from {type(value).__name__}")
    return array


def _as_finite(name: str, given: NDArray) -> Array:
    try:
        with np.errstate(all="ignore"):
            array = given.astype(np.float64)
    except OverflowError:
        raise ValueError(f"{name} must be within 1.8e308, the largest float") from None
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, got {_first_bad(array)}")
    return array


def _short(value: object) -> str:
    """A number for a message; one of very many digits, which Python may refuse to write, by its size."""
    if isinstance(value, int) and value.bit_length() > 200:
        return f"a number of {value.bit_length()} bits"
    return str(value)


def _first_bad(array: Array) -> float:
    flat = np.ravel(array)
    return float(flat[~np.isfinite(flat)][0])
