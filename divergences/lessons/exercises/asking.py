"""Calling a student's function in isolation, with copies of its arguments, and diagnosing a wrong result."""

from __future__ import annotations

import contextlib
import copy
import io
import threading
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...checks import Array
from .answers import Given, NotYet, Wrong, agree, in_words, is_blank, nearly, numbers, shown

# Standard output and warning filters belong to all threads: two calls that change them at once could not restore them.
_ONE_CALL = threading.RLock()


@dataclass(frozen=True)
class Trial:
    """Arguments, the right result for them, and the hint to give if only trials with this hint go wrong."""

    given: Given
    want: Array
    hint: str | None = None


def named(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a function that is passed to the student the name that the exercise uses; error messages quote it."""

    def rename(function: Callable[..., Any]) -> Callable[..., Any]:
        function.__name__ = function.__qualname__ = name
        return function

    return rename


def call(function: object, given: Given, *, copies: bool = True) -> Any:
    """Call the student's function with copies of these arguments, in this order, discarding its output and warnings.

    With `copies=False` it gets the arguments themselves, for example a network that it has to change.

    Raises:
        NotYet: if it returns nothing yet.
        Wrong: if it is not callable, or raised an error.
    """
    if not callable(function):
        raise Wrong("any.not a function")
    try:
        with _ONE_CALL, contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            answer = function(*(copy.deepcopy(value) if copies else value for value in given.values()))
    except NotImplementedError:
        raise NotYet from None
    except (Exception, SystemExit) as error:
        raise _error_hint(error, given) from None
    if is_blank(answer):
        raise NotYet(answer)
    return answer


def examine(
    function: object,
    trials: Sequence[Trial],
    mistakes: Mapping[str, Callable[..., Any]] | None = None,
) -> None:
    """Compare a student's function with the right result of every trial, and identify the mistake if it is wrong.

    Args:
        function: the student's function.
        trials: more than one, with arguments of several sizes.
        mistakes: for each hint a function that makes this mistake; it is called with the arguments by name.

    Raises:
        NotYet, Wrong: unless all trials agree. The hint is that of the mistake that reproduces every result; else
            that of the trials, if only trials with a hint go wrong; else that of the mistake that reproduces every
            trial without a hint; else a general one that quotes the first wrong trial.
    """
    got = [numbers(call(function, trial.given), trial.want.shape) for trial in trials]
    wrong = [index for index, trial in enumerate(trials) if not agree(got[index], trial.want)]
    if not wrong:
        return
    answered = list(zip(got, trials, strict=True))
    _refuse_mistakes(answered, mistakes)
    refuse_constants(got)
    for name in trials[0].given:
        if all(_agrees(value, trial.given[name]) for value, trial in answered):
            raise Wrong("any.input", name=name)
    wrong = [index for index in wrong if not nearly(got[index], trials[index].want)]
    if not wrong:
        raise Wrong("any.rounded")
    kinds = [trials[index].hint for index in wrong]
    if kinds[0] and all(kinds):
        raise Wrong(kinds[0])
    _refuse_mistakes([(value, trial) for value, trial in answered if trial.hint is None], mistakes)
    first = next((index for index in wrong if trials[index].hint is None), wrong[0])
    hint = "any.nan" if np.isnan(got[first]).any() else "any.value"
    raise Wrong(hint, given=shown(trials[first].given), got=in_words(got[first]))


def refuse_constants(got: Sequence[Array]) -> None:
    """Raise Wrong for a function that returned the same result for all arguments."""
    first = got[0]
    one_number = all(np.array_equal(value, np.full_like(value, first.flat[0])) for value in got)
    if one_number or all(np.array_equal(value, first) for value in got):
        raise Wrong("any.constant")


def _refuse_mistakes(
    answered: Sequence[tuple[Array, Trial]], mistakes: Mapping[str, Callable[..., Any]] | None
) -> None:
    with np.errstate(all="ignore"):
        for hint, mistaken in (mistakes or {}).items():
            if all(_agrees(value, mistaken(**trial.given)) for value, trial in answered):
                raise Wrong(hint)


def _agrees(value: Array, other: Any) -> bool:
    """Whether two results agree, where nan agrees with nan."""
    other = np.asarray(other, dtype=np.float64)
    return value.shape == other.shape and agree(value, other, equal_nan=True)


def _error_hint(error: BaseException, given: Given) -> Wrong:
    """Turn an exception of the student's code into a hint that quotes its message and the line that raised it."""
    try:
        message = " ".join(str(error).split())
    except Exception:
        message = ""
    kind = type(error).__name__
    words = {"error": _quotable(f"{kind}: {message}" if message else kind), "given": shown(given)}
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__]
    if not frames or not frames[0].line:
        return Wrong("any.error", **words)
    return Wrong("any.error at", line=frames[0].lineno, code=_quotable(frames[0].line), **words)


def _quotable(words: str) -> str:
    """Shorten a text to 160 characters and replace backticks, which would end the quotation."""
    return (words if len(words) <= 160 else words[:159] + "…").replace("`", "'")
