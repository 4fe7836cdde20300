"""Kill commands that train many times at random moments, and check that nothing is lost: `python -m benchmarks.kills`.

The commands are the study and `figures.train`, each with a small budget. Each start is a fork of this process, so that
200 starts need not load torch 200 times, and is killed (SIGKILL) at a moment drawn between its begin and its end. After
each kill everything that was whole before must still be whole, and in the end the files must be those of a command that
nobody killed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Hashable
from contextlib import suppress
from pathlib import Path

import numpy as np
import torch
from matplotlib.image import imsave

from divergences.command import Parser, reported, run
from divergences.gan.history import read_npz
from divergences.gan.study.first2000 import __main__ as study
from divergences.gan.study.first2000.task import Row
from divergences.gan.study.store import read
from figures import train

PRESET = {"architectures": 2, "seeds": 2, "updates": 24}


class Victim(ABC):
    """A command that is killed.

    Attributes:
        longest: the longest time in seconds after which a start of it is killed.
    """

    longest: float

    @abstractmethod
    def start(self, folder: Path) -> int:
        """Run the command to its end and return its exit status."""

    @abstractmethod
    def finished(self, folder: Path) -> set[Hashable]:
        """What is whole: it must never be lost."""

    @abstractmethod
    def result(self, folder: Path) -> object:
        """What an uninterrupted command has in the end, comparable by `==`."""


class Study(Victim):
    """The study of the first 2,000 updates: a task is whole when all its lines are there."""

    longest = 3.0

    def start(self, folder: Path) -> int:
        study.PRESETS["small"] = PRESET
        return study.main(["--preset", "small", "--out", str(folder / "study.csv")])

    def finished(self, folder: Path) -> set[Hashable]:
        counted = Counter(row.key for row in self._rows(folder))
        return {key for key, count in counted.items() if count == PRESET["seeds"]}

    def result(self, folder: Path) -> object:
        return set(map(repr, self._rows(folder)))

    def _rows(self, folder: Path) -> set[Row]:
        path = folder / "study.csv"
        return set(read(path, Row)) if path.exists() else set()


class Images(Victim):
    """A run of `figures.train` on a folder of small pictures: each snapshot that was kept must stay."""

    longest = 2.5

    def __init__(self, pictures: Path) -> None:
        self.pictures = pictures
        pictures.mkdir()
        for number, pixels in enumerate(np.random.default_rng(0).random((40, 32, 32, 3))):
            imsave(pictures / f"{number}.png", pixels)

    def start(self, folder: Path) -> int:
        which = ["--preset", "cpu", "--only", "gan-plain", "--critic-steps", "8", "--seeds", "1", "--device", "cpu"]
        return train.main([*which, "--data", str(self.pictures), "--size", "32", "--out", str(folder)])

    def finished(self, folder: Path) -> set[Hashable]:
        for name in ("gan-plain.npz", "gan-plain.partial.npz"):
            with suppress(FileNotFoundError):
                return set(read_npz(folder / name)["step"].tolist())
        return set()

    def result(self, folder: Path) -> object:
        return {
            (file.name, name): (array.shape, array.tobytes())
            for file in folder.glob("*.npz")
            for name, array in read_npz(file).items()
            if name != "seconds"
        }


def kill_often(victim: Victim, kills: int, folder: Path, seed: int = 0) -> int:
    """Kill that many starts of a command, let it end, and return how much of it is whole then.

    Raises:
        RuntimeError: if something that was whole is lost, or the result is not that of a command that nobody killed.
    """
    torch.set_num_threads(1)
    whole, often, rng = folder / "whole", folder / "often", random.Random(seed)
    whole.mkdir()
    often.mkdir()
    _start(victim, whole)
    for number in range(kills):
        before = victim.finished(often)
        _start(victim, often, rng.uniform(0, victim.longest * rng.random()))
        if lost := before - victim.finished(often):
            raise RuntimeError(f"kill {number} lost {len(lost)} of {len(before)}")
        if victim.result(often) == victim.result(whole) and number < kills - 1:
            shutil.rmtree(often)  # killing a command that has nothing left to do tests nothing
            often.mkdir()
    _start(victim, often)
    if victim.result(whole) != victim.result(often):
        raise RuntimeError(f"{often} has another result than {whole}")
    return len(victim.finished(often))


def _start(victim: Victim, folder: Path, seconds: float | None = None) -> None:
    """Run the command in a process of its own: to its end, or killed after so many seconds."""
    child = os.fork()
    if not child:
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        os._exit(victim.start(folder))
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    if seconds is None and status:
        raise RuntimeError(f"a start ended with status {status}")


@reported("python -m benchmarks.kills")
def main(arguments: list[str] | None = None) -> int:
    """Kill both commands as often as the command line says, and print what is left."""
    parser = Parser("python -m benchmarks.kills", __doc__)
    parser.add_argument("kills", type=int, nargs="?", default=200, help="of each command (default: 200)")
    parser.add_argument("--only", choices=("study", "images"), help="one of the commands (default: both)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        for name in [options.only] if options.only else ["study", "images"]:
            folder = Path(scratch) / name
            folder.mkdir()
            victim = Study() if name == "study" else Images(Path(scratch) / "pictures")
            left = kill_often(victim, options.kills, folder)
            whole = "tasks" if name == "study" else "snapshots"
            print(f"{name}: {options.kills} kills, {left} {whole} at the end, none lost", file=sys.stdout, flush=True)
    return 0


if __name__ == "__main__":
    run(main)
