"""Everything that decides a run, checked once, printable, and saved with every result."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import numpy as np
import torch

from ..checks import as_count, as_real
from .data import DATA
from .networks import ACTIVATIONS

PENALTIES = ("gp", "r1", "clip", "none")
OPTIMIZERS = ("adam", "rmsprop", "sgd")
DEVICES = ("auto", "cpu", "cuda", "mps")
STEPS = {"ring": 3500, "grid": 8000}
"""Steps of the default recipe where 2,500 are too few."""
RECIPES: dict[str, dict[str, Any]] = {
    "ours": {},
    # Gulrajani et al. (2017), algorithm 1 and section 5.1; data in its own size there, near unit size here.
    "paper": {
        "lambda_gp": 10.0, "n_critic": 5, "learning_rate": 1e-4, "beta1": 0.0, "beta2": 0.9, "decay": False, "ema": 0.0,
    },
}  # fmt: skip
"""Settings that belong together: `Config(**RECIPES["paper"])`."""


@dataclass(frozen=True)
class Config:
    """A run of one or more networks trained side by side, one for each seed.

    `objective`, `learning_rate` and `lambda_gp` may be given once or once per seed.

    Attributes:
        data: name in `data.DATA`, or "own" with points given to `train`.
        objective: "minimax", "non-saturating" or "wasserstein".
        penalty: "gp" (gradient penalty), "r1", "clip" (weight clipping) or "none".
        lambda_gp: weight of the penalty (of R1 too); 10 in the WGAN-GP paper, on data of its own size.
        one_sided: penalise only slopes above 1.
        clip: bound of the weights for "clip".
        generator: "mlp", or "shift" for the article's G_θ(z) = (θ, z).
        theta: where "shift" starts.
        width, depth, activation: the hidden layers of both networks.
        batch_norm: normalise the hidden layers of the generator over each batch (never of the critic, whose penalty is
            of single samples).
        noise_dim: numbers the generator starts from (normal; for "shift" one, uniform).
        batch, n_critic: samples a step, critic steps before each step of the generator.
        steps: steps of the generator; left out (0), 2,500, but 3,500 for the ring and 8,000 for the grid.
        simultaneous: move both networks from the same state, instead of the critic first.
        optimizer: "adam", "rmsprop" or "sgd"; beta1, beta2 for adam, beta2 as rmsprop's decay, beta1 as sgd's momentum.
        learning_rate: of both networks; `decay` lowers it linearly to 0.
        ema: the reported generator is the running mean of its weights, this much kept each step; 0 for none.
        seeds: one whole number per network.
        device: "auto" takes cuda, then mps, then cpu.
        snapshot_every: steps from one snapshot to the next.

    Raises:
        TypeError, ValueError: naming the field and what was expected.
    """

    data: str = "ring"
    objective: Any = "wasserstein"
    penalty: str = "gp"
    lambda_gp: float | tuple[float, ...] = 0.1
    one_sided: bool = False
    clip: float = 0.01
    generator: str = "mlp"
    theta: float = 1.0
    width: int = 128
    depth: int = 3
    activation: str = "relu"
    batch_norm: bool = False
    noise_dim: int = 2
    batch: int = 256
    steps: int = 0
    n_critic: int = 1
    simultaneous: bool = False
    optimizer: str = "adam"
    beta1: float = 0.0
    beta2: float = 0.9
    learning_rate: float | tuple[float, ...] = 2e-3
    decay: bool = True
    ema: float = 0.995
    seeds: tuple[int, ...] = (0,)
    device: str = "auto"
    dtype: str = "float32"
    snapshot_every: int = 100

    def __post_init__(self) -> None:
        if self.steps == 0 and isinstance(self.data, str):
            object.__setattr__(self, "steps", STEPS.get(self.data, 2500))
        _choice("data", self.data, (*DATA, "own"))
        _choice("penalty", self.penalty, PENALTIES)
        _choice("generator", self.generator, ("mlp", "shift"))
        _choice("activation", self.activation, tuple(ACTIVATIONS))
        _choice("optimizer", self.optimizer, OPTIMIZERS)
        _choice("device", self.device, DEVICES)
        _choice("dtype", self.dtype, ("float32", "float64"))
        for name in ("width", "depth", "noise_dim", "batch", "steps", "n_critic", "snapshot_every"):
            as_count(name, getattr(self, name))
        for name in ("one_sided", "batch_norm", "simultaneous", "decay"):
            if not isinstance(getattr(self, name), bool):
                raise TypeError(f"{name} must be True or False, got {getattr(self, name)!r}")
        if self.batch_norm and (self.generator == "shift" or self.batch < 2):
            raise ValueError("batch_norm must be False for generator 'shift', and for a batch of one")
        if not isinstance(self.seeds, (tuple, list)) or not self.seeds:
            raise TypeError(f"seeds must be a tuple of at least one whole number, got {self.seeds!r}")
        object.__setattr__(self, "seeds", tuple(as_count("seeds", seed, least=0) for seed in self.seeds))
        for name in ("objective", "learning_rate", "lambda_gp"):
            if isinstance(getattr(self, name), list):
                object.__setattr__(self, name, tuple(getattr(self, name)))
        self.per_seed("learning_rate", least=0)
        self.per_seed("lambda_gp", least=0)
        _within("clip", self.clip, 0, np.inf, open_low=True)
        _within("theta", self.theta, -np.inf, np.inf)
        for name in ("beta1", "beta2", "ema"):
            _within(name, getattr(self, name), 0, 1, open_high=True)

    @property
    def members(self) -> int:
        """How many networks are trained side by side."""
        return len(self.seeds)

    def per_seed(self, name: str, least: float) -> np.ndarray:
        """A field that may be given once or once per seed, as one number per seed, shape (E,)."""
        values = as_real(name, getattr(self, name))
        if values.ndim > 1 or (values.ndim == 1 and values.size != self.members):
            raise ValueError(f"{name} must be one number, or one for each of the {self.members} seeds")
        if (values < least).any():
            raise ValueError(f"{name} must be at least {least}, got {values.min()}")
        return np.broadcast_to(values, self.members)

    def to_json(self) -> str:
        """The whole configuration as JSON; an objective of your own is kept by its name."""
        fields_ = asdict(replace(self, objective="wasserstein"))
        named = self.objective if isinstance(self.objective, (tuple, list)) else [self.objective]
        names = [each if isinstance(each, str) else each.name for each in named]
        return json.dumps(fields_ | {"objective": names if len(names) > 1 else names[0]})

    @classmethod
    def from_json(cls, text: str) -> Config:
        """The inverse of `to_json`; raises ValueError for text that it did not write."""
        try:
            values: dict[str, Any] = json.loads(text)
            known = {field.name for field in fields(cls)}
            values = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
            if set(values) != known:
                raise ValueError(f"its fields must be {', '.join(sorted(known))}")
            return cls(**values)
        except (json.JSONDecodeError, AttributeError, TypeError) as error:
            raise ValueError(f"text must be a saved Config: {error}") from None


def resolve_device(name: str) -> torch.device:
    """The device of that name; "auto" takes the best there is.

    Raises:
        RuntimeError: if a device is demanded that this machine does not have.
    """
    there = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if name == "auto":
        name = next(each for each in ("cuda", "mps", "cpu") if there[each])
    if not there[name]:
        raise RuntimeError(f"device {name!r} was asked for, but this machine has none; use device='auto' or 'cpu'")
    # With its number, as another thread may have another GPU for its current one.
    return torch.device("cuda", torch.cuda.current_device()) if name == "cuda" else torch.device(name)


def _choice(name: str, value: object, words: tuple[str, ...]) -> None:
    if not isinstance(value, str) or value not in words:
        raise ValueError(f"{name} must be one of {', '.join(words)}, got {value!r}")


def _within(
    name: str, value: float, low: float, high: float, *, open_low: bool = False, open_high: bool = False
) -> None:
    number = float(as_real(name, value))
    if number < low or number > high or (open_low and number == low) or (open_high and number == high):
        raise ValueError(
            f"{name} must be from {low} to {high}{' (open)' if open_low or open_high else ''}, got {value}"
        )
