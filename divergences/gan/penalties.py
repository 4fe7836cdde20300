"""Constraints on a critic's slope: gradient penalty, zero-centred R1 and weight clipping.

Every norm is taken per sample, over all axes but ensemble and batch; every sample has its own alpha. Penalties are
unscaled: the caller multiplies by `lambda_gp`. Critics here map (E, B, …) to scores (E, B).
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from ..arguments import checked
from ..checks import as_scalar

Critic = Callable[[Tensor], Tensor]


@checked
def interpolate(real: Tensor, fake: Tensor, alpha: Tensor) -> Tensor:
    """x̂ = alpha·real + (1 − alpha)·fake with one alpha per sample, shape (E, B).

    Raises:
        ValueError: if real and fake differ in shape, or alpha is not one number per sample.
    """
    if real.shape != fake.shape:
        raise ValueError(f"fake must have shape {tuple(real.shape)} like real, got {tuple(fake.shape)}")
    if alpha.shape != real.shape[:2]:
        raise ValueError(f"alpha must have shape {tuple(real.shape[:2])}, one per sample, got {tuple(alpha.shape)}")
    return torch.lerp(fake, real, alpha.reshape(*alpha.shape, *[1] * (real.ndim - 2)))


@checked
def input_gradients(critic: Critic, x: Tensor) -> Tensor:
    """∇_x critic(x) for each sample, differentiable in the critic's weights, same shape as x."""
    x = x.detach().requires_grad_()
    score = critic(x)
    if not isinstance(score, Tensor):
        raise TypeError(f"critic must return a tensor of scores, it returned a {type(score).__name__}")
    (gradient,) = torch.autograd.grad(score.sum(), x, create_graph=True)
    return gradient


@checked
def slope_excess(gradients: Tensor, *, one_sided: bool = False) -> tuple[Tensor, Tensor]:
    """‖g‖ − 1 per sample, shape (E, B), at least 0 if `one_sided`; and the unit vector g/‖g‖, the shape of g.

    At g = 0 the norm has no derivative; there the unit vector and the gradient that is propagated back are 0.
    """
    flat = gradients.flatten(2)
    square = flat.square().sum(-1)
    at_zero = square == 0
    norm = torch.where(at_zero, torch.ones_like(square), square).sqrt()
    unit = gradients / norm.reshape(*norm.shape, *[1] * (gradients.ndim - 2))
    excess = torch.where(at_zero, torch.zeros_like(norm), norm) - 1
    return (excess.clamp(min=0) if one_sided else excess), unit


@checked
def gradient_penalty(critic: Critic, real: Tensor, fake: Tensor, alpha: Tensor, *, one_sided: bool = False) -> Tensor:
    """GP = E_x̂ [(‖∇D(x̂)‖₂ − 1)²] at x̂ between a real and a generated sample, shape (E,), not yet times λ.

    Args:
        critic: maps (E, B, …) to (E, B), each sample on its own (no batch norm).
        real, fake: samples, shape (E, B, …): points of any dimension, or images.
        alpha: interpolation weights, uniform in [0, 1], shape (E, B).
        one_sided: penalise only norms above 1.

    Raises:
        ValueError: for shapes that do not match.

    See Also:
        r1_penalty: penalises the slope at real samples towards 0.
        clip_weights: bounds the weights instead.

    Source: Gulrajani et al., *Improved training of Wasserstein GANs* (2017), equation 3.
    """
    excess, _ = slope_excess(input_gradients(critic, interpolate(real, fake, alpha)), one_sided=one_sided)
    return excess.square().mean(-1)


@checked
def r1_penalty(critic: Critic, real: Tensor) -> Tensor:
    """R1 = E_real ‖∇D(x)‖², the zero-centred penalty at real samples, shape (E,), not yet times λ.

    Source: Mescheder, Geiger, Nowozin, *Which training methods for GANs do actually converge?* (2018), equation 9
    (there with γ/2 for our λ).
    """
    return input_gradients(critic, real).flatten(2).square().sum(-1).mean(-1)


@checked
def clip_weights(weights: Tensor, clip: Tensor | float) -> None:
    """Clamp weights to [−clip, clip] in place, as the first Wasserstein GAN did.

    Source: Arjovsky, Chintala, Bottou, *Wasserstein GAN* (2017), algorithm 1.
    """
    if not isinstance(clip, (Tensor, float)):
        clip = as_scalar("clip", clip)
    with torch.no_grad():
        weights.clamp_(-clip, clip)  # type: ignore[arg-type]
