"""A transport problem with two piles on each side, the smallest one in which there is a choice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import numpy as np
import traitlets
from numpy.typing import ArrayLike

from ..arguments import checked
from ..checks import as_matrix, as_probabilities, as_scalar
from ..locale import LANGUAGES, text
from ..widgets.traits import THEMES, Choice

WORDS = ("cost", "best", "straight", "label")


@checked
class Piles(anywidget.AnyWidget):  # type: ignore[misc]
    """A coupling between two piles and two piles: drag a ribbon, as wide as the mass on it, and read the cost.

    One number is free: s, what goes from the upper pile of p to the upper pile of q. The piles fix the rest,
    γ = [[s, p₀ − s], [q₀ − s, q₁ − p₀ + s]].

    Args:
        p, q: the masses of the upper and of the lower pile, each summing to 1.
        cost: the cost per unit of mass of each way, shape (2, 2).
        language: "en" or "zh".
        theme: "auto" (that of the page), "light", "dark" or "contrast".

    Attributes:
        straight: s.

    Raises:
        TypeError, ValueError: for masses or costs that are none.
        traitlets.TraitError: for an s that the piles do not allow.

    >>> piles = Piles([0.5, 0.5], [0.5, 0.5], [[2, 3], [3, 2]])
    >>> piles.straight = 0.5
    >>> piles.coupling.tolist()
    [[0.5, 0.0], [0.0, 0.5]]
    """

    _esm = Path(__file__).parent / "piles.js"

    straight = traitlets.Any(0.0).tag(sync=True)
    language = Choice(LANGUAGES, "en").tag(sync=True)
    theme = Choice(THEMES, "auto").tag(sync=True)
    _p = traitlets.List(read_only=True).tag(sync=True)
    _q = traitlets.List(read_only=True).tag(sync=True)
    _cost = traitlets.List(read_only=True).tag(sync=True)
    _words = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, p: ArrayLike, q: ArrayLike, cost: ArrayLike, language: str = "en", theme: str = "auto") -> None:
        masses = {name: as_probabilities(name, value) for name, value in (("p", p), ("q", q))}
        for name, value in masses.items():
            if value.shape != (2,):
                raise ValueError(f"{name} must have two masses, got shape {value.shape}")
        ways = as_matrix("cost", cost, (2, 2))
        super().__init__(language=language, theme=theme)
        self.set_trait("_p", masses["p"].tolist())
        self.set_trait("_q", masses["q"].tolist())
        self.set_trait("_cost", ways.ravel().tolist())
        self.set_trait("_words", {word: text(f"piles.{word}", language) for word in WORDS})
        self.straight = max(0.0, self._p[0] - self._q[1])

    @property
    def coupling(self) -> np.ndarray:
        """γ, shape (2, 2): from each pile of p (upper, lower) to each of q."""
        s, (first, _), (upper, lower) = self.straight, self._p, self._q
        return np.maximum(0.0, [[s, first - s], [upper - s, lower - first + s]])

    @traitlets.validate("straight")  # type: ignore[untyped-decorator]
    def _within_the_piles(self, proposal: Any) -> float:
        s = as_scalar("straight", proposal["value"])
        if self._p:
            low, high = max(0.0, self._p[0] - self._q[1]), min(self._p[0], self._q[0])
            if not low - 1e-9 <= s <= high + 1e-9:
                raise traitlets.TraitError(f"straight must be from {low:g} to {high:g}, got {s:g}")
        return s
