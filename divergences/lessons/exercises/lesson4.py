"""Lesson 4: the sign of the generator's loss, the best penalised slope, the gradient penalty, a step of the critic."""

from __future__ import annotations

import copy
import sys
from typing import Any

import numpy as np

from ...checks import Array
from .answers import Wrong, agree, agree_loosely, numbers
from .asking import Trial, call, examine, named, refuse_constants
from .known_critic import PENALTY_MISTAKES, KnownCritic


def generator_loss(answer: object) -> None:
    """`generator_loss(scores)` returns what the generator minimises, from D(G(z))."""
    rng = np.random.default_rng()
    samples = [rng.uniform(0.1, 0.9, 2), *(rng.normal(rng.uniform(-3, 3), 2, size) for size in (1, 5, 64, 300))]
    examine(
        answer,
        [Trial({"scores": scores}, np.array(-scores.mean())) for scores in samples],
        {
            "generator_loss.sign": lambda scores: scores.mean(),
            "generator_loss.sum": lambda scores: -scores.sum(),
            "generator_loss.log": lambda scores: np.logaddexp(0, -scores).mean(),
            "generator_loss.minimax": lambda scores: -np.logaddexp(0, scores).mean(),
            "generator_loss.log of a score": lambda scores: -np.log(scores).mean(),
            "generator_loss.log of its rest": lambda scores: np.log(1 - scores).mean(),
            "generator_loss.shifted": lambda scores: 1 - scores.mean(),
            "generator_loss.sigmoid": lambda scores: -(1 / (1 + np.exp(-scores))).mean(),
            "generator_loss.absolute": lambda scores: np.abs(scores).mean(),
        },
    )


def best_slope(answer: object) -> None:
    """`best_slope(distance, lambda_gp)` returns the slope s with the largest s·d − λ(s − 1)²."""
    rng = np.random.default_rng()
    cases = np.exp(rng.uniform(-2, 2, (8, 2))).tolist()
    examine(
        answer,
        [Trial({"distance": d, "lambda_gp": lam}, np.array(1 + d / (2 * lam))) for d, lam in cases],
        {
            "best_slope.ideal": lambda distance, lambda_gp: 1.0,
            "best_slope.two": lambda distance, lambda_gp: 1 + distance / lambda_gp,
            "best_slope.one": lambda distance, lambda_gp: distance / (2 * lambda_gp),
            "best_slope.upside down": lambda distance, lambda_gp: 1 + 2 * lambda_gp / distance,
            "best_slope.brackets": lambda distance, lambda_gp: 1 + distance / 2 * lambda_gp,
            "best_slope.sign": lambda distance, lambda_gp: 1 - distance / (2 * lambda_gp),
            "best_slope.reading": lambda distance, lambda_gp: distance * (1 + distance / (2 * lambda_gp)),
            "best_slope.gain": lambda distance, lambda_gp: distance + distance**2 / (4 * lambda_gp),
        },
    )


def gradient_penalty(answer: object) -> None:
    """`gradient_penalty(critic, real, fake, alpha)` returns E[(‖∇D(x̂)‖ − 1)²], with a gradient for D."""
    rng = np.random.default_rng()
    shapes = [(7, 2), (1, 2), (16, 3), (5, 1), (4, 1, 6, 6), (9, 3, 2, 2)]
    critics = []
    for shape in shapes:
        # Slopes below 1, slopes above 1, and slopes that differ from sample to sample.
        critics.append(KnownCritic(shape, rng.uniform(0.2, 0.7), 0.0, rng))
        critics.append(KnownCritic(shape, rng.uniform(1.5, 3), 0.0, rng))
        critics.append(KnownCritic(shape, 1.0, rng.uniform(0.3, 1), rng))
    got, slopes = [], []
    for known in critics:
        curvature, given = known.tensors()
        try:
            value = call(answer, given, copies=False)
        except Wrong as wrong:
            _blame_alpha(wrong, known)
            raise
        got.append(numbers(value, ()))
        slopes.append(_slope_of(value, curvature))
    wanted = np.array([((known.norms(known.alpha) - 1) ** 2).mean() for known in critics])
    if not agree_loosely(np.array(got), wanted):
        for hint, mistaken in PENALTY_MISTAKES.items():
            if agree_loosely(np.array(got), np.array([mistaken(known) for known in critics])):
                raise Wrong(hint)
        refuse_constants(got)
        points = np.array([known.real.ndim == 2 for known in critics])
        raise Wrong("penalty.images" if agree_loosely(np.array(got)[points], wanted[points]) else "penalty.value")
    step = 1e-6
    for known, slope in zip(critics, slopes, strict=True):
        around = [((known.norms(known.alpha, known.curvature + move) - 1) ** 2).mean() for move in (step, -step)]
        wanted_slope = (around[0] - around[1]) / (2 * step)
        if slope is None or abs(slope - wanted_slope) > 1e-3 * (1 + abs(wanted_slope)):
            raise Wrong("penalty.graph")


def _blame_alpha(wrong: Wrong, known: KnownCritic) -> None:
    """`alpha[:, None]` fits points, which come first, and no images: torch says only that two sizes differ."""
    if known.real.ndim > 2 and "must match the size of tensor" in str(wrong.values.get("error", "")):
        raise Wrong("penalty.alpha axes") from None


def critic_step(answer: object) -> None:
    """`critic_step(critic, optimizer, penalty, real, fake, lambda_gp)` trains the critic once, returns its estimate."""
    import torch

    rng = np.random.default_rng()
    for size in (3, 8, 32):
        network = torch.nn.Sequential(
            torch.nn.Linear(2, 6, dtype=torch.float64),
            torch.nn.Tanh(),
            torch.nn.Linear(6, 1, dtype=torch.float64),
            torch.nn.Flatten(0),
        )
        batches = [
            (torch.tensor(rng.normal(size=(size, 2))), torch.tensor(rng.normal(1, 1, (size, 2)))) for _ in range(3)
        ]
        rate, weight = float(rng.uniform(0.02, 0.1)), float(rng.uniform(2, 12))
        want, readings = _train(copy.deepcopy(network), batches, rate, weight)
        got, told = _ask_to_train(answer, copy.deepcopy(network), batches, rate, weight)
        if agree(got, _flat(network)):
            raise Wrong("critic_step.still")
        if not agree(got, want):
            for hint, how in STEP_MISTAKES.items():
                if agree(got, _train(copy.deepcopy(network), batches, rate, weight, **how)[0]):
                    raise Wrong(hint)
            raise Wrong("critic_step.elsewhere")
        if agree(told, -readings):
            raise Wrong("critic_step.reading sign")
        if not agree(told, readings):
            raise Wrong("critic_step.reading")


STEP_MISTAKES: dict[str, dict[str, Any]] = {
    "critic_step.sign": {"gain": -1.0, "pay": -1.0},
    "critic_step.gain sign": {"gain": -1.0},
    "critic_step.penalty sign": {"pay": -1.0},
    "critic_step.no gain": {"gain": 0.0},
    "critic_step.no penalty": {"pay": 0.0},
    "critic_step.lambda": {"unweighted": True},
    "critic_step.zero": {"forget": False},
}


def _train(
    network: Any,
    batches: list[tuple[Any, Any]],
    rate: float,
    weight: float,
    *,
    gain: float = 1.0,
    pay: float = 1.0,
    unweighted: bool = False,
    forget: bool = True,
) -> tuple[Array, Array]:
    """Plain gradient steps on −gain·(E D(x_r) − E D(x_f)) + pay·λ·GP: the final weights and the estimates."""
    import torch

    optimizer = torch.optim.SGD(network.parameters(), lr=rate)
    readings = []
    for real, fake in batches:
        reading = network(real).mean() - network(fake).mean()
        readings.append(reading.item())
        if forget:
            optimizer.zero_grad()
        loss = -gain * reading + pay * (1.0 if unweighted else weight) * _penalty_of(network, real, fake)
        loss.backward()
        optimizer.step()
    return _flat(network), np.array(readings)


def _ask_to_train(
    answer: object, network: Any, batches: list[tuple[Any, Any]], rate: float, weight: float
) -> tuple[Array, Array]:
    import torch

    optimizer = torch.optim.SGD(network.parameters(), lr=rate)
    told = []
    for real, fake in batches:
        given = {
            **{"critic": network, "optimizer": optimizer, "penalty": _penalty_of},
            **{"real": real.clone(), "fake": fake.clone(), "lambda_gp": weight},
        }
        told.append(numbers(call(answer, given, copies=False), ()))
    return _flat(network), np.array(told)


@named("penalty")
def _penalty_of(critic: Any, real: Any, fake: Any) -> Any:
    """The penalty at the midpoints, without a random alpha, so that the step has one right result."""
    import torch

    between = ((real + fake) / 2).detach().requires_grad_()
    (gradient,) = torch.autograd.grad(critic(between).sum(), between, create_graph=True)
    return (gradient.norm(dim=1) - 1).square().mean()


def _flat(network: Any) -> Array:
    return np.concatenate([weights.detach().numpy().ravel() for weights in network.parameters()])


def _slope_of(value: object, parameter: Any) -> float | None:
    torch = sys.modules["torch"]
    if not isinstance(value, torch.Tensor) or not value.requires_grad:
        return None
    (slope,) = torch.autograd.grad(value.sum(), parameter, allow_unused=True)
    return None if slope is None else float(slope)


EXERCISES = (generator_loss, best_slope, gradient_penalty, critic_step)
