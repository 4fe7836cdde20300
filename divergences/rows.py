"""The table "article → code → figure → lesson → test": `python -m divergences.rows` writes it into the README.

A1 to A21 are what the article says, S1 to S9 where it slips. The rows stand in rows.json, in both languages; that each
thing they name exists is tested.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

from .locale import check_language, text

ROOT = Path(__file__).parents[1]
COLUMNS = ("row", "claim", "code", "figure", "lesson", "test")
LESSONS = (
    "00_start",
    "01_why_js_goes_blind",
    "02_the_earth_mover_distance",
    "03_duality_and_the_critic",
    "04_train_a_wgan_gp",
    "05_the_evidence",
    "06_the_laboratory_of_mistakes",
)
"""The lessons by their numbers."""
MARKS = ("<!-- rows: written by python -m divergences.rows -->", "<!-- end of rows -->")


@cache
def rows() -> tuple[dict[str, Any], ...]:
    """Every row: its name, the claim in each language, dotted names of code, figures, lessons and tests."""
    return tuple(json.loads((Path(__file__).parent / "rows.json").read_text(encoding="utf-8")))


def table(language: str, *, up: str = "../..", lessons: str = ".") -> str:
    """The rows as a Markdown table, with links.

    Args:
        language: "en" or "zh".
        up: the way from where the table stands to the project's folder; as it is, for a lesson.
        lessons: the way to the lessons.

    >>> table("en").splitlines()[2].split("|")[1].strip()
    'A1'
    """
    check_language(language)
    head = [text(f"rows.{column}", language) for column in COLUMNS]
    lines = [head, ["---"] * len(head)]
    for row in rows():
        figures = [f"[{n}]({up}/figures/rendered/figure{n}.{language}.png)" for n in row["figures"]]
        taught = [f"[{n}]({lessons}/{LESSONS[n]}.ipynb)" for n in row["lessons"]]
        tests = dict.fromkeys(one.split(".")[0] for one in row["tests"])
        cells = [
            row["row"],
            row["claim"][language].replace("|", "\\|"),
            ", ".join(f"`{_short(name)}`" for name in row["code"]),
            ", ".join(figures),
            ", ".join(taught),
            ", ".join(f"[{one}]({up}/tests/{one}.py)" for one in tests),
        ]
        lines.append(cells)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _short(name: str) -> str:
    """A dotted name without the packages in front of what can be imported from them."""
    return re.sub(r"^divergences\.(?:[a-z_]+\.)*(?=\w+(?:\.\w+)?$)", "", name)


def main() -> int:
    """Write the table into the README, between its two marks."""
    parser = argparse.ArgumentParser(prog="python -m divergences.rows", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the README is not current")
    check = parser.parse_args().check
    readme = ROOT / "README.md"
    words = readme.read_text(encoding="utf-8")
    if any(words.count(mark) != 1 for mark in MARKS):
        sys.exit(f"README.md must have each of these lines once: {' '.join(MARKS)}")
    before, rest = words.split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    wanted = f"{before}{MARKS[0]}\n\n{table('en', up='.', lessons='notebooks/en')}\n\n{MARKS[1]}{after}"
    if wanted != words and check:
        print("README.md: the table of rows is not current; run python -m divergences.rows", file=sys.stderr)
    elif wanted != words:
        readme.write_text(wanted, encoding="utf-8")
    return int(check and wanted != words)


if __name__ == "__main__":
    sys.exit(main())
