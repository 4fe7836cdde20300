"""Make training independent of the caller's torch settings: gradients, autocast, default device and precision."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import torch


@contextmanager
def torch_defaults() -> Iterator[None]:
    """Gradients on, no inference mode, no autocast, the CPU as default device, products in full precision.

    What the caller had set comes back afterwards. It decorates functions, never generators: a generator that is
    suspended inside would change its caller's state. The default dtype is not touched, because it is one for all
    threads: tensors are made with an explicit dtype instead.
    """
    with ExitStack() as stack:
        stack.enter_context(torch.inference_mode(False))
        stack.enter_context(torch.enable_grad())
        for device in ("cpu", "cuda"):
            if torch.is_autocast_enabled(device):
                stack.enter_context(torch.autocast(device, enabled=False))
        if torch.get_default_device() != torch.device("cpu"):  # the context slows every operation down a little
            stack.enter_context(torch.device("cpu"))
        stack.enter_context(_full_precision)
        yield


class _FullPrecision:
    """Products of matrices in full precision while any thread is inside.

    The setting is one for all threads: the first that enters notes it, the last that leaves puts it back.
    """

    def __init__(self) -> None:
        self._lock, self._inside, self._before = threading.Lock(), 0, ""

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._before = torch.get_float32_matmul_precision()
                if self._before != "highest":
                    torch.set_float32_matmul_precision("highest")

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0 and self._before != "highest":
                torch.set_float32_matmul_precision(self._before)


_full_precision = _FullPrecision()
