"""The results as a tidy CSV that only grows: one line a seed, a task's lines written and synced at once."""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import get_type_hints

from .task import Row, Task

RESULTS = Path(__file__).parent / "results.csv"
"""The committed results of the full study."""
KINDS = get_type_hints(Row)
COLUMNS = tuple(field.name for field in fields(Row))


class Store:
    """Finished tasks in a CSV file; a study that was killed finds them again.

    Args:
        path: the file, which need not be there yet. What a kill in the middle of a write has left (a torn line, a task
            without all its seeds) is cut off, with the rest kept.
        seeds: how many lines a whole task has.
        updates: the budget of each; one file holds one study.

    Raises:
        ValueError: if the file is there and is no CSV of these columns, or of another budget.
        OSError: if it cannot be written.
    """

    def __init__(self, path: str | os.PathLike[str], seeds: int, updates: int) -> None:
        self.path = Path(path)
        rows = read(self.path) if self.path.exists() else []
        if {row.updates for row in rows} - {updates}:
            raise ValueError(f"path must hold runs of {updates} updates, {self.path} has others: choose another file")
        counts = Counter(row.key for row in rows)
        self.done = {key for key, count in counts.items() if count == seeds}
        whole = [row for row in rows if row.key in self.done]
        text = _line(COLUMNS) + "".join(map(_row_line, whole))
        if not self.path.exists() or self.path.read_text(encoding="utf-8") != text:
            part = self.path.with_name(self.path.name + ".part")
            part.write_text(text, encoding="utf-8", newline="")
            part.replace(self.path)

    def has(self, task: Task) -> bool:
        """Whether that task is finished."""
        return task.key in self.done

    def add(self, rows: Sequence[Row]) -> None:
        """Append one finished task and wait until the disk has it."""
        with self.path.open("ab") as file:
            file.write("".join(map(_row_line, rows)).encode())
            file.flush()
            os.fsync(file.fileno())
        self.done |= {row.key for row in rows}


def read(path: str | os.PathLike[str]) -> list[Row]:
    """All rows of a file, but for a last line that is torn.

    Raises:
        ValueError: if it is no CSV of these columns, or a line in it is damaged.
    """
    lines = Path(path).read_text(encoding="utf-8").splitlines(keepends=True)
    if _line(COLUMNS).startswith("".join(lines)):
        return []
    table = list(csv.reader(lines))
    if tuple(table[0]) != COLUMNS:
        raise ValueError(f"path must be a CSV with the columns {', '.join(COLUMNS)}, {os.fspath(path)} is not")
    if not lines[-1].endswith("\n"):
        table.pop()
    rows = []
    for number, cells in enumerate(table[1:], start=2):
        try:
            rows.append(_row(cells))
        except ValueError as error:
            raise ValueError(f"{os.fspath(path)}, line {number} is damaged: {error}") from None
    return rows


def _row(cells: Sequence[str]) -> Row:
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{len(cells)} cells instead of {len(COLUMNS)}")
    values = {name: cell if KINDS[name] is str else float(cell) for name, cell in zip(COLUMNS, cells, strict=True)}
    return Row(**{name: KINDS[name](value) for name, value in values.items()})


def _row_line(row: Row) -> str:
    return _line([f"{cell:.4g}" if isinstance(cell, float) else str(int(cell) if isinstance(cell, bool) else cell)
                  for cell in astuple(row)])  # fmt: skip


def _line(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()
