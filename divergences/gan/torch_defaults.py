"""Make training independent of the caller's torch settings: gradient mode, inference mode and default device."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import torch


@contextmanager
def torch_defaults() -> Iterator[None]:
    """Gradients on, no inference mode, the CPU as default device; what the caller had set comes back afterwards.

    It decorates functions, never generators: a generator that is suspended inside would change its caller's state. The
    default dtype is not touched, because it is one for all threads: tensors are made with an explicit dtype instead.
    """
    with ExitStack() as stack:
        stack.enter_context(torch.inference_mode(False))
        stack.enter_context(torch.enable_grad())
        if torch.get_default_device() != torch.device("cpu"):  # the context slows every operation down a little
            stack.enter_context(torch.device("cpu"))
        yield
