"""What the mechanism's files say, by the rules of `design.md`: gradients, ratios over n, endings, WGAN-GP's rates."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ....arguments import checked
from ..store import read
from .gradients import LOOKS as GRADIENT_LOOKS
from .gradients import GradientRow
from .settings import DATA, NETWORKS, OBJECTIVES
from .training import CRITIC_STEPS, LAMBDAS, LEARNING_RATES, RATE_LOOKS, RATES, TrainingRow, ending
from .training import LOOKS as TRAINING_LOOKS

CELLS_FOR_A_VERDICT = 13
"""Smallest number of 16 cells for which the two-sided sign test gives p < 0.05."""
UNCHANGED_RATIO = 1.25
VANISHED, EXPLODED = 1e-3, 10.0
"""Mean gradient per sample at the last evaluation: it vanished below the first, and exploded above the second."""


@checked
def load_gradients(path: str | os.PathLike[str]) -> dict[tuple[str, str], np.ndarray]:
    """The gradient of each seed at each look, shape (seeds, looks), by (scene, objective); whole tasks only.

    Raises:
        FileNotFoundError, ValueError: as `store.read`.
    """
    by_task: dict[tuple[str, str], dict[tuple[int, int], float]] = {}
    for row in read(path, GradientRow):
        by_task.setdefault((row.scene, row.objective), {})[row.seed, row.critic_steps] = row.gradient
    found = {}
    for key, values in by_task.items():
        seeds = sorted({seed for seed, _ in values})
        if len(values) == len(seeds) * len(GRADIENT_LOOKS):
            found[key] = np.array([[values[seed, look] for look in GRADIENT_LOOKS] for seed in seeds])
    return found


@checked
def gradient_fate(values: np.ndarray) -> str:
    """Whether it "vanishes", "explodes" or "stays", by the median seed at the last look: shape (seeds, looks)."""
    if values.ndim != 2 or not values.size or values.dtype.kind not in "iuf":
        raise ValueError(f"values must be numbers of shape (seeds, looks), got {values.dtype} of shape {values.shape}")
    last = float(np.median(values[:, -1]))
    return "vanishes" if last < VANISHED else "explodes" if last > EXPLODED else "stays"


Runs = dict[tuple[int, float, str, str, int], list[TrainingRow]]
"""The rows of all seeds by (network, rate, data, objective, n)."""


@checked
@dataclass(frozen=True)
class Trainings:
    """The runs of part 2 at one of their looks.

    Attributes:
        networks: those whose tasks with n of `CRITIC_STEPS` are all whole.
        runs: the rows of all seeds by (network, rate, data, objective, n); n = 100 too, where it is whole.
    """

    networks: list[int]
    runs: Runs

    def cells(self, objective: str, n_critic: int, data: str | None = None) -> np.ndarray:
        """Median W₁ of the seeds in noise floors, by network × rate × data set (or one data set), shape (cells,)."""
        return np.array([
            np.median([row.floors for row in self.runs[network, rate, name, objective, n_critic]])
            for network in self.networks
            for rate in LEARNING_RATES
            for name in ([data] if data else DATA)
        ])  # fmt: skip

    def endings(self, objective: str, n_critic: int) -> Counter[str]:
        """How many runs ended in each way."""
        return Counter(
            ending(row)
            for (network, _, _, name, n), rows in self.runs.items()
            if network in self.networks and (name, n) == (objective, n_critic)
            for row in rows
        )


@checked
def load_trainings(path: str | os.PathLike[str]) -> Trainings:
    """The whole networks of a results file of part 2, as they are at the last look.

    Raises:
        FileNotFoundError, ValueError: as `store.read`.
    """
    return load_trainings_by_look(path)[TRAINING_LOOKS[-1]]


@checked
def load_trainings_by_look(path: str | os.PathLike[str]) -> dict[int, Trainings]:
    """The same at every look, by the generator steps made.

    Raises:
        FileNotFoundError, ValueError: as `store.read`.
    """
    by_look: dict[int, dict[tuple[int, float, str, str, int], list[TrainingRow]]] = {
        look: {} for look in TRAINING_LOOKS
    }
    for row in dict.fromkeys(read(path, TrainingRow)):
        if row.step in by_look:
            key = (row.network, row.learning_rate, row.data, row.objective, row.n_critic)
            by_look[row.step].setdefault(key, []).append(row)
    return {look: Trainings(_whole_networks(runs), runs) for look, runs in by_look.items()}


def _whole_networks(runs: Runs) -> list[int]:
    return [
        network
        for network in range(len(NETWORKS))
        if all((network, rate, data, objective, n) in runs
               for rate in LEARNING_RATES for data in DATA for objective in OBJECTIVES for n in CRITIC_STEPS)
    ]  # fmt: skip


@dataclass(frozen=True)
class Effect:
    """What more critic steps do to one objective.

    Attributes:
        larger, smaller: in how many cells W₁ is larger, or smaller, with many critic steps than with few.
        ratio: the median over cells of W₁ with many / W₁ with few.
        unchanged: cells in which that ratio is within a factor of 1.25 of 1.
        cells: how many there are.
    """

    larger: int
    smaller: int
    ratio: float
    unchanged: int
    cells: int

    @property
    def verdict(self) -> str:
        """One word: "worse" or "better" with at least 13 of 16 cells on that side, else "open".

        "incomplete" while not all 16 are there.
        """
        if self.cells != len(NETWORKS) * len(LEARNING_RATES) * len(DATA):
            return "incomplete"
        if self.larger >= CELLS_FOR_A_VERDICT:
            return "worse"
        return "better" if self.smaller >= CELLS_FOR_A_VERDICT else "open"


@checked
def effect(trainings: Trainings, objective: str, few: int = 1, many: int = 25) -> Effect:
    """Compare n = `many` with n = `few`, cell by cell.

    Raises:
        ValueError: if no network is whole.
    """
    if not trainings.networks:
        raise ValueError("trainings must have at least one whole network, these have none yet")
    before, after = trainings.cells(objective, few), trainings.cells(objective, many)
    with np.errstate(invalid="ignore"):
        ratio = after / before
    return Effect(
        larger=int((after > before).sum()), smaller=int((after < before).sum()), ratio=float(np.nanmedian(ratio)),
        unchanged=int(((ratio < UNCHANGED_RATIO) & (ratio > 1 / UNCHANGED_RATIO)).sum()), cells=len(ratio),
    )  # fmt: skip


@dataclass(frozen=True)
class RateScene:
    """WGAN-GP with n = 1 in one scene: over rates, the median W₁ in floors and the share of seeds at home."""

    network: int
    data: str
    strength: float
    floors: np.ndarray
    home: np.ndarray

    @property
    def best(self) -> int:
        """The place in `RATES` of the smallest median W₁."""
        return int(np.argmin(self.floors))


@checked
def load_rates(path: str | os.PathLike[str]) -> list[RateScene]:
    """The whole scenes of part 3 at the last look.

    Raises:
        FileNotFoundError, ValueError: as `store.read`.
    """
    rows = [row for row in dict.fromkeys(read(path, TrainingRow)) if row.step == RATE_LOOKS[-1]]
    scenes = []
    for network in (0, 1):
        for data in DATA:
            for strength in LAMBDAS:
                here = [row for row in rows if (row.network, row.data, row.strength) == (network, data, strength)]
                by_rate = [[row for row in here if row.learning_rate == rate] for rate in RATES]
                if all(by_rate):
                    floors = np.array([np.median([row.floors for row in each]) for each in by_rate])
                    home = np.array([np.mean([ending(row) == "home" for row in each]) for each in by_rate])
                    scenes.append(RateScene(network, data, strength, floors, home))
    return scenes


@checked
def one_rate_for_all(scenes: Sequence[RateScene], strength: float = 1.0) -> list[float]:
    """The rates with which, at that λ, the median seed ends "home" in every scene: the rule of question 3."""
    here = [scene for scene in scenes if scene.strength == strength]
    return [rate for place, rate in enumerate(RATES) if here and all(scene.home[place] > 0.5 for scene in here)]
