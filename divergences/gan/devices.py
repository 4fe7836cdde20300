"""Choose the device that a run trains on, and describe it for those who read its results."""

from __future__ import annotations

import platform

import torch

from ..arguments import checked
from ..checks import as_choice


def resolve_device(name: str) -> torch.device:
    """The device of that name; "auto" takes cuda, then mps, then cpu.

    Raises:
        ValueError: for another name.
        RuntimeError: if this machine does not have the device that was asked for.
    """
    available = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    as_choice("name", name, ("auto", *available))
    if name == "auto":
        name = next(each for each in ("cuda", "mps", "cpu") if available[each])
    if not available[name]:
        raise RuntimeError(f"device {name!r} was asked for, but this machine has none; use device='auto' or 'cpu'")
    # With its index, because the current GPU is a setting of each thread and may differ in another one.
    return torch.device("cuda", torch.cuda.current_device()) if name == "cuda" else torch.device(name)


@checked
def describe_device(device: torch.device) -> str:
    """The device in words: the GPU's name, or the processor's architecture and torch's number of threads."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"{platform.machine()} {device.type}, {torch.get_num_threads()} thread(s)"
