"""A few recorded runs that come with the package, for those who have no kernel to train with.

`python -m divergences.gan.recorded` trains them again; reading them needs numpy alone.
"""

from __future__ import annotations

from pathlib import Path

from ..history import History

HERE = Path(__file__).parent
NAMES = ("theta-gan", "theta-wgan-gp", "theta-clip", "ring-wgan-gp", "ring-gan")
"""The first three have the generator of one parameter, the others fill a ring of eight modes."""


def load(name: str) -> History:
    """One of the runs by its name.

    Raises:
        ValueError: for a name that is not in `NAMES`.

    >>> len(load("theta-gan")), round(float(load("theta-gan")["theta"][0, 0]), 3)
    (13, 1.0)
    """
    if name not in NAMES:
        raise ValueError(f"name must be one of {', '.join(NAMES)}, got {name!r}")
    return History.load(HERE / f"{name}.npz")
