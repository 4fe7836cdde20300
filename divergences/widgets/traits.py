"""Traits that the widgets share. Each refuses a wrong value with one error that begins with the trait's name."""

from __future__ import annotations

from typing import Any

import traitlets
from ipywidgets import Widget

from ..checks import as_count

THEMES = ("auto", "light", "dark", "contrast")
"""The colour themes of every widget; "auto" follows the page."""


class Choice(traitlets.TraitType):  # type: ignore[misc]
    """One of the `words`.

    Args:
        words: the values that are allowed.
        start: the value at the start.
    """

    def __init__(self, words: tuple[str, ...], start: str) -> None:
        self.words = words
        super().__init__(default_value=start)

    def validate(self, obj: Any, value: Any) -> str:
        """Return `value`, or raise a TraitError that lists the words."""
        if not isinstance(value, str) or value not in self.words:
            raise traitlets.TraitError(f"{self.name} must be one of {', '.join(self.words)}, got {value!r}")
        return value


class WholeNumber(traitlets.TraitType):  # type: ignore[misc]
    """A whole number from `least` on, stored as a plain int."""

    def __init__(self, start: int, least: int) -> None:
        self.least = least
        super().__init__(default_value=start)

    def validate(self, obj: Any, value: Any) -> int:
        """Return `value` as an int, or raise a TraitError that says what is allowed."""
        try:
            return as_count(self.name, value, least=self.least)
        except (TypeError, ValueError):
            raise traitlets.TraitError(
                f"{self.name} must be a whole number of at least {self.least}, got {value!r}"
            ) from None


class OneNumberOf(traitlets.TraitType):  # type: ignore[misc]
    """One of a few whole numbers, stored as a plain int."""

    def __init__(self, numbers: tuple[int, ...], start: int) -> None:
        self.numbers = numbers
        super().__init__(default_value=start)

    def validate(self, obj: Any, value: Any) -> int:
        """Return `value` as an int, or raise a TraitError that lists the numbers."""
        try:
            number = as_count(self.name, value, least=min(self.numbers))
        except (TypeError, ValueError):
            number = None
        if number not in self.numbers:
            expected = ", ".join(map(str, self.numbers))
            raise traitlets.TraitError(f"{self.name} must be one of {expected}, got {value!r}")
        return number


class Choices(traitlets.TraitType):  # type: ignore[misc]
    """A list of some of the `words`, each at most once, in any order.

    Args:
        words: the values that the list may contain.
        start: the list at the start; all of `words`, if left out.
    """

    def __init__(self, words: tuple[str, ...], start: tuple[str, ...] | None = None) -> None:
        self.words = words
        self.start = words if start is None else start
        super().__init__()

    def make_dynamic_default(self) -> list[str]:
        """A new list for each widget, so that none shares its list with another."""
        return list(self.start)

    def validate(self, obj: Any, value: Any) -> list[str]:
        """Return `value` as a list, or raise a TraitError that lists the words."""
        fits = isinstance(value, (list, tuple)) and all(isinstance(word, str) for word in value)
        if not fits or not set(value) <= set(self.words) or len(set(value)) < len(value):
            raise traitlets.TraitError(
                f"{self.name} must be a list of some of {', '.join(self.words)}, none twice, got {value!r}"
            )
        return list(value)


class Text(traitlets.TraitType):  # type: ignore[misc]
    """A string; the default is empty."""

    default_value = ""

    def validate(self, obj: Any, value: Any) -> str:
        """Return `value`, or raise a TraitError."""
        if not isinstance(value, str):
            raise traitlets.TraitError(f"{self.name} must be text, got {value!r}")
        return value


class Flag(traitlets.TraitType):  # type: ignore[misc]
    """True or False. Other values that Python treats as true or false are refused."""

    default_value = False

    def validate(self, obj: Any, value: Any) -> bool:
        """Return `value`, or raise a TraitError."""
        if not isinstance(value, bool):
            raise traitlets.TraitError(f"{self.name} must be True or False, got {value!r}")
        return value


def take_changes(widget: Widget, changes: dict[str, Any], _buffers: Any) -> None:
    """Set the traits that the browser sent as a message of its own; for `on_msg`.

    `set_state` would echo them. A browser takes an echo that answers no update of its own as news, and would go back
    from what was drawn meanwhile to what was drawn before.
    """
    with widget._lock_property(**changes), widget.hold_trait_notifications():
        for name, value in changes.items():
            if name in widget.keys:
                widget.set_trait(name, value)
