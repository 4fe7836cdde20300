"""The results as a tidy CSV that only grows: one line a seed, a task's lines written and synced at once."""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeVar, get_type_hints

R = TypeVar("R", bound="Record")


class Record(Protocol):
    """One line of a results file: a frozen dataclass of numbers and strings."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def key(self) -> Hashable:
        """The task that the line is of."""


class Keyed(Protocol):
    """A task: whatever says under which key its lines are kept."""

    @property
    def key(self) -> Hashable:
        """What tells it from the other tasks of its file."""


class Store(Generic[R]):
    """Finished tasks in a CSV file; a study that was killed finds them again.

    Args:
        path: the file, which need not be there yet. What a kill in the middle of a write has left (a torn line, a task
            without all its seeds) is cut off, with the rest kept.
        row_type: the dataclass of a line; its fields are the columns.
        rows_per_task: how many lines a whole task has.
        shared: columns that have one value throughout, such as the budget: one file holds one study.

    Raises:
        ValueError: if the file is there and is no CSV of these columns, or of other `shared` values.
        OSError: if it cannot be written.
    """

    def __init__(
        self, path: str | os.PathLike[str], row_type: type[R], rows_per_task: int, **shared: float | str
    ) -> None:
        self.path, self.row_type = Path(path), row_type
        rows = read(self.path, row_type) if self.path.exists() else []
        for name, value in shared.items():
            if {getattr(row, name) for row in rows} - {value}:
                raise ValueError(f"path must hold runs of {value} {name}, {self.path} has others: choose another file")
        counts = Counter(row.key for row in rows)
        self.done = {key for key, count in counts.items() if count == rows_per_task}
        whole = [row for row in rows if row.key in self.done]
        text = _line(columns(row_type)) + "".join(map(_row_line, whole))
        if not self.path.exists() or self.path.read_text(encoding="utf-8") != text:
            part = self.path.with_name(self.path.name + ".part")
            part.write_text(text, encoding="utf-8", newline="")
            part.replace(self.path)

    def has(self, task: Keyed) -> bool:
        """Whether that task is finished."""
        return task.key in self.done

    def add(self, rows: Sequence[R]) -> None:
        """Append one finished task and wait until the disk has it."""
        with self.path.open("ab") as file:
            file.write("".join(map(_row_line, rows)).encode())
            file.flush()
            os.fsync(file.fileno())
        self.done |= {row.key for row in rows}


def columns(row_type: type[Record]) -> tuple[str, ...]:
    """The header of a file of such lines."""
    return tuple(field.name for field in fields(row_type))


def read(path: str | os.PathLike[str], row_type: type[R]) -> list[R]:
    """All rows of a file, but for a last line that is torn.

    Raises:
        ValueError: if it is no CSV of these columns, or a line in it is damaged.
    """
    lines = Path(path).read_text(encoding="utf-8").splitlines(keepends=True)
    if _line(columns(row_type)).startswith("".join(lines)):
        return []
    table = list(csv.reader(lines))
    if tuple(table[0]) != columns(row_type):
        raise ValueError(
            f"path must be a CSV with the columns {', '.join(columns(row_type))}, {os.fspath(path)} is not"
        )
    if not lines[-1].endswith("\n"):
        table.pop()
    rows = []
    for number, cells in enumerate(table[1:], start=2):
        try:
            rows.append(_row(cells, row_type))
        except ValueError as error:
            raise ValueError(f"{os.fspath(path)}, line {number} is damaged: {error}") from None
    return rows


def _row(cells: Sequence[str], row_type: type[R]) -> R:
    names, kinds = columns(row_type), get_type_hints(row_type)
    if len(cells) != len(names):
        raise ValueError(f"{len(cells)} cells instead of {len(names)}")
    values = {name: cell if kinds[name] is str else float(cell) for name, cell in zip(names, cells, strict=True)}
    return row_type(**{name: kinds[name](value) for name, value in values.items()})


def _row_line(row: Record) -> str:
    return _line([f"{cell:.4g}" if isinstance(cell, float) else str(int(cell) if isinstance(cell, bool) else cell)
                  for cell in astuple(row)])  # fmt: skip


def _line(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()
