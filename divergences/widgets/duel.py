"""Two GANs trained side by side in the browser: the same generator under two objectives.

This is its state; the browser module beside it trains, in workers, and draws. Python computes nothing here: the step is
the one of `gan.train`, written once more in JavaScript, with Python's own settings.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget

from ..gan.config import DATA_NAMES
from ..locale import LANGUAGES
from .traits import THEMES, Choice, Flag, OneNumberOf, WholeNumber

SIDES = ("minimax", "non-saturating", "r1", "wgan-gp", "wgan-clip")
"""What a side can be: a GAN with log(1 − D) or −log D, the latter with R1, WGAN-GP, WGAN with clipped weights."""

WIDTHS = (32, 64, 96, 128)
CRITIC_STEPS = (1, 2, 5, 25)
READERS = ("left", "right", "data", "width", "n_critic", "seed", "index", "language", "theme", "presenter")
"""All that a reader can change."""


class Duel(anywidget.AnyWidget):  # type: ignore[misc]
    """The same generator from the same start, trained on the left and on the right, live in the browser.

    Every named argument is a synced trait: set it, observe it, link it.

    Args:
        left, right: one of `SIDES`.
        data: one of `gan.config.DATA_NAMES`.
        width: units of each of the three hidden layers, one of `WIDTHS`.
        n_critic: steps of the critic or discriminator before each step of the generator, one of `CRITIC_STEPS`.
        seed: of weights and random numbers; the same seed gives the same run in every browser.
        index: the frame on show; −1 is the newest.
        presenter: large type.
        language: "en" or "zh".
        theme: "auto" (that of the page), "light", "dark" or "contrast".

    Raises:
        TypeError: for an unknown argument.
        traitlets.TraitError: for a value out of range or of another kind; the message names the trait.

    >>> Duel(left="non-saturating", n_critic=1).right
    'wgan-gp'
    """

    _esm = Path(__file__).parent / "duel.js"

    left = Choice(SIDES, "minimax").tag(sync=True)
    right = Choice(SIDES, "wgan-gp").tag(sync=True)
    data = Choice(DATA_NAMES, "ring").tag(sync=True)
    width = OneNumberOf(WIDTHS, 64).tag(sync=True)
    n_critic = OneNumberOf(CRITIC_STEPS, 5).tag(sync=True)
    seed = WholeNumber(0, least=0).tag(sync=True)
    index = WholeNumber(-1, least=-1).tag(sync=True)
    presenter = Flag().tag(sync=True)
    language = Choice(LANGUAGES, "en").tag(sync=True)
    theme = Choice(THEMES, "auto").tag(sync=True)

    def __init__(self, **state: Any) -> None:
        unknown = sorted(set(state) - set(self.class_trait_names()))
        if unknown:
            raise TypeError(f"Duel has no {', '.join(unknown)}")
        super().__init__(**state)

    def page_state(self) -> dict[str, Any]:
        """The whole state as plain JSON: what a page without a kernel gives the module."""
        return {name: getattr(self, name) for name in READERS}
