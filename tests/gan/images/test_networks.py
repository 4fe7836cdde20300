"""The DCGAN pair: shapes, members that do not feel each other, batch statistics of one's own, an exact penalty."""

import math

import pytest
import torch

from divergences.gan.images.networks import ImageCritic, ImageGenerator, MlpImageGenerator, halvings
from divergences.gan.penalties import gradient_penalty, input_gradients

EACH_NORM = pytest.mark.parametrize("norm", ["batch", "none"])
CRITIC_NORMS = pytest.mark.parametrize("norm", ["batch", "layer", "none"])


def normal(*shape, seed=0):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def generator(seeds=(0, 1), size=8, channels=1, width=4, **options):
    return ImageGenerator(size, channels, width, seeds, noise_dim=5, dtype=torch.float64, **options)


def critic(seeds=(0, 1), size=8, channels=1, width=4, **options):
    return ImageCritic(size, channels, width, seeds, dtype=torch.float64, **options)


@pytest.mark.parametrize(("size", "channels"), [(28, 1), (32, 1), (64, 3), (8, 2)])
@EACH_NORM
@pytest.mark.parametrize("filters", ["constant", "doubling"])
def test_shapes(size, channels, norm, filters):
    make = generator(size=size, channels=channels, norm=norm, filters=filters)
    images = make(normal(2, 3, 5))
    assert images.shape == (2, 3, channels, size, size)
    assert images.abs().max() < 1
    assert make.flat.shape[0] == 2
    for critic_norm in ("batch", "layer", "none"):
        assert critic(size=size, channels=channels, norm=critic_norm)(images).shape == (2, 3)


@pytest.mark.parametrize(("size", "times"), [(28, 2), (32, 3), (64, 4), (8, 1), (20, 2)])
def test_how_often_a_side_is_halved(size, times):
    assert halvings(size) == times


def test_the_weights_are_those_of_dcgan_at_64_and_constant_where_asked():
    """DCGAN with 64 filters has 512, 256, 128, 64 of them; the WGAN paper's generator without it 64 four times."""
    doubling = generator(size=64, channels=3, width=64, seeds=[0], norm="batch", filters="doubling")
    between = 512 * 256 + 256 * 128 + 128 * 64
    norms = 2 * (512 + 256 + 128 + 64)
    assert doubling.flat.numel() == 5 * 512 * 16 + 16 * between + norms + 64 * 3 * 16 + 3
    constant = generator(size=64, channels=3, width=64, seeds=[0])
    assert constant.flat.numel() == 5 * 64 * 16 + 3 * 64 * 64 * 16 + 4 * 64 + 64 * 3 * 16 + 3
    judge = critic(size=64, channels=3, width=64, seeds=[0], norm="none")
    assert judge.flat.numel() == 16 * (3 * 64 + between) + (512 + 256 + 128 + 64) + 512 * 16


def test_the_papers_code_has_no_biases_and_an_mlp_four_layers_of_512():
    code = generator(size=32, width=16, seeds=[0], filters="doubling", biases=False)
    assert code.flat.numel() == 5 * 64 * 16 + 16 * (64 * 32 + 32 * 16) + 16 * 16
    assert (code(torch.zeros(1, 2, 5, dtype=torch.float64)) == 0).all()  # nothing but products with the noise
    mlp = MlpImageGenerator(32, 1, [0, 1], noise_dim=5, dtype=torch.float64)
    assert mlp.flat.shape == (2, 5 * 512 + 3 * 512**2 + 512 * 1024 + 4 * 512 + 1024)
    noise = normal(2, 3, 5)
    assert mlp(noise).shape == (2, 3, 1, 32, 32) and mlp(noise).abs().max() < 1
    weights = list(mlp.pieces(None))[::2]
    for inputs, weight in zip((5, 512, 512, 512, 512), weights, strict=True):
        assert weight.std().item() == pytest.approx(1 / math.sqrt(3 * inputs), rel=0.05)
    alone = MlpImageGenerator(32, 1, [1], noise_dim=5, dtype=torch.float64)
    torch.testing.assert_close(mlp(noise)[1], alone(noise[1:])[0], rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("norm", ["layer", "batch"])
def test_bfloat16_gives_scores_and_slopes_in_the_same_direction(norm):
    """Its numbers have 8 bits, so that they differ; another layout or a lost layer would turn them away."""
    images = normal(2, 16, 1, 32, 32).float()
    one, half = (ImageCritic(32, 1, 16, [0, 1], norm=norm, precision=p) for p in ("float32", "bfloat16"))
    torch.testing.assert_close(one.flat, half.flat, rtol=0, atol=0)
    for exact, rounded in zip(_scores_and_slopes(one, images), _scores_and_slopes(half, images), strict=True):
        assert rounded.dtype == torch.float32
        assert torch.cosine_similarity(exact.flatten(), rounded.flatten(), dim=0) > 0.99


def _scores_and_slopes(network, images):
    scores = network(images)
    (slopes,) = torch.autograd.grad((scores * torch.linspace(-1, 1, 16)).sum(), network.flat)
    return scores, slopes


def test_weights_start_as_in_dcgan():
    make = generator(seeds=[3], size=28, width=32, norm="batch")
    pieces = list(make.pieces(None))
    projection, gain, bias = pieces[:3]
    assert projection.std().item() == pytest.approx(0.02, rel=0.05) and projection.mean().abs() < 1e-3
    assert gain.mean().item() == pytest.approx(1, abs=0.02) and (bias == 0).all()


@EACH_NORM
def test_a_member_of_an_ensemble_generates_what_it_would_alone(norm):
    noise, together = normal(3, 6, 5), generator(seeds=(0, 1, 2), norm=norm)
    for member in range(3):
        alone = generator(seeds=[member], norm=norm)
        torch.testing.assert_close(together(noise)[member], alone(noise[member : member + 1])[0], rtol=1e-12, atol=0)


@CRITIC_NORMS
def test_a_member_of_an_ensemble_judges_and_learns_what_it_would_alone(norm):
    images, together = normal(3, 6, 1, 8, 8), critic(seeds=(0, 1, 2), norm=norm)
    (slopes,) = torch.autograd.grad(together(images).square().sum(), together.flat)
    for member in range(3):
        alone = critic(seeds=[member], norm=norm)
        scores = alone(images[member : member + 1])
        torch.testing.assert_close(together(images)[member], scores[0], rtol=1e-10, atol=1e-14)
        (own,) = torch.autograd.grad(scores.square().sum(), alone.flat)
        torch.testing.assert_close(slopes[member], own[0], rtol=1e-8, atol=1e-14)


def test_batch_statistics_are_each_members_own():
    """Scaling one member's images must leave the other's scores alone, and barely change its own."""
    images, judge = normal(2, 6, 1, 8, 8), critic(size=16 // 2, norm="batch")
    changed = images.clone()
    changed[0] *= 100
    before, after = judge(images), judge(changed)
    torch.testing.assert_close(before[1], after[1], rtol=1e-12, atol=0)
    assert not torch.allclose(before[0], after[0])


def test_batch_norm_by_hand():
    """The first layer: project, subtract the batch's mean, divide by its deviation, gain and bias, ReLU."""
    make, noise = generator(seeds=[4], norm="batch", filters="constant"), normal(1, 7, 5)
    projection, gain, bias, last, last_bias = (piece[0] for piece in make.pieces(None))
    x = (noise[0] @ projection).reshape(7, 4, 4, 4)
    mean, variance = x.mean((0, 2, 3), keepdim=True), x.var((0, 2, 3), keepdim=True, correction=0)
    x = torch.relu((x - mean) / torch.sqrt(variance + 1e-5) * gain[:, None, None] + bias[:, None, None])
    expected = torch.zeros(7, 1, 10, 10, dtype=torch.float64)
    for row in range(4):
        for column in range(4):
            spread = torch.einsum("bc,cokl->bokl", x[:, :, row, column], last)
            expected[:, :, 2 * row : 2 * row + 4, 2 * column : 2 * column + 4] += spread
    expected = torch.tanh(expected[:, :, 1:9, 1:9] + last_bias[:, None, None])
    torch.testing.assert_close(make(noise)[0], expected, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("norm", ["layer", "none"])
def test_the_penalty_is_that_of_single_samples(norm):
    """In a batch of six, the slope of each sample is what finite differences of it alone say."""
    judge, x = critic(norm=norm, width=6), 3 * normal(2, 6, 1, 8, 8)
    slopes = input_gradients(judge, x)
    direction, step = normal(2, 6, 1, 8, 8, seed=1), 1e-6
    with torch.no_grad():
        change = (judge(x + step * direction) - judge(x - step * direction)) / (2 * step)
    torch.testing.assert_close((slopes * direction).flatten(2).sum(-1), change, rtol=1e-5, atol=1e-9)
    with torch.no_grad():
        alone = torch.cat([judge(x[:, k : k + 1]) for k in range(6)], dim=1)
    torch.testing.assert_close(judge(x).detach(), alone, rtol=1e-10, atol=1e-14)
    penalty = gradient_penalty(judge, x, x, torch.zeros(2, 6, dtype=torch.float64))
    expected = (slopes.flatten(2).norm(dim=-1) - 1).square().mean(-1)
    torch.testing.assert_close(penalty, expected, rtol=1e-12, atol=0)


def test_the_penalty_can_be_learnt_from():
    """d penalty/d weights against finite differences along a random direction."""
    judge, x = critic(norm="layer", seeds=[0]), 3 * normal(1, 4, 1, 8, 8)
    alpha, direction = torch.zeros(1, 4, dtype=torch.float64), normal(*judge.flat.shape, seed=2)

    def penalty(flat):
        return gradient_penalty(lambda images: judge(images, flat), x, x, alpha).sum()

    (slope,) = torch.autograd.grad(penalty(judge.flat), judge.flat)
    step = 1e-6
    ends = [penalty(judge.flat.detach() + sign * step * direction).item() for sign in (1, -1)]
    assert (slope * direction).sum().item() == pytest.approx((ends[0] - ends[1]) / (2 * step), rel=1e-4)
    assert math.isfinite(ends[0])


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: generator(size=30), "size must be 4, 5, 6 or 7 doubled"),
        (lambda: generator(size=4), "size must be 4, 5, 6 or 7 doubled"),
        (lambda: critic(size=9), "size must be 4, 5, 6 or 7 doubled"),
        (lambda: generator(norm="layer"), "norm must be one of batch, none, got 'layer'"),
        (lambda: critic(norm="spectral"), "norm must be one of batch, layer, none"),
        (lambda: generator(filters="many"), "filters must be one of constant, doubling"),
        (lambda: generator(width=0), "width must be at least 1"),
        (lambda: critic(channels=0), "channels must be at least 1"),
    ],
)
def test_bad_input_is_named(call, says):
    with pytest.raises(ValueError, match=says):
        call()
