"""Where a run is: the numbers and samples of all its networks, always from the same noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from .networks import ShiftGenerator
from .penalties import input_gradients, interpolate

if TYPE_CHECKING:
    from .train import Trainer

SHOWN = 512  # samples in a snapshot
GRID = 41  # points along each side of the critic's map


@dataclass(frozen=True)
class Snapshot:
    """Where a run is, for each of its E networks; all arrays are on the host, in the data's own unit.

    Attributes:
        step: generator steps made so far.
        seconds: time spent training.
        samples: from the reported generator, always from the same noise, shape (E, 512, 2).
        pull: −∂ loss/∂ sample, the way each sample is pushed, shape (E, 512, 2).
        critic: the critic's value over the square of the data, shape (E, 41, 41), rows along y.
        slopes: ‖∇D‖ between real and generated samples, shape (E, 512).
        estimate: what the critic says of the distance, shape (E,); nats, or the data's unit where it estimates EM.
        critic_loss, generator_loss: without penalty, shape (E,).
        theta: the generator's one parameter, shape (E,), or nan for an `Mlp`.
        diverged_at: the step at which a network's numbers ran away or became nan, −1 if they did not, shape (E,).
        ended: why the run is over, "" while it is not.
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
    ended: str = ""


def take_snapshot(trainer: Trainer, ended: str = "") -> Snapshot:
    """Where this trainer's run is now."""
    objective, score = trainer.objective, trainer.score
    real, noise, alpha = trainer.streams.fixed(SHOWN)
    members = len(noise)
    with torch.no_grad():
        fake = trainer.generator(noise, trainer.averaged)
    at = fake.clone().requires_grad_()
    (uphill,) = torch.autograd.grad(SHOWN * objective.generator_loss(score(at)).sum(), at)
    slopes = input_gradients(score, interpolate(real, fake, alpha)).detach().norm(dim=-1)
    with torch.no_grad():
        real_score, fake_score = score(real), score(fake)
        side = torch.linspace(-trainer.size, trainer.size, GRID, dtype=trainer.dtype, device=trainer.device)
        y, x = torch.meshgrid(side, side, indexing="ij")
        squares = trainer.scale * torch.stack([x, y], dim=-1).reshape(1, -1, 2)
        units = [1 / trainer.scale if each == "em" else 1.0 for each in objective.measures(members)]
        unit = torch.tensor(units, dtype=trainer.dtype, device=trainer.device)
        shift = isinstance(trainer.generator, ShiftGenerator)
        parts = {
            "samples": fake / trainer.scale,
            "pull": -uphill,
            "critic": score(squares.expand(members, -1, -1)).reshape(-1, GRID, GRID),
            "slopes": slopes,
            "estimate": objective.estimate(real_score, fake_score) * unit,
            "critic_loss": objective.critic_loss(real_score, fake_score),
            "generator_loss": objective.generator_loss(fake_score),
            "theta": trainer.generator.flat[:, 0] if shift else torch.full_like(real_score[:, 0], np.nan),
            "diverged_at": trainer.diverged_at,
        }
    arrays = {name: part.detach().cpu().numpy().copy() for name, part in parts.items()}
    return Snapshot(step=trainer.step, seconds=trainer.seconds, ended=ended, **arrays)
