"""Draw what a mistake changes: right and wrong in the same panels, one in full colour and the other faint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from divergences.arguments import checked
from divergences.checks import as_choice
from divergences.locale import text

from ...plotting.style import colour, new_figure, settle, style

if TYPE_CHECKING:
    from divergences.lessons.mistakes.panels import Panel

COLOURS = {"right": "em", "wrong": "js"}
DASHES = {"right": "-", "wrong": "--"}
FAINT = 0.22


@checked
def draw_mistake(panels: tuple[Panel, ...], title: str, shown: str, language: str) -> Figure:
    """Draw the panels of one mistake.

    Args:
        panels: one, two or four, from `divergences.lessons.mistakes.gallery.exhibit`.
        title: the headline.
        shown: "right" or "wrong", the one that is drawn in full colour.
        language: "en" or "zh".

    Raises:
        ValueError: if `shown` is neither.
    """
    as_choice("shown", shown, COLOURS)
    if not panels:
        raise ValueError("panels must be at least one panel")
    rows = (len(panels) + 1) // 2
    height = 1.15 + 2.65 * rows
    with style(language):
        figure = new_figure(8.6, height, title)
        columns = min(2, len(panels))
        figure.subplots_adjust(
            left=0.07, right=0.975, bottom=0.55 / height, top=1 - 1.1 / height, hspace=0.62, wspace=0.2
        )
        for place, name in enumerate(("right", "wrong", "exact")):
            words = text(f"mistakes.{name}.legend", language)
            ink, strong = colour(COLOURS.get(name, "ink")), name in (shown, "exact")
            at = 0.15 / 8.6 + 0.1 * place, 1 - 0.55 / height
            figure.text(*at, words, color=ink, alpha=1.0 if strong else 0.6, va="center")
        for place, panel in enumerate(panels):
            draw_panel(figure.add_subplot(rows, columns, place + 1), panel, shown, language)
    return settle(figure)


@checked
def draw_panel(axes: Axes, panel: Panel, shown: str, language: str) -> None:
    """Draw one panel; values that have no place on the axis, ∞ or nan, are written at its top."""
    for name, x, y in panel.context:
        if name == "ways":
            axes.plot(x, y, color=colour("grid"), linewidth=0.9, zorder=0)
        elif panel.kind == "pairs":
            axes.plot(x, y, "o", color=colour(name), markersize=5, zorder=3)
        else:
            axes.plot(x, y, color=colour(name), linewidth=1.4, alpha=0.8, zorder=0)
    for name in sorted(COLOURS, key=lambda name: name == shown):
        _draw_one(axes, panel, name, 1.0 if name == shown else FAINT)
    if panel.exact is not None:
        axes.plot(*panel.exact, ":", color=colour("ink"), linewidth=1.4, zorder=6)
    axes.set_title(text(f"mistakes.panel.{panel.key}", language))
    axes.set_xlabel(text(f"mistakes.panel.{panel.key}.x", language))
    if panel.kind in ("pairs", "dots"):
        axes.set_aspect("equal", adjustable="datalim")
    axes.margins(x=0.05 if panel.kind in ("pairs", "dots") else 0.01, y=0.08)
    _write_nonfinite(axes, panel, shown)


def _draw_one(axes: Axes, panel: Panel, name: str, alpha: float) -> None:
    x, y = panel.x, panel.both[name == "wrong"]
    options: dict[str, Any] = {"color": colour(COLOURS[name]), "alpha": alpha, "zorder": 4 + alpha}
    if panel.kind == "steps":
        if np.isfinite(y).all():
            axes.stairs(y, x, fill=alpha == 1, linewidth=1.4, **options)
    elif panel.kind == "lines":
        y = np.where(np.isfinite(y), y, np.nan)
        axes.plot(x, y, DASHES[name], linewidth=1.8 if np.ndim(y) == 1 else 1.1, **options)
    elif alpha == 1:
        size = {"pairs": 5.0, "dots": 4.0}[panel.kind]
        axes.plot(*y.T, "x" if panel.kind == "pairs" else "o", markersize=size, markeredgewidth=1.4, **options)


def _write_nonfinite(axes: Axes, panel: Panel, shown: str) -> None:
    for row, (name, y) in enumerate(zip(COLOURS, panel.both, strict=True)):
        if np.isfinite(y).sum() <= np.size(y) // 8:
            axes.text(
                0.5,
                0.93 - 0.16 * row,
                "∞" if np.isinf(y).any() else "nan",
                transform=axes.transAxes,
                ha="center",
                va="top",
                size=17,
                color=colour(COLOURS[name]),
                alpha=1.0 if name == shown else FAINT,
            )
