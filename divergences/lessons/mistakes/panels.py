"""The numbers behind the pictures of a training mistake: panels with the right, the wrong and the exact values."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from divergences.arguments import checked
from divergences.checks import Array
from divergences.gan.metrics import slope_histogram

from . import Mistake

XY = tuple[Array, Array]


@dataclass(frozen=True)
class Panel:
    """The data of one panel.

    Attributes:
        key: its name in the catalogue, below "mistakes.panel.": the texts say what it shows and what the readings are.
        x: shape (n,), shared by both; the k + 1 edges for "steps"; empty for "dots" and "pairs".
        both: y of the right and of the wrong function, shape (n,) or (n, seeds), or points of shape (n, 2).
        readings: a number from the right, from the wrong, and the exact one.
        kind: "lines", "steps" (shares in bins), "dots", or "pairs" (dots beside their `context`).
        exact: the curve (x, y) that both should meet, or None.
        context: what is drawn in either case: (name of the colour, x, y).
    """

    key: str
    x: Array
    both: list[Array]
    readings: list[float]
    kind: str = "lines"
    exact: XY | None = None
    context: list[tuple[str, Array, Array]] = field(default_factory=list)


@checked
def panels_of_training(mistake: Mistake) -> tuple[Panel, ...]:
    """Return four panels: where x̂ lies, ‖∇D‖ there, the estimate beside W = 1, and θ over the generator steps."""
    right, wrong = mistake.trial(wrong=False), mistake.trial(wrong=True)
    both = right, wrong
    segments = [(name, ends[:, 0], ends[:, 1]) for name, ends in zip("pq", right.pairs[:2], strict=True)]
    segments += [("ways", right.pairs[:2, :, 0], right.pairs[:2, :, 1])]
    aside = [float(np.mean([_is_aside(*each) for each in trial.pairs.transpose(1, 0, 2)])) for trial in both]
    between = [trial.pairs[2] for trial in both]
    places = Panel("pairs", np.empty(0), between, [*aside, 0], "pairs", context=segments)
    largest = max(float(np.nan_to_num(trial.slopes).max()) for trial in both)
    edges = np.linspace(0, 2 if largest < 2.5 else 8, 41)
    shares = [_shares(trial.slopes.ravel(), edges) for trial in both]
    medians = [float(np.median(trial.slopes)) for trial in both]
    slopes = Panel("slopes", edges, shares, [*medians, 1], "steps", exact=(np.ones(2), np.array([0.0, 1])))
    steps = np.arange(1.0, len(right.estimate) + 1)
    ends = [float(trial.estimate[-50:].mean()) for trial in both]
    level = steps[[0, -1]], np.ones(2)
    estimate = Panel("estimate", steps, [trial.estimate for trial in both], [*ends, 1], exact=level)
    steps = np.arange(float(len(right.theta)))
    ends = [float(np.abs(trial.theta[-1]).max()) for trial in both]
    level = steps[[0, -1]], np.zeros(2)
    return places, slopes, estimate, Panel("theta", steps, [trial.theta for trial in both], [*ends, 0], exact=level)


def _is_aside(real: Array, fake: Array, between: Array) -> bool:
    """Whether x̂ is not on the segment between the two samples of its pair."""
    way = real - fake
    share = (between - fake) @ way / (way @ way)
    off = np.linalg.norm(between - fake - share * way)
    return bool(off > 1e-4 or not -1e-4 <= share <= 1 + 1e-4)


def _shares(slopes: Array, edges: Array) -> Array:
    return slope_histogram(slopes, edges)[:-1] if np.isfinite(slopes).all() else np.full(len(edges) - 1, np.nan)
