"""Pictures of many trainings: what share of them is still far from the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from .style import colour

FARTHEST = 100.0
LOOKS: dict[str, tuple[str, Literal["-", ":"]]] = {
    "minimax": ("js", ":"), "non-saturating": ("js", "-"), "r1": ("tv", "-"), "clip": ("em", ":"), "gp": ("em", "-"),
}  # fmt: skip
"""The colour and the dashes of each objective."""


def draw_survival(axes: Axes, ratios: Mapping[str, ArrayLike]) -> None:
    """Draw the share of runs whose W₁ is above t noise floors, over t from 1 to 100, one line for each objective.

    Args:
        ratios: W₁ in floors of all runs of an objective, by its name, any shape; `inf` never comes down.
    """
    for name, values in ratios.items():
        ordered = np.sort(np.ravel(np.asarray(values, dtype=float)))
        t = np.concatenate([[1.0], ordered[(ordered > 1) & (ordered < FARTHEST)], [FARTHEST]])
        above = 1 - np.searchsorted(ordered, t, side="right") / len(ordered)
        shade, dashes = LOOKS[name]
        axes.step(t, above, dashes, where="post", color=colour(shade), linewidth=1.8, label=name)
    axes.set(xscale="log", xlim=(1, FARTHEST), ylim=(0, 1.02))
    axes.set_xticks([1, 2, 3, 5, 10, 100], ["1", "2", "3", "5", "10", "100"])
    axes.set_yticks([0, 0.5, 1], ["0", "½", "1"])
    axes.minorticks_off()
