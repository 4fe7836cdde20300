"""How commands are told to stop, and what may not be disturbed.

SIGTERM, a closed terminal and SIGINT (Ctrl-C) raise KeyboardInterrupt, with their number, under `heard()`. A second one
within two seconds is the same wish. None disturbs what stands under `undisturbed()`: the saving of results.

Needs the standard library alone.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

SAME_WISH = 2.0
"""Seconds within which a second signal is not raised again."""


def starting() -> None:
    """Let an interrupt end this process without a traceback while `python -m` still imports: nothing can be lost yet.

    Importing the package calls this first; it does nothing unless a command is being looked for.
    """
    being_located = getattr(sys, "argv", [])[:1] == ["-m"]
    with suppress(ValueError):  # not the main thread
        if being_located and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no signal interrupt this block; one that came meanwhile is raised at its end."""
    _state.shields += 1
    try:
        yield
    finally:
        _state.shields -= 1
    if not _state.shields and _state.waiting is not None:
        _raise(_state.waiting)


class _State:
    """What signals have come to this process."""

    shields = 0
    waiting: int | None = None
    raised = float("-inf")


_state = _State()


@contextmanager
def heard() -> Iterator[None]:
    """Every wish to stop is heard in one way; afterwards, one ends the process at once."""
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    numbers = [number for name in names if signal.getsignal(number := getattr(signal, name)) != signal.SIG_IGN]
    for number in numbers:
        signal.signal(number, _hear)
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


def _hear(number: int, _: FrameType | None) -> None:
    if time.monotonic() - _state.raised <= SAME_WISH:
        return
    if _state.shields:
        _state.waiting = number
    else:
        _raise(number)


def _raise(number: int) -> NoReturn:
    _state.raised, _state.waiting = time.monotonic(), None
    raise KeyboardInterrupt(number)


starting()
