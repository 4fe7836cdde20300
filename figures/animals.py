"""A second data set, so that digits are not the world: figures 5 and 6 on silhouettes of animals, on a shorter budget.

The pictures and the numbers are those of committed runs that `python -m figures.train --data animals` made; here they
are only drawn, and described without a verdict, as design.md says.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from divergences.locale import text

from .evidence import numbers, pair_scores
from .evidence_page import draw_evidence

STANDARD, PENALTY = "animals/gan-plain", "animals/gp-plain"


def alt_values(language: str) -> dict[str, str]:
    """The final scores of both runs, and how they were made."""
    values = {key: str(value) for key, value in numbers(PENALTY, language).items()}
    return pair_scores(STANDARD, PENALTY, language) | values


def caption(language: str) -> str:
    """What is shown, how it was made and how it was judged."""
    return text("animals.caption", language, **alt_values(language))


def make_figure(language: str) -> Figure:
    """Draw both runs above their scores over time."""
    below = text("animals.below", language, **alt_values(language))
    return draw_evidence((STANDARD, PENALTY), (STANDARD, PENALTY), text("animals.title", language), below, language)
