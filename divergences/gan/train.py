"""The trainer: adversarial training of E networks side by side, as a generator of snapshots.

It prints nothing, draws nothing and writes nothing; whoever wants a bar, a plot or a file wraps it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from .config import Config, resolve_device
from .data import DATA, Data
from .handwritten import SLOPES, Passes
from .networks import Mlp, ShiftGenerator, scores
from .objectives import choose
from .optimizers import Adam, Optimizer, RmsProp, Sgd
from .penalties import clip_weights, gradient_penalty, input_gradients, interpolate, r1_penalty, slope_excess

BLOCK = 32  # steps whose random numbers are drawn at once
RUNAWAY = 1e8  # a critic whose mean score is beyond this will not come back
SHOWN = 512  # samples in a snapshot
GRID = 41  # points along each side of the critic's map


@dataclass(frozen=True)
class Snapshot:
    """Where a run is, for each of its E networks; all arrays are on the host, in the data's own unit.

    Attributes:
        step: generator steps made so far.
        seconds: time spent training.
        samples: from the reported generator, always from the same noise, shape (E, 512, 2).
        pull: −∂ loss/∂ sample, the way each sample is pushed, shape (E, 512, 2).
        critic: the critic's value over the square of the data, shape (E, 41, 41), rows along y.
        slopes: ‖∇D‖ between real and generated samples, shape (E, 512).
        estimate: what the critic says of the distance, shape (E,); nats, or the data's unit for Wasserstein.
        critic_loss, generator_loss: without penalty, shape (E,).
        theta: the generator's one parameter, shape (E,), or nan for an `Mlp`.
        diverged_at: the step at which a network's numbers ran away or became nan, −1 if they did not, shape (E,).
        ended: why the run is over, "" while it is not.
    """

    step: int
    seconds: float
    samples: np.ndarray
    pull: np.ndarray
    critic: np.ndarray
    slopes: np.ndarray
    estimate: np.ndarray
    critic_loss: np.ndarray
    generator_loss: np.ndarray
    theta: np.ndarray
    diverged_at: np.ndarray
    ended: str = ""


@dataclass
class _ByHand:
    """The passes of every step, where the networks allow the written-out gradients."""

    judging_all: Passes
    judging: Passes
    making: Passes
    generating: Passes

    @classmethod
    def of(cls, critic: Mlp, generator: Mlp | ShiftGenerator, config: Config) -> _ByHand | None:
        if config.activation not in SLOPES or not isinstance(generator, Mlp):
            return None
        together = 3 if config.penalty in ("gp", "r1") else 2
        return cls(
            judging_all=Passes(critic, together * config.batch),
            judging=Passes(critic, config.batch),
            making=Passes(generator, config.batch),
            generating=Passes(generator, config.n_critic * config.batch),
        )


def train(config: Config, data: Data | None = None, resume: dict[str, np.ndarray] | None = None) -> Iterator[Snapshot]:
    """Train as `config` says and yield a Snapshot at the start, every `snapshot_every` steps, and at the end.

    Args:
        config: what to train.
        data: the distribution, if it is not one of `data.DATA` (config.data = "own").
        resume: a checkpoint (`Trainer.checkpoint()`) of a run of the same config; the rest gives the same numbers as
            an uninterrupted run.

    Raises:
        RuntimeError: if the device asked for is not there.
        ValueError: if the data is missing, or the checkpoint is of another config.
    """
    trainer = Trainer(config, data)
    if resume is not None:
        trainer.restore(resume)
    yield from trainer.run()


class Trainer:
    """The state of a run. `train` is the short way; this is for those who want a checkpoint or the networks.

    Attributes:
        critic, generator: the networks; `averaged` holds the running mean of the generator's weights.
        step: generator steps made so far.
        size: half the side of the square that the critic's map covers: the data, and where a "shift" starts.
    """

    def __init__(self, config: Config, data: Data | None = None) -> None:
        if (data is None) == (config.data == "own"):
            raise ValueError("data must be given for config.data = 'own', and only then")
        self.config, self.data = config, data or DATA[config.data]
        self.device, self.dtype = resolve_device(config.device), getattr(torch, config.dtype)
        self.objective = choose(config.objective, config.members)
        hidden = [config.width] * config.depth
        seeds = config.seeds
        # Two streams per seed: even numbers for the critic, odd ones for the generator.
        self.critic = Mlp((2, *hidden, 1), [2 * s for s in seeds], config.activation, self.dtype).to(self.device)
        self.generator: Mlp | ShiftGenerator = (
            ShiftGenerator([config.theta] * config.members, self.dtype)
            if config.generator == "shift"
            else Mlp((config.noise_dim, *hidden, 2), [2 * s + 1 for s in seeds], config.activation, self.dtype)
        ).to(self.device)
        self.scale = 1.0 if config.generator == "shift" else self.data.scale
        reach = 1.25 * abs(config.theta) if config.generator == "shift" else 0.0
        self.size = max(self.data.size, reach)
        self.averaged = self.generator.flat.detach().clone()
        self.critic_optimizer = self._optimizer(self.critic.flat.data)
        self.generator_optimizer = self._optimizer(self.generator.flat.data)
        self.rates = self._column(config.per_seed("learning_rate", 0))
        self.weights = self._column(config.per_seed("lambda_gp", 0))
        self.by_hand = _ByHand.of(self.critic, self.generator, config)
        self.step, self.seconds = 0, 0.0
        self.diverged_at = torch.full((config.members,), -1, device=self.device)
        self.streams = [torch.Generator(self.device).manual_seed(1_000_003 * (seed + 1)) for seed in seeds]
        self.block_states: list[Tensor] = []
        self.fixed = self._fixed_noise()

    def run(self) -> Iterator[Snapshot]:
        """Yield snapshots until the last step, or until every network has diverged."""
        yield self.snapshot()
        while self.step < self.config.steps:
            start = time.perf_counter()
            with threads_for(self.config):
                self.advance(min(self.config.snapshot_every, self.config.steps - self.step))
            self.seconds += time.perf_counter() - start
            ended = ""
            if bool((self.diverged_at >= 0).all()):
                ended = f"every network diverged, the last at step {int(self.diverged_at.max())}"
            elif self.step >= self.config.steps:
                ended = "all steps done"
            yield self.snapshot(ended)
            if ended:
                return

    def advance(self, steps: int) -> None:
        """Make that many generator steps (each with its critic steps)."""
        for _ in range(steps):
            place = self.step % BLOCK
            if place == 0 or not self.block_states:
                self._draw_block()
            factor = 1 - self.step / self.config.steps if self.config.decay else 1.0
            self._one_step(place, self.rates * factor)
            self.step += 1
        if self.device.type == "cuda":
            torch.cuda.synchronize(self.device)

    def _one_step(self, place: int, rate: Tensor) -> None:
        config = self.config
        generator_gradient = self._generator_gradient(self.noise[:, place, -1]) if config.simultaneous else None
        fakes = self._generate(self.noise[:, place, :-1])
        for k in range(config.n_critic):
            gradient, level = self._critic_gradient(self.real[:, place, k], fakes[:, k], self.alpha[:, place, k])
            self.critic_optimizer.step(gradient, rate)
            if config.penalty == "clip":
                clip_weights(self.critic.flat, config.clip)
        if generator_gradient is None:
            generator_gradient = self._generator_gradient(self.noise[:, place, -1])
        self.generator_optimizer.step(generator_gradient, rate)
        self.averaged.lerp_(self.generator.flat.detach(), 1 - config.ema)
        lost = ~(level < RUNAWAY) & (self.diverged_at < 0)  # nan compares as lost
        self.diverged_at = torch.where(lost, self.step, self.diverged_at)

    @torch.no_grad()
    def _generate(self, noise: Tensor) -> Tensor:
        """Samples for all critic steps before one generator step, (E, n_critic, B, 2): the generator is the same."""
        rows = noise.flatten(1, 2)
        if self.by_hand is None:
            fake = self.generator(rows)
        else:
            self.by_hand.generating.x.copy_(rows)
            fake = self.by_hand.generating.forward()
        return fake.unflatten(1, noise.shape[1:3])

    def _critic_gradient(self, real: Tensor, fake: Tensor, alpha: Tensor) -> tuple[Tensor, Tensor]:
        """d loss/d weights of the critic, (E, P), and the mean size of its scores, (E,)."""
        if self.by_hand is not None:
            return self._critic_gradient_by_hand(self.by_hand.judging_all, real, fake, alpha)
        real_score, fake_score = self._score(real), self._score(fake)
        loss = self.objective.critic_loss(real_score, fake_score)
        weights = self.weights[:, 0]
        if self.config.penalty == "gp":
            penalty = gradient_penalty(self._score, real, fake, alpha, one_sided=self.config.one_sided)
            loss = loss + weights * penalty
        elif self.config.penalty == "r1":
            loss = loss + weights * r1_penalty(self._score, real)
        (gradient,) = torch.autograd.grad(loss.sum(), self.critic.flat)
        return gradient, (real_score.abs() + fake_score.abs()).mean(-1).detach()

    @torch.no_grad()
    def _critic_gradient_by_hand(
        self, passes: Passes, real: Tensor, fake: Tensor, alpha: Tensor
    ) -> tuple[Tensor, Tensor]:
        count, penalty = real.shape[1], self.config.penalty
        own, penalised = slice(0, 2 * count), slice(2 * count, None)
        passes.x[:, :count], passes.x[:, count : 2 * count] = real, fake
        if penalty == "gp":
            passes.x[:, penalised] = interpolate(real, fake, alpha)
        elif penalty == "r1":
            passes.x[:, penalised] = real
        value = passes.forward()[..., 0]
        real_slope, fake_slope = self.objective.critic_slopes(value[:, :count], value[:, count : 2 * count])
        signal = passes.signals[-1][..., 0]
        signal[:, :count], signal[:, count : 2 * count] = real_slope / count, fake_slope / count
        signal[:, penalised] = 1  # the score itself: what comes back at the input is its gradient
        gradients = passes.backward()[:, penalised]
        if gradients.shape[1]:
            if penalty == "gp":
                excess, unit = slope_excess(gradients, one_sided=self.config.one_sided)
                gradients = excess.unsqueeze(-1) * unit
            passes.push_tangent((2 / count) * self.weights.unsqueeze(-1) * gradients, penalised)
        return passes.weight_gradient(own), value[:, own].abs().mean(-1)

    def _generator_gradient(self, noise: Tensor) -> Tensor:
        """d loss/d weights of the generator, (E, P)."""
        if self.by_hand is None:
            fake_score = self._score(self.generator(noise))
            (gradient,) = torch.autograd.grad(self.objective.generator_loss(fake_score).sum(), self.generator.flat)
            return gradient
        making, judging = self.by_hand.making, self.by_hand.judging
        making.x.copy_(noise)
        judging.x.copy_(making.forward())
        slopes = self.objective.generator_slopes(judging.forward()[..., 0])
        judging.signals[-1][..., 0] = slopes / noise.shape[1]
        making.signals[-1].copy_(judging.backward())
        making.backward()
        return making.weight_gradient(slice(None))

    def snapshot(self, ended: str = "") -> Snapshot:
        """Where the run is now."""
        uniform, normal, noise, alpha = self.fixed
        with torch.no_grad():
            fake = self.generator(noise, self.averaged)
        real = self.scale * self.data.points(uniform, normal)
        at = fake.clone().requires_grad_()
        (uphill,) = torch.autograd.grad(SHOWN * self.objective.generator_loss(self._score(at)).sum(), at)
        slopes = input_gradients(self._score, interpolate(real, fake, alpha)).detach().norm(dim=-1)
        with torch.no_grad():
            real_score, fake_score = self._score(real), self._score(fake)
            side = torch.linspace(-self.size, self.size, GRID, dtype=self.dtype, device=self.device)
            y, x = torch.meshgrid(side, side, indexing="ij")
            squares = self.scale * torch.stack([x, y], dim=-1).reshape(1, -1, 2)
            levels = self._score(squares.expand(self.config.members, -1, -1)).reshape(-1, GRID, GRID)
            wasserstein = torch.tensor([o == "wasserstein" for o in self._objective_names()], device=self.device)
            unit = torch.where(wasserstein, 1 / self.scale, 1.0)
            theta = (
                self.generator.flat[:, 0] if isinstance(self.generator, ShiftGenerator) else real_score[:, 0] * np.nan
            )
            parts = {
                "samples": fake / self.scale,
                "pull": -uphill,
                "critic": levels,
                "slopes": slopes,
                "estimate": self.objective.estimate(real_score, fake_score) * unit,
                "critic_loss": self.objective.critic_loss(real_score, fake_score),
                "generator_loss": self.objective.generator_loss(fake_score),
                "theta": theta,
                "diverged_at": self.diverged_at,
            }
        arrays = {name: part.detach().cpu().numpy().copy() for name, part in parts.items()}
        return Snapshot(step=self.step, seconds=self.seconds, ended=ended, **arrays)

    @torch.no_grad()
    def generate(self, count: int, seed: int = 0) -> np.ndarray:
        """Fresh samples of the reported generator of each network, in the data's own unit, shape (E, count, 2)."""
        stream = torch.Generator().manual_seed(seed)
        draw = torch.rand if self.config.generator == "shift" else torch.randn
        noise = draw(count, self._noise_dim, generator=stream, dtype=self.dtype).to(self.device)
        fake = self.generator(noise.expand(self.config.members, -1, -1), self.averaged)
        return (fake / self.scale).cpu().numpy()

    def _score(self, x: Tensor) -> Tensor:
        return scores(self.critic, x)

    def checkpoint(self) -> dict[str, np.ndarray]:
        """All that a run needs to go on: plain arrays, for `numpy.savez`."""
        state = {
            "config": np.array(self.config.to_json()),
            "step": np.array(self.step),
            "seconds": np.array(self.seconds),
        }
        state |= {name: part.detach().cpu().numpy().copy() for name, part in self._tensors().items()}
        return state | {f"stream{i}": states.numpy().copy() for i, states in enumerate(self.block_states)}

    def restore(self, checkpoint: dict[str, np.ndarray]) -> None:
        """Go on where `checkpoint` was taken.

        Raises:
            ValueError: if it is not a checkpoint of this config.
        """
        if str(checkpoint.get("config", "")) != self.config.to_json():
            raise ValueError("resume must be a checkpoint of the same config")
        for name, part in self._tensors().items():
            part.copy_(torch.as_tensor(checkpoint[name]))
        self.step, self.seconds = int(checkpoint["step"]), float(checkpoint["seconds"])
        if "stream0" in checkpoint:
            for i, stream in enumerate(self.streams):
                stream.set_state(torch.as_tensor(checkpoint[f"stream{i}"]))
            self._draw_block()  # the block in use; what is left of it comes next

    def _tensors(self) -> dict[str, Tensor]:
        found = {"critic": self.critic.flat.data, "generator": self.generator.flat.data, "averaged": self.averaged}
        found["diverged_at"] = self.diverged_at
        for player, optimizer in (("critic", self.critic_optimizer), ("generator", self.generator_optimizer)):
            found |= {f"{player}.{name}": part for name, part in optimizer.state.items()}
        return found

    def _draw_block(self) -> None:
        """Random numbers for BLOCK steps, each network's from its own stream: it gets what it would get alone."""
        config, uniform_noise = self.config, self.config.generator == "shift"
        shape = (BLOCK, config.n_critic, config.batch)
        kind = {"dtype": self.dtype, "device": self.device}
        self.block_states = [stream.get_state() for stream in self.streams]
        uniforms, normals, noises = [], [], []
        for stream in self.streams:
            uniforms.append(torch.rand(*shape, 3, generator=stream, **kind))
            normals.append(torch.randn(*shape, 2, generator=stream, **kind))
            draw = torch.rand if uniform_noise else torch.randn
            noises.append(draw(BLOCK, config.n_critic + 1, config.batch, self._noise_dim, generator=stream, **kind))
        uniform = torch.stack(uniforms)
        self.real = self.scale * self.data.points(uniform[..., :2], torch.stack(normals))
        self.alpha, self.noise = uniform[..., 2].contiguous(), torch.stack(noises)

    def _fixed_noise(self) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        kind = {"dtype": self.dtype, "device": self.device}
        parts: list[list[Tensor]] = [[], [], [], []]
        for seed in self.config.seeds:
            stream = torch.Generator(self.device).manual_seed(1_000_003 * (seed + 1) + 1)
            draw = torch.rand if self.config.generator == "shift" else torch.randn
            parts[0].append(torch.rand(SHOWN, 2, generator=stream, **kind))
            parts[1].append(torch.randn(SHOWN, 2, generator=stream, **kind))
            parts[2].append(draw(SHOWN, self._noise_dim, generator=stream, **kind))
            parts[3].append(torch.rand(SHOWN, generator=stream, **kind))
        uniform, normal, noise, alpha = (torch.stack(part) for part in parts)
        return uniform, normal, noise, alpha

    @property
    def _noise_dim(self) -> int:
        return 1 if self.config.generator == "shift" else self.config.noise_dim

    def _objective_names(self) -> list[str]:
        named = self.config.objective
        listed = list(named) if isinstance(named, (tuple, list)) else [named] * self.config.members
        return [each if isinstance(each, str) else each.name for each in listed]

    def _optimizer(self, weights: Tensor) -> Optimizer:
        config = self.config
        if config.optimizer == "adam":
            return Adam(weights, config.beta1, config.beta2)
        return RmsProp(weights, config.beta2) if config.optimizer == "rmsprop" else Sgd(weights, config.beta1)

    def _column(self, values: np.ndarray) -> Tensor:
        return torch.tensor(values, dtype=self.dtype, device=self.device)[:, None]


@contextmanager
def threads_for(config: Config) -> Iterator[None]:
    """One thread for networks so small that sharing the work costs more than it saves; restored afterwards."""
    before = torch.get_num_threads()
    if config.members * config.batch * config.width < 256 * 512:
        torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
