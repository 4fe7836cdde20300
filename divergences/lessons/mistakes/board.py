"""A board of mistakes: choose one, and see its pictures and its code, right or wrong."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import matplotlib as mpl
import traitlets

from divergences.arguments import checked

from ...checks import as_choice
from ...locale import LANGUAGES, text
from ...widgets.traits import THEMES, Choice, WholeNumber
from ..picture import lighter
from . import MISTAKES
from .drawings import draw_mistake
from .page import side_by_side
from .panels import Panel

VERSIONS = ("right", "wrong")


@checked
class Board(anywidget.AnyWidget):  # type: ignore[misc]
    """Mistakes to choose from, each with its pictures, its code beside the right one, and its numbers.

    All pictures are drawn beforehand, so that the browser needs no kernel to show another one.

    Args:
        exhibits: the panels of each mistake by its key, from `divergences.lessons.mistakes.gallery.exhibit`.
        language: "en" or "zh".
        theme: "auto" (that of the page), "light", "dark" or "contrast".

    Attributes:
        chosen: the place of the mistake that is shown.
        version: "right" or "wrong", the one that is drawn in full colour.

    Raises:
        ValueError: for no mistake, or one that there is not.

    >>> from divergences.lessons.mistakes.gallery import exhibit
    >>> board = Board({"kl_in_bits": exhibit(MISTAKES["kl_in_bits"])}, "en")
    >>> board.version, len(board._entries)
    ('wrong', 1)
    """

    _esm = Path(__file__).parents[1] / "board.js"

    chosen = WholeNumber(0, least=0).tag(sync=True)
    version = Choice(VERSIONS, "wrong").tag(sync=True)
    language = Choice(LANGUAGES, "en").tag(sync=True)
    theme = Choice(THEMES, "auto").tag(sync=True)
    _entries = traitlets.List(read_only=True).tag(sync=True)
    _words = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, exhibits: Mapping[str, tuple[Panel, ...]], language: str = "en", theme: str = "auto") -> None:
        if not exhibits:
            raise ValueError("exhibits must have at least one mistake, got none")
        for key in exhibits:
            as_choice("exhibits", key, MISTAKES)
        super().__init__(language=language, theme=theme)
        self.set_trait("_entries", [_entry(key, panels, language) for key, panels in exhibits.items()])
        self.set_trait("_words", {word: text(f"mistakes.{word}", language) for word in (*VERSIONS, "choose")})


def _entry(key: str, panels: tuple[Panel, ...], language: str) -> dict[str, Any]:
    title = text(f"mistakes.{key}", language)
    return {
        "title": title,
        "alt": text(f"mistakes.{key}.story", language),
        "html": side_by_side(MISTAKES[key], panels, language),
        "pictures": {version: picture(panels, title, version, language) for version in VERSIONS},
    }


@checked
def picture(panels: tuple[Panel, ...], title: str, version: str, language: str) -> str:
    """Return the drawing of a mistake as base64 of compressed SVG, in which text is text."""
    as_choice("version", version, ("right", "wrong"))
    file = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": title}):
        draw_mistake(panels, title, version, language).savefig(file, format="svg", metadata={"Date": None})
    drawn = lighter(file.getvalue().decode("utf-8"))
    return base64.b64encode(zlib.compress(drawn.encode("utf-8"), 9)).decode()
