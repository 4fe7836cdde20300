"""Critics whose gradient is known in closed form, and what each mistake makes of their penalty.

The critics are a·x + ½c‖x‖², with the gradient a + c·x.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...checks import Array
from .asking import named


class KnownCritic:
    """One batch and a critic with a closed-form gradient, a + c·x̂."""

    def __init__(self, shape: tuple[int, ...], norm: float, curvature: float, rng: np.random.Generator) -> None:
        slope = rng.normal(size=shape[1:])
        self.slope, self.curvature = slope * norm / np.sqrt((slope**2).sum()), curvature
        self.real, self.fake = rng.normal(size=(2, *shape))
        self.alpha = rng.random(shape[0])

    def norms(self, share: Array, curvature: float | None = None) -> Array:
        """‖∇D(x̂)‖ of each sample at x̂ = share·real + (1 − share)·fake."""
        return np.sqrt((self.gradients(share, curvature) ** 2).sum(axis=1))

    def gradients(self, share: Array, curvature: float | None = None) -> Array:
        """∇D(x̂), one row per sample."""
        share = share.reshape(-1, *[1] * (self.real.ndim - 1))
        between = share * self.real + (1 - share) * self.fake
        curvature = self.curvature if curvature is None else curvature
        return (self.slope + curvature * between).reshape(len(between), -1)

    def tensors(self) -> tuple[Any, dict[str, Any]]:
        """Return c as a tensor that requires a gradient, and the arguments for the student's function."""
        import torch

        slope = torch.tensor(self.slope, dtype=torch.float32)
        curvature = torch.tensor(self.curvature, dtype=torch.float32, requires_grad=True)

        @named("critic")
        def critic(x: Any) -> Any:
            return (slope * x + curvature / 2 * x.square()).flatten(1).sum(dim=1)

        batch = {name: torch.tensor(getattr(self, name), dtype=torch.float32) for name in ("real", "fake", "alpha")}
        return curvature, {"critic": critic, **batch}


PENALTY_MISTAKES: dict[str, Callable[[KnownCritic], float]] = {
    "penalty.alpha reversed": lambda p: ((p.norms(1 - p.alpha) - 1) ** 2).mean(),
    "penalty.at real": lambda p: ((p.norms(np.ones_like(p.alpha)) - 1) ** 2).mean(),
    "penalty.at fake": lambda p: ((p.norms(np.zeros_like(p.alpha)) - 1) ** 2).mean(),
    "penalty.batch": lambda p: (np.sqrt((p.gradients(p.alpha) ** 2).sum()) - 1) ** 2,
    "penalty.pixel": lambda p: ((np.abs(p.gradients(p.alpha)) - 1) ** 2).mean(),
    "penalty.mean first": lambda p: (p.norms(p.alpha).mean() - 1) ** 2,
    "penalty.square": lambda p: ((p.norms(p.alpha) ** 2 - 1) ** 2).mean(),
    "penalty.no one": lambda p: (p.norms(p.alpha) ** 2).mean(),
    "penalty.one-sided": lambda p: (np.maximum(p.norms(p.alpha) - 1, 0) ** 2).mean(),
    "penalty.mean score": lambda p: ((p.norms(p.alpha) / len(p.alpha) - 1) ** 2).mean(),
    "penalty.absolute": lambda p: np.abs(p.norms(p.alpha) - 1).mean(),
    "penalty.unsquared": lambda p: (p.norms(p.alpha) - 1).mean(),
    "penalty.sum": lambda p: ((p.norms(p.alpha) - 1) ** 2).sum(),
    "penalty.lambda": lambda p: 10 * ((p.norms(p.alpha) - 1) ** 2).mean(),
}
