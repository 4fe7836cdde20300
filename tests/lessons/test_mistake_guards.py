"""Every mistake has a test that guards the library against it, and that test fails once the mistake is let in."""

import importlib
import inspect

import numpy as np
import pytest
import torch

import divergences as dv
from divergences.gan.config import Config
from divergences.gan.data import DATA
from divergences.gan.networks import scores
from divergences.gan.objectives import OBJECTIVES, Wasserstein
from divergences.gan.penalties import input_gradients, interpolate
from divergences.gan.train import Trainer
from divergences.lessons.mistakes import MISTAKES, maths, oracles, training
from divergences.lessons.mistakes.page import verdicts

from ..support.cases import DIVERGENCES

pytestmark = pytest.mark.slow  # it trains and draws
EACH = pytest.mark.parametrize("key", MISTAKES)


# The guards that live here, because no other test asks for it: each is about the library's own code.


def test_the_trainer_draws_its_alphas_from_0_to_1():
    trainer = Trainer(Config(data="segments", generator="shift", noise_dim=1, width=4, depth=1, batch=64, device="cpu"))
    _, alpha, _ = trainer.streams.at(0)
    assert ((alpha >= 0) & (alpha <= 1)).all()
    assert len(set(alpha[0, 0].tolist())) == 64


def test_a_score_is_a_samples_own_affair():
    assert oracles.independent_of_the_batch(scores).passed


def test_a_critic_has_no_upper_end():
    assert oracles.unbounded_score(scores).passed


# Every guard is tried: with the wrong code in place of the library's, it must fail.


def wrong_penalty(penalty):
    def wrong(critic, real, fake, alpha, *, one_sided=False):
        return penalty(input_gradients(critic, interpolate(real, fake, alpha)))

    return wrong


def wrong_between(between):
    return lambda real, fake, alpha: between(real, fake, torch.Generator().manual_seed(0))


def on_lists(divergence):
    def wrong(p, q):
        with np.errstate(all="ignore"):
            return float(divergence(np.array(p, dtype=float), np.array(q, dtype=float)))

    return wrong


class WrongSign(Wasserstein):
    def generator_loss(self, fake):
        return training.the_articles_sign(fake)


class SmallSamples(dv.Gaussians):
    def sample(self, count, theta, seed=0, *, shared_noise=False):
        return super().sample(count, theta, seed)


def case(name):
    return {"case": next(each for each in DIVERGENCES if each.name == name)}


def lossy_histogram(x, y, bins):
    return dv.Histogram(*maths.histogram_that_loses(x, y), [])


LINEAR = {"norm": 5.0, "size": 7, "dtype": torch.float64, "shape": (3, 8, 8)}
WEAKER = wrong_penalty(lambda gradients: 0.01 * training.norm_per_sample(gradients))  # λ = 0.1 where 10 is meant
INPUTS = {"x": np.arange(6.0), "y": np.arange(6.0), "bins": 32}
# mistake: what is replaced (object or module of the guard, name) by what, and the arguments of the guard.
LET_IN = {
    "norm_over_the_batch": ("gradient_penalty", wrong_penalty(training.norm_over_the_batch), LINEAR),
    "norm_per_pixel": ("gradient_penalty", wrong_penalty(training.norm_per_pixel), LINEAR),
    "unguarded_norm": ("gradient_penalty", wrong_penalty(training.unguarded_norm), {}),
    "one_alpha_for_the_batch": ("interpolate", wrong_between(training.one_alpha_for_the_batch), {}),
    "one_alpha_per_pixel": ("interpolate", wrong_between(training.one_alpha_per_pixel), {}),
    "alpha_from_a_normal": ((torch, "rand"), torch.randn, {}),
    "batch_norm": ("scores", training.batch_norm, {}),
    "sigmoid_left_on": ("scores", training.sigmoid_left_on, {}),
    "lambda_one_tenth": ("gradient_penalty", WEAKER, {}),
    "the_articles_sign": ((OBJECTIVES, "wasserstein"), WrongSign(), {}),
    "js_without_half": ((dv, "js_divergence"), on_lists(maths.js_without_half), case("disjoint")),
    "kl_in_bits": ((dv, "kl_divergence"), on_lists(maths.kl_in_bits), case("thirds")),
    "kl_with_epsilon": ((dv, "kl_divergence"), on_lists(maths.kl_with_epsilon), case("disjoint")),
    "kl_reversed": ((dv, "kl_divergence"), on_lists(maths.kl_reversed), case("q covers p")),
    "ring_of_seven": ((DATA, "ring"), maths.ring_of_seven(), {}),
    "histogram_that_loses": ((dv, "shared_histogram"), lossy_histogram, INPUTS),
    "distance_of_small_samples": (None, None, {"pair": SmallSamples(1.2)}),
}


def guard_of(key):
    file, name = MISTAKES[key].guard.split("::")
    module = importlib.import_module(f"tests.{file.removesuffix('.py').replace('/', '.')}")
    test = getattr(module, name)
    return module, getattr(getattr(test, "hypothesis", None), "inner_test", test)


@EACH
def test_its_guard_fails_once_the_mistake_is_let_in(key, monkeypatch):
    where, wrong, arguments = LET_IN[key]
    module, guard = guard_of(key)
    good = {"pair": dv.Gaussians(1.2)} if "pair" in arguments else arguments
    guard(**good)
    if isinstance(where, str):
        monkeypatch.setattr(module, where, wrong)
    elif where and isinstance(where[0], dict):
        monkeypatch.setitem(*where, wrong)
    elif where:
        monkeypatch.setattr(*where, wrong)
    with pytest.raises((AssertionError, RuntimeError)):
        guard(**arguments)


def test_the_table_of_verdicts_names_tests_that_exist():
    page = verdicts("en")
    assert page.count("✓") == page.count("✗") == 17
    for key, mistake in MISTAKES.items():
        assert mistake.guard.split("::")[1] in page
        assert inspect.isfunction(guard_of(key)[1])
