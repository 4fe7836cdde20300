"""The page of figures 5, 6 and 7: samples of each seed, above them what they are, below them the scores over time."""

from __future__ import annotations

import json
import math

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from divergences.gan.images.history import ImageHistory
from divergences.locale import text
from divergences.plotting import colour, draw_curve, draw_images, has_caption, label, new_figure, settle, style
from divergences.plotting.style import Dashes

from .evidence import OVER_TIME, controls, critic_steps, heading_of, load, method_of, over_time, scores

# In inches: the page's width; its headline with the line below it; the gap between seeds; the space above, and below,
# the samples of a run.
WIDTH, HEADLINE, BELOW, GAP, HEAD, NUMBERS = 7.2, 0.47, 0.28, 0.12, 0.27, 0.62
MARGIN, LARGEST_SIDE = 0.15, 2.3
CHARTS, LEGEND, KEY = 2.3, 0.55, 0.21  # the charts with their labels, the legend above them, a line of it
SIDE = 6  # the last samples of a seed are shown 6 by 6
DASHES: tuple[Dashes, ...] = ("-", "--", ":")
COLOURS = {"none": "js", "clip": "clip", "gp": "em", "r1": "r1"}


def draw_evidence(
    pictures: tuple[str, ...], curves: tuple[str, ...], headline: str, below: str, language: str
) -> Figure:
    """Draw the samples of `pictures`, of the first also over time, and the scores of `curves` over critic steps."""
    members = load(pictures[0]).config.members
    side = min(LARGEST_SIDE, (WIDTH - 2 * MARGIN - GAP * (members - 1)) / members)
    strip = side * len(OVER_TIME) / SIDE
    headline_height = HEADLINE + (BELOW if has_caption() else 0)
    height = headline_height + len(pictures) * (HEAD + side + NUMBERS) + strip + GAP + LEGEND + CHARTS
    with style(language):
        figure = new_figure(WIDTH, height, headline)
        if has_caption():
            place = MARGIN / WIDTH, 1 - HEADLINE / height
            figure.text(*place, below, va="top", ha="left", size=9.5, color=colour("faint"))
        top = height - headline_height
        for row, name in enumerate(pictures):
            figure.text(MARGIN / WIDTH, top / height, heading_of(name, language), va="top", ha="left", size=11)
            draw_run(figure, name, top - HEAD, side, language)
            top -= HEAD + side + NUMBERS
            if not row:
                draw_times(figure, name, top, side)
                top -= strip + GAP
        thin = tuple(controls(curves).values())
        draw_legend(figure, curves, thin, top, language)
        draw_charts(figure, (*curves, *thin), thin, top - LEGEND, language)
    return settle(figure)


def columns(members: int, side: float) -> list[float]:
    """The left edges of the pictures of each seed, in inches, centred on the page."""
    start = (WIDTH - members * side - (members - 1) * GAP) / 2
    return [start + column * (side + GAP) for column in range(members)]


def draw_run(figure: Figure, name: str, top: float, side: float, language: str) -> None:
    """Draw the last 36 pictures of each seed, with their upper edge at `top` (in inches), and its scores below."""
    history, (width, height) = load(name), figure.get_size_inches()
    for member, (x, seed) in enumerate(zip(columns(history.config.members, side), history.config.seeds, strict=True)):
        axes = figure.add_axes((x / width, (top - side) / height, side / width, side / height))
        draw_images(axes, history["samples"][-1, member][: SIDE**2], SIDE)
        place = ((x + side / 2) / width, (top - side - 0.04) / height)
        figure.text(*place, scores(history, member, seed, language), va="top", ha="center", size=8.5, linespacing=1.2)


def draw_times(figure: Figure, name: str, top: float, side: float) -> None:
    """Draw the first six pictures of each seed at five times, a row each, with the upper edge at `top`, in inches."""
    history, (width, height) = load(name), figure.get_size_inches()
    strip = side * len(OVER_TIME) / SIDE
    for member, x in enumerate(columns(history.config.members, side)):
        axes = figure.add_axes((x / width, (top - strip) / height, side / width, strip / height))
        rows = history["samples"][over_time(history), member, :SIDE]
        draw_images(axes, rows.reshape(-1, *rows.shape[2:]), SIDE)


def draw_legend(figure: Figure, names: tuple[str, ...], thin: tuple[str, ...], top: float, language: str) -> None:
    """Name the methods in their colours on one line, and what dashes and thin lines are on the next."""
    width, height = figure.get_size_inches()
    step = (width - 2 * MARGIN) / 4
    for place, name in enumerate(names):
        words = method_of(name, language)
        figure.text((MARGIN + place * step) / width, top / height, words, color=colour(colour_of(load(name))), size=10,
                    va="top", ha="left")  # fmt: skip
    members = load(names[0]).config.members
    kinds = text(f"evidence.dashes.{min(members, len(DASHES))}", language)
    if thin:
        kinds = text("evidence.kinds", language, dashes=kinds, thin=text("evidence.thin", language))
    figure.text(MARGIN / width, (top - KEY) / height, kinds, size=9, va="top", ha="left")


def draw_charts(figure: Figure, names: tuple[str, ...], thin: tuple[str, ...], top: float, language: str) -> None:
    """Draw W₁ to real digits and the classes covered over critic steps, side by side below `top`, in inches."""
    width, height = figure.get_size_inches()
    half, foot, head = width / 2, 0.5, 0.3
    highest = max(60, 15 * math.ceil(max(load(name)["distance"].max() for name in names) / 15))
    parts = {"distance": ((0, highest), range(0, highest + 1, 15)), "classes": ((0, 10.6), range(0, 11, 2))}
    for place, (score, (limits, ticks)) in enumerate(parts.items()):
        left = place * half + 0.45
        shape = ((half - 0.65) / width, (CHARTS - foot - head) / height)
        axes = figure.add_axes((left / width, (top - CHARTS + foot) / height, *shape))
        figure.text(
            (left - 0.3) / width, top / height, text(f"evidence.{score}", language), va="top", ha="left", size=11
        )
        end = draw_scores(axes, names, thin, score)
        steps = np.linspace(0, end, 4 if end % 3 == 0 else 5)
        axes.set(ylim=limits, yticks=ticks, xlim=(0, end))
        axes.set_xticks(steps, [f"{step:,.0f}" for step in steps])
        axes.set_xlabel(text("evidence.steps", language), size=9)
        real = json.loads(load(names[0]).judge)["real"][score]
        axes.axhline(real, color=colour("p"), linewidth=1.2)
        if score == "distance":
            label(axes, text("evidence.floor", language), (0, real), "p", offset=(4, -9))


def draw_scores(axes: Axes, names: tuple[str, ...], thin: tuple[str, ...], score: str) -> int:
    """Draw one score over critic steps, a line for each seed of each run, and return the largest number of steps."""
    end = 0
    for name in names:
        history = load(name)
        steps = critic_steps(history)
        end = max(end, int(steps[-1]))
        for member, dashes in zip(range(history.config.members), DASHES, strict=False):
            draw_curve(axes, steps, history[score][:, member], colour_of(history), style=dashes,
                       width=0.7 if name in thin else 1.6)  # fmt: skip
    return end


def colour_of(history: ImageHistory) -> str:
    """The colour of a method: standard GANs, clipped critics and those with either penalty."""
    return COLOURS[history.config.penalty]
