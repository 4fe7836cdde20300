"""Adversarial training on images: E pairs side by side, snapshots from the same noise.

It prints, draws and writes nothing; `recording.record_images` adds scores and a history.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ...arguments import checked
from ...checks import as_count, as_function
from ..cuda_graph import wait_for
from ..devices import resolve_device
from ..ending import Ending
from ..objectives import make_objective
from ..optimizers import make_optimizer
from ..penalties import clip_weights, gradient_penalty, r1_penalty
from ..resumable import Resumable
from ..run_config import MAX_TORCH_SEED
from ..torch_defaults import torch_defaults
from ..train import MAX_SCORE
from .config import ImageConfig
from .data import Images
from .networks import ImageCritic, ImageGenerator, MlpImageGenerator

SNAPSHOT_SAMPLES = 64
MOST_SAMPLES = 1_000_000
"""Largest number of samples that one call of `generate` makes."""
PROGRESS_STEPS = 10
"""Steps between two calls of `progress`."""
SNAPSHOT_SEED = 20_170_126
"""Seed of the noise that the snapshots of every run are made from."""


@dataclass(frozen=True)
class ImageSnapshot:
    """The state of a run; arrays are on the host.

    Attributes:
        step: generator steps made so far.
        seconds: time spent training.
        samples: of each member from the same noise, uint8, shape (E, 64, channels, size, size).
        estimate: the critic's estimate of the distance on this batch, shape (E,).
        critic_loss, generator_loss: without penalty, shape (E,).
        diverged_at: the step at which a pair's scores became too large or nan, −1 if they did not, shape (E,).
        ending: how the run ended, None while it is not over.
    """

    step: int
    seconds: float
    samples: np.ndarray
    estimate: np.ndarray
    critic_loss: np.ndarray
    generator_loss: np.ndarray
    diverged_at: np.ndarray
    ending: Ending | None = None


@checked
class ImageTrainer(Resumable):
    """The state of a run.

    Attributes:
        critic, generator: the networks.
        step: generator steps made so far.

    Raises:
        RuntimeError: if this machine does not have the device.
        ValueError: for images of a size that the networks cannot have.

    See Also:
        recording.record_images: trains to the end and records.
        divergences.gan.train.Trainer: the same for toy data.
    """

    config: ImageConfig
    critic: ImageCritic
    generator: ImageGenerator | MlpImageGenerator

    @torch_defaults()
    def __init__(self, config: ImageConfig, images: Images) -> None:
        self.config, self.images = config, images
        self.device = resolve_device(config.device)
        channels, size = images.pixels.shape[1:3]
        seeds = config.seeds
        # As on toy data, seed s gives the critic the seed 2s and the generator 2s + 1.
        self.critic = ImageCritic(
            size, channels, config.width, [2 * s for s in seeds], norm=config.critic_norm, precision=config.precision
        ).to(self.device)  # fmt: skip
        self.generator = make_generator(config, size, channels, [2 * s + 1 for s in seeds]).to(self.device)
        self.objective = make_objective(config.objective, config.members)
        self.pixels = torch.from_numpy(images.pixels).to(self.device)
        self.critic_optimizer, self.generator_optimizer = (
            make_optimizer(config.optimizer, network.flat.data, config.beta1, config.beta2)
            for network in (self.critic, self.generator)
        )
        self.kind: dict[str, Any] = {"dtype": torch.float32, "device": self.device}
        self.rate = torch.full((config.members, 1), config.learning_rate, **self.kind)
        self.streams = [torch.Generator(self.device).manual_seed(1_000_003 * (seed + 1)) for seed in seeds]
        self.step, self.seconds = 0, 0.0
        self.diverged_at = torch.full((config.members,), -1, device=self.device)
        fixed = torch.Generator().manual_seed(SNAPSHOT_SEED)
        noise = torch.randn(SNAPSHOT_SAMPLES, config.noise_dim, generator=fixed, dtype=torch.float32)
        self.fixed_noise = noise.to(self.device)
        self.fixed_index = torch.randint(len(images), (SNAPSHOT_SAMPLES,), generator=fixed).to(self.device)

    def run(self, progress: Callable[[int], object] | None = None) -> Iterator[ImageSnapshot]:
        """Yield snapshots, the first before training, until the last step or until every pair has diverged.

        Args:
            progress: called with the step every 10 steps.
        """
        config, report = self.config, as_function("progress", progress, optional=True)
        yield self.snapshot()
        while self.step < config.steps:
            target = min(config.steps, (self.step // config.snapshot_every + 1) * config.snapshot_every)
            while self.step < target:
                self.advance(min(PROGRESS_STEPS, target - self.step))
                report(self.step)
            ending = self.ending()
            yield self.snapshot(ending)
            if ending:
                return

    @torch_defaults()
    def advance(self, steps: int) -> None:
        """Make that many generator steps, each after its critic steps."""
        start = time.perf_counter()
        self._repeat(self._next_step, steps)
        wait_for(self.device)
        self.seconds += time.perf_counter() - start

    def _next_step(self) -> None:
        for _ in range(self.config.critic_steps_before(self.step)):
            level = self._critic_step()
        self._generator_step()
        lost = ~(level < MAX_SCORE) & (self.diverged_at < 0)  # nan < MAX_SCORE is False
        self.diverged_at = torch.where(lost, self.step, self.diverged_at)
        self.step += 1

    def _critic_step(self) -> Tensor:
        """Make one step of the critic and return its mean absolute score, (E,)."""
        real, noise, alpha = self._draw()
        with torch.no_grad():
            fake = self.generator(noise)
        real_score, fake_score = self.critic(real), self.critic(fake)
        loss = self.objective.critic_loss(real_score, fake_score)
        if self.config.penalty == "gp":
            loss = loss + self.config.lambda_gp * gradient_penalty(self.critic, real, fake, alpha)
        elif self.config.penalty == "r1":
            loss = loss + self.config.lambda_gp * r1_penalty(self.critic, real)
        (gradient,) = torch.autograd.grad(loss.sum(), self.critic.flat)
        self.critic_optimizer.step(gradient, self.rate)
        if self.config.penalty == "clip":
            clip_weights(self.critic.flat, self.config.clip)
        return (real_score.abs() + fake_score.abs()).mean(-1).detach()

    def _generator_step(self) -> None:
        fake = self.generator(self._noise())
        loss = self.objective.generator_loss(self.critic(fake))
        (gradient,) = torch.autograd.grad(loss.sum(), self.generator.flat)
        self.generator_optimizer.step(gradient, self.rate)

    def _draw(self) -> tuple[Tensor, Tensor, Tensor]:
        """Real images, noise and alpha; each member's from its own stream, which it would also have alone."""
        count, total = self.config.batch, len(self.pixels)
        index = torch.stack([torch.randint(total, (count,), generator=s, device=self.device) for s in self.streams])
        noise = self._noise()
        alpha = torch.stack([torch.rand(count, generator=s, **self.kind) for s in self.streams])
        return to_unit(self.pixels[index]), noise, alpha

    def _noise(self) -> Tensor:
        shape = (self.config.batch, self.config.noise_dim)
        return torch.stack([torch.randn(*shape, generator=s, **self.kind) for s in self.streams])

    @torch_defaults()
    @torch.no_grad()
    def snapshot(self, ending: Ending | None = None) -> ImageSnapshot:
        """The present state of the run."""
        members = self.config.members
        fake = self.generator(self.fixed_noise.expand(members, -1, -1))
        real = to_unit(self.pixels[self.fixed_index]).expand(members, -1, -1, -1, -1)
        real_score, fake_score = self.critic(real), self.critic(fake)
        parts = {
            "estimate": self.objective.estimate(real_score, fake_score),
            "critic_loss": self.objective.critic_loss(real_score, fake_score),
            "generator_loss": self.objective.generator_loss(fake_score),
            "diverged_at": self.diverged_at,
        }
        arrays = {name: part.cpu().numpy().copy() for name, part in parts.items()}
        return ImageSnapshot(self.step, self.seconds, to_bytes(fake), **arrays, ending=ending)

    @torch_defaults()
    @torch.no_grad()
    def generate(self, count: int, seed: int = 0) -> np.ndarray:
        """Fresh samples of each member as uint8, shape (E, count, channels, size, size).

        They are made in batches of the training's size, because batch normalisation depends on the whole batch.
        """
        count, seed = as_count("count", count, most=MOST_SAMPLES), as_count("seed", seed, least=0, most=MAX_TORCH_SEED)
        stream, size = torch.Generator().manual_seed(seed), self.config.batch
        made = []
        for _ in range(-(-count // size)):
            noise = torch.randn(size, self.config.noise_dim, generator=stream, dtype=torch.float32).to(self.device)
            made.append(to_bytes(self.generator(noise.expand(self.config.members, -1, -1))))
        return np.concatenate(made, axis=1)[:, :count]

    def _made_of(self) -> tuple[ImageConfig, Images]:
        return self.config, self.images

    def _stream_states(self) -> list[Tensor]:
        return [stream.get_state() for stream in self.streams]

    def _restore_streams(self, states: list[Tensor]) -> None:
        for stream, state in zip(self.streams, states, strict=True):
            stream.set_state(state)


@checked
def make_generator(
    config: ImageConfig, size: int, channels: int, seeds: Sequence[int]
) -> ImageGenerator | MlpImageGenerator:
    """The generators that a configuration asks for, one for each seed."""
    shared: dict[str, Any] = {"noise_dim": config.noise_dim, "precision": config.precision}
    if config.generator == "mlp":
        return MlpImageGenerator(size, channels, seeds, **shared)
    shared |= {"norm": config.generator_norm, "filters": config.filters, "biases": config.generator_biases}
    return ImageGenerator(size, channels, config.width, seeds, **shared)


@checked
def to_unit(pixels: Tensor) -> Tensor:
    """Bytes 0 to 255 as numbers in [−1, 1]."""
    return pixels.float() / 127.5 - 1


@checked
def to_bytes(images: Tensor) -> np.ndarray:
    """Numbers in [−1, 1] as bytes, on the host; nan is black."""
    return ((images.nan_to_num(-1) + 1) * 127.5).round().clamp(0, 255).to(torch.uint8).cpu().numpy()
