"""Show an open notebook as slides in the notebook's own page, so that its widgets keep working without a reload."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from ..arguments import checked
from ..locale import LANGUAGES, text
from ..widgets.traits import Choice

WORDS = ("start", "back", "next", "code", "notes", "teacher", "end", "place")


@checked
class Slides(anywidget.AnyWidget):  # type: ignore[misc]
    """A button that shows the notebook around it as slides; each heading and each question starts one.

    Code and the notes for the teacher are hidden until asked for. Page Up and Page Down (a presenter's remote sends
    them too) turn the slides, Escape ends.

    Args:
        language: "en" or "zh".

    >>> Slides(language="zh").language
    'zh'
    """

    _esm = Path(__file__).parent / "slides.js"

    language = Choice(LANGUAGES, "en").tag(sync=True)
    _words = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, language: str = "en") -> None:
        super().__init__(language=language)
        words = {word: text(f"slides.{word}", language) for word in WORDS}
        self.set_trait("_words", words | {"tag": text("language.tag", language)})
