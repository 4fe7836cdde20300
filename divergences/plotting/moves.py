"""Arrows for transported mass and for forces, and dimension lines."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch
from matplotlib.text import Annotation
from numpy.typing import ArrayLike

from .style import colour


def draw_moves(axes: Axes, start: ArrayLike, end: ArrayLike, name: str, **options: Any) -> list[FancyArrowPatch]:
    """Draw one arrow for each pair of rows of `start` and `end`, shapes (n, 2), in the colour of `name`."""
    options = dict[str, Any](arrowstyle="-|>", mutation_scale=11, linewidth=1.5, shrinkA=0, shrinkB=0) | options
    ends = zip(np.asarray(start, dtype=float), np.asarray(end, dtype=float), strict=True)
    arrows = [FancyArrowPatch(tuple(a), tuple(b), color=colour(name), **options) for a, b in ends]
    for arrow in arrows:
        axes.add_patch(arrow)
    return arrows


def draw_dimension(axes: Axes, left: float, right: float, y: float, text: str) -> tuple[FancyArrowPatch, Annotation]:
    """Draw a dimension line from left to right at height y, with its text in the middle."""
    line = FancyArrowPatch(
        (left, y),
        (right, y),
        arrowstyle="|-|,widthA=4,widthB=4",
        color=colour("ink"),
        linewidth=1.1,
        shrinkA=0,
        shrinkB=0,
        mutation_scale=1,
    )
    axes.add_patch(line)
    annotation = axes.annotate(
        text,
        ((left + right) / 2, y),
        ha="center",
        va="center",
        size=14,
        bbox={"boxstyle": "square,pad=0.25", "color": colour("background")},
    )
    return line, annotation
