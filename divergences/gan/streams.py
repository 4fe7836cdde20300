"""The random numbers of a run: each network has a stream of its own, the same as if it were trained alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import torch
from torch import Tensor

from ..arguments import checked
from .config import Config
from .data import Data

BLOCK_STEPS = 32
"""Steps whose random numbers are drawn at once."""


@checked
class Streams:
    """Real samples, noise and interpolation weights for the steps of E networks, drawn in blocks of steps.

    Args:
        config: seeds, batch, n_critic and the kind of generator.
        data: the distribution of the real samples; the networks see them times `scale`.

    Attributes:
        real: (E, BLOCK_STEPS, n_critic, B, 2), times `scale`.
        alpha: uniform, (E, BLOCK_STEPS, n_critic, B).
        noise: the generator's input, (E, BLOCK_STEPS, n_critic + 1, B, features); the last is for its own step.
        states: the state of each stream before the current block was drawn; empty before the first one.
    """

    real: Tensor
    alpha: Tensor
    noise: Tensor
    states: list[Tensor]

    def __init__(self, config: Config, data: Data, scale: float, device: torch.device, dtype: torch.dtype) -> None:
        if device.type == "meta":
            raise ValueError("device must be one that computes, got 'meta'")
        self.config, self.data, self.scale = config, data, scale
        self.device, self.dtype = device, dtype
        self.draw_noise = torch.rand if config.generator == "shift" else torch.randn
        self.noise_dim = 1 if config.generator == "shift" else config.noise_dim
        self.generators = [torch.Generator(device) for _ in config.seeds]
        self._seed()
        self.fixed = cache(self._fixed)

    def at(self, step: int) -> tuple[Tensor, Tensor, Tensor]:
        """(real, alpha, noise) of one step, each (E, n_critic, …); draws a new block at the first step of each."""
        place = step % BLOCK_STEPS
        if place == 0 or not self.states:
            self.draw_block()
        return self.real[:, place], self.alpha[:, place], self.noise[:, place]

    def draw_block(self) -> None:
        """Draw the numbers of the next `BLOCK_STEPS` steps."""
        config = self.config
        shape = (BLOCK_STEPS, config.n_critic, config.batch)
        self.states = [generator.get_state() for generator in self.generators]
        uniforms, normals, noises = [], [], []
        for own in self.generators:
            uniforms.append(self._draw(torch.rand, own, *shape, 3))
            normals.append(self._draw(torch.randn, own, *shape, 2))
            noise_shape = (BLOCK_STEPS, config.n_critic + 1, config.batch, self.noise_dim)
            noises.append(self._draw(self.draw_noise, own, *noise_shape))
        uniform = torch.stack(uniforms)
        self.real = self.scale * self.data.points(uniform[..., :2], torch.stack(normals))
        self.alpha, self.noise = uniform[..., 2].contiguous(), torch.stack(noises)

    def restore(self, states: list[Tensor]) -> None:
        """Restore a block: set the streams to `states`, those before the block was drawn, and draw it again.

        No states means the start of the run, before the first block.
        """
        if not states:
            self._seed()
            return
        for generator, state in zip(self.generators, states, strict=True):
            generator.set_state(state)
        self.draw_block()

    def _seed(self) -> None:
        for generator, seed in zip(self.generators, self.config.seeds, strict=True):
            generator.manual_seed(1_000_003 * (seed + 1))
        self.states = []

    def _fixed(self, count: int) -> tuple[Tensor, Tensor, Tensor]:
        """(real, noise, alpha) for snapshots, the same at every step, each (E, count, …)."""
        parts: list[list[Tensor]] = [[], [], [], []]
        for seed in self.config.seeds:
            own = torch.Generator(self.device).manual_seed(1_000_003 * (seed + 1) + 1)
            parts[0].append(self._draw(torch.rand, own, count, 2))
            parts[1].append(self._draw(torch.randn, own, count, 2))
            parts[2].append(self._draw(self.draw_noise, own, count, self.noise_dim))
            parts[3].append(self._draw(torch.rand, own, count))
        uniform, normal, noise, alpha = (torch.stack(part) for part in parts)
        return self.scale * self.data.points(uniform, normal), noise, alpha

    def _draw(self, draw: Callable[..., Tensor], generator: torch.Generator, *shape: int) -> Tensor:
        return draw(*shape, generator=generator, dtype=self.dtype, device=self.device)
