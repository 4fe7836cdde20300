"""Parts 2 and 3: what becomes of a training with n critic steps for each generator step, at several learning rates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ....arguments import checked
from ...data import DATA as DISTRIBUTIONS
from ...data import GaussianMixture
from ...threads import limited_threads
from ...train import Trainer
from ..judge import SAMPLES, distance, floor, reached_modes
from .gradients import GRADIENT_SAMPLES, sample_gradients
from .settings import DATA, NETWORKS, OBJECTIVES, SEEDS, training_config

TRAINING_RESULTS = Path(__file__).parent / "training.csv"
RATES_RESULTS = Path(__file__).parent / "rates.csv"
CRITIC_STEPS = (1, 2, 5, 25)
MANY_CRITIC_STEPS = 100
"""For the first network only, after all other tasks: it costs about three times as much as all other n together."""
LEARNING_RATES = (1e-3, 3e-4)
LOOKS = (250, 500, 1000, 2000)
"""The generator steps after which a run is judged; the last is the budget."""
RATES = (1e-4, 3e-4, 1e-3, 3e-3, 1e-2)
LAMBDAS = (0.1, 1.0, 10.0)
RATE_LOOKS = (500, 1000, 2000, 4000, 8000)
SUCCESS_FLOORS = 3.0
BLIND_GRADIENT = 1e-3
COLLAPSED_NEAR, COLLAPSED_MODES = 0.5, 0.5
"""Collapsed: at least the first share of samples is near a mode, but less than the second share of modes is reached."""
ENDINGS = ("home", "blind", "exploded", "collapsed", "unfinished")


@dataclass(frozen=True)
class TrainingTask:
    """One network, objective, data set and n, at all rates and seeds side by side.

    `strength` is λ, or 0 for the objective's usual one.
    """

    network: int
    objective: str
    data: str
    n_critic: int
    strength: float = 0.0
    rates: tuple[float, ...] = LEARNING_RATES
    looks: tuple[int, ...] = LOOKS
    seeds: int = SEEDS

    @property
    def key(self) -> tuple[int, str, str, int, float]:
        """The key that identifies the task in its file."""
        return self.network, self.objective, self.data, self.n_critic, self.strength


@dataclass(frozen=True)
class TrainingRow:
    """One look at one seed and rate.

    Attributes:
        network: its place in `settings.NETWORKS`.
        strength: λ where it was chosen, 0 for the usual one of the objective.
        step: generator steps made.
        w1: exact W₁ of 256 fresh samples to 256 real ones; `inf` if the generator diverged.
        reached, near: see `judge.reached_modes`.
        gradient: see `gradients.sample_gradients`.
        diverged: whether the critic's scores became too large or nan.
    """

    network: int
    objective: str
    data: str
    n_critic: int
    strength: float
    learning_rate: float
    seed: int
    step: int
    w1: float
    reached: int
    near: float
    gradient: float
    diverged: bool

    @property
    def key(self) -> tuple[int, str, str, int, float]:
        """The key of the row's task."""
        return self.network, self.objective, self.data, self.n_critic, self.strength

    @property
    def floors(self) -> float:
        """W₁ in noise floors of its data set."""
        return self.w1 / floor(self.data)


def training_tasks() -> Iterator[TrainingTask]:
    """Part 2: all tasks of one network before the next, its extremes of n first, and n = 100 after all networks."""
    extremes_first = sorted(CRITIC_STEPS, key=lambda n: min(n - CRITIC_STEPS[0], CRITIC_STEPS[-1] - n))
    for network in range(len(NETWORKS)):
        for n_critic in extremes_first:
            for data in DATA:
                for objective in OBJECTIVES:
                    yield TrainingTask(network, objective, data, n_critic)
    for data in DATA:
        for objective in OBJECTIVES:
            yield TrainingTask(0, objective, data, MANY_CRITIC_STEPS)


def rate_tasks() -> Iterator[TrainingTask]:
    """Part 3: WGAN-GP with one critic step, over rates and λ."""
    for network in (0, 1):
        for data in DATA:
            for strength in LAMBDAS:
                yield TrainingTask(network, "gp", data, 1, strength, RATES, RATE_LOOKS)


@checked
def run_training_task(task: TrainingTask) -> list[TrainingRow]:
    """Train and judge all rates and seeds of a task."""
    config = training_config(
        task.network, task.objective, task.data, task.n_critic, task.rates, task.looks[-1], task.seeds
    )
    if task.strength:
        config = replace(config, lambda_gp=task.strength)
    rates, rows = config.per_seed("learning_rate").tolist(), []
    distribution = DISTRIBUTIONS[task.data]
    assert isinstance(distribution, GaussianMixture)
    trainer = Trainer(config)
    _, noise, _ = trainer.streams.fixed(GRADIENT_SAMPLES)
    for number, look in enumerate(task.looks):
        trainer.advance(look - trainer.step)
        with limited_threads(1):
            real = distribution.sample(SAMPLES, seed=number)
            gradients = sample_gradients(trainer.objective, trainer.score, trainer.generator(noise)).tolist()
            lost = (trainer.diverged_at >= 0).tolist()
            for member, samples in enumerate(trainer.generate(4 * SAMPLES, seed=number)):
                finite = bool(np.isfinite(samples).all())
                reached, near = reached_modes(samples, distribution.modes) if finite else (0, 0.0)
                w1 = distance(samples[:SAMPLES], real)
                rows.append(TrainingRow(*task.key, rates[member], config.seeds[member], look, w1, reached, near,
                                        gradients[member], lost[member]))  # fmt: skip
    return rows


@checked
def ending(row: TrainingRow) -> str:
    """How a run ended, by the rules of `design.md`: one of `ENDINGS`, the first that applies."""
    distribution = DISTRIBUTIONS[row.data]
    assert isinstance(distribution, GaussianMixture)
    if row.diverged or not np.isfinite([row.w1, row.gradient]).all() or row.w1 > distribution.size:
        return "exploded"
    if row.floors <= SUCCESS_FLOORS:
        return "home"
    if row.gradient < BLIND_GRADIENT:
        return "blind"
    if row.near >= COLLAPSED_NEAR and row.reached < COLLAPSED_MODES * len(distribution.modes):
        return "collapsed"
    return "unfinished"
