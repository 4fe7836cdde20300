"""A report in Markdown as HTML, for what follows a question: paragraphs, bold ones, and tables."""

from __future__ import annotations

import re
from html import escape

from ..arguments import checked
from .table import Table

CELL = re.compile(r"(?<!\\)\|")


@checked
class Report:
    """A report of a study that shows itself as HTML.

    Args:
        written: paragraphs and pipe tables, apart from each other by an empty line; `**` marks what is bold.

    >>> Report("**So** it is.")._repr_html_()
    '<p><b>So</b> it is.</p>'
    """

    def __init__(self, written: str) -> None:
        self.written = written

    def __repr__(self) -> str:
        return self.written

    def _repr_html_(self) -> str:
        return "".join(map(_block, re.split(r"\n{2,}", self.written.strip())))


def _block(written: str) -> str:
    if written.startswith("|"):
        head, _, *rows = ([cell.strip() for cell in CELL.split(line)[1:-1]] for line in written.splitlines())
        return Table(head, rows)._repr_html_()
    marked = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(written))
    return f"<p>{marked}</p>"
