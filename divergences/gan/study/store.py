"""The results as a tidy CSV that only grows: one line a seed, a task's lines appended and synced at once.

Several processes may add to one file: each of them locks it while it reads or writes.
"""

from __future__ import annotations

import csv
import io
import os
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import astuple, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeVar, get_type_hints

from ...arguments import checked
from ...files import check_target, locked, write_text

R = TypeVar("R", bound="Record")


class Record(Protocol):
    """One line of a results file: a frozen dataclass of numbers and strings."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def key(self) -> Hashable:
        """The key of the line's task."""


class Keyed(Protocol):
    """A task: whatever says under which key its lines are kept."""

    @property
    def key(self) -> Hashable:
        """The key that identifies the task in its file."""


@checked
class Store(Generic[R]):
    """Finished tasks in a CSV file; a study that was killed finds them again, and several studies may share one.

    Lines that can be read are never removed, with one exception: if the file ends with an incomplete task, which a
    process killed while writing leaves, its lines are cut off and the task is run again. Lines that are there twice
    (two studies ran the same task, or two files were joined, header and all) count once. A line that cannot be read is
    an error that says where it is, and the file is left as it is.

    Args:
        path: the file, which need not be there yet.
        row_type: the dataclass of a line; its fields are the columns.
        rows_per_task: how many lines a whole task has, or what says so from any one of them.
        shared: columns that have one value throughout, such as the budget: one file holds one study.

    Attributes:
        done: the keys of all finished tasks, those of other processes included as of the last `add`.

    Raises:
        ValueError: if the file is there and is no CSV of these columns, or of other `shared` values, or all of its
            tasks have fewer lines.
        OSError: if it cannot be written, or another process holds it for more than a minute.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        row_type: type[R],
        rows_per_task: int | Callable[[R], int],
        **shared: float | str,
    ) -> None:
        self.path, self.row_type, self.shared = Path(path), row_type, shared
        self.rows_per_task = rows_per_task if callable(rows_per_task) else lambda _: rows_per_task
        self.done: set[Hashable] = set()
        self._size = -1
        check_target(self.path)  # taking the lock would create a missing folder
        with locked(self.path):
            self._catch_up()

    def has(self, task: Keyed) -> bool:
        """Whether that task is finished."""
        return task.key in self.done

    def add(self, rows: Sequence[R]) -> None:
        """Append one finished task and wait until the disk has it; if that fails, the file is as it was.

        Raises:
            OSError, ValueError: as for `Store`; the same rows may be added again once there is room.
        """
        if not all(isinstance(row, self.row_type) for row in rows):
            raise TypeError(f"rows must be those of this file, of type {self.row_type.__name__}")
        added = "".join(map(_row_line, rows)).encode()
        with locked(self.path):
            self._catch_up()
            try:
                with self.path.open("ab") as file:
                    file.write(added)
                    file.flush()
                    os.fsync(file.fileno())
            except OSError:
                with suppress(OSError):
                    os.truncate(self.path, self._size)
                raise
            self._size += len(added)
        self.done |= {row.key for row in rows}

    def _catch_up(self) -> None:
        """Unless the file is as this store left it: read or begin it, cut off an incomplete task, note what is done."""
        if self.path.exists() and self.path.stat().st_size == self._size:
            return
        if not self.path.exists() or _line(columns(self.row_type)).encode().startswith(self.path.read_bytes()):
            write_text(self.path, _line(columns(self.row_type)))
        placed, end = _parse(self.path, self.row_type)
        for name, value in self.shared.items():
            if {getattr(row, name) for _, row in placed} - {value}:
                raise ValueError(f"path must hold runs of {value} {name}, {self.path} has others: choose another file")
        lines = defaultdict(set)
        for _, row in placed:
            lines[row.key].add(repr(row))  # repr, because nan is not equal to itself
        self.done = {row.key for _, row in placed if len(lines[row.key]) >= self.rows_per_task(row)}
        if len(lines) > 1 and not self.done:
            raise ValueError(
                f"path must hold tasks of {self.rows_per_task(placed[0][1])} lines, {self.path} has tasks of "
                f"{max(map(len, lines.values()))}: choose another file"
            )
        last = placed[-1][1].key if placed else None
        while placed and placed[-1][1].key == last and last not in self.done:
            end = placed.pop()[0]
        if end < self.path.stat().st_size:
            os.truncate(self.path, end)
        self._size = end


@checked
def columns(row_type: type[Record]) -> tuple[str, ...]:
    """The header of a file of such lines.

    Raises:
        TypeError: if it is no dataclass.
    """
    if not is_dataclass(row_type):
        raise TypeError(f"row_type must be a dataclass, got {row_type!r}")
    return tuple(field.name for field in fields(row_type))


@checked
def read(path: str | os.PathLike[str], row_type: type[R]) -> list[R]:
    """All rows of a file, but for a last line that is torn; lines that are there twice are given twice.

    Raises:
        OSError: if it cannot be read.
        ValueError: if it is no CSV of these columns, or a line in it is damaged.
    """
    return [row for _, row in _parse(Path(path), row_type)[0]]


def _parse(path: Path, row_type: type[R]) -> tuple[list[tuple[int, R]], int]:
    """Each row with the byte at which its line begins, and the byte at which the last whole line ends."""
    content, header = path.read_bytes(), columns(row_type)
    lines, placed, place = content.splitlines(keepends=True), [], 0
    if _line(header).encode().startswith(content):
        return [], len(content)
    if len(lines) > 1 and not lines[-1].endswith((b"\n", b"\r")):
        lines.pop()
    for number, line in enumerate(lines, start=1):
        try:
            cells = next(csv.reader([line.decode("utf-8-sig").rstrip("\r\n")]), [])
            if number > 1 and cells and tuple(cells) != header:
                placed.append((place, _row(cells, row_type)))
        except (ValueError, OverflowError, csv.Error) as error:
            cells = []
            if number > 1:
                raise ValueError(f"{path}, line {number} is damaged: {error}") from None
        if number == 1 and tuple(cells) != header:
            raise ValueError(f"path must be a CSV with the columns {', '.join(header)}, {path} is not")
        place += len(line)
    return placed, place


def _row(cells: Sequence[str], row_type: type[R]) -> R:
    names, kinds = columns(row_type), _kinds(row_type)
    if len(cells) != len(names):
        raise ValueError(f"{len(cells)} cells instead of {len(names)}")
    values = {name: cell if kinds[name] is str else float(cell) for name, cell in zip(names, cells, strict=True)}
    for name, value in values.items():
        if kinds[name] in (int, bool) and not float(value).is_integer():
            raise ValueError(f"{name} must be a whole number, got {value}")
    return row_type(**{name: kinds[name](value) for name, value in values.items()})


@cache
def _kinds(row_type: type[Record]) -> dict[str, type]:
    return get_type_hints(row_type)


def _row_line(row: Record) -> str:
    return _line([f"{cell:.4g}" if isinstance(cell, float) else str(int(cell) if isinstance(cell, bool) else cell)
                  for cell in astuple(row)])  # fmt: skip


def _line(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()
