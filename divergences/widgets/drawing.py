"""A drawing as a short text that an address can hold: up to 1,000 points in at most 1,700 characters.

The square from −2 to 2 is divided into 512 × 512 cells, numbered row by row from the lower left; a point is the centre
of its cell. The text is a Rice code (1979) of the gaps between the sorted numbers: `gap − 1` shifted right by 8 bits as
that many ones and a zero, then the lower 8 bits. For n points that is at most 9 n + 1,024 bits, six in each character.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ..checks import Array, as_points, is_empty

SIZE = 2.0
"""Half the side of the square."""

CELLS = 512
LOW_BITS = 8
MAX_POINTS = 1000
"""Points that a drawing holds."""

NOISE = 0.02
"""Standard deviation added to each coordinate of a drawn point, so that the data have no gaps between points."""

CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def encode(points: ArrayLike) -> str:
    """The text of these points, shape (n, 2), within the square; two in one cell become one.

    Raises:
        TypeError, ValueError: for what is no list of finite pairs within the square, or too many of them.

    >>> decode(encode([[0.5, -1], [0, 0]])).tolist()
    [[0.50390625, -0.99609375], [0.00390625, 0.00390625]]
    """
    points = np.zeros((0, 2)) if is_empty(points) else as_points("points", points)
    if points.shape[1] != 2:
        raise ValueError(f"points must have shape (n, 2), got {points.shape}")
    if (np.abs(points) > SIZE).any():
        raise ValueError(f"points must lie between −{SIZE:g} and {SIZE:g} in both directions")
    column, row = np.minimum(CELLS - 1, np.floor((points + SIZE) * CELLS / (2 * SIZE))).astype(int).T
    cells = np.unique(row * CELLS + column)
    if len(cells) > MAX_POINTS:
        raise ValueError(f"points must be at most {MAX_POINTS} of different places, got {len(cells)}")
    gaps = np.diff(cells, prepend=-1) - 1
    bits = "".join("1" * (gap >> LOW_BITS) + "0" + format(gap & ((1 << LOW_BITS) - 1), "08b") for gap in gaps.tolist())
    bits += "1" * (-len(bits) % 6)
    return "".join(CHARACTERS[int(bits[at : at + 6], 2)] for at in range(0, len(bits), 6))


def decode(drawing: str) -> Array:
    """The points of a text that `encode` gave, shape (n, 2), row by row from below.

    Raises:
        ValueError: for a text that it cannot have given.
    """
    if not isinstance(drawing, str) or not set(drawing) <= set(CHARACTERS):
        raise ValueError(f"drawing must be a text that `encode` gave, got {str(drawing)[:40]!r}")
    bits = "".join(format(CHARACTERS.index(character), "06b") for character in drawing)
    cells, cell, at = [], -1, 0
    while (end := bits.find("0", at)) >= 0 and end + LOW_BITS < len(bits):
        cell += 1 + ((end - at) << LOW_BITS) + int(bits[end + 1 : end + 1 + LOW_BITS], 2)
        cells.append(cell)
        at = end + 1 + LOW_BITS
    rest_is_padding = "0" not in bits[at:] and len(bits) - at < 6
    if not rest_is_padding or len(cells) > MAX_POINTS or cell >= CELLS**2:
        raise ValueError(f"drawing must be a text that `encode` gave, got {drawing[:40]!r}")
    row, column = np.divmod(np.array(cells, dtype=int), CELLS)
    return (np.stack([column, row], axis=1) + 0.5) * (2 * SIZE / CELLS) - SIZE
