"""The view of a training run: recorded, to be scrubbed, or live, as its snapshots come.

This is its state; the browser module beside it draws. It trains nothing and loads no torch: it shows a `History`, or
whatever a `gan.live.LiveRun` has recorded so far.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

import anywidget
import traitlets

from ..arguments import checked
from ..checks import as_scalar
from ..gan.history import History
from ..locale import LANGUAGES
from .frames import NUMBERS, Measure, describe, ending, pack, pack_real
from .thinning import ThinnedFrames
from .traits import THEMES, Choice, Choices, Flag, WholeNumber

PANELS = ("plane", "theta", "gradient", "estimate", "losses", "pull", "slope", "histogram", "distance")
READERS = ("network", "index", "panels", "language", "theme", "presenter")
"""All that a reader can change."""


class Live(Protocol):
    """What the view asks of a run that is not over: `gan.live.LiveRun` has it."""

    error: BaseException | None

    @property
    def history(self) -> History: ...
    @property
    def running(self) -> bool: ...
    def stop(self) -> None: ...
    def on_snapshot(self, call: Callable[[Any], object]) -> None: ...
    def on_end(self, call: Callable[[], object]) -> None: ...


@checked
class RunView(anywidget.AnyWidget):  # type: ignore[misc]
    """Samples, the landscape of critic or discriminator, the push on the samples and the numbers over a run's steps.

    Every named argument but `distance` and `floor` is a synced trait: set it, observe it, link it.

    Args:
        run: a History, several by their names ({"GAN": …, "WGAN-GP": …}), or a LiveRun (started before or after).
        distance: measures W₁ from samples, shape (n, 2); called once for each snapshot and network. For a live run in
            the run's own thread, and only for the snapshots that are shown: a long run is thinned to at most
            `thinning.MAX_FRAMES` of them and the newest.
        floor: what two real samples have between them by the same measure.
        index: the snapshot on show; −1 is the newest.
        network: the network on show, counted through all runs.
        panels: which of `PANELS` are shown, in this order; left out, those that suit the generator.
        presenter: large type, and keys for everything.
        language: "en" or "zh".
        theme: "auto" (that of the page), "light", "dark" or "contrast".
        stopping: True asks a live run to stop; the Stop button sets it.

    Raises:
        TypeError: if `run` is none of these.
        ValueError: for a History without snapshots, or no History at all.
        traitlets.TraitError: for a value out of range or of another kind; the message names the trait.
    """

    _esm = Path(__file__).parent / "runs.js"

    index = WholeNumber(-1, least=-1).tag(sync=True)
    network = WholeNumber(0, least=0).tag(sync=True)
    panels = Choices(PANELS).tag(sync=True)
    presenter = Flag().tag(sync=True)
    language = Choice(LANGUAGES, "en").tag(sync=True)
    theme = Choice(THEMES, "auto").tag(sync=True)
    stopping = traitlets.Bool(False).tag(sync=True)

    _runs = traitlets.List().tag(sync=True)
    _numbers = traitlets.List(list(NUMBERS), read_only=True).tag(sync=True)
    _head = traitlets.Bytes().tag(sync=True)
    _tail = traitlets.Bytes().tag(sync=True)
    _real = traitlets.Bytes().tag(sync=True)

    def __init__(
        self,
        run: History | Live | Mapping[str, History],
        *,
        distance: Measure | None = None,
        floor: float | None = None,
        **state: Any,
    ) -> None:
        unknown = sorted(set(state) - set(self.class_trait_names()))
        if unknown:
            raise TypeError(f"RunView has no {', '.join(unknown)}")
        if distance is not None and not callable(distance):
            raise TypeError(f"distance must be a function of samples, got {distance!r}")
        self._distance = distance
        self._floor = None if floor is None else as_scalar("floor", floor)
        self._guard = threading.Lock()
        self._frames = ThinnedFrames(distance)  # of a live run
        self._live = None if isinstance(run, (History, Mapping)) else _as_live(run)
        histories: Mapping[str, Any]
        histories = run if isinstance(run, Mapping) else {"": self._live.history if self._live else run}
        shown = self._recorded(histories) if self._live is None else {"_runs": []}
        super().__init__(**shown, **state)
        if self._live is not None:
            self._live.on_snapshot(lambda _: self._take())
            self._live.on_end(self._take)
            self._take()
        if "panels" not in state:
            self.panels = self._suitable(next(iter(histories.values())))

    def _recorded(self, histories: Mapping[str, Any]) -> dict[str, Any]:
        if not histories:
            raise ValueError("run must be at least one History, got none")
        for name, history in histories.items():
            if not isinstance(history, History):
                raise TypeError(f"run must map names to Histories, got a {type(history).__name__} for {name!r}")
            if not len(history):
                raise ValueError("run must be a History with at least one snapshot, got one without")
        return {
            "_runs": [self._described(history, str(name), ending(history)) for name, history in histories.items()],
            "_head": b"".join(pack(history, distance=self._distance) for history in histories.values()),
            "_real": b"".join(pack_real(history) for history in histories.values()),
        }

    def _take(self) -> None:
        """Fetch what a live run has recorded by now; called in its thread."""
        assert self._live is not None
        with self._guard:
            history, error = self._live.history, self._live.error
            over = history.ending is not None or error is not None
            end = ending(history, running=self._live.running and not over, error=error)
            if not len(history):
                self._runs = [{"end": end, "count": 0, "steps": history.config.steps, "networks": [], "live": True}]
                return
            frames, stride = self._frames, self._frames.stride
            frames.update(history, over=over)
            with self.hold_sync():
                if self.index >= 0:  # stays at its step, or at the frame just after it
                    self.index = -(-self.index * stride // frames.stride)
                self._head, self._tail = frames.head, frames.tail
                self._real = self._real or pack_real(history)
                self._runs = [self._described(history, "", end) | {"count": frames.count, "live": True}]

    def _described(self, history: History, label: str, end: dict[str, Any]) -> dict[str, Any]:
        about = describe(history, label)
        seconds, step = float(history["seconds"][-1]), int(history["step"][-1])
        left = seconds / step * (about["steps"] - step) if step else None
        return about | {"end": end, "seconds": seconds, "left": left, "floor": self._floor, "live": False}

    def _suitable(self, history: History) -> list[str]:
        if history.config.generator == "shift":
            return ["plane", "theta", "gradient"]
        return ["plane", "estimate", "distance" if self._distance else "pull"]

    @traitlets.observe("stopping")  # type: ignore[untyped-decorator]
    def _stop(self, change: Any) -> None:
        if change["new"] and self._live is not None:
            self._live.stop()

    def values(self) -> dict[str, float]:
        """The numbers (`frames.NUMBERS`) of the snapshot and network on show; those that do not exist are `nan`.

        Raises:
            ValueError: if nothing is recorded yet.
        """
        import numpy as np

        start, network = 0, self.network
        with self._guard:
            for run in self._runs:
                members = len(run["networks"])
                if not run["count"]:
                    raise ValueError("nothing is recorded yet")
                if network < members or run is self._runs[-1]:
                    network = min(network, members - 1)
                    index = run["count"] - 1 if self.index < 0 else min(self.index, run["count"] - 1)
                    at = start + (index * members + network) * run["bytes"]
                    numbers = np.frombuffer(self._head + self._tail, "<f8", len(NUMBERS), at)
                    return dict(zip(NUMBERS, map(float, numbers), strict=True))
                start, network = start + run["count"] * members * run["bytes"], network - members
        raise ValueError("nothing is recorded yet")

    def page_state(self) -> dict[str, Any]:
        """The whole state as plain JSON, the frames as base64 text: what a page without a kernel gives the module."""
        names = (*READERS, "stopping", "_numbers")
        with self._guard:
            runs = [run | {"live": False} for run in self._runs]
            data = {"_head": self._head + self._tail, "_tail": b"", "_real": self._real}
        texts = {name: base64.b64encode(part).decode("ascii") for name, part in data.items()}
        return {name: getattr(self, name) for name in names} | {"_runs": runs} | texts


def _as_live(run: Any) -> Live:
    if not all(hasattr(run, name) for name in ("history", "running", "stop", "on_snapshot", "on_end")):
        raise TypeError(f"run must be a History, a dict of Histories or a LiveRun, got {type(run).__name__}")
    live: Live = run
    return live
