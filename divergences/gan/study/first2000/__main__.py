"""Train random architectures with five objectives, and write the result of each seed.

python -m divergences.gan.study.first2000 --budget 60 --jobs 2    continues an earlier run
python -m divergences.gan.study.first2000 --report                prints what the results say
"""

from __future__ import annotations

import sys
from pathlib import Path

from ....command import reported, run
from ..engine import run_missing
from ..options import StudyParser
from ..store import Store
from .task import RESULTS, Row, Task, run_task, tasks

PRESETS = {"full": {"architectures": 200}, "classroom": {"architectures": 10, "updates": 1000}}
"""Number of architectures unless the time budget ends earlier; "classroom" runs have half the updates."""


@reported("python -m divergences.gan.study.first2000")
def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 if all was done that was asked for, 1 if it was interrupted, 2 for wrong arguments."""
    given = _parser().parse_args(arguments)
    out = given.out or (RESULTS if given.preset == "full" else Path(f"study-{given.preset}.csv"))
    if given.report:
        from .report import report

        print(report(out, given.language))
        return 0
    listed = list(tasks(**PRESETS[given.preset]))
    try:
        store = Store(out, Row, listed[0].seeds, updates=listed[0].updates)
        study(listed, store, given.budget, given.jobs, given.scheduler)
    except KeyboardInterrupt:
        print(f"stopped; finished tasks are in {out}, and the same command continues", file=sys.stderr)
        return 1
    print(f"{sum(map(store.has, listed))} of {len(listed)} tasks are in {out}")
    return 0


def study(
    listed: list[Task], store: Store[Row], budget: float | None = None, jobs: int = 1, scheduler: str | None = None
) -> None:
    """Run the tasks that the store does not have, with a bar.

    Args:
        budget: minutes after which no further task is begun.
        jobs: processes on this machine; not used with a scheduler.
        scheduler: address of a Dask scheduler, "tcp://host:8786".
    """
    run_missing(run_task, listed, store, budget, jobs, scheduler)


def _parser() -> StudyParser:
    parser = StudyParser("python -m divergences.gan.study.first2000", __doc__)
    parser.add_argument("--preset", choices=sorted(PRESETS), default="full", help="default: full")
    parser.add_argument("--out", type=Path, metavar="CSV", help="default: the committed results, or study-PRESET.csv")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="run on the workers of this Dask scheduler instead")
    return parser


if __name__ == "__main__":
    run(main)
