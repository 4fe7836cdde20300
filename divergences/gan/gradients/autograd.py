"""The gradients of a step by autograd: for any network, and the reference for the explicit formulas of `by_hand`."""

from __future__ import annotations

import torch
from torch import Tensor

from ...arguments import checked
from ..config import Config
from ..networks import Mlp, ShiftGenerator, scores
from ..objectives import Objective
from ..penalties import gradient_penalty, r1_penalty


@checked
class Gradients:
    """What a step needs of the networks: generated samples, the critic's gradient and the generator's.

    Args:
        critic, generator: the networks.
        objective: the losses.
        config: penalty, batch normalisation and sizes.
        lambda_gp: weight of the penalty for each network, shape (E, 1).

    See Also:
        by_hand.fastest_gradients: chooses between this class and the explicit formulas.
    """

    def __init__(
        self, critic: Mlp, generator: Mlp | ShiftGenerator, objective: Objective, config: Config, lambda_gp: Tensor
    ) -> None:
        self.critic, self.generator, self.objective = critic, generator, objective
        self.config, self.lambda_gp = config, lambda_gp

    def by_autograd(self) -> Gradients:
        """The same gradients, all by autograd: the reference."""
        return Gradients(self.critic, self.generator, self.objective, self.config, self.lambda_gp)

    @torch.no_grad()
    def fakes(self, noise: Tensor) -> Tensor:
        """Generated samples for all critic steps of one generator step, (E, n_critic, B, 2).

        They are made together, because the generator does not change in between.
        """
        if self.config.batch_norm:  # each batch is normalised by its own mean and variance
            return torch.stack([self.generator(noise[:, k]) for k in range(noise.shape[1])], dim=1)
        return self.generator(noise.flatten(1, 2)).unflatten(1, noise.shape[1:3])

    def of_critic(self, real: Tensor, fake: Tensor, alpha: Tensor) -> tuple[Tensor, Tensor]:
        """d loss/d weights of the critic, (E, P), and the mean absolute score, (E,)."""
        real_score, fake_score = self.score(real), self.score(fake)
        loss = self.objective.critic_loss(real_score, fake_score)
        lambda_gp = self.lambda_gp[:, 0]
        if self.config.penalty == "gp":
            penalty = gradient_penalty(self.score, real, fake, alpha, one_sided=self.config.one_sided)
            loss = loss + lambda_gp * penalty
        elif self.config.penalty == "r1":
            loss = loss + lambda_gp * r1_penalty(self.score, real)
        (gradient,) = torch.autograd.grad(loss.sum(), self.critic.flat)
        return gradient, (real_score.abs() + fake_score.abs()).mean(-1).detach()

    def of_generator(self, noise: Tensor) -> Tensor:
        """d loss/d weights of the generator, (E, P)."""
        fake_score = self.score(self.generator(noise))
        (gradient,) = torch.autograd.grad(self.objective.generator_loss(fake_score).sum(), self.generator.flat)
        return gradient

    def score(self, x: Tensor) -> Tensor:
        """The critic's value of each sample, shape (E, B)."""
        return scores(self.critic, x)
