"""The entries of the glossary in both languages, shown as tooltips of their terms."""

from __future__ import annotations

import html
import re
from functools import cache

from divergences.locale import LANGUAGES

from ..notebooks import HERE

FILE = HERE / "GLOSSARY.md"
CELL = re.compile(r"(?<!\\)\|")


@cache
def meanings() -> dict[str, tuple[str, ...]]:
    """Return what each English term means, in the order of `LANGUAGES`.

    >>> meanings()["nat"][0].startswith("The unit of KL and JS")
    True
    """
    found = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in CELL.split(line)[1:-1]]
        if len(cells) == 4 and "<br>" in cells[2]:
            found[cells[0].split("<br>")[0]] = tuple(cells[2].replace("\\|", "|").split("<br>"))
    return found


def with_terms(written: str, terms: dict[str, str], language: str) -> str:
    """Return a text as HTML, in which the first mention of each term shows its line on hover, focus or tap.

    Args:
        written: plain text.
        terms: the name of each entry of the glossary, by the word in the text that stands for it.
        language: "en" or "zh".
    """
    place, waiting = LANGUAGES.index(language), dict(terms)

    def told(found: re.Match[str]) -> str:
        word = found[0]
        if word not in waiting:
            return word
        line = html.escape(meanings()[waiting.pop(word)][place], quote=False)
        return f'<span class="term" tabindex="0">{word}<span role="tooltip">{line}</span></span>'

    words = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
    return re.sub(rf"(?<![A-Za-z])(?:{words})(?![A-Za-z])", told, html.escape(written, quote=False))
