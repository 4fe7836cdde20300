"""Shared by figures 5, 6 and 7: the committed runs of `figures.train`, and their numbers in words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from divergences.gan.images.history import ImageHistory
from divergences.locale import text

from . import image_runs
from .verdicts import verdict, without_batch_norm

PAPER_CRITIC_STEPS = 1_000_000  # from here on a run has the budget of the papers
OVER_TIME = (0.0, 0.125, 0.25, 0.5, 1.0)  # shares of the run that the rows over time show


def runs_folder() -> Path:
    """The folder of the runs that are shown: the long ones once both that are compared have ended, else the short."""
    return image_runs.LONG if have_ended("gan-plain", "gp-plain", within=image_runs.LONG) else image_runs.RUNS


def have_ended(*names: str, within: Path | None = None) -> bool:
    """Tell whether all of these runs have ended."""
    return all(_path(name, within).is_file() for name in names)


def _path(name: str, within: Path | None = None) -> Path:
    """The file of a run; "animals/gan-plain", which is of another data set, lies in a folder of its own."""
    if within is None:
        within = image_runs.RUNS if "/" in name else runs_folder()
    return within / f"{name}.npz"


def load(name: str) -> ImageHistory:
    """One of the committed runs; "animals/gan-plain" is that of another data set.

    Raises:
        FileNotFoundError: saying how to make it.
    """
    path = _path(name)
    if not path.is_file():
        raise FileNotFoundError(f"{path.name} is missing from figures/runs: make it with python -m figures.train")
    return _loaded(path)


@cache
def _loaded(path: Path) -> ImageHistory:
    return ImageHistory.load(path)


def over_time(history: ImageHistory) -> np.ndarray:
    """Which snapshots the rows over time show, by their share of the steps: shape (5,)."""
    share = history["step"] / history["step"][-1]
    return np.array([int(np.abs(share - each).argmin()) for each in OVER_TIME])


def critic_steps(history: ImageHistory) -> np.ndarray:
    """The critic steps made at each snapshot."""
    return np.array([history.config.critic_steps(int(step)) for step in history["step"]])


def controls(names: tuple[str, ...]) -> dict[str, str]:
    """The control of each of these runs, which differs only in the generator's batch norm, if it exists."""
    pairs = {name: name.replace("plain", "norm") for name in names if name.endswith("-plain")}
    return {name: control for name, control in pairs.items() if have_ended(control)}


def control_lines(names: tuple[str, ...], language: str) -> list[str]:
    """The final scores of the controls of these runs, a sentence each."""
    lines = []
    for name, control in controls(names).items():
        words = text(f"evidence.misses.{without_batch_norm(load(name), load(control))}", language)
        lines.append(text("evidence.control", language, told=words, **final_scores(control, language)))
    return lines


def beside_lines(names: tuple[str, ...], language: str) -> list[str]:
    """A sentence with the final scores of each of these runs that exists."""
    return [
        text(f"evidence.beside.{name}", language, **final_scores(name, language)) for name in names if have_ended(name)
    ]


def with_list(caption: str, lines: list[str]) -> str:
    """A caption in Markdown, with a list of further runs below it."""
    return "\n".join([caption, *([""] if lines else []), *(f"- {line}" for line in lines)])


def final_scores(name: str, language: str) -> dict[str, str]:
    """The least and the largest final score over the seeds of a run, its method, its rate and its verdict."""
    return {
        "method": method_of(name, language),
        "share": span(name, "confident", ".0%"),
        "classes": span(name, "classes", "d"),
        "distance": span(name, "distance", ".1f"),
        "rate": f"{load(name).config.learning_rate:g}",
        "verdict": text(f"evidence.verdict.{verdict(load(name))}", language),
    }


def pair_scores(standard: str, penalty: str, language: str) -> dict[str, str]:
    """The `final_scores` of a standard GAN and of a WGAN-GP, their names prefixed with gan_ and gp_."""
    named = (("gan", standard), ("gp", penalty))
    return {f"{key}_{score}": value for key, name in named for score, value in final_scores(name, language).items()}


def heading_of(name: str, language: str) -> str:
    """What a run is, whatever its data set."""
    return text(f"evidence.{name.rpartition('/')[2]}", language)


def method_of(name: str, language: str) -> str:
    """The short name of a run's method."""
    return text(f"evidence.{name.rpartition('/')[2].split('-')[0]}.short", language)


def scores(history: ImageHistory, member: int, seed: int, language: str) -> str:
    """The numbers under the pictures of one seed; only the seed's name if no classifier can score such pictures."""
    words = text("evidence.seed", language, seed=seed)
    if "distance" not in history.arrays:
        return words
    return words + "\n" + text(
        "evidence.scores", language,
        confident=f"{history['confident'][-1, member]:.0%}",
        classes=int(history["classes"][-1, member]),
        distance=f"{history['distance'][-1, member]:.1f}",
    )  # fmt: skip


def numbers(name: str, language: str) -> dict[str, Any]:
    """Return the numbers for captions and descriptions: the budget of a run, and the judge's scores of real digits."""
    history = load(name)
    config, judge = history.config, json.loads(history.judge or "{}")
    most = config.critic_steps(config.steps)
    _, count, size = history.data.split(", ")
    found: dict[str, Any] = {
        "device": device(history, language),
        "length": text(f"evidence.{'long' if most >= PAPER_CRITIC_STEPS else 'short'}", language),
        "count": f"{int(count):,}",
        "size": size,
        "width": config.width,
        "batch": config.batch,
        "steps": f"{config.steps:,}",
        "critic_steps": f"{most:,}",
        "moments": ", ".join(f"{step:,}" for step in history["step"][over_time(history)]),
        "seeds": ", ".join(map(str, config.seeds)),
        "rate": f"{config.learning_rate:g}",
        "precision": config.precision,
        "rates": searched(language),
    }
    if judge:
        found |= {
            "accuracy": f"{judge['accuracy']:.1%}",
            "confident": f"{judge['real']['confident']:.0%}",
            "floor": f"{judge['real']['distance']:.1f}",
        }
    return found


def searched(language: str) -> str:
    """How the rates of the runs that are shown were chosen."""
    if runs_folder() != image_runs.LONG:
        return text("evidence.rates.short", language)
    rows = json.loads(image_runs.RATES_FILE.read_text(encoding="utf-8"))["rows"]
    tried = sorted({row["rate"] for row in rows})
    return text("evidence.rates.long", language, rates=", ".join(f"{rate:g}" for rate in tried),
                seed=rows[0]["seed"], critic_steps=f"{rows[0]['critic_steps']:,}")  # fmt: skip


def device(history: ImageHistory, language: str) -> str:
    """Return the device of a run, with the words around a CPU in the reader's language."""
    kind, found, threads = history.device.partition(" cpu, ")
    return text("evidence.cpu", language, kind=kind, threads=threads.split(" ")[0]) if found else kind


def span(name: str, score: str, form: str, snapshot: int = -1) -> str:
    """The least and the largest score over the seeds of a run, as "a–b", or one number if they agree."""
    values = load(name)[score][snapshot]
    limits = [format(end, form) for end in (values.min(), values.max())]
    return limits[0] if limits[0] == limits[1] else "–".join(limits)
