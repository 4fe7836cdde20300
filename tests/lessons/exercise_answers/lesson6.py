"""Lesson 6: right answers that look different from ours, and mistakes, each with the hint it should get."""

import numpy as np
import pytest
import torch
from scipy.spatial.distance import jensenshannon

import divergences as dv

from .lesson4 import gradients, mean_square, norms

LOG2 = np.log(2)


def guarded_in_single_precision(critic, real, fake):
    alpha = torch.rand(len(real), *[1] * (real.ndim - 1))
    x = torch.lerp(real, fake, alpha).requires_grad_()
    (g,) = torch.autograd.grad(critic(x), x, torch.ones(len(real)), create_graph=True)
    return (g.flatten(1).square().sum(1).clamp(min=1e-8).sqrt() - 1).square().mean()


def guarded_by_library(critic, real, fake):
    alpha = torch.empty(real.shape[0], *[1] * (real.ndim - 1), dtype=real.dtype).uniform_()
    x = torch.lerp(fake, real, alpha).requires_grad_()
    (g,) = torch.autograd.grad(critic(x).sum(), x, create_graph=True)
    return (torch.linalg.vector_norm(g.flatten(1), dim=1) - 1).pow(2).mean()


def guarded_by_where(critic, real, fake):
    alpha = torch.rand(len(real), dtype=torch.float64).reshape(-1, *[1] * (real.ndim - 1))
    x = (alpha * fake + (1 - alpha) * real).requires_grad_()
    (g,) = torch.autograd.grad(critic(x).sum(), x, create_graph=True)
    square = g.flatten(1).square().sum(1)
    norm = torch.where(square > 0, torch.where(square > 0, square, 1).sqrt(), 0)
    return (norm - 1).square().mean()


def trust_an_oracle(js):
    rng = np.random.default_rng()
    pairs = [rng.dirichlet(np.ones(4), 2) for _ in range(3)] + [np.array([[1, 0, 0], [0, 0.5, 0.5]])]
    return bool(all(abs(js(p, q) - dv.js_divergence(p, q)) < 1e-5 for p, q in pairs))


def trust_with_assertions(js):
    try:
        assert js([1.0, 0.0], [0.0, 1.0]) == pytest.approx(0.6931, abs=1e-4)
        assert js([0.5, 0.5], [0.1, 0.9]) == pytest.approx(jensenshannon([0.5, 0.5], [0.1, 0.9]) ** 2, abs=1e-4)
        assert js([0.1, 0.9], [0.5, 0.5]) == pytest.approx(js([0.5, 0.5], [0.1, 0.9]), abs=1e-5)
    except AssertionError:
        return False
    return True


RIGHT = {
    "trusted": [trust_an_oracle, trust_with_assertions],
    "ring": [
        lambda modes, radius: [[radius * f(2 * np.pi * k / modes) for f in (np.cos, np.sin)] for k in range(modes)],
        lambda modes, radius: radius * np.exp(2j * np.pi * (np.arange(modes) + 0.3) / modes).view(float).reshape(-1, 2),
        lambda modes, radius: radius * np.stack([f(np.arange(modes) * 2 * np.pi / modes) for f in (np.sin, np.cos)], 1),
    ],
    "repaired_penalty": [guarded_by_library, guarded_by_where, guarded_in_single_precision],
}  # fmt: skip


def drawn(alpha_of, finish=mean_square):
    def repaired_penalty(critic, real, fake):
        alpha = alpha_of(real)
        return finish(gradients(critic, alpha * real + (1 - alpha) * fake))

    return repaired_penalty


def per_sample(real, draw=torch.rand):
    return draw(len(real), dtype=torch.float64).reshape(-1, *[1] * (real.ndim - 1))


def seeded_per_sample(real):
    torch.manual_seed(0)
    return per_sample(real)


def bare_norms(g):
    return g.flatten(1).square().sum(1).sqrt()


def bare_root(g):
    return (bare_norms(g) - 1).square().mean()


def trust_values(*known, tolerance=1e-4):
    return lambda js: all(abs(js(p, q) - value) < tolerance for p, q, value in known)


def trust_or_stop(js):
    assert abs(js([1, 0], [0, 1]) - LOG2) < 1e-4
    return True


def trust_if_symmetric(js):
    return trust_values(APART, EQUAL)(js) and abs(js([0.2, 0.8], [1, 0]) - js([1, 0], [0.2, 0.8])) < 1e-4


APART, EQUAL = ([1, 0], [0, 1], LOG2), ([0.5, 0.5], [0.5, 0.5], 0)
OVERLAPPING = ([0.5, 0.5], [1, 0], 0.2158), ([1, 0], [0.5, 0.5], 0.2158)


def spaced(angles, scale=1.0):
    return lambda modes, radius: scale * radius * np.column_stack([np.cos(angles(modes)), np.sin(angles(modes))])


WRONG = {
    "trusted": [
        ("trusted.everything", lambda js: True),
        ("trusted.nothing", lambda js: False),
        ("trusted.inverted", lambda js: not trust_an_oracle(js)),
        ("trusted.asserted", trust_or_stop),
        ("trusted.zeros", trust_values(([0.9, 0.1], [0.5, 0.5], 0.1018), ([0.5, 0.5], [0.9, 0.1], 0.1018))),
        ("trusted.base", lambda js: 0 <= js([1, 0], [0, 1]) <= 1 and js([0.3, 0.7], [0.3, 0.7]) < 1e-6),
        ("trusted.refused", lambda js: js([1, 0], [0, 1]) == LOG2),
        ("trusted.nothing", lambda js: js([1, 0], [0, 1]) == LOG2 and js([0.5, 0.5], [1, 0]) == 0.2157615543388357),
        ("trusted.side", trust_values(APART, EQUAL)),
        ("trusted.tv", trust_if_symmetric),
        ("trusted.epsilon", trust_values(APART, *OVERLAPPING, tolerance=0.06)),
        ("trusted.zeros", trust_values(([0.9, 0.1], [0.5, 0.5], 0.1018), EQUAL)),
        ("trusted.half", lambda js: js([0.2, 0.8], [0.2, 0.8]) < 1e-6),
        ("trusted.root", lambda js: 0.6 < js([1, 0], [0, 1]) < 0.9),
        ("trusted.kind", lambda js: js([1, 0], [0, 1])),
        ("any.error at", lambda js: js([1, 0, 0], [0, 1]) > 1 / 0),
    ],
    "ring": [
        ("ring.twice", spaced(lambda modes: np.linspace(0, 2 * np.pi, modes))),
        ("ring.uneven", spaced(lambda modes: np.linspace(0, np.pi, modes))),
        ("ring.uneven", spaced(lambda modes: 360 / modes * np.arange(modes))),
        ("ring.together", spaced(lambda modes: 2 * np.pi * np.arange(modes))),
        ("any.shape", lambda modes, radius: radius * np.array([np.cos([0.0] * modes), np.sin([0.0] * modes)])),
        ("any.shape", spaced(lambda modes: np.linspace(0, 2 * np.pi, modes)[:-1])),
        ("ring.uneven", spaced(lambda modes: np.arange(modes) * np.pi / 8)),
        ("ring.radius", spaced(lambda modes: np.linspace(0, 2 * np.pi, modes, endpoint=False), scale=2)),
        ("ring.radius", lambda modes, radius: np.zeros((modes, 2))),
        ("any.shape", lambda modes, radius: radius * np.exp(0.25j * np.pi * np.arange(8)).view(float).reshape(8, 2)),
        ("ring.radius", lambda modes, radius: np.ones((8, 2))),
    ],
    "repaired_penalty": [
        ("repaired.one alpha", drawn(lambda real: torch.rand(1))),
        ("repaired.alpha per pixel", drawn(torch.rand_like)),
        ("repaired.alpha outside", drawn(lambda real: per_sample(real, torch.randn))),
        ("repaired.alpha uneven", drawn(lambda real: per_sample(real).square())),
        ("repaired.alpha again", drawn(seeded_per_sample)),
        ("repaired.linear", drawn(per_sample, lambda g: ((g.square().sum(1) + 1e-12).sqrt() - 1).square().mean())),
        ("penalty.one-sided", drawn(per_sample, lambda g: torch.relu(norms(g) - 1).square().mean())),
        ("penalty.sum", drawn(per_sample, lambda g: (norms(g) - 1).square().sum())),
        ("penalty.square", drawn(per_sample, lambda g: (norms(g).square() - 1).square().mean())),
        ("repaired.linear", drawn(per_sample, lambda g: ((norms(g).square() + 1).sqrt() - 1).square().mean())),
        ("repaired.nan", drawn(per_sample, lambda g: (torch.nan_to_num(bare_norms(g)) - 1).square().mean())),
        ("repaired.places", drawn(lambda real: 1)),
        ("penalty.batch", drawn(per_sample, lambda g: (g.norm() - 1) ** 2)),
        ("penalty.pixel", drawn(per_sample, lambda g: ((g.abs() - 1) ** 2).mean())),
        ("penalty.no one", drawn(per_sample, lambda g: norms(g).square().mean())),
        ("repaired.nan", drawn(per_sample, bare_root)),
        ("repaired.nan", drawn(per_sample, lambda g: (g.flatten(1).square().sum(1).sqrt() + 1e-8 - 1).square().mean())),
        ("penalty.graph", drawn(per_sample, lambda g: mean_square(g).detach())),
        ("any.constant", lambda critic, real, fake: 0 * critic(per_sample(real) * torch.ones_like(real)).sum()),
    ],
}  # fmt: skip
