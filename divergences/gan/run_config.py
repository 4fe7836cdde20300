"""Base class of the configurations of runs on toy data and on images. Needs no torch."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, Self

from ..arguments import checked
from ..checks import as_choice, as_count, as_scalar

OBJECTIVE_NAMES = ("minimax", "non-saturating", "wasserstein")
OPTIMIZERS = ("adam", "rmsprop", "sgd")
DEVICES = ("auto", "cpu", "cuda", "mps")
MAX_TORCH_SEED = 2**32 - 1
"""Torch's generator on the CPU takes 32 bits of a seed: larger ones would start like smaller ones."""
MAX_SEED = 2**31 - 1
"""Largest seed of a run: seed s starts generators of torch with 2s and 2s + 1, which are at most `MAX_TORCH_SEED`."""


@checked
def as_seeds(name: str, seeds: Sequence[int]) -> list[int]:
    """Return seeds of torch's generators: at least one whole number from 0 to 2³² − 1.

    Raises:
        TypeError, ValueError: if they are something else; the message begins with the name.
    """
    found = [as_count(name, seed, least=0, most=MAX_TORCH_SEED) for seed in seeds]
    if not found:
        raise ValueError(f"{name} must be at least one whole number, got none")
    return found


@checked
@dataclass(frozen=True, kw_only=True)
class RunConfig:
    """The settings that every run has. Values are stored as they were checked: plain Python numbers and tuples.

    Attributes:
        width: units of a hidden layer, or filters of the layers next to the image.
        noise_dim: numbers the generator starts from.
        clip: bound of the critic's weights where the penalty is "clip".
        batch, n_critic: samples a step, critic steps before each step of the generator.
        steps: steps of the generator.
        optimizer: "adam", "rmsprop" or "sgd"; beta1, beta2 for adam, beta2 as rmsprop's decay, beta1 as sgd's momentum.
        seeds: one whole number for each network (or pair) trained side by side.
        device: "auto" takes cuda, then mps, then cpu.
        snapshot_every: generator steps from one snapshot to the next.
    """

    width: int
    noise_dim: int
    clip: float = 0.01
    batch: int
    n_critic: int
    steps: int
    optimizer: str = "adam"
    beta1: float = 0.0
    beta2: float = 0.9
    seeds: tuple[int, ...] = (0,)
    device: str = "auto"
    snapshot_every: int

    _added_later: ClassVar[frozenset[str]] = frozenset()
    """Fields that files of earlier versions lack; they take their default."""

    def __post_init__(self) -> None:
        self._check_choices({"optimizer": OPTIMIZERS, "device": DEVICES})
        self._check_counts("width", "noise_dim", "batch", "n_critic", "steps", "snapshot_every")
        if not isinstance(self.seeds, (tuple, list)) or not self.seeds:
            raise TypeError(f"seeds must be a tuple of at least one whole number, got {self.seeds!r}")
        self._store("seeds", tuple(as_count("seeds", seed, least=0, most=MAX_SEED) for seed in self.seeds))
        self._store("clip", as_scalar("clip", self.clip, positive=True))
        self._check_below_one("beta1", "beta2")

    @property
    def members(self) -> int:
        """How many networks (or pairs) are trained side by side."""
        return len(self.seeds)

    def to_json(self) -> str:
        """The whole configuration as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The inverse of `to_json`.

        Raises:
            ValueError: for text that `to_json` did not write.
        """
        try:
            values: dict[str, Any] = json.loads(text)
            known = {field.name for field in fields(cls)}
            if not known - cls._added_later <= set(values) <= known:
                raise ValueError(f"its fields must be {', '.join(sorted(known))}")
            values = {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
            return cls(**cls._revived(values))
        except (ValueError, AttributeError, TypeError) as error:
            raise ValueError(f"text must be a saved {cls.__name__}: {error}") from None

    @classmethod
    def _revived(cls, values: dict[str, Any]) -> dict[str, Any]:
        """The values of a file as the constructor takes them."""
        return values

    def matches(self, text: str) -> bool:
        """Whether `text` is this configuration as this or an earlier version saved it."""
        try:
            return type(self).from_json(text).to_json() == self.to_json()
        except ValueError:
            return False

    def _store(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    def _check_counts(self, *names: str) -> None:
        for name in names:
            self._store(name, as_count(name, getattr(self, name)))

    def _check_choices(self, choices: dict[str, Iterable[str]]) -> None:
        for name, allowed in choices.items():
            self._store(name, as_choice(name, getattr(self, name), allowed))

    def _check_below_one(self, *names: str) -> None:
        for name in names:
            number = as_scalar(name, getattr(self, name))
            if not 0 <= number < 1:
                raise ValueError(f"{name} must be at least 0 and less than 1, got {number}")
            self._store(name, number)
