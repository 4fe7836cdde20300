"""A bounded choice of the snapshots of a run: every stride-th and the newest, as bytes for the browser."""

from __future__ import annotations

from ..arguments import checked
from ..gan.history import History
from .frames import Measure, pack

MAX_FRAMES = 256
"""The most snapshots that are kept. One more doubles the stride, which removes every second of them."""

MAX_TAIL = 16
"""The most frames that are sent again with each new snapshot; when there are more, they move to the head."""


@checked
class ThinnedFrames:
    """The frames of a growing run: snapshots 0, s, 2s, … for a stride s that doubles as needed, then the newest.

    A view receives two parts. The head is sent only when it changes: each time that `MAX_TAIL` frames have been added,
    and when the stride doubles. The tail, with the newest snapshot at its end, is sent each time. For n snapshots the
    browser therefore holds at most `MAX_FRAMES` + 1 frames, one update has at most `MAX_TAIL` + 1 frames beside the
    head, and the head is sent O(log n) times.

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
        self._newest = b""  # unless it is the last of the kept
        self._seen = 0
        self.held = 0

    def update(self, history: History, *, over: bool = False) -> None:
        """Add the snapshots that `history` has by now; `over` puts all frames into the head."""
        for index in range(self._seen, len(history)):
            self._newest = b""
            if index % self.stride == 0:
                self._kept.append(pack(history, index, index + 1, distance=self._distance))
                if len(self._kept) > MAX_FRAMES:
                    self._double_stride()
            if index == len(history) - 1 and index % self.stride:
                self._newest = pack(history, index, index + 1, distance=self._distance)
        self._seen = len(history)
        steps = history["step"]
        self.steps = steps[:: self.stride].tolist() + (steps[-1:].tolist() if self._newest else [])
        if over or len(self._kept) - self.held > MAX_TAIL:
            self.held = len(self._kept)
            self.head = b"".join(self._kept)
        self.tail = b"".join(self._kept[self.held :]) + self._newest
        if over:
            self.head, self.tail, self.held = self.head + self.tail, b"", len(self.steps)

    def _double_stride(self) -> None:
        self.stride *= 2
        self._kept = self._kept[::2]
        self.held = len(self._kept)
        self.head = b"".join(self._kept)
