"""What an answer is: not written yet, wrong, or plain numbers that are compared to a tolerance and quoted in hints.

What a student's function returns is converted to a float64 array before it is compared, so that neither an `==` of its
own nor a later change of the returned object has any effect.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np

from ...checks import Array

Given = Mapping[str, Any]


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


def is_blank(value: object, *, every: bool = False) -> bool:
    """Tell whether a value stands for an unwritten answer: None, `...`, NotImplemented, or a list that contains one.

    With `every=True` a list counts only if all of its entries do.
    """
    if value is None or value is Ellipsis or value is NotImplemented:
        return True
    if not isinstance(value, (list, tuple)) or not value:
        return False
    return (all if every else any)(is_blank(part, every=every) for part in value)


def numbers(answer: object, shape: tuple[int, ...]) -> Array:
    """The answer as a plain float64 array of this shape; one number may come as an array of one entry.

    Raises:
        Wrong: if it is not made of real numbers, or has another shape.
    """
    array = _plain(answer)
    if array.shape != shape and not (shape == () and array.size == 1):
        raise Wrong("any.shape", wanted=shape, got=array.shape)
    return array.reshape(shape)


def agree(got: Array, want: Array, *, equal_nan: bool = False) -> bool:
    """Whether two arrays agree to about five digits, which allows an answer to compute in single precision.

    Infinities agree with themselves, nan with nothing or, if `equal_nan`, with itself.
    """
    return bool(np.allclose(got, want, rtol=1e-5, atol=2e-6, equal_nan=equal_nan))


def agree_loosely(got: Array, want: Array) -> bool:
    """Whether two arrays agree to about four digits, which allows for a network in single precision."""
    return bool(np.allclose(got, want, rtol=1e-4, atol=1e-5))


def nearly(got: Array, want: Array) -> bool:
    """Whether two arrays agree to three digits or four decimals, as a number rounded by hand does."""
    return bool(np.allclose(got, want, rtol=2e-3, atol=6e-5))


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
