"""Train random architectures with five objectives, each at its own recipe, over critic steps and budget.

python -m divergences.gan.study --budget 60 --jobs 2    continues an earlier run
python -m divergences.gan.study --report                prints what the results say
"""

from __future__ import annotations

import sys
from pathlib import Path

from ...command import reported, run
from .engine import run_missing
from .options import StudyParser
from .pilot import RESULTS as PILOT_RESULTS
from .pilot import chosen
from .report import report
from .settings import looks
from .store import Store
from .task import RESULTS, Row, run_task, tasks

ARCHITECTURES = 40


@reported("python -m divergences.gan.study")
def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 if all was done that was asked for, 1 if it was interrupted, 2 for wrong arguments."""
    given = _parser().parse_args(arguments)
    try:
        if given.report:
            print(report(given.out, given.language))
            return 0
        listed = list(tasks(ARCHITECTURES, chosen(given.pilot)))
        store = Store(given.out, Row, lambda row: listed[0].seeds * len(looks(row.objective, row.n_critic)))
        run_missing(run_task, listed, store, given.budget, given.jobs, given.scheduler)
    except KeyboardInterrupt:
        print(f"stopped; finished tasks are in {given.out}, and the same command continues", file=sys.stderr)
        return 1
    print(f"{sum(map(store.has, listed))} of {len(listed)} tasks are in {given.out}")
    return 0


def _parser() -> StudyParser:
    parser = StudyParser("python -m divergences.gan.study", __doc__)
    parser.add_argument("--out", type=Path, metavar="CSV", default=RESULTS, help="default: the committed results")
    parser.add_argument("--pilot", type=Path, metavar="CSV", default=PILOT_RESULTS, help="where the recipes come from")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="run on the workers of this Dask scheduler instead")
    return parser


if __name__ == "__main__":
    run(main)
