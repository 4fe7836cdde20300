"""The runs: one objective and optimizer on one network and data set, at all rates and seeds side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ....arguments import checked
from ...config import Config
from ..judge import floor
from ..mechanism.settings import DATA, NETWORKS, paired
from ..mechanism.settings import OBJECTIVES as EVERY_OBJECTIVE
from ..task import judged

RESULTS = Path(__file__).parent / "results.csv"
CRITIC_STEPS = {"clip": 5, "gp": 5, "non-saturating": 1}
"""Of each objective: n, as it was published."""
OPTIMIZERS: dict[str, dict[str, Any]] = {
    "sgd-0": {"optimizer": "sgd", "beta1": 0.0},
    "sgd-0.9": {"optimizer": "sgd", "beta1": 0.9},
    "adam-0": {"optimizer": "adam", "beta1": 0.0, "beta2": 0.99},
    "adam-0.9": {"optimizer": "adam", "beta1": 0.9, "beta2": 0.99},
    "adam-0.5": {"optimizer": "adam", "beta1": 0.5, "beta2": 0.99},
    "rmsprop": {"optimizer": "rmsprop", "beta2": 0.99},
}
"""By name: the number is the momentum, which is β₁ for Adam."""
RATES = (1e-4, 3e-4, 1e-3, 3e-3, 1e-2)
SGD_FACTOR = 30
STEPS = 2000
SEEDS = 5
COMMON: dict[str, Any] = {"batch": 64, "decay": False, "ema": 0.0, "device": "cpu"}


@dataclass(frozen=True)
class MomentumTask:
    """One objective and optimizer in one cell, at all rates and seeds."""

    network: int
    objective: str
    data: str
    optimizer: str
    seeds: int = SEEDS
    steps: int = STEPS

    @property
    def key(self) -> tuple[int, str, str, str]:
        """The key that identifies the task."""
        return self.network, self.objective, self.data, self.optimizer


@dataclass(frozen=True)
class MomentumRow:
    """One run at its end.

    Attributes:
        network: its place in `mechanism.settings.NETWORKS`.
        w1: exact W₁ of 256 fresh samples to 256 real ones; `inf` if the generator diverged.
        diverged: whether the critic's scores became too large or nan.
    """

    network: int
    objective: str
    data: str
    optimizer: str
    learning_rate: float
    seed: int
    w1: float
    diverged: bool

    @property
    def key(self) -> tuple[int, str, str, str]:
        """The key of the run's task."""
        return self.network, self.objective, self.data, self.optimizer

    @property
    def floors(self) -> float:
        """W₁ in noise floors of its data set."""
        return self.w1 / floor(self.data)


@checked
def rates_of(optimizer: str) -> tuple[float, ...]:
    """The learning rates that an optimizer is tried with.

    >>> rates_of("sgd-0")
    (0.003, 0.009, 0.03, 0.09, 0.3)
    """
    factor = SGD_FACTOR if OPTIMIZERS[optimizer]["optimizer"] == "sgd" else 1
    return tuple(float(f"{factor * rate:.3g}") for rate in RATES)


@checked
def momentum_tasks(seeds: int = SEEDS, steps: int = STEPS) -> Iterator[MomentumTask]:
    """All cells of one objective before the next."""
    for objective in CRITIC_STEPS:
        for network in range(len(NETWORKS)):
            for data in DATA:
                for optimizer in OPTIMIZERS:
                    yield MomentumTask(network, objective, data, optimizer, seeds, steps)


@checked
def run_momentum_task(task: MomentumTask) -> list[MomentumRow]:
    """Train and judge all rates and seeds of a task, with one thread."""
    members = paired(rates_of(task.optimizer), task.seeds)
    config = Config(
        data=task.data, n_critic=CRITIC_STEPS[task.objective], steps=task.steps, **EVERY_OBJECTIVE[task.objective],
        **NETWORKS[task.network], **OPTIMIZERS[task.optimizer], **COMMON, **members,
    )  # fmt: skip
    (found,) = judged(config, (task.steps,), seed=0)
    return [
        MomentumRow(*task.key, rate, seed, w1, diverged)
        for rate, seed, w1, diverged in zip(
            members["learning_rate"], members["seeds"], found.w1, found.diverged, strict=True
        )
    ]
