"""Material for the lessons: questions to predict, slides, exercises that check themselves, and mistakes.

The widgets are loaded when a name is first imported, as in `from divergences.lessons import Predict`: the self-test of
the first lesson, which reports missing packages, must load without them.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_MODULES = {
    "Answers": "answers",
    "CriticSteps": "critic_steps",
    "Forest": "evidence",
    "PageLink": "page_link",
    "Picture": "picture",
    "Piles": "piles",
    "Predict": "predict",
    "PredictCurve": "predict_curve",
    "PredictNumber": "predict_number",
    "Report": "report",
    "Slides": "slides",
    "Table": "table",
    "regimes": "evidence",
    "when_done": "waiting",
}


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return getattr(import_module(f".{_MODULES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
