"""Train a toy GAN from the command line with a progress bar, then write the recorded run and a picture of it.

python -m divergences.gan --data grid --objective wasserstein --penalty gp --steps 8000 --out grid.npz
"""

from __future__ import annotations

import argparse
import os
import tempfile
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from ..command import Parser, reported, run
from ..files import check_target, replacing
from ..interrupts import deferring_interrupts
from .config import RECIPES, Config
from .data import DATA
from .history import History
from .metrics import score_distance, score_modes
from .recording import record


@reported("python -m divergences.gan")
def main(arguments: list[str] | None = None) -> int:
    """Run the command.

    Returns 0 if all steps were made, 1 if the run was interrupted or diverged, 2 for wrong arguments.
    """
    given = vars(_parser().parse_args(arguments))
    out, recipe = Path(given.pop("out")), RECIPES[given.pop("recipe")]
    config = Config(**recipe | {name: _unwrapped(name, v) for name, v in given.items() if v is not None})
    check_target(out, "--out")
    if out.suffix.lower() == ".png":
        raise ValueError(f"--out must not end in {out.suffix}, the suffix of the run's picture: use --out run.npz")
    picture = None if out.is_char_device() else out.with_suffix(".png")  # none beside /dev/null
    if picture:
        check_target(picture, "the picture beside --out")
        if os.path.realpath(picture) == os.path.realpath(out):
            raise ValueError(f"--out must not lead to the same file as the run's picture, {picture}")
    with tqdm(total=config.steps, unit="step", desc=f"{config.data}, {config.objective}") as bar:
        history = record(config, each=lambda snapshot: bar.update(snapshot.step - bar.n))
    with deferring_interrupts():
        print(f"run: {_saved(history, out)}", flush=True)
    print(f"{history.ended} ({history['seconds'][-1]:.1f} s on {history.device})")
    _report(config, history)
    if picture:
        print(f"picture: {_picture(history, picture)}")
    return 0 if history.ending and history.ending.kind == "done" else 1


def _parser() -> Parser:
    parser = Parser("python -m divergences.gan", __doc__)
    parser.add_argument("--out", default="run.npz", help="file of the recorded run; the picture is written beside it")
    parser.add_argument("--recipe", choices=sorted(RECIPES), default="ours", help="settings to start from")
    for each in fields(Config):
        flag = "--" + each.name.replace("_", "-")
        default: Any = each.default
        many = each.name in ("seeds", "learning_rate", "lambda_gp", "objective")
        if isinstance(default, bool):
            parser.add_argument(flag, action=argparse.BooleanOptionalAction, default=None, help=f"default: {default}")
        else:
            kind = int if each.name == "seeds" else type(default)
            parser.add_argument(flag, type=kind, nargs="+" if many else None, help=f"default: {default}")
    return parser


def _unwrapped(name: str, value: Any) -> Any:
    """The only element of a list of one, except for `seeds`, which is always a list."""
    return value[0] if isinstance(value, list) and len(value) == 1 and name != "seeds" else value


def _saved(history: History, out: Path) -> Path:
    """Save the run at `out`; if that fails, save it among temporary files and raise an error that says where."""
    try:
        return history.save(out)
    except OSError as error:
        kept = history.save(Path(tempfile.mkdtemp(prefix="divergences-")) / out.name)
        raise OSError(f"--out {out} could not be written ({error.strerror}); the run is kept in {kept}") from None


def _report(config: Config, history: History) -> None:
    data = DATA[config.data]
    for seed, points, lost in zip(config.seeds, history["samples"][-1], history["diverged_at"][-1], strict=True):
        if not np.isfinite(points).all():
            print(f"seed {seed}: no samples to score, it diverged at step {lost}")
            continue
        distance = score_distance(points, data)
        line = f"seed {seed}: W₁ to real {distance.distance:.3f} (two real samples: {distance.floor:.3f})"
        if data.modes is not None and data.spread is not None:
            modes = score_modes(points, data.modes, data.spread)
            line += (
                f", {modes.recovered} of {len(data.modes)} modes, {modes.within_3sd:.1%} within 3 sd (at best 98.9%)"
            )
        print(line)


def _picture(history: History, path: Path) -> Path:
    from ..plotting.runs import draw_run

    with replacing(path) as file:
        draw_run(history).savefig(file, dpi=150, format="png")
    return path


if __name__ == "__main__":
    run(main)
