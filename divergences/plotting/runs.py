"""Pictures of a recorded run: the samples and the pull on them, the critic's level lines, its estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from divergences.locale import has_text, text

from .curves import draw_curve
from .style import colour, new_figure, settle, style

if TYPE_CHECKING:
    from divergences.gan.history import History

MAX_ARROWS = 60


def draw_run(history: History, member: int = 0, index: int = -1, language: str = "en") -> Figure:
    """Draw one snapshot of one network beside the whole run's estimate.

    Args:
        history: a recorded run of at least one snapshot.
        member: which network of the ensemble.
        index: which snapshot; the last if left out.
        language: "en" or "zh".

    Raises:
        ValueError: if the run has no snapshot yet.
    """
    if not len(history):
        raise ValueError("history must have at least one snapshot, got one without")
    objective = history.config.objectives[member]
    name = objective if isinstance(objective, str) else objective.name
    measure = history.measure(member)
    words = text(f"run.{name}", language) if has_text(f"run.{name}") else name
    with style(language):
        title = text("run.title", language, objective=words, step=int(history["step"][index]))
        figure = new_figure(8.6, 4.6, title)
        picture, curve = figure.subplots(1, 2, width_ratios=(1, 1.15))
        figure.subplots_adjust(left=0.06, right=0.97, top=0.8, bottom=0.13, wspace=0.2)
        draw_snapshot(picture, history, member, index, measure)
        picture.set_title(text("run.samples", language))
        for name, key, place in (("p", "run.real", 0.02), ("q", "run.generated", 0.22)):
            picture.text(place, 0.02, text(key, language), color=colour(name), transform=picture.transAxes, va="bottom")
        draw_curve(curve, history["step"], history["estimate"][:, member], measure, style="-")
        curve.axvline(history["step"][index], color=colour("faint"), linewidth=0.8)
        curve.axhline(0, color=colour("grid"), linewidth=0.8)
        curve.set(title=text(f"run.estimate.{measure}", language), xlabel=text("run.steps", language))
    return settle(figure)


def draw_snapshot(axes: Axes, history: History, member: int, index: int, measure: str) -> None:
    """Draw the critic's level lines, real and generated samples, and an arrow for the pull on some of them."""
    size, critic = history.size, np.asarray(history["critic"][index, member], dtype=float)
    side = np.linspace(-size, size, len(critic))
    if np.isfinite(critic).all() and critic.min() < critic.max():  # a diverged critic has no level lines
        line: dict[str, Any] = {"colors": colour(measure), "linewidths": 0.6, "alpha": 0.55, "linestyles": "solid"}
        axes.contour(side, side, critic, levels=12, **line)
    fake, pull = history["samples"][index, member].astype(float), history["pull"][index, member].astype(float)
    axes.plot(*history.real.T, "o", color=colour("p"), markersize=1.6, alpha=0.35, markeredgewidth=0)
    axes.plot(*fake.T, "o", color=colour("q"), markersize=2.4, markeredgewidth=0)
    longest = np.linalg.norm(pull, axis=-1).max()
    if longest > 0:  # all arrows in one scale, the longest an eighth of the picture
        some = slice(None, None, max(1, len(fake) // MAX_ARROWS))
        push = pull[some] * (size / 4 / longest)
        axes.quiver(*fake[some].T, *push.T, color=colour("ink"), angles="xy", scale_units="xy", scale=1, width=0.003)
    axes.set(xlim=(-size, size), ylim=(-size, size), aspect="equal")
