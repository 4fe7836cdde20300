"""Every mistake is caught: by its oracle, and by the test of the library that guards against it."""

import math
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

import divergences as dv
from divergences.gan.data import ring
from divergences.gan.networks import Mlp, scores
from divergences.gan.penalties import gradient_penalty, input_gradients, interpolate
from divergences.lessons.mistakes import MISTAKES, maths, oracles, training
from divergences.locale import LANGUAGES, text

pytestmark = pytest.mark.slow  # it trains and draws
ROOT = Path(__file__).parents[2]
EACH = pytest.mark.parametrize("key", MISTAKES)


@EACH
def test_the_oracle_passes_the_right_and_fails_the_wrong(key):
    mistake = MISTAKES[key]
    right, wrong = mistake.oracle(mistake.right), mistake.oracle(mistake.wrong)
    assert right.passed and not wrong.passed
    assert right.exact == wrong.exact


def test_there_are_seventeen_and_each_has_words():
    assert len(MISTAKES) == 17
    for key, mistake in MISTAKES.items():
        for language in LANGUAGES:
            assert text(f"mistakes.{key}", language) and text(f"mistakes.{key}.story", language)
            assert text(f"mistakes.oracle.{mistake.oracle.__name__}", language)


def test_nan_and_the_wrong_infinity_never_pass():
    assert not oracles.Verdict(math.nan, 0).passed
    assert not oracles.Verdict(math.nan, math.nan).passed
    assert not oracles.Verdict(-math.inf, math.inf).passed
    assert oracles.Verdict(math.inf, math.inf).passed


def test_the_right_ones_are_what_the_library_does():
    generator = torch.Generator().manual_seed(0)
    real, fake = torch.randn(2, 3, 7, 2, generator=generator, dtype=torch.float64)
    alpha = torch.rand(3, 7, generator=generator, dtype=torch.float64)
    critic = Mlp((2, 8, 8, 1), seeds=[0, 1, 2], dtype=torch.float64)
    gradients = input_gradients(lambda x: scores(critic, x), interpolate(real, fake, alpha))
    ours = gradient_penalty(lambda x: scores(critic, x), real, fake, alpha)
    torch.testing.assert_close(training.norm_per_sample(gradients), ours)
    torch.testing.assert_close(training.guarded_norm(gradients), ours)
    torch.testing.assert_close(training.no_batch_norm(critic, real), scores(critic, real))
    p, q = np.random.default_rng(0).dirichlet(np.ones(5), size=2)
    assert maths.js_with_half(p, q) == pytest.approx(dv.js_divergence(p, q), rel=1e-12)
    assert maths.kl_in_nats(p, q) == pytest.approx(dv.kl_divergence(p, q), rel=1e-12)
    assert MISTAKES["ring_of_seven"].right is ring


def test_the_library_never_imports_its_mistakes():
    for file in (ROOT / "divergences").rglob("*.py"):
        if file.parent.name != "mistakes" and file.name != "mistakes.py":
            assert not re.search(r"^\s*(from|import) .*mistakes", file.read_text(encoding="utf-8"), re.M), file
    code = "import sys, divergences; assert not {'torch', 'divergences.lessons.mistakes'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
