"""One task of the study: one architecture, one objective, one data set, all its seeds as one ensemble."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ....arguments import checked
from ...data import GaussianMixture
from ...metrics import score_modes
from ...threads import limited_threads
from ...train import Trainer
from ..judge import SAMPLES, distance, reached_modes
from .settings import DATA, OBJECTIVES, UPDATES, config_of

RESULTS = Path(__file__).parent / "results.csv"
"""The committed results of the full study."""
SEEDS = 10
LOOK_SHARES = (0.5, 0.75, 1.0)
"""The shares of the budget after which W₁ is taken."""


@dataclass(frozen=True, order=True)
class Task:
    """What is run, and how: everything that a row depends on."""

    architecture: int
    objective: str
    data: str
    seeds: int = SEEDS
    updates: int = UPDATES

    @property
    def key(self) -> tuple[int, str, str]:
        """The key that identifies the task in its study."""
        return self.architecture, self.objective, self.data


@dataclass(frozen=True)
class Row:
    """The result of one seed.

    Attributes:
        updates: the budget, steps of the critic and of the generator together.
        w1_half, w1_late, w1: exact W₁ of 256 fresh samples to 256 real ones after ½, ¾ and all of the budget; `inf`
            if the generator diverged.
        reached: modes with at least a quarter of their fair share of samples near them; −1 where the data has none.
        near: share of samples nearer to a mode than half the way to its neighbour, however blurred; nan without modes.
        good: share of samples within 3 sd of their mode; nan without modes.
        diverged: whether the critic's scores became too large or nan.
    """

    architecture: int
    objective: str
    data: str
    seed: int
    updates: int
    w1_half: float
    w1_late: float
    w1: float
    reached: int
    near: float
    good: float
    diverged: bool

    @property
    def key(self) -> tuple[int, str, str]:
        """The key of the row's task."""
        return self.architecture, self.objective, self.data


@checked
def tasks(architectures: int, seeds: int = SEEDS, updates: int = UPDATES) -> Iterator[Task]:
    """All tasks, one architecture after the other: a study that is stopped has complete comparisons on those before."""
    for architecture in range(architectures):
        for data in DATA:
            for objective in OBJECTIVES:
                yield Task(architecture, objective, data, seeds, updates)


@checked
def run_task(task: Task) -> list[Row]:
    """Train and judge all seeds of a task; the same numbers wherever it runs."""
    config = config_of(task.architecture, task.objective, task.data, task.seeds, task.updates)
    trainer, distances = Trainer(config), []
    for look, share in enumerate(LOOK_SHARES):
        trainer.advance(round(share * config.steps) - trainer.step)
        with limited_threads(1):
            real = trainer.data.sample(SAMPLES, seed=len(LOOK_SHARES) * task.architecture + look)
            samples = trainer.generate(4 * SAMPLES, seed=look)
            distances.append([distance(points[:SAMPLES], real) for points in samples])
    lost, rows = (trainer.diverged_at >= 0).tolist(), []
    for seed, (half, late, last) in enumerate(zip(*distances, strict=True)):
        reached, near, good = _modes(samples[seed], trainer.data)
        rows.append(Row(*task.key, seed, task.updates, half, late, last, reached, near, good, lost[seed]))
    return rows


def _modes(samples: np.ndarray, data: object) -> tuple[int, float, float]:
    if not isinstance(data, GaussianMixture):
        return -1, np.nan, np.nan
    if not np.isfinite(samples).all():
        return 0, 0.0, 0.0
    return *reached_modes(samples, data.modes), score_modes(samples, data.modes, data.spread).within_3sd
