"""Two GANs trained side by side in the browser: the same generator under two objectives.

This is its state; the browser module beside it trains, in workers, and draws. Python computes nothing here: the step is
the one of `gan.train`, written once more in JavaScript, with Python's own settings.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets
from numpy.typing import ArrayLike

from ..arguments import checked
from ..checks import Array
from ..gan.config import DATA_NAMES
from ..locale import LANGUAGES
from .drawing import decode, encode
from .points import infinity
from .traits import THEMES, Choice, Flag, OneNumberOf, WholeNumber

SIDES = ("minimax", "non-saturating", "r1", "wgan-gp", "wgan-clip", "wrong-sign")
"""What a side can be: a GAN with log(1 − D) or −log D, the latter with R1, WGAN-GP, WGAN with clipped weights, and
WGAN-GP with the article's wrong sign in the generator's loss."""

DATA = (*DATA_NAMES, "own")

WIDTHS = (32, 64, 96, 128)
CRITIC_STEPS = (1, 2, 5, 25)
READER_TRAITS = (
    *("left", "right", "data", "drawing", "width", "n_critic", "seed", "switched"),
    *("index", "language", "theme", "presenter"),
)
"""The traits that a reader can change."""


class _Drawing(traitlets.TraitType):  # type: ignore[misc]
    """A drawing as `drawing.encode` writes it."""

    def validate(self, obj: Any, value: Any) -> str:
        """Return `value`, or raise a TraitError."""
        try:
            decode(value)
        except ValueError as error:
            raise traitlets.TraitError(str(error)) from None
        return str(value)


@checked
class Duel(anywidget.AnyWidget):  # type: ignore[misc]
    """The same generator from the same start, trained on the left and on the right, live in the browser.

    Every named argument is a synced trait: set it, observe it, link it.

    Args:
        left, right: one of `SIDES`.
        data: one of `gan.config.DATA_NAMES`, or "own" for the points that are drawn.
        points: those of a drawing, shape (n, 2), between −2 and 2, at most 1,000; the default is an ∞. Each is moved to
            the nearest cell of a grid of 512 × 512. Fewer than 20 are not trained on.
        drawing: the same points as the text that stands in the page's address.
        width: units of each of the three hidden layers, one of `WIDTHS`.
        n_critic: steps of the critic or discriminator before each step of the generator, one of `CRITIC_STEPS`.
        seed: of weights and random numbers; the same seed gives the same run in every browser.
        switched: the step from which a side with log(1 − D) continues with −log D, as its button does; −1 for never.
        index: the frame on show; −1 is the newest.
        presenter: large type.
        language: "en" or "zh".
        theme: "auto" (that of the page), "light", "dark" or "contrast".

    Raises:
        TypeError: for an unknown argument, or points that are no array.
        ValueError: for points that are not finite pairs within the square, or too many.
        traitlets.TraitError: for a value out of range or of another kind; the message names the trait.

    >>> Duel(left="non-saturating", n_critic=1).right
    'wgan-gp'
    """

    _esm = Path(__file__).parent / "duel.js"

    left = Choice(SIDES, "minimax").tag(sync=True)
    right = Choice(SIDES, "wgan-gp").tag(sync=True)
    data = Choice(DATA, "ring").tag(sync=True)
    drawing = _Drawing(encode(infinity())).tag(sync=True)
    width = OneNumberOf(WIDTHS, 64).tag(sync=True)
    n_critic = OneNumberOf(CRITIC_STEPS, 5).tag(sync=True)
    seed = WholeNumber(0, least=0).tag(sync=True)
    switched = WholeNumber(-1, least=-1).tag(sync=True)
    index = WholeNumber(-1, least=-1).tag(sync=True)
    presenter = Flag().tag(sync=True)
    language = Choice(LANGUAGES, "en").tag(sync=True)
    theme = Choice(THEMES, "auto").tag(sync=True)

    def __init__(self, *, points: ArrayLike | None = None, **state: Any) -> None:
        unknown = sorted(set(state) - set(self.class_trait_names()))
        if unknown:
            raise TypeError(f"Duel has no {', '.join(unknown)}")
        if points is not None:
            if "drawing" in state:
                raise TypeError("points and drawing both set the data: give only one of them")
            state["drawing"] = encode(points)
        super().__init__(**state)

    @property
    def points(self) -> Array:
        """The drawing as an array of shape (n, 2)."""
        return decode(self.drawing)

    def page_state(self) -> dict[str, Any]:
        """The whole state as plain JSON: what a page without a kernel gives the module."""
        return {name: getattr(self, name) for name in READER_TRAITS}
