import math

import pytest
import torch

import divergences as dv
from divergences.gan.objectives import OBJECTIVES, PerMember, Wasserstein, make_objective
from divergences.locale import has_text

REAL = torch.tensor([[2.0, -1.0, 0.5], [30.0, 0.0, -800.0]], dtype=torch.float64)
FAKE = torch.tensor([[0.0, 1.0, -3.0], [900.0, -2.0, 5.0]], dtype=torch.float64)


def test_losses_against_the_textbook_formulas():
    real, fake = REAL[:1], FAKE[:1]
    d_real, d_fake = real.sigmoid(), fake.sigmoid()
    log_loss = -(d_real.log().mean() + (1 - d_fake).log().mean())
    for name in ("minimax", "non-saturating"):
        assert OBJECTIVES[name].critic_loss(real, fake).item() == pytest.approx(log_loss.item(), rel=1e-12)
        assert OBJECTIVES[name].estimate(real, fake).item() == pytest.approx(
            math.log(2) - log_loss.item() / 2, rel=1e-12
        )
    assert OBJECTIVES["minimax"].generator_loss(fake).item() == pytest.approx(
        (1 - d_fake).log().mean().item(), rel=1e-12
    )
    assert OBJECTIVES["non-saturating"].generator_loss(fake).item() == pytest.approx(
        -d_fake.log().mean().item(), rel=1e-12
    )


def test_wasserstein_by_hand():
    wasserstein = OBJECTIVES["wasserstein"]
    assert wasserstein.estimate(REAL[:1], FAKE[:1]).item() == pytest.approx(0.5 + 2 / 3)
    assert wasserstein.critic_loss(REAL[:1], FAKE[:1]).item() == pytest.approx(-0.5 - 2 / 3)
    assert wasserstein.generator_loss(FAKE[:1]).item() == pytest.approx(2 / 3)


@pytest.mark.parametrize("name", OBJECTIVES)
def test_slopes_are_the_derivatives_of_the_losses(name):
    objective = OBJECTIVES[name]
    real, fake = REAL.clone().requires_grad_(), FAKE.clone().requires_grad_()
    by_real, by_fake = torch.autograd.grad(objective.critic_loss(real, fake).sum(), (real, fake))
    slopes = objective.critic_slopes(REAL, FAKE)
    torch.testing.assert_close(slopes[0] / 3, by_real)
    torch.testing.assert_close(slopes[1] / 3, by_fake)
    (by_fake,) = torch.autograd.grad(objective.generator_loss(fake).sum(), fake)
    torch.testing.assert_close(objective.generator_slopes(FAKE) / 3, by_fake)


@pytest.mark.parametrize("name", OBJECTIVES)
def test_extreme_scores_stay_finite(name):
    real, fake = torch.full((1, 2), 1e4), torch.full((1, 2), -1e4)
    objective = OBJECTIVES[name]
    for loss in (objective.critic_loss(real, fake), objective.critic_loss(fake, real), objective.generator_loss(fake)):
        assert torch.isfinite(loss).all()


def test_the_optimal_discriminator_reports_js_and_any_other_less():
    pair, theta = dv.Gaussians(sigma=1.0), 2.0
    real, fake = (torch.tensor(x)[None] for x in pair.sample(400_000, theta, seed=0))
    minimax = OBJECTIVES["minimax"]

    def logit(x, factor=1.0):
        return factor * torch.tensor(pair.discriminator_logit(x.numpy(), theta))

    best = minimax.estimate(logit(real), logit(fake)).item()
    assert best == pytest.approx(pair.js_divergence(theta), abs=3e-3)
    for factor in (0.5, 2.0):
        assert minimax.estimate(logit(real, factor), logit(fake, factor)).item() < best - 0.01


def test_a_saturated_discriminator_leaves_minimax_without_a_slope():
    sure = torch.tensor([[-40.0]])
    assert abs(OBJECTIVES["minimax"].generator_slopes(sure).item()) < 1e-17
    assert OBJECTIVES["non-saturating"].generator_slopes(sure).item() == -1
    assert OBJECTIVES["wasserstein"].generator_slopes(sure).item() == -1


def test_one_objective_for_each_member():
    both = make_objective(["wasserstein", "minimax"], 2)
    assert isinstance(both, PerMember)
    for row, name in enumerate(["wasserstein", "minimax"]):
        one, part = OBJECTIVES[name], slice(row, row + 1)
        torch.testing.assert_close(both.critic_loss(REAL, FAKE)[part], one.critic_loss(REAL[part], FAKE[part]))
        torch.testing.assert_close(both.estimate(REAL, FAKE)[part], one.estimate(REAL[part], FAKE[part]))
        torch.testing.assert_close(both.generator_loss(FAKE)[part], one.generator_loss(FAKE[part]))
        torch.testing.assert_close(both.generator_slopes(FAKE)[part], one.generator_slopes(FAKE[part]))
        for ours, alone in zip(both.critic_slopes(REAL, FAKE), one.critic_slopes(REAL[part], FAKE[part]), strict=True):
            torch.testing.assert_close(ours[part], alone)


def test_choosing():
    assert make_objective("wasserstein", 3) is OBJECTIVES["wasserstein"]
    own = Wasserstein()
    assert make_objective(own, 2) is own
    with pytest.raises(ValueError, match="objective must be one of minimax"):
        make_objective("no such game", 1)
    with pytest.raises(ValueError, match="one for each of the 3 seeds"):
        make_objective(["minimax", "wasserstein"], 3)


@pytest.mark.parametrize("name", OBJECTIVES)
def test_every_objective_has_a_name_in_every_language(name):
    assert has_text(f"run.{name}")
