"""Small pictures and short trainings for the runs behind figures 5 and 6."""

from dataclasses import replace

import numpy as np

from divergences.gan.images.data import Images
from figures import image_runs

COMMITTED = image_runs.NAMES
TINY = {"width": 4, "noise_dim": 3, "batch": 4, "steps": 4, "snapshot_every": 1}


def pictures(size=8):
    return Images("noise", np.random.default_rng(0).integers(0, 256, (20, 1, size, size), dtype=np.uint8))


def tiny(name):
    return replace(image_runs.config_of(name, "cpu", [1], "cpu"), **TINY)
