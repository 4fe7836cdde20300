"""The explorer's numbers: every curve as one table over u = |θ|/scale, computed once from `divergences.pairs`.

    value(θ)          = scale^power · f(u)
    d value/d|θ|      = scale^(power − 1) · f′(u)

A table is float64 numbers in this order: f(0), f′(0), then the knots u, then f at the knots, then f′ at the knots.
Between knots f is the cubic with those values and slopes; beyond the last knot it is extrapolated linearly.

- Value and slope at exactly 0 are stored apart, because a step has another value there than next to it, and a kink has
  no slope there.
- A knot that occurs twice is a kink: the slopes on its two sides differ, and at the knot it is `nan`.
- `inf` and `nan` are numbers like others here: the tables travel as bytes, not as text.
- `js_log_slope` is log(f′(u)/u) of JS, the one table that still has digits where f′ itself is 0 in a float.
- Two groups belong to no family: `optimal`, the best discriminator over its logit and the penalised critic's slope over
  |θ|/λ; `transport`, what the couplings of six points cost over |θ| (`optima.py`).
"""

from __future__ import annotations

import base64
import math
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..pairs import MEASURES, BlurredUniforms, Pair, ParallelStrips, ParallelUniforms
from . import optima

Array = NDArray[np.float64]

SCALES = {"segments": None, "strips": "width", "blur": "sigma"}
"""The trait by which |θ| is divided, by family; None means 1."""

FARTHEST = 101.0
"""The largest u of any table: more than the largest |θ| over the smallest scale."""


@dataclass(frozen=True)
class Tables:
    """All tables, one after the other.

    Attributes:
        numbers: float64, shape (n,), all tables.
        layout: family -> curve -> {"start": index of f(0) in `numbers`, "knots": their count, "power": of the scale}.
    """

    numbers: Array
    layout: dict[str, dict[str, dict[str, int]]]

    @cached_property
    def data(self) -> bytes:
        """`numbers` as little-endian bytes, the way they travel to a browser."""
        return self.numbers.astype("<f8").tobytes()

    @property
    def base64(self) -> str:
        """The same bytes as text, for a page that has no kernel."""
        return base64.b64encode(self.data).decode("ascii")


@cache
def build_tables() -> Tables:
    """Compute every table, once in a process. Divergences are in nats, lengths in the units of θ."""
    segments, strips, blur = ParallelUniforms(), ParallelStrips(width=1.0), BlurredUniforms(sigma=1.0)
    line = np.array([0.0, FARTHEST])
    bend = np.array([0.0, 1.0, 1.0, FARTHEST])
    # The knots are squares: JS is u²/8 near 0, where a small relative error needs spacings in proportion to √u.
    smooth = np.linspace(0.0, math.sqrt(20.0), 800) ** 2
    collected: dict[str, dict[str, tuple[int, Array]]] = {
        "segments": {curve: (int(curve == "em"), _table(segments, curve, line)) for curve in MEASURES},
        "strips": {
            "kl": (0, _table(strips, "kl", line)),
            "js": (0, _table(strips, "js", bend)),
            "tv": (0, _table(strips, "tv", bend)),
            "em": (1, _table(strips, "em", line)),
        },
        "blur": {
            "kl": (0, _table(blur, "kl", line)),
            "js": (0, _table(blur, "js", smooth)),
            "tv": (0, _table(blur, "tv", smooth)),
            "em": (1, _table(blur, "em", line)),
            "js_log_slope": (0, _log_slope_table(blur)),
            "density": (-1, _density_table(blur)),
            "log_density": (0, _log_density_table(blur)),
        },
        "optimal": {
            "surprise": (0, _surprise_table()),
            "penalised_slope": (0, _straight_table(optima.penalised_slope(np.array([0.0, 60.0])), 60.0)),
        },
        "transport": {
            "independent": (0, _independent_table()),
            "plan": (0, _straight_table([optima.cost(optima.PLAN, theta) for theta in (0.0, 5.0)], 5.0)),
            "dual": (0, _straight_table([optima.dual(theta) for theta in (0.0, 5.0)], 5.0)),
        },
    }
    layout: dict[str, dict[str, dict[str, int]]] = {}
    start = 0
    for family, curves in collected.items():
        layout[family] = {}
        for curve, (power, table) in curves.items():
            layout[family][curve] = {"start": start, "knots": (table.size - 2) // 3, "power": power}
            start += table.size
    return Tables(np.concatenate([table for curves in collected.values() for _, table in curves.values()]), layout)


def float_floors() -> dict[str, float]:
    """For each kind of float, the log of the number below which it rounds to exactly 0."""
    return {kind: math.log(float(np.finfo(kind).smallest_subnormal)) - math.log(2.0) for kind in ("float32", "float64")}


def _table(pair: Pair, curve: str, knots: Array) -> Array:
    """One curve of the pair whose scale is 1, its slopes taken from the side that each knot stands for."""
    value, slope = (getattr(pair, method) for method in MEASURES[curve])
    beside = knots.copy()
    beside[1:][np.diff(knots) == 0] += 1e-9
    beside[:-1][np.diff(knots) == 0] -= 1e-9
    beside[0] = 1e-9
    straight = np.isnan(slope(knots))
    slopes = np.where(straight, slope(beside), slope(knots))
    values = np.asarray(value(knots), dtype=np.float64)
    if value(1e-9) > 0.5:  # a step: the table shows what lies next to 0
        values[0] = value(1e-9)
    return _packed(value(0.0), slope(0.0), knots, values, slopes)


def _log_slope_table(blur: BlurredUniforms) -> Array:
    """log(JS′(u)/u), smooth and even in u. Its own slope is a sixth-order central difference, good to 1e-11."""
    knots = np.concatenate([np.arange(0.0, 3.0, 0.015), np.geomspace(3.0, FARTHEST, 500)])

    def height(u: Array) -> Array:
        u = np.abs(u)
        return np.asarray(blur.js_log_derivative(np.maximum(u, 1e-8))) - np.log(np.maximum(u, 1e-8))

    step = 0.01
    slopes = sum(
        weight * (height(knots + k * step) - height(knots - k * step)) / step
        for k, weight in ((1, 3 / 4), (2, -3 / 20), (3, 1 / 60))
    )
    values = height(knots)
    return _packed(values[0], 0.0, knots, values, np.asarray(slopes))


def _density_table(blur: BlurredUniforms) -> Array:
    """The density across a blurred segment, 9 σ far: what the picture shades with."""
    knots = np.linspace(0.0, 9.0, 73)
    values = np.asarray(blur.density(knots))
    return _packed(values[0], 0.0, knots, values, -knots * values)


def _log_density_table(blur: BlurredUniforms) -> Array:
    """The log density across a blurred segment, less that in its middle: a parabola, which a cubic holds exactly."""
    knots = np.array([0.0, 400.0])
    return _packed(0.0, 0.0, knots, blur.log_density(knots) - blur.log_density(0.0), -knots)


def _surprise_table() -> Array:
    """−log D* over a logit that is not negative; its slope is D* − 1."""
    knots = np.concatenate([np.arange(0.0, 12.0, 0.04), np.arange(12.0, 40.1, 0.25)])
    values = optima.neg_log_discriminator(knots)
    slopes = np.expm1(-values)
    slopes[-1] = 0.0
    return _packed(values[0], slopes[0], knots, values, slopes)


def _independent_table() -> Array:
    """What the independent coupling costs over |θ|: it bends near 0, so that is where the knots are."""
    knots = 5.0 * np.linspace(0.0, 1.0, 320) ** 2
    values, slopes = optima.independent_cost(knots)
    return _packed(values[0], np.nan, knots, values, slopes)


def _straight_table(ends: Any, last: float) -> Array:
    """A straight line from 0 to `last`; it has no slope at 0, where |θ| has a kink."""
    slope = (ends[1] - ends[0]) / last
    return _packed(ends[0], np.nan, np.array([0.0, last]), ends, [slope, slope])


def _packed(*parts: Any) -> Array:
    return np.concatenate([np.atleast_1d(np.asarray(part, dtype=np.float64)) for part in parts])
