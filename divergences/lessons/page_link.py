"""A link from a lesson to the explorer's stand-alone page, opened in the same state."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import anywidget
import traitlets

from ..arguments import checked
from ..locale import LANGUAGES, text
from ..widgets.explorer import READER_TRAITS, Explorer
from ..widgets.traits import Choice

HERE = Path(__file__).parent


@checked
class PageLink(anywidget.AnyWidget):  # type: ignore[misc]
    """A link that opens the page of `make site` in a tab of its own, as the explorer stands now.

    The link contains the whole page, so that it works without a built site, without a network and with a remote kernel;
    the page itself needs no kernel.

    Args:
        explorer: whose state the page shows; the link follows it.
        language: "en" or "zh"; the explorer's, if left out.

    Raises:
        TypeError: if `explorer` is not an Explorer.

    >>> explorer = Explorer(family="strips", theta=2, width=1.5)
    >>> PageLink(explorer).fragment
    'family=strips&theta=2&width=1.5&language=en'
    """

    _esm = HERE / "page_link.js"

    fragment = traitlets.Unicode(read_only=True).tag(sync=True)
    language = Choice(LANGUAGES, "en").tag(sync=True)
    _words = traitlets.Dict(read_only=True).tag(sync=True)
    _page = traitlets.Unicode(read_only=True).tag(sync=True)

    def __init__(self, explorer: Explorer, language: str | None = None) -> None:
        if not isinstance(explorer, Explorer):
            raise TypeError(f"explorer must be an Explorer, got {type(explorer).__name__}")
        super().__init__(language=language or explorer.language)
        keys = {"open": "pageLink.open", "file": "pageLink.file", "tag": "language.tag"}
        words = {word: text(key, self.language) for word, key in keys.items()}
        for name, value in {"_words": words, "_page": _page_text(), "fragment": fragment(explorer)}.items():
            self.set_trait(name, value)
        explorer.observe(lambda _: self.set_trait("fragment", fragment(explorer)), READER_TRAITS)


@checked
def fragment(explorer: Explorer) -> str:
    """Return the fragment of the page's address: the language and every trait that differs from its default."""
    start = Explorer.class_traits()
    parts = []
    for name in READER_TRAITS:
        value = getattr(explorer, name)
        if name == "language" or value != start[name].default():
            parts.append(f"{name}={_word(value)}")
    return "&".join(parts)


def _word(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return quote(f"{value:.15g}" if isinstance(value, float) else value)


@cache
def _page_text() -> str:
    from ..widgets.site import page

    return page()
