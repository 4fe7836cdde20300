"""Train the runs that come with the package and write them here: `python -m divergences.gan.recorded [--out folder]`.

They are kept small: fewer samples than were recorded and, where the critic is smooth, every other point of its map.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from ...command import Parser, reported, run
from ...files import check_folder, check_target
from ...interrupts import deferring_interrupts
from ..config import Config
from ..history import History
from ..recording import record
from ..snapshots import Snapshot
from . import FOLDER, NAMES

THETA = Config(
    data="segments", generator="shift", theta=1.0, noise_dim=1, width=32, depth=2, activation="tanh", batch=64,
    n_critic=5, lambda_gp=10.0, learning_rate=0.01, ema=0.0, steps=400, snapshot_every=10, device="cpu",
)  # fmt: skip
RING = Config(data="ring", snapshot_every=140, device="cpu")
CONFIGS = {
    "theta-gan": replace(THETA, objective="minimax", penalty="none", n_critic=25, decay=False, steps=120),
    "theta-wgan-gp": THETA,
    "theta-clip": replace(THETA, penalty="clip", clip=0.1, optimizer="rmsprop"),
    "ring-wgan-gp": RING,
    "ring-gan": replace(RING, objective="non-saturating", penalty="none"),
}


def thinned(history: History) -> History:
    """The same run with fewer samples and, for the generator with one parameter, a coarser map of the critic."""
    samples, every = (128, 2) if history.config.generator == "shift" else (256, 1)
    kept = dict(history.arrays)
    for name in ("samples", "pull", "slopes"):
        kept[name] = kept[name][:, :, :samples]
    kept["critic"] = kept["critic"][:, :, ::every, ::every]
    return replace(history, real=history.real[: 4 * samples], arrays=kept)


@reported("python -m divergences.gan.recorded")
def main(arguments: list[str] | None = None) -> int:
    """Train and write every run. Returns 1 if a run is cut off; that run and those after it are then not written."""
    parser = Parser("python -m divergences.gan.recorded", __doc__)
    parser.add_argument("--out", type=Path, default=FOLDER, help="the folder to write the .npz files into")
    out = parser.parse_args(arguments).out
    check_folder(out, "--out")
    for name in NAMES:
        check_target(out / f"{name}.npz", "--out")
    for name in NAMES:
        with tqdm(total=CONFIGS[name].steps, desc=name, unit="step") as bar:

            def advance(snapshot: Snapshot, bar: Any = bar) -> None:
                bar.update(snapshot.step - bar.n)

            history = record(CONFIGS[name], each=advance)
        if history.ending is None or history.ending.kind != "done":  # a file of a whole run is better than this one
            print(f"{name}: {history.ended}; it is not written", file=sys.stderr)
            return 1
        with deferring_interrupts():
            file = thinned(history).save(out / f"{name}.npz")
        print(f"{file}: {file.stat().st_size / 1000:.0f} kB, {history.ended}")
    return 0


if __name__ == "__main__":
    run(main)
