"""Half precision where it loses little: what a recorded run is saved in."""

from __future__ import annotations

import numpy as np

from ..arguments import checked
from ..checks import Array

MAX_RELATIVE_ERROR = 1e-3
"""Share of its scale by which an entry may be moved."""


@checked
def to_half_precision(array: np.ndarray, scale: Array) -> np.ndarray:
    """`array` in half precision, or unchanged if an entry would change by over `MAX_RELATIVE_ERROR` of its scale."""
    with np.errstate(all="ignore"):
        half = array.astype(np.float16)
        moved = np.abs(half.astype(np.float64) - array)  # nan where both are infinite, or nan
        lost = (moved > MAX_RELATIVE_ERROR * scale) | (np.isfinite(array) & ~np.isfinite(half))
        return array if lost.any() else half


@checked
def scales(samples: np.ndarray, critic: np.ndarray, slopes: np.ndarray, real: np.ndarray) -> dict[str, Array]:
    """The scale of each entry of the large arrays of a recorded run.

    Args:
        samples: shape (T, E, n, 2). Their scale is the extent of the data, or a sample's own distance from the middle
            of the data if that is larger.
        critic: the critic's maps, shape (T, E, g, g). Their scale is the range of a map.
        slopes: shape (T, E, n). Their scale is the largest of a network at a snapshot.
        real: the data, shape (n, 2).
    """
    with np.errstate(all="ignore"):
        middle = real.mean(axis=0, keepdims=True) if len(real) else np.zeros((1, 2))
        extent = np.ptp(real, axis=0).max() if len(real) else 0.0
        away = np.linalg.norm(samples.astype(np.float64) - middle, axis=-1, keepdims=True)
        finite = np.where(np.isfinite(critic), critic, np.nan).astype(np.float64)
        return {
            "samples": np.maximum(extent, away),
            "critic": np.fmax.reduce(finite, axis=(2, 3), keepdims=True)
            - np.fmin.reduce(finite, axis=(2, 3), keepdims=True),
            "slopes": np.fmax.reduce(slopes.astype(np.float64), axis=2, keepdims=True),
        }
