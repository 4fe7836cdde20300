"""Lesson 2: the two slopes, EM by sorting, and couplings, first one by hand, then any."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ...checks import Array
from ...information import LOG2
from ...transport import wasserstein_distance
from .answers import Wrong, agree, numbers
from .asking import Trial, call, examine

# The coupling by hand: p sits on 0, 1, 2 and q on 1, 2, 3.
P_PLACES, P_MASSES = np.array([0.0, 1.0, 2.0]), np.array([0.5, 0.25, 0.25])
Q_PLACES, Q_MASSES = np.array([1.0, 2.0, 3.0]), np.array([0.25, 0.25, 0.5])


def slopes(answer: object) -> None:
    """`slopes(theta, width)` returns (dJS/dθ, dEM/dθ) of two strips of this width."""
    rng = np.random.default_rng()
    shares = np.concatenate([rng.uniform(0.1, 0.9, 4), rng.uniform(1.2, 3, 4)])
    cases = [(float(sign * share * width), float(width)) for share, sign, width in _signed(shares, rng)]
    js = [LOG2 / width * math.copysign(1, theta) if abs(theta) < width else 0.0 for theta, width in cases]
    got = np.array([numbers(call(answer, {"theta": theta, "width": width}), (2,)) for theta, width in cases])
    theta, width = np.array(cases).T
    sign, inside = np.sign(theta), np.abs(theta) < width
    for hint, mistaken in (
        ("slopes.js everywhere", LOG2 / width * sign),
        ("slopes.js nowhere", 0 * theta),
        ("slopes.js sign", LOG2 / width * inside),
        ("slopes.js log", sign / width * inside),
        ("slopes.js width", LOG2 * sign * inside),
        ("slopes.js value", LOG2 * np.minimum(np.abs(theta) / width, 1)),
    ):
        if agree(got[:, 0], mistaken):
            raise Wrong(hint)
    if not agree(got[:, 0], np.array(js)):
        raise Wrong("slopes.js")
    for hint, mistaken in (("slopes.em sign", np.ones_like(theta)), ("slopes.em value", np.abs(theta))):
        if agree(got[:, 1], mistaken):
            raise Wrong(hint)
    if not agree(got[:, 1], sign):
        raise Wrong("slopes.em")


def em(answer: object) -> None:
    """`em(x, y)` returns the EM distance of two samples of one size on the line."""
    rng = np.random.default_rng()
    trials = []
    for size in (1, 2, 3, 4, 7, 20, 50):
        x, y = rng.normal(0, rng.uniform(1, 3), size), rng.normal(0, rng.uniform(0.3, 1), size)
        y += x.mean() - y.mean() + (-1) ** size * rng.uniform(0.1, 1)  # alternately to the right and to the left
        trials.append(Trial({"x": x, "y": y}, np.array(wasserstein_distance(x, y))))
    x = rng.normal(size=6)
    trials.append(Trial({"x": x, "y": rng.permutation(x)}, np.array(0.0), "em.shuffled"))
    examine(
        answer,
        trials,
        {
            "em.unsorted": lambda x, y: np.abs(x - y).mean(),
            "em.one sorted": lambda x, y: np.abs(np.sort(x) - y).mean(),
            "em.other sorted": lambda x, y: np.abs(x - np.sort(y)).mean(),
            "em.sum": lambda x, y: np.abs(np.sort(x) - np.sort(y)).sum(),
            "em.squares": lambda x, y: ((np.sort(x) - np.sort(y)) ** 2).mean(),
            "em.root": lambda x, y: np.sqrt(((np.sort(x) - np.sort(y)) ** 2).mean()),
            "em.no abs": lambda x, y: (x - y).mean(),
            "em.means": lambda x, y: np.abs(x.mean() - y.mean()),
            "em.largest": lambda x, y: np.abs(np.sort(x) - np.sort(y)).max(),
            "em.opposite": lambda x, y: np.abs(np.sort(x) - np.sort(y)[::-1]).mean(),
            "em.all pairs": lambda x, y: np.abs(x[:, None] - y).mean(),
        },
    )


def coupling(answer: object) -> None:
    """A table of the masses from p's places (rows) to q's places (columns), with the least cost."""
    _check_coupling(numbers(answer, (3, 3)), P_PLACES, P_MASSES, Q_PLACES, Q_MASSES)


def plan(answer: object) -> None:
    """`plan(p, q)` returns the cheapest coupling of masses on the places 0, 1, 2, … of the line."""
    rng = np.random.default_rng()
    for rows, columns in ((3, 3), (2, 4), (5, 3), (1, 4), (6, 6), (4, 1), (9, 12)):
        p, q = rng.dirichlet(np.ones(rows)), rng.dirichlet(np.ones(columns))
        table = numbers(call(answer, {"p": p, "q": q}), (rows, columns))
        if rows > 1 and columns > 1 and agree(table, np.outer(p, q)):
            raise Wrong("coupling.independent")
        _check_coupling(table, np.arange(float(rows)), p, np.arange(float(columns)), q)


def _check_coupling(table: Array, x: NDArray, p: Array, y: NDArray, q: Array) -> None:
    """Raise Wrong unless the table is a coupling, and no other is cheaper."""
    size = f"{len(p)} × {len(q)}"
    if not np.isfinite(table).all():
        raise Wrong("any.nan", given=size, got="nan")
    if table.min() < -1e-9:
        raise Wrong("coupling.negative", size=size)
    rows, columns = agree(table.sum(axis=1), p), agree(table.sum(axis=0), q)
    if not (rows and columns) and len(p) == len(q) and agree(table.T.sum(1), p) and agree(table.T.sum(0), q):
        raise Wrong("coupling.transposed", size=size)
    if not rows:
        raise Wrong("coupling.rows", size=size)
    if not columns:
        raise Wrong("coupling.columns", size=size)
    cost = float((table * np.abs(x[:, None] - y)).sum())
    if cost > wasserstein_distance(x, y, p, q) + 1e-7:
        raise Wrong("coupling.cost", size=size, cost=f"{cost:.4g}")


def _signed(shares: Array, rng: np.random.Generator) -> list[tuple[float, int, float]]:
    widths = rng.uniform(0.3, 3, len(shares))
    return [(share, (-1) ** index, width) for index, (share, width) in enumerate(zip(shares, widths, strict=True))]


EXERCISES = (slopes, em, coupling, plan)
