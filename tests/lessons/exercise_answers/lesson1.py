"""Lesson 1: right answers that look different from ours, and mistakes, each with the hint it should get."""

import math

import numpy as np
import scipy.special
import scipy.stats
from scipy.spatial.distance import jensenshannon

import divergences as dv

LOG2 = np.log(2)


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
}  # fmt: skip


def kl_sum(log, weight=lambda p, q: p, finish=np.sum):
    def kl(p, q):
        keep = p > 0
        p, q = p[keep], q[keep]
        return finish(weight(p, q) * log(p / q))

    return kl


def js_of(kl=dv.kl_divergence, half=0.5):
    return lambda p, q: half * (kl(p, (p + q) / 2) + kl(q, (p + q) / 2))


def js_right_when_apart(p, q):
    return LOG2 if p @ q == 0 else js_of(lambda p, m: np.sum(p * np.log(p / m)))(p, q)


def unnormalised_mixture(p, q):
    return 0.5 * sum(a * np.log(a / m) for x in (p, q) for a, m in zip(x, p + q, strict=True) if a > 0)


def uniform(width):
    return lambda x, theta: ((x >= theta) & (x <= theta + width)) / width


SEGMENTS = {"kl": np.inf, "js": LOG2, "tv": 1}


def segments(em=abs, together=(0, 0, 0, 0), **changes):
    values = [*(SEGMENTS | changes).values()]
    return lambda theta: (*values, em(theta)) if theta else together


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
        ("js.together", lambda p, q: dv.js_divergence(p, q) if np.any(p != q) else LOG2),
        ("js.zero", js_right_when_apart),
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
}  # fmt: skip
