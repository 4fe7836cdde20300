"""Figure 1, the flat gradient: JS over every displacement (Δx, Δy) of q, and the norm of its gradient.

p and q are uniform on equal discs, so JS depends on the distance |Δ| alone. Once the discs are apart, |Δ| ≥ 2r, JS is
log 2 and its gradient is exactly 0, in every direction: a generator that starts there receives no gradient.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from mpl_toolkits.mplot3d import Axes3D
from numpy.typing import ArrayLike, NDArray

from divergences import UniformDiscs
from divergences.locale import text
from divergences.plotting import (
    colour,
    draw_curve,
    draw_disc,
    draw_moves,
    draw_path,
    draw_surface,
    label,
    mark_point,
    new_figure,
    plain_space,
    project,
    settle,
    shade_zones,
    style,
)

Array = NDArray[np.float64]
PAIR = UniformDiscs(radius=1)
TOUCH = 2 * PAIR.radius
PLANE = 3.2 * PAIR.radius  # the plane is shown from −PLANE to PLANE,
CUT = np.linspace(-4, 4, 1601) * PAIR.radius  # the cut through its middle a little further
AZIMUTH = -70  # degrees; the plane is seen from here
CENTRE = 1e-3  # the surfaces start here: at Δ = 0 itself there is no gradient


def js(distance: ArrayLike) -> Array:
    """JS as a function of |Δ|."""
    return np.asarray(PAIR.js_divergence(distance))


def slope(distance: ArrayLike) -> Array:
    """‖∇JS‖ as a function of |Δ|: JS changes along the radius only."""
    return np.abs(PAIR.js_derivative(distance))


def make_figure(language: str) -> Figure:
    """Draw JS and ‖∇JS‖ over the plane of displacements, with the cut through its middle below each."""
    with style(language):
        figure = new_figure(6.4, 5.7, text("figure1.title", language))
        draw_pair(figure.add_axes((0.395, 0.81, 0.185, 0.115)))

        funnel = figure.add_axes((0.0, 0.36, 0.5, 0.5), projection="3d")
        draw_landscape(funnel, js, depth=0.62, cut_open=True)
        figure.text(0.023, 0.875, text("figure1.surface", language), size=11.5)
        plateau, steepest = float(js(TOUCH)), float(slope(CENTRE))
        label(funnel, text("figure1.plateau", language), project(funnel, 2.2, 2.05, plateau), ha="center")
        rim = project(funnel, TOUCH * np.cos(0.2), TOUCH * np.sin(0.2), plateau)
        label(funnel, text("figure1.touch", language), rim, offset=(14, -58), arrow=True)

        dome = figure.add_axes((0.5, 0.36, 0.5, 0.5), projection="3d")
        draw_landscape(dome, slope, depth=0.5, cut_open=False)
        draw_path(dome, [0], [0], [steepest], "js", marker="o", mfc=colour("background"), mew=1.6, zorder=5)
        figure.text(0.595, 0.875, text("figure1.gradient", language), size=11.5)
        label(dome, text("figure1.zero", language), project(dome, 2.1, -2.35, 0), ha="center")

        left = figure.add_axes((0.085, 0.1, 0.385, 0.195))
        draw_cut(left, js(CUT), language, "figure1.surface.formula")
        left.set(ylim=(0, 1.15 * plateau), yticks=[0, plateau], yticklabels=["0", "log 2"])
        mark_point(left, 0, float(js(0)), "js")

        right = figure.add_axes((0.595, 0.1, 0.385, 0.195))
        draw_cut(right, slope(CUT), language, "figure1.gradient.formula")
        right.set(ylim=(0, 1.2 * steepest), yticks=[0, steepest], yticklabels=["0", f"{steepest:.2f}/r"])
        mark_point(right, 0, steepest, "js", hollow=True)
        label(right, text("figure1.kink", language), (0, 0.42 * steepest), ha="center", size=9.5)
        for side in (-1, 1):
            at = (side * (TOUCH + CUT[-1]) / 2, 0)
            label(right, text("figure1.zero", language), at, "js", offset=(0, 12), ha="center", size=9.5, on_tint=True)
    return settle(figure)


def draw_landscape(axes: Axes3D, height: Callable[[ArrayLike], Array], *, depth: float, cut_open: bool) -> None:
    """Draw height(|Δ|) over the plane, red where it is flat and grey where it changes, or only its half Δy ≥ 0."""
    plain_space(axes, elevation=32, azimuth=AZIMUTH, aspect=(1, 1, depth), zoom=1.2)
    axes.set(xlim=(-PLANE, PLANE), ylim=(-PLANE, PLANE), zlim=(0, max(height(CENTRE), height(TOUCH))))
    turn = np.linspace(0, np.pi if cut_open else 2 * np.pi, 241)
    angles = turn[:, None]
    border = PLANE / np.maximum(np.abs(np.cos(angles)), np.abs(np.sin(angles)))
    outer = TOUCH + (border - TOUCH) * np.linspace(0, 1, 12)
    inner = np.broadcast_to(TOUCH * np.sin(np.linspace(CENTRE, np.pi / 2, 61)), (len(angles), 61))
    for radius, name, zorder in ((outer, "js", 1), (inner, "faint", 3)):
        x, y = radius * np.cos(angles), radius * np.sin(angles)
        draw_surface(axes, x, y, height(radius), name, zorder=zorder, every=15 if name == "faint" else None)
    # The circle where the discs touch: drawn completely below the surface, then once more above it where the surface
    # does not hide it.
    in_sight = turn if cut_open else np.deg2rad(AZIMUTH + np.linspace(-90, 90, 121))
    for part, zorder in ((turn, 2), (in_sight, 4)):
        level = height(np.full_like(part, TOUCH))
        draw_path(axes, TOUCH * np.cos(part), TOUCH * np.sin(part), level, "ink", linewidth=1.5, zorder=zorder)
    draw_axes(axes, float(height(TOUCH)), half=cut_open)


def draw_axes(axes: Axes3D, level: float, *, half: bool) -> None:
    """Draw the axes Δx and Δy on the flat part, and name their ends."""
    for x, y in ((1, 0), (-1, 0), (0, 1)) if half else ((1, 0), (-1, 0), (0, 1), (0, -1)):
        ends = np.array([TOUCH, PLANE])
        draw_path(axes, x * ends, y * ends, level + 0 * ends, "ink", linewidth=0.8, zorder=2)
    label(axes, "Δx", project(axes, PLANE, 0, level), offset=(3, 0), size=9.5)
    end, below = (PLANE, 7) if half else (-PLANE, -8)  # the far end is hidden behind the dome
    label(axes, "Δy", project(axes, 0, end, level), offset=(0, below), ha="center", size=9.5)


def draw_cut(axes: Axes, values: Array, language: str, formula: str) -> None:
    """Draw one function along Δy = 0 under its closed form; where the gradient is exactly 0 the ground is red."""
    draw_curve(axes, CUT, values, "js")
    shade_zones(axes, CUT, slope(CUT) == 0, "js")
    axes.set_title(text(formula, language), size=10)
    axes.set_xlabel(text("figure1.axis", language))
    axes.set(xlim=(CUT[0], CUT[-1]), xticks=[-TOUCH, 0, TOUCH], xticklabels=["−2r", "0", "2r"])


def draw_pair(axes: Axes) -> None:
    """Draw the two discs and the displacement between them, as a reminder of what Δ means."""
    shift = (2.5, 0.7)
    for name, centre, offset in (("p", (0.0, 0.0), (-7, -2)), ("q", shift, (8, 1))):
        draw_disc(axes, centre, PAIR.radius, name)
        label(axes, name, centre, name, offset=offset, ha="center", on_tint=True)
    draw_moves(axes, [(0, 0)], [shift], "ink", linewidth=1.1, mutation_scale=9)
    label(axes, "Δ", (1.2, 0.34), offset=(3, -9), ha="center")
    axes.set(xlim=(-1.05, 3.55), ylim=(-1.05, 1.75), aspect="equal")
    axes.set_axis_off()
