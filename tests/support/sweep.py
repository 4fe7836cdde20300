"""Calls of every public callable of a module with good and odd arguments, and what results they may have.

A callable is found through `__all__`, a class's public methods through an instance. Arguments are drawn by the
parameter's name: a good value, or an odd one that is right for hardly any parameter. Good values are given by the
parameter's name, or by "callable.parameter" where the name means something else. A call must give a result, or
TypeError or ValueError with a message that begins with the name of a parameter.
"""

from __future__ import annotations

import datetime
import inspect
import math
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import ModuleType
from typing import Any

import numpy as np
from hypothesis import strategies as st

ODD: list[Any] = [
    None, ..., True, False, 0, 1, -1, 2, 3, 10**20, -(10**30), 2**63, 2**64, 10**400, 0.5, -0.0, 1e308, 5e-324,
    math.nan, math.inf, -math.inf, 1j, "", "0.5", "float64", b"1", "\ud800", [], [[]], [0.5, 0.5], [1],
    [0.3, 0.3, 0.4], [[1.0, 2.0]], [[0.5], [0.2, 0.3]], [None], ["a"], [math.nan], [1e308, -1e308], (), {}, {"p": 1},
    {0.5}, object(), print, lambda *_: 1.0, lambda *_: "a", lambda *_: None, range(3), range(0),
    iter([1, 2]), slice(None), Decimal("0.5"), Fraction(1, 2), datetime.timedelta(days=1),
    datetime.datetime(2026, 1, 1), np.timedelta64(1, "s"), np.datetime64("2026-01-01"), np.float32(0.5),
    np.float16(0.5), np.longdouble(0.5), np.int8(1), np.uint64(2**63), np.bool_(True), np.str_("a"), np.array(0.5),
    np.array([0.5]), np.zeros(0), np.zeros((0, 2)), np.zeros((2, 0)), np.ones((2, 2, 2)), np.full((2, 2), np.nan),
    np.array([0.5, 0.5], np.float32), np.array([1, 2], object), np.array(["a"]), np.array([1 + 1j]),
    np.ma.array([0.5, 0.5], mask=[False, True]), np.rec.array([(1, 2.0)]), np.random.default_rng(0), np.float64,
    "not a dtype",
]  # fmt: skip
"""Values that somebody could pass by mistake; most are wrong for most parameters."""


@dataclass(frozen=True)
class Target:
    """A callable with its name, and the names of its parameters by whether they must be given."""

    name: str
    call: Callable[..., Any]
    required: tuple[str, ...]
    optional: tuple[str, ...]


def targets(module: ModuleType, instances: Iterable[object] = ()) -> list[Target]:
    """Every public callable of `module.__all__`, and the public methods of these instances."""
    found = [(name, getattr(module, name)) for name in module.__all__]
    pairs = [(name, each) for name, each in found if callable(each) and not inspect.isabstract(each)]
    for instance in instances:
        kind = type(instance).__name__
        members = [(name, getattr(instance, name)) for name in dir(instance) if not name.startswith("_")]
        pairs += [(f"{kind}.{name}", member) for name, member in members if inspect.ismethod(member)]
        if "__call__" in vars(type(instance)):
            pairs.append((kind, instance))
    return [_target(name, each) for name, each in pairs]


def _target(name: str, call: Callable[..., Any]) -> Target:
    kinds = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    parameters = [each for each in inspect.signature(call).parameters.values() if each.kind in kinds]
    required = tuple(each.name for each in parameters if each.default is inspect.Parameter.empty)
    return Target(name, call, required, tuple(each.name for each in parameters if each.name not in required))


@st.composite
def calls(draw: st.DrawFn, found: list[Target], good: Mapping[str, list[Any]]) -> tuple[Target, dict[str, Any]]:
    """A target and arguments for it, of which about one in three is odd."""
    target = draw(st.sampled_from(found))
    names = [*target.required, *(name for name in target.optional if draw(st.booleans()))]
    return target, {name: draw(_argument(good_values(target, name, good))) for name in names}


def good_values(target: Target, name: str, good: Mapping[str, list[Any]]) -> list[Any]:
    """Values that are right for a parameter, as far as its name tells."""
    return good.get(f"{target.name}.{name}", good.get(name, []))


def _argument(good: list[Any]) -> st.SearchStrategy[Any]:
    odd = st.sampled_from(ODD)
    return st.one_of(st.sampled_from(good), st.sampled_from(good), odd) if good else odd


def complaint(target: Target, arguments: Mapping[str, Any]) -> str | None:
    """Make the call and say what is wrong with its outcome; None if it is a result or a proper error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            target.call(**arguments)
        except (TypeError, ValueError) as error:
            message = str(error)
            names = [*target.required, *target.optional]
            if any(re.match(rf"{re.escape(name)}\b", message) for name in names):
                return None
            return f"{type(error).__name__} that begins with no parameter: {message}"
        except Exception as error:
            return f"{type(error).__name__}: {error}"
    return None


def each_odd_argument(found: list[Target], good: Mapping[str, list[Any]]) -> Iterator[tuple[Target, dict[str, Any]]]:
    """Every target with each odd value for each of its parameters in turn, the others good."""
    for target in found:
        names = (*target.required, *target.optional)
        for name in names:
            for odd in ODD:
                known = {other: good_values(target, other, good) for other in names if other != name}
                yield target, {other: values[0] for other, values in known.items() if values} | {name: odd}
