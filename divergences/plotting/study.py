"""Pictures of many training runs: the share of runs whose samples are still far from the data."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import ArrayLike

from divergences.locale import text

from .style import Dashes, colour, dashes, methods, new_figure, settle, style

LARGEST_RATIO = 100.0  # noise floors, where the axis ends
LINES: dict[str, tuple[str, Dashes]] = {
    name: (shade, dashes("second") if name == "minimax" else "-") for name, shade in methods().items()
}
"""Each objective's colour, by its name in the palette, and line style: of the two in one colour, one is dotted."""


def draw_study(ratios: Mapping[str, Mapping[str, ArrayLike]], language: str = "en") -> Figure:
    """Draw the survival curves of each data set: `ratios` has the argument of `draw_survival` by the data's name."""
    with style(language):
        figure = new_figure(9.6, 4.1, text("first2000.title", language))
        panels = figure.subplots(1, len(ratios), sharey=True)
        figure.subplots_adjust(left=0.07, right=0.985, top=0.8, bottom=0.27, wspace=0.08)
        for axes, (name, values) in zip(panels, ratios.items(), strict=True):
            draw_survival(axes, values)
            axes.set_title(text(f"study.{name}", language))
            axes.set_xlabel(text("study.survival.x", language))
        panels[0].set_ylabel(text("study.survival.y", language))
        keys = [Line2D([], [], color=colour(shade), linestyle=line) for shade, line in LINES.values()]
        names = [text(f"study.{name}", language) for name in LINES]
        figure.legend(keys, names, loc="lower center", ncols=len(keys), frameon=False)
    return settle(figure)


def draw_survival(axes: Axes, ratios: Mapping[str, ArrayLike]) -> None:
    """Draw the share of runs whose W₁ is above t noise floors, over t from 1 to 100, one line for each objective.

    Args:
        ratios: W₁ in floors of all runs of an objective, by its name, any shape; `inf` is above every t.
    """
    for name, values in ratios.items():
        ordered = np.sort(np.ravel(np.asarray(values, dtype=float)))
        t = np.concatenate([[1.0], ordered[(ordered > 1) & (ordered < LARGEST_RATIO)], [LARGEST_RATIO]])
        above = 1 - np.searchsorted(ordered, t, side="right") / len(ordered)
        shade, line = LINES[name]
        axes.step(t, above, where="post", color=colour(shade), linestyle=line, linewidth=1.8, label=name)
    axes.set(xscale="log", xlim=(1, LARGEST_RATIO), ylim=(0, 1.02))
    axes.set_xticks([1, 2, 3, 5, 10, 100], ["1", "2", "3", "5", "10", "100"])
    axes.set_yticks([0, 0.5, 1], ["0", "½", "1"])
    axes.minorticks_off()
