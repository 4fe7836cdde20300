"""What the runs say of momentum, by the rules of `design.md`, and as Markdown tables."""

from __future__ import annotations

import os
from dataclasses import dataclass

import numpy as np

from ....arguments import checked
from ..mechanism.settings import DATA, NETWORKS
from ..store import read
from ..words import Speak, speaker, titled_table
from .task import CRITIC_STEPS, OPTIMIZERS, RESULTS, MomentumRow, rates_of

FAMILIES = {"sgd": ("sgd-0", "sgd-0.9"), "adam": ("adam-0", "adam-0.9")}
"""Of each optimizer: its name without and with momentum 0.9."""
LABELS = {
    "sgd": "SGD", "adam": "Adam", "sgd-0": "SGD (0)", "sgd-0.9": "SGD (0.9)", "adam-0": "Adam (0, 0.99)",
    "adam-0.9": "Adam (0.9, 0.99)", "adam-0.5": "Adam (0.5, 0.99)", "rmsprop": "RMSProp (0.99)",
}  # fmt: skip
"""The same in every language."""
CHOOSING_SEEDS = (0, 1)
CAP = 100.0
SUCCESS_FLOORS = 3.0
CELLS = [(network, data) for network in range(len(NETWORKS)) for data in DATA]

Runs = dict[tuple[int, str, str, str], list[MomentumRow]]


@dataclass(frozen=True)
class Comparison:
    """Momentum 0.9 against none, for one objective and optimizer.

    Attributes:
        larger, smaller: in how many cells W₁ is larger, or smaller, with momentum.
        ratio: the median over cells of W₁ with momentum / W₁ without.
    """

    objective: str
    family: str
    larger: int
    smaller: int
    ratio: float

    @property
    def verdict(self) -> str:
        """ "harms" or "helps" where all cells agree, else "open"."""
        if self.larger == len(CELLS):
            return "harms"
        return "helps" if self.smaller == len(CELLS) else "open"


@checked
def comparisons(path: str | os.PathLike[str] = RESULTS) -> list[Comparison]:
    """Momentum against none, for SGD and Adam with each objective that has all cells.

    Raises:
        FileNotFoundError, ValueError: as `store.read`.
    """
    return _comparisons(_load(path))


def _comparisons(runs: Runs) -> list[Comparison]:
    return [_compare(runs, objective, family) for objective in _objectives(runs) for family in FAMILIES]


def _load(path: str | os.PathLike[str]) -> Runs:
    """The runs of each task, for the objectives that have all cells."""
    runs: Runs = {}
    for row in dict.fromkeys(read(path, MomentumRow)):
        runs.setdefault(row.key, []).append(row)
    whole = [
        objective
        for objective in CRITIC_STEPS
        if all((network, objective, data, name) in runs for network, data in CELLS for name in OPTIMIZERS)
    ]
    return {key: rows for key, rows in runs.items() if key[1] in whole}


def _value(runs: Runs, network: int, objective: str, data: str, optimizer: str) -> float:
    """Median W₁ in floors of the judged seeds, at the rate that was best on the others."""
    rows = runs[network, objective, data, optimizer]

    def search(rate: float) -> float:
        found = [row.floors for row in rows if row.learning_rate == rate and row.seed in CHOOSING_SEEDS]
        return float(np.mean(np.log(np.minimum(found, CAP))))

    best = min(rates_of(optimizer), key=lambda rate: (search(rate), rate))
    return float(np.median([row.floors for row in _judged(rows) if row.learning_rate == best]))


def _judged(rows: list[MomentumRow]) -> list[MomentumRow]:
    """The runs of the seeds that no rate was chosen on."""
    return [row for row in rows if row.seed not in CHOOSING_SEEDS]


def _compare(runs: Runs, objective: str, family: str) -> Comparison:
    """Compare the two settings of a family, cell by cell."""
    without, momentum = (
        np.array([_value(runs, network, objective, data, name) for network, data in CELLS]) for name in FAMILIES[family]
    )
    with np.errstate(invalid="ignore"):
        ratio = float(np.nanmedian(momentum / without))
    return Comparison(objective, family, int((momentum > without).sum()), int((momentum < without).sum()), ratio)


@checked
def report(path: str | os.PathLike[str] = RESULTS, language: str = "en") -> str:
    """Both tables; a sentence if no objective has all cells yet.

    Raises:
        FileNotFoundError, ValueError: as `store.read`.
    """
    say, runs = speaker(language), _load(path)
    found = _comparisons(runs)
    if not found:
        return str(say("optimizers.none"))
    rows = [
        [say(each.objective), LABELS[each.family], f"{each.larger} / {len(CELLS)}",
         f"{each.smaller} / {len(CELLS)}", f"{each.ratio:.2f}", say(f"optimizers.{each.verdict}")]
        for each in found
    ]  # fmt: skip
    head = say("optimizers.head").split(" | ")
    return "\n\n".join([titled_table(say, say("optimizers.primary"), head, rows), _robust(runs, say)])


def _objectives(runs: Runs) -> list[str]:
    return [name for name in CRITIC_STEPS if any(key[1] == name for key in runs)]


def _robust(runs: Runs, say: Speak) -> str:
    rows = []
    for objective in _objectives(runs):
        for optimizer in OPTIMIZERS:
            judged = [row for cell in CELLS for row in _judged(runs[cell[0], objective, cell[1], optimizer])]
            home = np.mean([row.floors <= SUCCESS_FLOORS for row in judged])
            lost = np.mean([row.diverged or not np.isfinite(row.w1) for row in judged])
            best = np.median([_value(runs, network, objective, data, optimizer) for network, data in CELLS])
            rows.append([say(objective), LABELS[optimizer], f"{best:.1f}", f"{home:.0%}", f"{lost:.0%}"])
    return titled_table(say, say("optimizers.robust"), say("optimizers.robust.head").split(" | "), rows)
