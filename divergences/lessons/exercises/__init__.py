"""Exercises that check themselves: `check = checker("en")` once, then `check("kl", kl)` for each answer.

A check calls the answer with new random inputs each time and compares results, not code. It replies in the student's
language with a hint, never with the solution; an exception in the student's code is reported in one line. An answer
that has not been written yet is "not yet" rather than wrong. Only the exercises with networks load torch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ...arguments import checked
from ...checks import as_choice
from ...locale import check_language
from . import lesson1, lesson2, lesson3, lesson4, lesson5, lesson6
from .answers import NotYet, Wrong, is_blank
from .result import Result

_NOTEBOOKS = [[check.__name__ for check in chapter.EXERCISES]
              for chapter in (lesson1, lesson2, lesson3, lesson4, lesson5, lesson6)]  # fmt: skip
EXERCISES: Mapping[str, Callable[..., None]] = MappingProxyType(
    {
        check.__name__: check
        for chapter in (lesson1, lesson2, lesson3, lesson4, lesson5, lesson6)
        for check in chapter.EXERCISES
    }
)
"""Each exercise's name, and the function that raises `Wrong` or `NotYet` unless the answer is right."""


@checked
def checker(language: str) -> Callable[[str, object], Result]:
    """Return `check(name, answer)` for one language.

    Args:
        language: "en" or "zh".

    Returns:
        A function of the exercise's name and the student's answer that returns a `Result`, true if the answer is
        right; then it also says how many of its notebook's exercises are. It raises ValueError for a name that is no
        exercise, and nothing else.

    Raises:
        ValueError: for a language that there is no catalogue for.

    >>> check = checker("en")
    >>> bool(check("em", lambda x, y: abs(sum(x) - sum(y)) / len(x)))  # what about two that cross?
    False
    >>> print(check("em", ...))
    … Not yet: there is no answer here so far. (Written it already? Then look for a missing `return`.)
    """
    check_language(language)
    right: set[str] = set()

    def check(name: str, answer: object) -> Result:
        as_choice("name", name, EXERCISES)
        right.discard(name)
        try:
            if is_blank(answer):
                raise NotYet(answer)
            EXERCISES[name](answer)
        except NotYet as not_yet:
            return Result("not yet", f"exercise.{not_yet.hint}", language)
        except Wrong as wrong:
            return Result("wrong", f"exercise.{wrong.hint}", language, wrong.values)
        except KeyboardInterrupt:
            return Result("wrong", "exercise.any.stopped", language)
        right.add(name)
        notebook = next(names for names in _NOTEBOOKS if name in names)
        return Result("right", "exercise.right", language, progress=(len(right.intersection(notebook)), len(notebook)))

    return check
