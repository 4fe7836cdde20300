"""Figure 5, a standard GAN whose generator has no batch normalisation: its samples over time, for each seed.

The pictures and the numbers are those of a committed run that `python -m figures.train` made; here they are only drawn.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from divergences.locale import text

from .evidence import control_lines, draw_evidence, numbers, span

RUN = "gan-plain"


def alt_values(language: str) -> dict[str, str]:
    """The numbers that the description of this figure needs."""
    found = {"share": span(RUN, "confident", ".0%"), "distance": span(RUN, "distance", ".1f")}
    found["controls"] = control_lines((RUN,), language)
    return found | {key: str(value) for key, value in numbers(RUN, language).items()}


def make_figure(language: str) -> Figure:
    """Draw the run beside its distance to real digits over time."""
    words = text("figure5.caption", language, **numbers(RUN, language), controls=control_lines((RUN,), language))
    return draw_evidence((RUN,), (RUN,), text("figure5.title", language), words, language)
