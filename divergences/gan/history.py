"""A recorded run: every snapshot, the configuration, and how it ended; saved as npz without pickle.

Reading one needs numpy alone.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ..arguments import checked
from ..checks import as_count
from ..files import replacing
from .appending import Appender
from .config import Config
from .ending import Ending, ending_from_text, ending_to_text
from .precision import scales, to_half_precision

if TYPE_CHECKING:
    from .snapshots import Snapshot

PER_SNAPSHOT = (
    "step",
    "seconds",
    "samples",
    "pull",
    "critic",
    "slopes",
    "estimate",
    "critic_loss",
    "generator_loss",
    "theta",
    "diverged_at",
)


@checked
@dataclass
class History:
    """The snapshots of a run, oldest first.

    Attributes:
        config: the run's Config; after `load`, with the name of an objective of your own in its place.
        device: what it ran on, in words.
        size: half the side of the square that the critic's map covers.
        real: samples of the data, shape (n, 2), for pictures.
        ending: how it ended; None while it is not over, and if its process was killed.
        estimates: of each network, whether its estimate bounds JS ("js", nats) or is a distance ("em"); left out, "em".
        arrays: each field of Snapshot, stacked over the T snapshots: "step" (T,), "samples" (T, E, n, 2), …

    See Also:
        recording.record: trains and returns a History.
        divergences.widgets.RunView: shows one.
    """

    config: Config
    device: str
    size: float
    real: np.ndarray
    ending: Ending | None = None
    arrays: dict[str, np.ndarray] = field(default_factory=dict)
    estimates: tuple[str, ...] = ()
    _appender: Appender = field(default_factory=Appender, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.arrays.get("step", ()))

    def __getitem__(self, name: str) -> np.ndarray:
        return self.arrays[name]

    def measure(self, member: int) -> str:
        """What the estimate of that network is: "js" or "em"."""
        member = as_count("member", member, least=0, most=self.config.members - 1)
        return self.estimates[member] if self.estimates else "em"

    @property
    def ended(self) -> str:
        """How it ended, as an English sentence to print; "" while there is no ending."""
        return self.ending.sentence(self.config.steps) if self.ending else ""

    def add(self, snapshot: Snapshot) -> None:
        """Append one snapshot.

        Raises:
            TypeError, ValueError: for what is no snapshot of this run; the history is then as it was.
        """
        rows, ending = {name: np.asarray(getattr(snapshot, name)) for name in PER_SNAPSHOT}, snapshot.ending
        for name, row in rows.items():
            shape = self.arrays[name].shape[1:] if name in self.arrays else row.shape
            if row.dtype.kind not in "biuf" or row.shape != shape:
                raise ValueError(f"snapshot must be one of this run: its {name} is {row.dtype} of shape {row.shape}")
        grown = dict(self.arrays)
        for name, row in rows.items():
            self._appender.append(grown, name, row)
        self.arrays, self.ending = grown, ending  # at once: an interrupt must not leave some arrays longer than others

    def recording(self, snapshots: Iterable[Snapshot]) -> Iterator[Snapshot]:
        """Pass snapshots through, keeping each: `for snapshot in history.recording(train(config)): …`."""
        for snapshot in snapshots:
            if not hasattr(snapshot, "diverged_at"):
                raise TypeError(f"snapshots must be those of a run, got a {type(snapshot).__name__}")
            self.add(snapshot)
            yield snapshot

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write everything to `path` (.npz) at once: an older file is replaced only when the new one is complete.

        Samples, maps and slopes are each saved in half precision, unless that would change an entry by more than a
        thousandth of its scale (`precision.scales`), as for samples of data that lie far from 0. The rest is saved
        unchanged: a vanishing pull is far below the smallest number of half precision, and it must not become 0.

        Raises:
            OSError: if the place cannot be written or the disk is full; the history itself is untouched.
        """
        kept: dict[str, Any] = {name: np.asarray(array) for name, array in self.arrays.items()}
        if kept:
            wide = scales(kept["samples"], kept["critic"], kept["slopes"], self.real)
            kept |= {name: to_half_precision(kept[name], scale) for name, scale in wide.items()}
        parts: dict[str, Any] = {"config": self.config.to_json(), "device": self.device, "size": self.size}
        parts |= {"ended": ending_to_text(self.ending), "estimates": list(self.estimates)}
        parts = {name: np.array(value) for name, value in parts.items()} | kept | {"real": self.real.astype(np.float32)}
        return write_npz(path, parts)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> History:
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: if there is no such file.
            TypeError: if it is no path.
            ValueError: if it is not a saved history.
        """
        check_path(path)
        try:
            found: dict[str, Any] = read_npz(path)
            begun = not found.keys().isdisjoint(PER_SNAPSHOT)  # else it was saved before its first snapshot
            arrays = {name: found[name] for name in PER_SNAPSHOT if begun}
            check_snapshots(arrays)
            config, steps = Config.from_json(str(found["config"])), arrays.get("step", ())
            ending = ending_from_text(str(found["ended"]), int(steps[-1]) if len(steps) else 0)
            estimates = tuple(map(str, found["estimates"]))
            size = float(found["size"])
            return cls(config, str(found["device"]), size, found["real"], ending, arrays, estimates)
        except (KeyError, ValueError, TypeError, OverflowError) as error:
            raise ValueError(f"path must be a saved history (.npz), {os.fspath(path)} is not: {error}") from None


@checked
def write_npz(path: str | os.PathLike[str], parts: dict[str, Any]) -> Path:
    """Write arrays as .npz at once: an older file is replaced only when the new one is complete.

    Raises:
        OSError: if the place cannot be written or the disk is full.
    """
    check_path(path)
    if not isinstance(parts, dict):
        raise TypeError(f"parts must be a dict of arrays, got a {type(parts).__name__}")
    with replacing(path) as file:
        np.savez_compressed(file, **parts)
    return Path(path)


def check_path(path: object, name: str = "path") -> None:
    """Raise TypeError unless `path` can be the path of a file or folder."""
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError(f"{name} must be a path, got {path!r}")


@checked
def read_npz(path: str | os.PathLike[str]) -> dict[str, np.ndarray]:
    """All arrays of an .npz file. A damaged file raises one of these errors, whatever the damage:

    Raises:
        OSError: if it cannot be read: it is not there, or a folder.
        ValueError: if it is no .npz file, or a damaged one.
    """
    check_path(path)
    content = io.BytesIO(Path(path).read_bytes())
    try:
        with np.load(content, allow_pickle=False) as file:
            return {name: file[name] for name in file.files}
    except Exception as error:  # zipfile, zlib and numpy's reader of headers raise a dozen kinds between them
        raise ValueError(f"the file is damaged, or no .npz: {error or type(error).__name__}") from None


@checked
def check_snapshots(arrays: dict[str, np.ndarray]) -> None:
    """See that arrays of snapshots hold numbers, and each as many snapshots as the others.

    Raises:
        ValueError: naming the array.
    """
    for name, array in arrays.items():
        if array.dtype.kind not in "biuf":
            raise ValueError(f"{name} must hold numbers, it holds {array.dtype}")
        if array.ndim == 0 or len(array) != len(arrays["step"]):
            raise ValueError(f"{name} must have one entry for each of the {len(arrays['step'])} snapshots")
