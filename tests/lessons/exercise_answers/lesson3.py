"""Lesson 3: right answers that look different from ours, and mistakes, each with the hint it should get."""

import math

import numpy as np
import scipy.special
import torch

import divergences as dv

from .lesson1 import normal

RIGHT = {
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
}  # fmt: skip


WRONG = {
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
}  # fmt: skip
