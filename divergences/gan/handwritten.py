"""The gradients of a critic's and a generator's step, written out for ReLU perceptrons: autograd's numbers, sooner.

A ReLU network is linear wherever no unit changes sign, so its input gradient is a product of weights and 0/1 masks,
and the penalty's derivative needs no second backward pass: with δ_l the signal of an ordinary backward pass and t_l
the penalty's own direction pushed forward through the same masks (its tangent), ∂GP/∂W_l = t_{l−1}ᵀ δ_l. Real,
generated and in-between samples share one forward pass, one backward pass and one weight product per layer.
`tests/test_gan_gradients.py` holds both against autograd to 1e-10.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from .networks import Mlp

SLOPES = {"relu": 0.0, "leaky_relu": 0.2}


@dataclass
class Trace:
    """What a forward pass leaves behind: the weights, and the input of each layer (E, B, in)."""

    layers: list[tuple[Tensor, Tensor]]
    inputs: list[Tensor]
    output: Tensor
    slope: float

    def masked(self, signal: Tensor, layer: int, rows: slice = slice(None)) -> Tensor:
        """`signal` times the derivative of the activation that made the input of `layer`."""
        activated = self.inputs[layer][:, rows]
        if self.slope:
            return torch.ops.aten.leaky_relu_backward(signal, activated, self.slope, True)
        return torch.ops.aten.threshold_backward(signal, activated, 0)


@torch.no_grad()
def forward(network: Mlp, x: Tensor) -> Trace:
    """Run the network and keep each layer's input."""
    slope = SLOPES[network.activation]
    trace = Trace(network.layers(network.flat.detach()), [x], x, slope)
    for index, (weight, bias) in enumerate(trace.layers):
        x = torch.baddbmm(bias, trace.inputs[-1], weight)
        if index + 1 < len(trace.layers):
            trace.inputs.append(torch.nn.functional.leaky_relu_(x, slope) if slope else torch.relu_(x))
    trace.output = x
    return trace


@torch.no_grad()
def backward(trace: Trace, signal: Tensor) -> tuple[list[Tensor], Tensor]:
    """Push dℓ/d output back: the signal at each layer's output, and dℓ/d x."""
    signals = [signal]
    for index in range(len(trace.layers) - 1, -1, -1):
        signal = torch.bmm(signals[0], trace.layers[index][0].mT)
        if index == 0:
            return signals, signal
        signals.insert(0, trace.masked(signal, index))
    raise AssertionError("a network has at least one layer")


@torch.no_grad()
def weight_gradient(trace: Trace, signals: list[Tensor], bias_rows: slice, out: Tensor) -> None:
    """Write dℓ/d flat, (E, P), from each layer's input and signal; only `bias_rows` of the batch touch the biases."""
    start = 0
    for x, signal in zip(trace.inputs, signals, strict=True):
        ensemble, inputs, outputs = len(x), x.shape[2], signal.shape[2]
        weight = out[:, start : start + inputs * outputs].view(ensemble, inputs, outputs)
        torch.bmm(x.mT, signal, out=weight) if weight.is_contiguous() else weight.copy_(torch.bmm(x.mT, signal))
        start += inputs * outputs
        torch.sum(signal[:, bias_rows], dim=1, out=out[:, start : start + outputs])
        start += outputs


@torch.no_grad()
def push_tangent(trace: Trace, tangent: Tensor, rows: slice) -> None:
    """Replace the inputs of these rows, layer by layer, by the tangent that starts as `tangent` at x."""
    trace.inputs[0][:, rows] = tangent
    for index, (weight, _) in enumerate(trace.layers[:-1]):
        pushed = torch.bmm(trace.inputs[index][:, rows], weight)
        trace.inputs[index + 1][:, rows] = trace.masked(pushed, index + 1, rows)
