"""Measure how well-trained critics affect the generator, in three parts, each with a file of results that it extends.

python -m divergences.gan.study.mechanism                      all parts; continues an earlier run
python -m divergences.gan.study.mechanism --part training --budget 30    minutes, for each part
python -m divergences.gan.study.mechanism --report             prints what the results say
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ....command import reported, run
from ..engine import run_missing
from ..options import StudyParser
from ..store import Store
from . import gradients, training
from .report import report
from .settings import SEEDS


@dataclass(frozen=True)
class Part:
    """One part: its tasks, the function that runs one, the number of lines of a task, and the results file."""

    tasks: Callable[[], Any]
    run: Callable[[Any], Any]
    row_type: type[Any]
    rows_per_task: int
    results: Path


PARTS = {
    "gradients": Part(
        gradients.gradient_tasks, gradients.run_gradient_task, gradients.GradientRow,
        SEEDS * len(gradients.LOOKS), gradients.RESULTS,
    ),
    "rates": Part(
        training.rate_tasks, training.run_training_task, training.TrainingRow,
        SEEDS * len(training.RATES) * len(training.RATE_LOOKS), training.RATES_RESULTS,
    ),
    "training": Part(
        training.training_tasks, training.run_training_task, training.TrainingRow,
        SEEDS * len(training.LEARNING_RATES) * len(training.LOOKS), training.TRAINING_RESULTS,
    ),
}  # fmt: skip
"""In the order in which they are run."""


@reported("python -m divergences.gan.study.mechanism")
def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 if all was done that was asked for, 1 if it was interrupted, 2 for wrong arguments."""
    parser = StudyParser("python -m divergences.gan.study.mechanism", __doc__)
    parser.add_argument("--part", nargs="+", choices=list(PARTS), default=list(PARTS), help="default: all")
    parser.add_argument("--out", type=Path, metavar="DIR", help="default: the committed results")
    given = parser.parse_args(arguments)
    try:
        if given.report:
            print(report(given.out, given.language))
            return 0
        for name in given.part:
            done, count = run_part(PARTS[name], given.out, given.budget, given.jobs)
            print(f"{name}: {done} of {count} tasks are finished")
    except KeyboardInterrupt:
        print("stopped; finished tasks are kept, and the same command continues", file=sys.stderr)
        return 1
    return 0


def run_part(part: Part, out: Path | None = None, budget: float | None = None, jobs: int = 1) -> tuple[int, int]:
    """Run the tasks that are not in the part's file yet; returns the number of finished tasks and of all tasks."""
    listed: Sequence[Any] = list(part.tasks())
    path = out / part.results.name if out else part.results
    store: Store[Any] = Store(path, part.row_type, part.rows_per_task)
    run_missing(part.run, listed, store, budget, jobs, name=path.stem)
    return sum(map(store.has, listed)), len(listed)


if __name__ == "__main__":
    run(main)
