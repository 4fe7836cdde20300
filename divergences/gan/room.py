"""The memory that a run needs at least: what surely does not fit is refused before anything is made."""

from __future__ import annotations

from ..arguments import checked
from ..memory import require_memory
from .config import Config
from .streams import BLOCK_STEPS

LESS = "smaller networks, a smaller batch or fewer seeds need less"


@checked
def require_room(config: Config) -> None:
    """Refuse a run on the CPU whose networks and random numbers do not fit into the memory that is free.

    Raises:
        InsufficientMemory: which is a ValueError and a MemoryError, naming `config`.
    """
    width, hidden = float(config.width), (config.depth - 1) * (float(config.width) + 1) * config.width
    critic, generator = hidden + 4 * width + 1, hidden + (config.noise_dim + 3) * width + 2
    # Of each network the weights, their gradient and two moments; of the generator the running mean too.
    weights = 4 * critic + (2 if config.generator == "shift" else 5 * generator)
    draws = BLOCK_STEPS * config.batch * (7.0 * config.n_critic + (config.n_critic + 1) * config.noise_dim)
    units = 2.0 * config.depth * width * config.batch  # of a batch, before and after each activation
    size = 8 if config.dtype == "float64" else 4
    require_memory("config", config.members * size * (weights + draws + units), LESS)


@checked
def require_room_for_samples(config: Config, count: int) -> None:
    """Refuse a number of samples whose way through the generator does not fit into the memory that is free.

    Raises:
        InsufficientMemory: which is a ValueError and a MemoryError, naming `count`.
    """
    units = 8 if config.generator == "shift" else 3.0 * config.width + 8  # a layer, its bias added, its activation
    size = 8 if config.dtype == "float64" else 4
    require_memory("count", float(count) * config.members * size * units, "generate fewer samples at once")
