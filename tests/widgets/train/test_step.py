"""The trainer in the browser beside torch: gradients, twenty steps, a whole run."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from divergences.gan.config import PENALTIES
from divergences.gan.data import DATA
from divergences.gan.gradients.passes import NEGATIVE_SLOPES
from divergences.gan.metrics import score_modes
from divergences.gan.objectives import OBJECTIVES
from divergences.gan.run_config import OPTIMIZERS
from divergences.gan.threads import limited_threads
from divergences.gan.train import Trainer

from .engine import Ask, in_node, off, packed, settings_of, trainer, unpacked

pytestmark = pytest.mark.slow  # it trains in Python and in JavaScript

RECIPES: dict[str, dict[str, Any]] = {
    f"{objective}, {penalty}": {"objective": objective, "penalty": penalty}
    for objective in OBJECTIVES
    for penalty in PENALTIES
} | {f"{objective}, one-sided": {"objective": objective, "one_sided": True} for objective in OBJECTIVES}
SHAPES: dict[str, dict[str, Any]] = {
    "3×128": {"width": 128},
    "1×8": {"width": 8, "depth": 1, "batch": 5},
    "4×40, leaky": {"width": 40, "depth": 4, "activation": "leaky_relu", "batch": 33},
    "2×24, noise of five": {"width": 24, "depth": 2, "noise_dim": 5, "batch": 7},
}
SMALL = {"width": 32, "batch": 64}


def first_gradients(it: Trainer) -> tuple[dict[str, Any], torch.Tensor, torch.Tensor]:
    """The numbers of the first critic step and autograd's two gradients, in double precision."""
    exact = it.gradients.by_autograd()
    real, alpha, noise = it.streams.at(0)
    fake = exact.fakes(noise[:, :-1])
    critic, _ = exact.of_critic(real[:, 0], fake[:, 0], alpha[:, 0])
    numbers = {"real": real[0, 0], "fake": fake[0, 0], "alpha": alpha[0, 0], "noise": noise[0, -1]}
    return {name: packed(part) for name, part in numbers.items()}, critic, exact.of_generator(noise[:, -1])


def gradients_agree(ask: Ask, arithmetic: str, tolerance: float, **given: Any) -> None:
    it = trainer(dtype="float64", lambda_gp=1.0, **given)
    # A critic that has learned something: at the start its slope is far below 1, where a one-sided penalty is 0.
    with torch.no_grad():
        it.critic.flat.mul_(2.5)
    numbers, critic, generator = first_gradients(it)
    found = ask("gradients", arithmetic=arithmetic, **settings_of(it), **numbers)
    assert off(unpacked(found["critic"]), critic.detach().numpy()) < tolerance
    assert off(unpacked(found["generator"]), generator.detach().numpy()) < tolerance


@pytest.mark.parametrize("recipe", RECIPES)
def test_gradients_are_autograds(recipe: str) -> None:
    for arithmetic, tolerance in (("simd", 1e-5), ("plain", 1e-5), ("double", 1e-12)):
        gradients_agree(in_node, arithmetic, tolerance, **SMALL, **RECIPES[recipe])


def test_the_wrong_sign_turns_the_generator_round_and_leaves_the_critic_alone() -> None:
    it = trainer(dtype="float64", **SMALL)
    numbers, critic, generator = first_gradients(it)
    found = in_node("gradients", arithmetic="double", wrongSign=True, **settings_of(it), **numbers)
    assert off(unpacked(found["critic"]), critic.detach().numpy()) < 1e-12
    assert off(unpacked(found["generator"]), -generator.detach().numpy()) < 1e-12


@pytest.mark.parametrize("shape", SHAPES)
def test_gradients_are_autograds_for_every_shape(shape: str) -> None:
    for arithmetic, tolerance in (("simd", 1e-5), ("double", 1e-12)):
        gradients_agree(in_node, arithmetic, tolerance, **SHAPES[shape])


@pytest.mark.parametrize("recipe", RECIPES)
def test_gradients_are_autograds_in_chromium(in_chromium: Ask, recipe: str) -> None:
    gradients_agree(in_chromium, "simd", 1e-5, **SMALL, **RECIPES[recipe])


STEPS: dict[str, dict[str, Any]] = RECIPES | {
    "rmsprop, clipping": {"optimizer": "rmsprop", "penalty": "clip", "beta2": 0.99},
    "sgd": {"optimizer": "sgd", "learning_rate": 0.05, "objective": "non-saturating", "penalty": "r1"},
    "sgd with momentum": {"optimizer": "sgd", "beta1": 0.9, "learning_rate": 0.02},
    "adam with β₁": {"beta1": 0.5, "beta2": 0.999},
    "five critic steps": {"n_critic": 5, "learning_rate": 1e-3},
    "simultaneous": {"simultaneous": True, "n_critic": 2},
    "without decay and mean": {"decay": False, "ema": 0.0},
    "leaky, four layers": {"activation": "leaky_relu", "depth": 4},
}


@pytest.mark.parametrize("recipe", STEPS)
def test_twenty_steps_in_double_precision_are_torchs(recipe: str) -> None:
    it = trainer(dtype="float64", steps=30, **SMALL | STEPS[recipe])
    start = settings_of(it)
    blocks = [[packed(part) for part in it.streams.at(step)] for step in range(20)]
    it.streams.restore([])
    it.advance(20)
    found = in_node("steps", arithmetic="double", blocks=blocks, **start)
    assert off(unpacked(found["critic"]), it.critic.flat.detach().numpy()) < 1e-9
    assert off(unpacked(found["generator"]), it.generator.flat.detach().numpy()) < 1e-9
    assert off(unpacked(found["averaged"]), it.averaged.numpy()) < 1e-9
    assert found["divergedAt"] == int(it.diverged_at[0])


def test_the_compiled_optimizers_are_torchs() -> None:
    """In single precision, for the objective whose steps do not multiply rounding noise."""
    for optimizer in OPTIMIZERS:
        given = {"optimizer": optimizer, "objective": "minimax", "penalty": "r1", "learning_rate": 1e-3, "beta1": 0.5}
        it = trainer(steps=30, **SMALL, **given)
        start = settings_of(it)
        blocks = [[packed(part) for part in it.streams.at(step)] for step in range(5)]
        it.streams.restore([])
        it.advance(5)
        found = in_node("steps", arithmetic="simd", blocks=blocks, **start)
        assert off(unpacked(found["critic"]), it.critic.flat.detach().numpy()) < 2e-5
        assert off(unpacked(found["averaged"]), it.averaged.numpy()) < 2e-5


def test_a_critic_that_runs_away_is_noticed_at_the_same_step() -> None:
    it = trainer(dtype="float64", penalty="none", learning_rate=3.0, steps=60, decay=False, **SMALL)
    start = settings_of(it)
    blocks = [[packed(part) for part in it.streams.at(step)] for step in range(40)]
    it.streams.restore([])
    it.advance(40)
    at = int(it.diverged_at[0])
    assert at >= 0
    assert in_node("steps", arithmetic="double", blocks=blocks, **start)["divergedAt"] == at


def test_a_whole_run_from_torchs_start_and_numbers_reaches_what_torch_reaches() -> None:
    steps = 2000
    it = trainer(width=64, seeds=(3,), steps=steps)
    start = settings_of(it)
    drawn = [[part.clone() for part in it.streams.at(step)] for step in range(steps)]
    real, alpha, noise = (torch.cat(parts) for parts in zip(*drawn, strict=True))
    it.streams.restore([])
    with limited_threads(1):
        it.advance(steps)
    fresh = torch.randn(4000, 2, generator=torch.Generator().manual_seed(7))
    with torch.no_grad():
        samples = (it.generator(fresh[None], it.averaged) / it.scale)[0]
    numbers = {"real": packed(real), "alpha": packed(alpha), "noise": packed(noise), "fresh": packed(fresh)}
    found = unpacked(in_node("wholeRun", arithmetic="simd", **start, **numbers)["samples"]).reshape(-1, 2)
    data = DATA["ring"]
    assert data.modes is not None and data.spread is not None
    ours, torchs = (score_modes(each, data.modes, data.spread) for each in (found, samples.numpy()))
    assert ours.recovered == torchs.recovered == 8
    assert ours.within_3sd > torchs.within_3sd - 0.1
    assert torchs.within_3sd > 0.6


def test_a_snapshot_is_torchs() -> None:
    for objective in OBJECTIVES:
        it = trainer(dtype="float64", objective=objective, data="grid", **SMALL)
        start = settings_of(it)
        real, noise, alpha = it.streams.fixed(512)
        numbers = {"real": packed(real), "noise": packed(noise), "alpha": packed(alpha)}
        found = in_node("snapshot", arithmetic="double", **start, **numbers)
        wanted = it.snapshot()
        for name in ("samples", "pull", "critic", "slopes"):
            assert off(unpacked(found[name]), getattr(wanted, name)) < 1e-11, name
        for name in ("estimate", "critic_loss", "generator_loss"):
            assert found[name] == pytest.approx(float(getattr(wanted, name)[0]), rel=1e-10, abs=1e-12), name


def test_it_knows_every_name_that_python_knows() -> None:
    names = in_node("names")
    assert names["objectives"] == list(OBJECTIVES)
    assert sorted([*names["penalties"], "clip", "none"]) == sorted(PENALTIES)
    assert sorted(names["optimizers"]) == sorted(OPTIMIZERS)


def test_slopes_below_zero_come_from_python() -> None:
    assert in_node("failure", config={"activation": "tanh"}).endswith(f"one of {', '.join(NEGATIVE_SLOPES)}, got tanh")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"width": 100}, "width must be a multiple of 8, got 100"),
        ({"depth": 5}, "depth must be at most 4, got 5"),
        ({"batch": 0}, "batch must be a whole number of at least 1, got 0"),
        ({"objective": "least-squares"}, "objective must be one of"),
        ({"data": "spiral"}, "data must be one of"),
        ({"generator": "shift"}, "generator must be one of mlp, got shift"),
        ({"batch_norm": True}, "batch_norm must be one of false, got true"),
    ],
)
def test_what_it_has_no_formula_for_is_named(given: dict[str, Any], message: str) -> None:
    assert in_node("failure", config=given).startswith(f"RangeError: {message}")


def test_the_steps_of_each_data_set_are_pythons() -> None:
    assert in_node("failure", config={}) is None
    found = in_node("run", task={"config": {"width": 8, "steps": 3}, "seed": 1}, steps=9)
    assert (found["step"], found["over"]) == (3, True)
    assert np.isfinite(unpacked(found["critic"])).all()
