"""Lesson 2: right answers that look different from ours, and mistakes, each with the hint it should get."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import scipy.stats
import torch

import divergences as dv

LOG2 = np.log(2)


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


RIGHT = {
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
}  # fmt: skip


def plan_backwards(p, q):
    return plan_by_distribution_functions(p, q[::-1])[:, ::-1]


def slopes(js, em=np.sign):
    return lambda theta, width: (js(theta, width) if abs(theta) < width else 0, em(theta))


WRONG = {
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
        ("em.shuffled", lambda x, y: max(0.05, np.mean(np.abs(np.sort(x) - np.sort(y))))),
        ("em.all pairs", lambda x, y: np.mean([abs(a - b) for a in x for b in y])),
        ("any.value", lambda x, y: abs(x[0] - y[0])),
        ("any.value", lambda x, y: np.mean(np.abs(np.sort(x) - np.sort(y))) if len(x) < 20 else 1.0),
        ("any.constant", lambda x, y: 1),
        ("any.shape", lambda x, y: x),
    ],
    "coupling": [
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
}  # fmt: skip
