"""Small pictures and short trainings on them."""

import numpy as np
from PIL import Image

from divergences.gan.images.config import ImageConfig
from divergences.gan.images.data import Images
from divergences.gan.images.recording import empty_image_history, record_images
from divergences.gan.images.trainer import ImageTrainer

METHODS = {
    "gan": {"objective": "non-saturating", "penalty": "none", "critic_norm": "batch", "n_critic": 1},
    "clip": {"penalty": "clip", "critic_norm": "batch", "optimizer": "rmsprop", "n_critic": 2},
    "gp": {"n_critic": 2},
    "r1": {"objective": "non-saturating", "penalty": "r1", "n_critic": 1},
}


def pictures(count=40, size=8, channels=1):
    rng = np.random.default_rng(0)
    return Images("noise", rng.integers(0, 256, (count, channels, size, size), dtype=np.uint8))


def small(**changes):
    defaults = {"width": 4, "noise_dim": 3, "batch": 5, "steps": 6, "snapshot_every": 2, "device": "cpu"}
    return ImageConfig(**defaults | changes)


def run(config, images=None):
    trainer = ImageTrainer(config, images or pictures())
    return trainer, record_images(trainer, empty_image_history(trainer, "noise"))


def picture(path, size=(64, 64), colour=(200, 30, 60), mode="RGB"):
    Image.new("RGB", size, colour).convert(mode).save(path)
