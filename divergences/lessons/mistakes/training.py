"""Mistakes of WGAN-GP training, each beside the right code; no other module may use the wrong functions.

Five functions of a textbook loop (`trial.Recipe`) can be wrong: where x̂ lies (`between`), how the penalty is formed
from ∇D(x̂) (`penalty`), how the critic scores (`score`), its loss and the generator's. Samples have shape (E, B, …).
"""

from __future__ import annotations

import torch
from torch import Generator, Tensor

from divergences.gan.networks import Mlp, scores
from divergences.gan.objectives import Wasserstein
from divergences.gan.penalties import interpolate

WASSERSTEIN = Wasserstein()


def norm_per_sample(gradients: Tensor) -> Tensor:
    """The gradient penalty from ∇D(x̂), shape (E, B, …), with one norm per sample; returns shape (E,)."""
    norm = gradients.flatten(2).norm(dim=-1)
    return (norm - 1).square().mean(-1)


def norm_over_the_batch(gradients: Tensor) -> Tensor:
    """Wrong: one norm for all samples together, √B times as large."""
    norm = gradients.flatten(1).norm(dim=-1)
    return (norm - 1).square()


def norm_per_pixel(gradients: Tensor) -> Tensor:
    """Wrong: each entry of the gradient is pulled to ±1 on its own."""
    norm = gradients.flatten(2).abs()
    return (norm - 1).square().mean((-1, -2))


def guarded_norm(gradients: Tensor) -> Tensor:
    """The gradient penalty with the norm written out and its derivative at 0 set to 0."""
    square = gradients.flatten(2).square().sum(-1)
    norm = torch.where(square > 0, square, 1).sqrt() * (square > 0)
    return (norm - 1).square().mean(-1)


def unguarded_norm(gradients: Tensor) -> Tensor:
    """Wrong: the derivative of √ at 0 is infinite, and 0 · ∞ is nan."""
    square = gradients.flatten(2).square().sum(-1)
    norm = square.sqrt()
    return (norm - 1).square().mean(-1)


def one_alpha_per_sample(real: Tensor, fake: Tensor, rng: Generator) -> Tensor:
    """x̂ between real and generated samples, (E, B, …): one uniform alpha for each pair."""
    alpha = torch.rand(real.shape[:2], generator=rng)
    return interpolate(real, fake, alpha)


def one_alpha_for_the_batch(real: Tensor, fake: Tensor, rng: Generator) -> Tensor:
    """Wrong: the same alpha for all pairs."""
    alpha = torch.rand(1, generator=rng)
    return alpha * real + (1 - alpha) * fake


def one_alpha_per_pixel(real: Tensor, fake: Tensor, rng: Generator) -> Tensor:
    """Wrong: one alpha per entry, so that x̂ is not on the segment between the two samples."""
    alpha = torch.rand(real.shape, generator=rng)
    return alpha * real + (1 - alpha) * fake


def alpha_from_a_normal(real: Tensor, fake: Tensor, rng: Generator) -> Tensor:
    """Wrong: alpha below 0 or above 1 puts x̂ beyond the two samples."""
    alpha = torch.randn(real.shape[:2], generator=rng)
    return interpolate(real, fake, alpha)


def no_batch_norm(critic: Mlp, x: Tensor) -> Tensor:
    """The scores, shape (E, B), layer by layer: what `Mlp` does with ReLU units."""
    *hidden, (weight, bias) = critic.layers()
    for hidden_weight, hidden_bias in hidden:
        x = torch.relu(x @ hidden_weight + hidden_bias)
    return (x @ weight + bias).squeeze(-1)


def batch_norm(critic: Mlp, x: Tensor) -> Tensor:
    """Wrong: every layer normalises its batch to mean 0 and variance 1, so that scores depend on other samples."""
    *hidden, (weight, bias) = critic.layers()
    for hidden_weight, hidden_bias in hidden:
        x = x @ hidden_weight + hidden_bias
        x = torch.relu((x - x.mean(1, keepdim=True)) / (x.var(1, keepdim=True) + 1e-5).sqrt())
    return (x @ weight + bias).squeeze(-1)


def no_sigmoid(critic: Mlp, x: Tensor) -> Tensor:
    """The scores, shape (E, B), unbounded on both sides."""
    return scores(critic, x)


def sigmoid_left_on(critic: Mlp, x: Tensor) -> Tensor:
    """Wrong: scores between 0 and 1."""
    return scores(critic, x).sigmoid()


def lambda_10(real_score: Tensor, fake_score: Tensor, penalty: Tensor) -> Tensor:
    """The critic's loss with λ = 10, shape (E,)."""
    return WASSERSTEIN.critic_loss(real_score, fake_score) + 10 * penalty


def lambda_one_tenth(real_score: Tensor, fake_score: Tensor, penalty: Tensor) -> Tensor:
    """Wrong: with λ = 0.1 the critic's estimate is far above W."""
    return WASSERSTEIN.critic_loss(real_score, fake_score) + 0.1 * penalty


def minus_mean_score(fake_score: Tensor) -> Tensor:
    """The generator's loss −E D(G(z)), to be minimised, shape (E,)."""
    return -fake_score.mean(-1)


def the_articles_sign(fake_score: Tensor) -> Tensor:
    """Wrong: the article maximises −E D(G(z)), which is to minimise E D(G(z))."""
    return fake_score.mean(-1)
