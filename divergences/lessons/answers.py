"""A summary of the reader's predictions at the end of a lesson, from those that the browser has stored."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from ..arguments import checked
from ..checks import as_count
from ..locale import LANGUAGES, keys, text
from ..widgets.traits import THEMES, Choice

WORDS = ("title", "score", "again", "open", "forget", "kept")
LAST_LESSON = 6


@checked
class Answers(anywidget.AnyWidget):  # type: ignore[misc]
    """How many predictions turned out as the reader said, and what to look at again; a button forgets them.

    They are kept in the reader's browser alone, so that neither a kernel nor a network is needed, and nothing is sent.

    Args:
        lesson: the number of the lesson whose questions are summed up; those of all lessons, if left out.
        language: "en" or "zh".
        theme: "auto" (that of the page), "light", "dark" or "contrast".

    Raises:
        TypeError, ValueError: for a lesson that there is not.

    >>> Answers(2).topics[0]
    '2.piles'
    """

    _esm = Path(__file__).parent / "answers.js"

    language = Choice(LANGUAGES, "en").tag(sync=True)
    theme = Choice(THEMES, "auto").tag(sync=True)
    _topics = traitlets.List(read_only=True).tag(sync=True)
    _words = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, lesson: int | None = None, language: str = "en", theme: str = "auto") -> None:
        named = topics(lesson)
        super().__init__(language=language, theme=theme)
        self.set_trait("_topics", [[topic, text(f"topic.{topic}", language)] for topic in named])
        words = {word: text(f"answers.{word}", language) for word in WORDS}
        self.set_trait("_words", words | ({"title": text("answers.all", language)} if lesson is None else {}))

    @property
    def topics(self) -> list[str]:
        """The topics of the questions that are summed up."""
        return [topic for topic, _ in self._topics]


@checked
def topics(lesson: int | None = None) -> list[str]:
    """The topics of a lesson's questions, in the order of the catalogue; those of all lessons, if it is None.

    Raises:
        TypeError, ValueError: for a lesson that there is not.
    """
    start = "topic." if lesson is None else f"topic.{as_count('lesson', lesson, least=0, most=LAST_LESSON)}."
    return [key.removeprefix("topic.") for key in keys() if key.startswith(start)]
