"""Appending rows to arrays without copying them each time."""

from __future__ import annotations

import numpy as np

from ..arguments import checked


@checked
class Appender:
    """Appends rows to the arrays of a dictionary: appending n rows takes O(n) time and memory, not O(n²).

    Each array is a view of a buffer whose size is doubled when it is full. An array that was handed out never changes.
    """

    def __init__(self) -> None:
        self._buffers: dict[str, tuple[np.ndarray, int]] = {}

    def append(self, arrays: dict[str, np.ndarray], name: str, row: np.ndarray) -> None:
        """Replace `arrays[name]`, shape (n, …), by one of shape (n + 1, …) whose last entry is `row`.

        Raises:
            ValueError: if `row` has another shape than the rows before.
        """
        before = np.asarray(arrays.get(name, np.empty((0, *row.shape), row.dtype)))
        if row.shape != before.shape[1:]:
            raise ValueError(f"{name} must have the shape {before.shape[1:]} of the rows before, got {row.shape}")
        count = len(before)
        buffer, filled = self._buffers.get(name, (before, -1))
        dtype = np.result_type(before, row)
        # Later rows of the buffer may belong to an array that was handed out, or `before` was not made here.
        if before.base is not buffer or filled != count or dtype != buffer.dtype or count == len(buffer):
            buffer = np.empty((max(4, 2 * count), *row.shape), dtype)
            buffer[:count] = before
        buffer[count] = row
        self._buffers[name] = buffer, count + 1
        arrays[name] = buffer[: count + 1]
