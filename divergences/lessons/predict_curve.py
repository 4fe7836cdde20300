"""A question whose answer is a curve: the reader draws it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import traitlets
from numpy.typing import ArrayLike

from ..arguments import checked
from ..checks import as_real
from .question import Question, as_range, as_share, as_text

COLUMNS = 61


@checked
class PredictCurve(Question):
    """A curve to draw with mouse, pen, finger or arrow keys; the true one lies over it once the reader has committed.

    Args:
        question: what is asked.
        answer: the true curve, as pieces (x, y), each of two vectors of one length; a piece of one point is drawn as a
            dot, as where a curve jumps.
        x, y: the ends of the axes.
        names: what stands at the axes.
        because: what is shown after committing.
        within: how far from the answer a drawing counts as right: the mean distance, as a share of the height.
        then, topic, language, theme: as of `Predict`.

    Attributes:
        guess: the drawn heights at 61 equal steps along x, None where nothing has been drawn; at first empty.

    Raises:
        TypeError, ValueError: for an argument that is something else; the message begins with its name.

    >>> x = [0, 1, 2]
    >>> question = PredictCurve("x²?", [(x, [0, 1, 4])], x=(0, 2), y=(0, 4), names=("x", "y"), because="A parabola.")
    >>> question.guess, question.committed = [2.0] * 61, True
    >>> question.correct
    False
    """

    guess = traitlets.List().tag(sync=True)
    _scale = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        question: str,
        answer: Sequence[tuple[ArrayLike, ArrayLike]],
        *,
        x: tuple[float, float],
        y: tuple[float, float],
        names: tuple[str, str],
        because: str,
        within: float = 0.1,
        then: object = None,
        topic: str = "",
        language: str = "en",
        theme: str = "auto",
    ) -> None:
        ends, heights = as_range("x", x), as_range("y", y)
        pieces = [_piece(piece) for piece in answer]
        if not any(len(piece) > 1 for piece in pieces):
            raise ValueError("answer must have a piece of at least two points")
        scale = {
            "x": ends,
            "y": heights,
            "xName": as_text("names", names[0]),
            "yName": as_text("names", names[1]),
            "within": as_share("within", within),
            "columns": COLUMNS,
            "parts": [piece.tolist() for piece in pieces],
            "target": _heights(pieces, np.linspace(*ends, COLUMNS)),
        }
        super().__init__(
            question, "curve", because=because, then=then, topic=topic, language=language, theme=theme, _scale=scale
        )

    def _is_right(self) -> bool:
        low, high = self._scale["y"]
        apart = np.abs(np.array(self.guess, dtype=float) - self._scale["target"]) / (high - low)
        return bool(apart.mean() <= self._scale["within"])

    def _has_guess(self) -> bool:
        return len(self.guess) == COLUMNS and all(each is not None for each in self.guess)


def _piece(piece: tuple[ArrayLike, ArrayLike]) -> np.ndarray:
    x, y = (as_real("answer", part) for part in piece)
    if x.ndim != 1 or x.shape != y.shape or not len(x):
        raise ValueError("answer must have pieces of two vectors of one length")
    return np.column_stack([x, y])


def _heights(pieces: list[np.ndarray], at: np.ndarray) -> list[float]:
    """The curve's height at each place: that of the piece whose ends are nearest, dots left out."""
    lines = [piece for piece in pieces if len(piece) > 1]
    heights = []
    for place in at:
        nearest = min(lines, key=lambda line: max(line[0, 0] - place, place - line[-1, 0], 0.0))
        heights.append(float(np.interp(place, nearest[:, 0], nearest[:, 1])))
    return heights
