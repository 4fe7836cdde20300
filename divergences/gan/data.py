"""Toy data in the plane, as defined in the literature.

A data set is a map from uniform and normal random numbers to points. The numbers are drawn on the device from one
stream per network, so that the same seed gives the same points.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import ArrayLike
from torch import Tensor

from ..arguments import checked
from ..checks import Array, as_count, as_points, as_scalar
from ..memory import require_memory
from .run_config import MAX_TORCH_SEED
from .torch_defaults import torch_defaults

MAX_OFFSET_IN_EXTENTS = 1000
"""Largest distance of own points from 0, in units of their extent: networks cannot resolve them farther away."""


@checked
class Data(ABC):
    """A distribution on the plane.

    Attributes:
        name: how it is chosen in a Config.
        modes: the centres of its modes, shape (k, 2), or None if it has none.
        spread: the standard deviation of a mode along each axis, or None.
        size: half the width of a square around 0 that contains the data, for pictures.
        scale: factor by which the networks see the data, so that it has about unit size.
    """

    name: str
    modes: Array | None = None
    spread: float | None = None
    size: float = 2.0
    scale: float = 1.0

    @abstractmethod
    def points(self, uniform: Tensor, normal: Tensor) -> Tensor:
        """Samples from uniform and standard normal numbers, each of shape (…, 2), as (…, 2)."""

    @torch_defaults()
    def sample(self, count: int, seed: int = 0) -> Array:
        """`count` samples as a numpy array, shape (count, 2).

        Raises:
            TypeError, ValueError: for a count below 1, or a seed that is no whole number from 0 to `MAX_TORCH_SEED`.
        """
        count, seed = as_count("count", count), as_count("seed", seed, least=0, most=MAX_TORCH_SEED)
        require_memory("count", 80.0 * count, "draw fewer points at once")
        generator = torch.Generator().manual_seed(seed)
        uniform = torch.rand(count, 2, generator=generator, dtype=torch.float64)
        normal = torch.randn(count, 2, generator=generator, dtype=torch.float64)
        return self.points(uniform, normal).numpy()


@checked
class Segment(Data):
    """The article's p: uniform on {0} × [0, 1]."""

    name = "segments"
    size = 1.5

    def points(self, uniform: Tensor, normal: Tensor) -> Tensor:
        return torch.stack([torch.zeros_like(uniform[..., 0]), uniform[..., 1]], dim=-1)


@checked
@dataclass
class GaussianMixture(Data):
    """Equal round Gaussians N(mode, spread²·I)."""

    name: str
    modes: Array
    spread: float
    size: float
    scale: float

    def points(self, uniform: Tensor, normal: Tensor) -> Tensor:
        modes = torch.as_tensor(self.modes, dtype=normal.dtype, device=normal.device)
        index = (uniform[..., 0] * len(modes)).long().clamp(max=len(modes) - 1)
        return modes[index] + self.spread * normal


def two_gaussians() -> GaussianMixture:
    """Two Gaussians of sd 0.2 at (±1, 0)."""
    return GaussianMixture("two-gaussians", np.array([[-1.0, 0.0], [1.0, 0.0]]), 0.2, 2.0, 1.0)


RING_RADIUS = 2.0


def ring() -> GaussianMixture:
    """Eight Gaussians of sd 0.02 on a circle of radius 2, at angles 2πk/8 for k = 0 … 7.

    Source: Metz et al., *Unrolled GANs* (2017), appendix A.
    """
    angles = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    return GaussianMixture("ring", RING_RADIUS * np.column_stack([np.cos(angles), np.sin(angles)]), 0.02, 3.0, 0.5)


def grid() -> GaussianMixture:
    """Twenty-five Gaussians of sd 0.05 at {−4, −2, 0, 2, 4}².

    Source: Dumoulin et al., *Adversarially learned inference* (2017), section 4.2, and Lin et al., *PacGAN* (2018).
    """
    side = np.arange(-4.0, 5.0, 2.0)
    modes = np.stack(np.meshgrid(side, side, indexing="ij"), axis=-1).reshape(-1, 2)
    return GaussianMixture("grid", modes, 0.05, 5.0, 0.25)


@checked
class SwissRoll(Data):
    """The roll t·(cos t, sin t)/(4.5π) for t from 1.5π to 4.5π, with noise of sd 0.02.

    Source: scikit-learn's `make_swiss_roll` seen from above, brought to unit size, as in the WGAN-GP paper's figure 1.
    """

    name = "swiss-roll"
    size = 1.4
    noise = 0.02

    def points(self, uniform: Tensor, normal: Tensor) -> Tensor:
        t = 1.5 * math.pi * (1 + 2 * uniform[..., :1])
        return t * torch.cat([t.cos(), t.sin()], dim=-1) / (4.5 * math.pi) + self.noise * normal


@checked
class TwoMoons(Data):
    """Two half circles of radius 1, one turned over and moved to (1, ½), centred on 0, with noise of sd 0.05.

    Source: scikit-learn's `make_moons`.
    """

    name = "two-moons"
    size = 2.2
    noise = 0.05

    def points(self, uniform: Tensor, normal: Tensor) -> Tensor:
        angle, lower = math.pi * uniform[..., 0], uniform[..., 1] < 0.5
        x = torch.where(lower, 1 - angle.cos(), angle.cos()) - 0.5
        y = torch.where(lower, 0.5 - angle.sin(), angle.sin()) - 0.25
        return torch.stack([x, y], dim=-1) + self.noise * normal


@checked
class OwnPoints(Data):
    """Your own points, drawn with replacement and equal weights.

    Args:
        points: shape (n, 2), finite.
        noise: standard deviation added to each coordinate; 0 leaves the points as they are.

    Raises:
        TypeError, ValueError: for points that are not n finite pairs, that lie farther from 0 than 1,000 times their
            extent (subtract their mean first) or beyond what single precision holds, or for a negative noise.
    """

    name = "own"
    margin = 1.25  # of the square around the points

    def __init__(self, points: ArrayLike, noise: float = 0.0) -> None:
        self.cloud = as_points("points", points)
        if self.cloud.shape[1] != 2:
            raise ValueError(f"points must have shape (n, 2), got {self.cloud.shape}")
        self.noise = as_scalar("noise", noise)
        if self.noise < 0:
            raise ValueError(f"noise must not be negative, got {self.noise}")
        reach, extent = float(np.abs(self.cloud).max()) or 1.0, float(np.ptp(self.cloud, axis=0).max())
        if not 1e-15 <= reach <= 1e15:
            raise ValueError(f"points must have sizes from 1e-15 to 1e15, these reach {reach:.3g}: change their unit")
        if reach > MAX_OFFSET_IN_EXTENTS * extent > 0:
            raise ValueError(
                f"points must lie around 0: these reach {reach:.6g}, while they extend over {extent:.3g} only;"
                " subtract their mean first"
            )
        self.size, self.scale = self.margin * reach, 1 / reach

    def points(self, uniform: Tensor, normal: Tensor) -> Tensor:
        cloud = torch.as_tensor(self.cloud, dtype=normal.dtype, device=normal.device)
        index = (uniform[..., 0] * len(cloud)).long().clamp(max=len(cloud) - 1)
        return cloud[index] + self.noise * normal


DATA: dict[str, Data] = {
    each.name: each for each in (Segment(), two_gaussians(), ring(), grid(), SwissRoll(), TwoMoons())
}
