"""The random numbers of a run: a stream of its own for each network, so that it gets what it would get alone."""

from __future__ import annotations

from functools import cache
from typing import Any

import torch
from torch import Tensor

from .config import Config
from .data import Data

BLOCK = 32  # steps whose random numbers are drawn at once


class Streams:
    """Real samples, noise and places in between for the steps of E networks, drawn in blocks of `BLOCK` steps.

    Args:
        config: seeds, batch, n_critic and the kind of generator.
        data: what is drawn from; `scale` brings its points to what the networks see.

    Attributes:
        real: (E, BLOCK, n_critic, B, 2), times `scale`.
        alpha: uniform, (E, BLOCK, n_critic, B).
        noise: what the generator starts from, (E, BLOCK, n_critic + 1, B, features); the last is for its own step.
        states: where each stream was before the block in use.
    """

    real: Tensor
    alpha: Tensor
    noise: Tensor
    states: list[Tensor]

    def __init__(self, config: Config, data: Data, scale: float, device: torch.device, dtype: torch.dtype) -> None:
        self.config, self.data, self.scale = config, data, scale
        self.kind: dict[str, Any] = {"dtype": dtype, "device": device}
        self.draw_noise = torch.rand if config.generator == "shift" else torch.randn
        self.noise_dim = 1 if config.generator == "shift" else config.noise_dim
        self.generators = [torch.Generator(device) for _ in config.seeds]
        self._seed()
        self.fixed = cache(self._fixed)

    def at(self, step: int) -> tuple[Tensor, Tensor, Tensor]:
        """(real, alpha, noise) of one step, each (E, n_critic, …); a new block is drawn where one begins."""
        place = step % BLOCK
        if place == 0 or not self.states:
            self.draw_block()
        return self.real[:, place], self.alpha[:, place], self.noise[:, place]

    def draw_block(self) -> None:
        """Draw the numbers of the next `BLOCK` steps."""
        config = self.config
        shape = (BLOCK, config.n_critic, config.batch)
        self.states = [generator.get_state() for generator in self.generators]
        uniforms, normals, noises = [], [], []
        for own in self.generators:
            uniforms.append(torch.rand(*shape, 3, generator=own, **self.kind))
            normals.append(torch.randn(*shape, 2, generator=own, **self.kind))
            noise_shape = (BLOCK, config.n_critic + 1, config.batch, self.noise_dim)
            noises.append(self.draw_noise(*noise_shape, generator=own, **self.kind))
        uniform = torch.stack(uniforms)
        self.real = self.scale * self.data.points(uniform[..., :2], torch.stack(normals))
        self.alpha, self.noise = uniform[..., 2].contiguous(), torch.stack(noises)

    def restore(self, states: list[Tensor]) -> None:
        """Draw the block again before which the streams were in these `states`; what is left of it comes next.

        Without states nothing was drawn yet.
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
        """(real, noise, alpha) that are the same at every step, each (E, count, …): what snapshots are taken with."""
        parts: list[list[Tensor]] = [[], [], [], []]
        for seed in self.config.seeds:
            own = torch.Generator(self.kind["device"]).manual_seed(1_000_003 * (seed + 1) + 1)
            parts[0].append(torch.rand(count, 2, generator=own, **self.kind))
            parts[1].append(torch.randn(count, 2, generator=own, **self.kind))
            parts[2].append(self.draw_noise(count, self.noise_dim, generator=own, **self.kind))
            parts[3].append(torch.rand(count, generator=own, **self.kind))
        uniform, normal, noise, alpha = (torch.stack(part) for part in parts)
        return self.scale * self.data.points(uniform, normal), noise, alpha
