"""A recorded run on images: an .npz without pickle. Reading one needs numpy alone."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ..history import write_npz

WORDS = ("config", "device", "data", "judge", "ended")


@dataclass
class ImageHistory:
    """The snapshots of a run, oldest first.

    Attributes:
        config: the run's ImageConfig as JSON text.
        device: what it ran on, in words.
        data: what it was trained on, in words.
        judge: what the scores are to be held against, as JSON text (`digits.Judge.report`); "" without scores.
        ended: why it ended; "" if it was cut off without a word.
        arrays: stacked over the T snapshots: "step", "seconds" (T,); "samples" (T, E, n, channels, size, size) in
            uint8, from the same noise each time; "estimate", "critic_loss", "generator_loss", "diverged_at" (T, E);
            with a judge "confident", "classes", "distance" (T, E).
    """

    config: str
    device: str
    data: str
    judge: str = ""
    ended: str = ""
    arrays: dict[str, np.ndarray] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.arrays.get("step", ()))

    def __getitem__(self, name: str) -> np.ndarray:
        return self.arrays[name]

    @property
    def settings(self) -> dict[str, Any]:
        """The config as a dictionary."""
        return dict(json.loads(self.config))

    def add(self, values: dict[str, Any], ended: str = "") -> None:
        """Append one snapshot: the value of each array at that time."""
        for name, value in values.items():
            row = np.asarray(value)[None]
            self.arrays[name] = np.concatenate([self.arrays[name], row]) if name in self.arrays else row
        self.ended = ended

    def parts(self) -> dict[str, np.ndarray]:
        """All of it as arrays, for `write_npz`."""
        return {name: np.array(getattr(self, name)) for name in WORDS} | self.arrays

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write everything to `path` (.npz) in one go; raises OSError if it cannot be written."""
        return write_npz(path, self.parts())

    @classmethod
    def of(cls, parts: dict[str, np.ndarray]) -> ImageHistory:
        """The inverse of `parts`."""
        words = {name: str(parts[name]) for name in WORDS}
        return cls(**words, arrays={name: value for name, value in parts.items() if name not in WORDS})

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> ImageHistory:
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: if there is no such file.
            ValueError: if it is not a saved run on images.
        """
        try:
            with Path(path).open("rb") as raw, np.load(raw, allow_pickle=False) as file:
                history = cls.of({name: file[name] for name in file.files})
            if "samples" not in history.arrays:
                raise KeyError("samples")
            return history
        except (KeyError, ValueError, zipfile.BadZipFile, EOFError) as error:
            raise ValueError(f"path must be a saved run on images (.npz), {os.fspath(path)} is not: {error}") from None
