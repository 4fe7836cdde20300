"""Every run of the mechanism's training as a dot: choose how often the critic is trained, and for how long."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import anywidget
import numpy as np
import traitlets

from ..arguments import checked
from ..gan.data import DATA as DISTRIBUTIONS
from ..gan.study.mechanism.analysis import Trainings, load_trainings_by_look
from ..gan.study.mechanism.settings import DATA, NETWORKS, OBJECTIVES
from ..gan.study.mechanism.training import CRITIC_STEPS, LEARNING_RATES, LOOKS, SUCCESS_FLOORS, TRAINING_RESULTS
from ..locale import LANGUAGES, text
from ..widgets.traits import THEMES, Choice, OneNumberOf

WORDS = ("n", "steps", "data", "axis", "home", "far", "share", "median", "modes", "now", "run", "label")
HUNDREDTHS = 100
"""Distances are sent as hundredths of a noise floor, rounded up; what is larger than `LARGEST` counts as infinite."""
LARGEST = 65_534 / HUNDREDTHS


@checked
class CriticSteps(anywidget.AnyWidget):  # type: ignore[misc]
    """W₁ of every run in noise floors, one row for each objective, for a chosen n, budget and data set.

    Args:
        path: a results file of `divergences.gan.study.mechanism`, part 2; the committed one if left out.
        language: "en" or "zh".
        theme: "auto" (that of the page), "light", "dark" or "contrast".

    Attributes:
        n: critic steps for each generator step, 1, 2, 5 or 25.
        steps: generator steps after which the runs are shown, 250, 500, 1,000 or 2,000.
        data: "ring" or "grid".

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it holds other results, or no whole network.

    >>> CriticSteps(n=25).n
    25
    """

    _esm = Path(__file__).parent / "criticSteps.js"

    n = OneNumberOf(CRITIC_STEPS, CRITIC_STEPS[0]).tag(sync=True)
    steps = OneNumberOf(LOOKS, LOOKS[-1]).tag(sync=True)
    data = Choice(DATA, DATA[0]).tag(sync=True)
    language = Choice(LANGUAGES, "en").tag(sync=True)
    theme = Choice(THEMES, "auto").tag(sync=True)
    _runs = traitlets.Dict(read_only=True).tag(sync=True)
    _choices = traitlets.Dict({"n": CRITIC_STEPS, "steps": LOOKS, "data": DATA}, read_only=True).tag(sync=True)
    _home = traitlets.Float(read_only=True).tag(sync=True)
    _modes = traitlets.Dict(read_only=True).tag(sync=True)
    _words = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(
        self,
        path: str | os.PathLike[str] = TRAINING_RESULTS,
        language: str = "en",
        theme: str = "auto",
        n: int = CRITIC_STEPS[0],
        steps: int = LOOKS[-1],
        data: str = DATA[0],
    ) -> None:
        by_look = load_trainings_by_look(path)
        if not by_look[LOOKS[-1]].networks:
            raise ValueError(f"path must hold a whole network, {os.fspath(path)} has none yet")
        super().__init__(language=language, theme=theme, n=n, steps=steps, data=data)
        self.set_trait("_home", SUCCESS_FLOORS)
        modes = {name: DISTRIBUTIONS[name].modes for name in DATA}
        self.set_trait("_modes", {name: len(places) for name, places in modes.items() if places is not None})
        self.set_trait("_runs", {
            f"{count} {look} {name}": [_packed(found, objective, name, count) for objective in OBJECTIVES]
            for look, found in by_look.items() for count in CRITIC_STEPS for name in DATA
        })  # fmt: skip
        self.set_trait("_words", _words(by_look[LOOKS[-1]], language))


def _packed(found: Trainings, objective: str, data: str, n_critic: int) -> dict[str, object]:
    """The median W₁ in floors, and by network × rate × seed W₁ in hundredths and modes, as base64 of uint16 and uint8.

    The median is None where it is infinite: JSON has no number for that.
    """
    rows = [
        row
        for network in found.networks
        for rate in LEARNING_RATES
        for row in sorted(found.runs[network, rate, data, objective, n_critic], key=lambda row: row.seed)
    ]
    floors = np.array([row.floors for row in rows])
    rounded = np.where(floors <= LARGEST, np.ceil(np.minimum(floors, LARGEST) * HUNDREDTHS), 65_535)
    modes, median = np.array([row.reached for row in rows]), float(np.median(floors))
    return {
        "median": median if np.isfinite(median) else None,
        "floors": base64.b64encode(rounded.astype("<u2").tobytes()).decode(),
        "modes": base64.b64encode(modes.astype("u1").tobytes()).decode(),
    }


def _words(found: Trainings, language: str) -> dict[str, str | list[str]]:
    networks = [
        f"{NETWORKS[place]['depth']} × {NETWORKS[place]['width']} {NETWORKS[place]['activation'].replace('_', ' ')}"
        for place in found.networks
    ]
    words: dict[str, str | list[str]] = {word: text(f"critic_steps.{word}", language) for word in WORDS}
    return words | {
        "objectives": [text(f"study.{name}", language) for name in OBJECTIVES],
        "names": list(OBJECTIVES),
        "data.ring": text("study.ring", language),
        "data.grid": text("study.grid", language),
        "networks": networks,
        "rates": [f"{rate:g}" for rate in LEARNING_RATES],
    }
