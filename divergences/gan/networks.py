"""Networks with a leading ensemble axis: one call runs E independent networks side by side.

Weights have shape (E, in, out), samples (E, B, features). A single network is E = 1. A
member of an ensemble computes what it would compute alone.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from ..arguments import checked
from ..checks import as_choice, as_count, as_real
from .config import Config
from .run_config import as_seeds

ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "relu": torch.relu,
    "leaky_relu": lambda x: nn.functional.leaky_relu(x, 0.2),
    "tanh": torch.tanh,
    "softplus": nn.functional.softplus,
}

BATCH_NORM_EPSILON = 1e-5
"""Added to the variance, as in torch's batch norm: a unit may be constant over the batch."""


@checked
class Mlp(nn.Module):
    """E multi-layer perceptrons: x ↦ … activation(x W + b) …, the last layer linear.

    All weights of a network lie in one row of `flat`, shape (E, P), so that an optimiser's step is a few operations on
    one tensor.

    Args:
        sizes: units of each layer from input to output, e.g. (2, 128, 128, 128, 1).
        seeds: one whole number per network; the weights of a network depend on its own seed alone. They are uniform
            within ±1/√(inputs), drawn on the CPU, so that every device starts from the same values.
        activation: "relu", "leaky_relu" (slope 0.2), "tanh" or "softplus".
        batch_norm: before each activation, normalise every unit to mean 0 and variance 1 over the batch at hand, then
            multiply by a gain that starts at 1. No running means are kept, so that samples too are normalised by
            their own batch. The biases then start at 0, the weights as without batch normalisation.

    Calling it with x of shape (E, B, sizes[0]) gives (E, B, sizes[-1]).
    """

    def __init__(
        self,
        sizes: Sequence[int],
        seeds: Sequence[int],
        activation: str = "relu",
        dtype: torch.dtype = torch.float32,
        *,
        batch_norm: bool = False,
    ) -> None:
        super().__init__()
        sizes, seeds = [as_count("sizes", size) for size in sizes], as_seeds("seeds", seeds)
        if len(sizes) < 2:
            raise ValueError(f"sizes must be at least those of input and output, got {sizes}")
        as_choice("activation", activation, ACTIVATIONS)
        self.sizes, self.activation, self.batch_norm = tuple(sizes), activation, batch_norm
        self.shapes = [s for i, o in itertools.pairwise(sizes) for s in ((i, o), (1, o))]
        self.gains = [(1, units) for units in sizes[1:-1]] if batch_norm else []
        self.counts = [rows * columns for rows, columns in self.shapes + self.gains]
        self.flat = nn.Parameter(torch.stack([self._drawn(seed) for seed in seeds]).to(dtype))

    def _drawn(self, seed: int) -> Tensor:
        generator = torch.Generator().manual_seed(seed)
        bounds = [1 / math.sqrt(inputs) for inputs in self.sizes[:-1] for _ in ("weight", "bias")]
        sizes = self.counts[: len(bounds)]
        uniform = (torch.rand(count, generator=generator, dtype=torch.float64) for count in sizes)
        parts = [bound * (2 * u - 1) for bound, u in zip(bounds, uniform, strict=True)]
        if self.batch_norm:
            for bias in parts[1:-1:2]:
                bias.zero_()
        return torch.cat([*parts, torch.ones(sum(self.counts[len(bounds) :]), dtype=torch.float64)])

    def layers(self, flat: Tensor | None = None) -> list[tuple[Tensor, Tensor]]:
        """(weight, bias) of each layer as views of `flat` (this network's own if left out)."""
        views = self._views(flat)[: len(self.shapes)]
        return list(zip(views[::2], views[1::2], strict=True))

    def forward(self, x: Tensor, flat: Tensor | None = None) -> Tensor:
        activation = ACTIVATIONS[self.activation]
        *hidden, (weight, bias) = self.layers(flat)
        gains = self._views(flat)[len(self.shapes) :]
        for index, (hidden_weight, hidden_bias) in enumerate(hidden):
            if self.batch_norm:
                variance, mean = torch.var_mean(x := torch.bmm(x, hidden_weight), dim=1, correction=0, keepdim=True)
                x = activation(
                    torch.addcmul(hidden_bias, x - mean, gains[index] * (variance + BATCH_NORM_EPSILON).rsqrt())
                )
            else:
                x = activation(torch.baddbmm(hidden_bias, x, hidden_weight))
        return torch.baddbmm(bias, x, weight)

    def _views(self, flat: Tensor | None) -> list[Tensor]:
        parts = torch.split(self.flat if flat is None else flat, self.counts, dim=1)
        return [part.view(len(part), *shape) for part, shape in zip(parts, self.shapes + self.gains, strict=True)]


@checked
class ShiftGenerator(nn.Module):
    """The generator with one parameter of the article: G_θ(z) = (θ, z), for a z uniform on [0, 1].

    `flat` is θ, shape (E, 1). Calling it with z of shape (E, B, 1) gives (E, B, 2).
    """

    def __init__(self, theta: Sequence[float], dtype: torch.dtype = torch.float32) -> None:
        super().__init__()
        self.flat = nn.Parameter(torch.tensor(as_real("theta", theta).tolist(), dtype=dtype)[:, None])

    def forward(self, z: Tensor, flat: Tensor | None = None) -> Tensor:
        theta = self.flat if flat is None else flat
        return torch.cat([theta[:, None].expand_as(z), z], dim=-1)


@checked
def scores(critic: nn.Module, x: Tensor) -> Tensor:
    """The critic's value of each sample, shape (E, B)."""
    return critic(x).squeeze(-1)


@checked
def make_networks(config: Config, device: torch.device, dtype: torch.dtype) -> tuple[Mlp, Mlp | ShiftGenerator]:
    """Critic and generator. Seed s gives the critic the seed 2s and the generator 2s + 1."""
    hidden = [config.width] * config.depth
    critic = Mlp((2, *hidden, 1), [2 * s for s in config.seeds], config.activation, dtype).to(device)
    if config.generator == "shift":
        return critic, ShiftGenerator([config.theta] * config.members, dtype).to(device)
    sizes, seeds = (config.noise_dim, *hidden, 2), [2 * s + 1 for s in config.seeds]
    return critic, Mlp(sizes, seeds, config.activation, dtype, batch_norm=config.batch_norm).to(device)
