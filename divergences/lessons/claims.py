"""The claims of the article, and where each is in the code, the figures, the lessons and the tests, as one table.

A1 to A21 are claims of the article, S1 to S9 its slips. They are in claims.json, in both languages; a test checks that
everything that they refer to exists.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from ..arguments import checked
from ..locale import check_language, text

COLUMNS = ("row", "claim", "code", "figure", "lesson", "test")
LESSONS = (
    "00_start",
    "01_two_segments",
    "02_the_earth_mover_distance",
    "03_duality_and_the_critic",
    "04_train_a_wgan_gp",
    "05_the_evidence",
    "06_the_laboratory_of_mistakes",
)
"""The lessons by their numbers."""


@cache
def claims() -> tuple[dict[str, Any], ...]:
    """Return every claim: its label, its text in each language, and the code, figures, lessons and tests for it."""
    return tuple(json.loads((Path(__file__).parent / "claims.json").read_text(encoding="utf-8")))


@checked
def table(language: str, *, up: str = "../..", lessons: str = ".") -> str:
    """The claims as a Markdown table, with links.

    Args:
        language: "en" or "zh".
        up: relative path from the table's file to the repository root; the default is that of a lesson.
        lessons: relative path from the table's file to the lessons.

    >>> table("en").splitlines()[2].split("|")[1].strip()
    'A1'
    """
    check_language(language)
    head = [text(f"claims.{column}", language) for column in COLUMNS]
    lines = [head, ["---"] * len(head)]
    for claim in claims():
        figures = [f"[{n}]({up}/figures/rendered/figure{n}.{language}.png)" for n in claim["figures"]]
        taught = [f"[{n}]({lessons}/{LESSONS[n]}.ipynb)" for n in claim["lessons"]]
        tests = dict.fromkeys(one.rpartition(".")[0].replace(".", "/") for one in claim["tests"])
        cells = [
            claim["row"],
            claim["claim"][language].replace("|", "\\|"),
            ", ".join(f"`{_short(name)}`" for name in claim["code"]),
            ", ".join(figures),
            ", ".join(taught),
            ", ".join(f"[{one}]({up}/tests/{one}.py)" for one in tests),
        ]
        lines.append(cells)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _short(name: str) -> str:
    """Shorten a dotted name to its last one or two parts."""
    return re.sub(r"^divergences\.(?:[a-z_]+\.)*(?=\w+(?:\.\w+)?$)", "", name)
