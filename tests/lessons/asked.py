"""Questions of each kind, for the tests."""

from __future__ import annotations

from typing import Any

from divergences.lessons import Predict, PredictCurve, PredictNumber


def predict(**given: Any) -> Predict:
    start = {"question": "Which one?", "options": ["KL", "EM"], "answer": "EM", "because": "EM is |θ|."}
    return Predict(**(start | given))


def number(**given: Any) -> PredictNumber:
    start = {"question": "How far?", "scale": (0.001, 1), "answer": 0.1, "because": "A tenth.", "log": True}
    return PredictNumber(**(start | given))


def curve(**given: Any) -> PredictCurve:
    start = {"question": "Draw it.", "answer": [([-1, 0], [1, 1]), ([0], [0.5]), ([0, 1], [0, 0])], "x": (-1, 1),
             "y": (0, 1), "names": ("θ", "JS"), "because": "A step."}  # fmt: skip
    return PredictCurve(**(start | given))
