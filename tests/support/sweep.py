"""Call every public callable of a module with valid and odd arguments, and check results and errors.

A callable is found through `__all__`, a class's public methods through an instance. Arguments are drawn by the
parameter's name: a valid value, or an odd one, which hardly any parameter accepts. Good values are given by the
parameter's name, or by "callable.parameter" where the name means something else. A call must give a result, or an
error of a documented kind with a message that begins with the name of a parameter.
"""

from __future__ import annotations

import datetime
import importlib
import inspect
import io
import math
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from types import FunctionType, ModuleType
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


@dataclass(frozen=True)
class Package:
    """What a package offers, found through its modules.

    Attributes:
        modules: the names of the modules.
        makers: for each class whose methods are called, how an instance is made; each call gets a new one.
        left_out: "module", "module.name" or "module.Class.method", all without "divergences.", and why it is not
            called with odd arguments.
    """

    modules: Iterable[str]
    makers: Iterable[Callable[[], object]]
    left_out: Mapping[str, str]

    def public(self) -> Iterator[tuple[str, Any]]:
        """Every public function, class and method with its full name, what is left out too."""
        for module in self.modules:
            loaded, inside = importlib.import_module(module), module.removeprefix("divergences.")
            for name, each in list(vars(loaded).items()):
                if not name.startswith("_") and callable(each) and getattr(each, "__module__", "") == module:
                    yield f"{inside}.{name}", each
                    if inspect.isclass(each):
                        for method, member in vars(each).items():
                            own = getattr(member, "__module__", module) == module
                            if own and not method.startswith("_") and isinstance(member, (FunctionType, classmethod)):
                                yield f"{inside}.{name}.{method}", member

    def is_left_out(self, name: str) -> bool:
        """Whether the name, its class or its module is left out."""
        return any(f"{name}.".startswith(f"{each}.") for each in self.left_out)

    def targets(self) -> dict[str, Target]:
        """By its full name, everything that is called: functions, constructors and methods of the instances."""
        found = {}
        for name, each in self.public():
            is_kind = inspect.isclass(each)
            abstract = is_kind and (inspect.isabstract(each) or getattr(each, "_is_protocol", False))
            if not (self.is_left_out(name) or abstract) and "." not in getattr(each, "__qualname__", "."):
                found[name] = _target(name.rpartition(".")[2], each)
        for make in self.makers:
            instance = make()
            kind = type(instance)
            for owner in kind.__mro__:
                module = owner.__module__.removeprefix("divergences.")
                for method, member in vars(owner).items():
                    name = f"{module}.{owner.__name__}.{method}"
                    if owner.__module__ not in self.modules or method.startswith("_") or self.is_left_out(name):
                        continue
                    if isinstance(member, (FunctionType, classmethod)) and name not in found:
                        bound = _target(f"{kind.__name__}.{method}", getattr(instance, method))
                        found[name] = replace(bound, call=_on_new(make, method))
        return found


def _on_new(make: Callable[[], object], method: str) -> Callable[..., Any]:
    """A method, each call of which is made on a new instance: what one call changes is not seen by the next."""
    return lambda **arguments: getattr(make(), method)(**arguments)


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
    names = [*target.required, *target.optional]
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", "Glyph .* missing from font")  # matplotlib names the character
        try:
            result = target.call(**arguments)
            if isinstance(result, Iterator):
                list(islice(result, 3))
        except OSError as error:  # it names the file
            return None if error.filename is not None or _names(error, names) else f"{type(error).__name__}: {error}"
        except Exception as error:
            if isinstance(error, (TypeError, ValueError, RuntimeError)) or type(error).__name__ in OTHER_KINDS:
                return None if _names(error, names) else f"{type(error).__name__} that names no parameter: {error}"
            return None if type(error).__name__ in VERDICTS else f"{type(error).__name__}: {error}"
    return None


OTHER_KINDS = ("TraitError",)
"""Documented kinds of errors that are no TypeError and no ValueError."""
VERDICTS = ("NotYet", "Wrong")
"""What the check of an exercise says of an answer, by raising it."""


def _names(error: Exception, names: Iterable[str]) -> bool:
    return any(re.match(rf"{re.escape(name)}\b", str(error)) for name in names)


def each_odd_argument(
    found: Iterable[Target], good: Mapping[str, list[Any]], odd_values: Iterable[Any] = ODD
) -> Iterator[tuple[Target, dict[str, Any]]]:
    """Every target with each odd value for each of its parameters in turn, the others good."""
    for target in found:
        names = (*target.required, *target.optional)
        for name in names:
            for odd in odd_values:
                known = {other: good_values(target, other, good) for other in names if other != name}
                yield target, {other: values[0] for other, values in known.items() if values} | {name: odd}
