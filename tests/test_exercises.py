"""Every check accepts right answers however they are written, refuses plausible mistakes with the hint they need, and
says neither the answer nor a traceback."""

import contextlib
import json
import math
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import scipy.stats
import torch
from scipy.optimize import minimize_scalar
from scipy.spatial.distance import jensenshannon

import divergences as dv
from divergences.exercises import EXERCISES, checker
from divergences.exercises.result import BARS, Result
from divergences.locale import LANGUAGES

from .test_exercise_notebooks import SOURCES, cells

check = checker("en")
LOG2 = np.log(2)
FOLDER = Path(__file__).parent.parent / "divergences"
WORDS = json.loads((FOLDER / "locale" / "exercises.json").read_text(encoding="utf-8"))
SLOW = {"family", "critic_step"}  # about 0.1 s for each check


def times(name, count):
    return count if name not in SLOW else max(2, count // 10)


# Right answers that look different from ours ----------------------------------------------------------------------


def js_with_loops(p, q):
    total = 0.0
    for a, b in zip(p, q, strict=True):
        for mass in (a, b):
            if mass > 0:
                total += 0.5 * mass * math.log(2 * mass / (a + b))
    return total


def js_by_entropies(p, q):
    return scipy.stats.entropy((p + q) / 2) - scipy.stats.entropy([p, q], axis=1).mean()


def kl_with_loops(p, q):
    total = 0.0
    for a, b in zip(p, q, strict=True):
        if a > 0:
            total += a * math.log(a / b) if b > 0 else math.inf
    return total


def em_by_counting(x, y):
    places = np.sort(np.concatenate([x, y]))
    ahead = [abs((x <= place).mean() - (y <= place).mean()) for place in places[:-1]]
    return float(np.dot(ahead, np.diff(places)))


def em_in_place(x, y):
    x.sort()
    y.sort()
    return torch.tensor(abs(x - y).mean())


def plan_by_solver(p, q):
    return dv.solve_transport(p, q, abs(np.arange(len(p))[:, None] - np.arange(len(q)))).plan


def plan_by_distribution_functions(p, q):
    upper, right = np.cumsum(p), np.cumsum(q)
    lower, left = upper - p, right - q
    return np.maximum(np.minimum(upper[:, None], right) - np.maximum(lower[:, None], left), 0)


def penalty_with_ones(critic, real, fake, alpha):
    alpha = alpha.view([-1] + [1] * (real.dim() - 1))
    x = fake + alpha * (real - fake)
    x.requires_grad = True
    score = critic(x)
    g = torch.autograd.grad(score, x, grad_outputs=torch.ones_like(score), create_graph=True, retain_graph=True)[0]
    return torch.mean((torch.sqrt(torch.sum(g.reshape(len(g), -1) ** 2, 1) + 1e-12) - 1) ** 2)


def penalty_with_single_ones(critic, real, fake, alpha):
    """As most repositories write it."""
    alpha = alpha.view(real.size(0), *[1] * (real.dim() - 1)).expand_as(real)
    x = torch.autograd.Variable(alpha * real + (1 - alpha) * fake, requires_grad=True)
    g = torch.autograd.grad(critic(x), x, torch.ones(real.size(0)), create_graph=True, only_inputs=True)[0]
    return torch.nn.functional.mse_loss(g.view(len(g), -1).norm(2, dim=1), torch.ones(len(g)))


def penalty_sample_by_sample(critic, real, fake, alpha):
    total = 0
    for t, a, b in zip(alpha, real, fake, strict=True):
        x = (t * a + (1 - t) * b)[None].requires_grad_()
        (g,) = torch.autograd.grad(critic(x)[0], x, create_graph=True)
        total = total + (torch.linalg.vector_norm(g) - 1) ** 2
    return total / len(real)


def step_that_clears_afterwards(critic, optimizer, penalty, real, fake, lambda_gp):
    on_real, on_fake = critic(real).mean(), critic(fake.detach()).mean()
    (on_fake - on_real + lambda_gp * penalty(critic, real, fake)).backward()
    optimizer.step()
    critic.zero_grad()
    return on_real - on_fake


def step_with_closure(critic, optimizer, penalty, real, fake, lambda_gp):
    with torch.no_grad():
        before = critic(real).mean() - critic(fake).mean()

    def closure():
        optimizer.zero_grad()
        loss = critic(fake).mean() - critic(real).mean() + lambda_gp * penalty(critic, real, fake)
        loss.backward()
        return loss

    optimizer.step(closure)
    return before.numpy()


def step_in_two_passes(critic, optimizer, penalty, real, fake, lambda_gp):
    critic.zero_grad()
    on_real, on_fake = critic(real).mean(), critic(fake).mean()
    (on_fake - on_real).backward()
    (lambda_gp * penalty(critic, real, fake)).backward()
    optimizer.step()
    return on_real.item() - on_fake.item()


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


def sign_test_over_all_splits(only_a, only_b):
    count, seen = only_a + only_b, abs(only_a - only_b)
    return sum(math.comb(count, k) / 2**count for k in range(count + 1) if abs(count - 2 * k) >= seen)


def wilson_as_roots(successes, trials, z):
    share = successes / trials
    roots = np.roots([1 + z**2 / trials, -(2 * share + z**2 / trials), share**2])
    return np.sort(roots.real)


def wilson_of_counts(successes, trials, z):
    half = z * math.sqrt(successes * (trials - successes) / trials + z**2 / 4)
    return [(successes + z**2 / 2 + side * half) / (trials + z**2) for side in (-1, 1)]


def wilson_by_scipy(successes, trials, z):
    level = 2 * scipy.stats.norm.cdf(z) - 1
    found = scipy.stats.binomtest(successes, trials).proportion_ci(level, method="wilson")
    return [found.low, found.high]


def normal(x, centre, sigma):
    return scipy.stats.norm.pdf(x, centre, sigma)


RIGHT = {
    "segments": [
        lambda theta: np.array([np.inf, LOG2, 1, abs(theta)]) if theta else np.zeros(4),
        lambda theta: [math.inf, math.log(2), True, math.sqrt(theta**2)] if theta else (0, 0, 0, 0),
        lambda theta: [float("inf") if theta else 0, LOG2 * (theta != 0), int(theta != 0), max(theta, -theta)],
    ],
    "kl": [kl_with_loops, dv.kl_divergence, scipy.stats.entropy, lambda p, q: np.float64(kl_with_loops(p, q))],
    "js": [js_with_loops, js_by_entropies, dv.js_divergence, lambda p, q: np.array([jensenshannon(p, q) ** 2])],
    "family": [
        lambda x, theta: np.exp(-abs(x - theta)) / 2,
        lambda x, theta: 1 / (np.pi * (1 + (x - theta) ** 2)),
        lambda x, theta: np.exp(-((x - theta) ** 2) / 8) / np.sqrt(8 * np.pi),
        lambda x, theta: scipy.stats.logistic.pdf(x, theta, 0.7),
        lambda x, theta: np.maximum(0, 1 - abs(x - theta) / 3) / 3,
        lambda x, theta: normal(x, 0, 1 + theta),
        lambda x, theta: scipy.special.expit(theta) * normal(x, 3, 1) + scipy.special.expit(-theta) * normal(x, -3, 1),
    ],
    "slopes": [
        lambda theta, width: [(abs(theta) < width) * math.copysign(LOG2 / width, theta), math.copysign(1, theta)],
        lambda theta, width: (
            dv.ParallelStrips(width).js_derivative(theta),
            dv.ParallelStrips(width).wasserstein_derivative(theta),
        ),
    ],
    "em": [
        em_by_counting,
        em_in_place,
        scipy.stats.wasserstein_distance,
        dv.wasserstein_distance,
        lambda x, y: sum(abs(a - b) for a, b in zip(sorted(x), sorted(y), strict=True)) / len(x),
    ],
    "coupling": [
        [[0.25, 0.25, 0], [0, 0, 0.25], [0, 0, 0.25]],
        [[0, 0, 0.5], [0.25, 0, 0], [0, 0.25, 0]],
        np.array([[0.25, 0, 0.25], [0, 0.25, 0], [0, 0, 0.25]]),
        [[0.25, Fraction(1, 8), Fraction(1, 8)], [0, Fraction(1, 8), Fraction(1, 8)], [0, 0, Decimal("0.25")]],
        torch.tensor([[0.25, 0.25, 0], [0, 0, 0.25], [0, 0, 0.25]], requires_grad=True),
    ],
    "plan": [plan_by_solver, plan_by_distribution_functions],
    "k_effect": [
        lambda theta, K: np.array([K, 1]) * abs(theta),
        lambda theta, K: (max(K * theta, -K * theta), abs(theta)),
    ],
    "discriminator": [
        lambda x, theta, sigma: normal(x, 0, sigma) / (normal(x, 0, sigma) + normal(x, theta, sigma)),
        lambda x, theta, sigma: 1 / (1 + np.exp((2 * x * theta - theta**2) / (2 * sigma**2))),
        lambda x, theta, sigma: scipy.special.expit(theta * (theta / 2 - x) / sigma**2),
        lambda x, theta, sigma: [1 / (1 + math.exp((2 * theta * a - theta**2) / (2 * sigma**2))) for a in x],
        lambda x, theta, sigma: dv.optimal_discriminator(normal(x, 0, sigma), normal(x, theta, sigma)),
    ],
    "critic": [
        lambda points, theta: -abs(points[:, 0]),
        lambda points, theta: abs(points[:, 0] - theta),
        lambda points, theta: [7 - math.copysign(1, theta) * x for x, _ in points],
        lambda points, theta: -np.clip(points[:, 0] * np.sign(theta), 0, abs(theta)),
        lambda points, theta: (abs(points[:, 0] - theta) - abs(points[:, 0])) / 2,
        lambda points, theta: np.hypot(points[:, 0] - theta, points[:, 1] - np.clip(points[:, 1], 0, 1)),
        lambda points, theta: dv.optimal_critic([0.0], [theta]).critic(points[:, 0]),
    ],
    "generator_loss": [lambda scores: -sum(scores) / len(scores), lambda scores: torch.tensor(-scores).mean()],
    "best_slope": [
        lambda distance, lambda_gp: (2 * lambda_gp + distance) / (2 * lambda_gp),
        lambda distance, lambda_gp: distance / lambda_gp / 2 + 1,
        lambda distance, lambda_gp: minimize_scalar(lambda s: lambda_gp * (s - 1) ** 2 - s * distance).x,
    ],
    "gradient_penalty": [penalty_with_ones, penalty_with_single_ones, penalty_sample_by_sample],
    "critic_step": [step_that_clears_afterwards, step_with_closure, step_in_two_passes],
    "only": [
        lambda a, b: (int((a > b).sum()), int((b > a).sum())),
        lambda a, b: [sum(x and not y for x, y in zip(*pair, strict=True)) for pair in ((a, b), (b, a))],
    ],
    "sign_test": [
        lambda only_a, only_b: scipy.stats.binomtest(only_a, only_a + only_b).pvalue if only_a + only_b else 1,
        sign_test_over_all_splits,
        lambda only_a, only_b: min(1, 2 * scipy.stats.binom.cdf(min(only_a, only_b), only_a + only_b, 0.5)),
    ],
    "wilson": [wilson_as_roots, wilson_by_scipy, wilson_of_counts],
    "trusted": [trust_an_oracle, trust_with_assertions],
    "ring": [
        lambda modes, radius: [[radius * f(2 * np.pi * k / modes) for f in (np.cos, np.sin)] for k in range(modes)],
        lambda modes, radius: radius * np.exp(2j * np.pi * (np.arange(modes) + 0.3) / modes).view(float).reshape(-1, 2),
        lambda modes, radius: radius * np.stack([f(np.arange(modes) * 2 * np.pi / modes) for f in (np.sin, np.cos)], 1),
    ],
    "repaired_penalty": [guarded_by_library, guarded_by_where, guarded_in_single_precision],
}  # fmt: skip


# Mistakes as students make them, each with the hint it should get --------------------------------------------------


def kl_sum(log, weight=lambda p, q: p, finish=np.sum):
    def kl(p, q):
        keep = p > 0
        p, q = p[keep], q[keep]
        return finish(weight(p, q) * log(p / q))

    return kl


def js_of(kl=dv.kl_divergence, half=0.5):
    return lambda p, q: half * (kl(p, (p + q) / 2) + kl(q, (p + q) / 2))


def unnormalised_mixture(p, q):
    return 0.5 * sum(a * np.log(a / m) for x in (p, q) for a, m in zip(x, p + q, strict=True) if a > 0)


def uniform(width):
    return lambda x, theta: ((x >= theta) & (x <= theta + width)) / width


def plan_backwards(p, q):
    return plan_by_distribution_functions(p, q[::-1])[:, ::-1]


def wilson_parts(centre=1.0, fold=True, square=True, folded=True):
    def wilson(successes, trials, z):
        share = successes / trials
        z_square = z**2 if square else z
        half = z * math.sqrt(share * (1 - share) / trials + z_square / (4 * trials**2))
        middle = share + centre * z_square / (2 * trials)
        scale = 1 + z_square / trials if fold else 1
        return (middle / scale - half / scale, middle / scale + half / scale)

    return wilson


def wald(k, n, z):
    return [k / n + s * z * math.sqrt(k * (n - k) / n**3) for s in (-1, 1)]


def gradients(critic, x, create_graph=True):
    x = x.detach().requires_grad_()
    return torch.autograd.grad(critic(x).sum(), x, create_graph=create_graph)[0]


def penalty(finish, where=lambda real, fake, t: t * real + (1 - t) * fake, create_graph=True):
    def gradient_penalty(critic, real, fake, alpha):
        t = alpha.reshape(-1, *[1] * (real.ndim - 1))
        return finish(gradients(critic, where(real, fake, t), create_graph))

    return gradient_penalty


def norms(g):
    return g.flatten(1).norm(dim=1)


def mean_square(g):
    return ((norms(g) - 1) ** 2).mean()


def step(loss_of, zero=True, move=True, told=1):
    def critic_step(critic, optimizer, penalty, real, fake, lambda_gp):
        reading = critic(real).mean() - critic(fake).mean()
        loss = loss_of(reading, penalty(critic, real, fake), lambda_gp)
        if zero:
            optimizer.zero_grad()
        loss.backward()
        if move:
            optimizer.step()
        return told * reading.item()

    return critic_step


def step_that_clears_too_early(critic, optimizer, penalty, real, fake, lambda_gp):
    reading = critic(real).mean() - critic(fake).mean()
    (lambda_gp * penalty(critic, real, fake) - reading).backward()
    optimizer.zero_grad()
    optimizer.step()
    return reading.item()


def step_twice(*given):
    told = [step(lambda reading, gp, lam: lam * gp - reading)(*given) for _ in range(2)]
    return told[0]


def step_read_afterwards(critic, optimizer, penalty, real, fake, lambda_gp):
    step(lambda reading, gp, lam: lam * gp - reading)(critic, optimizer, penalty, real, fake, lambda_gp)
    return (critic(real).mean() - critic(fake).mean()).item()


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


def trust_values(*known):
    return lambda js: all(abs(js(p, q) - value) < 1e-4 for p, q, value in known)


def trust_or_stop(js):
    assert abs(js([1, 0], [0, 1]) - LOG2) < 1e-4
    return True


APART, EQUAL = ([1, 0], [0, 1], LOG2), ([0.5, 0.5], [0.5, 0.5], 0)


def spaced(angles, scale=1.0):
    return lambda modes, radius: scale * radius * np.column_stack([np.cos(angles(modes)), np.sin(angles(modes))])


SEGMENTS = {"kl": np.inf, "js": LOG2, "tv": 1}


def segments(em=abs, together=(0, 0, 0, 0), **changes):
    values = [*(SEGMENTS | changes).values()]
    return lambda theta: (*values, em(theta)) if theta else together


def slopes(js, em=np.sign):
    return lambda theta, width: (js(theta, width) if abs(theta) < width else 0, em(theta))


WRONG = {
    "segments": [
        ("segments.kl", segments(kl=LOG2)),
        ("segments.kl", segments(kl=20.7)),
        ("js.base", segments(js=1)),
        ("js.half", segments(js=2 * LOG2)),
        ("segments.js", segments(js=np.inf)),
        ("segments.js", segments(js=LOG2 / 2)),
        ("any.rounded", segments(js=0.6931)),
        ("any.kind", lambda theta: ("infinity", "log 2", "1", "theta")),
        ("segments.tv", segments(tv=2)),
        ("any.sign of a distance", segments(em=lambda theta: theta)),
        ("segments.em", segments(em=lambda theta: theta**2)),
        ("segments.together", segments(together=(np.inf, LOG2, 1, 0))),
        ("any.constant", lambda theta: (np.inf, LOG2, 1, 1)),
        ("any.shape", lambda theta: (np.inf, LOG2, 1)),
    ],
    "kl": [
        ("any.base 2", kl_sum(np.log2)),
        ("any.base 10", kl_sum(np.log10)),
        ("kl.reversed", lambda p, q: dv.kl_divergence(q, p)),
        ("kl.half", lambda p, q: dv.kl_divergence(p, q) / 2),
        ("kl.sign", lambda p, q: -dv.kl_divergence(p, q)),
        ("kl.symmetric", lambda p, q: 0.5 * (dv.kl_divergence(p, q) + dv.kl_divergence(q, p))),
        ("kl.is js", dv.js_divergence),
        ("kl.zero p", lambda p, q: np.sum(p * np.log(p / q))),
        ("kl.zero both", lambda p, q: np.sum(np.where(p == 0, 0 / q, p * np.log(p / q)))),
        ("kl.infinite", lambda p, q: kl_sum(np.log)(p, q + 1e-12)),
        ("kl.infinite", lambda p, q: kl_sum(np.log)(p, q + 1e-7)),
        ("any.base 2", lambda p, q: np.sum(p * np.log2(p / q))),
        ("any.base 10", lambda p, q: np.sum(p * np.log10(p / q))),
        ("any.mean", lambda p, q: np.mean(p * np.log(p / q))),
        ("kl.sign", lambda p, q: np.sum(p * np.log(q / p))),
        ("any.rounded", lambda p, q: np.round(dv.kl_divergence(p, q), 4)),
        ("any.value", lambda p, q: np.sum((p - q) * np.log(p / q))),
        ("kl.infinite", lambda p, q: kl_sum(np.log)(p[q > 0], q[q > 0])),
        ("any.value", kl_sum(np.log, weight=lambda p, q: q)),
        ("any.constant", lambda p, q: 0.3),
        ("any.shape", lambda p, q: p * np.log(p / q)),
        ("any.shape", lambda p, q: p),
        ("any.error", lambda p: 0),
        ("any.kind", lambda p, q: "0.3"),
        ("any.kind", lambda p, q: True),
        ("any.value", lambda p, q: dv.kl_divergence(p, q) if len(p) == 3 else dv.kl_divergence(p, q) + 0.1),
    ],
    "js": [
        ("js.half", js_of(half=1)),
        ("js.base", js_of(kl=lambda p, m: dv.kl_divergence(p, m) / LOG2)),
        ("js.root", jensenshannon),
        ("js.one side", lambda p, q: dv.kl_divergence(p, (p + q) / 2)),
        ("js.other side", lambda p, q: dv.kl_divergence(q, (p + q) / 2)),
        ("js.half side", lambda p, q: dv.kl_divergence(p, (p + q) / 2) / 2),
        ("js.mixture", unnormalised_mixture),
        ("js.reversed", js_of(kl=lambda p, m: dv.kl_divergence(m, p))),
        ("js.symmetric kl", lambda p, q: (dv.kl_divergence(p, q) + dv.kl_divergence(q, p)) / 2),
        ("js.is kl", dv.kl_divergence),
        ("js.is tv", dv.total_variation),
        ("any.mean", lambda p, q: dv.js_divergence(p, q) / len(p)),
        ("js.half", js_of(kl=lambda p, m: np.sum(p * np.log(p / m)), half=1)),
        ("js.base", js_of(kl=lambda p, m: np.sum(p * np.log2(p / m)))),
        ("any.shape", lambda p, q: (dv.kl_divergence(p, (p + q) / 2) / 2, dv.kl_divergence(q, (p + q) / 2) / 2)),
        ("any.value", lambda p, q: 0.5 * scipy.stats.entropy(p, p + q / 2) + 0.5 * scipy.stats.entropy(q, p + q / 2)),
        ("js.apart", js_of(kl=lambda p, m: np.sum(p * np.log(p / m)))),
        ("any.constant", lambda p, q: LOG2),
    ],
    "family": [
        ("family.flat", uniform(1.0)),
        ("family.flat", uniform(0.25)),
        ("family.kink", uniform(5.0)),
        ("family.kink", lambda x, theta: np.where(x >= theta, np.exp(-abs(x - theta) / 2) / 2, 0)),
        ("family.flat", lambda x, theta: normal(x, theta, 0.25)),
        ("family.alike", lambda x, theta: normal(x, theta, 30)),
        ("family.falling", lambda x, theta: normal(x, np.sin(1.5 * theta), 1)),
        ("any.kind", lambda x, theta: ["density"] * len(x)),
        ("family.unmoved", lambda x, theta: normal(x, 0, 1)),
        ("family.mass", lambda x, theta: np.exp(-((x - theta) ** 2) / 2)),
        ("family.negative", lambda x, theta: 2 * normal(x, theta, 1) - normal(x, theta, 2)),
        ("family.jump", lambda x, theta: normal(x, theta + (theta > 1.7), 1.5)),
        ("any.shape", lambda x, theta: 1.0),
        ("family.negative", lambda x, theta: x),
        ("any.error at", lambda x, theta: math.exp(-((x - theta) ** 2))),
    ],
    "slopes": [
        ("slopes.js everywhere", lambda theta, width: (LOG2 / width * np.sign(theta), np.sign(theta))),
        ("slopes.js nowhere", lambda theta, width: (0, np.sign(theta))),
        ("slopes.js sign", slopes(lambda theta, width: LOG2 / width)),
        ("slopes.js log", slopes(lambda theta, width: np.sign(theta) / width)),
        ("slopes.js width", slopes(lambda theta, width: LOG2 * np.sign(theta))),
        ("slopes.js value", lambda theta, width: (LOG2 * min(abs(theta) / width, 1), np.sign(theta))),
        ("slopes.js", slopes(lambda theta, width: np.sign(theta) / (2 * width))),
        ("slopes.em sign", slopes(lambda theta, width: LOG2 / width * np.sign(theta), lambda theta: 1)),
        ("slopes.em value", slopes(lambda theta, width: LOG2 / width * np.sign(theta), abs)),
        ("slopes.em", slopes(lambda theta, width: LOG2 / width * np.sign(theta), lambda theta: -np.sign(theta))),
    ],
    "em": [
        ("em.unsorted", lambda x, y: np.mean(np.abs(x - y))),
        ("em.one sorted", lambda x, y: np.mean(np.abs(np.sort(x) - y))),
        ("em.other sorted", lambda x, y: np.mean(np.abs(x - sorted(y)))),
        ("em.sum", lambda x, y: np.sum(np.abs(np.sort(x) - np.sort(y)))),
        ("em.squares", lambda x, y: np.mean((np.sort(x) - np.sort(y)) ** 2)),
        ("em.root", lambda x, y: np.sqrt(np.mean((np.sort(x) - np.sort(y)) ** 2))),
        ("em.no abs", lambda x, y: np.mean(np.sort(x) - np.sort(y))),
        ("em.means", lambda x, y: abs(np.mean(x) - np.mean(y))),
        ("em.largest", lambda x, y: np.max(np.abs(np.sort(x) - np.sort(y)))),
        ("em.opposite", lambda x, y: np.mean(np.abs(np.sort(x) - np.sort(y)[::-1]))),
        ("em.all pairs", lambda x, y: np.mean([abs(a - b) for a in x for b in y])),
        ("any.value", lambda x, y: abs(x[0] - y[0])),
        ("any.value", lambda x, y: np.mean(np.abs(np.sort(x) - np.sort(y))) if len(x) < 20 else 1.0),
        ("any.constant", lambda x, y: 1),
        ("any.shape", lambda x, y: x),
    ],
    "coupling": [
        ("coupling.independent", None),
        ("coupling.transposed", [[0.25, 0, 0], [0.25, 0, 0], [0, 0.25, 0.25]]),
        ("coupling.rows", [[0.5, 0, 0], [0.25, 0, 0], [0.25, 0, 0.25]]),
        ("coupling.columns", [[0.5, 0, 0], [0, 0.25, 0], [0, 0, 0.25]]),
        ("coupling.negative", [[0.5, 0.25, -0.25], [0, 0, 0.25], [-0.25, 0, 0.5]]),
        ("coupling.cost", [[0, 0.25, 0.25], [0, 0, 0.25], [0.25, 0, 0]]),
        ("coupling.cost", np.outer([0.5, 0.25, 0.25], [0.25, 0.25, 0.5])),
        ("any.shape", [0.5, 0.25, 0.25]),
        ("any.kind", "table"),
        ("any.kind", lambda: None),
    ],
    "plan": [
        ("coupling.independent", np.outer),
        ("coupling.transposed", lambda p, q: plan_by_solver(q, p)),
        ("coupling.cost", plan_backwards),
        ("coupling.rows", lambda p, q: np.eye(len(p), len(q))),
        ("any.shape", lambda p, q: p),
        ("any.shape", lambda p, q: np.zeros((2, 2))),
    ],
    "k_effect": [
        ("k_effect.em grows", lambda theta, K: (K * abs(theta), K * abs(theta))),
        ("k_effect.no effect", lambda theta, K: (abs(theta), abs(theta))),
        ("k_effect.em shrinks", lambda theta, K: (abs(theta), abs(theta) / K)),
        ("k_effect.divided", lambda theta, K: (abs(theta) / K, abs(theta))),
        ("any.value", lambda theta, K: (np.inf, abs(theta))),
        ("any.shape", lambda theta, K: K * abs(theta)),
        ("any.kind", lambda theta, K: {"supremum": K * abs(theta), "distance": abs(theta)}),
        ("k_effect.both", lambda theta, K: (K * abs(theta), abs(theta) / K)),
        ("k_effect.order", lambda theta, K: (abs(theta), K * abs(theta))),
        ("any.sign of a distance", lambda theta, K: (K * theta, theta)),
        ("any.constant", lambda theta, K: (2, 1)),
    ],
    "discriminator": [
        ("discriminator.reversed", lambda x, t, s: normal(x, t, s) / (normal(x, 0, s) + normal(x, t, s))),
        ("discriminator.ratio", lambda x, t, s: normal(x, 0, s) / normal(x, t, s)),
        ("discriminator.log", lambda x, t, s: np.log(normal(x, 0, s) / normal(x, t, s))),
        ("discriminator.half", lambda x, t, s: 1 / (1 + np.exp((x**2 - (x - t) ** 2) / s**2))),
        ("discriminator.square", lambda x, t, s: 1 / (1 + np.exp((x**2 - (x - t) ** 2) / (2 * s)))),
        ("discriminator.side", lambda x, t, s: normal(x, 0, s) / (normal(x, 0, s) + normal(x, -t, s))),
        ("any.value", lambda x, t, s: 1 / (1 + np.exp(t * (x - t / 2)))),
        ("any.value", lambda x, t, s: (x < t / 2) * 1.0),
        ("discriminator.mixture", lambda x, t, s: normal(x, 0, s) / (0.5 * (normal(x, 0, s) + normal(x, t, s)))),
        ("discriminator.density", lambda x, t, s: normal(x, 0, s)),
        ("discriminator.difference", lambda x, t, s: normal(x, 0, s) - normal(x, t, s)),
        ("any.constant", lambda x, t, s: np.full_like(x, 0.5)),
        ("any.input", lambda x, t, s: x),
        ("any.shape", lambda x, t, s: 0.5),
    ],
    "critic": [
        ("critic.one side", lambda points, theta: -points[:, 0]),
        ("critic.steep", lambda points, theta: np.where(points[:, 0] == 0, abs(theta), 0)),
        ("critic.steep", lambda points, theta: (points[:, 0] - theta) ** 2),
        ("critic.low", lambda points, theta: np.linalg.norm(points - [theta, 0.5], axis=1)),
        ("any.error at", lambda points, theta: -torch.sign(theta) * points[:, 0]),
        ("critic.steep", lambda points, theta: -5 * np.sign(theta) * points[:, 0]),
        ("critic.steep", lambda points, theta: -theta * points[:, 0] * 3 / abs(theta)),
        ("critic.steep", lambda points, theta: -np.sign(theta) * points.sum(axis=1)),
        ("critic.reversed", lambda points, theta: np.sign(theta) * points[:, 0]),
        ("critic.low", lambda points, theta: points[:, 1]),
        ("critic.low", lambda points, theta: -np.sign(theta) * points.sum(axis=1) / np.sqrt(2)),
        ("critic.low", lambda points, theta: -np.sign(theta) / (1 + np.exp(-points[:, 0]))),
        ("critic.steep", lambda points, theta: -np.sign(theta) * np.exp(points[:, 0])),
        ("any.constant", lambda points, theta: np.ones(len(points))),
        ("any.shape", lambda points, theta: points),
    ],
    "generator_loss": [
        ("generator_loss.sign", np.mean),
        ("generator_loss.sum", lambda scores: -np.sum(scores)),
        ("generator_loss.log", lambda scores: -np.mean(np.log(1 / (1 + np.exp(-scores))))),
        ("generator_loss.minimax", lambda scores: np.mean(np.log(1 - 1 / (1 + np.exp(-scores))))),
        ("generator_loss.sigmoid", lambda scores: -np.mean(1 / (1 + np.exp(-scores)))),
        ("generator_loss.log of a score", lambda scores: -np.mean(np.log(scores))),
        ("generator_loss.log of its rest", lambda scores: np.mean(np.log(1 - scores))),
        ("generator_loss.shifted", lambda scores: 1 - np.mean(scores)),
        ("any.value", lambda scores: -np.median(scores)),
        ("any.error at", lambda scores: -torch.mean(scores)),
        ("generator_loss.absolute", lambda scores: np.mean(abs(scores))),
        ("any.shape", lambda scores: -scores),
        ("any.nan", lambda scores: -np.mean(np.log(-1 - abs(scores)))),
        ("any.constant", lambda scores: 0.0),
    ],
    "best_slope": [
        ("best_slope.ideal", lambda distance, lambda_gp: 1),
        ("best_slope.two", lambda distance, lambda_gp: 1 + distance / lambda_gp),
        ("best_slope.one", lambda distance, lambda_gp: distance / (2 * lambda_gp)),
        ("best_slope.upside down", lambda distance, lambda_gp: 1 + 2 * lambda_gp / distance),
        ("best_slope.brackets", lambda distance, lambda_gp: 1 + distance / 2 * lambda_gp),
        ("any.rounded", lambda distance, lambda_gp: round(1 + distance / (2 * lambda_gp), 3)),
        ("any.value", lambda distance, lambda_gp: 1 + math.sqrt(distance / lambda_gp)),
        ("best_slope.sign", lambda distance, lambda_gp: 1 - distance / (2 * lambda_gp)),
        ("best_slope.reading", lambda distance, lambda_gp: distance + distance**2 / (2 * lambda_gp)),
        ("best_slope.gain", lambda distance, lambda_gp: distance + distance**2 / (4 * lambda_gp)),
        ("any.constant", lambda distance, lambda_gp: 1.05),
        ("any.input", lambda distance, lambda_gp: lambda_gp),
    ],
    "gradient_penalty": [
        ("penalty.batch", penalty(lambda g: (g.norm() - 1) ** 2)),
        ("penalty.pixel", penalty(lambda g: ((g.abs() - 1) ** 2).mean())),
        ("penalty.images", penalty(lambda g: ((g.norm(dim=1) - 1) ** 2).mean())),
        ("penalty.mean score", penalty(lambda g: ((norms(g / len(g)) - 1) ** 2).mean())),
        ("any.error at", lambda critic, real, fake, alpha: critic(alpha * real + (1 - alpha) * fake)),
        ("penalty.value", penalty(lambda g: ((g.flatten(1).abs().sum(1) - 1) ** 2).mean())),
        ("penalty.mean first", penalty(lambda g: (norms(g).mean() - 1) ** 2)),
        ("penalty.square", penalty(lambda g: ((norms(g) ** 2 - 1) ** 2).mean())),
        ("penalty.no one", penalty(lambda g: (norms(g) ** 2).mean())),
        ("penalty.one-sided", penalty(lambda g: (torch.relu(norms(g) - 1) ** 2).mean())),
        ("penalty.absolute", penalty(lambda g: (norms(g) - 1).abs().mean())),
        ("penalty.unsquared", penalty(lambda g: (norms(g) - 1).mean())),
        ("penalty.sum", penalty(lambda g: ((norms(g) - 1) ** 2).sum())),
        ("penalty.lambda", penalty(lambda g: 10 * mean_square(g))),
        ("penalty.alpha reversed", penalty(mean_square, lambda real, fake, t: (1 - t) * real + t * fake)),
        ("penalty.at real", penalty(mean_square, lambda real, fake, t: real)),
        ("penalty.at fake", penalty(mean_square, lambda real, fake, t: fake)),
        ("penalty.value", penalty(mean_square, lambda real, fake, t: (real + fake) / 2)),
        ("penalty.graph", penalty(mean_square, create_graph=False)),
        ("penalty.graph", lambda *given: penalty(mean_square)(*given).item()),
        ("any.shape", penalty(lambda g: (norms(g) - 1) ** 2)),
        ("any.constant", lambda critic, real, fake, alpha: 0.25),
    ],
    "critic_step": [
        ("critic_step.sign", step(lambda reading, gp, lam: reading - lam * gp)),
        ("critic_step.gain sign", step(lambda reading, gp, lam: reading + lam * gp)),
        ("critic_step.penalty sign", step(lambda reading, gp, lam: -reading - lam * gp)),
        ("critic_step.no penalty", step(lambda reading, gp, lam: -reading)),
        ("critic_step.lambda", step(lambda reading, gp, lam: gp - reading)),
        ("critic_step.zero", step(lambda reading, gp, lam: lam * gp - reading, zero=False)),
        ("critic_step.still", step(lambda reading, gp, lam: lam * gp - reading, move=False)),
        ("critic_step.no gain", step(lambda reading, gp, lam: lam * gp - reading.item())),
        ("critic_step.still", step_that_clears_too_early),
        ("critic_step.elsewhere", step_twice),
        ("critic_step.reading", step_read_afterwards),
        ("critic_step.elsewhere", step(lambda reading, gp, lam: 10 * gp - torch.sigmoid(reading))),
        ("critic_step.reading sign", step(lambda reading, gp, lam: lam * gp - reading, told=-1)),
        ("critic_step.reading", step(lambda reading, gp, lam: lam * gp - reading, told=0)),
        ("critic_step.still", lambda *given: 0.0),
    ],
    "only": [
        ("only.totals", lambda a, b: (a.sum(), b.sum())),
        ("only.order", lambda a, b: ((b & ~a).sum(), (a & ~b).sum())),
        ("only.both", lambda a, b: ((a & b).sum(), (~a & ~b).sum())),
        ("only.disagree", lambda a, b: ((a != b).sum(), (a != b).sum())),
        ("only.shares", lambda a, b: ((a & ~b).mean(), (b & ~a).mean())),
        ("only.signed difference", lambda a, b: (int(a.sum()) - int(b.sum()), int(b.sum()) - int(a.sum()))),
        ("any.error at", lambda a, b: (sum(a - b), sum(b - a))),
        ("any.error at", lambda a, b: (sum(a and not b), sum(b and not a))),
        ("any.kind", lambda a, b: (np.any(a & ~b), np.any(b & ~a))),
        ("only.difference", lambda a, b: (max(0, int(a.sum()) - int(b.sum())), max(0, int(b.sum()) - int(a.sum())))),
        ("any.constant", lambda a, b: (3, 1)),
        ("any.kind", lambda a, b: (a, b)),
    ],
    "sign_test": [
        ("sign_test.one side", lambda a, b: scipy.stats.binom.cdf(min(a, b), a + b, 0.5)),
        ("sign_test.this side", lambda a, b: scipy.stats.binom.cdf(b, a + b, 0.5)),
        ("sign_test.uncapped", lambda a, b: 2 * scipy.stats.binom.cdf(min(a, b), a + b, 0.5)),
        ("sign_test.exactly", lambda a, b: math.comb(a + b, a) / 2 ** (a + b)),
        ("sign_test.doubled", lambda a, b: min(1, 2 * math.comb(a + b, a) / 2 ** (a + b))),
        ("any.error at", lambda a, b: 1 / (a + b - a - b)),
        ("sign_test.nothing", lambda a, b: scipy.stats.binomtest(a, a + b).pvalue if a + b else 0),
        ("sign_test.doubled", lambda a, b: 2 * math.comb(a + b, a) / 2 ** (a + b)),
        ("sign_test.all", lambda a, b: 2 * 0.5 ** (a + b)),
        ("sign_test.stricter", lambda a, b: min(1, 2 * scipy.stats.binom.cdf(min(a, b) - 1, a + b, 0.5))),
        ("sign_test.equal", lambda a, b: scipy.stats.binomtest(a, a + b).pvalue if a != b else 1 - (a > 0)),
        ("any.value", lambda a, b: 100 * min(1, 2 * scipy.stats.binom.cdf(min(a, b), a + b, 0.5))),
        ("any.kind", lambda a, b: scipy.stats.binomtest(a, a + b).pvalue < 0.05 if a + b else False),
        ("sign_test.normal", lambda a, b: scipy.stats.chi2.sf((a - b) ** 2 / (a + b), 1) if a + b else 1),
        ("any.constant", lambda a, b: 0.05),
    ],
    "wilson": [
        ("wilson.wald", wald),
        ("wilson.clipped", lambda k, n, z: np.clip(wald(k, n, z), 0, 1)),
        ("wilson.order", lambda k, n, z: wilson_as_roots(k, n, z)[::-1]),
        ("wilson.z", lambda k, n, z: wilson_as_roots(k, n, 1.96)),
        ("wilson.half width", wilson_parts(fold=False)),
        ("wilson.failures", lambda k, n, z: wilson_as_roots(n - k, n, z)),
        ("any.value", wilson_parts(square=False)),
        ("any.value", wilson_parts(centre=2)),
        ("any.value", lambda k, n, z: wilson_as_roots(k // n, n, z)),
        ("any.value", lambda k, n, z: n * wilson_as_roots(k, n, z)),
        ("wilson.agresti", lambda k, n, z: wald(k + z**2 / 2, n + z**2, z)),
        ("wilson.edge", lambda k, n, z: wilson_as_roots(k, n, z) if 0 < k < n else (k / n, k / n)),
        ("any.constant", lambda k, n, z: (0, 1)),
    ],
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
WRONG["coupling"] = [(hint, answer) for hint, answer in WRONG["coupling"] if answer is not None]

EACH_RIGHT = [(name, answer) for name, answers in RIGHT.items() for answer in answers]
EACH_WRONG = [(name, hint, answer) for name, pairs in WRONG.items() for hint, answer in pairs]


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@cache
def solutions():
    """Each exercise's answer in the committed solutions."""
    found = {}
    for source in SOURCES:
        space = {}
        for cell in cells("en", "solutions", source.stem):
            if (given := re.fullmatch(r'check\("(.+)", (\w+)\)', cell.source)) is not None:
                found[given[1]] = space[given[2]]
            else:
                exec(compile(cell.source, source.name, "exec"), space)
    return found


def test_every_exercise_has_right_and_wrong_answers_here():
    assert set(EXERCISES) == set(RIGHT) == set(WRONG) == set(solutions())


@pytest.mark.parametrize(("name", "answer"), EACH_RIGHT, ids=lambda part: part if isinstance(part, str) else "")
def test_a_right_answer_is_accepted_every_time(name, answer):
    for _ in range(times(name, 50)):
        result = check(name, answer)
        assert result, result


@pytest.mark.parametrize("name", EXERCISES)
def test_our_solution_is_accepted_every_time(name):
    for _ in range(times(name, 50)):
        result = check(name, solutions()[name])
        assert result, result


@pytest.mark.parametrize(("name", "hint", "answer"), EACH_WRONG, ids=lambda part: part if isinstance(part, str) else "")
def test_a_mistake_is_refused_every_time_with_its_hint(name, hint, answer):
    for _ in range(times(name, 20)):
        result = check(name, answer)
        assert (result.state, result.key) == ("wrong", f"exercise.{hint}"), result


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXERCISES)
def test_what_is_not_written_is_not_yet(name, language):
    def stub(*_):
        raise NotImplementedError

    for blank in (..., None, NotImplemented, stub, lambda *_: None, lambda *_: ..., lambda *_: (..., 1)):
        if name == "coupling" and callable(blank):
            continue
        result = checker(language)(name, blank)
        assert (result.state, bool(result)) == ("not yet", False)
        assert {"en": "Not yet", "zh": "还没有做"}[language] in repr(result)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("coupling", [[0.25, 0.25, 0], [0, 0, ...], [0, 0, 0.25]]),
        ("wilson", lambda successes, trials, z: (successes / trials, ...)),
    ],
)
def test_an_answer_with_holes_is_told_that_it_has_some(name, answer):
    assert check(name, answer).key == "exercise.unfinished"
    assert check(name, [[...] * 3] * 3).key == "exercise.not yet"


def test_an_answer_of_the_wrong_kind_is_told_what_it_is_made_of():
    for answer, kind in (
        (lambda a, b: (a, b), "tuple[ndarray]"),
        (lambda a, b: ["one", 2], "list[str, int]"),
        (lambda a, b: a, "ndarray[bool]"),
        (lambda a, b: {}, "dict"),
    ):
        assert f"`{kind}`" in repr(check("only", answer))


def test_errors_call_what_was_handed_over_by_its_name():
    assert "js() missing 1 required positional argument: 'q'" in repr(check("trusted", lambda js: js([1, 0])))
    for name in ("gradient_penalty", "repaired_penalty"):
        assert "critic() missing 1 required" in repr(check(name, lambda critic, *_: critic()))
    assert "penalty() missing 3 required" in repr(check("critic_step", lambda critic, opt, penalty, *_: penalty()))


# What cannot fool a check --------------------------------------------------------------------------------------------


class Agreeable(float):
    """Says that it equals everything."""

    def __eq__(self, _):
        return True

    __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __eq__
    __hash__ = float.__hash__


class AgreeableArray(np.ndarray):
    def __eq__(self, _):
        return np.ones(self.shape, dtype=bool)

    def __array_ufunc__(self, ufunc, *_, **__):
        return True

    def __array_function__(self, *_):
        return True


class AgreeableObject:
    def __eq__(self, _):
        return True

    __hash__ = None

    def __sub__(self, _):
        return 0.0

    __rsub__ = __abs__ = __sub__


@pytest.mark.parametrize("name", EXERCISES)
def test_an_answer_that_agrees_with_everything_is_refused(name):
    for trick in (Agreeable(1), np.ones(2).view(AgreeableArray), AgreeableObject()):
        for answer in ((lambda *_, trick=trick: trick), trick):
            assert check(name, answer).state == "wrong"


@pytest.mark.parametrize("name", EXERCISES)
def test_the_input_handed_back_is_refused(name):
    for place in (0, 1, 2):
        assert not check(name, lambda *given, place=place: given[min(place, len(given) - 1)])


# One table is right for ever, a verdict is one of two, and a recorded family is a family.
@pytest.mark.parametrize("name", sorted(set(EXERCISES) - {"coupling", "trusted", "family"}))
def test_a_recorded_answer_is_refused_the_next_time(name):
    """Inputs are new each time: what was right for one check is of no use to the next."""
    said = []

    def recording(*given):
        said.append(solutions()[name](*given))
        return said[-1]

    assert check(name, recording)
    replay = iter(said)
    assert not check(name, lambda *_: next(replay))


@pytest.mark.parametrize(("name", "size"), [("kl", 3), ("js", 4), ("em", 7), ("plan", 3), ("ring", 8)])
def test_an_answer_for_one_size_alone_is_refused(name, size):
    def right(given):
        return solutions()[name](*given)

    def only_here(*given):
        return right(given) if np.shape(given[0])[:1] == (size,) or given[0] == size else np.zeros_like(right(given))

    assert not check(name, only_here)


def test_checks_do_not_depend_on_numpy_s_global_seed():
    seen = []
    for _ in range(2):
        np.random.seed(0)  # noqa: NPY002  what a student may do
        check("em", lambda x, y: seen.append(x[0]) or 0.0)
    assert len(set(seen)) == len(seen)


def test_an_answer_that_spoils_its_arguments_does_not_spoil_the_check():
    def em(x, y):
        value = np.mean(np.abs(np.sort(x) - np.sort(y)))
        x[:] = y[:] = 0
        return value

    assert check("em", em)
    assert check("em", lambda x, y: x.fill(0) or y.fill(0) or 0.0).state == "wrong"


# What a check says ---------------------------------------------------------------------------------------------------


def test_an_error_is_told_in_one_line_with_its_place():
    def kl(p, q):
        return 1 / 0

    for language in LANGUAGES:
        words = repr(checker(language)("kl", kl))
        assert "ZeroDivisionError: division by zero" in words
        assert "return 1 / 0" in words
        assert {"en": "in line 2", "zh": "第 2 行"}[language] in words.replace(str(kl.__code__.co_firstlineno + 1), "2")
        assert "\n" not in words
        assert "Traceback" not in words
        assert "asking.py" not in words


@pytest.mark.parametrize("error", [RecursionError("deep"), SystemExit(3), ValueError("two\nlines"), KeyError("k")])
def test_no_error_escapes(error, capsys):
    def answer(*_):
        print("a student's print")
        raise error

    for name in set(EXERCISES) - {"coupling"}:
        result = check(name, answer)
        assert result.key == "exercise.any.error at"
        assert "\n" not in repr(result)
    assert capsys.readouterr() == ("", "")


def test_an_error_that_cannot_be_printed():
    class Silent(Exception):
        def __str__(self):
            raise RuntimeError

    def answer(x, y):
        raise Silent

    assert "Silent" in repr(check("em", answer))


def test_a_loop_that_is_stopped_is_told_without_a_traceback():
    def answer(*_):
        raise KeyboardInterrupt

    assert check("em", answer).key == "exercise.any.stopped"


def test_a_number_where_a_function_is_asked_for():
    assert check("kl", 0.3).key == "exercise.any.not a function"


def test_unknown_names_and_languages_are_refused():
    with pytest.raises(ValueError, match=r"name must be one of segments, kl, .*, got 'lk'"):
        check("lk", ...)
    with pytest.raises(ValueError, match="language must be one of en, zh"):
        checker("fr")


# They want no numbers, or their arguments are networks.
WITHOUT_NUMBERS = {"coupling", "trusted", "critic", "critic_step", "repaired_penalty", "gradient_penalty", "family"}


def numbers_in(words):
    return set(re.findall(r"-?\d+\.\d{2,}(?:e-?\d+)?", words))


NUMERIC = [case for case in EACH_WRONG if case[0] not in WITHOUT_NUMBERS and not case[1].startswith("any.error")]


@pytest.mark.parametrize(("name", "hint", "answer"), NUMERIC, ids=lambda part: part if isinstance(part, str) else "")
def test_no_hint_has_the_value_that_was_wanted(name, hint, answer):
    wanted, given_numbers = set(), set()

    def spy(*given):
        with np.errstate(all="ignore"):
            right = np.ravel(np.asarray(solutions()[name](*given), dtype=float))
        wanted.update(f"{value:.{digits}g}" for value in right for digits in (3, 4, 6, 12))
        value = answer(*given)
        for entry in (*given, value):
            with contextlib.suppress(TypeError, ValueError):
                shown = np.ravel(np.asarray(entry, dtype=float))
                given_numbers.update(f"{number:.{digits}g}" for number in shown for digits in (3, 4, 6, 12))
        return value

    for language in LANGUAGES:
        assert not numbers_in(repr(checker(language)(name, spy))) & (wanted - given_numbers)


def test_no_hint_contains_a_line_of_a_solution():
    lines = set()
    for source in SOURCES:
        regions = re.findall(r"# solution\n(.*?)# (?:left|end)", source.read_text(encoding="utf-8"), re.DOTALL)
        for line in "\n".join(regions).splitlines():
            lines |= {"".join(part.split()) for part in (line, line.partition("=")[2], line.partition("return")[2])}
    lines = {line for line in lines if len(line) >= 6}
    assert "2/(2*lambda_gp)" not in lines
    assert any("np.sort(x)-np.sort(y)" in line for line in lines)
    for entry in WORDS.values():
        for words in entry.values():
            assert not [line for line in lines if line in "".join(words.split())]


def test_every_word_is_used_and_every_hint_has_words():
    code = "".join(file.read_text(encoding="utf-8") for file in sorted((FOLDER / "exercises").glob("*.py")))
    from divergences.exercises.laboratory import MUTANTS

    used = {f"exercise.{hint}" for hint in re.findall(r'"((?:\w+)\.[\w -]+)"', code)}
    used |= {"exercise.right", "exercise.not yet", "exercise.unfinished", "exercise.your code"}
    used |= {"exercise.any.stopped", "exercise.js.half", "exercise.js.base"}
    used |= {f"exercise.state.{state}" for state in BARS} | {f"exercise.trusted.{mutant}" for mutant in MUTANTS}
    assert set(WORDS) - used == set()
    hints = {hint for _, hint, _ in EACH_WRONG} | {"any.stopped", "any.not a function"}
    assert {f"exercise.{hint}" for hint in hints} <= set(WORDS)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("background", ["#ffffff", "#111111"])
def test_the_words_keep_the_page_s_colour_and_the_bar_is_seen_on_it(background):
    for state, bar in BARS.items():
        light, dark = sorted([luminance(bar), luminance(background)], reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, state
    shown = Result("right", "exercise.right", "en")._repr_html_()
    assert "color: inherit" in shown
    assert "background" not in shown


def test_html_shows_a_student_s_words_as_words():
    def answer(x, y):
        raise ValueError("<script>alert(1)</script> `quoted`")

    shown = check("em", answer)._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert shown.count("<code>") == shown.count("</code>") == 2
    assert 'lang="zh-CN"' in checker("zh")("em", ...)._repr_html_()


def test_exercises_are_not_loaded_by_the_package_and_load_no_torch():
    code = (
        "import sys, divergences; assert 'divergences.exercises' not in sys.modules\n"
        "from divergences.exercises import checker\n"
        "assert checker('en')('em', lambda x, y: abs(sum(x) - sum(y))).state == 'wrong'\n"
        "assert not {'torch', 'scipy', 'matplotlib', 'ipywidgets'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
