"""One oracle for each mistake: a case whose exact answer is known without running the code under test.

The right function and the wrong one are given to the same oracle: its verdict passes the first and fails the second.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from divergences.checks import Array
from divergences.gan.data import GaussianMixture
from divergences.gan.networks import Mlp
from divergences.gan.penalties import input_gradients

Between = Callable[[Tensor, Tensor, torch.Generator], Tensor]
Penalty = Callable[[Tensor], Tensor]
Score = Callable[[Mlp, Tensor], Tensor]
CriticLoss = Callable[[Tensor, Tensor, Tensor], Tensor]
GeneratorLoss = Callable[[Tensor], Tensor]
Divergence = Callable[[Array, Array], "float | Array"]


@dataclass(frozen=True)
class Verdict:
    """The value that a function gave, the exact value, and the tolerance between them; `nan` never passes."""

    measured: float
    exact: float
    tolerance: float = 1e-6

    @property
    def passed(self) -> bool:
        """Whether the two agree within the tolerance."""
        return self.measured == self.exact or abs(self.measured - self.exact) <= self.tolerance


def linear_critic(penalty: Penalty) -> Verdict:
    """A linear critic with ‖w‖ = 3 has slope 3 everywhere: GP = (3 − 1)² at every batch size and shape of a sample."""
    answers = []
    for size in (1, 7, 64):
        for shape in ((2,), (3, 8, 8)):
            w = torch.ones(shape, dtype=torch.float64)
            w *= 3 / w.norm()
            x = torch.zeros(1, size, *shape, dtype=torch.float64)
            answers.append(penalty(input_gradients(_linear(w), x)).item())
    return Verdict(max(answers, key=lambda answer: abs(answer - 4)), 4)


def flat_critic(penalty: Penalty) -> Verdict:
    """A constant critic, w = 0, is where ‖w‖ has no derivative: (‖w‖ − 1)² must have the finite slope 0 there."""
    w = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    gradients = input_gradients(_linear(w), torch.zeros(1, 5, 2, dtype=torch.float64))
    (slope,) = torch.autograd.grad(penalty(gradients).sum(), w)
    return Verdict(slope.norm().item(), 0)


def distinct_shares(between: Between) -> Verdict:
    """From generated samples at 0 to real ones at 1, x̂ is alpha: 64 samples have 64 of them."""
    return Verdict(len(set(_shares(between)[0, :, 0].tolist())), 64)


def equal_shares_within_a_sample(between: Between) -> Verdict:
    """A sample is interpolated as a whole: alpha is the same for each of its entries."""
    shares = _shares(between)
    return Verdict((shares.amax(-1) - shares.amin(-1)).max().item(), 0)


def shares_from_0_to_1(between: Between) -> Verdict:
    """x̂ lies between the two samples: no alpha is below 0 or above 1."""
    shares = _shares(between)
    return Verdict(((shares < 0) | (shares > 1)).double().mean().item(), 0)


def independent_of_the_batch(score: Score) -> Verdict:
    """The score of a sample does not change when the rest of its batch changes."""
    critic = Mlp((2, 16, 1), seeds=[0], dtype=torch.float64)
    x = torch.linspace(-1, 1, 16, dtype=torch.float64).reshape(1, 8, 2)
    others = torch.cat([x[:, :1], x[:, 1:] + 5], dim=1)
    return Verdict((score(critic, x) - score(critic, others))[0, 0].item(), 0)


def unbounded_score(score: Score) -> Verdict:
    """The critic D(x, y) = −x differs by 3 between x = 0 and x = 3: its scores are not bounded."""
    critic = Mlp((2, 1), seeds=[0], dtype=torch.float64)
    critic.flat.data = torch.tensor([[-1.0, 0, 0]], dtype=torch.float64)
    at_real, at_fake = score(critic, torch.tensor([[[0.0, 0], [3, 0]]], dtype=torch.float64))[0]
    return Verdict((at_real - at_fake).item(), 3)


def best_slope(critic_loss: CriticLoss) -> Verdict:
    """Two points 1 apart, slope s: the loss is −s + λ(s − 1)², least at s = 1 + 1/2λ, which should be within 6 % of 1.

    A parabola's lowest point follows from three of its values.
    """
    slopes = torch.tensor([0.0, 1, 2], dtype=torch.float64)
    left, middle, right = (
        critic_loss(s.reshape(1, 1), torch.zeros(1, 1, dtype=torch.float64), (s - 1).square().reshape(1)).item()
        for s in slopes
    )
    return Verdict(1 + (left - right) / (2 * (left - 2 * middle + right)), 1, tolerance=0.06)


def step_towards_the_data(generator_loss: GeneratorLoss) -> Verdict:
    """Under the critic D = −θ a step of 0.1 from θ = 1 ends at 0.9, nearer to the data at 0."""
    theta = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    (slope,) = torch.autograd.grad(generator_loss(-theta.expand(1, 8)).sum(), theta)
    return Verdict((theta - 0.1 * slope).item(), 0.9)


def disjoint_js(js: Divergence) -> Verdict:
    """Two distributions with disjoint supports have JS = log 2."""
    return Verdict(float(js(np.array([1.0, 0]), np.array([0.0, 1]))), math.log(2))


def coin_kl(kl: Divergence) -> Verdict:
    """KL from a fair coin to one with probabilities (¼, ¾) is ½ log 2 + ½ log ⅔ nats."""
    exact = 0.5 * math.log(2) + 0.5 * math.log(2 / 3)
    return Verdict(float(kl(np.array([0.5, 0.5]), np.array([0.25, 0.75]))), exact)


def disjoint_kl(kl: Divergence) -> Verdict:
    """Where q is 0 and p is not, KL(p‖q) is infinite."""
    return Verdict(float(kl(np.array([1.0, 0]), np.array([0.0, 1]))), math.inf)


def covered_kl(kl: Divergence) -> Verdict:
    """All of p on one of the two halves of q: KL(p‖q) = log 2, and only KL(q‖p) is infinite."""
    return Verdict(float(kl(np.array([1.0, 0]), np.array([0.5, 0.5]))), math.log(2))


def distinct_modes(ring: Callable[[], GaussianMixture]) -> Verdict:
    """A ring of eight has eight different places."""
    return Verdict(len(np.unique(np.round(ring().modes, 9), axis=0)), 8)


def total_mass(histogram: Callable[[Array, Array], tuple[Array, Array]]) -> Verdict:
    """The shares of all bins add up to 1, however far one sample is from the other."""
    return Verdict(float(histogram(np.linspace(0, 1, 50), np.linspace(1.5, 2.5, 50))[1].sum()), 1)


def no_distance(distance: Callable[[float, int, int], float]) -> Verdict:
    """At θ = 0 both are the same distribution: the distance is 0."""
    return Verdict(distance(0.0, 32, 0), 0)


def _linear(w: Tensor) -> Callable[[Tensor], Tensor]:
    return lambda x: (x * w).flatten(2).sum(-1)


def _shares(between: Between) -> Tensor:
    shape = (1, 64, 12)
    return between(torch.ones(shape), torch.zeros(shape), torch.Generator().manual_seed(0))
