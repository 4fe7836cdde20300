"""What all commands of this project share: output streams, signals and error messages.

A command is a function `main(arguments) -> int` under `@reported(name)`, started by `run(main)`:

- Output works on any console: what the encoding lacks is escaped. A closed pipe (`| head`) does not stop the work.
- SIGTERM ends it as Ctrl-C does, see `interrupts`.
- An error that a user can cause (`CAUSED_BY_USERS`) ends it with one line on stderr and status 2; an interrupt that it
  does not handle ends it with status 128 + the signal's number. `python -X dev -m …` shows the traceback.

Needs the standard library alone.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, NoReturn, TextIO

from .interrupts import raising_interrupts

Main = Callable[..., int]
CAUSED_BY_USERS = (OSError, ValueError, TypeError, RuntimeError, MemoryError, ImportError)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser described by a module's docstring, whose errors are one line on stderr, with status 2."""

    def __init__(self, name: str, docstring: str | None, **options: Any) -> None:
        # Under -OO modules have no docstring.
        super().__init__(prog=name, description=docstring.splitlines()[0] if docstring else None, **options)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def reported(name: str) -> Callable[[Main], Main]:
    """Decorate a `main`: errors that a user can cause become one line and status 2, an interrupt 128 + its number.

    Args:
        name: what the line begins with, such as "python -m figures".
    """

    def decorate(main: Main) -> Main:
        @wraps(main)
        def reporting(arguments: list[str] | None = None) -> int:
            try:
                return main(arguments)
            except KeyboardInterrupt as interrupt:
                number = interrupt.args[0] if interrupt.args else signal.SIGINT
                print(f"{name}: interrupted", file=sys.stderr)
                return 128 + int(number)
            except CAUSED_BY_USERS as error:
                if sys.flags.dev_mode:
                    raise
                print(f"{name}: {_in_one_line(error)}", file=sys.stderr)
                return 2

        return reporting

    return decorate


def _in_one_line(error: BaseException) -> str:
    """What an error says; one of the system names the file and leaves out its number."""
    if isinstance(error, OSError) and error.strerror and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def run(main: Main) -> NoReturn:
    """Run the command and exit with its status, or with 1 if it succeeded but its output could not be written."""
    out, err = FaultTolerantStream(sys.stdout), FaultTolerantStream(sys.stderr)
    sys.stdout, sys.stderr = out, err
    with raising_interrupts():
        status = main()
        out.flush()
    if out.error is not None and not isinstance(out.error, BrokenPipeError):
        print(f"could not print: {out.error.strerror}", file=sys.stderr)
    sys.exit(status or int(out.error is not None))


class FaultTolerantStream:
    """A text stream that escapes what its encoding lacks, and drops its output once writing has failed.

    Attributes:
        error: why something could not be written, or None.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self.error: OSError | None = None
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]

    def write(self, text: str) -> int:
        """Write; if that fails, keep the error in `error` and drop all further output."""
        return self._try(lambda stream: stream.write(text)) or len(text)

    def flush(self) -> None:
        """Flush, or remember why not."""
        self._try(lambda stream: stream.flush())

    def _try(self, act: Callable[[TextIO], int | None]) -> int | None:
        if self._stream is None or self.error is not None:
            return None
        try:
            return act(self._stream)
        except OSError as error:
            self.error = error
            with suppress(OSError, ValueError):  # so that flushing the buffer at exit does not fail again
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, self._stream.fileno())
                os.close(nowhere)
        return None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
