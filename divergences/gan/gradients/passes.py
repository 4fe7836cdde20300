"""The gradients of a critic's and a generator's step by explicit formulas, for ReLU perceptrons.

A ReLU network is linear wherever no unit changes sign, so its input gradient is a product of weights and 0/1 masks,
and the penalty's derivative needs no second backward pass: with δ_l the signal of an ordinary backward pass and t_l
the derivative of GP in the input gradient pushed forward through the same masks (its tangent), ∂GP/∂W_l = t_{l−1}ᵀ δ_l.
Real, generated and interpolated samples share one forward pass, one backward pass and one weight product per layer.

All memory is allocated once: allocating it for every product would cost as much time as the smaller products.
"""

from __future__ import annotations

import torch
from torch import Tensor

from ...arguments import checked
from ...checks import as_count
from ..networks import Mlp

NEGATIVE_SLOPES = {"relu": 0.0, "leaky_relu": 0.2}
"""The piecewise linear activations, for which alone the formulas hold, with their slope below 0."""


@checked
class Passes:
    """Forward and backward passes of one network over batches of `rows` samples.

    Attributes:
        x: the batch, shape (E, rows, features): fill it, then call `forward`.
        inputs: the input of each layer, (E, rows, in); the first is x.
        signals: dℓ/d output of each layer before its activation, (E, rows, out); fill the last, then call `backward`.
        input_gradient: dℓ/dx, after `backward`.
    """

    def __init__(self, network: Mlp, rows: int) -> None:
        flat, rows = network.flat.detach(), as_count("rows", rows)
        self.slope = NEGATIVE_SLOPES[network.activation]
        self.layers = network.layers(flat)  # views of the weights, which are only changed in place
        shape = (len(flat), rows)
        self.inputs = [flat.new_empty(*shape, weight.shape[1]) for weight, _ in self.layers]
        self.signals = [flat.new_empty(*shape, weight.shape[2]) for weight, _ in self.layers]
        self.output = flat.new_empty(*shape, network.sizes[-1])
        self.input_gradient = torch.empty_like(self.inputs[0])
        self.x = self.inputs[0]
        self.pushed: list[Tensor] = []

    @torch.no_grad()
    def forward(self) -> Tensor:
        """The network's output for `x`, shape (E, rows, out)."""
        for index, (weight, bias) in enumerate(self.layers[:-1]):
            after = torch.baddbmm(bias, self.inputs[index], weight, out=self.inputs[index + 1])
            torch.nn.functional.leaky_relu_(after, self.slope) if self.slope else torch.relu_(after)
        weight, bias = self.layers[-1]
        return torch.baddbmm(bias, self.inputs[-1], weight, out=self.output)

    @torch.no_grad()
    def backward(self) -> Tensor:
        """Propagate the last of `signals` back through every layer; returns dℓ/dx, shape (E, rows, features)."""
        for index in range(len(self.layers) - 1, 0, -1):
            torch.bmm(self.signals[index], self.layers[index][0].mT, out=self.signals[index - 1])
            self._mask(self.signals[index - 1], self.inputs[index])
        return torch.bmm(self.signals[0], self.layers[0][0].mT, out=self.input_gradient)

    @torch.no_grad()
    def push_tangent(self, tangent: Tensor, rows: slice) -> None:
        """Replace the inputs of each layer, in these rows, by the tangent that starts as `tangent` at x."""
        self.pushed = self.pushed or [torch.empty_like(x[:, rows]) for x in self.inputs[1:]]
        self.inputs[0][:, rows] = tangent
        for index, pushed in enumerate(self.pushed):
            torch.bmm(self.inputs[index][:, rows], self.layers[index][0], out=pushed)
            self._mask(pushed, self.inputs[index + 1][:, rows])
            self.inputs[index + 1][:, rows] = pushed

    @torch.no_grad()
    def weight_gradient(self, bias_rows: slice) -> Tensor:
        """dℓ/d flat, shape (E, P), from each layer's inputs and signals; only `bias_rows` count for the biases.

        The other rows carry a tangent, in which a bias does not appear.
        """
        parts = []
        for x, signal in zip(self.inputs, self.signals, strict=True):
            parts += [torch.bmm(x.mT, signal).flatten(1), signal[:, bias_rows].sum(dim=1)]
        return torch.cat(parts, dim=1)

    def _mask(self, signal: Tensor, activated: Tensor) -> None:
        """Multiply in place by the derivative of the activation that gave `activated`."""
        if self.slope:
            torch.ops.aten.leaky_relu_backward.grad_input(signal, activated, self.slope, True, grad_input=signal)
        else:
            torch.ops.aten.threshold_backward.grad_input(signal, activated, 0, grad_input=signal)
