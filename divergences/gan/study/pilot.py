"""The pilot: rate and strength of every objective, by a search of equal size on architectures not in the study.

python -m divergences.gan.study.pilot    continues an earlier run, and prints what was chosen
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...arguments import checked
from ...command import reported, run
from .engine import run_missing
from .judge import floor
from .options import StudyParser
from .settings import DATA, OBJECTIVES, OWN_CRITIC_STEPS, PILOT_STREAM, Recipe, candidates, config_of, draw
from .store import Store, read
from .task import judged

RESULTS = Path(__file__).parent / "pilot.csv"
ARCHITECTURES = 8
SEEDS = 2
UPDATES = 8000
MAX_FLOORS = 100.0
"""Largest W₁, in noise floors, that enters a score; a diverged run counts as this."""


@dataclass(frozen=True)
class PilotTask:
    """All candidates of one objective with one architecture and data set."""

    architecture: int
    objective: str
    data: str
    seeds: int = SEEDS
    updates: int = UPDATES

    @property
    def key(self) -> tuple[int, str, str]:
        """The key that identifies the task."""
        return self.architecture, self.objective, self.data


@dataclass(frozen=True)
class PilotRow:
    """One candidate with one seed, after the pilot's updates."""

    architecture: int
    objective: str
    data: str
    learning_rate: float
    strength: float
    seed: int
    w1: float

    @property
    def key(self) -> tuple[int, str, str]:
        """The key of the row's task."""
        return self.architecture, self.objective, self.data


@checked
def pilot_tasks(architectures: int = ARCHITECTURES, seeds: int = SEEDS, updates: int = UPDATES) -> Iterator[PilotTask]:
    """All of one architecture before the next."""
    for architecture in range(architectures):
        for data in DATA:
            for objective in OBJECTIVES:
                yield PilotTask(architecture, objective, data, seeds, updates)


@checked
def run_pilot_task(task: PilotTask) -> list[PilotRow]:
    """Train and judge all candidates of a task; those of one clip bound at a time."""
    every = candidates(task.objective)
    own = OWN_CRITIC_STEPS[task.objective]
    seeds = tuple(1000 * task.architecture + seed for seed in range(task.seeds))
    strengths = sorted({recipe.strength for recipe in every}) if task.objective == "clip" else [None]
    rows = []
    for strength in strengths:
        recipes = tuple(recipe for recipe in every if strength is None or recipe.strength == strength)
        steps = task.updates // (own + 1)
        config = config_of(draw(task.architecture, PILOT_STREAM), task.objective, task.data, own, recipes, seeds, steps)
        (found,) = judged(config, (steps,), seed=task.architecture)
        places = [(recipe, seed) for recipe in recipes for seed in range(task.seeds)]
        rows += [
            PilotRow(*task.key, recipe.learning_rate, recipe.strength, seed, w1)
            for (recipe, seed), w1 in zip(places, found.w1, strict=True)
        ]
    return rows


@checked
def scores(path: str | os.PathLike[str] = RESULTS) -> dict[str, dict[Recipe, float]]:
    """Of each objective's candidates, the mean over architectures and data of log(median W₁ in floors, at most 100).

    Raises:
        FileNotFoundError, ValueError: as `store.read`; also if a candidate has not all architectures of the file.
    """
    rows = list(dict.fromkeys(read(path, PilotRow)))
    scored: dict[str, dict[Recipe, float]] = {}
    cells = {(row.architecture, row.data) for row in rows}
    for objective in OBJECTIVES:
        scored[objective] = {}
        for recipe in candidates(objective):
            by_cell: dict[tuple[int, str], list[float]] = {}
            for row in rows:
                if (row.objective, row.learning_rate, row.strength) == (objective, *_values(recipe)):
                    by_cell.setdefault((row.architecture, row.data), []).append(row.w1 / floor(row.data))
            if set(by_cell) != cells or not cells:
                raise ValueError(f"path must hold a whole pilot, {os.fspath(path)} lacks runs of {objective}")
            scored[objective][recipe] = float(
                np.mean([np.log(min(MAX_FLOORS, np.median(each))) for each in by_cell.values()])
            )
    return scored


@checked
def chosen(path: str | os.PathLike[str] = RESULTS) -> dict[str, Recipe]:
    """The recipe of each objective with the smallest score; of equals the one with the smaller rate.

    Raises:
        FileNotFoundError, ValueError: as `scores`.
    """
    return {
        objective: min(scored, key=lambda recipe: (scored[recipe], recipe.learning_rate))
        for objective, scored in scores(path).items()
    }


@reported("python -m divergences.gan.study.pilot")
def main(arguments: list[str] | None = None) -> int:
    """Run what is missing and print what was chosen; 0, or 1 if it was interrupted or is not whole, 2 for an error."""
    parser = StudyParser("python -m divergences.gan.study.pilot", __doc__, reports=False)
    parser.add_argument("--out", type=Path, metavar="CSV", default=RESULTS, help="default: the committed results")
    given = parser.parse_args(arguments)
    listed = list(pilot_tasks())
    try:
        store = Store(given.out, PilotRow, SEEDS * len(candidates("gp")))
        run_missing(run_pilot_task, listed, store, given.budget, given.jobs, name="pilot")
        done = sum(map(store.has, listed))
        print(f"{done} of {len(listed)} tasks are finished")
        if done < len(listed):
            return 1
        for objective, recipe in chosen(given.out).items():
            print(f"{objective:15s} rate {recipe.learning_rate:g}, strength {recipe.strength:g}")
    except KeyboardInterrupt:
        print("stopped; finished tasks are kept, and the same command continues", file=sys.stderr)
        return 1
    return 0


def _values(recipe: Recipe) -> tuple[float, float]:
    return recipe.learning_rate, recipe.strength


if __name__ == "__main__":
    run(main)
