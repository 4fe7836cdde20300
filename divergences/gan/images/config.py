"""Everything that decides a run on images, checked once and saved with every result."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np

from ...checks import as_count, as_real
from ..config import DEVICES, OPTIMIZERS
from ..objectives import OBJECTIVES
from .networks import FILTERS, NORMS

PENALTIES = ("gp", "clip", "none")


@dataclass(frozen=True)
class ImageConfig:
    """A DCGAN pair for each seed, trained side by side.

    Attributes:
        objective: "minimax", "non-saturating" or "wasserstein".
        penalty: "gp" (gradient penalty), "clip" (weight clipping) or "none".
        lambda_gp: weight of the gradient penalty.
        clip: bound of the critic's weights for "clip".
        generator_norm: "batch" or "none".
        filters: "constant" or "doubling", of the generator.
        critic_norm: "batch", "layer" or "none"; not "batch" with "gp", whose slopes are those of single samples.
        width: filters of the layers next to the image.
        noise_dim: normal numbers the generator starts from.
        batch, n_critic: images a step, critic steps before each step of the generator.
        steps: steps of the generator.
        optimizer: "adam", "rmsprop" or "sgd"; beta1, beta2 for adam, beta2 as rmsprop's decay, beta1 as sgd's momentum.
        learning_rate: of both networks.
        seeds: one whole number per pair.
        device: "auto" takes cuda, then mps, then cpu.
        snapshot_every: generator steps from one snapshot to the next.

    Raises:
        TypeError, ValueError: naming the field and what was expected.
    """

    objective: str = "wasserstein"
    penalty: str = "gp"
    lambda_gp: float = 10.0
    clip: float = 0.01
    generator_norm: str = "none"
    filters: str = "constant"
    critic_norm: str = "layer"
    width: int = 32
    noise_dim: int = 100
    batch: int = 64
    n_critic: int = 5
    steps: int = 500
    optimizer: str = "adam"
    beta1: float = 0.0
    beta2: float = 0.9
    learning_rate: float = 1e-4
    seeds: tuple[int, ...] = (0,)
    device: str = "auto"
    snapshot_every: int = 50

    def __post_init__(self) -> None:
        words = {
            "objective": tuple(OBJECTIVES), "penalty": PENALTIES, "generator_norm": ("batch", "none"),
            "filters": FILTERS, "critic_norm": NORMS, "optimizer": OPTIMIZERS, "device": DEVICES,
        }  # fmt: skip
        for name, known in words.items():
            if getattr(self, name) not in known:
                raise ValueError(f"{name} must be one of {', '.join(known)}, got {getattr(self, name)!r}")
        if self.penalty == "gp" and self.critic_norm == "batch":
            raise ValueError("critic_norm must be layer or none with the penalty gp, got 'batch': it mixes the samples")
        for name in ("width", "noise_dim", "n_critic", "steps", "snapshot_every"):
            as_count(name, getattr(self, name))
        as_count("batch", self.batch, least=2)
        if not isinstance(self.seeds, (tuple, list)) or not self.seeds:
            raise TypeError(f"seeds must be a tuple of at least one whole number, got {self.seeds!r}")
        object.__setattr__(self, "seeds", tuple(as_count("seeds", seed, least=0) for seed in self.seeds))
        ranges = {"lambda_gp": np.inf, "clip": np.inf, "learning_rate": np.inf, "beta1": 1, "beta2": 1}
        for name, end in ranges.items():
            number = float(as_real(name, getattr(self, name)))
            if not 0 <= number < end or (name == "clip" and number == 0):
                raise ValueError(f"{name} must be at least 0 and less than {end}, got {number}")

    @property
    def members(self) -> int:
        """How many pairs are trained side by side."""
        return len(self.seeds)

    def to_json(self) -> str:
        """The whole configuration as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> ImageConfig:
        """The inverse of `to_json`; raises ValueError for text that it did not write."""
        try:
            values: dict[str, Any] = json.loads(text)
            if set(values) != {field.name for field in fields(cls)}:
                raise ValueError("its fields are others")
            values = {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
            return cls(**values)
        except (ValueError, AttributeError, TypeError) as error:
            raise ValueError(f"text must be a saved ImageConfig: {error}") from None
