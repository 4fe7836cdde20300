"""The gradients of a step by explicit formulas, where the networks allow it: those of autograd, but faster."""

from __future__ import annotations

import torch
from torch import Tensor

from ...arguments import checked
from ..config import Config
from ..networks import Mlp, ShiftGenerator
from ..objectives import Objective
from ..penalties import interpolate, slope_excess
from .autograd import Gradients
from .passes import NEGATIVE_SLOPES, Passes


@checked
def fastest_gradients(
    critic: Mlp, generator: Mlp | ShiftGenerator, objective: Objective, config: Config, lambda_gp: Tensor
) -> Gradients:
    """Explicit formulas for those of the two networks that they cover, autograd for the rest."""
    if config.activation not in NEGATIVE_SLOPES or not isinstance(generator, Mlp):
        return Gradients(critic, generator, objective, config, lambda_gp)
    if config.batch_norm:
        return CriticByHand(critic, generator, objective, config, lambda_gp)
    return BothByHand(critic, generator, objective, config, lambda_gp)


@checked
class CriticByHand(Gradients):
    """The critic's gradients: real, generated and penalised samples share one forward and one backward pass.

    See Also:
        passes: derives the formulas.
        autograd.Gradients: the same by autograd, for comparison.
    """

    def __init__(
        self, critic: Mlp, generator: Mlp | ShiftGenerator, objective: Objective, config: Config, lambda_gp: Tensor
    ) -> None:
        super().__init__(critic, generator, objective, config, lambda_gp)
        batches = 3 if config.penalty in ("gp", "r1") else 2
        self.critic_passes = Passes(critic, batches * config.batch)

    @torch.no_grad()
    def of_critic(self, real: Tensor, fake: Tensor, alpha: Tensor) -> tuple[Tensor, Tensor]:
        passes, count, penalty = self.critic_passes, real.shape[1], self.config.penalty
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
        signal[:, penalised].fill_(1)  # d score/d score: the backward pass then gives the score's input gradient
        gradients = passes.backward()[:, penalised]
        if gradients.shape[1]:
            if penalty == "gp":
                excess, unit = slope_excess(gradients, one_sided=self.config.one_sided)
                gradients = excess.unsqueeze(-1) * unit
            passes.push_tangent((2 / count) * self.lambda_gp.unsqueeze(-1) * gradients, penalised)
        return passes.weight_gradient(own), value[:, own].abs().mean(-1)


@checked
class BothByHand(CriticByHand):
    """The generator's gradients by explicit formulas too."""

    def __init__(self, critic: Mlp, generator: Mlp, objective: Objective, config: Config, lambda_gp: Tensor) -> None:
        super().__init__(critic, generator, objective, config, lambda_gp)
        self.fake_scoring = Passes(critic, config.batch)
        self.fake_making = Passes(generator, config.batch)
        self.fakes_for_critic = Passes(generator, config.n_critic * config.batch)

    @torch.no_grad()
    def fakes(self, noise: Tensor) -> Tensor:
        self.fakes_for_critic.x.copy_(noise.flatten(1, 2))
        return self.fakes_for_critic.forward().view(*noise.shape[:3], -1)

    @torch.no_grad()
    def of_generator(self, noise: Tensor) -> Tensor:
        generator, critic = self.fake_making, self.fake_scoring
        generator.x.copy_(noise)
        critic.x.copy_(generator.forward())
        slopes = self.objective.generator_slopes(critic.forward()[..., 0])
        critic.signals[-1][..., 0] = slopes / noise.shape[1]
        generator.signals[-1].copy_(critic.backward())
        generator.backward()
        return generator.weight_gradient(slice(None))
