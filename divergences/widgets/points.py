"""A pad to draw points on: data of your own for a GAN, by mouse, finger, pen or keyboard.

This is its state; the browser module beside it draws. From the pad to a training is one call:

    LiveRun(Config(data="own"), data=OwnPoints(pad.drawn(), noise=0.03))
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import numpy as np
import traitlets
from numpy.typing import ArrayLike

from ..arguments import checked
from ..checks import Array, as_count, as_points, as_scalar, is_empty
from ..locale import LANGUAGES
from .traits import THEMES, Choice, take_changes

BRUSHES = ("fine", "broad")
MAX_POINTS = 3000
"""Points that a pad holds; more would be slow to draw and to send."""

MIN_POINTS = 20
"""Points below which there is nothing to learn."""


@checked
def infinity(size: float = 2.0, count: int = 240) -> Array:
    """The curve that the pad starts with, an ∞ (Bernoulli's lemniscate) 1.6·size wide, shape (count, 2)."""
    size, count = as_scalar("size", size, positive=True), as_count("count", count, most=MAX_POINTS)
    t = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return 0.8 * size * np.stack([np.cos(t), np.sin(t) * np.cos(t)], axis=1) / (1 + np.sin(t)[:, None] ** 2)


class _Points(traitlets.TraitType):  # type: ignore[misc]
    """Points within the pad as a list of [x, y]; given as anything of shape (n, 2), or empty."""

    def validate(self, obj: Any, value: Any) -> list[list[float]]:
        try:
            empty = is_empty(value)
            points = np.zeros((0, 2)) if empty else as_points("points", value)
        except (TypeError, ValueError) as error:
            raise traitlets.TraitError(str(error)) from None
        if points.shape[1] != 2 or len(points) > MAX_POINTS:
            raise traitlets.TraitError(f"points must have shape (n, 2), n at most {MAX_POINTS}, got {points.shape}")
        if (np.abs(points) > obj.size).any():
            raise traitlets.TraitError(f"points must lie between −{obj.size:g} and {obj.size:g} in both directions")
        return [[float(x), float(y)] for x, y in points]


@checked
class PointsPad(anywidget.AnyWidget):  # type: ignore[misc]
    """A square from −size to size to draw points in.

    Args:
        points: those to start with, shape (n, 2), in the data's unit; left out, an ∞. A synced trait, like the rest: a
            list of [x, y], the newest last.
        size: half the side of the square.
        brush: "fine" draws a line of points, "broad" a cloud of them.
        language: "en" or "zh".
        theme: "auto" (that of the page), "light", "dark" or "contrast".

    Raises:
        TypeError, ValueError: for a size that is not a positive number, or an unknown argument.
        traitlets.TraitError: for points that are not finite pairs within the square, and words that are not known.

    >>> pad = PointsPad([[0, 0], [0.5, -1]])
    >>> pad.points
    [[0.0, 0.0], [0.5, -1.0]]
    """

    _esm = Path(__file__).parent / "points.js"

    points = _Points([]).tag(sync=True)
    brush = Choice(BRUSHES, "fine").tag(sync=True)
    language = Choice(LANGUAGES, "en").tag(sync=True)
    theme = Choice(THEMES, "auto").tag(sync=True)

    _size = traitlets.Float().tag(sync=True)
    _most = traitlets.Int(MAX_POINTS, read_only=True).tag(sync=True)
    _least = traitlets.Int(MIN_POINTS, read_only=True).tag(sync=True)
    _start = traitlets.List().tag(sync=True)

    def __init__(self, points: ArrayLike | None = None, *, size: float = 2.0, **state: Any) -> None:
        unknown = sorted(set(state) - set(self.class_trait_names()))
        if unknown:
            raise TypeError(f"PointsPad has no {', '.join(unknown)}")
        size = as_scalar("size", size, positive=True)
        # The size is set first, because points are validated against it.
        super().__init__(_size=size, points=infinity(size) if points is None else points, **state)
        self._start = self.points
        # The browser sends each change as a message, too: ipywidgets holds changes back while the kernel is busy, and a
        # cell that was queued meanwhile would see the first stroke only.
        self.on_msg(take_changes)

    @property
    def size(self) -> float:
        """Half the side of the square."""
        return self._size

    def drawn(self, least: int = MIN_POINTS) -> Array:
        """The points as an array of shape (n, 2).

        Raises:
            ValueError: if there are fewer than `least`: nothing could be learned from them.
        """
        least = as_count("least", least, most=MAX_POINTS)
        if len(self.points) < least:
            raise ValueError(f"points must be at least {least} to learn from, got {len(self.points)}: draw some more")
        return np.array(self.points)

    def page_state(self) -> dict[str, Any]:
        """The whole state as plain JSON: what a page without a kernel gives the module."""
        names = ("points", "brush", "language", "theme", "_size", "_most", "_least", "_start")
        return {name: getattr(self, name) for name in names}
