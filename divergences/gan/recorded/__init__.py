"""A few recorded runs that come with the package, for pages that have no kernel to train with.

`python -m divergences.gan.recorded` trains them again; reading them needs numpy alone.
"""

from __future__ import annotations

from pathlib import Path

from ...arguments import checked
from ..history import History

FOLDER = Path(__file__).parent
NAMES = ("theta-gan", "theta-wgan-gp", "theta-clip", "ring-wgan-gp", "ring-gan")
"""The first three train the generator with one parameter, the others a ring of eight modes."""


@checked
def load(name: str) -> History:
    """One of the runs by its name.

    Raises:
        ValueError: for a name that is not in `NAMES`.

    >>> len(load("theta-gan")), round(float(load("theta-gan")["theta"][0, 0]), 3)
    (13, 1.0)
    """
    if name not in NAMES:
        raise ValueError(f"name must be one of {', '.join(NAMES)}, got {name!r}")
    return History.load(FOLDER / f"{name}.npz")
