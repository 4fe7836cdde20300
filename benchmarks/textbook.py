"""A WGAN-GP training loop in the usual style of public code: the peer that the trainer is measured against.

One network of each kind as `nn.Sequential`, three separate critic passes, autograd for everything, default Adam, data
made afresh with numpy for each step.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn


class TextbookWganGp:
    """WGAN-GP on the ring of eight."""

    def __init__(self, width: int, n_critic: int = 5, batch: int = 256, lambda_gp: float = 10.0, seed: int = 0) -> None:
        torch.manual_seed(seed)
        self.rng = np.random.default_rng(seed)
        self.batch, self.n_critic, self.lambda_gp = batch, n_critic, lambda_gp
        self.generator, self.critic = _mlp(2, width, 2), _mlp(2, width, 1)
        self.generator_optimizer = torch.optim.Adam(self.generator.parameters(), lr=1e-4, betas=(0.5, 0.9))
        self.critic_optimizer = torch.optim.Adam(self.critic.parameters(), lr=1e-4, betas=(0.5, 0.9))

    def step(self) -> None:
        """One generator step with its critic steps."""
        for _ in range(self.n_critic):
            real = self._real()
            fake = self.generator(torch.randn(self.batch, 2)).detach()
            self.critic_optimizer.zero_grad()
            loss = self.critic(fake).mean() - self.critic(real).mean() + self.lambda_gp * self._penalty(real, fake)
            loss.backward()
            self.critic_optimizer.step()
        self.generator_optimizer.zero_grad()
        generator_loss = -self.critic(self.generator(torch.randn(self.batch, 2))).mean()
        generator_loss.backward()
        self.generator_optimizer.step()

    def _penalty(self, real: Tensor, fake: Tensor) -> Tensor:
        alpha = torch.rand(self.batch, 1)
        between = (alpha * real + (1 - alpha) * fake).requires_grad_()
        score = self.critic(between)
        (gradient,) = torch.autograd.grad(score, between, torch.ones_like(score), create_graph=True, retain_graph=True)
        return ((gradient.norm(2, dim=1) - 1) ** 2).mean()

    def _real(self) -> Tensor:
        angle = 2 * np.pi * self.rng.integers(0, 8, self.batch) / 8
        points = np.column_stack([np.cos(angle), np.sin(angle)]) + 0.01 * self.rng.standard_normal((self.batch, 2))
        return torch.tensor(points, dtype=torch.float32)


def _mlp(inputs: int, width: int, outputs: int) -> nn.Sequential:
    hidden: list[nn.Module] = []
    for size in (inputs, width, width):
        hidden += [nn.Linear(size, width), nn.ReLU()]
    return nn.Sequential(*hidden, nn.Linear(width, outputs))
