"""A table of a lesson: HTML where it is shown, aligned text where it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ..arguments import checked
from ..locale import columns, padded

SHORT, LONGEST_LINE = 12, 24  # columns: a name or a heading of the first, and a value of the second, is not broken


@checked
class Table:
    """Rows of texts under a heading.

    Args:
        head: the heading of each column; "" for none.
        rows: the texts of each row, as many as there are headings.

    Raises:
        ValueError: if a row is longer or shorter than the heading.

    >>> print(Table(["θ", "EM"], [["2", "2.00"], ["0.5", "0.50"]]))
    θ    EM
    2    2.00
    0.5  0.50
    """

    def __init__(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        for row in rows:
            if len(row) != len(head):
                raise ValueError(f"rows must have {len(head)} texts each like head, got {len(row)} in {list(row)!r}")
        self.head, self.rows = [str(each) for each in head], [[str(each) for each in row] for row in rows]

    def __repr__(self) -> str:
        lines = [self.head, *self.rows]
        widths = [max(columns(line[place]) for line in lines) for place in range(len(self.head))]
        return "\n".join(
            "  ".join(padded(each, width) for each, width in zip(line, widths, strict=True)).rstrip() for line in lines
        )

    def _repr_html_(self) -> str:
        def line(cells: Sequence[str], tag: str) -> str:
            name = "; white-space: nowrap" if len(cells[0]) <= SHORT else "; min-width: 15em"
            longest, room = (SHORT, 6) if tag == "th" else (LONGEST_LINE, 12)
            short = (columns(cell) <= longest for cell in cells[1:])
            whole = ["; white-space: nowrap" if each else f"; min-width: {room}em" for each in short]
            styles = f"text-align: start{name}", *(f"text-align: end{each}" for each in whole)
            said = (f'<{tag} style="{s}">{escape(cell)}</{tag}>' for s, cell in zip(styles, cells, strict=True))
            return f"<tr>{''.join(said)}</tr>"

        head = f"<thead>{line(self.head, 'th')}</thead>" if any(self.head) else ""
        body = "".join(line(row, "td") for row in self.rows)
        style = "font-variant-numeric: tabular-nums"
        return f'<div style="overflow-x: auto"><table style="{style}">{head}<tbody>{body}</tbody></table></div>'
