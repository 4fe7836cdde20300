"""Run a configuration to its end and keep what it gives, whatever happens on the way."""

from __future__ import annotations

import platform
from collections.abc import Callable

import torch

from .config import Config
from .data import Data
from .history import History
from .snapshots import Snapshot
from .train import Trainer

REAL_SHOWN = 2000


def record(
    config: Config,
    data: Data | None = None,
    each: Callable[[Snapshot], object] | None = None,
    trainer: Trainer | None = None,
) -> History:
    """Train and return the recorded run.

    An interrupt (Ctrl-C, the notebook's stop) ends the run and is not raised: what was recorded is returned, and
    `ended` says at which step it stopped.

    Args:
        config, data: as for `train`.
        each: called with every snapshot: a bar, a plot, a widget. `StopIteration` raised by it ends the run too.
        trainer: a Trainer of the same config to go on with, instead of a fresh one.
    """
    trainer = trainer or Trainer(config, data)
    history = begin(trainer)
    try:
        for snapshot in history.recording(trainer.run()):
            if each is not None:
                each(snapshot)
    except (KeyboardInterrupt, StopIteration):
        reason = f"stopped at step {trainer.step} of {config.steps}"
        if not len(history) or history["step"][-1] != trainer.step:
            history.add(trainer.snapshot())
        history.ended = reason
    return history


def begin(trainer: Trainer) -> History:
    """A history without snapshots, to record this trainer's run in."""
    real = trainer.data.sample(REAL_SHOWN)
    measures = trainer.objective.measures(trainer.config.members)
    return History(trainer.config.to_json(), describe(trainer.device), trainer.size, real, estimates=measures)


def describe(device: torch.device) -> str:
    """A device in words, for those who read a result."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"{platform.machine()} {device.type}, {torch.get_num_threads()} thread(s)"
