"""Figure 4, JS(θ) beside EM(θ) for the two parallel segments, with their derivatives below.

JS, TV and KL jump: all are 0 at θ = 0 and constant (log 2, 1, ∞) elsewhere, so their derivative is 0 or does not
exist. EM is |θ|: continuous, with the derivative sign θ, which says which way to go.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from divergences import ParallelUniforms
from divergences.locale import text
from divergences.plotting import draw_axis_break, draw_curve, label, mark_point, new_figure, settle, style

Array = NDArray[np.float64]
PAIR = ParallelUniforms()
SIDE = np.linspace(0, 1, 101)[1:]
THETA = np.concatenate([-SIDE[::-1], [np.nan], SIDE])  # `nan` at 0 breaks the line, so that the jump is not joined
TOP = 1.22
INFINITY = 0.45  # the height of "∞" in its own strip, which has no scale


def over_theta(function: Callable[[Array], float | Array]) -> Array:
    """The function at every θ but 0, with a gap there: shape (len(THETA),)."""
    return np.concatenate([function(-SIDE[::-1]), [np.nan], function(SIDE)])


def make_figure(language: str) -> Figure:
    """Draw the steps on the left, the slope on the right, and the derivatives below."""
    with style(language):
        figure = new_figure(6.4, 5.2, text("figure4.title", language))
        grid = figure.add_gridspec(
            3, 2, height_ratios=(0.6, 3, 1.6), left=0.085, right=0.98, top=0.845, bottom=0.102, hspace=0.14, wspace=0.16
        )
        strip, steps, flat = (figure.add_subplot(grid[row, 0]) for row in range(3))
        slope, sign = figure.add_subplot(grid[:2, 1]), figure.add_subplot(grid[2, 1])
        draw_infinity(strip, language)
        draw_steps(steps, language)
        draw_slope(slope, language)
        slope.set_ylim(0, TOP * slope.get_position().height / steps.get_position().height)  # the scale of its neighbour
        draw_derivatives(flat, sign, language)
        for axes in figure.axes:
            axes.set(xlim=(-1.04, 1.04), xticks=[])
        for axes in (flat, sign):
            axes.set(ylim=(-1.35, 1.35), yticks=[-1, 0, 1], yticklabels=["−1", "0", "1"])
            axes.set(xticks=[-1, 0, 1], xticklabels=["−1", "0", "1"], xlabel="θ")
    return settle(figure)


def draw_infinity(axes: Axes, language: str) -> None:
    """Draw KL above the break of the axis: ∞ is a value here, but no height on the scale below."""
    infinite = np.where(np.isinf(over_theta(PAIR.kl_divergence)), INFINITY, np.nan)
    draw_curve(axes, THETA, infinite, "kl")
    mark_point(axes, 0, INFINITY, "kl", hollow=True)
    label(axes, text("figure4.kl", language), (1, INFINITY), "kl", offset=(0, 10), ha="right")
    axes.set(ylim=(0, 1), yticks=[INFINITY], yticklabels=["∞"], title=text("figure4.steps", language))
    axes.spines["bottom"].set_visible(False)
    draw_axis_break(axes, 0)


def draw_steps(axes: Axes, language: str) -> None:
    """Draw JS and TV: a constant with a hole at θ = 0, and one dot where all three divergences are 0."""
    for name, function in (("tv", PAIR.total_variation), ("js", PAIR.js_divergence)):
        values = over_theta(function)
        draw_curve(axes, THETA, values, name)
        mark_point(axes, 0, values[-1], name, hollow=True)
        words = text(f"figure4.{name}", language, value=f"{values[-1]:g}")
        label(axes, words, (0.5, values[-1]), name, offset=(0, 9), ha="center")
    at_zero = {PAIR.js_divergence(0.0), PAIR.total_variation(0.0), PAIR.kl_divergence(0.0)}
    for value in at_zero:
        mark_point(axes, 0, float(value), "ink")  # one dot for all three
        label(axes, text("figure4.together", language, value=f"{value:g}"), (0, float(value)), offset=(12, 16))
    axes.set(ylim=(0, TOP), yticks=[0, PAIR.js_divergence(1), 1], yticklabels=["0", "log 2", "1"])
    draw_axis_break(axes, 1)


def draw_slope(axes: Axes, language: str) -> None:
    """Draw EM: every step of θ towards 0 makes it smaller."""
    theta = np.nan_to_num(THETA)
    draw_curve(axes, theta, PAIR.wasserstein_distance(theta), "em", width=2.6)
    label(axes, text("figure4.em", language), (0.5, 0.5), "em", offset=(-10, 8), ha="right")
    axes.set(yticks=[0, 1], yticklabels=["0", "1"], title=text("figure4.slope", language))


def draw_derivatives(flat: Axes, sign: Axes, language: str) -> None:
    """Draw dJS/dθ and dEM/dθ; at θ = 0 neither exists."""
    for axes, function, name in ((flat, PAIR.js_derivative, "js"), (sign, PAIR.wasserstein_derivative, "em")):
        values = over_theta(function)
        draw_curve(axes, THETA, values, name)
        for edge in {values[0], values[-1]}:
            mark_point(axes, 0, edge, name, hollow=True)
        words = text(f"figure4.{name}.derivative", language, value=f"{values[-1]:g}")
        label(axes, words, (0.07, values[-1] - 0.75 if values[-1] else 0.7), name)
