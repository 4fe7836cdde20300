"""All texts that a user reads, in English and Simplified Chinese: one catalogue for Python and the browser.

Each JSON file in this folder maps a key to its text in every language, so that a missing translation is obvious.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from unicodedata import east_asian_width

from ..checks import as_choice

LANGUAGES = ("en", "zh")


def check_language(language: str) -> str:
    """Return `language` if there is a catalogue for it, else raise ValueError."""
    return as_choice("language", language, LANGUAGES)


def text(key: str, language: str, **values: object) -> str:
    """Return one text, with `{name}` replaced by the values given.

    Raises:
        ValueError: for a language that the catalogue does not have.
        KeyError: for a key that is not in the catalogue.

    >>> text("name.js", "en"), text("name.js", "zh")
    ('JS divergence', 'JS 散度')
    """
    words = _catalogue()[key][check_language(language)]
    return words.format(**values) if values else words


def has_text(key: str) -> bool:
    """Whether the catalogue has a text of that key.

    >>> has_text("run.minimax"), has_text("run.an objective of your own")
    (True, False)
    """
    return key in _catalogue()


def keys() -> list[str]:
    """Return the keys of all texts, file by file in the order in which they are written.

    >>> "name.js" in keys()
    True
    """
    return list(_catalogue())


def texts(start: str, language: str) -> dict[str, str]:
    """Return all texts whose key begins with `start`, by the rest of their key; placeholders are left as they are.

    >>> texts("name.", "en")["js"]
    'JS divergence'
    """
    check_language(language)
    return {key.removeprefix(start): entry[language] for key, entry in _catalogue().items() if key.startswith(start)}


def padded(string: str, width: int) -> str:
    """Pad a text with spaces to a width in columns, of which a Chinese character takes two when printed.

    >>> padded("JS", 4) + "|", padded("散度", 6) + "|"
    ('JS  |', '散度  |')
    """
    return string + " " * (width - columns(string))


def columns(string: str) -> int:
    """How many columns a text takes when it is printed: two for a Chinese character.

    >>> columns("JS 散度")
    7
    """
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in string)


def characters() -> str:
    """Return every character that a figure may draw, sorted: those that its font must have. Hints are never drawn."""
    drawn = [entry for key, entry in _catalogue().items() if not key.startswith("exercise.")]
    return "".join(sorted({c for entry in drawn for words in entry.values() for c in words}))


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = {}
    for file in sorted(Path(__file__).parent.glob("*.json")):
        for key, entry in json.loads(file.read_text(encoding="utf-8")).items():
            if key in entries:
                raise ValueError(f"the key {key!r} is in two catalogue files, {file.name} is the second")
            entries[key] = entry
    return entries
