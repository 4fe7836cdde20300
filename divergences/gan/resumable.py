"""Checkpoints of a trainer: every tensor that a step changes, and the states of its random streams."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Protocol, Self

import numpy as np
import torch
from torch import Tensor, nn

from .ending import Ending
from .optimizers import Optimizer
from .run_config import RunConfig


class _Network(Protocol):
    flat: nn.Parameter


class Resumable(ABC):
    """A trainer of two networks. Restored from a checkpoint, it gives the numbers of an uninterrupted run.

    Attributes:
        step: generator steps made so far.
        seconds: time spent training.
        diverged_at: the step at which a network's scores became too large or nan, −1 if they did not, shape (E,).
    """

    config: RunConfig
    critic: _Network
    generator: _Network
    critic_optimizer: Optimizer
    generator_optimizer: Optimizer
    diverged_at: Tensor
    step: int
    seconds: float

    def checkpoint(self) -> dict[str, np.ndarray]:
        """Everything that a run needs to continue, as plain arrays for `numpy.savez` or `history.write_npz`."""
        plain = {"config": self.config.to_json(), "step": self.step, "seconds": self.seconds}
        state = {name: np.array(value) for name, value in plain.items()}
        state |= {name: part.detach().cpu().numpy().copy() for name, part in self.changing().items()}
        return state | {f"stream{i}": stream.numpy().copy() for i, stream in enumerate(self._stream_states())}

    def restore(self, checkpoint: dict[str, np.ndarray]) -> None:
        """Return to the state in which `checkpoint` was taken.

        Raises:
            ValueError: if it is not a checkpoint of this config.
        """
        if not self.config.matches(str(checkpoint.get("config", ""))):
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

    def ending(self) -> Ending | None:
        """How the run has ended: "diverged" if every network has, "done" after the last step, else None."""
        if bool((self.diverged_at >= 0).all()):
            return Ending("diverged", int(self.diverged_at.max()))
        return Ending("done", self.step) if self.step >= self.config.steps else None

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
    def _stream_states(self) -> list[Tensor]:
        """The states of the random streams from which the next steps follow."""

    @abstractmethod
    def _restore_streams(self, states: list[Tensor]) -> None:
        """The inverse of `_stream_states`."""
