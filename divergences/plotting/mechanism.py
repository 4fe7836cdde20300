"""Curves of several methods over the critic's steps: the median of the runs and the range that they span."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from .study import LINES
from .style import colour


def draw_spans(axes: Axes, x: Sequence[float], values: Mapping[str, ArrayLike]) -> None:
    """Draw the median of each objective over x, with a shade from the least to the largest, on logarithmic axes.

    Args:
        values: by the objective's name, shape (runs, len(x)), all positive.
    """
    for name, runs in values.items():
        array = np.asarray(runs, dtype=float)
        shade, line = LINES[name]
        axes.fill_between(x, array.min(axis=0), array.max(axis=0), color=colour(shade), alpha=0.12, linewidth=0)
        axes.plot(x, np.median(array, axis=0), color=colour(shade), linestyle=line, linewidth=1.8, label=name)
    axes.set(xscale="log", yscale="log")
