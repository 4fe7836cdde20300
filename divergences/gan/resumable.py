"""What a trainer needs to go on where it was stopped: every number that a step changes, and where its streams were."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Protocol, Self

import numpy as np
import torch
from torch import Tensor, nn

from .optimizers import Optimizer


class _Config(Protocol):
    def to_json(self) -> str: ...


class _Network(Protocol):
    flat: nn.Parameter


class Resumable(ABC):
    """A trainer of two networks whose rest, after a restart, gives the numbers of an uninterrupted run.

    Attributes:
        step: generator steps made so far.
        seconds: spent training.
        diverged_at: the step at which a network's numbers ran away or became nan, −1 if they did not, shape (E,).
    """

    config: _Config
    critic: _Network
    generator: _Network
    critic_optimizer: Optimizer
    generator_optimizer: Optimizer
    diverged_at: Tensor
    step: int
    seconds: float

    def checkpoint(self) -> dict[str, np.ndarray]:
        """All that a run needs to go on: plain arrays, for `numpy.savez` or `write_npz`."""
        plain = {"config": self.config.to_json(), "step": self.step, "seconds": self.seconds}
        state = {name: np.array(value) for name, value in plain.items()}
        state |= {name: part.detach().cpu().numpy().copy() for name, part in self.changing().items()}
        return state | {f"stream{i}": stream.numpy().copy() for i, stream in enumerate(self._stream_states())}

    def restore(self, checkpoint: dict[str, np.ndarray]) -> None:
        """Go on where `checkpoint` was taken.

        Raises:
            ValueError: if it is not a checkpoint of this config.
        """
        if str(checkpoint.get("config", "")) != self.config.to_json():
            raise ValueError("checkpoint must be one of the same config")
        for name, part in self.changing().items():
            part.copy_(torch.as_tensor(checkpoint[name]))
        self.step, self.seconds = int(checkpoint["step"]), float(checkpoint["seconds"])
        count = sum(name.startswith("stream") for name in checkpoint)
        self._restore_streams([torch.as_tensor(checkpoint[f"stream{i}"]) for i in range(count)])

    def changing(self) -> dict[str, Tensor]:
        """Every tensor that a step changes."""
        found = {"critic": self.critic.flat.data, "generator": self.generator.flat.data}
        found["diverged_at"] = self.diverged_at
        for player, optimizer in (("critic", self.critic_optimizer), ("generator", self.generator_optimizer)):
            found |= {f"{player}.{name}": part for name, part in optimizer.state.items()}
        return found

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        """A trainer that goes on from here as this one does; neither disturbs the other.

        Networks, buffers and optimizers hold views of each other's memory, so that a copy is built anew and restored.
        """
        copied = self.fresh()
        copied.restore(self.checkpoint())
        memo[id(self)] = copied
        return copied

    @abstractmethod
    def fresh(self) -> Self:
        """A trainer of the same settings at step 0."""

    @abstractmethod
    def _stream_states(self) -> list[Tensor]: ...

    @abstractmethod
    def _restore_streams(self, states: list[Tensor]) -> None: ...
