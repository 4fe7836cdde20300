"""Signals that stop a command, and blocks that they may not interrupt.

SIGTERM, a closed terminal and SIGINT raise KeyboardInterrupt, with their number, under `raising_interrupts()`. A second
one within two seconds is taken for the same request and ignored. None interrupts a block under
`deferring_interrupts()`, such as the saving of results, or under `ignoring_interrupts()`, such as what an interrupt
that was raised has begun; in a notebook or a script this holds for SIGINT.

Needs the standard library alone.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

Handler = Callable[[int, FrameType | None], object]

REPEAT_SECONDS = 2.0
"""Seconds within which a second signal is not raised again."""


def exit_quietly_during_import() -> None:
    """Let an interrupt end this process without a traceback while `python -m` still imports: nothing can be lost yet.

    Importing the package calls this first; it has no effect unless `python -m` is still locating the module to run.
    """
    being_located = getattr(sys, "argv", [])[:1] == ["-m"]
    with suppress(ValueError):  # not the main thread
        if being_located and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def deferring_interrupts() -> Iterator[None]:
    """Defer signals during this block; one that arrived is raised at its end, unless an error ended the block."""
    with handling_sigint(_on_signal):
        _state.deferring_blocks += 1
        try:
            yield
        except BaseException:
            if _state.deferring_blocks == 1:  # else the next block, which has nothing to do with it, would raise it
                _state.deferred_signal = None
            raise
        finally:
            _state.deferring_blocks -= 1
    if not _state.deferring_blocks and _state.deferred_signal is not None:
        _raise(_state.deferred_signal)


@contextmanager
def ignoring_interrupts() -> Iterator[None]:
    """Ignore signals during this block: one before it has asked for what is done here, and a second asks no more."""
    with handling_sigint(_on_signal):
        _state.ignoring_blocks += 1
        try:
            yield
        finally:
            _state.ignoring_blocks -= 1
            _state.raised_at = time.monotonic()


@contextmanager
def raising_once() -> Iterator[None]:
    """Raise KeyboardInterrupt for a SIGINT in this block, but not again for those of the next two seconds.

    So that what the first one has begun is not cut off by an impatient second one, in a notebook or a script either.
    """
    with handling_sigint(_on_signal) as ours:
        if ours:
            _state.raised_at = float("-inf")
        yield


@contextmanager
def handling_sigint(handler: Handler) -> Iterator[bool]:
    """Let `handler` handle SIGINT in this block, in place of Python's handler, ours, or that of an event loop.

    Python's handler raises at any moment, and that of an event loop only notes the signal, so that a cell with `await`
    in it could not be stopped. Another handler, and every thread but the main one, is left alone; yields False then.
    """
    before = signal.getsignal(signal.SIGINT)
    ours = before in (signal.default_int_handler, _on_signal) or _is_of_event_loop(before)
    try:
        if ours:
            signal.signal(signal.SIGINT, handler)
    except ValueError:  # not the main thread, in which no signal is raised
        ours = False
    try:
        yield ours
    finally:
        if ours:
            signal.signal(signal.SIGINT, before)


def _is_of_event_loop(handler: object) -> bool:
    module = getattr(getattr(handler, "func", handler), "__module__", None) or ""  # `func`: asyncio's is a partial
    return module.partition(".")[0] in ("asyncio", "ipykernel")


class _State:
    """Open blocks of each kind, the deferred signal, and when the last one was raised, in seconds."""

    deferring_blocks = 0
    ignoring_blocks = 0
    deferred_signal: int | None = None
    raised_at = float("-inf")


_state = _State()


@contextmanager
def raising_interrupts() -> Iterator[None]:
    """Raise KeyboardInterrupt for every signal to stop in this block; after it, a signal ends the process at once."""
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    numbers = [number for name in names if signal.getsignal(number := getattr(signal, name)) != signal.SIG_IGN]
    for number in numbers:
        signal.signal(number, _on_signal)
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


def _on_signal(number: int, _: FrameType | None) -> None:
    if _state.ignoring_blocks or time.monotonic() - _state.raised_at <= REPEAT_SECONDS:
        return
    if _state.deferring_blocks:
        _state.deferred_signal = number
    else:
        _raise(number)


def _raise(number: int) -> NoReturn:
    _state.raised_at, _state.deferred_signal = time.monotonic(), None
    raise KeyboardInterrupt(number)


exit_quietly_during_import()
