"""Checkpoints of a trainer: every tensor that a step changes, and the states of its random streams."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, Self, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from ..arguments import checked
from ..memory import OutOfMemory, out_of_memory
from .ending import Ending
from .optimizers import Optimizer
from .run_config import RunConfig
from .threads import ThreadChooser, thread_counts
from .torch_defaults import torch_defaults


class _Network(Protocol):
    flat: nn.Parameter


@checked
class Resumable(ABC):
    """A trainer of two networks. Restored from a checkpoint, it gives the numbers of an uninterrupted run.

    Attributes:
        step: generator steps made so far.
        seconds: time spent training.
        diverged_at: the step at which a network's scores became too large or nan, −1 if they did not, shape (E,).
    """

    config: RunConfig
    device: torch.device
    critic: _Network
    generator: _Network
    critic_optimizer: Optimizer
    generator_optimizer: Optimizer
    diverged_at: Tensor
    step: int
    seconds: float
    _threads: tuple[int, ThreadChooser] | None = None  # the caller's limit, and the choice up to it

    @torch_defaults()
    def checkpoint(self) -> dict[str, np.ndarray]:
        """All state that a run needs to continue, as plain arrays for `numpy.savez` or `history.write_npz`."""
        plain = {"config": self.config.to_json(), "step": self.step, "seconds": self.seconds}
        state = {name: np.array(value) for name, value in plain.items()}
        state |= {name: part.detach().cpu().numpy().copy() for name, part in self.mutable_tensors().items()}
        return state | {f"stream{i}": stream.numpy().copy() for i, stream in enumerate(self._stream_states())}

    @torch_defaults()
    def restore(self, checkpoint: dict[str, np.ndarray]) -> None:
        """Return to the state in which `checkpoint` was taken.

        Raises:
            ValueError: if it is not a checkpoint of this config; the trainer is as it was then.
        """
        if not self.config.matches(str(checkpoint.get("config", ""))):
            raise ValueError("checkpoint must be one of the same config")
        mutable_tensors, before = self.mutable_tensors(), self._stream_states()
        try:
            parts = {name: torch.as_tensor(checkpoint[name]).to(part) for name, part in mutable_tensors.items()}
            for name, part in mutable_tensors.items():
                if parts[name].shape != part.shape:
                    raise ValueError(f"{name} has the shape {tuple(parts[name].shape)}, not {tuple(part.shape)}")
            step, seconds = int(checkpoint["step"]), float(checkpoint["seconds"])
            count = sum(name.startswith("stream") for name in checkpoint)
            if count != len(self.config.seeds) and (count, step) != (0, 0):
                raise ValueError(f"it has {count} streams of random numbers, not {len(self.config.seeds)}")
            streams = [torch.as_tensor(checkpoint[f"stream{i}"]) for i in range(count)]
            self._restore_streams(streams)
        except (KeyError, TypeError, ValueError, RuntimeError, OverflowError) as error:
            self._restore_streams(before)
            reason = f"it lacks {error}" if isinstance(error, KeyError) else error
            raise ValueError(f"checkpoint must be a whole one of this config: {reason}") from None
        for name, part in mutable_tensors.items():
            part.copy_(parts[name])
        self.step, self.seconds = step, seconds

    def mutable_tensors(self) -> dict[str, Tensor]:
        """Every tensor that a step changes."""
        found = {"critic": self.critic.flat.data, "generator": self.generator.flat.data}
        found["diverged_at"] = self.diverged_at
        for player, optimizer in (("critic", self.critic_optimizer), ("generator", self.generator_optimizer)):
            found |= {f"{player}.{name}": part for name, part in optimizer.state.items()}
        return found

    def _repeat(self, step: Callable[[], object], steps: int) -> None:
        """Make `step` that many times, on the CPU with the number of threads that is fastest at the moment.

        Raises:
            OutOfMemory: if there is no more memory; networks and `step` are those of the last step that was begun.
        """
        try:
            limit = torch.get_num_threads()
            if self._threads is None or self._threads[0] != limit:
                counts = self._thread_counts(limit) if self.device.type == "cpu" else [limit]
                self._threads = limit, ThreadChooser(counts, equal=partial(self._equal_bits, step))
            self._threads[1].repeat(step, steps)
        except (MemoryError, RuntimeError) as error:
            if not out_of_memory(error):
                raise
            raise OutOfMemory(
                f"there was no more memory at step {self.step} of {self.config.steps}; "
                "a smaller batch, smaller networks or fewer seeds need less"
            ) from error

    def _equal_bits(self, step: Callable[[], object], count: int) -> bool:
        """Whether a step from the present state gives the same bits with that number of threads as with one thread.

        The number in use may change at any step, but the same seed must give the same numbers. In the libraries that we
        know, matrix products give the same bits with any number of threads (MKL does not split a sum), but a full sum
        of more than 32,767 terms does not. Therefore this is tested and not assumed.
        """
        before, found, in_use = self.checkpoint(), [], torch.get_num_threads()
        for threads in (1, count):
            try:
                torch.set_num_threads(threads)
                step()
                found.append([part.detach().numpy().tobytes() for part in self.mutable_tensors().values()])
            finally:
                torch.set_num_threads(in_use)
                self.restore(before)
        return found[0] == found[1]

    def _thread_counts(self, limit: int) -> list[int]:
        """The numbers of threads to try."""
        return thread_counts(limit)

    def ending(self) -> Ending | None:
        """How the run has ended: "diverged" if every network has, "done" after the last step, else None."""
        if bool((self.diverged_at >= 0).all()):
            return Ending("diverged", int(self.diverged_at.max()))
        return Ending("done", self.step) if self.step >= self.config.steps else None

    def __copy__(self) -> Self:
        """An independent trainer that continues from the present state as this one does.

        Networks, buffers and optimizers hold views of each other's memory, so that a copy is built anew and restored,
        however it is made: by `copy.copy`, by `copy.deepcopy`, or through pickle.
        """
        return _restored(type(self), self._made_of(), self.checkpoint())

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        memo[id(self)] = copied = self.__copy__()
        return copied

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (type(self), self._made_of(), self.checkpoint())

    @abstractmethod
    def _made_of(self) -> tuple[Any, ...]:
        """The arguments of the constructor."""

    @abstractmethod
    def _stream_states(self) -> list[Tensor]:
        """The states of the random streams from which the next steps follow."""

    @abstractmethod
    def _restore_streams(self, states: list[Tensor]) -> None:
        """The inverse of `_stream_states`."""


R = TypeVar("R", bound=Resumable)


def _restored(kind: type[R], made_of: tuple[Any, ...], checkpoint: dict[str, np.ndarray]) -> R:
    trainer = kind(*made_of)
    trainer.restore(checkpoint)
    return trainer
