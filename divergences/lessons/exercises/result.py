"""What a check says: a line of text, or a line of HTML that keeps the page's own colours, and so its contrast."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...locale import text

MARKS = {"right": "✓", "wrong": "✗", "not yet": "…"}
# A bar of 3:1 or more on white and on JupyterLab's #111111; the words are in the page's colour.
BARS = {"right": "#00876c", "wrong": "#c8442e", "not yet": "#7a7f87"}


@dataclass(frozen=True, eq=False)
class Result:
    """The answer to an answer: true if it was right.

    Attributes:
        state: "right", "wrong" or "not yet".
        key: where the words are in the catalogue.
        language: whose words.
        values: what goes into the words.
    """

    state: str
    key: str
    language: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.state == "right"

    @property
    def title(self) -> str:
        """The first word or two."""
        return text(f"exercise.state.{self.state}", self.language)

    @property
    def hint(self) -> str:
        """What comes after the title."""
        return text(self.key, self.language, **self.values)

    def __repr__(self) -> str:
        return f"{MARKS[self.state]} {self.title}{self._gap}{self.hint}"

    def _repr_html_(self) -> str:
        tag = text("language.tag", self.language)
        return (
            f'<div role="status" lang="{tag}" style="border-left: 5px solid '
            f'{BARS[self.state]}; padding: 4px 12px; color: inherit; max-width: 75ch; overflow-wrap: anywhere">'
            f"<b>{MARKS[self.state]} {html.escape(self.title)}</b>{self._gap}{_marked_up(self.hint)}</div>"
        )

    @property
    def _gap(self) -> str:
        """Chinese has no space between its sentences."""
        return "" if self.title.endswith("。") else " "


def _marked_up(words: str) -> str:
    """Escape the words and set what stands between backticks as code."""
    parts = html.escape(words).split("`")
    return "".join(f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts))
