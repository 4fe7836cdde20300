"""Made-up runs for the tests of the view: recorded ones, and one whose snapshots come when the test says so."""

from __future__ import annotations

from typing import Any

import numpy as np

from divergences.gan.config import Config
from divergences.gan.ending import Ending
from divergences.gan.history import PER_SNAPSHOT, History
from divergences.widgets import RunView
from divergences.widgets.frames import NUMBERS

from .browser import Host

SAMPLES, GRID = 80, 7


def history(count=3, members=2, *, shift=False, steps=None, seed=0, **config):
    """A recorded run of made-up numbers."""
    rng = np.random.default_rng(seed)
    words = {
        **{"seeds": list(range(members)), "objective": "wasserstein", "lambda_gp": 10.0, "learning_rate": 0.1},
        **{"steps": steps or 10 * (count - 1) or 1, "generator": "shift" if shift else "mlp"},
        **{"data": "segments" if shift else "ring"},
    }
    shapes = {"samples": (SAMPLES, 2), "pull": (SAMPLES, 2), "critic": (GRID, GRID), "slopes": (SAMPLES,)}
    arrays = {name: rng.normal(size=(count, members, *shapes.get(name, ()))).astype("f4") for name in PER_SNAPSHOT}
    arrays |= {"step": 10 * np.arange(count), "seconds": 0.5 * np.arange(count)}
    arrays["slopes"] = np.abs(arrays["slopes"])
    arrays["diverged_at"] = np.full((count, members), -1)
    if not shift:
        arrays["theta"] = np.full((count, members), np.nan)
    settings = Config(**words | config)
    estimates = tuple("em" if each == "wasserstein" else "js" for each in settings.objectives)
    return History(settings, "a test", 3.0, rng.normal(size=(50, 2)), None, arrays, estimates)


class Live:
    """A run whose snapshots come when the test says so."""

    def __init__(self, whole):
        self.whole, self.count, self.running, self.error, self.stopped = whole, 0, True, None, 0
        self.calls, self.ends = [], []

    @property
    def history(self):
        arrays = {name: values[: self.count] for name, values in self.whole.arrays.items()} if self.count else {}
        ending = None if self.running else Ending("stopped", 10 * (self.count - 1))
        return History(self.whole.config, "a test", self.whole.size, self.whole.real, ending, arrays)

    def on_snapshot(self, call):
        self.calls.append(call)

    def on_end(self, call):
        self.ends.append(call)

    def stop(self):
        self.stopped += 1

    def come(self):
        self.count += 1
        for call in self.calls:
            call(None)

    def end(self, error=None):
        self.running, self.error = False, error
        for call in self.ends:
            call()


def show(host: Host, view: RunView, **raw: Any) -> None:
    host.show_state(view.page_state() | raw, "runs.js")


def alive(view: RunView) -> list[dict[str, Any]]:
    """The runs of a page's state as a notebook has them, where a live one is live."""
    return [run | {"live": True} for run in view.page_state()["_runs"]]


def said(page: Any) -> dict[str, float]:
    """The numbers behind the live text."""
    words = page.locator("[role=status]").first.evaluate(
        "(node) => Object.fromEntries([...node.attributes].map((one) => [one.name, one.value]))"
    )
    return {n: float(words[f"data-{n.replace('_', '-')}"].replace("Infinity", "inf")) for n in (*NUMBERS, "index")}


def agrees(host: Host, view: RunView) -> None:
    """The page shows the numbers that Python has for the same index and network."""
    view.index, view.network = host.get("index"), host.get("network")
    shown = said(host.page)
    for name, number in view.values().items():
        np.testing.assert_equal(shown[name], number, err_msg=name)
