"""The gradients of a step written out, where the networks allow it: the numbers of `gradients.Gradients`, sooner."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from ..config import Config
from ..networks import Mlp, ShiftGenerator
from ..objectives import Objective
from ..penalties import interpolate, slope_excess
from .autograd import Gradients
from .passes import SLOPES, Passes


def fastest_gradients(
    critic: Mlp, generator: Mlp | ShiftGenerator, objective: Objective, config: Config, weights: Tensor
) -> Gradients:
    """The written-out gradients for as much of these networks as they are known for."""
    if config.activation not in SLOPES or not isinstance(generator, Mlp):
        return Gradients(critic, generator, objective, config, weights)
    kind = CriticByHand if config.batch_norm else BothByHand
    return kind(critic, generator, objective, config, weights)


class CriticByHand(Gradients):
    """Real, generated and penalised samples of the critic share one pass forward and one back."""

    def __init__(self, *networks: Any) -> None:
        super().__init__(*networks)
        together = 3 if self.config.penalty in ("gp", "r1") else 2
        self.judging_all = Passes(self.critic, together * self.config.batch)

    @torch.no_grad()
    def of_critic(self, real: Tensor, fake: Tensor, alpha: Tensor) -> tuple[Tensor, Tensor]:
        passes, count, penalty = self.judging_all, real.shape[1], self.config.penalty
        own, penalised = slice(0, 2 * count), slice(2 * count, None)
        passes.x[:, :count], passes.x[:, count : 2 * count] = real, fake
        if penalty == "gp":
            passes.x[:, penalised] = interpolate(real, fake, alpha)
        elif penalty == "r1":
            passes.x[:, penalised] = real
        value = passes.forward()[..., 0]
        real_slope, fake_slope = self.objective.critic_slopes(value[:, :count], value[:, count : 2 * count])
        signal = passes.signals[-1][..., 0]
        signal[:, :count], signal[:, count : 2 * count] = real_slope / count, fake_slope / count
        signal[:, penalised].fill_(1)  # the score itself: what comes back at the input is its gradient
        gradients = passes.backward()[:, penalised]
        if gradients.shape[1]:
            if penalty == "gp":
                excess, unit = slope_excess(gradients, one_sided=self.config.one_sided)
                gradients = excess.unsqueeze(-1) * unit
            passes.push_tangent((2 / count) * self.weights.unsqueeze(-1) * gradients, penalised)
        return passes.weight_gradient(own), value[:, own].abs().mean(-1)


class BothByHand(CriticByHand):
    """The generator's passes written out too."""

    def __init__(self, *networks: Any) -> None:
        super().__init__(*networks)
        assert isinstance(self.generator, Mlp)
        batch = self.config.batch
        self.judging = Passes(self.critic, batch)
        self.making = Passes(self.generator, batch)
        self.generating = Passes(self.generator, self.config.n_critic * batch)

    @torch.no_grad()
    def fakes(self, noise: Tensor) -> Tensor:
        self.generating.x.copy_(noise.flatten(1, 2))
        return self.generating.forward().view(*noise.shape[:3], -1)

    @torch.no_grad()
    def of_generator(self, noise: Tensor) -> Tensor:
        making, judging = self.making, self.judging
        making.x.copy_(noise)
        judging.x.copy_(making.forward())
        slopes = self.objective.generator_slopes(judging.forward()[..., 0])
        judging.signals[-1][..., 0] = slopes / noise.shape[1]
        making.signals[-1].copy_(judging.backward())
        making.backward()
        return making.weight_gradient(slice(None))
