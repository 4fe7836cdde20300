"""A training short enough to repeat for every mistake: a critic on the two segments, then θ moving towards 0.

The mistakes go into a training loop of their own; `divergences.gan.train` offers no way to insert them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor
from torch.optim.lr_scheduler import LinearLR

from divergences.arguments import checked
from divergences.checks import Array
from divergences.gan.networks import Mlp, ShiftGenerator
from divergences.gan.penalties import input_gradients, interpolate

from . import training

THETA, BATCH, SEEDS = 1.0, 64, (0, 1, 2)
STILL, MOVING, N_CRITIC = 300, 150, 3


@dataclass(frozen=True)
class Recipe:
    """The five functions of the loop that a mistake can replace; the defaults are right.

    Attributes:
        between: (real, fake, rng) to x̂, shapes (E, B, 2).
        penalty: ∇D(x̂) of shape (E, B, 2) to GP, shape (E,).
        score: (critic, x) to D(x), shape (E, B).
        critic_loss: (D(real), D(fake), GP) to the critic's loss, shape (E,).
        generator_loss: D(fake) to the generator's loss, shape (E,).
        start_at_zero: begin with the last layer at 0, which makes ∇D = 0 everywhere.
    """

    between: Callable[[Tensor, Tensor, torch.Generator], Tensor] = training.one_alpha_per_sample
    penalty: Callable[[Tensor], Tensor] = training.norm_per_sample
    score: Callable[[Mlp, Tensor], Tensor] = training.no_sigmoid
    critic_loss: Callable[[Tensor, Tensor, Tensor], Tensor] = training.lambda_10
    generator_loss: Callable[[Tensor], Tensor] = training.minus_mean_score
    start_at_zero: bool = False


@dataclass(frozen=True)
class Trial:
    """What training with a recipe gave, for E seeds.

    Attributes:
        slopes: ‖∇D‖ of the trained critic between the segments, shape (E, 512).
        estimate: mean D(real) − mean D(fake) after each critic step with θ = 1 held, where W = 1; shape (STILL, E).
        theta: after each generator step that followed, shape (MOVING + 1, E).
        pairs: 16 pairs (real, fake) and the x̂ that the recipe put between them, shape (3, 16, 2).
    """

    slopes: Array
    estimate: Array
    theta: Array
    pairs: Array


@checked
@cache
def play(recipe: Recipe) -> Trial:
    """Train the critic with θ held at 1 for 300 steps, then let θ move for 150 steps with 3 critic steps each.

    All seeds run side by side. The same recipe gives the same trial, which is computed once.
    """
    before = torch.get_num_threads()
    torch.set_num_threads(1)  # networks this small are slower on more
    try:
        return _play(recipe)
    finally:
        torch.set_num_threads(before)


def _play(recipe: Recipe) -> Trial:
    rng = torch.Generator().manual_seed(0)
    critic = Mlp((2, 32, 32, 1), seeds=list(SEEDS))
    generator = ShiftGenerator([THETA] * len(SEEDS))
    if recipe.start_at_zero:
        critic.flat.data[:, -critic.counts[-2] - critic.counts[-1] :] = 0

    def score(x: Tensor) -> Tensor:
        return recipe.score(critic, x)

    def draw(count: int = BATCH) -> tuple[Tensor, Tensor]:
        real, noise = torch.rand(2, len(SEEDS), count, 1, generator=rng)
        return torch.cat([torch.zeros_like(real), real], dim=-1), generator(noise)

    def critic_step(adam: torch.optim.Optimizer) -> Tensor:
        real, fake = (samples.detach() for samples in draw())
        penalty = recipe.penalty(input_gradients(score, recipe.between(real, fake, rng)))
        at_real, at_fake = score(real), score(fake)
        adam.zero_grad()
        torch.autograd.backward(recipe.critic_loss(at_real, at_fake, penalty).sum())
        adam.step()
        return (at_real.mean(-1) - at_fake.mean(-1)).detach()

    adam = _adam(critic, 5e-3)
    slower = LinearLR(adam, 1, 0.02, STILL)
    estimate = []
    for _ in range(STILL):
        estimate.append(critic_step(adam))
        slower.step()

    real, fake = (samples.detach() for samples in draw(512))
    alpha = torch.rand(real.shape[:2], generator=rng)
    slopes = input_gradients(score, interpolate(real, fake, alpha)).detach().norm(dim=-1)
    ends = real[:, :16], fake[:, :16]
    pairs = torch.stack([*ends, recipe.between(*ends, rng)])[:, 0]

    adam, walk = _adam(critic, 1e-2), _adam(generator, 0.03)
    slower = LinearLR(walk, 1, 0.02, MOVING)
    theta = [generator.flat[:, 0].detach().clone()]
    for _ in range(MOVING):
        for _ in range(N_CRITIC):
            critic_step(adam)
        walk.zero_grad()
        torch.autograd.backward(recipe.generator_loss(score(draw()[1])).sum())
        walk.step()
        slower.step()
        theta.append(generator.flat[:, 0].detach().clone())
    return Trial(*(part.double().numpy() for part in (slopes, torch.stack(estimate), torch.stack(theta), pairs)))


def _adam(network: Mlp | ShiftGenerator, rate: float) -> torch.optim.Optimizer:
    return torch.optim.Adam([network.flat], lr=rate, betas=(0.0, 0.9))
