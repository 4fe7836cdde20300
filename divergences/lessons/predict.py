"""A multiple-choice question whose answer and explanation are shown only after the reader has committed to a choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import traitlets

from ..arguments import checked
from ..checks import as_count
from .question import Question, as_text

MOST_HANDS = 999


class _Option(traitlets.TraitType):  # type: ignore[misc]
    """The index of an option, or −1 while none is chosen."""

    default_value = -1

    def validate(self, obj: Any, value: Any) -> int:
        last = len(obj.options) - 1
        try:
            return as_count(self.name, value, least=-1, most=last)
        except (TypeError, ValueError):
            raise traitlets.TraitError(f"{self.name} must be a whole number from -1 to {last}, got {value!r}") from None


@checked
class Predict(Question):
    """A prediction: radio buttons and a button to commit; the answer and what follows are veiled until then.

    In a lesson it is the last line of a cell tagged "question", whose code is folded away. Texts are plain:
    mathematics in dollar signs is not rendered, but characters such as θ, √2 and ‖x‖ are fine. A teacher can type in
    the number of hands for each option; bars show them beside the answer.

    Args:
        question: what is asked.
        options: two or more texts, none twice.
        answer: the right one of the options.
        because: what is shown after committing, whatever was chosen.
        then: what follows, veiled until the reader commits or asks for it: a widget, HTML, an object that shows itself
            as HTML, or a list of these.
        topic: an entry `topic.…` of the catalogue, under which the prediction is kept in the reader's browser.
        language: "en" or "zh".
        theme: "auto" (that of the page), "light", "dark" or "contrast".

    Attributes:
        choice: the index of the chosen option, −1 while none is chosen.
        hands: the number of hands for each option, or an empty list.

    Raises:
        TypeError: if a text is not a non-empty string, or `then` cannot be shown.
        ValueError: for fewer than two options, the same one twice, an answer that is not among them, or a topic without
            an entry.
        traitlets.TraitError: for a trait out of range; the message names it.

    >>> question = Predict("θ goes from 2 to 1. What becomes of EM?", ["it stays", "it halves"], answer="it halves",
    ...                    because="EM is |θ|.")
    >>> question.choice, question.correct
    (-1, None)
    >>> question.choice, question.committed = 1, True
    >>> question.correct
    True
    """

    options = traitlets.List(read_only=True).tag(sync=True)
    choice = _Option().tag(sync=True)
    hands = traitlets.List().tag(sync=True)
    _answer = traitlets.Int(read_only=True).tag(sync=True)

    def __init__(
        self,
        question: str,
        options: Sequence[str],
        *,
        answer: str,
        because: str,
        then: object = None,
        topic: str = "",
        language: str = "en",
        theme: str = "auto",
    ) -> None:
        if isinstance(options, str):
            raise TypeError("options must be a list of texts, got one text")
        if not isinstance(options, Sequence):
            raise TypeError(f"options must be a list of texts, got {options!r}")
        choices = [as_text("options", option) for option in options]
        if len(choices) < 2 or len(set(choices)) < len(choices):
            raise ValueError(f"options must be two or more texts, none twice, got {choices!r}")
        if answer not in choices:
            raise ValueError(f"answer must be one of the options, got {answer!r}")
        super().__init__(
            question, "choice", because=because, then=then, topic=topic, language=language, theme=theme,
            options=choices, _answer=choices.index(answer),
        )  # fmt: skip

    def _is_right(self) -> bool:
        return bool(self.choice == self._answer)

    def _has_guess(self) -> bool:
        return bool(self.choice >= 0)

    @traitlets.validate("hands")  # type: ignore[untyped-decorator]
    def _one_count_each(self, proposal: Any) -> list[int]:
        counts = [as_count("hands", count, least=0, most=MOST_HANDS) for count in proposal["value"]]
        if counts and len(counts) != len(self.options):
            raise traitlets.TraitError(f"hands must be one count for each of {len(self.options)} options, got {counts}")
        return counts
