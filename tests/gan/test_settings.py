"""Settings of a run: recipes, what is refused, what an objective says of itself, and a GPU that is not there."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from divergences.gan.config import RECIPES, Config
from divergences.gan.data import DATA
from divergences.gan.devices import resolve_device
from divergences.gan.objectives import Wasserstein
from divergences.gan.recording import record
from divergences.gan.train import Trainer

from .small import SMALL, WrongSign, last


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("n_critic", 0, ValueError), ("batch", 2.5, TypeError), ("steps", True, TypeError),
        ("lambda_gp", -1.0, ValueError), ("lambda_gp", (0.1, 0.2), ValueError), ("learning_rate", math.nan, ValueError),
        ("data", "circle", ValueError), ("penalty", "l2", ValueError), ("optimizer", None, ValueError),
        ("activation", "gelu", ValueError), ("device", "tpu", ValueError), ("dtype", "int8", ValueError),
        ("seeds", (), TypeError), ("seeds", (-1,), ValueError), ("seeds", (1.5,), TypeError), ("decay", 1, TypeError),
        ("batch_norm", 1, TypeError),
        ("beta1", 1.0, ValueError), ("ema", -0.1, ValueError), ("clip", 0.0, ValueError), ("theta", "a", TypeError),
    ],
)  # fmt: skip
def test_bad_configurations_are_named(field, value, error):
    with pytest.raises(error, match=rf"^{field} must"):
        Config(**{field: value})


@pytest.mark.parametrize("other", [{"generator": "shift"}, {"batch": 1}])
def test_batch_norm_where_there_is_nothing_to_normalise(other):
    with pytest.raises(ValueError, match="batch_norm must be False"):
        Config(batch_norm=True, **other)


def test_an_objective_says_what_it_estimates():
    history = record(replace(SMALL, steps=1, seeds=(1, 2, 3), objective=("minimax", "wasserstein", WrongSign())))
    assert [history.measure(member) for member in range(3)] == ["js", "em", "em"]

    class Silent(WrongSign):
        estimates = None

    with pytest.raises(ValueError, match="objective must have estimates = 'js' or 'em', Silent has not"):
        Trainer(replace(SMALL, objective=Silent()))


def test_the_unit_of_an_estimate_follows_what_it_estimates():
    class InNats(Wasserstein):
        estimates = "js"

    config = replace(SMALL, data="grid", steps=5)
    distance, nats = last(config), last(replace(config, objective=InNats()))
    np.testing.assert_allclose(distance.estimate, nats.estimate / DATA["grid"].scale)


def test_an_unknown_objective_is_named():
    with pytest.raises(ValueError, match="objective must be one of"):
        Trainer(replace(SMALL, objective="hinge"))


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a GPU")
def test_a_gpu_that_is_not_there_is_not_silently_replaced():
    with pytest.raises(RuntimeError, match="'cuda' was asked for, but this machine has none"):
        resolve_device("cuda")
    assert resolve_device("auto").type in ("mps", "cpu")


def test_recipes():
    assert (Config(data="ring").steps, Config(data="two-moons").steps) == (3500, 2500)
    assert Config(data="grid").steps == 8000
    paper = Config(data="ring", **RECIPES["paper"])
    assert (paper.lambda_gp, paper.n_critic, paper.learning_rate, paper.beta1, paper.beta2) == (10, 5, 1e-4, 0, 0.9)


def test_config_survives_json():
    config = Config(seeds=(1, 2), learning_rate=(1e-3, 2e-3), objective=("minimax", "wasserstein"))
    assert Config.from_json(config.to_json()) == config
    assert json.loads(replace(SMALL, objective=WrongSign()).to_json())["objective"] == "wrong sign"
    with pytest.raises(ValueError, match="text must be a saved Config"):
        Config.from_json("{}x")
