"""The three primary outcomes of `design.md`, each with its interval and its p, corrected by Holm; and curves."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...arguments import checked
from .intervals import Change, holm, mean_change, sign_flip_p
from .settings import CRITIC_STEPS, DATA, OBJECTIVES, OWN_CRITIC_STEPS, looks
from .store import read
from .task import Row

GAN, WGAN = "non-saturating", "gp"
"""The two methods that the primary outcomes compare."""
THRESHOLD = 3.0
"""Largest W₁, in noise floors, at which a run counts as having arrived."""
MAX_FLOORS = 100.0
"""Largest W₁, in noise floors, that enters a mean; a diverged run counts as this."""
END_UPDATES = 24_000
EARLIER_UPDATES = (3000, 6000, 12_000)
FALL_BACK_RATIO = 1.5
"""A run fell back if its W₁ ends at more than this times the best of the earlier looks."""
INTERACTION_STEPS = 2000
SIGNIFICANCE = 0.05

Key = tuple[int, str, str, int, int]


@checked
@dataclass(frozen=True)
class Results:
    """The runs of the whole architectures.

    Attributes:
        architectures: their numbers.
        seeds: how many each task has.
        rows: by (architecture, objective, data, n, generator step), constant rate: one for each seed.
    """

    architectures: list[int]
    seeds: int
    rows: dict[Key, list[Row]]

    def floors(self, objective: str, n_critic: int, step: int) -> np.ndarray:
        """W₁ in noise floors after so many generator steps, shape (architectures, data sets, seeds)."""
        return self._array(objective, n_critic, step, lambda row: row.floors)

    def diverged(self, objective: str, n_critic: int, step: int) -> np.ndarray:
        """Whether each run had diverged by then, with the shape of `floors`."""
        return self._array(objective, n_critic, step, lambda row: float(row.diverged)) > 0

    def after(self, objective: str, updates: int) -> np.ndarray:
        """`floors` after so many updates of both networks together, at the objective's own number of critic steps."""
        own = OWN_CRITIC_STEPS[objective]
        return self.floors(objective, own, updates // (own + 1))

    def _array(self, objective: str, n_critic: int, step: int, value: Callable[[Row], float]) -> np.ndarray:
        return np.array([
            [[value(row) for row in self.rows[number, objective, data, n_critic, step]] for data in DATA]
            for number in self.architectures
        ])  # fmt: skip


@checked
def load(path: str | os.PathLike[str]) -> Results:
    """The architectures of a results file that have all their tasks with a constant rate.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is no results file, or no architecture in it is whole.
    """
    rows: dict[Key, list[Row]] = {}
    for row in dict.fromkeys(read(path, Row)):
        if not row.decay:
            rows.setdefault((row.architecture, row.objective, row.data, row.n_critic, row.step), []).append(row)
    seeds = max((len(each) for each in rows.values()), default=0)
    places = [(o, d, n, step) for o in OBJECTIVES for d in DATA for n in CRITIC_STEPS for step in looks(o, n)]
    numbers = sorted({key[0] for key in rows})
    whole = [number for number in numbers if all(len(rows.get((number, *place), ())) == seeds for place in places)]
    if not whole:
        raise ValueError(f"path must hold at least one whole architecture, {os.fspath(path)} has none yet")
    return Results(whole, seeds, rows)


@dataclass(frozen=True)
class Outcome:
    """One primary outcome: above 0 where the article is right.

    Attributes:
        name: "arrives", "interaction" or "falls".
        change: the mean over architectures with its 95 % bootstrap interval.
        p, adjusted: two-sided, alone and corrected by Holm for the three.
        gan, wgan: what the two methods have, means over architectures: shares, or changes of log W₁.
    """

    name: str
    change: Change
    p: float
    adjusted: float
    gan: float
    wgan: float

    @property
    def verdict(self) -> str:
        """One word: "holds", "contrary", or "open" where it is not significant after correction."""
        if self.adjusted > SIGNIFICANCE:
            return "open"
        return "holds" if self.change.value > 0 else "contrary"


@checked
def primary_outcomes(results: Results) -> list[Outcome]:
    """The three outcomes in the order of the design."""
    arrived = {name: _per_architecture(results.after(name, END_UPDATES) <= THRESHOLD) for name in (GAN, WGAN)}
    grown = {name: _per_architecture(_growth(results, name)) for name in (GAN, WGAN)}
    fell = {name: _per_architecture(fell_back(results, name)) for name in (GAN, WGAN)}
    found = [
        ("arrives", arrived[WGAN] - arrived[GAN], arrived),
        ("interaction", grown[GAN] - grown[WGAN], grown),
        ("falls", fell[GAN] - fell[WGAN], fell),
    ]
    p_values = [sign_flip_p(values) for _, values, _ in found]
    return [
        Outcome(name, mean_change(values), p, adjusted, float(of[GAN].mean()), float(of[WGAN].mean()))
        for (name, values, of), p, adjusted in zip(found, p_values, holm(p_values), strict=True)
    ]


@checked
def fell_back(results: Results, objective: str) -> np.ndarray:
    """Whether each run at the own recipe ended at more than FALL_BACK_RATIO times its best earlier W₁, or diverged."""
    own = OWN_CRITIC_STEPS[objective]
    end = results.after(objective, END_UPDATES)
    best = np.min([results.after(objective, updates) for updates in EARLIER_UPDATES], axis=0)
    lost = ~np.isfinite(end) | results.diverged(objective, own, END_UPDATES // (own + 1))
    return lost | (end > FALL_BACK_RATIO * best)


def _growth(results: Results, objective: str) -> np.ndarray:
    few, many = (
        np.log(np.minimum(results.floors(objective, n, INTERACTION_STEPS), MAX_FLOORS))
        for n in (min(CRITIC_STEPS), max(CRITIC_STEPS))
    )
    return many - few


def _per_architecture(values: np.ndarray) -> np.ndarray:
    return values.astype(float).mean(axis=(1, 2))
