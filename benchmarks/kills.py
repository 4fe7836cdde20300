"""Kill a study many times at random moments, and check that no finished task is lost: `python -m benchmarks.kills 200`.

The study is the real command with a small budget. Each start is a fork of this process, so that 200 starts need not
load torch 200 times, and is killed (SIGKILL) at a moment drawn between its begin and its end. After each kill every
task that was whole before must be whole still, and the last start must end with the rows of a study that nobody killed.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Hashable
from pathlib import Path

import torch

from divergences.command import Parser, reported, run
from divergences.gan.study.first2000 import __main__ as study
from divergences.gan.study.first2000.task import Row
from divergences.gan.study.store import read

PRESET = {"architectures": 2, "seeds": 2, "updates": 24}
LONGEST = 3.0
"""Longest time in seconds after which a started study is killed."""


def kill_often(kills: int, folder: Path, seed: int = 0) -> int:
    """Kill that many starts of the study, end it, and return how many tasks it has.

    Raises:
        RuntimeError: if a finished task is lost, or the rows are not those of a study that was not killed.
    """
    torch.set_num_threads(1)
    study.PRESETS["small"] = PRESET
    whole, often, rng = folder / "whole.csv", folder / "often.csv", random.Random(seed)
    _start(whole)
    for number in range(kills):
        before = _finished(often)
        _start(often, rng.uniform(0, LONGEST * rng.random()))
        if lost := before - _finished(often):
            raise RuntimeError(f"kill {number} lost {len(lost)} finished tasks")
        if len(_finished(often)) == len(_finished(whole)) and number < kills - 1:
            _check_equal(whole, often)
            often.unlink()  # start again from an empty file: killing a study that has nothing left to do tests nothing
    _start(often)
    _check_equal(whole, often)
    return len(_finished(often))


def _start(path: Path, seconds: float | None = None) -> None:
    """Run the command in a process of its own: to its end, or killed after so many seconds."""
    child = os.fork()
    if not child:
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        os._exit(study.main(["--preset", "small", "--out", str(path)]))
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    if seconds is None and status:
        raise RuntimeError(f"a start ended with status {status}")


def _finished(path: Path) -> set[Hashable]:
    """The tasks whose lines are all there."""
    counted = Counter(row.key for row in _rows(path))
    return {key for key, count in counted.items() if count == PRESET["seeds"]}


def _rows(path: Path) -> set[Row]:
    return set(read(path, Row)) if path.exists() else set()


def _check_equal(whole: Path, often: Path) -> None:
    if set(map(repr, _rows(whole))) != set(map(repr, _rows(often))):
        raise RuntimeError(f"{often} has other rows than {whole}")


@reported("python -m benchmarks.kills")
def main(arguments: list[str] | None = None) -> int:
    """Kill a study as often as the command line says, and print what is left."""
    parser = Parser("python -m benchmarks.kills", __doc__)
    parser.add_argument("kills", type=int, nargs="?", default=200, help="default: 200")
    kills = parser.parse_args(arguments).kills
    with tempfile.TemporaryDirectory() as folder:
        print(f"{kills} kills, {kill_often(kills, Path(folder))} tasks, none lost", file=sys.stdout)
    return 0


if __name__ == "__main__":
    run(main)
