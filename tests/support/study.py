"""Made-up results of the study."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from divergences.gan.study.judge import floor
from divergences.gan.study.settings import Recipe, looks
from divergences.gan.study.store import Store
from divergences.gan.study.task import Row, tasks, tasks_of


def write_made_up(path: Path, recipes: Mapping[str, Recipe]) -> Path:
    """Ten architectures in which the article is right throughout, and one that is not whole."""
    store = Store(path, Row, lambda row: 2 * len(looks(row.objective, row.n_critic)))
    for task in [*tasks(10, recipes, seeds=2), *list(tasks_of(10, recipes, seeds=2))[:5]]:
        rows = []
        for step in task.looks:
            times = 2.0
            if task.objective == "non-saturating":
                times = {1: 2.0, 5: 8.0, 25: 20.0}[task.n_critic]
                times = 9.0 if step == 12_000 else times
            for seed in range(2):
                w1 = times * floor(task.data)
                recipe = (task.recipe.learning_rate, task.recipe.strength)
                rows.append(Row(*task.key, *recipe, seed, step, w1, 8, 1.0, False))
        store.add(rows)
    return path
