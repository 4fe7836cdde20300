"""Curves over θ or x: lines, single points, zones and their direct labels."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Annotation
from numpy.typing import ArrayLike

from .style import Dashes, colour, dashes, text_colour


def draw_curve(
    axes: Axes, x: ArrayLike, y: ArrayLike, name: str, *, style: Dashes | None = None, width: float | None = None
) -> Line2D:
    """Draw y (n,) over x (n,) as the line of `name`; `nan` leaves a gap, so a step is never joined by a riser.

    Its colour is the palette's and so, unless `style` is given, are its dashes.
    """
    (line,) = axes.plot(x, y, linestyle=style or dashes(name), color=colour(name), label=name)
    if width is not None:
        line.set_linewidth(width)
    return line


def mark_point(axes: Axes, x: float, y: float, name: str, *, hollow: bool = False) -> Line2D:
    """Mark one point: filled if the function has this value, hollow if it is only a limit."""
    face = colour("background") if hollow else colour(name)
    (point,) = axes.plot([x], [y], "o", mfc=face, mec=colour(name), mew=1.6, zorder=5, clip_on=False, label="point")
    return point


def mark_samples(axes: Axes, x: ArrayLike, y: ArrayLike, name: str) -> Line2D:
    """Mark samples at (x, y), each (n,), as dots with an edge that contrasts with any curve."""
    (dots,) = axes.plot(x, y, "o", color=colour(name), mec=colour("ink"), zorder=6, clip_on=False)
    return dots


def label(
    axes: Axes,
    text: str,
    at: tuple[float, float],
    name: str = "ink",
    *,
    offset: tuple[float, float] = (0, 0),
    arrow: bool = False,
    on_tint: bool = False,
    **options: Any,
) -> Annotation:
    """Write a label in the colour of `name` at a point in data coordinates, moved by an offset in points.

    It is darkened where that is needed to be read on the paper or, with `on_tint`, on a tint of its own colour.
    """
    options = dict[str, Any](ha="left", va="center", linespacing=1.15) | options
    if arrow:
        options["arrowprops"] = {"arrowstyle": "-", "color": colour(name), "linewidth": 0.9, "shrinkA": 2, "shrinkB": 5}
    annotation = axes.annotate(
        text, at, xytext=offset, textcoords="offset points", color=text_colour(name, on_tint=on_tint), **options
    )
    if annotation.arrow_patch is not None:
        annotation.arrow_patch.set_gid(f"leader_{len(axes.texts)}")
    return annotation


def shade_zone(axes: Axes, low: float, high: float, name: str = "grid") -> Rectangle:
    """Shade the interval from low to high of the x axis, behind everything else."""
    alpha = 0.55 if name == "grid" else 0.13
    return axes.axvspan(low, high, color=colour(name), alpha=alpha, linewidth=0, zorder=0)


def shade_zones(axes: Axes, x: ArrayLike, inside: ArrayLike, name: str = "grid") -> list[Rectangle]:
    """Shade every interval of the sorted x (n,) on which `inside` (n,) is true."""
    x, inside = np.asarray(x), np.asarray(inside, dtype=bool)
    turns = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]]).astype(int)))
    return [
        shade_zone(axes, x[first], x[after - 1], name) for first, after in zip(turns[::2], turns[1::2], strict=True)
    ]


def fill_density(axes: Axes, x: ArrayLike, density: ArrayLike, name: str) -> tuple[Line2D, PolyCollection]:
    """Draw a density (n,) over x (n,) as a curve with the area below it filled, in the colour of `name`."""
    fill = axes.fill_between(x, density, color=colour(name), alpha=0.22, linewidth=0)
    return draw_curve(axes, x, density, name, width=1.4), fill


def draw_disc(axes: Axes, centre: tuple[float, float], radius: float, name: str) -> Circle:
    """Draw a disc in the colour of `name`."""
    disc = Circle(centre, radius, facecolor=(colour(name), 0.22), edgecolor=colour(name), linewidth=1.4)
    axes.add_patch(disc)
    return disc


def draw_axis_break(axes: Axes, height: float) -> Line2D:
    """Mark that the y axis is broken, at its bottom (height 0) or top (height 1)."""
    (mark,) = axes.plot(
        [0],
        [height],
        transform=axes.transAxes,
        marker=[(-1, -0.4), (1, 0.4)],
        markersize=9,
        color=colour("faint"),
        markeredgewidth=1,
        clip_on=False,
        linestyle="none",
    )
    return mark
