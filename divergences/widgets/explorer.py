"""The explorer: move q_θ away from p and watch KL, JS, total variation and EM, and their gradients.

This is its state; the browser module beside it draws. The numbers are tables computed once (`tables.py`), so that it
moves without a kernel: `ipywidgets.jslink((slider, "value"), (explorer, "theta"))` needs no round trip to Python.
"""

from __future__ import annotations

import math
import numbers
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from ..arguments import checked
from ..locale import LANGUAGES
from ..pairs import MEASURES, BlurredUniforms, Pair, ParallelStrips, ParallelUniforms
from .optima import couplings
from .ranges import RANGES
from .tables import SCALES, build_tables, float_floors
from .traits import THEMES, Choice, Choices, Flag, Text, take_changes

FAMILIES = tuple(SCALES)
PANELS = ("pair", "curves", "gradient", "critic", "transport", "descend")
DEFAULT_PANELS = ("pair", "curves", "gradient")
CURVES = tuple(MEASURES)
GRADIENT_SCALES = ("log", "linear", "floats")
LOSSES = ("minimax", "non-saturating")
OBJECTIVES = ("em", "js", "blur")
RESETTABLE = ("family", *RANGES, "curves", "gradient_scale", "generator_loss", "descend_on")
READER_TRAITS = (*RESETTABLE, "panels", "language", "theme", "presenter")
"""The traits that a reader can change; a reset restores those in `RESETTABLE`."""
EMBEDDING_TRAITS = ("compact", "title")
"""How the explorer is embedded: the page or notebook decides this, so it is not part of a reader's link."""


class _Number(traitlets.TraitType):  # type: ignore[misc]
    """A finite real number within its range; anything else is one error that names the trait."""

    def __init__(self, name: str) -> None:
        self.limits = RANGES[name]
        super().__init__(default_value=self.limits["start"])

    def validate(self, obj: Any, value: Any) -> float:
        expected = f"{self.name} must be a number from {self.limits['min']:g} to {self.limits['max']:g}, got {value!r}"
        if isinstance(value, bool) or not isinstance(value, numbers.Real):
            raise traitlets.TraitError(expected)
        number = float(value)
        if not (math.isfinite(number) and self.limits["min"] <= number <= self.limits["max"]):
            raise traitlets.TraitError(expected)
        return number


@checked
class Explorer(anywidget.AnyWidget):  # type: ignore[misc]
    """p, and q_θ = p moved by θ: the picture, the four divergences over θ, and their gradients.

    Every argument is a synced trait: set it, observe it, link it.

    Args:
        theta: the displacement of q, from −5 to 5.
        family: "segments" (the article's example), "strips" (of a width) or "blur" (segments smeared by N(0, σ²)).
        width: the width of the strips, from 0.1 to 3.
        sigma: the σ of the blur, from 0.05 to 2.
        curves: which of "kl", "js", "tv", "em" are drawn.
        panels: which of "pair", "curves", "gradient", "critic", "transport", "descend" are shown, in this order.
        gradient_scale: "log" or "linear", over the slider's range; or "floats", for "blur": a log axis and so large a
            range of |θ| that JS's gradient falls below what float32 and float64 can hold.
        generator_loss: "minimax", log(1 − D), or "non-saturating", −log D: whose pull the discriminator's arrows show.
        lambda_gp: the weight λ of the gradient penalty, from 0.1 to 20.
        coupling: from 0, the independent coupling, to 1, the optimal plan.
        lipschitz: the critic's K, from 0.5 to 2.
        descend_on: "em", "js" or "blur" (JS of the blurred segments): whose descent θ follows.
        step_size: of the descent, from 0.01 to 1.
        momentum: of the descent, from 0 to 0.95.
        presenter: large type, and keys for everything.
        language: "en" or "zh".
        theme: "auto" (that of the page), "light", "dark" or "contrast".
        compact: show only θ, the panels and their sentences; a button shows the rest.
        title: a heading of its own. Without one the compact form has none.

    Raises:
        traitlets.TraitError: for a value out of range or of another kind; the message names the trait.

    >>> explorer = Explorer(family="strips", width=2, theta=1)
    >>> explorer.values()["tv"], explorer.values()["kl"]
    (0.5, inf)
    """

    _esm = Path(__file__).parent / "explorer.js"

    theta = _Number("theta").tag(sync=True)
    family = Choice(FAMILIES, "segments").tag(sync=True)
    width = _Number("width").tag(sync=True)
    sigma = _Number("sigma").tag(sync=True)
    curves = Choices(CURVES).tag(sync=True)
    panels = Choices(PANELS, DEFAULT_PANELS).tag(sync=True)
    gradient_scale = Choice(GRADIENT_SCALES, "log").tag(sync=True)
    generator_loss = Choice(LOSSES, "minimax").tag(sync=True)
    lambda_gp = _Number("lambda_gp").tag(sync=True)
    coupling = _Number("coupling").tag(sync=True)
    lipschitz = _Number("lipschitz").tag(sync=True)
    descend_on = Choice(OBJECTIVES, "em").tag(sync=True)
    step_size = _Number("step_size").tag(sync=True)
    momentum = _Number("momentum").tag(sync=True)
    presenter = Flag().tag(sync=True)
    language = Choice(LANGUAGES, "en").tag(sync=True)
    theme = Choice(THEMES, "auto").tag(sync=True)
    compact = Flag().tag(sync=True)
    title = Text().tag(sync=True)

    _ranges = traitlets.Dict(RANGES, read_only=True).tag(sync=True)
    _scales = traitlets.Dict(SCALES, read_only=True).tag(sync=True)
    _floors = traitlets.Dict(float_floors(), read_only=True).tag(sync=True)
    _couplings = traitlets.Dict(couplings(), read_only=True).tag(sync=True)
    _layout = traitlets.Dict().tag(sync=True)
    _tables = traitlets.Bytes().tag(sync=True)
    _start = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, **state: Any) -> None:
        unknown = sorted(set(state) - set(self.class_trait_names()))
        if unknown:
            raise TypeError(f"Explorer has no {', '.join(unknown)}")
        tables = build_tables()
        super().__init__(**(state | {"_layout": tables.layout, "_tables": tables.data}))
        self.set_trait("_start", {name: getattr(self, name) for name in RESETTABLE})
        # The browser sends the value at which a drag ended once more, as a message: ipywidgets holds changes back while
        # the kernel is busy, and a cell that was queued meanwhile would see an older θ.
        self.on_msg(take_changes)

    @property
    def pair(self) -> Pair:
        """The pair (p, q_θ) on show, from `divergences.pairs`."""
        if self.family == "segments":
            return ParallelUniforms()
        return ParallelStrips(self.width) if self.family == "strips" else BlurredUniforms(self.sigma)

    def values(self) -> dict[str, float]:
        """The exact closed forms at the present state: KL and JS in nats, TV, EM, and each one's derivative in θ.

        A derivative that does not exist is `nan`; KL is `inf` where p has mass and q_θ has none.
        """
        pair, theta = self.pair, self.theta
        methods = {name: measure.value for name, measure in MEASURES.items()}
        methods |= {f"{name}_derivative": measure.derivative for name, measure in MEASURES.items()}
        return {name: float(getattr(pair, method)(theta)) for name, method in methods.items()}

    def page_state(self) -> dict[str, Any]:
        """The whole state as plain JSON, the tables as base64 text: what a page without a kernel gives the module."""
        names = (*READER_TRAITS, *EMBEDDING_TRAITS, "_ranges", "_scales", "_floors", "_couplings", "_layout", "_start")
        return {name: getattr(self, name) for name in names} | {"_tables": build_tables().base64}
