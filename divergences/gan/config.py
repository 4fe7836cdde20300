"""All settings of a run on toy data, validated once and saved with every result. Needs no torch."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from ..arguments import checked
from ..checks import Array, as_choice, as_flag, as_real, as_scalar
from .run_config import OBJECTIVE_NAMES, RunConfig

if TYPE_CHECKING:
    from .objectives import Objective

DATA_NAMES = ("segments", "two-gaussians", "ring", "grid", "swiss-roll", "two-moons")
PENALTIES = ("gp", "r1", "clip", "none")
GENERATORS = ("mlp", "shift")
ACTIVATION_NAMES = ("relu", "leaky_relu", "tanh", "softplus")
DTYPES = ("float32", "float64")
MAX_THETA = 1e15  # its square is still far below the largest float32
PER_SEED = ("learning_rate", "lambda_gp")
"""The numbers that may be given once for each seed."""
DEFAULT_STEPS = {"ring": 3500, "grid": 8000}
"""Steps of the default recipe where 2,500 are too few."""
RECIPES: dict[str, dict[str, Any]] = {
    "ours": {},
    # Gulrajani et al. (2017), algorithm 1 and section 5.1. They train on data of its own size, we near unit size.
    "paper": {
        "lambda_gp": 10.0, "n_critic": 5, "learning_rate": 1e-4, "beta1": 0.0, "beta2": 0.9, "decay": False, "ema": 0.0,
    },
}  # fmt: skip
"""Settings that belong together: `Config(**RECIPES["paper"])`."""


@dataclass(frozen=True)
class SavedObjective:
    """A user-defined objective read from a file, which has its name only: the run can be shown, not trained."""

    name: str


@checked
@dataclass(frozen=True, kw_only=True)
class Config(RunConfig):
    """A run of one or more networks trained side by side, one for each seed.

    `objective`, `learning_rate` and `lambda_gp` may be given once or once per seed.

    Attributes:
        data: one of `DATA_NAMES`, or "own" with points given to `train`.
        objective: "minimax", "non-saturating", "wasserstein", or an `objectives.Objective` of your own.
        penalty: "gp" (gradient penalty), "r1", "clip" (weight clipping) or "none".
        lambda_gp: weight of the penalty (of R1 too); 10 in the WGAN-GP paper, on data of its own size.
        one_sided: penalise only slopes above 1.
        clip: bound of the critic's weights for "clip".
        generator: "mlp", or "shift" for the article's G_θ(z) = (θ, z).
        theta: the first value of θ for "shift".
        width, depth, activation: the hidden layers of both networks.
        batch_norm: normalise the hidden layers of the generator over each batch (never those of the critic, whose
            penalty is of single samples).
        noise_dim: numbers the generator starts from (normal; for "shift" one, uniform).
        batch, n_critic: samples a step, critic steps before each step of the generator.
        steps: steps of the generator; 0 means 2,500, but 3,500 for the ring and 8,000 for the grid.
        simultaneous: move both networks from the same state, instead of the critic first.
        optimizer: "adam", "rmsprop" or "sgd"; beta1, beta2 for adam, beta2 as rmsprop's decay, beta1 as sgd's momentum.
        learning_rate: of both networks; `decay` lowers it linearly to 0.
        ema: share of the running mean of the generator's weights that is kept at each step; samples and pictures are
            those of the running mean. 0 for none.
        seeds: one whole number per network.
        device: "auto" takes cuda, then mps, then cpu.
        dtype: "float32" or "float64".
        snapshot_every: steps from one snapshot to the next.

    Raises:
        TypeError, ValueError: naming the field and what was expected.

    See Also:
        train.train: trains as a Config says.
        images.config.ImageConfig: the same for images.
    """

    data: str = "ring"
    objective: str | Objective | SavedObjective | tuple[str | Objective | SavedObjective, ...] = "wasserstein"
    penalty: str = "gp"
    lambda_gp: float | tuple[float, ...] = 0.1
    one_sided: bool = False
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
    learning_rate: float | tuple[float, ...] = 2e-3
    decay: bool = True
    ema: float = 0.995
    dtype: str = "float32"
    snapshot_every: int = 100

    _added_later: ClassVar[frozenset[str]] = frozenset({"batch_norm"})

    def __post_init__(self) -> None:
        self._check_choices(
            {"data": (*DATA_NAMES, "own"), "penalty": PENALTIES, "generator": GENERATORS, "dtype": DTYPES,
             "activation": ACTIVATION_NAMES}
        )  # fmt: skip
        if type(self.steps) is int and self.steps == 0:
            self._store("steps", DEFAULT_STEPS.get(self.data, 2500))
        super().__post_init__()
        self._check_counts("depth")
        for name in ("one_sided", "batch_norm", "simultaneous", "decay"):
            self._store(name, as_flag(name, getattr(self, name)))
        if self.batch_norm and (self.generator == "shift" or self.batch < 2):
            raise ValueError("batch_norm must be False for generator 'shift', and for a batch of one")
        self._check_objective()
        for name in PER_SEED:
            each = self.per_seed(name)
            self._store(name, tuple(each.tolist()) if np.ndim(getattr(self, name)) else float(each[0]))
        self._store("theta", as_scalar("theta", self.theta))
        if abs(self.theta) > MAX_THETA:
            raise ValueError(f"theta must be from -{MAX_THETA:g} to {MAX_THETA:g}, got {self.theta:g}")
        self._check_below_one("ema")

    @property
    def objectives(self) -> tuple[str | Objective | SavedObjective, ...]:
        """The objective of each seed."""
        return self.objective if isinstance(self.objective, tuple) else (self.objective,) * self.members

    def per_seed(self, name: str) -> Array:
        """A field of numbers from 0 up that may be given once or once per seed, as one number per seed, shape (E,)."""
        as_choice("name", name, PER_SEED)
        values = as_real(name, getattr(self, name))
        if values.ndim > 1 or (values.ndim == 1 and values.size != self.members):
            raise ValueError(f"{name} must be one number, or one for each of the {self.members} seeds")
        if (values < 0).any():
            raise ValueError(f"{name} must be at least 0, got {values.min()}")
        return np.broadcast_to(values, self.members)

    def to_json(self) -> str:
        """The whole configuration as JSON; an objective of your own is kept by its name."""
        given = self.objective if isinstance(self.objective, tuple) else (self.objective,)
        names = [each if isinstance(each, str) else each.name for each in given]
        values = asdict(replace(self, objective="wasserstein"))  # an objective of your own need not be copyable
        return json.dumps(values | {"objective": names if len(names) > 1 else names[0]})

    @classmethod
    def _revived(cls, values: dict[str, Any]) -> dict[str, Any]:
        def revive(name: Any) -> Any:
            return SavedObjective(name) if isinstance(name, str) and name not in OBJECTIVE_NAMES else name

        objective = values["objective"]
        revived = tuple(map(revive, objective)) if isinstance(objective, tuple) else revive(objective)
        return values | {"objective": revived}

    def _check_objective(self) -> None:
        given = self.objective
        if isinstance(given, list):
            self._store("objective", given := tuple(given))
        if isinstance(given, str):
            self._store("objective", as_choice("objective", given, OBJECTIVE_NAMES))
        for each in given if isinstance(given, tuple) else (given,):
            if isinstance(each, str):
                as_choice("objective", each, OBJECTIVE_NAMES)
            elif not isinstance(getattr(each, "name", None), str):
                raise TypeError(f"objective must be a name or an Objective, got {each!r}")
