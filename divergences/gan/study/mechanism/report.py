"""The mechanism's results as Markdown tables, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from ....arguments import checked
from ..store import read
from ..words import speaker, titled_table
from . import gradients, training
from .analysis import effect, gradient_fate, load_gradients, load_rates, load_trainings, one_rate_for_all
from .settings import NETWORKS, OBJECTIVES, SEEDS

SHOWN_LOOKS = (25, 100, 500, 5000)
"""The critic steps that the table of gradients shows."""


@checked
def report(folder: Path | None = None, language: str = "en") -> str:
    """The tables of all complete results; a part without a results file is left out.

    Args:
        folder: where the three files are; the committed ones if left out.

    Raises:
        ValueError: if one of them is no results file.
    """
    folder = folder or gradients.RESULTS.parent
    tables = {
        gradients.RESULTS.name: gradient_table, training.TRAINING_RESULTS.name: training_tables,
        training.RATES_RESULTS.name: rates_table,
    }  # fmt: skip
    found = [table(folder / name, language) for name, table in tables.items() if (folder / name).exists()]
    return "\n\n".join([progress(folder, language), *found])


@checked
def progress(folder: Path, language: str) -> str:
    """How many tasks of each part are whole."""
    say = speaker(language)
    parts: list[tuple[Path, type[Any], Iterable[Any]]] = [
        (gradients.RESULTS, gradients.GradientRow, gradients.gradient_tasks()),
        (training.TRAINING_RESULTS, training.TrainingRow, training.training_tasks()),
        (training.RATES_RESULTS, training.TrainingRow, training.rate_tasks()),
    ]
    counts: dict[str, int] = {}
    for path, row_type, tasks in parts:
        there = folder / path.name
        done = {row.key for row in read(there, row_type)} if there.exists() else set()
        keys = {task.key for task in tasks}
        counts |= {path.stem: len(done & keys), f"{path.stem}_all": len(keys)}
    return say("mechanism.progress", **counts)


@checked
def gradient_table(path: Path, language: str) -> str:
    """Part 1: the median gradient at some looks with the least and largest seed at the last, by scene and objective."""
    say = speaker(language)
    found = load_gradients(path)
    places = [gradients.LOOKS.index(look) for look in SHOWN_LOOKS]
    rows = []
    for scene in gradients.SCENES:
        exact = gradients.exact_gradients(scene) if scene in gradients.THETA else {}
        for objective in OBJECTIVES:
            if (scene, objective) in found:
                values = found[scene, objective]
                middle = [number(float(np.median(values[:, place]))) for place in places]
                last = f"{middle[-1]} [{number(values[:, -1].min())}, {number(values[:, -1].max())}]"
                limit = exact_limit(exact, objective)
                fate = say(f"mechanism.{gradient_fate(values)}")
                rows.append([say(f"mechanism.{scene}"), say(objective), *middle[:-1], last, limit,
                             fate])  # fmt: skip
    head = say("mechanism.gradients.head").split(" | ")
    return titled_table(say, say("mechanism.gradients", seeds=SEEDS), head, rows)


@checked
def exact_limit(exact: dict[str, float], objective: str) -> str:
    """The closed form that belongs to an objective, or a dash: that of EM only for the unscaled slope-1 critic."""
    if objective == "gp" and "em" in exact:
        return number(exact["em"])
    if objective == "minimax" and "js" in exact:
        return number(exact["js"])
    return number(exact[objective]) if objective in exact else "–"


@checked
def training_tables(path: Path, language: str) -> str:
    """Part 2: the effect of many critic steps on each objective, W₁ over n, and how the runs ended."""
    say = speaker(language)
    trainings = load_trainings(path)
    if not trainings.networks:
        return say("mechanism.none", networks=len(NETWORKS))
    count = say("mechanism.whole", count=len(trainings.networks), networks=len(NETWORKS))
    steps = training.CRITIC_STEPS
    effects, floors, ends = [], [], []
    for objective in OBJECTIVES:
        name, found = say(objective), effect(trainings, objective)
        verdict = say(f"mechanism.{found.verdict}")
        effects.append([name, f"{found.larger} / {found.cells}", f"{found.smaller} / {found.cells}",
                        f"{found.ratio:.2f}", str(found.unchanged), verdict])  # fmt: skip
        floors.append([name, *(_spread(trainings.cells(objective, n)) for n in steps)])
        for n in steps:
            counted = trainings.endings(objective, n)
            total = sum(counted.values())
            ends.append([name, str(n), *(f"{counted[end] / total:.0%}" for end in training.ENDINGS)])
    endings = " | ".join(say(f"mechanism.{end}") for end in training.ENDINGS)
    return "\n\n".join([
        count,
        titled_table(say, say("mechanism.effect"), say("mechanism.effect.head").split(" | "), effects),
        titled_table(say, say("mechanism.floors"), [say("shares.head"), *(f"n = {n}" for n in steps)],
                     floors),
        titled_table(say, say("mechanism.endings"), [say("shares.head"), "n", *endings.split(" | ")],
                     ends),
    ])  # fmt: skip


@checked
def rates_table(path: Path, language: str) -> str:
    """Part 3: WGAN-GP with one critic step over rates and λ, and the answer of the rule that was fixed before."""
    say = speaker(language)
    scenes = load_rates(path)
    if not scenes:
        return ""
    rows = [
        [str(scene.network + 1), say(scene.data), f"{scene.strength:g}",
         *(f"{floors:.1f} ({home:.0%})" for floors, home in zip(scene.floors, scene.home, strict=True))]
        for scene in scenes
    ]  # fmt: skip
    head = [*say("mechanism.rates.head").split(" | "), *(f"{rate:g}" for rate in training.RATES)]
    table = titled_table(say, say("mechanism.rates"), head, rows)
    if len([scene for scene in scenes if scene.strength == 1.0]) < 4:
        return table
    rates = one_rate_for_all(scenes)
    answer = "mechanism.rates.yes" if rates else "mechanism.rates.no"
    return f"{table}\n\n{say(answer, rates=', '.join(f'{rate:g}' for rate in rates))}"


@checked
def number(value: float) -> str:
    """Two significant digits: 0.0026, 1.3, 180, 8e-09; an exact 0 stays 0.

    >>> [number(each) for each in (0, 8.1e-9, 0.00261, 1.32, 181)]
    ['0', '8e-09', '0.0026', '1.3', '181']
    """
    value = float(value)
    if value == 0:
        return "0"
    if abs(value) < 1e-3:
        return f"{value:.0e}"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.2g}"


def _spread(values: np.ndarray) -> str:
    low, middle, high = np.quantile(values, [0.25, 0.5, 0.75])
    return f"{middle:.1f} [{low:.1f}, {high:.1f}]"
