"""A training step that is captured once as a CUDA graph and then launched whole.

On a GPU, a step of small networks is mostly the host's time to launch a hundred kernels one by one; a CUDA graph
launches all of them at once. A step can be captured if it does not synchronise with the host, uses the same memory at
every call and changes its state in place.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import torch
from torch import Tensor

from ..arguments import checked

WARM_UP_CALLS = 3
"""Calls before the captured one, in which libraries allocate their memory."""
MAX_MOVEMENT_ERROR = 0.1
"""Largest allowed ‖captured − direct‖ / ‖direct‖ of what a step adds to a tensor.

Rounding alone, which flips the sign of a few steps of Adam, stays below it; a captured step that reads a stale input
lies far above.
"""

_ONE_CAPTURE_AT_A_TIME = threading.Lock()  # a limit of torch in one process

StateBefore = list[tuple[Tensor, Tensor]]
"""Tensors that a step changes, each with a copy of what it was before."""


class CapturedStep(Protocol):
    """A call whose operations were captured and can be launched again on the same memory."""

    def launch(self) -> None:
        """Launch the captured operations once."""


@checked
class CudaGraph:
    """The kernels that `call` launches on a GPU, captured after a few warm-up calls.

    Args:
        call: does not synchronise with the host.
        device: the GPU.
        keep_alive: objects whose memory the graph uses; they live as long as it does.

    Source: PyTorch's notes on CUDA graphs, `torch.cuda.graph`.
    """

    def __init__(self, call: Callable[[], object], device: torch.device, keep_alive: object = None) -> None:
        self.keep_alive = keep_alive
        self.graph = torch.cuda.CUDAGraph()
        usual = torch.cuda.current_stream(device)
        stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        stream.wait_stream(usual)
        try:
            # The outer context returns to the usual stream even where the graph's own one fails to.
            with _ONE_CAPTURE_AT_A_TIME, torch.cuda.stream(stream):
                for _ in range(WARM_UP_CALLS):
                    call()
                with torch.cuda.graph(self.graph, stream=stream, capture_error_mode="thread_local"):
                    call()
        finally:
            usual.wait_stream(stream)

    def launch(self) -> None:
        """Launch the kernels without waiting for them."""
        self.graph.replay()


@checked
class CapturingStep:
    """Calls `step(*inputs)`: captures it at the first call, and launches what was captured from then on.

    A new capture is checked once, from the same state and with other inputs than it was captured with. If it does not
    do what `step` does, or if nothing could be captured, a warning says so and `step` itself is called from then on.

    Args:
        step: reads its inputs and changes `state` in place, and nothing else that the next call would see.
        state: gives every tensor that `step` changes, by its name.
        capture: captures a call. It may call it any number of times; the state is restored afterwards.

    Attributes:
        captured: the captured step, once there is one.
        refusal: why the step could not be captured, "" if it was.
    """

    def __init__(
        self,
        step: Callable[..., object],
        state: Callable[[], Mapping[str, Tensor]],
        capture: Callable[[Callable[[], object]], CapturedStep],
    ) -> None:
        self.step, self.state, self.capture = step, state, capture
        self.inputs: list[Tensor] = []
        self.captured: CapturedStep | None = None
        self.refusal = ""

    def __call__(self, *inputs: Tensor) -> None:
        if self.captured is None and not self.refusal:
            self._capture(inputs)
        if self.captured is None:
            self.step(*inputs)
        else:
            self._launch(self.captured, inputs)

    def _capture(self, inputs: Sequence[Tensor]) -> None:
        before = [(part, part.clone()) for part in self.state().values()]
        self.inputs = [part.clone(memory_format=torch.contiguous_format) for part in inputs]
        try:
            captured = self.capture(lambda: self.step(*self.inputs))
            others = [part / 2 if part.is_floating_point() else part for part in inputs]
            direct = _movements(before, lambda: self.step(*others))
            launched = _movements(before, lambda: self._launch(captured, others))
            if not all(_agree(a, b) for a, b in zip(direct, launched, strict=True)):
                raise RuntimeError("the captured step does not give what the step gives")
            self.captured = captured
        except RuntimeError as reason:
            self.refusal = str(reason) or repr(reason)
            slower = f"training without a captured step, which is slower: {self.refusal}"
            warnings.warn(slower, RuntimeWarning, stacklevel=4)
        finally:
            _restore(before)

    def _launch(self, captured: CapturedStep, inputs: Sequence[Tensor]) -> None:
        for kept, given in zip(self.inputs, inputs, strict=True):
            kept.copy_(given)
        captured.launch()


def _movements(before: StateBefore, call: Callable[[], object]) -> list[Tensor]:
    """What `call`, made from the state before, adds to each tensor."""
    _restore(before)
    call()
    return [(now - then).double() for now, then in before]


@torch.no_grad()
def _restore(before: StateBefore) -> None:
    for now, then in before:
        now.copy_(then)


def _agree(direct: Tensor, launched: Tensor) -> bool:
    """Whether two movements are equal but for rounding, with infinities and nans in the same places."""
    finite = direct.isfinite()
    error, size = (launched - direct)[finite].norm(), direct[finite].norm()
    others = torch.allclose(launched[~finite], direct[~finite], equal_nan=True)
    return bool(error <= MAX_MOVEMENT_ERROR * size) and others


@checked
def wait_for(device: torch.device) -> None:
    """Wait until a GPU has finished the work of this thread's stream.

    Not `torch.cuda.synchronize`: that waits for all streams and breaks a capture that another thread is making.
    """
    if device.type == "cuda":
        torch.cuda.current_stream(device).synchronize()
