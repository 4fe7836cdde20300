"""Small runs that the tests of training share."""

from dataclasses import replace

import torch

from divergences.gan.config import Config
from divergences.gan.objectives import Wasserstein
from divergences.gan.train import train

SMALL = Config(width=16, depth=2, batch=32, steps=70, snapshot_every=35, device="cpu", dtype="float64")
# The article's one parameter, long enough to see where it goes.
ONE = replace(SMALL, data="segments", generator="shift", noise_dim=1, ema=0.0, width=32, batch=64, n_critic=5,
              steps=300, snapshot_every=300, lambda_gp=10.0, learning_rate=3e-3, activation="tanh")  # fmt: skip


def last(config, **options):
    return list(train(config, **options))[-1]


class WrongSign(Wasserstein):
    """The article's generator, which maximises −E D(G(z)): it is driven away from the data."""

    name = "wrong sign"

    def generator_loss(self, fake):
        return fake.mean(-1)

    def generator_slopes(self, fake):
        return torch.ones_like(fake)
