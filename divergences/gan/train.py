"""The trainer: adversarial training of E networks side by side, as a generator of snapshots.

It prints nothing, draws nothing and writes nothing; a caller that wants a bar, a plot or a file wraps it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping

import numpy as np
import torch
from torch import Tensor

from ..arguments import checked
from ..checks import as_count
from .config import Config
from .cuda_graph import CapturingStep, CudaGraph, wait_for
from .data import DATA, Data
from .devices import resolve_device
from .ending import Ending
from .gradients.by_hand import fastest_gradients
from .networks import Mlp, ShiftGenerator, make_networks, scores
from .objectives import make_objective
from .optimizers import make_optimizer
from .penalties import clip_weights, input_gradients, interpolate
from .resumable import Resumable
from .room import require_room, require_room_for_samples
from .run_config import MAX_TORCH_SEED
from .snapshots import MAP_POINTS, SNAPSHOT_SAMPLES, Snapshot
from .streams import Streams
from .torch_defaults import torch_defaults

MAX_SCORE = 1e8
"""A critic whose mean absolute score exceeds this counts as diverged; it would not recover."""
MIN_WORK_FOR_THREADS = 128 * 128
"""Samples × units of a layer, for all networks together, below which a second thread is not tried."""


@checked
def train(config: Config, data: Data | None = None, resume: dict[str, np.ndarray] | None = None) -> Iterator[Snapshot]:
    """Train as `config` says and yield a Snapshot at the start, every `snapshot_every` steps, and at the end.

    Args:
        config: what to train.
        data: the distribution, if it is not one of `data.DATA` (config.data = "own").
        resume: a checkpoint (`Trainer.checkpoint()`) of a run of the same config; what follows has the numbers of an
            uninterrupted run.

    Raises:
        RuntimeError: if this machine does not have the device.
        ValueError: if the data is missing, or the checkpoint is of another config.

    See Also:
        recording.record: the same, returning a recorded History.
        live.LiveRun: the same in the background.
    """
    trainer = Trainer(config, data)
    if resume is not None:
        if not isinstance(resume, Mapping) or "config" not in resume:
            raise ValueError(f"resume must be a checkpoint of the same config, got a {type(resume).__name__}")
        trainer.restore(resume)
    yield from trainer.run()


@checked
class Trainer(Resumable):
    """The state of a run. Use `train` for the snapshots alone, this class for checkpoints and the networks.

    `benchmarks/textbook.py` in the repository is the same training step written plainly, with autograd and torch.optim.

    Attributes:
        critic, generator: the networks; `averaged` holds the running mean of the generator's weights.
        gradients: computes the gradients of a step; `gradients.by_autograd()` computes the same ones by autograd.
        streams: the random numbers.
        step: generator steps made so far.
        size: half the side of the square that the critic's map covers; the square holds the data and, for "shift", the
            first θ.
        captured_step: on a GPU, the step as a CUDA graph, captured at the first step with the objective and `gradients`
            of that moment; None to have Python launch each operation.

    Raises:
        RuntimeError: if this machine does not have the device.
        ValueError: if the data is missing, or an objective is not known.
    """

    config: Config
    critic: Mlp
    generator: Mlp | ShiftGenerator

    @torch_defaults()
    def __init__(self, config: Config, data: Data | None = None) -> None:
        if data is not None and not isinstance(data, Data):
            raise TypeError(f"data must be a distribution such as OwnPoints(points), got {type(data).__name__}")
        if (data is None) == (config.data == "own"):
            raise ValueError("data must be given for config.data = 'own', and only then")
        self.config, self.data = config, data or DATA[config.data]
        self.device, self.dtype = resolve_device(config.device), getattr(torch, config.dtype)
        self.objective = make_objective(config.objective, config.members)
        if self.device.type == "cpu":
            require_room(config)
        self.critic, self.generator = make_networks(config, self.device, self.dtype)
        self.scale = 1.0 if config.generator == "shift" else self.data.scale
        reach = 1.25 * abs(config.theta) if config.generator == "shift" else 0.0
        self.size = max(self.data.size, reach)
        self.averaged = self.generator.flat.detach().clone()
        self.critic_optimizer, self.generator_optimizer = (
            make_optimizer(config.optimizer, network.flat.data, config.beta1, config.beta2)
            for network in (self.critic, self.generator)
        )
        self.rates = self._column(config.per_seed("learning_rate"))
        lambda_gp = self._column(config.per_seed("lambda_gp"))
        self.gradients = fastest_gradients(self.critic, self.generator, self.objective, config, lambda_gp)
        self.streams = Streams(config, self.data, self.scale, self.device, self.dtype)
        self.step, self.seconds = 0, 0.0
        self.diverged_at = torch.full((config.members,), -1, device=self.device)
        capturable = self.device.type == "cuda" and self.objective.capturable
        self.captured_step = self._capturing_step() if capturable else None

    def run(self) -> Iterator[Snapshot]:
        """Yield snapshots until the last step, or until every network has diverged."""
        yield self.snapshot()
        while self.step < self.config.steps:
            start = time.perf_counter()
            try:
                self.advance(min(self.config.snapshot_every, self.config.steps - self.step))
            finally:
                self.seconds += time.perf_counter() - start
            ending = self.ending()
            yield self.snapshot(ending)
            if ending:
                return

    @torch_defaults()
    def advance(self, steps: int) -> None:
        """Make that many generator steps (each with its critic steps).

        Uses at most torch's present number of threads; see `threads.ThreadChooser`.
        """
        self._repeat(self._next_step, steps)
        wait_for(self.device)

    def _next_step(self) -> None:
        step = self.captured_step or self._one_step
        factor = 1 - self.step / self.config.steps if self.config.decay else 1.0
        step(*self.streams.at(self.step), self.rates * factor, torch.full((), self.step, device=self.device))
        self.step += 1

    def _thread_counts(self, limit: int) -> list[int]:
        if self.config.members * self.config.batch * self.config.width < MIN_WORK_FOR_THREADS:
            return [1]
        # Comparing numbers of threads repeats a step, which would change an objective that keeps state between calls.
        return super()._thread_counts(limit) if self.objective.capturable else [limit]

    def _one_step(self, real: Tensor, alpha: Tensor, noise: Tensor, rate: Tensor, now: Tensor) -> None:
        config = self.config
        generator_gradient = self.gradients.of_generator(noise[:, -1]) if config.simultaneous else None
        fakes = self.gradients.fakes(noise[:, :-1])
        for k in range(config.n_critic):
            gradient, level = self.gradients.of_critic(real[:, k], fakes[:, k], alpha[:, k])
            self.critic_optimizer.step(gradient, rate)
            if config.penalty == "clip":
                clip_weights(self.critic.flat, config.clip)
        if generator_gradient is None:
            generator_gradient = self.gradients.of_generator(noise[:, -1])
        self.generator_optimizer.step(generator_gradient, rate)
        self.averaged.lerp_(self.generator.flat.detach(), 1 - config.ema)
        lost = ~(level < MAX_SCORE) & (self.diverged_at < 0)  # nan < MAX_SCORE is False
        self.diverged_at.copy_(torch.where(lost, now, self.diverged_at))

    @torch_defaults()
    def snapshot(self, ending: Ending | None = None) -> Snapshot:
        """The present state of the run."""
        objective, members = self.objective, self.config.members
        real, noise, alpha = self.streams.fixed(SNAPSHOT_SAMPLES)
        with torch.no_grad():
            fake = self.generator(noise, self.averaged)
        at = fake.clone().requires_grad_()
        (uphill,) = torch.autograd.grad(SNAPSHOT_SAMPLES * objective.generator_loss(self.score(at)).sum(), at)
        slopes = input_gradients(self.score, interpolate(real, fake, alpha)).detach().norm(dim=-1)
        with torch.no_grad():
            real_score, fake_score = self.score(real), self.score(fake)
            units = [1 / self.scale if each == "em" else 1.0 for each in objective.estimates_of(members)]
            unit = torch.tensor(units, dtype=self.dtype, device=self.device)
            shift = isinstance(self.generator, ShiftGenerator)
            parts = {
                "samples": fake / self.scale,
                "pull": -uphill,
                "critic": self._critic_map(),
                "slopes": slopes,
                "estimate": objective.estimate(real_score, fake_score) * unit,
                "critic_loss": objective.critic_loss(real_score, fake_score),
                "generator_loss": objective.generator_loss(fake_score),
                "theta": self.generator.flat[:, 0] if shift else torch.full_like(real_score[:, 0], np.nan),
                "diverged_at": self.diverged_at,
            }
        arrays = {name: part.detach().cpu().numpy().copy() for name, part in parts.items()}
        return Snapshot(step=self.step, seconds=self.seconds, ending=ending, **arrays)

    def _critic_map(self) -> Tensor:
        """The critic's value over the square of the data, shape (E, MAP_POINTS, MAP_POINTS), rows along y."""
        side = torch.linspace(-self.size, self.size, MAP_POINTS, dtype=self.dtype, device=self.device)
        y, x = torch.meshgrid(side, side, indexing="ij")
        points = self.scale * torch.stack([x, y], dim=-1).reshape(1, -1, 2)
        return self.score(points.expand(self.config.members, -1, -1)).reshape(-1, MAP_POINTS, MAP_POINTS)

    @torch_defaults()
    @torch.no_grad()
    def generate(self, count: int, seed: int = 0) -> np.ndarray:
        """Fresh samples of the reported generator (`averaged`), in the data's own unit, shape (E, count, 2)."""
        count, seed = as_count("count", count), as_count("seed", seed, least=0, most=MAX_TORCH_SEED)
        require_room_for_samples(self.config, count)
        stream = torch.Generator().manual_seed(seed)
        shape = (count, self.streams.noise_dim)
        noise = self.streams.draw_noise(*shape, generator=stream, dtype=self.dtype).to(self.device)
        fake = self.generator(noise.expand(self.config.members, -1, -1), self.averaged)
        return (fake / self.scale).cpu().numpy()

    def score(self, x: Tensor) -> Tensor:
        """The critic's value of each sample, shape (E, B)."""
        return scores(self.critic, x)

    def _made_of(self) -> tuple[Config, Data | None]:
        return self.config, self.data if self.config.data == "own" else None

    def mutable_tensors(self) -> dict[str, Tensor]:
        """Every tensor that a step changes."""
        return super().mutable_tensors() | {"averaged": self.averaged}

    def _stream_states(self) -> list[Tensor]:
        return self.streams.states

    def _restore_streams(self, states: list[Tensor]) -> None:
        self.streams.restore(states)

    def _capturing_step(self) -> CapturingStep:
        def capture(call: Callable[[], object]) -> CudaGraph:
            keep_alive = self.gradients, self.objective, self.critic_optimizer, self.generator_optimizer
            return CudaGraph(call, self.device, keep_alive)

        return CapturingStep(self._one_step, self.mutable_tensors, capture)

    def _column(self, values: np.ndarray) -> Tensor:
        return torch.tensor(values, dtype=self.dtype, device=self.device)[:, None]
