"""How much memory a result needs and how much is free, so that a request that cannot succeed is refused beforehand.

Without this check a large problem ends the process: the operating system kills it, or the solver's C++ code aborts.
What no estimate could foresee is recognised (`out_of_memory`), so that what was computed before is kept.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

GIGABYTE = 1e9


class InsufficientMemory(ValueError, MemoryError):
    """A result that does not fit into the memory that is free; the message gives both sizes and an alternative."""


class OutOfMemory(MemoryError):
    """A computation that ended because there was no more memory; the message says when, and what would help."""


TORCH_MESSAGES = re.compile(r"out of memory|not enough memory|can't allocate memory|ALLOC_FAILED|std::bad_alloc")
"""Messages of torch when memory runs out on the host or on a GPU; torch has no single exception type for this."""


def out_of_memory(error: BaseException) -> bool:
    """Whether an error says that there is no more memory, on the host or on a GPU."""
    return isinstance(error, MemoryError) or (
        isinstance(error, RuntimeError) and bool(TORCH_MESSAGES.search(str(error)))
    )


def require_memory(name: str, size: float, instead: str) -> None:
    """Raise unless `size` bytes are free.

    Args:
        name: the argument that makes the result large.
        size: estimate of the bytes needed at once.
        instead: what to do, as the end of the message.

    Raises:
        InsufficientMemory: which is a ValueError and a MemoryError.
    """
    free = free_memory()
    if free is not None and size > free:
        raise InsufficientMemory(
            f"{name} must be smaller: the result needs about {size / GIGABYTE:.3g} GB of memory, "
            f"and {free / GIGABYTE:.3g} GB are free; {instead}"
        )


def free_memory() -> float | None:
    """The bytes that this process can still get, or None where the system does not tell.

    The least of what the machine has available, what the limit of the process's address space leaves, and what the
    limit of its control group (a container's) leaves.
    """
    known = [size for size in (_available(), _left_of_address_space(), _left_of_group()) if size is not None]
    return min(known, default=None)


def _available() -> float | None:
    try:
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return 1024.0 * int(line.split()[1])
    except (OSError, ValueError):
        pass
    try:
        return float(os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    except (AttributeError, OSError, ValueError):
        return None


def _left_of_address_space() -> float | None:
    try:
        import resource

        limit = resource.getrlimit(resource.RLIMIT_AS)[0]
        if limit == resource.RLIM_INFINITY:
            return None
        used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except (ImportError, AttributeError, OSError, ValueError):
        return None
    return float(max(0, limit - used))


def _left_of_group() -> float | None:
    group = Path("/sys/fs/cgroup")
    try:
        limit = (group / "memory.max").read_text(encoding="ascii").strip()
        if limit == "max":
            return None
        # What the group has read from files can be dropped again.
        stat = dict(line.split() for line in (group / "memory.stat").read_text(encoding="ascii").splitlines())
        used = int((group / "memory.current").read_text(encoding="ascii")) - int(stat.get("inactive_file", 0))
        return float(max(0, int(limit) - used))
    except (OSError, ValueError):
        return None
