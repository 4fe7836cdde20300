"""What all questions share: what follows them is veiled until the reader has committed, with or without a kernel.

A question's front end (`predict.js`) needs of its host a `model` with `get`, `set`, `save_changes`, `on` and `off`. The
trait `_then` is a list of strings. One that begins with "IPY_MODEL_" names a child widget, which is drawn by
`model.widget_manager.get_model(id)` and `.create_view(child)`, whose result has `el` and `remove()`; any other is HTML.
Neither is in the page before the trait `committed` or `shown` is true. Predictions are kept in the browser's
`localStorage`, under "divergences.predictions", by `topic`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import anywidget
import traitlets
from ipywidgets import Widget, widget_serialization

from ..arguments import checked
from ..checks import as_scalar
from ..locale import LANGUAGES, has_text, text
from ..widgets.traits import THEMES, Choice, Flag

WORDS = ("commit", "right", "wrong", "yours", "answer", "veiled", "show", "again", "hands", "handsFor", "drag",
         "number", "draw", "mine", "truth")  # fmt: skip


@checked
class Question(anywidget.AnyWidget):  # type: ignore[misc]
    """The part that `Predict`, `PredictNumber` and `PredictCurve` share.

    Attributes:
        committed: whether the reader has committed to a prediction.
        shown: whether the reader asked for the answer without one.
        topic: the name under which the prediction is kept in the reader's browser; "" keeps nothing.
        language: "en" or "zh".
        theme: "auto" (that of the page), "light", "dark" or "contrast".
    """

    _esm = Path(__file__).parent / "predict.js"

    kind = traitlets.Unicode(read_only=True).tag(sync=True)
    question = traitlets.Unicode(read_only=True).tag(sync=True)
    topic = traitlets.Unicode(read_only=True).tag(sync=True)
    committed = Flag().tag(sync=True)
    shown = Flag().tag(sync=True)
    language = Choice(LANGUAGES, "en").tag(sync=True)
    theme = Choice(THEMES, "auto").tag(sync=True)
    _because = traitlets.Unicode(read_only=True).tag(sync=True)
    _words = traitlets.Dict(read_only=True).tag(sync=True)
    _then = traitlets.List(read_only=True).tag(sync=True, **widget_serialization)

    def __init__(
        self,
        question: str,
        kind: str,
        *,
        because: str,
        then: object,
        topic: str,
        language: str,
        theme: str,
        **fixed: object,
    ) -> None:
        fixed |= {
            "kind": as_text("kind", kind),
            "question": as_text("question", question),
            "_because": as_text("because", because),
            "topic": _topic(topic),
            "_then": _following(then),
        }
        super().__init__(language=language, theme=theme)
        fixed["_words"] = {word: text(f"predict.{word}", language) for word in WORDS}
        with self.hold_sync():
            for name, value in fixed.items():
                self.set_trait(name, value)

    @property
    def correct(self) -> bool | None:
        """Whether the prediction is right; None before the reader has committed to it."""
        return self._is_right() if self.committed else None

    def _is_right(self) -> bool:
        raise NotImplementedError

    def _has_guess(self) -> bool:
        raise NotImplementedError

    @traitlets.validate("committed")  # type: ignore[untyped-decorator]
    def _needs_a_guess(self, proposal: Any) -> bool:
        if proposal["value"] and not self._has_guess():
            raise traitlets.TraitError("committed must be False while there is no prediction")
        return bool(proposal["value"])


def as_text(name: str, value: object) -> str:
    """Return a text that is not empty.

    Raises:
        TypeError: if it is none; the message begins with the name.
    """
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{name} must be text, got {value!r}")
    return value


def as_range(name: str, value: object) -> tuple[float, float]:
    """Return two numbers, the smaller first.

    Raises:
        TypeError, ValueError: if it is something else; the message begins with the name.
    """
    if isinstance(value, str) or not isinstance(value, Iterable) or getattr(value, "ndim", 1) == 0:
        raise TypeError(f"{name} must be two numbers, got {value!r}")
    ends = [as_scalar(name, end) for end in value]
    if len(ends) != 2 or not ends[0] < ends[1]:
        raise ValueError(f"{name} must be two numbers, the smaller first, got {value!r}")
    return ends[0], ends[1]


def as_share(name: str, value: float) -> float:
    """Return a number above 0 and below 1.

    Raises:
        TypeError, ValueError: if it is something else; the message begins with the name.
    """
    share = as_scalar(name, value)
    if not 0 < share < 1:
        raise ValueError(f"{name} must be above 0 and below 1, got {value!r}")
    return share


def _topic(topic: object) -> str:
    if not isinstance(topic, str):
        raise TypeError(f"topic must be text, got {topic!r}")
    if topic and not has_text(f"topic.{topic}"):
        raise ValueError(f"topic must be one that the catalogue names, got {topic!r}")
    return topic


def _following(then: object) -> list[Widget | str]:
    entries = then if isinstance(then, (list, tuple)) else [then]
    return [_entry(entry) for entry in entries if entry is not None]


def _entry(entry: object) -> Widget | str:
    if isinstance(entry, (Widget, str)):
        return entry
    if callable(getattr(entry, "_repr_html_", None)):
        return str(entry._repr_html_())  # type: ignore[attr-defined]
    raise TypeError(f"then must be widgets, HTML, or what shows itself as HTML, got {entry!r}")
