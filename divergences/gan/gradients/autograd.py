"""The gradients of a step by autograd: what moves the networks, and the reference for those written out by hand."""

from __future__ import annotations

import torch
from torch import Tensor

from ..config import Config
from ..networks import Mlp, ShiftGenerator, scores
from ..objectives import Objective
from ..penalties import gradient_penalty, r1_penalty


class Gradients:
    """The three things that a step asks of the networks.

    Args:
        weights: of the penalty, one for each network, shape (E, 1).
    """

    def __init__(
        self, critic: Mlp, generator: Mlp | ShiftGenerator, objective: Objective, config: Config, weights: Tensor
    ) -> None:
        self.critic, self.generator, self.objective = critic, generator, objective
        self.config, self.weights = config, weights

    def by_autograd(self) -> Gradients:
        """The same gradients with nothing written out: the reference."""
        return Gradients(self.critic, self.generator, self.objective, self.config, self.weights)

    @torch.no_grad()
    def fakes(self, noise: Tensor) -> Tensor:
        """Samples for all critic steps before one generator step, (E, n_critic, B, 2): the generator is the same."""
        if self.config.batch_norm:  # each batch by its own mean and spread
            return torch.stack([self.generator(noise[:, k]) for k in range(noise.shape[1])], dim=1)
        return self.generator(noise.flatten(1, 2)).unflatten(1, noise.shape[1:3])

    def of_critic(self, real: Tensor, fake: Tensor, alpha: Tensor) -> tuple[Tensor, Tensor]:
        """d loss/d weights of the critic, (E, P), and the mean size of its scores, (E,)."""
        real_score, fake_score = self.score(real), self.score(fake)
        loss = self.objective.critic_loss(real_score, fake_score)
        weights = self.weights[:, 0]
        if self.config.penalty == "gp":
            penalty = gradient_penalty(self.score, real, fake, alpha, one_sided=self.config.one_sided)
            loss = loss + weights * penalty
        elif self.config.penalty == "r1":
            loss = loss + weights * r1_penalty(self.score, real)
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
