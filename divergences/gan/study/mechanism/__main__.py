"""Train critics well, and see what that does to the generator: three parts, each kept in a file that goes on growing.

python -m divergences.gan.study.mechanism                      all parts, going on where they were left
python -m divergences.gan.study.mechanism --part training --budget 30
python -m divergences.gan.study.mechanism --report             prints what the results say
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ....command import Parser, reported, run
from ....locale import LANGUAGES
from ..engine import run_missing
from ..store import Store
from . import gradients, training
from .report import report
from .settings import SEEDS


@dataclass(frozen=True)
class Part:
    """What is run, how many lines each task gives, and where they are kept."""

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
    parser = Parser("python -m divergences.gan.study.mechanism", __doc__)
    parser.add_argument("--part", nargs="+", choices=list(PARTS), default=list(PARTS), help="default: all")
    parser.add_argument("--budget", type=float, metavar="MINUTES", help="for each part: begin nothing after that")
    parser.add_argument("--out", type=Path, metavar="DIR", help="default: the committed results")
    parser.add_argument("--jobs", type=int, default=1, help="processes on this machine (default: 1)")
    parser.add_argument("--report", action="store_true", help="run nothing; print what the results say, as Markdown")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="of the report")
    given = parser.parse_args(arguments)
    if given.jobs < 1 or (given.budget is not None and given.budget <= 0):
        parser.error("--jobs must be at least 1 and --budget larger than 0")
    try:
        if given.report:
            print(report(given.out, given.language))
            return 0
        for name in given.part:
            done, count = run_part(PARTS[name], given.out, given.budget, given.jobs)
            print(f"{name}: {done} of {count} tasks are whole")
    except KeyboardInterrupt:
        print("stopped; what is finished is kept, the same command goes on", file=sys.stderr)
        return 1
    return 0


def run_part(part: Part, out: Path | None = None, budget: float | None = None, jobs: int = 1) -> tuple[int, int]:
    """Run what a part's file does not have yet; returns how many tasks are whole, and of how many."""
    listed: Sequence[Any] = list(part.tasks())
    path = out / part.results.name if out else part.results
    store: Store[Any] = Store(path, part.row_type, part.rows_per_task)
    run_missing(part.run, listed, store, budget, jobs, name=path.stem)
    return sum(map(store.has, listed)), len(listed)


if __name__ == "__main__":
    run(main)
