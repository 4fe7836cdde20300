"""The state of a run as it is shown and recorded: numbers and samples of all its networks, from the same noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .ending import Ending

SNAPSHOT_SAMPLES = 512
MAP_POINTS = 41
"""Points along each side of the critic's map."""


@dataclass(frozen=True)
class Snapshot:
    """The state of a run, for each of its E networks; all arrays are on the host, in the data's own unit.

    Attributes:
        step: generator steps made so far.
        seconds: time spent training.
        samples: from the reported generator, always from the same noise, shape (E, 512, 2).
        pull: −∂ loss/∂ sample, the direction in which each sample is pushed, shape (E, 512, 2).
        critic: the critic's value over the square of the data, shape (E, 41, 41), rows along y.
        slopes: ‖∇D‖ between real and generated samples, shape (E, 512).
        estimate: the critic's estimate of the distance, shape (E,); in nats, or in the data's unit if it estimates EM.
        critic_loss, generator_loss: without penalty, shape (E,).
        theta: the generator's one parameter, shape (E,), or nan for an `Mlp`.
        diverged_at: the step at which a network's scores became too large or nan, −1 if they did not, shape (E,).
        ending: how the run ended, None while it is not over.
    """

    step: int
    seconds: float
    samples: np.ndarray
    pull: np.ndarray
    critic: np.ndarray
    slopes: np.ndarray
    estimate: np.ndarray
    critic_loss: np.ndarray
    generator_loss: np.ndarray
    theta: np.ndarray
    diverged_at: np.ndarray
    ending: Ending | None = None
