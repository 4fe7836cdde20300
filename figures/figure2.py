"""Figure 2, the example: p is uniform on a segment, q on the same segment at x = θ, with the optimal plan between them.

The arrows are the exact optimal transport plan between points of the two segments.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from divergences import ParallelUniforms, euclidean_cost, solve_transport
from divergences.locale import text
from divergences.plotting import draw_curve, draw_dimension, draw_moves, label, new_figure, settle, style

PAIR = ParallelUniforms()
THETA = 0.8
POINTS = 9


def make_figure(language: str) -> Figure:
    """Draw the two segments with the cheapest plan between them, and what each divergence says about them."""
    with style(language):
        figure = new_figure(6.4, 3.5, text("figure2.title", language))
        draw_segments(figure.add_axes((0.03, 0.02, 0.55, 0.83)), language)
        write_divergences(figure.add_axes((0.61, 0.02, 0.38, 0.83)), language)
    return settle(figure)


def draw_segments(axes: Axes, language: str) -> None:
    """Draw p, q and the plan: each point of p goes where the optimal coupling sends its mass."""
    ends = {"p": PAIR.support(0), "q": PAIR.support(THETA)}
    share = (np.arange(POINTS) + 0.5)[:, None] / POINTS
    p, q = (low + share * (high - low) for low, high in ends.values())
    weights = np.full(POINTS, 1 / POINTS)
    plan = solve_transport(weights, weights, euclidean_cost(p, q)).plan
    draw_moves(axes, p, q[plan.argmax(axis=1)], "em", shrinkA=5, shrinkB=5)

    label(axes, text("figure2.plan", language), (THETA / 2, 1), "em", offset=(0, 5), ha="center", va="bottom", size=9.5)

    for name, ha, edge in (("p", "right", 3), ("q", "left", -3)):  # away from the plan's label, flush with the segment
        line = draw_curve(axes, ends[name][:, 0], ends[name][:, 1], name, width=6)
        line.set(solid_capstyle="butt")
        low, high = map(tuple, ends[name])
        label(axes, text(f"figure2.{name}", language), high, name, offset=(edge, 9), ha=ha, va="bottom", size=12)
        label(axes, text(f"figure2.{name}.where", language), low, name, offset=(0, -31), ha="center", va="top")
    draw_dimension(axes, 0, THETA, -0.13, "θ")
    axes.set(xlim=(-0.3, THETA + 0.3), ylim=(-0.42, 1.2))
    axes.set_axis_off()


def write_divergences(axes: Axes, language: str) -> None:
    """List the four values; only the last one depends on θ."""
    values = {
        "kl": f"{PAIR.kl_divergence(THETA)}".replace("inf", "∞"),
        "js": f"{PAIR.js_divergence(THETA):.3f}",
        "tv": f"{PAIR.total_variation(THETA):.0f}",
        "em": f"{PAIR.wasserstein_distance(THETA):g}",
    }
    label(axes, text("figure2.for_every", language), (0, 0.93), size=12)
    for name, height in zip(values, (0.78, 0.65, 0.52, 0.24), strict=True):
        label(axes, text(f"figure2.{name}", language, value=values[name]), (0, height), name, size=12)
    label(axes, text("figure2.blind", language), (0, 0.41), "faint")
    label(axes, text("figure2.sees", language, value=values["em"]), (0, 0.13), "faint")
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.set_axis_off()
