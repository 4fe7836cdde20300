"""One budget is no verdict: the share of runs near the data over the updates made, each method at its own recipe.

The numbers are the committed results of `python -m divergences.gan.study`; here they are only drawn. Only architectures
with all their runs count.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from divergences.gan.study.analysis import GAN, THRESHOLD, WGAN, Results, load
from divergences.gan.study.intervals import mean_change
from divergences.gan.study.settings import OWN_CRITIC_STEPS, looks
from divergences.gan.study.task import RESULTS
from divergences.locale import text
from divergences.plotting import colour, new_figure, settle, style
from divergences.plotting.study import LINES


@cache
def results() -> Results:
    """The committed results."""
    return load(RESULTS)


def shares(objective: str) -> tuple[list[int], np.ndarray]:
    """The updates of each look, and the share of each architecture's runs within the threshold, shape (looks, A)."""
    own = OWN_CRITIC_STEPS[objective]
    steps = looks(objective, own)
    near = [(results().floors(objective, own, step) <= THRESHOLD).mean(axis=(1, 2)) for step in steps]
    return [step * (own + 1) for step in steps], np.array(near)


def alt_values(language: str) -> dict[str, str]:
    """The numbers that the description of this figure needs: each method's share at the first and at the last look."""
    values = {"count": str(len(results().architectures)), "seeds": str(results().seeds), "t": f"{THRESHOLD:g}"}
    for name in LINES:
        updates, near = shares(name)
        word = name.replace("-", "_")
        values |= {f"{word}_first": f"{near[0].mean():.0%}", f"{word}_last": f"{near[-1].mean():.0%}"}
        values |= {f"{word}_from": f"{updates[0]:,}", "updates": f"{updates[-1]:,}"}
    return values


def make_figure(language: str) -> Figure:
    """Draw the share of runs within the threshold over the updates, with 95 % intervals of the two compared methods."""
    with style(language):
        figure = new_figure(8.4, 4.4, text("budget.title", language))
        axes = figure.subplots()
        figure.subplots_adjust(left=0.1, right=0.97, top=0.86, bottom=0.29)
        for name, (shade, line) in LINES.items():
            updates, near = shares(name)
            if name in (GAN, WGAN):
                intervals = [mean_change(each) for each in near]
                low, high = ([getattr(each, end) for each in intervals] for end in ("low", "high"))
                axes.fill_between(updates, low, high, color=colour(shade), alpha=0.14, linewidth=0)
            axes.plot(updates, near.mean(axis=1), color=colour(shade), linestyle=line, linewidth=2, marker="o", ms=4,
                      clip_on=False)  # fmt: skip
        axes.set(
            xscale="log", xlim=(450, 26_500), ylim=(0, 1.02), ylabel=text("budget.y", language, t=f"{THRESHOLD:g}")
        )
        axes.set_xticks([500, 1500, 6000, 24000], ["500", "1,500", "6,000", "24,000"])
        axes.set_yticks([0, 0.5, 1], ["0", "½", "1"])
        axes.minorticks_off()
        axes.set_xlabel(text("budget.x", language, count=len(results().architectures), seeds=results().seeds))
        keys = [Line2D([], [], color=colour(shade), linestyle=line, linewidth=2) for shade, line in LINES.values()]
        names = [text(f"study.{name}", language) for name in LINES]
        figure.legend(keys, names, loc="lower center", ncols=3, frameon=False)
    return settle(figure)
