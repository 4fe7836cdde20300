"""What the study draws at random, the recipe of each objective, and the budget; `design.md` gives the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ...arguments import checked
from ...checks import as_choice, as_count
from ..config import Config

OBJECTIVES: dict[str, dict[str, Any]] = {
    "minimax": {"objective": "minimax", "penalty": "none", "optimizer": "adam", "beta1": 0.5, "beta2": 0.999},
    "non-saturating": {"objective": "non-saturating", "penalty": "none", "optimizer": "adam", "beta1": 0.5,
                       "beta2": 0.999},
    "r1": {"objective": "non-saturating", "penalty": "r1", "optimizer": "adam", "beta1": 0.0, "beta2": 0.99},
    "gp": {"objective": "wasserstein", "penalty": "gp", "optimizer": "adam", "beta1": 0.0, "beta2": 0.9},
    "clip": {"objective": "wasserstein", "penalty": "clip", "optimizer": "rmsprop", "beta2": 0.99},
}  # fmt: skip
"""The five trainings, each with the optimizer that it was published with."""
OWN_CRITIC_STEPS = {"minimax": 1, "non-saturating": 1, "r1": 1, "gp": 5, "clip": 5}
"""Critic steps of the published recipes."""
CRITIC_STEPS = (1, 5, 25)
DATA = ("ring", "grid")
SEEDS = 3
DEPTHS, WIDTHS = (2, 3, 4), (16, 32)
ACTIVATIONS = ("relu", "leaky_relu", "tanh", "softplus")

LOOKS = (250, 500, 1000, 2000, 4000)
"""The generator steps after which a run is judged."""
FEW_LOOKS = (250, 500, 1000, 2000)
"""The same with 25 critic steps: fewer, because 2,000 generator steps are already 52,000 updates."""
LONG_LOOKS = (250, 500, 1000, 1500, 2000, 3000, 4000, 6000, 12000)
"""The same for one critic step at its own recipe: as many updates as 4,000 generator steps with five critic steps."""
DECAY_EVERY = 4
"""Architectures whose number this divides are trained once more with a rate that falls linearly to 0."""

STRENGTHS: dict[str, tuple[float, ...]] = {"gp": (0.1, 1.0, 10.0), "clip": (0.1, 0.03, 0.01), "r1": (0.05, 0.5, 5.0)}
CANDIDATES = 12
LOWEST_RATE, HIGHEST_RATE = 1e-4, 1e-2
COMMON: dict[str, Any] = {"batch": 64, "ema": 0.0, "device": "cpu"}
STUDY_STREAM, PILOT_STREAM = 2025, 2026
"""First number of the random generator's seed, so that the pilot draws other architectures than the study."""


@dataclass(frozen=True)
class Architecture:
    """The hidden layers of both players."""

    depth: int
    width: int
    activation: str
    batch_norm: bool


@dataclass(frozen=True)
class Recipe:
    """A learning rate, and λ or c where the objective has one (else 0)."""

    learning_rate: float
    strength: float


def draw(number: int, stream: int = STUDY_STREAM) -> Architecture:
    """The architecture of that number, drawn from the number and the stream alone.

    >>> draw(0) == draw(0)
    True
    """
    rng = np.random.default_rng([as_count("stream", stream, least=0), as_count("number", number, least=0)])
    return Architecture(
        depth=int(rng.choice(DEPTHS)),
        width=int(rng.choice(WIDTHS)),
        activation=str(rng.choice(ACTIVATIONS)),
        batch_norm=bool(rng.integers(2)),
    )


def candidates(objective: str) -> list[Recipe]:
    """The recipes that the pilot tries, twelve for every objective."""
    strengths = STRENGTHS.get(as_choice("objective", objective, OBJECTIVES), (0.0,))
    rates = np.geomspace(LOWEST_RATE, HIGHEST_RATE, CANDIDATES // len(strengths))
    return [Recipe(float(f"{rate:.3g}"), strength) for strength in strengths for rate in rates]


def looks(objective: str, n_critic: int) -> tuple[int, ...]:
    """The generator steps after which such a run is judged; the last is its budget."""
    as_choice("objective", objective, OBJECTIVES)
    if as_count("n_critic", n_critic) == max(CRITIC_STEPS):
        return FEW_LOOKS
    return LONG_LOOKS if n_critic == OWN_CRITIC_STEPS[objective] == 1 else LOOKS


@checked
def config_of(
    architecture: Architecture,
    objective: str,
    data: str,
    n_critic: int,
    recipes: tuple[Recipe, ...],
    seeds: tuple[int, ...],
    steps: int,
    decay: bool = False,
) -> Config:
    """The run of one architecture with one objective: every recipe with every seed, side by side.

    For "clip" all recipes must have the same strength, because an ensemble has one clipping bound.
    """
    members = [(recipe, seed) for recipe in recipes for seed in seeds]
    strengths = tuple(recipe.strength for recipe, _ in members)
    constraint: dict[str, Any] = {}
    if objective == "clip":
        constraint = {"clip": strengths[0]}
    elif objective in STRENGTHS:
        constraint = {"lambda_gp": strengths}
    return Config(
        data=data, **OBJECTIVES[objective], **COMMON, **constraint, depth=architecture.depth, width=architecture.width,
        activation=architecture.activation, batch_norm=architecture.batch_norm, n_critic=n_critic, decay=decay,
        learning_rate=tuple(recipe.learning_rate for recipe, _ in members), seeds=tuple(seed for _, seed in members),
        steps=steps,
    )  # fmt: skip
