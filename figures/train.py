"""Train what figures 5, 6 and 7 show: `python -m figures.train [--only gan-plain …] [--preset paper] [--data DIR]`.

Standard GAN, WGAN with clipping and WGAN-GP, each with a generator without batch normalisation and, for control, with
it, and what design.md adds to them. All have the same seeds, critic steps and noise behind their pictures.
Each leaves NAME.npz (pictures over time, scores, config, device) and NAME.weights.npz (the first seed's generator in
half precision). A run that is cut off continues from its last snapshot when the command is given again.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from divergences.command import Parser, reported, run
from divergences.files import check_folder, check_target
from divergences.gan.history import read_npz, write_npz
from divergences.gan.images.animals import animals
from divergences.gan.images.config import ImageConfig
from divergences.gan.images.data import Images, digits, padded, read_folder
from divergences.gan.images.history import ImageHistory
from divergences.gan.images.judge import DigitJudge, split
from divergences.gan.images.recording import empty_image_history, record_images
from divergences.gan.images.trainer import ImageTrainer
from divergences.interrupts import deferring_interrupts

from .image_runs import IN_ORDER, PRESETS, RUNS, config_of

LARGEST = 2_000_000  # bytes of a file of weights


def train_one(name: str, config: ImageConfig, images: Images, judge: DigitJudge | None, out: Path) -> ImageHistory:
    """Train one run, or what is left of it, and write it when it has ended.

    Whenever this is killed, the next call continues from the last snapshot and gives the same files: the snapshots go
    to NAME.partial.npz, which is removed only after the weights and, last, the run itself are written.
    """
    trainer = ImageTrainer(config, images)
    partial = out / f"{name}.partial.npz"
    history = _go_on(partial, trainer, images) or empty_image_history(trainer, described(images), judge)

    def keep(history: ImageHistory) -> None:
        state = {f"trainer.{key}": value for key, value in trainer.checkpoint().items()}
        with deferring_interrupts():
            write_npz(partial, history.parts() | state)

    with tqdm(total=config.steps, initial=trainer.step, unit="step", desc=name) as bar:
        record_images(trainer, history, judge, each=keep, progress=lambda step: bar.update(step - bar.n))
    if is_cut_off(history):
        return history
    with deferring_interrupts():
        save_weights(trainer, out / f"{name}.weights.npz")
        history.save(out / f"{name}.npz")
        partial.unlink(missing_ok=True)
    return history


def is_cut_off(history: ImageHistory) -> bool:
    """Whether the run is not at its end: interrupted, or without memory to go on."""
    return history.ending is None or history.ending.kind in ("interrupted", "failed")


def _go_on(partial: Path, trainer: ImageTrainer, images: Images) -> ImageHistory | None:
    """Restore the trainer from what a run that was cut off has left, and return its history; None if there is none.

    A partial file of another run, or a damaged one, is renamed, and a message says so.
    """
    try:
        found = read_npz(partial)
        history = ImageHistory.from_parts(
            {key: value for key, value in found.items() if not key.startswith("trainer.")}
        )
        if history.data != described(images):
            raise ValueError(f"it is of {history.data}")
        trainer.restore({key.removeprefix("trainer."): found[key] for key in found if key.startswith("trainer.")})
        return history
    except FileNotFoundError:
        return None
    except (KeyError, ValueError, TypeError) as error:
        numbered = (partial.with_name(f"{partial.name.removesuffix('.npz')}.{k}.npz") for k in count(1))
        aside = partial.rename(next(path for path in numbered if not path.exists()))
        print(f"{partial.name} is not of this run ({error}); it is kept as {aside.name}", file=sys.stderr)
        return None


def _remove_finished(partial: Path, config: ImageConfig) -> None:
    """Remove the partial file of a finished run; it remains if the process was killed right after writing the run."""
    with suppress(FileNotFoundError, ValueError, KeyError):
        found = read_npz(partial)
        if str(found["ended"]) and config.matches(str(found["config"])):
            partial.unlink()


def described(images: Images) -> str:
    """What a run is trained on, in words."""
    return f"{images.name}, {len(images)}, {images.pixels.shape[-1]}×{images.pixels.shape[-1]}"


def save_weights(trainer: ImageTrainer, path: Path) -> None:
    """The generator of the first seed in half precision, if that is no more than 2 MB."""
    weights = trainer.generator.flat[0].detach().cpu().numpy().astype(np.float16)
    if weights.nbytes <= LARGEST:
        write_npz(path, {"config": np.array(trainer.config.to_json()), "generator": weights})


def default_folder(data: str | None, preset: dict[str, Any]) -> Path:
    """Where the runs on these images go: digits into the preset's folder, the reader's own where git does not look."""
    if data is None:
        return Path(preset["out"])
    return RUNS / "animals" if data == "animals" else RUNS / "own" / Path(data).resolve().name


def is_done(out: Path, name: str, config: ImageConfig, images: Images) -> bool:
    """Whether a run with exactly these settings has been written already, with its weights; the device may differ."""
    try:
        history = ImageHistory.load(out / f"{name}.npz")
        there = not differences(history, config, images)
        return there and _weights_are_there(out / f"{name}.weights.npz", history, images)
    except (FileNotFoundError, ValueError):
        return False


def check_replaced(path: Path, config: ImageConfig, images: Images) -> None:
    """Raise FileExistsError if a finished run with other settings, or of other images, would be replaced."""
    try:
        history = ImageHistory.load(path)
    except (FileNotFoundError, ValueError):
        return
    if told := differences(history, config, images):
        raise FileExistsError(
            "--out must be a folder without other finished runs, or --again be given to replace them: "
            f"{path} has {'; '.join(told)}"
        )


def differences(history: ImageHistory, config: ImageConfig, images: Images) -> list[str]:
    """What a run has instead of these settings and images, in words; the device may differ."""
    found, asked = vars(history.config) | {"images": history.data}, vars(config) | {"images": described(images)}
    return [
        f"{key} {found[key]} instead of {asked[key]}" for key in asked if key != "device" and found[key] != asked[key]
    ]


def _weights_are_there(path: Path, history: ImageHistory, images: Images) -> bool:
    """Whether the weights of this run are written, or are too large for that."""
    try:
        return history.config.matches(str(read_npz(path)["config"]))
    except FileNotFoundError:
        trainer = ImageTrainer(replace(history.config, device="cpu"), images)
        return 2 * trainer.generator.flat[0].numel() > LARGEST
    except KeyError:
        return False


def read_arguments(arguments: list[str] | None) -> argparse.Namespace:
    """Read the command line; a wrong one ends here."""
    parser = Parser("python -m figures.train", "Train the runs behind figures 5, 6 and 7.")
    parser.add_argument("--only", nargs="+", choices=IN_ORDER, metavar="NAME",
                        help=f"which runs, of {', '.join(IN_ORDER)} (default: all of the preset)")  # fmt: skip
    parser.add_argument("--preset", choices=sorted(PRESETS), default="long", help="the budget (default: long)")
    parser.add_argument("--critic-steps", type=int, metavar="N", help="another number of critic steps")
    parser.add_argument("--seeds", nargs="+", type=int, metavar="S", help="default: those of the preset")
    parser.add_argument("--data", metavar="DIR", help="a folder of images, or animals (default: digits)")
    parser.add_argument("--size", type=int, default=64, metavar="N", help="their side, in RGB (default: 64)")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda or mps (default: auto)")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where (default: below figures/runs)")
    parser.add_argument("--again", action="store_true", help="train runs anew that are there already")
    return parser.parse_args(arguments)


@reported("python -m figures.train")
def main(arguments: list[str] | None = None) -> int:
    """Train what the command line asks for; 0 if all is there, 1 if it was cut off, 2 for a wrong command."""
    options = read_arguments(arguments)
    preset = PRESETS[options.preset]
    out = options.out or default_folder(options.data, preset)
    chosen = {
        name: config_of(name, options.preset, options.seeds or preset["seeds"], options.device, options.critic_steps)
        for name in dict.fromkeys(options.only or preset["names"])
    }
    check_folder(out, "--out")
    for name in chosen:
        for kind in ("npz", "weights.npz", "partial.npz"):
            check_target(out / f"{name}.{kind}", "--out")
    labelled = {None: digits, "animals": animals}.get(options.data)
    images, judge = labelled() if labelled else read_folder(options.data, options.size), None
    for remark in images.remarks:
        print(remark, file=sys.stderr)
    if labelled:
        training, held_out = split(images)
        images = padded(training, preset["size"])
    if not options.again:
        for name, config in chosen.items():
            check_replaced(out / f"{name}.npz", config, images)
    for name, config in chosen.items():
        if not options.again and is_done(out, name, config, images):
            print(f"{name}: done already")
            _remove_finished(out / f"{name}.partial.npz", config)
            continue
        if judge is None and labelled:
            judge = DigitJudge(training, held_out)
        history = train_one(name, config, images, judge, out)
        spent = f", {history['seconds'][-1]:.0f} s on {history.device}" if len(history) else ""
        print(f"{name}: {history.ended}{spent}")
        if is_cut_off(history):
            print(f"the same command {'continues from the last snapshot' if len(history) else 'begins anew'}",
                  file=sys.stderr)  # fmt: skip
            return 1
    return 0


if __name__ == "__main__":
    run(main)
