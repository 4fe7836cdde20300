"""Base class of the image networks: an ensemble, whose weights are the rows of one tensor, and its precision."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn

from ...arguments import checked
from ...checks import as_choice
from ..run_config import as_seeds
from .config import PRECISIONS

INITIAL_SD = 0.02  # standard deviation of the initial weights, as in DCGAN


@checked
class FlatNetwork(nn.Module):
    """Networks whose weights lie in one row of `flat` each, shape (E, P), as those of `networks.Mlp` do.

    Args:
        parts: shape and mean of each piece of the row, in the order of their use.
        seeds: one whole number per network. Weights are normal with standard deviation 0.02 around their mean (those
            that have none, biases, start at 0), drawn on the CPU, so that every device starts from the same values.
        precision: "bfloat16" computes inner products and convolutions in half the bits, on images in channels-last
            layout, which is faster on CPUs with bfloat16 instructions. Weights and results keep their dtype.
    """

    def __init__(
        self,
        parts: Sequence[tuple[tuple[int, ...], float | None]],
        seeds: Sequence[int],
        dtype: torch.dtype,
        precision: str = "float32",
    ):
        super().__init__()
        as_choice("precision", precision, PRECISIONS)
        self.in_bfloat16 = precision == "bfloat16"
        self.parts, seeds = list(parts), as_seeds("seeds", seeds)
        if not self.parts:
            raise ValueError("parts must be at least one")
        self.counts = [math.prod(shape) for shape, _ in self.parts]
        self.flat = nn.Parameter(torch.stack([self._drawn(seed) for seed in seeds]).to(dtype))

    def _drawn(self, seed: int) -> Tensor:
        stream = torch.Generator().manual_seed(seed)
        normal = [torch.randn(count, generator=stream, dtype=torch.float64) for count in self.counts]
        means = (mean for _, mean in self.parts)
        spreads = (self._initial_sd(shape) for shape, _ in self.parts)
        return torch.cat([0 * n if m is None else m + sd * n for n, m, sd in zip(normal, means, spreads, strict=True)])

    def _initial_sd(self, shape: tuple[int, ...]) -> float:
        return INITIAL_SD

    def pieces(self, flat: Tensor | None) -> Iterator[Tensor]:
        """Each piece as a view of `flat` (this network's own if left out), shape (E, …)."""
        rows = self.flat if flat is None else flat
        for row, (shape, _) in zip(torch.split(rows, self.counts, dim=1), self.parts, strict=True):
            yield row.view(len(row), *shape)

    def forward(self, x: Tensor, flat: Tensor | None = None) -> Tensor:
        with torch.autocast(x.device.type, torch.bfloat16, enabled=self.in_bfloat16):
            return self._compute(x, self.pieces(flat)).to(self.flat.dtype)

    def _compute(self, x: Tensor, pieces: Iterator[Tensor]) -> Tensor:
        raise NotImplementedError

    def _laid_out(self, x: Tensor) -> Tensor:
        return x.contiguous(memory_format=torch.channels_last) if self.in_bfloat16 else x
