"""What the results say: paired counts, shares with intervals, and a verdict by rules that were fixed beforehand.

The ten seeds of an architecture, and its runs on the three data sets, are no independent trials: differences carry
bootstrap intervals over whole architectures. Wilson's intervals are for single architectures only.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

import numpy as np

from ....arguments import checked
from ....checks import as_choice, as_scalar
from ..intervals import Change
from ..judge import floor
from ..store import read
from .settings import DATA, OBJECTIVES, Settings, draw
from .task import Row

THRESHOLDS = (2.0, 3.0, 5.0, 10.0)
"""Thresholds in noise floors: a run succeeds if its W₁ is at most the threshold."""
MODES = {"ring": 8, "grid": 25}


@checked
@dataclass(frozen=True)
class Results:
    """The finished architectures of a study.

    Attributes:
        settings: one for each of the A architectures.
        values: columns of `task.Row`, each of shape (A, objectives, data sets, seeds).
        ratio: W₁ in noise floors of its data set, like a column.
        updates: the budget of each run.
    """

    settings: list[Settings]
    values: dict[str, np.ndarray]
    ratio: np.ndarray
    updates: int

    def index_of(self, objective: str) -> int:
        """The place of an objective along the second axis."""
        return list(OBJECTIVES).index(as_choice("objective", objective, OBJECTIVES))

    def by_data(self) -> dict[str, dict[str, np.ndarray]]:
        """W₁ in floors of all runs, (A, seeds), by data set and objective."""
        return {
            name: {each: self.ratio[:, self.index_of(each), place] for each in OBJECTIVES}
            for place, name in enumerate(DATA)
        }

    def cells(self, threshold: float) -> np.ndarray:
        """Whether the median seed succeeds, (A, objectives, data sets)."""
        return np.median(self.ratio, axis=-1) <= threshold

    def shares(self, threshold: float) -> np.ndarray:
        """Share of each architecture's runs that succeed, (A, objectives)."""
        return (self.ratio <= threshold).mean(axis=(2, 3))

    def collapsed(self, part: float) -> np.ndarray:
        """Share of each architecture's runs on ring and grid that collapsed, (A, objectives).

        Collapsed: most samples are near a mode, but fewer than `part` of the modes are reached. A generator whose
        samples lie elsewhere has failed in another way.
        """
        part = as_scalar("part", part)
        if not 0 <= part <= 1:
            raise ValueError(f"part must be from 0 to 1, got {part}")
        on_modes = [DATA.index(name) for name in MODES]
        counts = np.array(list(MODES.values()))[:, None]
        near, reached = self.values["near"][:, :, on_modes], self.values["reached"][:, :, on_modes]
        return ((near >= 0.5) & (reached < part * counts)).mean(axis=(2, 3))

    def fell_back(self) -> np.ndarray:
        """Share of runs whose W₁ ended at more than 1.5 times the better of two earlier looks, or that diverged."""
        best = np.minimum(self.values["w1_half"], self.values["w1_late"])
        lost = ~np.isfinite(self.values["w1"]) | (self.values["diverged"] > 0)
        return (lost | (self.values["w1"] > 1.5 * best)).mean(axis=(2, 3))


@checked
def load(path: str | os.PathLike[str]) -> Results:
    """The architectures of a results file that have all their tasks.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is no results file, or no architecture in it is finished.
    """
    rows = {(*row.key, row.seed): row for row in read(path, Row)}
    seeds = 1 + max((key[-1] for key in rows), default=0)
    places = [(o, d, s) for o in OBJECTIVES for d in DATA for s in range(seeds)]
    finished = [a for a in sorted({key[0] for key in rows}) if all((a, *place) in rows for place in places)]
    if not finished:
        raise ValueError(f"path must hold at least one finished architecture, {os.fspath(path)} has none yet")
    shape = (len(finished), len(OBJECTIVES), len(DATA), seeds)
    chosen = [rows[a, *place] for a in finished for place in places]
    names = ("w1_half", "w1_late", "w1", "reached", "near", "good", "diverged")
    values = {name: np.array([float(getattr(row, name)) for row in chosen]).reshape(shape) for name in names}
    floors = np.array([floor(name) for name in DATA])
    return Results([draw(a) for a in finished], values, values["w1"] / floors[:, None], chosen[0].updates)


@checked
def versus(results: Results, first: str, second: str, threshold: float) -> dict[str, int]:
    """Architectures × data sets in which only the first objective, only the second, both or neither succeed."""
    as_choice("first", first, OBJECTIVES)
    as_choice("second", second, OBJECTIVES)
    cells = results.cells(as_scalar("threshold", threshold))
    a, b = cells[:, results.index_of(first)], cells[:, results.index_of(second)]
    return {"first": int((a & ~b).sum()), "second": int((~a & b).sum()), "both": int((a & b).sum()),
            "neither": int((~a & ~b).sum())}  # fmt: skip


@checked
def verdict(changes: list[Change]) -> str:
    """One word for a claim that each of these is above 0.

    "holds" if every interval is above 0; "sometimes" if some are and none is below; "contrary" if some are below and
    none above; "mixed" if there are both; "open" if all contain 0.
    """
    signs = {change.sign for change in changes}
    if signs == {1}:
        return "holds"
    if 1 in signs:
        return "mixed" if -1 in signs else "sometimes"
    return "contrary" if -1 in signs else "open"
