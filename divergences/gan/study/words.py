"""What the reports of the studies share: catalogue texts in one language, and Markdown tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from ...arguments import checked
from ...locale import check_language, text

BETWEEN_CHINESE = re.compile(r"(?<=[\u3000-\u9fff]) (?=[\u4e00-\u9fff])")
"""The space that a template leaves for a Latin name, where the name is Chinese."""
Speak = Callable[..., str]


@checked
def speaker(language: str, prefix: str = "study") -> Speak:
    """The catalogue's texts under a prefix, in one language: `say(key, **values)`.

    Raises:
        ValueError: for an unknown language.
    """
    check_language(language)

    def say(key: str, **values: Any) -> str:
        return BETWEEN_CHINESE.sub("", text(f"{prefix}.{key}", language, **values))

    return say


@checked
def titled_table(say: Speak, title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table under its title in bold; `say` is of the prefix "study"."""
    lines = [head, ["---"] * len(head), *rows]
    return say("titled", title=title) + "\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)
