"""Calling a student's function: isolated calls, conversion of the result to float64, and diagnosis of wrong results.

A student's function gets copies of its arguments, and what it returns is converted to a float64 array before it is
compared, so that neither an `==` of its own nor a later change of the returned object has any effect.
"""

from __future__ import annotations

import contextlib
import copy
import io
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np

from ...checks import Array

Given = Mapping[str, Any]
# Standard output and warning filters belong to all threads: two calls that change them at once could not restore them.
_ONE_CALL = threading.RLock()


class NotYet(Exception):
    """The answer, or a part of it, has not been written yet."""

    def __init__(self, answer: object = None) -> None:
        super().__init__()
        self.hint = "not yet" if is_blank(answer, every=True) else "unfinished"


class Wrong(Exception):
    """The answer is wrong; `hint` is the key of a text that says why without giving the solution."""

    def __init__(self, hint: str, **values: object) -> None:
        super().__init__(hint)
        self.hint, self.values = hint, values


@dataclass(frozen=True)
class Trial:
    """Arguments, the right result for them, and the hint to give if only trials with this hint go wrong."""

    given: Given
    want: Array
    hint: str | None = None


def is_blank(value: object, *, every: bool = False) -> bool:
    """Tell whether a value stands for an unwritten answer: None, `...`, NotImplemented, or a list that contains one.

    With `every=True` a list counts only if all of its entries do.
    """
    if value is None or value is Ellipsis or value is NotImplemented:
        return True
    if not isinstance(value, (list, tuple)) or not value:
        return False
    return (all if every else any)(is_blank(part, every=every) for part in value)


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


def numbers(answer: object, shape: tuple[int, ...]) -> Array:
    """The answer as a plain float64 array of this shape; one number may come as an array of one entry.

    Raises:
        Wrong: if it is not made of real numbers, or has another shape.
    """
    array = _plain(answer)
    if array.shape != shape and not (shape == () and array.size == 1):
        raise Wrong("any.shape", wanted=shape, got=array.shape)
    return array.reshape(shape)


def same(got: Array, want: Array, *, equal_nan: bool = False) -> bool:
    """Whether two arrays agree to the rounding of single precision, in which an answer may compute.

    Infinities agree with themselves, nan with nothing or, if `equal_nan`, with itself.
    """
    return bool(np.allclose(got, want, rtol=1e-5, atol=2e-6, equal_nan=equal_nan))


def same_single(got: Array, want: Array) -> bool:
    """Whether two arrays agree to the rounding of single precision, which networks compute in."""
    return bool(np.allclose(got, want, rtol=1e-4, atol=1e-5))


def nearly(got: Array, want: Array) -> bool:
    """Whether two arrays agree to three digits or four decimals, as a number rounded by hand does."""
    return bool(np.allclose(got, want, rtol=2e-3, atol=6e-5))


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
    wrong = [index for index, trial in enumerate(trials) if not same(got[index], trial.want)]
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


def shown(given: Given) -> str:
    """Format arguments for a hint: numbers as they are, tensors by their shape, functions and networks by name."""
    words = []
    for name, value in given.items():
        if isinstance(value, (int, float, np.ndarray, np.number)):
            words.append(f"{name} = {in_words(value)}")
        elif hasattr(value, "shape"):
            words.append(f"{name}.shape = {tuple(value.shape)}")
        elif callable(value):
            words.append(name)
    return ", ".join(words)


def in_words(value: Any) -> str:
    """Format numbers with four digits, and arrays as lists of their first six entries."""
    array = np.asarray(value)
    if array.dtype == bool:
        return "[" + ", ".join(str(bool(entry)) for entry in array[:6]) + ("" if array.size <= 6 else ", …") + "]"
    if array.ndim == 0:
        return f"{float(array):.4g}"
    rows = [in_words(entry) for entry in array[:6]]
    return f"[{', '.join(rows)}{'' if len(array) <= 6 else ', …'}]"


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
    return value.shape == other.shape and same(value, other, equal_nan=True)


def _plain(answer: object) -> Array:
    torch = sys.modules.get("torch")
    try:
        if torch is not None and isinstance(answer, torch.Tensor):
            answer = answer.as_subclass(torch.Tensor).detach().cpu().numpy()
        array = np.array(answer)
        if array.dtype == object and all(isinstance(entry, (Real, Decimal)) for entry in array.flat):
            array = array.astype(np.float64)
    except Exception:
        raise Wrong("any.kind", kind=_kind(answer)) from None
    if array.dtype.kind not in "iuf":
        raise Wrong("any.kind", kind=_kind(answer))
    return array.astype(np.float64)


def _kind(answer: object) -> str:
    """The name of an answer's type, with the types of its entries: `tuple[str]`."""
    name = type(answer).__name__
    if isinstance(answer, np.ndarray):
        return f"{name}[{answer.dtype.name}]"
    if isinstance(answer, (list, tuple)) and answer:
        return f"{name}[{', '.join(dict.fromkeys(type(part).__name__ for part in answer))}]"
    return name


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
