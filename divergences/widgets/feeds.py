"""The data of a view of runs: recorded runs, packed once, and live runs, packed as their snapshots arrive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

import numpy as np

from ..gan.history import History
from ..locale import has_text
from .frames import Measure, describe, ending, pack, pack_real
from .thinning import ThinnedFrames


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


class Feed:
    """One run, packed for a view.

    Attributes:
        about: what the browser must know of it (`frames.describe`), and how it ended.
        head, tail: its frames as bytes; the tail is a live run's newest, if the head does not have it.
        held: the number of frames in the head.
        steps: the step of each frame.
        real: the real samples as bytes.
        live: the run itself while it may still grow.
    """

    live: Live | None = None

    def __init__(self, label: str, floor: float | None) -> None:
        self.label, self.floor = label, floor
        self.about: dict[str, Any] = {}
        self.head = self.tail = self.real = b""
        self.held = 0
        self.steps: list[int] = []

    @property
    def networks(self) -> list[dict[str, Any]]:
        """What is known of each network."""
        networks: list[dict[str, Any]] = self.about["networks"]
        return networks

    def describe(self, history: History, end: dict[str, Any]) -> dict[str, Any]:
        """What the browser must know of the run."""
        about = describe(history, self.label)
        seconds, step = (float(history["seconds"][-1]), int(history["step"][-1])) if len(history) else (0.0, 0)
        left = seconds / step * (about["steps"] - step) if step else None
        return about | {"end": end, "seconds": seconds, "left": left, "floor": self.floor, "live": False}

    def numbers(self, index: int, member: int, count: int) -> list[float]:
        """The first `count` numbers of one frame of one network."""
        members, size = len(self.networks), self.about["bytes"]
        part, place = (self.head, index) if index < self.held else (self.tail, index - self.held)
        numbers: list[float] = np.frombuffer(part, "<f8", count, (place * members + member) * size).tolist()
        return numbers


class Recorded(Feed):
    """A run that is over, packed once."""

    def __init__(self, history: History, label: str, distance: Measure | None, floor: float | None) -> None:
        super().__init__(label, floor)
        self.steps = [int(step) for step in history["step"]]
        self.head, self.real, self.held = pack(history, distance=distance), pack_real(history), len(history)
        self.about = self.describe(history, ending(history))


class Growing(Feed):
    """A live run; `update` takes what has been recorded since the last time, thinned to a bounded number of frames."""

    def __init__(self, live: Live, label: str, distance: Measure | None, floor: float | None) -> None:
        super().__init__(label, floor)
        self.live: Live = live
        self.over = False
        self._frames = ThinnedFrames(distance)
        self.update()

    def update(self) -> None:
        """Fetch what has been recorded by now."""
        history, error = self.live.history, self.live.error
        self.over = history.ending is not None or error is not None
        end = ending(history, running=self.live.running and not self.over, error=error)
        if len(history):
            frames = self._frames
            frames.update(history, over=self.over)
            self.head, self.tail, self.held, self.steps = frames.head, frames.tail, frames.held, frames.steps
            self.real = self.real or pack_real(history)
        self.about = self.describe(history, end) | {"count": len(self.steps), "live": True}


def feeds_of(run: Any, other: Any = None, distance: Measure | None = None, floor: float | None = None) -> list[Feed]:
    """One feed for each run: of a History, a LiveRun or a dict of Histories, and of the `other` one beside the first.

    Raises:
        TypeError: if one of them is no run.
        ValueError: for a History without snapshots, or no History at all.
    """
    if other is not None:
        if isinstance(run, Mapping):
            raise TypeError("run must be one run where another is given beside it; name two of a dict with `pair`")
        return [_feed(one, name, what, distance, floor) for one, name, what in _named(run, other)]
    if not isinstance(run, Mapping):
        return [_feed(run, "", "run", distance, floor)]
    if not run:
        raise ValueError("run must be at least one History, got none")
    for name, history in run.items():
        if not isinstance(history, History):
            raise TypeError(f"run must map names to Histories, got a {type(history).__name__} for {name!r}")
    return [_feed(history, str(name), "run", distance, floor) for name, history in run.items()]


def _named(run: Any, other: Any) -> list[tuple[Any, str, str]]:
    """Names for two unnamed runs, from objective and penalty: "run.method.wasserstein.gp"."""
    both = []
    for what, one in (("run", run), ("other", other)):
        history = one if isinstance(one, History) else _as_live(one, what).history
        config = history.config
        objective = config.objectives[0]
        name = objective if isinstance(objective, str) else objective.name
        method = f"run.method.{name}.{config.penalty}"
        both.append((one, method if has_text(method) else name, what))
    return both


def _feed(run: Any, label: str, what: str, distance: Measure | None, floor: float | None) -> Feed:
    if not isinstance(run, History):
        return Growing(_as_live(run, what), label, distance, floor)
    if not len(run):
        raise ValueError(f"{what} must be a History with at least one snapshot, got one without")
    return Recorded(run, label, distance, floor)


def _as_live(run: Any, what: str) -> Live:
    if not all(hasattr(run, name) for name in ("history", "running", "stop", "on_snapshot", "on_end")):
        if what == "run":
            raise TypeError(f"run must be a History, a dict of Histories or a LiveRun, got {type(run).__name__}")
        raise TypeError(f"{what} must be a History or a LiveRun, got {type(run).__name__}")
    live: Live = run
    return live


def timeline(feeds: Iterable[Feed]) -> list[int]:
    """Every step at which one of these runs has a snapshot."""
    return sorted({step for feed in feeds for step in feed.steps})
