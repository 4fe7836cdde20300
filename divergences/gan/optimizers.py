"""SGD, RMSProp and Adam on flat weights of shape (E, P), with a learning rate for each network of an ensemble.

`torch.optim` has one learning rate per group of tensors; here each row has its own. A step is a few in-place operations
on one tensor and does not synchronise with the host. The tests compare each optimiser with `torch.optim`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

import torch
from torch import Tensor

from ..arguments import checked
from ..checks import as_choice, as_scalar


@checked
class Optimizer(ABC):
    """Updates `weights` (E, P) in place from a gradient of the same shape.

    Attributes:
        state: the tensors that a checkpoint must contain beside the weights.
    """

    def __init__(self, weights: Tensor) -> None:
        self.weights = weights
        self.state: dict[str, Tensor] = {}

    @abstractmethod
    def step(self, gradient: Tensor, rate: Tensor) -> None:
        """One step; `rate` has shape (E, 1)."""

    def _zeros(self) -> Tensor:
        return torch.zeros_like(self.weights)


@checked
class Sgd(Optimizer):
    """w ← w − rate·v with v ← momentum·v + gradient."""

    def __init__(self, weights: Tensor, momentum: float = 0.0) -> None:
        super().__init__(weights)
        self.momentum = momentum
        if momentum:
            self.state["velocity"] = self._zeros()

    def step(self, gradient: Tensor, rate: Tensor) -> None:
        if self.momentum:
            gradient = self.state["velocity"].mul_(self.momentum).add_(gradient)
        self.weights.addcmul_(gradient, rate, value=-1)


@checked
class RmsProp(Optimizer):
    """w ← w − rate·g/(√s + ε) with s ← ρ·s + (1 − ρ)·g²."""

    def __init__(self, weights: Tensor, decay: float = 0.99, epsilon: float = 1e-8) -> None:
        super().__init__(weights)
        self.decay, self.epsilon = decay, epsilon
        self.state["square"] = self._zeros()

    def step(self, gradient: Tensor, rate: Tensor) -> None:
        square = self.state["square"].mul_(self.decay).addcmul_(gradient, gradient, value=1 - self.decay)
        self.weights.addcmul_(gradient / square.sqrt().add_(self.epsilon), rate, value=-1)


@checked
class Adam(Optimizer):
    """w ← w − rate·m̂/(√v̂ + ε), m and v the running means of g and g² (β₁, β₂), each divided by 1 − βᵗ."""

    def __init__(self, weights: Tensor, beta1: float = 0.0, beta2: float = 0.9, epsilon: float = 1e-8) -> None:
        super().__init__(weights)
        beta1, beta2 = as_scalar("beta1", beta1), as_scalar("beta2", beta2)
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon
        self.state["square"] = self._zeros()
        self.state["powers"] = torch.ones(2, dtype=weights.dtype, device=weights.device)
        self.betas = torch.tensor([beta1, beta2], dtype=weights.dtype, device=weights.device)
        if beta1:
            self.state["mean"] = self._zeros()

    def step(self, gradient: Tensor, rate: Tensor) -> None:
        left = 1 - self.state["powers"].mul_(self.betas)
        square = self.state["square"].mul_(self.beta2).addcmul_(gradient, gradient, value=1 - self.beta2)
        if self.beta1:
            gradient = self.state["mean"].lerp_(gradient, 1 - self.beta1)
        size = (square / left[1]).sqrt_().add_(self.epsilon)
        self.weights.addcmul_(gradient / size, rate / left[0], value=-1)


@checked
def make_optimizer(name: str, weights: Tensor, beta1: float, beta2: float) -> Optimizer:
    """The optimiser of that name: β₁ is the momentum of "sgd", β₂ the decay of "rmsprop", "adam" has both.

    Raises:
        ValueError: for any other name.
    """
    makers: dict[str, Callable[[], Optimizer]] = {
        "adam": lambda: Adam(weights, beta1, beta2),
        "rmsprop": lambda: RmsProp(weights, beta2),
        "sgd": lambda: Sgd(weights, beta1),
    }
    return makers[as_choice("name", name, makers)]()
