"""A Config stores what it has checked, and refuses by name what would fail later."""

import numpy as np
import pytest
import torch

from divergences.gan.config import Config, SavedObjective
from divergences.gan.recording import record
from divergences.gan.run_config import MAX_SEED
from divergences.gan.train import Trainer

SMALL = {"width": 8, "depth": 1, "batch": 8, "steps": 4, "snapshot_every": 2, "device": "cpu"}


@pytest.mark.parametrize(
    "given",
    [
        {"batch": np.int64(8)},
        {"width": np.int32(8)},
        {"steps": np.int64(4)},
        {"lambda_gp": np.int64(10)},
        {"learning_rate": np.float32(1e-3)},
        {"beta1": np.float32(0.5)},
        {"learning_rate": np.array([1e-3, 1e-4]), "seeds": (0, 1)},
        {"seeds": (np.int64(3), np.uint8(4))},
    ],
    ids=str,
)
def test_numbers_of_numpy_are_stored_as_plain_ones(given):
    config = Config(**SMALL | given)
    assert len(record(config))
    assert Config.from_json(config.to_json()) == config


@pytest.mark.parametrize(
    "given",
    [
        {"objective": 5},
        {"objective": None},
        {"objective": [["minimax"]]},
        {"objective": "wgan"},
        {"beta1": [0.5, 0.9]},
        {"theta": [1, 2]},
        {"theta": 1e39},
        {"clip": np.array([0.1, 0.2])},
        {"seeds": (MAX_SEED + 1,)},
        {"seeds": (0, 2**32)},
        {"seeds": (2**63,)},
        {"seeds": (2**70,)},
        {"seeds": (np.timedelta64(1, "s"),)},
        {"steps": np.array([1, 2])},
        {"steps": False},
        {"ema": []},
    ],
    ids=str,
)
def test_what_cannot_be_trained_is_refused_by_its_name(given):
    (name,) = given
    with pytest.raises((TypeError, ValueError), match=f"^{name} must "):
        Config(**SMALL | given)


@pytest.mark.parametrize("seeds", [(0, 2**31 - 1), (0, 2**30), (1_764_000_000, 1)])
def test_seeds_that_are_accepted_start_differently(seeds):
    weights = Trainer(Config(**SMALL, seeds=seeds)).critic.flat
    assert not torch.equal(weights[0], weights[1])


def test_a_file_keeps_the_name_of_an_objective_of_ones_own():
    text = Config(**SMALL).to_json().replace('"wasserstein"', '"mine"')
    loaded = Config.from_json(text)
    assert loaded.objective == SavedObjective("mine")
    assert loaded.to_json() == text
