"""Shared by figures 5 and 6: samples and scores of the committed runs of `figures.train`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from divergences.gan.images.history import ImageHistory
from divergences.locale import text
from divergences.plotting import colour, draw_curve, draw_images, label, new_figure, settle, style

RUNS = Path(__file__).parent / "runs"
PAPER_CRITIC_STEPS = 1_000_000  # from here on a run has the budget of the papers
# Inches: the page and its headline, the block of pictures and what is between and above and below them, the caption.
WIDTH, HEADLINE, BLOCK, GAP, HEAD, NUMBERS, FOOT = 6.4, 0.5, 3.1, 0.1, 0.27, 0.62, 0.31
LINE, KEY = 0.19, 0.23  # of the caption and of the legend
SIDE = 6  # the last samples of a seed are shown 6 by 6
OVER_TIME = (0.0, 0.125, 0.25, 0.5, 1.0)  # shares of the run that the rows below it show


@cache
def load(name: str) -> ImageHistory:
    """One of the committed runs.

    Raises:
        FileNotFoundError: saying how to make it.
    """
    path = RUNS / f"{name}.npz"
    if not path.is_file():
        raise FileNotFoundError(f"{path.name} is missing from figures/runs: make it with python -m figures.train")
    return ImageHistory.load(path)


def over_time(history: ImageHistory) -> np.ndarray:
    """Which snapshots the rows over time show, by their share of the steps: shape (5,)."""
    share = history["step"] / history["step"][-1]
    return np.array([int(np.abs(share - each).argmin()) for each in OVER_TIME])


def controls(names: tuple[str, ...]) -> dict[str, str]:
    """The runs that differ from these by batch normalisation in the generator alone, of those that are committed."""
    pairs = {name: name.replace("plain", "norm") for name in names}
    return {name: control for name, control in pairs.items() if (RUNS / f"{control}.npz").is_file()}


def control_lines(names: tuple[str, ...], language: str) -> str:
    """Return the final scores of the controls of these runs, each on a line of its own."""
    return "".join(
        "\n"
        + text(
            "evidence.control", language,
            method=text(f"evidence.{name}.short", language),
            share=span(control, "confident", ".0%"),
            distance=span(control, "distance", ".1f"),
        )
        for name, control in controls(names).items()
    )  # fmt: skip


def draw_evidence(pictures: tuple[str, ...], curves: tuple[str, ...], title: str, words: str, language: str) -> Figure:
    """Draw samples of `pictures` on the left, the distances of `curves` over time on the right, and the caption below.

    A single run also has rows of samples over time, below its last samples.
    """
    seeds = load(pictures[0]).config.seeds
    side = (BLOCK - GAP * (len(seeds) - 1)) / len(seeds)
    strip = side * len(OVER_TIME) / SIDE if len(pictures) == 1 else 0.0
    foot, each = FOOT + LINE * len(words.splitlines()), HEAD + side + NUMBERS
    height = HEADLINE + each * len(pictures) + strip + foot
    with style(language):
        figure = new_figure(WIDTH, height, title)
        for row, name in enumerate(pictures):
            top = height - HEADLINE - row * each
            figure.text(0.15 / WIDTH, top / height, text(f"evidence.{name}", language), va="top", ha="left", size=11)
            for column, seed in enumerate(seeds):
                x = 0.15 + column * (side + GAP)
                draw_seed(figure, name, column, (x, top - HEAD - side), side, strip)
                place = ((x + side / 2) / WIDTH, (top - HEAD - side - 0.04) / height)
                figure.text(*place, scores(load(name), column, seed, language), va="top", ha="center", size=8.5,
                            linespacing=1.2)  # fmt: skip
        left, bottom, top = 0.15 + BLOCK + 0.55, foot + 0.45, height - HEADLINE
        shape = ((WIDTH - left - 0.25) / WIDTH, (top - HEAD - bottom) / height)
        axes = figure.add_axes((left / WIDTH, bottom / height, *shape))
        draw_distances(axes, curves, tuple(controls(pictures).values()), KEY / (top - HEAD - bottom), language)
        figure.text(left / WIDTH, top / height, text("evidence.distance", language), va="top", ha="left", size=11)
        figure.text(0.15 / WIDTH, 0.12 / height, words, va="bottom", ha="left", size=8.5, linespacing=1.35)
    return settle(figure)


def draw_seed(figure: Figure, name: str, member: int, corner: tuple[float, float], side: float, strip: float) -> None:
    """Draw the last 36 pictures of a seed with its left lower corner there, in inches, and six over time below."""
    history, (x, y), (width, height) = load(name), corner, figure.get_size_inches()
    axes = figure.add_axes((x / width, y / height, side / width, side / height))
    draw_images(axes, history["samples"][-1, member][: SIDE**2], SIDE)
    if strip:
        axes = figure.add_axes((x / width, (y - NUMBERS - strip) / height, side / width, strip / height))
        rows = history["samples"][over_time(history), member, :SIDE]
        draw_images(axes, rows.reshape(-1, *rows.shape[2:]), SIDE)


def draw_distances(axes: Axes, names: tuple[str, ...], thin: tuple[str, ...], key: float, language: str) -> None:
    """Draw W₁ to real digits over critic steps, a line for each seed, and the floor that real digits have.

    A line of the legend has height `key`, as a share of the axes.
    """
    for name in (*names, *thin):
        history = load(name)
        critic_steps = history["step"] * history.config.n_critic
        for member, dashes in zip(range(len(history.config.seeds)), ("-", "--", ":"), strict=False):
            draw_curve(axes, critic_steps, history["distance"][:, member], colour_of(history), dashes=dashes,
                       width=0.7 if name in thin else 1.6)  # fmt: skip
    methods = [(f"evidence.{name}.short", colour(colour_of(load(name))), 10.5) for name in names]
    kinds = [(f"evidence.{kind}", colour("ink"), 9.0) for kind in ("dashes", "thin")[: 2 if thin else 1]]
    for row, (words, look, size) in enumerate(methods + kinds):
        axes.text(0.99, 0.99 - key * row, text(words, language), color=look, size=size, transform=axes.transAxes,
                  ha="right", va="top")  # fmt: skip
    floor = json.loads(load(names[0]).judge)["real"]["distance"]
    axes.axhline(floor, color=colour("p"), linewidth=1.2)
    label(axes, text("evidence.floor", language), (0, floor), "p", offset=(4, -9))
    end = int(critic_steps[-1])
    axes.set(ylim=(0, 72), yticks=range(0, 71, 10), xlim=(0, end), xticks=np.linspace(0, end, 5))
    axes.set_xlabel(text("evidence.steps", language))


def colour_of(history: ImageHistory) -> str:
    """The colour of a method: standard GANs, clipped critics and penalised ones."""
    return {"none": "js", "clip": "clip", "gp": "em"}[history.config.penalty]


def scores(history: ImageHistory, member: int, seed: int, language: str) -> str:
    """The numbers under the pictures of one seed; its name alone where there is no judge for such pictures."""
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
    critic_steps = config.steps * config.n_critic
    _, count, size = history.data.split(", ")
    found: dict[str, Any] = {
        "device": device(history, language),
        "length": text(f"evidence.{'long' if critic_steps >= PAPER_CRITIC_STEPS else 'short'}", language),
        "count": f"{int(count):,}",
        "size": size,
        "width": config.width,
        "batch": config.batch,
        "steps": f"{config.steps:,}",
        "critic_steps": f"{critic_steps:,}",
        "seeds": ", ".join(map(str, config.seeds)),
        "rate": f"{config.learning_rate:g}",
    }
    if judge:
        found |= {
            "accuracy": f"{judge['accuracy']:.1%}",
            "confident": f"{judge['real']['confident']:.0%}",
            "floor": f"{judge['real']['distance']:.1f}",
        }
    return found


def device(history: ImageHistory, language: str) -> str:
    """Return the device of a run, with the words around a CPU in the reader's language."""
    kind, found, threads = history.device.partition(" cpu, ")
    return text("evidence.cpu", language, kind=kind, threads=threads.split(" ")[0]) if found else kind


def span(name: str, score: str, form: str, snapshot: int = -1) -> str:
    """The least and the largest score over the seeds of a run, as "a–b", or one number if they agree."""
    values = load(name)[score][snapshot]
    ends = [format(end, form) for end in (values.min(), values.max())]
    return ends[0] if ends[0] == ends[1] else "–".join(ends)
