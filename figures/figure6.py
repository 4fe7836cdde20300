"""Figure 6, the generator of figure 5 trained as a WGAN, with the penalty and with clipping.

The pictures and the numbers are those of committed runs that `python -m figures.train` made; here they are only drawn.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from divergences.locale import text

from .evidence import control_lines, draw_evidence, load, numbers, span

RUN, CLIPPED, OTHER = "gp-plain", "clip-plain", "gan-plain"


def compared(language: str) -> dict[str, str]:
    """Return the other runs' distances after as many critic steps, and the GAN's after as many generator steps."""
    steps = load(OTHER)["step"]
    later = int((steps < load(RUN)["step"][-1]).sum())
    return {
        "distance": span(RUN, "distance", ".1f"),
        "clip_distance": span(CLIPPED, "distance", ".1f"),
        "clip_rate": str(numbers(CLIPPED, language)["rate"]),
        "other": span(OTHER, "distance", ".1f"),
        "other_rate": str(numbers(OTHER, language)["rate"]),
        "other_early": span(OTHER, "distance", ".1f", later),
        "other_steps": f"{steps[later]:,}",
        "controls": control_lines((RUN, CLIPPED), language),
    }


def alt_values(language: str) -> dict[str, str]:
    """The numbers that the description of this figure needs."""
    found = {"share": span(RUN, "confident", ".0%"), "clip_share": span(CLIPPED, "confident", ".0%")}
    return found | compared(language) | {key: str(value) for key, value in numbers(RUN, language).items()}


def make_figure(language: str) -> Figure:
    """Draw both runs beside their distance to real digits over time and that of figure 5."""
    words = text("figure6.caption", language, **numbers(RUN, language), **compared(language))
    return draw_evidence((RUN, CLIPPED), (OTHER, CLIPPED, RUN), text("figure6.title", language), words, language)
