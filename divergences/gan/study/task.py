"""The study's tasks: one architecture, objective, data set and number of critic steps, its seeds as one ensemble."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...arguments import checked
from ..config import Config
from ..data import DATA as DISTRIBUTIONS
from ..data import GaussianMixture
from ..threads import limited_threads
from ..train import Trainer
from .judge import SAMPLES, distance, floor, reached_modes
from .settings import (
    CRITIC_STEPS,
    DATA,
    DECAY_EVERY,
    OBJECTIVES,
    OWN_CRITIC_STEPS,
    SEEDS,
    Recipe,
    config_of,
    draw,
    looks,
)

RESULTS = Path(__file__).parent / "results.csv"


@dataclass(frozen=True)
class Task:
    """What is run: everything that a row depends on."""

    architecture: int
    objective: str
    data: str
    n_critic: int
    recipe: Recipe
    decay: bool = False
    seeds: int = SEEDS
    looks: tuple[int, ...] = ()

    @property
    def key(self) -> tuple[int, str, str, int, bool]:
        """The key that identifies the task."""
        return self.architecture, self.objective, self.data, self.n_critic, self.decay


@dataclass(frozen=True)
class Row:
    """One look at one seed.

    Attributes:
        learning_rate, strength: the recipe that the pilot chose.
        decay: whether the rate falls to 0.
        step: generator steps made; `updates` counts those of the critic too.
        w1: exact W₁ of 256 fresh samples to 256 real ones; `inf` if the generator diverged.
        reached, near: see `judge.reached_modes`.
        diverged: whether the critic's scores became too large or nan.
    """

    architecture: int
    objective: str
    data: str
    n_critic: int
    decay: bool
    learning_rate: float
    strength: float
    seed: int
    step: int
    w1: float
    reached: int
    near: float
    diverged: bool

    @property
    def key(self) -> tuple[int, str, str, int, bool]:
        """The key of the row's task."""
        return self.architecture, self.objective, self.data, self.n_critic, self.decay

    @property
    def updates(self) -> int:
        """Steps of both networks together."""
        return self.step * (self.n_critic + 1)

    @property
    def floors(self) -> float:
        """W₁ in noise floors of its data set."""
        return self.w1 / floor(self.data)


@dataclass(frozen=True)
class Judged:
    """What one look found, one number for each member of an ensemble."""

    step: int
    w1: list[float]
    reached: list[int]
    near: list[float]
    diverged: list[bool]


@checked
def tasks(architectures: int, recipes: Mapping[str, Recipe], seeds: int = SEEDS) -> Iterator[Task]:
    """All tasks, one architecture after the other: a study that is stopped has complete comparisons on those before."""
    for architecture in range(architectures):
        yield from tasks_of(architecture, recipes, seeds)


@checked
def tasks_of(architecture: int, recipes: Mapping[str, Recipe], seeds: int = SEEDS) -> Iterator[Task]:
    """Every objective, data set and n; and for every fourth architecture the own recipe with decay."""
    for data in DATA:
        for objective in OBJECTIVES:
            for n_critic in CRITIC_STEPS:
                steps = looks(objective, n_critic)
                yield Task(architecture, objective, data, n_critic, recipes[objective], False, seeds, steps)
            if architecture % DECAY_EVERY == 0:
                own = OWN_CRITIC_STEPS[objective]
                yield Task(architecture, objective, data, own, recipes[objective], True, seeds, looks(objective, own))


@checked
def run_task(task: Task) -> list[Row]:
    """Train and judge all seeds of a task; the same numbers wherever it runs."""
    seeds = tuple(1000 * task.architecture + seed for seed in range(task.seeds))
    config = config_of(
        draw(task.architecture), task.objective, task.data, task.n_critic, (task.recipe,), seeds, task.looks[-1],
        task.decay,
    )  # fmt: skip
    recipe = (task.recipe.learning_rate, task.recipe.strength)
    return [
        Row(*task.key, *recipe, seed, found.step, found.w1[seed], found.reached[seed], found.near[seed],
            found.diverged[seed])
        for found in judged(config, task.looks, seed=task.architecture)
        for seed in range(task.seeds)
    ]  # fmt: skip


@checked
def judged(config: Config, steps: tuple[int, ...], seed: int) -> Iterator[Judged]:
    """Train an ensemble and judge it after those generator steps, against fresh samples each time.

    The trainer chooses its number of threads, which changes no number; samples are made and judged with one.
    """
    distribution = DISTRIBUTIONS[config.data]
    assert isinstance(distribution, GaussianMixture)
    trainer = Trainer(config)
    for number, step in enumerate(steps):
        trainer.advance(step - trainer.step)
        with limited_threads(1):
            real = distribution.sample(SAMPLES, seed=100 * seed + number)
            w1, modes = [], []
            for samples in trainer.generate(4 * SAMPLES, seed=number):
                finite = bool(np.isfinite(samples).all())
                modes.append(reached_modes(samples, distribution.modes) if finite else (0, 0.0))
                w1.append(distance(samples[:SAMPLES], real))
        reached, near = ([pair[place] for pair in modes] for place in (0, 1))
        yield Judged(step, w1, reached, near, (trainer.diverged_at >= 0).tolist())  # type: ignore[arg-type]
