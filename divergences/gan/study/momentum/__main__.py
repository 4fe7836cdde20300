"""Train with and without momentum, everything else equal.

python -m divergences.gan.study.momentum --budget 60    continues an earlier run
python -m divergences.gan.study.momentum --report       prints what the results say
"""

from __future__ import annotations

import sys
from pathlib import Path

from ....command import reported, run
from ..engine import run_missing
from ..options import StudyParser
from ..store import Store
from .report import report
from .task import RATES, RESULTS, SEEDS, MomentumRow, momentum_tasks, run_momentum_task


@reported("python -m divergences.gan.study.momentum")
def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 if all was done that was asked for, 1 if it was interrupted, 2 for wrong arguments."""
    parser = StudyParser("python -m divergences.gan.study.momentum", __doc__)
    parser.add_argument("--out", type=Path, metavar="CSV", default=RESULTS, help="default: the committed results")
    given = parser.parse_args(arguments)
    listed = list(momentum_tasks())
    try:
        if given.report:
            print(report(given.out, given.language))
            return 0
        store: Store[MomentumRow] = Store(given.out, MomentumRow, SEEDS * len(RATES))
        run_missing(run_momentum_task, listed, store, given.budget, given.jobs, name="momentum")
    except KeyboardInterrupt:
        print(f"stopped; finished tasks are in {given.out}, and the same command continues", file=sys.stderr)
        return 1
    print(f"{sum(map(store.has, listed))} of {len(listed)} tasks are in {given.out}")
    return 0


if __name__ == "__main__":
    run(main)
