"""A recorded run on images: an .npz without pickle. Reading one needs numpy alone."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ...arguments import checked
from ..appending import Appender
from ..ending import Ending, ending_from_text, ending_to_text
from ..history import check_path, check_snapshots, read_npz, write_npz
from .config import ImageConfig

TEXTS = ("config", "device", "data", "judge", "ended")
"""The parts of a file that are text, not arrays over the snapshots."""


@checked
@dataclass
class ImageHistory:
    """The snapshots of a run, oldest first.

    Attributes:
        config: the run's ImageConfig.
        device: what it ran on, in words.
        data: what it was trained on, in words.
        judge: the scores of real images, as JSON text (`judge.DigitJudge.report`); "" without scores.
        ending: how it ended; None while it is not over, and if its process was killed.
        arrays: stacked over the T snapshots: "step", "seconds" (T,); "samples" (T, E, n, channels, size, size) in
            uint8, from the same noise each time; "estimate", "critic_loss", "generator_loss", "diverged_at" (T, E);
            with a judge "confident", "classes", "distance" (T, E).

    See Also:
        recording.record_images: trains and fills one.
    """

    config: ImageConfig
    device: str
    data: str
    judge: str = ""
    ending: Ending | None = None
    arrays: dict[str, np.ndarray] = field(default_factory=dict)
    _appender: Appender = field(default_factory=Appender, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.arrays.get("step", ()))

    def __getitem__(self, name: str) -> np.ndarray:
        return self.arrays[name]

    @property
    def ended(self) -> str:
        """How it ended, as an English sentence to print; "" while there is no ending."""
        return self.ending.sentence(self.config.steps) if self.ending else ""

    def add(self, values: dict[str, Any], ending: Ending | None = None) -> None:
        """Append one snapshot: the value of each array at that time."""
        for name, value in values.items():
            if name in self.arrays and np.shape(value) != self.arrays[name].shape[1:]:
                raise ValueError(f"values must be those of this run: {name} has the shape {np.shape(value)}")
        grown = dict(self.arrays)
        for name, value in values.items():
            self._appender.append(grown, name, np.asarray(value))
        self.arrays, self.ending = grown, ending  # at once: an interrupt must not leave some arrays longer than others

    def parts(self) -> dict[str, np.ndarray]:
        """All of it as arrays, for `write_npz`."""
        texts = (self.config.to_json(), self.device, self.data, self.judge, ending_to_text(self.ending))
        return {name: np.array(text) for name, text in zip(TEXTS, texts, strict=True)} | self.arrays

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write everything to `path` (.npz) at once.

        Raises:
            OSError: if it cannot be written.
        """
        return write_npz(path, self.parts())

    @classmethod
    def from_parts(cls, parts: dict[str, np.ndarray]) -> ImageHistory:
        """The inverse of `parts`.

        Raises:
            ValueError: if a part is missing or damaged.
        """
        if missing := [name for name in TEXTS if name not in parts]:
            raise ValueError(f"parts must be those of a run on images, {', '.join(missing)} is missing")
        config, device, data, judge, ended = (str(parts[name]) for name in TEXTS)
        arrays = {name: value for name, value in parts.items() if name not in TEXTS}
        last_step = int(arrays["step"][-1]) if len(arrays.get("step", ())) else 0
        ending = ending_from_text(ended, last_step)
        return cls(ImageConfig.from_json(config), device, data, judge, ending, arrays)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> ImageHistory:
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: if there is no such file.
            TypeError: if it is no path.
            ValueError: if it is not a saved run on images.
        """
        check_path(path)
        try:
            history = cls.from_parts(read_npz(path))
            if "samples" not in history.arrays:
                raise KeyError("samples")
            check_snapshots(history.arrays)
            return history
        except (KeyError, ValueError, TypeError, IndexError, OverflowError) as error:
            raise ValueError(f"path must be a saved run on images (.npz), {os.fspath(path)} is not: {error}") from None
