"""What the study draws at random, and what every draw is run with.

An architecture is drawn from its own number alone, so the first n of them are a fair sample for every n. Everything in
it is shared by all objectives and all data, and so are its networks' seeds: the comparison is paired.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ....arguments import checked
from ....checks import as_count
from ...config import Config
from ...run_config import MAX_SEED

OBJECTIVES: dict[str, dict[str, Any]] = {
    "minimax": {"objective": "minimax", "penalty": "none"},
    "non-saturating": {"objective": "non-saturating", "penalty": "none"},
    "clip": {"objective": "wasserstein", "penalty": "clip"},
    "gp": {"objective": "wasserstein", "penalty": "gp"},
    "r1": {"objective": "non-saturating", "penalty": "r1"},
}
"""The five trainings: the two GANs, the Wasserstein GAN clipped and penalised, and the GAN with R1."""

DATA = ("ring", "grid", "segments")

OPTIMIZERS: dict[str, dict[str, Any]] = {
    "rmsprop": {"optimizer": "rmsprop", "beta2": 0.9},
    "adam0": {"optimizer": "adam", "beta1": 0.0, "beta2": 0.9},
    "adam9": {"optimizer": "adam", "beta1": 0.9, "beta2": 0.9},
    "sgd": {"optimizer": "sgd", "beta1": 0.0},
    "sgd9": {"optimizer": "sgd", "beta1": 0.9},
}
"""Those that end in 9 have momentum 0.9."""

DEPTHS, WIDTHS = (2, 3), (16, 32)
ACTIVATIONS = ("relu", "leaky_relu", "tanh", "softplus")
CRITIC_STEPS = (1, 2, 5)
RATES = (1e-3, 1e-2)
"""Learning rates are drawn log-uniformly from this range. For SGD they are 30 times as large, and with momentum a tenth
of that, which moves the weights equally far."""
STRENGTHS: dict[str, tuple[float, float, float]] = {
    "gp": (0.1, 1.0, 10.0),  # λ: from 0.1, in the toy code of Gulrajani et al., to 10, in their paper
    "clip": (0.01, 0.03, 0.1),  # c: from 0.01, of Arjovsky et al., to ten times that
    "r1": (0.05, 0.5, 5.0),  # λ = γ/2: up to 5, which is γ = 10 of Mescheder et al.
}
"""How strong the constraint is: weak, middle or strong in each objective that has one (a small c is a strong one)."""

UPDATES = 2000
"""The budget of every network pair: steps of the critic and of the generator together."""
BATCH = 64


@dataclass(frozen=True)
class Settings:
    """One architecture and how it is trained; `strength` is 0, 1 or 2, the place in each row of `STRENGTHS`."""

    depth: int
    width: int
    activation: str
    batch_norm: bool
    learning_rate: float
    n_critic: int
    optimizer: str
    strength: int


@checked
def draw(architecture: int) -> Settings:
    """The architecture of that number.

    >>> draw(0) == draw(0)
    True
    """
    rng = np.random.default_rng([2017, as_count("architecture", architecture, least=0)])
    low, high = np.log(RATES)
    return Settings(
        depth=int(rng.choice(DEPTHS)),
        width=int(rng.choice(WIDTHS)),
        activation=str(rng.choice(ACTIVATIONS)),
        batch_norm=bool(rng.integers(2)),
        learning_rate=float(f"{np.exp(rng.uniform(low, high)):.3g}"),
        n_critic=int(rng.choice(CRITIC_STEPS)),
        optimizer=str(rng.choice(list(OPTIMIZERS))),
        strength=int(rng.integers(3)),
    )


@checked
def config_of(architecture: int, objective: str, data: str, members: int, updates: int = UPDATES) -> Config:
    """The run of one architecture with one objective on one data set, `members` seeds side by side.

    The rate is constant and the last weights count, not their running mean: neither of them hides an instability.
    """
    architecture = as_count("architecture", architecture, least=0, most=MAX_SEED // 100 - 1)
    members = as_count("members", members, most=100)  # further seeds would be those of the next architecture
    drawn = draw(architecture)
    rate = drawn.learning_rate * {"sgd": 30, "sgd9": 3}.get(drawn.optimizer, 1)
    constraint: dict[str, Any] = {}
    if objective in STRENGTHS:
        strengths = sorted(STRENGTHS[objective], reverse=objective == "clip")
        constraint = {"clip" if objective == "clip" else "lambda_gp": strengths[drawn.strength]}
    return Config(
        data=data, **OBJECTIVES[objective], **OPTIMIZERS[drawn.optimizer], **constraint, depth=drawn.depth,
        width=drawn.width, activation=drawn.activation, batch_norm=drawn.batch_norm, n_critic=drawn.n_critic,
        learning_rate=rate, decay=False, ema=0.0, batch=BATCH, steps=updates // (drawn.n_critic + 1),
        seeds=tuple(100 * architecture + seed for seed in range(members)), device="cpu",
    )  # fmt: skip
