"""The penalty, and a test for each way this field gets it wrong."""

import pytest
import torch

from divergences.gan.networks import Mlp, scores
from divergences.gan.penalties import clip_weights, gradient_penalty, input_gradients, interpolate, r1_penalty

SHAPES = pytest.mark.parametrize("shape", [(2,), (1,), (3, 8, 8)], ids=["points", "line", "images"])
DTYPES = pytest.mark.parametrize("dtype", [torch.float32, torch.float64])


def linear_critic(norm, shape, dtype):
    w = torch.ones(shape, dtype=dtype)
    w *= norm / w.norm()
    return lambda x: (x * w).flatten(2).sum(-1)


def batch(size, shape, dtype=torch.float64, members=2, seed=0):
    generator = torch.Generator().manual_seed(seed)
    real, fake = torch.randn(2, members, size, *shape, generator=generator, dtype=dtype)
    return real, fake, torch.rand(members, size, generator=generator, dtype=dtype)


@SHAPES
@DTYPES
@pytest.mark.parametrize("size", [1, 7, 64])
@pytest.mark.parametrize("norm", [0.0, 0.3, 1.0, 5.0])
def test_exact_for_a_linear_critic_at_every_batch_size_dtype_and_shape(norm, size, dtype, shape):
    """A norm over the whole batch would grow with its size; one per pixel would be far smaller than ‖w‖."""
    critic = linear_critic(norm, shape, dtype)
    real, fake, alpha = batch(size, shape, dtype)
    tolerance = 1e-5 if dtype == torch.float32 else 1e-12
    penalty = gradient_penalty(critic, real, fake, alpha)
    assert penalty.shape == (2,)
    torch.testing.assert_close(penalty, torch.full((2,), (norm - 1) ** 2, dtype=dtype), rtol=tolerance, atol=tolerance)
    one_sided = gradient_penalty(critic, real, fake, alpha, one_sided=True)
    expected = torch.full((2,), max(norm - 1, 0) ** 2, dtype=dtype)
    torch.testing.assert_close(one_sided, expected, rtol=tolerance, atol=tolerance)
    zero_centred = r1_penalty(critic, real)
    torch.testing.assert_close(zero_centred, torch.full((2,), norm**2, dtype=dtype), rtol=tolerance, atol=tolerance)


def test_the_norm_is_taken_per_sample_not_over_the_batch():
    """A critic x² has slope 2|x|: half of these samples have slope 1, half 3, so GP = (0 + 4)/2."""
    x = torch.tensor([[[0.5], [1.5]]], dtype=torch.float64)
    penalty = gradient_penalty(lambda x: x.square().flatten(2).sum(-1), x, x, torch.zeros(1, 2, dtype=torch.float64))
    assert penalty.item() == pytest.approx(2.0)


def test_finite_with_finite_second_derivatives_at_a_zero_gradient():
    weight = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    real, fake, alpha = batch(5, (2,))
    penalty = gradient_penalty(lambda x: (x * weight).sum(-1), real, fake, alpha).sum()
    assert penalty.item() == 2
    (first,) = torch.autograd.grad(penalty, weight, create_graph=True)
    assert torch.isfinite(first).all()
    flat_spot = lambda x: (x * weight.detach() + (x - x.detach()).pow(2) * 3).sum(-1)  # noqa: E731
    gradients = input_gradients(flat_spot, real)
    assert (gradients == 0).all()
    one = torch.ones(1, dtype=torch.float64, requires_grad=True)
    curved = gradient_penalty(lambda x: one * (x - x.detach()).pow(2).sum(-1), real, fake, alpha).sum()
    (slope,) = torch.autograd.grad(curved, one)
    assert torch.isfinite(slope).all()


def test_one_alpha_for_each_sample():
    real, fake, alpha = batch(6, (3, 4, 4))
    between = interpolate(real, fake, alpha)
    for member in range(2):
        for sample in range(6):
            share = alpha[member, sample]
            expected = share * real[member, sample] + (1 - share) * fake[member, sample]
            torch.testing.assert_close(between[member, sample], expected)
    torch.testing.assert_close(interpolate(real, fake, torch.ones(2, 6, dtype=torch.float64)), real)
    with pytest.raises(ValueError, match=r"alpha must have shape \(2, 6\), one per sample"):
        interpolate(real, fake, alpha[:, :1])
    with pytest.raises(ValueError, match=r"alpha must have shape \(2, 6\), one per sample"):
        interpolate(real, fake, torch.rand_like(real))
    with pytest.raises(ValueError, match="fake must have shape"):
        interpolate(real, fake[:, :3], alpha)


def test_the_penalty_against_finite_differences_of_the_critic():
    critic = Mlp((2, 16, 16, 1), seeds=[3], activation="tanh", dtype=torch.float64)
    x, _, _ = batch(4, (2,), members=1)
    step = 1e-6
    slopes = []
    with torch.no_grad():
        for axis in range(2):
            move = torch.zeros(2, dtype=torch.float64)
            move[axis] = step
            slopes.append((scores(critic, x + move) - scores(critic, x - move)) / (2 * step))
    norms = torch.stack(slopes, -1).norm(dim=-1)
    penalty = gradient_penalty(lambda x: scores(critic, x), x, x, torch.zeros(1, 4, dtype=torch.float64))
    torch.testing.assert_close(penalty, (norms - 1).square().mean(-1), rtol=1e-6, atol=1e-9)


def test_weight_clipping_holds_every_weight():
    weights = torch.linspace(-1, 1, 9)[None].clone()
    clip_weights(weights, 0.25)
    assert weights.abs().max() == 0.25
    assert weights[0, 4] == 0


def test_the_best_penalised_critic_overstates_by_one_plus_d_over_two_lambda():
    """Two points d apart and a linear critic of slope s: s·d − λ(s − 1)² is best at s = 1 + d/2λ."""
    for d, lam, best in ((1.0, 10.0, 1.05), (1.0, 0.1, 6.0), (3.0, 0.5, 4.0)):
        slope = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
        real, fake = torch.zeros(1, 1, 1, dtype=torch.float64), torch.full((1, 1, 1), d, dtype=torch.float64)
        for _ in range(200):
            critic = lambda x, s=slope: -(s * x).sum(-1)  # noqa: E731
            penalty = gradient_penalty(critic, real, fake, torch.full((1, 1), 0.5, dtype=torch.float64))
            loss = critic(fake).mean() - critic(real).mean() + lam * penalty.sum()
            (gradient,) = torch.autograd.grad(loss, slope)
            slope = (slope - 0.4 / lam * gradient).detach().requires_grad_()
        assert slope.item() == pytest.approx(best, rel=1e-6)
