"""The DCGAN pair for images, with an ensemble axis: E independent networks side by side.

Noise has shape (E, B, noise_dim), images (E, B, channels, size, size) in [−1, 1], scores (E, B). Inside, the ensemble
axis is folded into the channels and every convolution has E groups, so a member computes what it would compute alone.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor
from torch.nn.functional import batch_norm, conv2d, conv_transpose2d, group_norm, leaky_relu

from ...arguments import checked
from ...checks import as_choice, as_count
from .config import CRITIC_NORMS, FILTERS, GENERATOR_NORMS
from .data import LARGEST_SIDE
from .flat import FlatNetwork

MLP_LAYERS, MLP_UNITS = 4, 512


@checked
def halvings(size: int) -> int:
    """How often an image of that side is halved on its way to 4 to 7 pixels: 2 for 28, 3 for 32, 4 for 64.

    Raises:
        TypeError, ValueError: for a side that is not 4, 5, 6 or 7 doubled at least once.
    """
    start, times = as_count("size", size, most=LARGEST_SIDE), 0
    while start > 7 and start % 2 == 0:
        start, times = start // 2, times + 1
    if not (4 <= start <= 7 and times):
        raise ValueError(f"size must be 4, 5, 6 or 7 doubled at least once, like 28, 32 or 64, got {size}")
    return times


@checked
class ImageGenerator(FlatNetwork):
    """DCGAN's generator: a projection, then transposed convolutions 4×4 that double the side, ReLU, tanh at the end.

    Args:
        size, channels: of the images, e.g. 28 and 1, or 64 and 3.
        width: filters of the last hidden layer.
        norm: "batch", or "none". Each member is normalised by the statistics of its own batch at hand, also when
            sampling: there are no running means.
        biases: False, with the norm "none", for layers without any, as in the code of the WGAN paper.
        filters: "doubling" towards the noise as in DCGAN, or "constant" as in the WGAN paper's generator without
            batch normalisation.

    Raises:
        TypeError, ValueError: naming the argument.

    Source: Radford, Metz, Chintala, *Unsupervised representation learning with DCGANs* (2016), figure 1; Arjovsky,
    Chintala, Bottou, *Wasserstein GAN* (2017), section 4.3 and figure 6.
    """

    def __init__(
        self,
        size: int,
        channels: int,
        width: int,
        seeds: Sequence[int],
        *,
        noise_dim: int = 100,
        norm: str = "none",
        filters: str = "constant",
        biases: bool = True,
        precision: str = "float32",
        dtype: torch.dtype = torch.float32,
    ) -> None:
        times, width = halvings(size), as_count("width", width)
        as_choice("norm", norm, GENERATOR_NORMS)
        as_choice("filters", filters, FILTERS)
        self.norm, self.start, self.noise_dim = norm, size >> times, as_count("noise_dim", noise_dim)
        self.biases = biases or norm == "batch"
        grow = 2 if filters == "doubling" else 1
        hidden = [width * grow**level for level in reversed(range(times))]
        self.hidden = hidden
        parts: list[tuple[tuple[int, ...], float | None]] = []
        shapes: list[tuple[int, ...]] = [(self.noise_dim, hidden[0] * self.start**2)]
        shapes += [(inputs, outputs, 4, 4) for inputs, outputs in itertools.pairwise(hidden)]
        for shape, outputs in zip(shapes, hidden, strict=True):
            gain = [((outputs,), 1.0)] if norm == "batch" else []
            parts += [(shape, 0.0), *gain, *([((outputs,), None)] if self.biases else [])]
        parts += [((hidden[-1], as_count("channels", channels), 4, 4), 0.0)]
        parts += [((channels,), None)] if self.biases else []
        super().__init__(parts, seeds, dtype, precision)

    def _compute(self, noise: Tensor, pieces: Iterator[Tensor]) -> Tensor:
        members = len(noise)
        x = torch.bmm(noise, next(pieces))
        x = self._laid_out(_fold(x.reshape(*x.shape[:2], -1, self.start, self.start)))
        for level in range(len(self.hidden)):
            if level:
                x = _double(x, next(pieces))
            if self.norm == "batch":
                x = _normalised(x, "batch", next(pieces), next(pieces))
            elif self.biases:
                x = x + _channels(next(pieces))
            x = torch.relu(x)
        x = _double(x, next(pieces))
        return _unfold(torch.tanh(x + _channels(next(pieces)) if self.biases else x), members)


@checked
class MlpImageGenerator(FlatNetwork):
    """Noise, four hidden layers of 512 units with ReLU, the pixels with tanh: a generator without convolutions.

    Weights start normal with the spread of PyTorch's linear layer, 1/√(3·inputs), which the paper's code left as it is.

    Args:
        size, channels: of the images.

    Source: Arjovsky, Chintala, Bottou, *Wasserstein GAN* (2017), figure 7.
    """

    def __init__(
        self,
        size: int,
        channels: int,
        seeds: Sequence[int],
        *,
        noise_dim: int = 100,
        precision: str = "float32",
        dtype: torch.dtype = torch.float32,
    ) -> None:
        size = as_count("size", size, most=LARGEST_SIDE)
        self.shape = (as_count("channels", channels), size, size)
        units = [as_count("noise_dim", noise_dim), *[MLP_UNITS] * MLP_LAYERS, math.prod(self.shape)]
        parts: list[tuple[tuple[int, ...], float | None]] = []
        for inputs, outputs in itertools.pairwise(units):
            parts += [((inputs, outputs), 0.0), ((1, outputs), None)]
        super().__init__(parts, seeds, dtype, precision)

    def _initial_sd(self, shape: tuple[int, ...]) -> float:
        return 1 / math.sqrt(3 * shape[0])

    def _compute(self, noise: Tensor, pieces: Iterator[Tensor]) -> Tensor:
        x = noise
        for _ in range(MLP_LAYERS):
            x = torch.relu(torch.bmm(x, next(pieces)) + next(pieces))
        x = torch.tanh(torch.bmm(x, next(pieces)) + next(pieces))
        return x.reshape(*x.shape[:2], *self.shape)


@checked
class ImageCritic(FlatNetwork):
    """DCGAN's discriminator without its sigmoid: convolutions 4×4 that halve the side and double the filters.

    Args:
        size, channels: of the images.
        width: filters of the first layer.
        norm: "batch" on all layers but the first, as in DCGAN, each call on statistics of its own batch; "layer"
            (over the channels and pixels of one sample) or "none" where each sample must be scored independently of
            the others, as the gradient penalty requires.

    Raises:
        TypeError, ValueError: naming the argument.

    Source: Radford, Metz, Chintala (2016), section 3; for "layer" Gulrajani et al., *Improved training of Wasserstein
    GANs* (2017), section 4.
    """

    def __init__(
        self,
        size: int,
        channels: int,
        width: int,
        seeds: Sequence[int],
        *,
        norm: str = "batch",
        precision: str = "float32",
        dtype: torch.dtype = torch.float32,
    ) -> None:
        times, width = halvings(size), as_count("width", width)
        as_choice("norm", norm, CRITIC_NORMS)
        self.norm, self.depth = norm, times
        filters = [as_count("channels", channels), *(width * 2**level for level in range(times))]
        parts: list[tuple[tuple[int, ...], float | None]] = []
        for level, (inputs, outputs) in enumerate(itertools.pairwise(filters)):
            gain = [((outputs,), 1.0)] if level and norm != "none" else []
            parts += [((outputs, inputs, 4, 4), 0.0), *gain, ((outputs,), None)]
        parts += [((filters[-1] * (size >> times) ** 2, 1), 0.0)]
        super().__init__(parts, seeds, dtype, precision)

    def _compute(self, x: Tensor, pieces: Iterator[Tensor]) -> Tensor:
        members = len(x)
        x = self._laid_out(_fold(x))
        for level in range(self.depth):
            x = conv2d(x, next(pieces).flatten(0, 1), stride=2, padding=1, groups=members)
            if level and self.norm != "none":
                x = _normalised(x, self.norm, next(pieces), next(pieces))
            else:
                x = x + _channels(next(pieces))
            x = leaky_relu(x, 0.2)
        return torch.bmm(_unfold(x, members).flatten(2), next(pieces)).squeeze(-1)


def _fold(x: Tensor) -> Tensor:
    """(E, B, C, H, W) as (B, E·C, H, W)."""
    return x.transpose(0, 1).flatten(1, 2)


def _unfold(x: Tensor, members: int) -> Tensor:
    return x.reshape(len(x), members, -1, *x.shape[2:]).transpose(0, 1)


def _channels(values: Tensor) -> Tensor:
    """One number for each channel of each member, (E, C), to be added to (B, E·C, H, W)."""
    return values.reshape(1, -1, 1, 1)


def _double(x: Tensor, weight: Tensor) -> Tensor:
    return conv_transpose2d(x, weight.flatten(0, 1), stride=2, padding=1, groups=len(weight))


def _normalised(x: Tensor, norm: str, gain: Tensor, bias: Tensor) -> Tensor:
    if norm == "batch":
        return batch_norm(x, None, None, gain.flatten(), bias.flatten(), training=True)
    return group_norm(x, len(gain), gain.flatten(), bias.flatten())
