"""Train as a configuration says and keep every snapshot, also when the run is interrupted."""

from __future__ import annotations

from collections.abc import Callable

from ..arguments import checked
from ..checks import as_function
from ..interrupts import ignoring_interrupts, raising_once
from ..memory import out_of_memory
from .config import Config
from .data import Data
from .devices import describe_device
from .ending import Ending
from .history import History
from .snapshots import Snapshot
from .train import Trainer

REAL_SAMPLES = 2000
"""Real samples that a History keeps for its pictures."""


@checked
def record(
    config: Config,
    data: Data | None = None,
    each: Callable[[Snapshot], object] | None = None,
    trainer: Trainer | None = None,
) -> History:
    """Train and return the recorded run.

    An interrupt (Ctrl-C, the notebook's stop button) ends the run and is not raised: what was recorded is returned, and
    its `ending` says at which step it stopped. Nor is it raised if memory runs out after the first snapshot: `ending`
    then is of the kind "failed" and says so.

    Args:
        config, data: as for `train.train`.
        each: called with every snapshot: a bar, a plot, a widget. `StopIteration` raised by it ends the run too.
        trainer: a Trainer of the same config to continue with, instead of a fresh one.

    See Also:
        live.LiveRun: the same in the background.
    """
    call, trainer = as_function("each", each, optional=True), trainer or Trainer(config, data)
    history = empty_history(trainer)
    try:
        with raising_once():
            for snapshot in history.recording(trainer.run()):
                call(snapshot)
    except (KeyboardInterrupt, StopIteration) as signal:
        with ignoring_interrupts():
            if not len(history) or history["step"][-1] != trainer.step:
                history.add(trainer.snapshot())
            kind = "interrupted" if isinstance(signal, KeyboardInterrupt) else "stopped"
            history.ending = Ending(kind, trainer.step)
    except (MemoryError, RuntimeError) as error:
        if not (out_of_memory(error) and len(history)):
            raise
        history.ending = Ending("failed", trainer.step, str(error) or "there was no more memory")
    return history


@checked
def empty_history(trainer: Trainer) -> History:
    """A history without snapshots, to record this trainer's run in."""
    real = trainer.data.sample(REAL_SAMPLES)
    estimates = trainer.objective.estimates_of(trainer.config.members)
    return History(trainer.config, describe_device(trainer.device), trainer.size, real, estimates=estimates)
