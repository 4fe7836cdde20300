"""The runs on images behind figures 5, 6 and 7, and the settings of each: design.md says why."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from divergences.checks import as_count
from divergences.gan.images.config import ImageConfig

RUNS = Path(__file__).parent / "runs"
LONG = RUNS / "long"
RATES_FILE = LONG / "rates.json"
METHODS: dict[str, dict[str, Any]] = {
    # Radford, Metz, Chintala (2016), section 3.
    "gan": {
        "objective": "non-saturating", "penalty": "none", "critic_norm": "batch", "n_critic": 1,
        "optimizer": "adam", "learning_rate": 2e-4, "beta1": 0.5, "beta2": 0.999,
    },
    # Arjovsky, Chintala, Bottou (2017), algorithm 1.
    "clip": {
        "objective": "wasserstein", "penalty": "clip", "clip": 0.01, "critic_norm": "batch", "n_critic": 5,
        "optimizer": "rmsprop", "learning_rate": 5e-5, "beta2": 0.99,
    },
    # Gulrajani et al. (2017), algorithm 1 and section 4.
    "gp": {
        "objective": "wasserstein", "penalty": "gp", "lambda_gp": 10.0, "critic_norm": "layer", "n_critic": 5,
        "optimizer": "adam", "learning_rate": 1e-4, "beta1": 0.0, "beta2": 0.9,
    },
    # Mescheder, Geiger, Nowozin (2018), section 4.1 (γ = 10 there); their networks have no batch normalisation.
    "r1": {
        "objective": "non-saturating", "penalty": "r1", "lambda_gp": 5.0, "critic_norm": "layer", "n_critic": 1,
        "optimizer": "adam", "learning_rate": 1e-4, "beta1": 0.0, "beta2": 0.99,
    },
}  # fmt: skip
GENERATORS = {"plain": "none", "norm": "batch"}
NAMES = [f"{method}-{generator}" for method in ("gan", "clip", "gp") for generator in GENERATORS]
# What follows the hyphen in the name of a run: how it differs from a run with a generator without batch normalisation.
VARIANTS: dict[str, dict[str, Any]] = {
    "plain": {},
    "norm": {"generator_norm": "batch"},
    "published": {},
    "mlp": {"generator": "mlp"},
    "warm": {"warm_up_steps": 25, "warm_up_n_critic": 100},
    "code": {"generator_biases": False, "filters": "doubling"},
    "bfloat16": {"precision": "bfloat16"},
    "float32": {"precision": "float32"},
}
CRITIC_STEPS = {"mlp": 3000, "bfloat16": 500, "float32": 500}  # of the variants with shorter runs
IN_ORDER = [
    "gan-plain", "gp-plain", "clip-plain", "gan-published", "gan-mlp", "gp-mlp",
    "gan-norm", "gp-norm", "clip-norm", "r1-plain", "clip-warm", "gan-code", "gp-code", "gp-bfloat16", "gp-float32",
]  # fmt: skip
PRESETS: dict[str, dict[str, Any]] = {
    # About a quarter of an hour on one core. The Wasserstein rates are higher than the papers': with so few steps
    # theirs hardly leave the start (chosen on seed 11, judged on the seeds below).
    "cpu": {
        "names": NAMES, "seeds": [1, 2], "out": RUNS, "size": 28, "width": 32, "critic_steps": 1200, "snapshots": 8,
        "precision": "float32", "rates": {"clip": 5e-4, "gp": 5e-4},
    },
    # About two hours on one core; every rate is found by figures.rates.
    "long": {
        "names": IN_ORDER, "seeds": [1, 2, 3], "out": LONG, "size": 32, "width": 16, "critic_steps": 7500,
        "snapshots": 10, "precision": "bfloat16", "rates": None,
    },
    # 200,000 generator steps of a WGAN, as in the WGAN-GP paper; for a GPU.
    "paper": {
        "names": NAMES, "seeds": [1, 2], "out": RUNS, "size": 28, "width": 64, "critic_steps": 1_000_000,
        "snapshots": 8, "precision": "float32", "rates": {},
    },
}  # fmt: skip


def config_of(name: str, preset: str, seeds: list[int], device: str, critic_steps: int | None = None) -> ImageConfig:
    """The settings of one of the runs.

    Raises:
        FileNotFoundError: if its rate is to be searched first.
    """
    rates = PRESETS[preset]["rates"]
    config = published_config(name, preset, seeds, device, critic_steps)
    method, variant = name.split("-")
    if variant == "published":
        return config
    if rates is None:
        rates = found_rates()
        if method not in rates:
            raise ValueError(f"{RATES_FILE.name} lacks {method}: search its rate with python -m figures.rates")
    return replace(config, learning_rate=rates.get(method, config.learning_rate))


def published_config(
    name: str, preset: str, seeds: list[int], device: str, critic_steps: int | None = None
) -> ImageConfig:
    """The same with the rate that the method was published with."""
    method, variant = name.split("-")
    chosen, changes = PRESETS[preset], VARIANTS[variant]
    budget = min(chosen["critic_steps"], CRITIC_STEPS.get(variant, chosen["critic_steps"]))
    budget = budget if critic_steps is None else as_count("critic_steps", critic_steps)
    kept = {key: chosen[key] for key in ("width", "precision")}
    config = ImageConfig(**METHODS[method] | kept | changes, seeds=tuple(seeds), device=device)
    left = max(0, budget - config.warm_up_n_critic * config.warm_up_steps)  # after the warm-up
    steps = max(1, config.warm_up_steps + left // config.n_critic)
    return replace(config, steps=steps, snapshot_every=-(-steps // chosen["snapshots"]))


def identity_of(row: dict[str, Any]) -> tuple[str, float, int]:
    """What was tried in a row of the table of rates."""
    return row["method"], row["rate"], row["critic_steps"]


def read_rates(path: Path, name: str = "path") -> list[dict[str, Any]]:
    """Return the rows of a table of rates, none if it is not there.

    Args:
        path: of the table.
        name: what the error calls the path.

    Raises:
        ValueError: if it is damaged, or something else; it stays as it is.
    """
    try:
        rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["rows"]
        for row in rows:
            identity_of(row), float(row["distance"])
        return rows
    except FileNotFoundError:
        return []
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name} must be a table of rates, {path} is damaged or none: {error!r}") from None


def found_rates() -> dict[str, float]:
    """Of each method the rate whose samples came nearest to real digits in the search.

    Raises:
        FileNotFoundError: saying how to search.
    """
    if not RATES_FILE.is_file():
        raise FileNotFoundError(
            f"{RATES_FILE.name} is missing from figures/runs/long: make it with python -m figures.rates"
        )
    rows = read_rates(RATES_FILE)
    best = {row["method"]: row for row in sorted(rows, key=lambda row: -row["distance"])}
    return {method: float(row["rate"]) for method, row in best.items()}
