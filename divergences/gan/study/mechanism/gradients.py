"""Part 1: the generator held fixed, a fresh critic trained, and the gradient that a generated sample then receives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ....arguments import checked
from ....checks import as_choice
from ....pairs import Gaussians, ParallelUniforms
from ...config import Config
from ...data import Data, GaussianMixture
from ...objectives import Objective
from ...penalties import clip_weights
from ...threads import limited_threads
from ...train import Trainer
from ..judge import SAMPLES, distance
from .settings import COMMON, OBJECTIVES, SEEDS

RESULTS = Path(__file__).parent / "gradients.csv"
SCENES = ("segments-far", "segments-half", "ring-untrained", "ring-half", "gaussians")
THETA = {"segments-far": 1.0, "segments-half": 0.5, "gaussians": 1.0}
"""How far the generated distribution is from the real one, where that is one number."""
LOOKS = (0, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000)
"""The critic steps after which the gradient is taken."""
LEARNING_RATE = 1e-3
GRADIENT_SAMPLES = 512
HALF_TRAINED_STEPS = 200
CRITIC: dict[str, Any] = {"depth": 3, "width": 64, "activation": "leaky_relu"}
GENERATOR: dict[str, Any] = {"depth": 2, "width": 32, "activation": "leaky_relu"}

Generate = Callable[[Tensor], Tensor]


@dataclass(frozen=True)
class GradientTask:
    """One objective in one scene, all seeds side by side."""

    objective: str
    scene: str
    seeds: int = SEEDS
    looks: tuple[int, ...] = LOOKS

    @property
    def key(self) -> tuple[str, str]:
        """The key that identifies the task."""
        return self.objective, self.scene


@dataclass(frozen=True)
class GradientRow:
    """One look at one seed.

    Attributes:
        critic_steps: how long the critic was trained.
        gradient: mean over 512 generated samples of ‖∂ℓ/∂x‖, x in the unit that the networks see.
        estimate: the critic's estimate of JS (nats) or of K·W₁.
        w1: exact W₁ of generated to real samples, in the data's own unit: the same at every look.
    """

    objective: str
    scene: str
    seed: int
    critic_steps: int
    gradient: float
    estimate: float
    w1: float

    @property
    def key(self) -> tuple[str, str]:
        """The key of the row's task."""
        return self.objective, self.scene


@checked
def gradient_tasks(seeds: int = SEEDS, looks: tuple[int, ...] = LOOKS) -> Iterator[GradientTask]:
    """All objectives in one scene before the next."""
    for scene in SCENES:
        for objective in OBJECTIVES:
            yield GradientTask(objective, scene, seeds, looks)


@checked
def run_gradient_task(task: GradientTask) -> list[GradientRow]:
    """Train the critics of a task and take the gradient at every look, with one thread."""
    rows = []
    with limited_threads(1):
        trainer, generate = _scene(task.scene, task.objective, task.seeds)
        fixed_real, fixed_noise, _ = trainer.streams.fixed(GRADIENT_SAMPLES)
        fake = generate(fixed_noise)
        distances = [
            distance(one[:SAMPLES].numpy() / trainer.scale, other[:SAMPLES].numpy() / trainer.scale)
            for one, other in zip(fake, fixed_real, strict=True)
        ]
        done = 0
        for look in task.looks:
            _train_critic(trainer, generate, done, look)
            done = look
            gradients = sample_gradients(trainer.objective, trainer.score, fake).tolist()
            with torch.no_grad():
                estimates = trainer.objective.estimate(trainer.score(fixed_real), trainer.score(fake)).tolist()
            for seed, values in enumerate(zip(gradients, estimates, distances, strict=True)):
                rows.append(GradientRow(*task.key, seed, look, *values))
    return rows


@checked
def sample_gradients(objective: Objective, score: Callable[[Tensor], Tensor], fake: Tensor) -> Tensor:
    """Mean over samples of ‖∂ℓ/∂x‖ for each network, shape (E,); ℓ is each sample's own term of the generator's loss.

    Args:
        score: the critic, (E, B, 2) to (E, B).
        fake: generated samples in the unit that the networks see, shape (E, B, 2).
    """
    at = fake.detach().clone().requires_grad_()
    (gradient,) = torch.autograd.grad(fake.shape[1] * objective.generator_loss(score(at)).sum(), at)
    return gradient.norm(dim=-1).mean(dim=-1)


@checked
def exact_gradients(scene: str) -> dict[str, float]:
    """The exact gradients of the optimal discriminator and the optimal critic, for scenes with a closed form.

    For the segments: |dJS/dθ| and |dEM/dθ|. For the Gaussians N(0, I) and N(θ, I), where D* = σ(θ²/2 − θx): the mean
    over generated samples of D*·θ for log(1 − D), and of (1 − D*)·θ for −log D, by quadrature; EM has slope 1.
    """
    theta = THETA[as_choice("scene", scene, THETA)]
    if scene != "gaussians":
        pair = ParallelUniforms()
        return {"js": abs(float(pair.js_derivative(theta))), "em": abs(float(pair.wasserstein_derivative(theta)))}
    gaussians = Gaussians(sigma=1.0)
    x = np.linspace(theta - 10, theta + 10, 20001)
    weights = np.asarray(gaussians.density(x, theta))
    real_probability = 1 / (1 + np.exp(-np.asarray(gaussians.discriminator_logit(x, theta))))
    share = float(np.sum(weights * real_probability) / np.sum(weights))
    return {"minimax": share * theta, "non-saturating": (1 - share) * theta, "em": 1.0}


@torch.no_grad()
def _train_critic(trainer: Trainer, generate: Generate, start: int, end: int) -> None:
    """The critic's steps from `start` to `end`, as `Trainer` makes them, and none of the generator."""
    for step in range(start, end):
        real, alpha, noise = trainer.streams.at(step)
        gradient, _ = _of_critic(trainer, real[:, 0], generate(noise[:, 0]), alpha[:, 0])
        trainer.critic_optimizer.step(gradient, trainer.rates)
        if trainer.config.penalty == "clip":
            clip_weights(trainer.critic.flat, trainer.config.clip)


@torch.enable_grad()
def _of_critic(trainer: Trainer, real: Tensor, fake: Tensor, alpha: Tensor) -> tuple[Tensor, Tensor]:
    return trainer.gradients.of_critic(real, fake, alpha)


def _scene(scene: str, objective: str, seeds: int) -> tuple[Trainer, Generate]:
    """A trainer whose critic is fresh, and the generator that is held fixed."""
    own: Data | None = None
    settings: dict[str, Any] = {
        **OBJECTIVES[objective],
        **COMMON,
        "learning_rate": LEARNING_RATE,
        "seeds": tuple(range(seeds)),
    }
    if scene == "gaussians":
        own = GaussianMixture("own", np.zeros((1, 2)), spread=1.0, size=4.0, scale=1.0)
        trainer = Trainer(Config(data="own", **CRITIC, **settings, steps=max(LOOKS)), own)
        return trainer, lambda noise: noise + noise.new_tensor([THETA[scene], 0.0])
    if scene.startswith("segments"):
        shift: dict[str, Any] = {"data": "segments", "generator": "shift", "theta": THETA[scene]}
        trainer = Trainer(Config(**shift, **CRITIC, **settings, steps=max(LOOKS)))
        return trainer, _frozen(trainer)
    trainer = Trainer(Config(data="ring", **CRITIC, **settings, steps=max(LOOKS)))
    return trainer, _frozen(_generator_of_ring(scene, seeds))


def _generator_of_ring(scene: str, seeds: int) -> Trainer:
    config = Config(
        data="ring", **OBJECTIVES["r1"], **GENERATOR, **COMMON, learning_rate=LEARNING_RATE, seeds=tuple(range(seeds)),
        steps=2000,
    )  # fmt: skip
    trainer = Trainer(config)
    if scene == "ring-half":
        trainer.advance(HALF_TRAINED_STEPS)
    return trainer


def _frozen(trainer: Trainer) -> Generate:
    @torch.no_grad()
    def generate(noise: Tensor) -> Tensor:
        return trainer.generator(noise)

    return generate
