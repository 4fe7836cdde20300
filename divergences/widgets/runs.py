"""The view of training runs: one, or two side by side; recorded, to be scrubbed, or live, as their snapshots come.

This is its state; the browser module beside it draws. It trains nothing and loads no torch: it shows a `History`, or
whatever a `gan.live.LiveRun` has recorded so far.
"""

from __future__ import annotations

import base64
import math
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from operator import index
from pathlib import Path
from time import monotonic
from typing import Any

import anywidget
import traitlets

from ..arguments import checked
from ..checks import as_scalar
from ..gan.history import History
from ..locale import LANGUAGES
from .feeds import Feed, Growing, Live, feeds_of, timeline
from .frames import NUMBERS, Measure
from .traits import THEMES, Choice, Choices, Flag, WholeNumber

PANELS = ("plane", "theta", "gradient", "estimate", "losses", "pull", "slope", "histogram", "distance")
READER_TRAITS = ("network", "beside", "index", "panels", "language", "theme", "presenter")
"""All that a reader can change."""

SEND_SECONDS = 0.2
"""Seconds between two newest frames of a live run that are sent without being kept, at least."""


@checked
class RunView(anywidget.AnyWidget):  # type: ignore[misc]
    """Samples, the landscape of critic or discriminator, the push on the samples and the numbers over a run's steps.

    Two runs stand side by side under one step: `RunView(gan, wgan)`, or two of several,
    `RunView({"GAN": …, "WGAN-GP": …, "R1": …}, pair=("GAN", "WGAN-GP"))`. Every named argument but `pair`, `distance`
    and `floor` is a synced trait: set it, observe it, link it.

    Args:
        run: a History, several by their names ({"GAN": …, "WGAN-GP": …}), or a LiveRun (started before or after).
        other: a second History or LiveRun, to be shown beside the first.
        pair: the names of two of several runs, to be shown side by side.
        distance: measures W₁ from samples, shape (n, 2); called once for each snapshot and network. For a live run in
            the run's own thread, and only for the snapshots that are shown: a long run is thinned to at most
            `thinning.MAX_FRAMES` of them and the newest.
        floor: the distance between two real samples by the same measure.
        index: the snapshot on show, counted through all steps at which a network on show has one; −1 is the newest.
            Recorded runs side by side begin at 0.
        network: the network on show, counted through all runs; of two, the left one.
        beside: the network on the right; −1 for none.
        panels: which of `PANELS` are shown, in this order; left out, those that suit the generator.
        presenter: large type, and keys for everything.
        language: "en" or "zh".
        theme: "auto" (that of the page), "light", "dark" or "contrast".
        stopping: True asks a live run to stop; the Stop button sets it.

    Raises:
        TypeError: if `run` or `other` is none of these.
        ValueError: for a History without snapshots, no History at all, or a pair that is not among the names.
        traitlets.TraitError: for a value out of range or of another kind; the message names the trait.
    """

    _esm = Path(__file__).parent / "runs.js"

    index = WholeNumber(-1, least=-1).tag(sync=True)
    network = WholeNumber(0, least=0).tag(sync=True)
    beside = WholeNumber(-1, least=-1).tag(sync=True)
    panels = Choices(PANELS).tag(sync=True)
    presenter = Flag().tag(sync=True)
    language = Choice(LANGUAGES, "en").tag(sync=True)
    theme = Choice(THEMES, "auto").tag(sync=True)
    stopping = traitlets.Bool(False).tag(sync=True)

    _runs = traitlets.List().tag(sync=True)
    _numbers = traitlets.List(list(NUMBERS), read_only=True).tag(sync=True)
    _head = traitlets.Bytes().tag(sync=True)
    _growth = traitlets.Dict().tag(sync=True)  # of a live run, what the head has gained (src/run/growth.js)
    _tail = traitlets.Bytes().tag(sync=True)
    _real = traitlets.Bytes().tag(sync=True)

    def __init__(
        self,
        run: History | Live | Mapping[str, History],
        other: History | Live | None = None,
        *,
        pair: tuple[str, str] | None = None,
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
        self._guard = threading.RLock()
        self._feeds = feeds_of(run, other, distance, None if floor is None else as_scalar("floor", floor))
        if other is not None:
            state = {"network": 0, "beside": self._first_network(1), **state}
        if pair is not None:
            state = self._places(pair, run) | state
        alive = [feed for feed in self._feeds if isinstance(feed, Growing)]
        with suppress(TypeError):  # if it is no whole number, the trait raises the error
            if index(state.get("beside", -1)) >= 0 and not alive:
                state.setdefault("index", 0)
        self._grows, self._sent_at = False, -math.inf
        super().__init__(**self._sent(), **state)
        self.on_msg(self._answer)
        for feed in alive:
            feed.live.on_snapshot(partial(self._take, feed))
            feed.live.on_end(partial(self._take, feed))
            self._take(feed)
        if "panels" not in state:
            self.panels = self._suitable(run)

    def _places(self, pair: Any, run: Any) -> dict[str, int]:
        names = [str(name) for name in run] if isinstance(run, Mapping) else []
        fits = isinstance(pair, (tuple, list)) and len(pair) == 2 and all(name in names for name in pair)
        if not fits or pair[0] == pair[1]:
            raise ValueError(f"pair must name two of the runs ({', '.join(names) or 'none has a name'}), got {pair!r}")
        return {
            side: self._first_network(names.index(name)) for side, name in zip(("network", "beside"), pair, strict=True)
        }

    def _first_network(self, run: int) -> int:
        return sum(len(feed.networks) for feed in self._feeds[:run])

    def _sent(self) -> dict[str, Any]:
        """All runs as sent to the browser; each says where its frames begin in the head and in the tail."""
        runs, head, tail = [], 0, 0
        for feed in self._feeds:
            runs.append(feed.about | {"head": head, "held": feed.held, "tail": tail})
            head, tail = head + len(feed.head), tail + len(feed.tail)
        parts = {f"_{name}": b"".join(getattr(feed, name) for feed in self._feeds) for name in ("head", "tail", "real")}
        return {"_runs": runs} | parts

    def _take(self, feed: Growing, _snapshot: Any = None) -> None:
        """Fetch what a live run has recorded by now; called in its thread."""
        with self._guard, self.hold_sync():
            before, head = self._steps(), feed.head
            feed.update()
            after = self._steps()
            if 0 <= self.index < len(before):  # stays at its step, or at the frame just after it
                self.index = bisect_left(after, before[self.index])
            if feed.over or feed.head is not head or monotonic() >= self._sent_at + SEND_SECONDS:
                self._send_frames(feed, head)

    def _send_frames(self, feed: Growing, before: bytes) -> None:
        """Send the frames; of a feed whose head was `before` and has only grown, what was added to it."""
        sent = self._sent()
        place = self._feeds.index(feed)
        added = feed.head[len(before) :]
        self._grows = bool(before) and not feed.over and feed.head.startswith(before)
        if not self._grows:
            sent["_growth"] = {}
        elif added:
            at = sent["_runs"][place]["head"] + len(before)
            sent["_growth"] = {"at": at, "size": len(sent["_head"]), "bytes": added}
        try:
            for name, value in sent.items():
                setattr(self, name, value)
        finally:
            self._grows = False
        self._sent_at = monotonic()

    def _should_send_property(self, key: str, value: Any) -> bool:
        return not (key == "_head" and self._grows) and bool(super()._should_send_property(key, value))

    def _answer(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Send the whole head to a browser that has missed a part of it."""
        if content == {"ask": "_head"}:
            with self._guard:
                self.send_state(["_head", "_growth", "_tail", "_runs"])

    def _shown(self) -> list[tuple[Feed, int]]:
        """The run of each network on show that has a snapshot, and which of its networks it is."""
        networks = [(feed, member) for feed in self._feeds for member in range(len(feed.networks))]
        left = min(self.network, len(networks) - 1)
        right = [self.beside] if 0 <= self.beside < len(networks) and self.beside != left else []
        return [networks[place] for place in [left, *right] if networks[place][0].steps]

    def _steps(self) -> list[int]:
        return timeline(feed for feed, _ in self._shown())

    def _suitable(self, run: Any) -> list[str]:
        first = next(iter(run.values())) if isinstance(run, Mapping) else run
        config = first.config if isinstance(first, History) else first.history.config
        if config.generator == "shift":
            return ["plane", "theta", "gradient"]
        return ["plane", "estimate", "distance" if self._distance else "pull"]

    @traitlets.observe("stopping")  # type: ignore[untyped-decorator]
    def _stop(self, change: Any) -> None:
        for feed in self._feeds if change["new"] else []:
            if feed.live is not None:
                feed.live.stop()

    def values(self, *, beside: bool = False) -> dict[str, float]:
        """The numbers (`frames.NUMBERS`) of the network on show at the step on show; those that do not exist are `nan`.

        Args:
            beside: of the network on the right instead.

        Raises:
            ValueError: if nothing is recorded yet, or no network is on the right.
        """
        with self._guard:
            shown, steps = self._shown(), self._steps()
            if not shown:
                raise ValueError("nothing is recorded yet")
            if beside and len(shown) < 2:
                raise ValueError("beside: no network is shown on the right")
            feed, member = shown[1 if beside else 0]
            step = steps[-1] if self.index < 0 else steps[min(self.index, len(steps) - 1)]
            index = max(0, bisect_right(feed.steps, step) - 1)
            return dict(zip(NUMBERS, feed.numbers(index, member, len(NUMBERS)), strict=True))

    def page_state(self) -> dict[str, Any]:
        """The whole state as plain JSON, the frames as base64 text: what a page without a kernel gives the module."""
        names = (*READER_TRAITS, "stopping", "_numbers")
        with self._guard:
            runs, head = [], 0
            for feed in self._feeds:
                runs.append(feed.about | {"live": False, "head": head, "held": len(feed.steps), "tail": 0})
                head += len(feed.head + feed.tail)
            data = {"_head": b"".join(feed.head + feed.tail for feed in self._feeds), "_tail": b"", "_real": self._real}
        texts = {name: base64.b64encode(part).decode("ascii") for name, part in data.items()}
        return {name: getattr(self, name) for name in names} | {"_runs": runs} | texts
