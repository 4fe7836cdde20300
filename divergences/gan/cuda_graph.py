"""A training step that is recorded once and then replayed whole.

On a GPU a step of small networks is mostly the host's time to launch a hundred kernels one by one; a CUDA graph
launches them at once. A step that can be recorded asks the host nothing, uses the same memory every time and changes
its state in place.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import torch
from torch import Tensor

WARM_UP = 3  # calls before the recorded one, in which libraries take their memory
Start = list[tuple[Tensor, Tensor]]  # tensors that a step changes, each with what it was before
SAME = 0.1  # of a movement: where rounding turns the sign of a few steps it stays below, a stale input goes beyond


_ONE_AT_A_TIME = threading.Lock()  # torch records one graph at a time in a process


class Recording(Protocol):
    """Something that can be done again."""

    def replay(self) -> None:
        """Do it again."""


class CudaGraph:
    """What `call` launches on a GPU, recorded after a few calls of it; `replay` launches it again, same memory.

    Args:
        call: asks the host nothing.
        device: the GPU.
        held: kept as long as the recording, which writes into its memory.
    """

    def __init__(self, call: Callable[[], object], device: torch.device, held: object = None) -> None:
        self.held = held
        self.graph = torch.cuda.CUDAGraph()
        usual = torch.cuda.current_stream(device)
        stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        stream.wait_stream(usual)
        try:
            # The outer context goes back to the usual stream also where the graph's own, failing, does not.
            with _ONE_AT_A_TIME, torch.cuda.stream(stream):
                for _ in range(WARM_UP):
                    call()
                with torch.cuda.graph(self.graph, stream=stream, capture_error_mode="thread_local"):
                    call()
        finally:
            usual.wait_stream(stream)

    def replay(self) -> None:
        """Launch it again, and do not wait for it."""
        self.graph.replay()


class Replayed:
    """Calls `step(*inputs)` by replaying a recording, made at the first call.

    Before the recording is trusted it is tried once, from the same state and with other inputs than it was recorded
    with; where it does not do what `step` does, or nothing could be recorded, a warning says so and `step` is called.

    Args:
        step: reads its inputs, changes `state` in place, and nothing else that the next call would see.
        state: gives every tensor that `step` changes, by its name.
        record: makes a recording of a call; it may call it, and how often is its own affair.
    """

    def __init__(
        self,
        step: Callable[..., object],
        state: Callable[[], Mapping[str, Tensor]],
        record: Callable[[Callable[[], object]], Recording],
    ) -> None:
        self.step, self.state, self.record = step, state, record
        self.inputs: list[Tensor] = []
        self.recording: Recording | None = None
        self.refused = ""

    def __call__(self, *inputs: Tensor) -> None:
        if self.recording is None and not self.refused:
            self._record(inputs)
        if self.recording is None:
            self.step(*inputs)
        else:
            self._replay(self.recording, inputs)

    def _record(self, inputs: Sequence[Tensor]) -> None:
        start = [(part, part.clone()) for part in self.state().values()]
        self.inputs = [part.clone(memory_format=torch.contiguous_format) for part in inputs]
        try:
            recording = self.record(lambda: self.step(*self.inputs))
            others = [part / 2 if part.is_floating_point() else part for part in inputs]
            wanted = _moved(start, lambda: self.step(*others))
            found = _moved(start, lambda: self._replay(recording, others))
            if not all(_same(a, b) for a, b in zip(wanted, found, strict=True)):
                raise RuntimeError("a replayed step does not give what the step gives")
            self.recording = recording
        except RuntimeError as reason:
            self.refused = str(reason) or repr(reason)
            slower = f"training without a recorded step, which is slower: {self.refused}"
            warnings.warn(slower, RuntimeWarning, stacklevel=4)
        finally:
            _go_back(start)

    def _replay(self, recording: Recording, inputs: Sequence[Tensor]) -> None:
        for kept, part in zip(self.inputs, inputs, strict=True):
            kept.copy_(part)
        recording.replay()


def _moved(start: Start, call: Callable[[], object]) -> list[Tensor]:
    _go_back(start)
    call()
    return [(now - before).double() for now, before in start]


@torch.no_grad()
def _go_back(start: Start) -> None:
    for part, before in start:
        part.copy_(before)


def _same(wanted: Tensor, found: Tensor) -> bool:
    """Whether two movements are equal but for rounding, with infinities and nans in the same places."""
    finite = wanted.isfinite()
    apart, size = (found - wanted)[finite].norm(), wanted[finite].norm()
    others = torch.allclose(found[~finite], wanted[~finite], equal_nan=True)
    return bool(apart <= SAME * size) and others


def wait_for(device: torch.device) -> None:
    """Wait until a GPU has done what was asked of it here; not for all of it, as another thread may be recording."""
    if device.type == "cuda":
        torch.cuda.current_stream(device).synchronize()
