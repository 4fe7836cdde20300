"""Figure 5, a standard GAN whose generator has no batch normalisation: its samples over time, for each seed.

The pictures and the numbers are those of a committed run that `python -m figures.train` made; here they are only drawn.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from divergences.locale import text

from .evidence import beside_lines, control_lines, final_scores, have_ended, load, numbers, with_list
from .evidence_page import draw_evidence
from .verdicts import verdict

RUN, BESIDE = "gan-plain", ("gan-published", "gan-code")


def title(language: str) -> str:
    """The headline, which states the verdict on the run by the rules of design.md."""
    runs = [load(name) for name in (RUN, "gan-published") if have_ended(name)]
    words = text(f"evidence.verdict.{verdict(*runs)}", language)
    return text("figure5.title", language, verdict=words, steps=numbers(RUN, language)["steps"])


def alt_values(language: str) -> dict[str, str]:
    """The numbers that the description of this figure needs."""
    found = final_scores(RUN, language) | {"controls": "".join(f"\n{line}" for line in control_lines((RUN,), language))}
    return found | {key: str(value) for key, value in numbers(RUN, language).items()}


def caption(language: str) -> str:
    """What is shown, how it was made and how it was judged."""
    more = control_lines((RUN,), language) + beside_lines(BESIDE, language)
    return with_list(text("figure5.caption", language, **numbers(RUN, language)), more)


def make_figure(language: str) -> Figure:
    """Draw the run above its scores over time."""
    below = text("figure5.below", language, **numbers(RUN, language))
    return draw_evidence((RUN,), (RUN,), title(language), below, language)
