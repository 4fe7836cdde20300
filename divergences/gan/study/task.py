"""One task of the study: one architecture, one objective, one data set, all its seeds as one ensemble."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...transport import wasserstein_distance
from ..data import DATA as DISTRIBUTIONS
from ..data import GaussianMixture
from ..metrics import score_modes
from ..threads import at_most
from ..train import Trainer
from .settings import DATA, OBJECTIVES, UPDATES, config_of

SEEDS = 10
SAMPLES = 256
"""For W₁; modes are counted in four times as many."""
LOOKS = (0.5, 0.75, 1.0)
"""The shares of the budget after which W₁ is taken."""
FAIR = 4
"""A mode counts as reached from a quarter of its fair share of samples on."""


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
        """What tells it from the other tasks of a study."""
        return self.architecture, self.objective, self.data


@dataclass(frozen=True)
class Row:
    """What became of one seed.

    Attributes:
        updates: the budget, steps of the critic and of the generator together.
        w1_half, w1_late, w1: exact W₁ of 256 fresh samples to 256 real ones after ½, ¾ and all of the budget; `inf`
            where the numbers ran away.
        reached: modes with at least a quarter of their fair share of samples near them; −1 where the data has none.
        near: share of samples nearer to a mode than half the way to its neighbour, however blurred; nan without modes.
        good: share of samples within 3 sd of their mode; nan without modes.
        diverged: whether the critic's scores ran away or became nan.
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
        """The task that it is of."""
        return self.architecture, self.objective, self.data


def tasks(architectures: int, seeds: int = SEEDS, updates: int = UPDATES) -> Iterator[Task]:
    """All of one architecture before the next: whoever stops in between has a paired comparison of those before."""
    for architecture in range(architectures):
        for data in DATA:
            for objective in OBJECTIVES:
                yield Task(architecture, objective, data, seeds, updates)


def run_task(task: Task) -> list[Row]:
    """Train and judge all seeds of a task, with one thread of this process; the same numbers wherever it runs."""
    config = config_of(task.architecture, task.objective, task.data, task.seeds, task.updates)
    trainer, distances = Trainer(config), []
    with at_most(1):
        for look, share in enumerate(LOOKS):
            trainer.advance(round(share * config.steps) - trainer.step)
            real = trainer.data.sample(SAMPLES, seed=len(LOOKS) * task.architecture + look)
            samples = trainer.generate(4 * SAMPLES, seed=look)
            distances.append([_distance(points[:SAMPLES], real) for points in samples])
    lost, rows = (trainer.diverged_at >= 0).tolist(), []
    for seed, (half, late, last) in enumerate(zip(*distances, strict=True)):
        reached, near, good = _modes(samples[seed], trainer.data)
        rows.append(Row(*task.key, seed, task.updates, half, late, last, reached, near, good, lost[seed]))
    return rows


def floor(data: str, pairs: int = 40) -> float:
    """The mean W₁ between two real samples of that size: what a perfect generator has."""
    distribution = DISTRIBUTIONS[data]
    seeds = 10**6 + 2 * np.arange(pairs)
    ends = ([distribution.sample(SAMPLES, seed=int(seed) + one) for one in (0, 1)] for seed in seeds)
    return float(np.mean([wasserstein_distance(first, second) for first, second in ends]))


def reached_modes(samples: np.ndarray, modes: np.ndarray) -> tuple[int, float]:
    """How many modes have at least a quarter of their fair share of samples near them, and the share near any mode.

    Near is less than half the way to the next mode: a blurred generator reaches a mode, one that sits between them not.

    >>> reached_modes(np.array([[0.1, 0], [0, 1], [2.5, 0]]), np.array([[0, 0], [5, 0], [0, 9]]))
    (1, 0.6666666666666666)
    """
    gaps = np.linalg.norm(modes[:, None] - modes, axis=-1)
    reach = gaps[gaps > 0].min() / 2
    distances = np.linalg.norm(samples[:, None] - modes, axis=-1)
    near = distances.min(axis=1) < reach
    counts = np.bincount(distances.argmin(axis=1)[near], minlength=len(modes))
    return int((counts * len(modes) * FAIR >= len(samples)).sum()), float(near.mean())


def _distance(samples: np.ndarray, real: np.ndarray) -> float:
    return wasserstein_distance(samples, real) if np.isfinite(samples).all() else np.inf


def _modes(samples: np.ndarray, data: object) -> tuple[int, float, float]:
    if not isinstance(data, GaussianMixture):
        return -1, np.nan, np.nan
    if not np.isfinite(samples).all():
        return 0, 0.0, 0.0
    return *reached_modes(samples, data.modes), score_modes(samples, data.modes, data.spread).within_3sd
