"""Errors that name the argument, for functions that take objects of this package, tensors or functions.

Numbers and arrays of numbers are checked before anything is computed with them (`checks`). Objects are not checked
beforehand: whatever behaves like a `Config` or a critic is accepted. If the call fails, the exception raised inside is
replaced by one that says which argument does not match its annotation.
"""

from __future__ import annotations

import ast
import collections.abc
import inspect
import math
import numbers
import os
import re
import reprlib
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, wraps
from typing import Any, NoReturn, TypeVar

import numpy as np

from .memory import out_of_memory

T = TypeVar("T", bound=Callable[..., Any])
REPLACED_ERRORS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError),
    Warning,  # where warnings are errors
)
"""Exceptions that an argument of a wrong type or value can raise inside a function; these are replaced."""
OF_CODE = (NotImplementedError, RecursionError)
"""Errors that torch raises of tensors too, but code with a mistake as well."""
OF_TENSOR = re.compile(r"tensor|[Dd]imension|in self|not implemented for '|must fit the rest")
"""What torch says where an index or a value does not fit a tensor; Python's lists have other words."""
DEVICE_ERROR = re.compile(r"CUDA|GPU|captur", re.IGNORECASE)
"""Matches errors of torch about the device (as of a step that it cannot capture), not about the tensors' shapes."""
TYPE_BY_NAME: dict[str, Any] = {
    **{"str": str, "bytes": bytes, "dict": dict, "list": list, "tuple": tuple, "slice": slice},
    **{"Callable": collections.abc.Callable, "Iterable": Iterable, "Mapping": Mapping, "Sequence": Sequence},
    **{"Array": np.ndarray, "ndarray": np.ndarray, "Path": os.PathLike, "PathLike": os.PathLike},
}
UNCHECKED_ANNOTATIONS = ("Any", "ArrayLike", "Self", "object")


def checked(thing: T) -> T:
    """Decorate a function, or a class for its constructor and public methods, so that its errors name the argument.

    If a call fails, and an argument does not fit its annotation, it is named in a TypeError; if all of them fit, but
    the error says that it is about a value (a name that is not known, a number that is too large) or about tensors that
    do not fit each other, a ValueError names it. The error from inside stays its cause. Every other error stays as it
    is: it may be a fault of this package, or of a function that the caller gave. A call that succeeds is not checked.

    >>> @checked
    ... def double(x: float) -> float:
    ...     return x.real * 2
    >>> double("a")
    Traceback (most recent call last):
    TypeError: x must be of type float, got 'a'
    """
    if not inspect.isclass(thing):
        return _checked(thing)
    for name, member in list(vars(thing).items()):
        if inspect.isfunction(member) and (name == "__init__" or not name.startswith("_")):
            setattr(thing, name, _checked(member))
        elif isinstance(member, classmethod) and not name.startswith("_"):
            setattr(thing, name, classmethod(_checked(member.__func__)))
    return thing


def _checked(function: T) -> T:
    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except REPLACED_ERRORS as error:
            _name_argument(function, args, kwargs, error)

    @wraps(function)
    def generate(*args: Any, **kwargs: Any) -> Iterator[Any]:
        try:
            return (yield from function(*args, **kwargs))
        except REPLACED_ERRORS as error:
            _name_argument(function, args, kwargs, error)

    return typing.cast(T, generate if inspect.isgeneratorfunction(function) else call)


def _name_argument(function: Callable[..., Any], args: Any, kwargs: Any, error: Exception) -> NoReturn:
    if out_of_memory(error):
        raise error
    signature = inspect.signature(function)
    try:
        given = signature.bind(*args, **kwargs).arguments
        gathered = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
        own = [name for name, each in signature.parameters.items() if each.kind not in gathered]
        given = {name: given[name] for name in own if name in given and name not in ("self", "cls")}
    except TypeError:  # Python's own words for a missing or unknown argument
        raise error from None
    if any(re.match(rf"{re.escape(name)}\b", str(error)) for name in given) and not isinstance(error, LookupError):
        raise error
    names = inspect.unwrap(function).__globals__
    annotations = {name: signature.parameters[name].annotation for name in given}
    for name, value in given.items():
        if isinstance(annotations[name], str) and not _fits(value, _parsed(annotations[name]), names):
            raise TypeError(f"{name} must be of type {annotations[name]}, got {_short(value)}") from error
        if reason := _reason(value, error):
            raise ValueError(f"{name} must be {reason}, got {_short(value)}") from error
    shapes = {
        name: tuple(value.shape)
        for name, value in given.items()
        if "Tensor" in str(annotations[name]) and hasattr(value, "shape")
    }
    if shapes and _is_of_shapes(error, list(shapes.values())):
        listed = ", ".join(f"{name} {shape}" for name, shape in shapes.items())
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ValueError(f"{next(iter(shapes))} must fit the rest, got the shapes {listed}: {reason}") from error
    raise error


def _is_of_shapes(error: Exception, shapes: list[tuple[int, ...]]) -> bool:
    """Whether an error is about tensors of these shapes, and not about the device or a mistake in code."""
    words = str(error)
    if isinstance(error, RuntimeError) and not isinstance(error, OF_CODE):
        return not DEVICE_ERROR.search(words)
    if isinstance(error, IndexError) and words == "tuple index out of range":
        return min(map(len, shapes)) < 2  # an axis was asked for that one of them does not have
    if isinstance(error, TypeError):
        return "0-d tensor" in words
    return isinstance(error, (ValueError, IndexError, *OF_CODE)) and bool(OF_TENSOR.search(words))


def _reason(value: Any, error: Exception) -> str:
    """What a value of the right type should have been, if the error is about this value; else ""."""
    words = str(error)
    if isinstance(value, str) and (error.args[:1] == (value,) or words.startswith(f"{value!r} is not in")):
        return "one of those that are known here"
    if isinstance(error, KeyError) and error.args:
        key = error.args[0]
        if isinstance(value, Mapping) and isinstance(key, str) and key not in value:
            return f"a mapping that has {key!r}"
        if isinstance(value, (str, numbers.Integral)) and isinstance(key, tuple) and value in key:
            return "one of those that are known here"
    if isinstance(error, TypeError) and callable(value) and _is_of_call(value, words):
        return "a function that takes these arguments"
    if isinstance(value, (str, os.PathLike)) and not _can_be_written(str(value)):
        return "text that can be written"
    too_large = isinstance(error, (ArithmeticError, RuntimeError)) or "overflow" in words.lower()
    if isinstance(value, numbers.Integral) and abs(int(value)) > 2**53 and too_large:
        return "a smaller number"
    if isinstance(value, float) and not math.isfinite(value) and isinstance(error, (ArithmeticError, ValueError)):
        return "finite"
    is_place = isinstance(error, IndexError) and isinstance(value, numbers.Integral)
    if is_place and re.search(rf"\bindex {value}\b", words):
        return "the place of one that is there"
    return ""


def _is_of_call(function: Callable[..., Any], words: str) -> bool:
    """Whether Python says that this function was called with arguments that it does not take, not one inside it."""
    kinds = (function, type(function), *getattr(function, "__mro__", ()))
    names = {getattr(each, "__qualname__", "") for each in kinds} - {""}
    called = rf"({'|'.join(map(re.escape, names))})(\.__\w+__)?\(\)"
    return bool(re.match(rf"{called} .*argument|.*argument for {called}$", words))


def _can_be_written(text: str) -> bool:
    """Whether a text has neither a null, which no path has, nor a half of a surrogate pair, which no encoding has."""
    return "\0" not in text and not any(0xD800 <= ord(each) <= 0xDFFF for each in text)


def _short(value: Any) -> str:
    """The value as text for a message, or only its type if Python refuses to write out so large a number."""
    try:
        return reprlib.repr(value)
    except ValueError:
        return f"a very large {type(value).__name__}"


@cache
def _parsed(annotation: str) -> ast.expr:
    return ast.parse(annotation, mode="eval").body


def _fits(value: Any, kind: ast.expr, names: Mapping[str, Any]) -> bool:
    """Whether a value is what an annotation says; True where that cannot be told."""
    if isinstance(kind, ast.BinOp):
        return _fits(value, kind.left, names) or _fits(value, kind.right, names)
    if isinstance(kind, ast.Constant):
        return value is kind.value or isinstance(kind.value, str)
    if isinstance(kind, ast.Subscript):
        inner = kind.slice.elts if isinstance(kind.slice, ast.Tuple) else [kind.slice]
        if not _fits(value, kind.value, names):
            return False
        if _name(kind.value) in ("Sequence", "list", "tuple"):
            return _entries_fit(value, inner, names)
        if _name(kind.value) in ("Mapping", "dict"):
            return all(_fits(key, inner[0], names) and _fits(each, inner[1], names) for key, each in value.items())
        return True
    return _is_a(value, _name(kind), names)


def _entries_fit(entries: Sequence[Any], kinds: list[ast.expr], names: Mapping[str, Any]) -> bool:
    if len(kinds) == 1 or (isinstance(kinds[-1], ast.Constant) and kinds[-1].value is ...):
        return all(_fits(entry, kinds[0], names) for entry in entries)
    return len(entries) == len(kinds) and all(map(_fits, entries, kinds, [names] * len(kinds)))


def _name(kind: ast.expr) -> str:
    return kind.attr if isinstance(kind, ast.Attribute) else kind.id if isinstance(kind, ast.Name) else "Any"


def _is_a(value: Any, name: str, names: Mapping[str, Any]) -> bool:
    if name in UNCHECKED_ANNOTATIONS:
        return True
    if name in ("int", "float", "bool"):
        if isinstance(value, (bool, np.bool_, np.timedelta64)):
            return name == "bool" and not isinstance(value, np.timedelta64)
        return name != "bool" and isinstance(value, numbers.Integral if name == "int" else numbers.Real)
    if name in TYPE_BY_NAME:
        if name in ("Sequence", "Iterable") and (isinstance(value, str) or getattr(value, "ndim", 1) == 0):
            return False  # a 0-d array has __iter__ but cannot be iterated
        return isinstance(value, TYPE_BY_NAME[name])
    known = names.get(name)
    if getattr(known, "_is_protocol", False):
        members = {*vars(known), *vars(known).get("__annotations__", ())}
        return all(hasattr(value, member) for member in members if not member.startswith("_"))
    if inspect.isclass(known):
        return isinstance(value, known)
    if known is not None:  # a type alias
        return callable(value) or typing.get_origin(known) is not Callable
    # A class that the module imports under TYPE_CHECKING only.
    return any(each.__name__ == name for each in type(value).__mro__)
