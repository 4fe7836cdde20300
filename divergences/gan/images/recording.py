"""Train on images, score the samples and keep every snapshot, also when the run is interrupted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np

from ...arguments import checked
from ...checks import as_count, as_function
from ...interrupts import raising_once
from ...memory import out_of_memory
from ..devices import describe_device
from ..ending import Ending
from .history import ImageHistory
from .trainer import ImageTrainer

HISTORY_SAMPLES = 36
"""Number of samples of each snapshot that a history keeps."""


class Judge(Protocol):
    """Scores samples, as `judge.DigitJudge` does."""

    def report(self) -> str:
        """The scores of real images, with which those of samples are to be compared, as JSON text."""

    def scores(self, samples: np.ndarray) -> dict[str, float]:
        """Scores of uint8 images, shape (n, channels, size, size)."""


@checked
def record_images(
    trainer: ImageTrainer,
    history: ImageHistory,
    judge: Judge | None = None,
    judged: int = 1000,
    each: Callable[[ImageHistory], object] | None = None,
    progress: Callable[[int], object] | None = None,
) -> ImageHistory:
    """Train to the end and return the recorded run.

    An interrupt ends the run, keeps all snapshots and is not raised; nor is it raised if memory runs out after the
    first snapshot: `ending` then is of the kind "failed" and says so.

    Args:
        trainer: fresh, or restored at the last snapshot of `history`.
        history: where snapshots go; empty for a fresh trainer.
        judge: scores `judged` fresh samples of each member at each snapshot.
        each: called after each snapshot: a checkpoint, a picture.
        progress: called every few steps with the step: a bar.
    """
    keep, judged = as_function("each", each, optional=True), as_count("judged", judged)
    try:
        with raising_once():
            for snapshot in trainer.run(as_function("progress", progress, optional=True)):
                if len(history) and snapshot.step <= history["step"][-1]:
                    continue  # a restored run yields the last recorded snapshot once more
                values = {name: getattr(snapshot, name) for name in ("step", "seconds", "estimate", "critic_loss")}
                values |= {name: getattr(snapshot, name) for name in ("generator_loss", "diverged_at")}
                values["samples"] = snapshot.samples[:, :HISTORY_SAMPLES]
                if judge is not None:
                    scored = [judge.scores(samples) for samples in trainer.generate(judged, seed=1)]
                    values |= {name: np.array([one[name] for one in scored]) for name in scored[0]}
                history.add(values, snapshot.ending)
                keep(history)
    except KeyboardInterrupt:
        history.ending = Ending("interrupted", trainer.step)
    except (MemoryError, RuntimeError) as error:
        if not (out_of_memory(error) and len(history)):
            raise
        history.ending = Ending("failed", trainer.step, str(error) or "there was no more memory")
    return history


@checked
def empty_image_history(trainer: ImageTrainer, data: str, judge: Judge | None = None) -> ImageHistory:
    """A history without snapshots, to record this trainer's run in."""
    if judge is not None and not hasattr(judge, "report"):
        raise TypeError(f"judge must score samples as a DigitJudge does, got {judge!r}")
    report = "" if judge is None else judge.report()
    return ImageHistory(trainer.config, describe_device(trainer.device), data, report)
