"""The written-out gradients against autograd, and our optimisers against torch's."""

import pytest
import torch

from divergences.gan.config import Config
from divergences.gan.gradients.autograd import Gradients
from divergences.gan.gradients.by_hand import BothByHand, CriticByHand
from divergences.gan.networks import Mlp, ShiftGenerator, scores
from divergences.gan.optimizers import Adam, Optimizer, RmsProp, Sgd, make_optimizer
from divergences.gan.run_config import OPTIMIZERS
from divergences.gan.train import Trainer

SMALL = {"width": 24, "depth": 3, "batch": 17, "steps": 5, "dtype": "float64", "device": "cpu"}


@pytest.mark.parametrize(
    "objective", ["minimax", "non-saturating", "wasserstein", ("wasserstein", "minimax", "wasserstein")]
)
@pytest.mark.parametrize("penalty", ["gp", "r1", "clip", "none"])
@pytest.mark.parametrize("activation", ["relu", "leaky_relu"])
@pytest.mark.parametrize("one_sided", [False, True])
def test_by_hand_is_autograd_to_1e_10(objective, penalty, activation, one_sided):
    config = Config(
        objective=objective, penalty=penalty, activation=activation, one_sided=one_sided, seeds=(0, 1, 2),
        lambda_gp=(0.1, 10.0, 1.0), **SMALL,
    )  # fmt: skip
    by_hand, reference = Trainer(config), Trainer(config)
    assert isinstance(by_hand.gradients, BothByHand)
    reference.gradients = reference.gradients.by_autograd()
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():  # steep enough for the one-sided penalty to bite on some samples
        for trainer in (by_hand, reference):
            trainer.critic.flat.mul_(2.5)
    real, fake, noise = torch.randn(3, 3, 17, 2, generator=generator, dtype=torch.float64)
    alpha = torch.rand(3, 17, generator=generator, dtype=torch.float64)
    for ours, autograd in (
        (by_hand.gradients.of_critic(real, fake, alpha)[0], reference.gradients.of_critic(real, fake, alpha)[0]),
        (by_hand.gradients.of_generator(noise), reference.gradients.of_generator(noise)),
    ):
        assert autograd.abs().max() > 0
        torch.testing.assert_close(ours, autograd, rtol=1e-10, atol=1e-12)


@pytest.mark.slow
@pytest.mark.parametrize("penalty", ["gp", "r1", "clip"])
@pytest.mark.parametrize(("activation", "kind"), [("relu", CriticByHand), ("tanh", Gradients)])
def test_with_batch_norm_the_critic_alone_is_written_out(penalty, activation, kind):
    config = Config(penalty=penalty, activation=activation, batch_norm=True, seeds=(0, 1), n_critic=2, **SMALL)
    trainer, reference = Trainer(config), Trainer(config)
    assert type(trainer.gradients) is kind
    reference.gradients = reference.gradients.by_autograd()
    for each in (trainer, reference):
        each.advance(3)
    torch.testing.assert_close(trainer.generator.flat, reference.generator.flat, rtol=1e-8, atol=1e-10)
    torch.testing.assert_close(trainer.critic.flat, reference.critic.flat, rtol=1e-8, atol=1e-10)


@pytest.mark.slow
@pytest.mark.parametrize("fast", [True, False])
def test_a_whole_run_is_the_same_either_way(fast):
    config = Config(seeds=(4,), n_critic=2, **SMALL)
    runs = []
    for by_hand in (True, fast):
        trainer = Trainer(config)
        if not by_hand:
            trainer.gradients = trainer.gradients.by_autograd()
        trainer.advance(5)
        runs.append(trainer.generator.flat.detach())
    torch.testing.assert_close(runs[0], runs[1], rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (lambda w: Sgd(w), lambda p: torch.optim.SGD(p, lr=0.01)),
        (lambda w: Sgd(w, 0.9), lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9)),
        (lambda w: RmsProp(w, 0.99), lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.99)),
        (lambda w: Adam(w, 0.0, 0.9), lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.0, 0.9))),
        (lambda w: Adam(w, 0.5, 0.999), lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.5, 0.999))),
    ],
    ids=["sgd", "momentum", "rmsprop", "adam 0", "adam 0.5"],
)
def test_optimisers_against_torch(ours, theirs):
    generator = torch.Generator().manual_seed(1)
    start = torch.randn(3, 10, generator=generator, dtype=torch.float64)
    mine, peer = start.clone(), torch.nn.Parameter(start.clone())
    own, reference = ours(mine), theirs([peer])
    rate = torch.full((3, 1), 0.01, dtype=torch.float64)
    for _ in range(30):
        gradient = torch.randn(3, 10, generator=generator, dtype=torch.float64)
        own.step(gradient.clone(), rate)
        peer.grad = gradient
        reference.step()
    torch.testing.assert_close(mine, peer.detach(), rtol=1e-12, atol=1e-12)


def test_every_optimiser_has_a_name():
    made = {type(make_optimizer(name, torch.zeros(1, 2), 0.5, 0.9)) for name in OPTIMIZERS}
    assert made == set(Optimizer.__subclasses__())
    with pytest.raises(ValueError, match=r"^name must be one of adam, rmsprop, sgd, got 'lion'$"):
        make_optimizer("lion", torch.zeros(1, 2), 0.5, 0.9)


def test_each_member_has_its_own_learning_rate():
    weights = torch.ones(2, 3)
    Sgd(weights).step(torch.ones(2, 3), torch.tensor([[0.5], [0.0]]))
    assert weights.tolist() == [[0.5] * 3, [1.0] * 3]


def test_networks_of_an_ensemble_are_those_of_their_seeds():
    together = Mlp((2, 8, 8, 1), seeds=[5, 6])
    x = torch.randn(2, 4, 2, generator=torch.Generator().manual_seed(0))
    for row, seed in enumerate([5, 6]):
        alone = Mlp((2, 8, 8, 1), seeds=[seed])
        torch.testing.assert_close(scores(together, x)[row : row + 1], scores(alone, x[row : row + 1]))
    assert not torch.equal(together.flat[0], together.flat[1])


def test_batch_norm_against_torch():
    ours = Mlp((2, 6, 5, 3), seeds=[4, 9], dtype=torch.float64, batch_norm=True)
    x = torch.randn(2, 40, 2, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    with torch.no_grad():
        ours.flat += 0.1 * torch.randn(ours.flat.shape, generator=torch.Generator().manual_seed(2), dtype=torch.float64)
    for member in range(2):
        views = [view[member] for view in ours._views(None)]
        peer = torch.nn.Sequential()
        for layer, units in enumerate((6, 5)):
            linear = torch.nn.Linear(views[2 * layer].shape[0], units, bias=False, dtype=torch.float64)
            norm = torch.nn.BatchNorm1d(units, dtype=torch.float64)
            linear.weight.data, norm.bias.data = views[2 * layer].mT.detach(), views[2 * layer + 1][0].detach()
            norm.weight.data = views[6 + layer][0].detach()
            peer.extend([linear, norm, torch.nn.ReLU()])
        expected = peer(x[member]) @ views[4] + views[5]
        torch.testing.assert_close(ours(x)[member], expected, rtol=1e-10, atol=1e-12)


def test_batch_norm_starts_from_the_weights_of_the_network_without_it():
    plain, normed = Mlp((2, 8, 8, 1), seeds=[3]), Mlp((2, 8, 8, 1), seeds=[3], batch_norm=True)
    for (weight, _), (same, _) in zip(plain.layers(), normed.layers(), strict=True):
        assert torch.equal(weight, same)
    hidden = normed.layers()[:-1]
    assert all(not bias.any() for _, bias in hidden)
    assert torch.equal(normed.flat[:, -16:], torch.ones(1, 16))
    assert torch.equal(plain.layers()[-1][1], normed.layers()[-1][1])


def test_the_shift_generator_is_the_articles():
    z = torch.tensor([[[0.25], [1.0]]])
    assert ShiftGenerator([3.0])(z).tolist() == [[[3.0, 0.25], [3.0, 1.0]]]
