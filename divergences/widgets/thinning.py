"""A bounded choice of the snapshots of a run: every stride-th and the newest, as bytes for the browser."""

from __future__ import annotations

from ..arguments import checked
from ..gan.history import History
from .frames import Measure, pack

MAX_FRAMES = 256
"""The most snapshots that are kept. One more doubles the stride, which removes every second of them."""


@checked
class ThinnedFrames:
    """The frames of a growing run: snapshots 0, s, 2s, … for a stride s that doubles as needed, then the newest.

    A view receives two parts: the head, to which frames are only added until the stride doubles, and the tail, which
    is the newest frame, if it is not the last of the head. Of n snapshots the head therefore gets O(log n) frames.

    Attributes:
        head, tail: frames as bytes (`frames.pack`).
        held: the number of frames in the head.
        steps: the step of each frame.
        stride: s.
    """

    def __init__(self, distance: Measure | None = None) -> None:
        self.head = self.tail = b""
        self.steps: list[int] = []
        self.stride = 1
        self._distance = distance
        self._kept: list[bytes] = []
        self._seen = 0
        self.held = 0

    def update(self, history: History, *, over: bool = False) -> None:
        """Add the snapshots that `history` has by now; `over` puts all frames into the head."""
        kept = len(self._kept), self.stride
        for index in range(self._seen, len(history)):
            self.tail = b""
            if index % self.stride == 0:
                self._kept.append(self._packed(history, index))
                if len(self._kept) > MAX_FRAMES:
                    self._kept = self._kept[::2]
                    self.stride *= 2
            if index == len(history) - 1 and index % self.stride:
                self.tail = self._packed(history, index)
        self._seen = len(history)
        steps = history["step"]
        self.steps = steps[:: self.stride].tolist() + (steps[-1:].tolist() if self.tail else [])
        if (len(self._kept), self.stride) != kept:
            self.held, self.head = len(self._kept), b"".join(self._kept)
        if over:
            self.head, self.tail, self.held = self.head + self.tail, b"", len(self.steps)

    def _packed(self, history: History, index: int) -> bytes:
        return pack(history, index, index + 1, distance=self._distance)
