"""A multiple-choice question whose answer and explanation are shown only after the reader has committed to a choice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from ..checks import as_count
from ..locale import LANGUAGES, text
from ..widgets.traits import THEMES, Choice, Flag

WORDS = ("commit", "right", "wrong", "yours", "answer")


class _Option(traitlets.TraitType):  # type: ignore[misc]
    """The index of an option, or −1 while none is chosen."""

    default_value = -1

    def validate(self, obj: Any, value: Any) -> int:
        last = len(obj.options) - 1
        try:
            return as_count(self.name, value, least=-1, most=last)
        except (TypeError, ValueError):
            raise traitlets.TraitError(f"{self.name} must be a whole number from -1 to {last}, got {value!r}") from None


class Predict(anywidget.AnyWidget):  # type: ignore[misc]
    """A prediction: radio buttons and a button to commit; the answer is shown afterwards and the choice stays.

    In a lesson it is the last line of a cell tagged "question", whose code is folded away. Texts are plain:
    mathematics in dollar signs is not rendered, but characters such as θ, √2 and ‖x‖ are fine.

    Args:
        question: what is asked.
        options: two or more texts, none twice.
        answer: the right one of the options.
        because: what is shown after committing, whatever was chosen.
        language: "en" or "zh".
        theme: "auto" (that of the page), "light", "dark" or "contrast".

    Attributes:
        choice: the index of the chosen option, −1 while none is chosen.
        committed: whether the reader has committed to it.

    Raises:
        TypeError: if a text is not a non-empty string.
        ValueError: for fewer than two options, the same one twice, or an answer that is not among them.
        traitlets.TraitError: for a trait out of range; the message names it.

    >>> question = Predict("θ goes from 2 to 1. What becomes of EM?", ["it stays", "it halves"], answer="it halves",
    ...                    because="EM is |θ|.")
    >>> question.choice, question.correct
    (-1, None)
    >>> question.choice, question.committed = 1, True
    >>> question.correct
    True
    """

    _esm = Path(__file__).parent / "predict.js"

    question = traitlets.Unicode(read_only=True).tag(sync=True)
    options = traitlets.List(read_only=True).tag(sync=True)
    choice = _Option().tag(sync=True)
    committed = Flag().tag(sync=True)
    language = Choice(LANGUAGES, "en").tag(sync=True)
    theme = Choice(THEMES, "auto").tag(sync=True)
    _answer = traitlets.Int(read_only=True).tag(sync=True)
    _because = traitlets.Unicode(read_only=True).tag(sync=True)
    _words = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        question: str,
        options: Sequence[str],
        *,
        answer: str,
        because: str,
        language: str = "en",
        theme: str = "auto",
    ) -> None:
        said = _text("question", question), _text("because", because)
        if isinstance(options, str):
            raise TypeError("options must be a list of texts, got one text")
        if not isinstance(options, Sequence):
            raise TypeError(f"options must be a list of texts, got {options!r}")
        choices = [_text("options", option) for option in options]
        if len(choices) < 2 or len(set(choices)) < len(choices):
            raise ValueError(f"options must be two or more texts, none twice, got {choices!r}")
        if answer not in choices:
            raise ValueError(f"answer must be one of the options, got {answer!r}")
        super().__init__(language=language, theme=theme)
        fixed = {"question": said[0], "_because": said[1], "options": choices, "_answer": choices.index(answer)}
        fixed["_words"] = {word: text(f"predict.{word}", language) for word in WORDS}
        with self.hold_sync():
            for name, value in fixed.items():
                self.set_trait(name, value)

    @property
    def correct(self) -> bool | None:
        """Whether the prediction is right; None before the reader has committed to it."""
        return self.choice == self._answer if self.committed else None

    @traitlets.validate("committed")  # type: ignore[untyped-decorator]
    def _needs_a_choice(self, proposal: Any) -> bool:
        if proposal["value"] and self.choice < 0:
            raise traitlets.TraitError("committed must be False while no option is chosen")
        return proposal["value"]


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{name} must be text, got {value!r}")
    return value
