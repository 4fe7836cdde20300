"""The mechanism: the gradient that a critic leaves to a fixed generator, the longer it is trained.

The numbers are the committed results of `python -m divergences.gan.study.mechanism`; here they are only drawn.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from divergences.gan.study.mechanism.analysis import load_gradients
from divergences.gan.study.mechanism.gradients import LOOKS, RESULTS
from divergences.gan.study.mechanism.report import number
from divergences.gan.study.mechanism.settings import SEEDS
from divergences.locale import text
from divergences.plotting import colour, new_figure, settle, style
from divergences.plotting.mechanism import draw_spans
from divergences.plotting.study import LINES

SCENES = ("segments-far", "ring-untrained", "ring-half", "gaussians")
DESCRIBED = {"apart": "segments-far", "half": "ring-half", "control": "gaussians"}
"""The scenes of which the description gives numbers."""


@cache
def results() -> dict[tuple[str, str], np.ndarray]:
    """The committed gradients, shape (seeds, looks), by scene and objective."""
    return load_gradients(RESULTS)


def alt_values(language: str) -> dict[str, str]:
    """The numbers that the description of this figure needs: the median gradient at the last look."""
    steady = [float(np.median(results()[scene, name][:, -1])) for scene in SCENES for name in ("r1", "clip")]
    ends = {"least": number(min(steady)), "largest": number(max(steady))}
    return (
        ends
        | {
            f"{word}_{name.replace('-', '_')}": number(float(np.median(results()[scene, name][:, -1])))
            for word, scene in DESCRIBED.items()
            for name in ("minimax", "non-saturating", "gp")
        }
        | {"seeds": str(SEEDS), "steps": f"{LOOKS[-1]:,}"}
    )


def make_figure(language: str) -> Figure:
    """Draw the gradient per generated sample over the critic's steps, one panel for each scene."""
    with style(language):
        figure = new_figure(9.6, 4.2, text("mechanism.title", language))
        panels = figure.subplots(1, len(SCENES), sharey=True)
        figure.subplots_adjust(left=0.08, right=0.985, top=0.78, bottom=0.26, wspace=0.08)
        for axes, scene in zip(panels, SCENES, strict=True):
            draw_spans(axes, LOOKS[1:], {name: results()[scene, name][:, 1:] for name in LINES})
            axes.set(xlim=(LOOKS[1], LOOKS[-1]), ylim=(1e-14, 1e4), yticks=[10.0**power for power in range(-12, 5, 4)])
            axes.set_xticks([10, 100, 1000], ["10", "100", "1,000"])
            axes.set_title(text(f"mechanism.{scene}", language))
            axes.minorticks_off()
        panels[0].set_ylabel(text("mechanism.y", language))
        figure.supxlabel(text("mechanism.x", language, seeds=SEEDS), y=0.11, size=10)
        keys = [Line2D([], [], color=colour(shade), linestyle=line, linewidth=2) for shade, line in LINES.values()]
        names = [text(f"study.{name}", language) for name in LINES]
        figure.legend(keys, names, loc="lower center", ncols=len(keys), frameon=False)
    return settle(figure)
