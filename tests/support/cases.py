"""Problems that carry their exact answers."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

LOG2 = math.log(2)


@dataclass(frozen=True)
class DivergenceCase:
    """Two probability vectors with their divergences, worked out by hand."""

    name: str
    p: list[float]
    q: list[float]
    kl: float
    reverse_kl: float
    js: float
    tv: float


DIVERGENCES = [
    DivergenceCase("equal", [0.25, 0.75], [0.25, 0.75], 0, 0, 0, 0),
    DivergenceCase("one point", [1.0], [1.0], 0, 0, 0, 0),
    DivergenceCase("disjoint", [1, 0], [0, 1], math.inf, math.inf, LOG2, 1),
    DivergenceCase("disjoint thirds", [1 / 3, 1 / 3, 1 / 3, 0], [0, 0, 0, 1], math.inf, math.inf, LOG2, 1),
    DivergenceCase("common zero", [0, 1, 0], [0, 0, 1], math.inf, math.inf, LOG2, 1),
    DivergenceCase(
        "q covers p", [1, 0], [0.5, 0.5], LOG2, math.inf, 0.5 * math.log(4 / 3) + 0.25 * math.log(4 / 3), 0.5
    ),
    DivergenceCase("thirds", [2 / 3, 1 / 3], [1 / 3, 2 / 3], LOG2 / 3, LOG2 / 3, 5 / 3 * LOG2 - math.log(3), 1 / 3),
]
# "q covers p" by hand: m = (3/4, 1/4), JS = ½ log 4/3 + ½ (½ log 2/3 + ½ log 2) = ½ log 4/3 + ¼ log 4/3.
# "thirds": m = (½, ½), JS = log 2 − H(1/3), H(1/3) = log 3 − ⅔ log 2.


@dataclass(frozen=True)
class TransportCase:
    """Two weighted samples with their Wasserstein-1 distance."""

    name: str
    x: np.ndarray
    y: np.ndarray
    a: list[float] | None
    b: list[float] | None
    distance: float


def _transport_cases() -> list[TransportCase]:
    rng = np.random.default_rng(7)
    cloud, shift = rng.normal(size=(12, 3)), np.array([1.0, -2.0, 2.0])
    line, square = np.arange(5.0), np.array([[0.0, 0], [1, 0], [0, 1], [1, 1]])
    return [
        TransportCase("same points", line, line[::-1], None, None, 0),
        TransportCase("two diracs", np.array([2.0]), np.array([-3.0]), None, None, 5),
        TransportCase("translated line", line, line + 1.5, None, None, 1.5),
        TransportCase("one to many", np.array([0.0]), np.array([1.0, 3.0]), None, [0.25, 0.75], 2.5),
        TransportCase("weights of zero", np.array([0.0, 9.0]), np.array([1.0, -9.0]), [1, 0], [1, 0], 1),
        TransportCase("inside out", np.array([0.0, 1.0]), np.array([0.5]), None, None, 0.5),
        TransportCase("translated cloud", cloud, cloud + shift, None, None, 3),
        TransportCase("square to its centre", square, np.array([[0.5, 0.5]]), None, None, math.sqrt(0.5)),
        TransportCase("segments, θ = 2", square[[0, 2]], square[[0, 2]] + [2, 0], None, None, 2),
    ]


TRANSPORTS = _transport_cases()
