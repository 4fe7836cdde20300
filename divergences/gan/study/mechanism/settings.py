"""What the mechanism's three parts are run with; `design.md` gives the reasons."""

from __future__ import annotations

from typing import Any

from ....arguments import checked
from ....checks import as_count
from ...config import Config

OBJECTIVES: dict[str, dict[str, Any]] = {
    "minimax": {"objective": "minimax", "penalty": "none"},
    "non-saturating": {"objective": "non-saturating", "penalty": "none"},
    "r1": {"objective": "non-saturating", "penalty": "r1", "lambda_gp": 0.5},
    "gp": {"objective": "wasserstein", "penalty": "gp", "lambda_gp": 1.0},
    "clip": {"objective": "wasserstein", "penalty": "clip", "clip": 0.03},
}
"""The five trainings, each with the middle strength of its range."""
NETWORKS: tuple[dict[str, Any], ...] = (
    {"depth": 2, "width": 32, "activation": "leaky_relu"},
    {"depth": 3, "width": 32, "activation": "relu"},
    {"depth": 2, "width": 32, "activation": "tanh"},
    {"depth": 3, "width": 16, "activation": "leaky_relu"},
)
"""The hidden layers of both players."""
DATA = ("ring", "grid")
SEEDS = 10
MOST_SEEDS = 1000
COMMON: dict[str, Any] = {
    "batch": 64, "optimizer": "adam", "beta1": 0.0, "beta2": 0.9, "decay": False, "ema": 0.0, "device": "cpu",
}  # fmt: skip


@checked
def paired(rates: tuple[float, ...], seeds: int) -> dict[str, Any]:
    """Every rate with every seed, side by side: the same seeds at each rate."""
    seeds = as_count("seeds", seeds, most=MOST_SEEDS)
    return {
        "learning_rate": tuple(rate for rate in rates for _ in range(seeds)),
        "seeds": tuple(range(seeds)) * len(rates),
    }


@checked
def training_config(
    network: int, objective: str, data: str, n_critic: int, rates: tuple[float, ...], steps: int, seeds: int = SEEDS
) -> Config:
    """The run of one network with one objective on one data set, at all rates and seeds side by side."""
    number = as_count("network", network, least=0, most=len(NETWORKS) - 1)
    return Config(
        data=data, n_critic=n_critic, steps=steps, **OBJECTIVES[objective], **NETWORKS[number], **COMMON,
        **paired(rates, seeds),
    )  # fmt: skip
