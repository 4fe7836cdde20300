"""A question whose answer is a number: the reader drags a marker to a guess."""

from __future__ import annotations

from math import log

import traitlets

from ..arguments import checked
from ..checks import as_scalar
from .question import Question, as_range, as_share


@checked
class PredictNumber(Question):
    """A number to predict: a marker on a scale; the answer is drawn beside it once the reader has committed.

    Args:
        question: what is asked.
        scale: the two ends of the scale. Where these and the answer are of type int, only whole numbers can be said.
        answer: the number, between the ends.
        because: what is shown after committing.
        log: whether equal steps along the scale are equal factors.
        within: how far from the answer a guess counts as right, as a share of the scale's length.
        then, topic, language, theme: as of `Predict`.

    Attributes:
        guess: a list of the one number that the marker stands at, empty while it has not been moved.

    Raises:
        TypeError, ValueError: for an argument that is something else; the message begins with its name.

    >>> question = PredictNumber("√2?", (1, 2), answer=2**0.5, because="Its square is 2.")
    >>> question.guess, question.committed = [1.4], True
    >>> question.correct
    True
    """

    guess = traitlets.List(traitlets.Float()).tag(sync=True)
    _answer = traitlets.Float(read_only=True).tag(sync=True)
    _scale = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        question: str,
        scale: tuple[float, float],
        *,
        answer: float,
        because: str,
        log: bool = False,
        within: float = 0.06,
        then: object = None,
        topic: str = "",
        language: str = "en",
        theme: str = "auto",
    ) -> None:
        low, high = as_range("scale", scale)
        if log and low <= 0:
            raise ValueError(f"scale must be above 0 where log is true, got {scale!r}")
        right = as_scalar("answer", answer)
        if not low <= right <= high:
            raise ValueError(f"answer must lie on the scale from {low:g} to {high:g}, got {answer!r}")
        super().__init__(
            question, "number", because=because, then=then, topic=topic, language=language, theme=theme, _answer=right,
            _scale={"low": low, "high": high, "log": bool(log), "within": as_share("within", within),
                    "whole": all(isinstance(each, int) for each in (*scale, answer))},
        )  # fmt: skip

    def _share_of(self, value: float) -> float:
        low, high = self._scale["low"], self._scale["high"]
        share = log(value / low) / log(high / low) if self._scale["log"] else (value - low) / (high - low)
        return min(1.0, max(0.0, share))

    def _is_right(self) -> bool:
        return bool(abs(self._share_of(self.guess[0]) - self._share_of(self._answer)) <= self._scale["within"])

    def _has_guess(self) -> bool:
        return len(self.guess) == 1
