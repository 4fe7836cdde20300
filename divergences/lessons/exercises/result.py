"""The result of a check, shown as one line of text or as HTML that inherits the colours of the page."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...locale import text

MARKS = {"right": "✓", "wrong": "✗", "not yet": "…"}
# Colours of the bar, with a contrast of at least 3:1 on white and on JupyterLab's #111111.
BARS = {"right": "#00876c", "wrong": "#c8442e", "not yet": "#7a7f87"}


@dataclass(frozen=True, eq=False)
class Result:
    """The result of checking a student's answer; true if the answer is right.

    Attributes:
        state: "right", "wrong" or "not yet".
        key: the hint's key in the catalogue.
        language: "en" or "zh".
        values: what fills the placeholders of the hint.
        progress: how many exercises of the notebook are right, and how many there are; empty where it is not known.
    """

    state: str
    key: str
    language: str
    values: Mapping[str, object] = field(default_factory=dict)
    progress: tuple[int, int] | tuple[()] = ()

    def __bool__(self) -> bool:
        return self.state == "right"

    @property
    def title(self) -> str:
        """The state in words, such as "Not yet:"."""
        return text(f"exercise.state.{self.state}", self.language)

    @property
    def hint(self) -> str:
        """The sentences that follow the title."""
        said = text(self.key, self.language, **self.values)
        if not self.progress:
            return said
        done, count = self.progress
        return f"{said}{self._gap}{text('exercise.progress', self.language, done=done, count=count)}"

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
    """Escape a text for HTML and turn what stands between backticks into code elements."""
    parts = html.escape(words).split("`")
    return "".join(f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts))
