"""Write the table of the article's claims into docs/claims*.md: `python -m tools.claims_table [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path

from divergences.command import Parser, reported, run
from divergences.files import write_text
from divergences.lessons.claims import table

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {"en": DOCS / "claims.md", "zh": DOCS / "claims.zh.md"}
MARKS = ("<!-- claims: written by python -m tools.claims_table -->", "<!-- end of claims -->")


@reported("python -m tools.claims_table")
def main(arguments: list[str] | None = None) -> int:
    """Write the table between its two marker comments; with --check, return 1 if it is not current."""
    parser = Parser("python -m tools.claims_table", __doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the page is not current")
    check = parser.parse_args(arguments).check
    return max([_renew(page, language, check) for language, page in PAGES.items()])


def _renew(page: Path, language: str, check: bool) -> int:
    words = page.read_text(encoding="utf-8")
    if any(words.count(mark) != 1 for mark in MARKS):
        sys.exit(f"{page.name} must have each of these lines once: {' '.join(MARKS)}")
    before, rest = words.split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    made = table(language, up="..", lessons=f"../notebooks/{language}")
    wanted = f"{before}{MARKS[0]}\n\n{made}\n\n{MARKS[1]}{after}"
    if wanted != words and check:
        print(f"{page.name}: the table of claims is not current; run python -m tools.claims_table", file=sys.stderr)
    elif wanted != words:
        write_text(page, wanted)
    return int(check and wanted != words)


if __name__ == "__main__":
    run(main)
