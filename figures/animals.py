"""A second data set, so that digits are not the world: figures 5 and 6 on silhouettes of animals, on a shorter budget.

The pictures and the numbers are those of committed runs that `python -m figures.train --data animals` made; here they
are only drawn, and described without a verdict, as design.md says.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from divergences.locale import text

from .evidence import final_scores, numbers
from .evidence_page import draw_evidence

STANDARD, PENALTY = "animals/gan-plain", "animals/gp-plain"


def score_texts(language: str) -> dict[str, str]:
    """The final scores of both runs, and how they were made."""
    found = {
        f"{key}_{score}": value
        for key, name in (("gan", STANDARD), ("gp", PENALTY))
        for score, value in final_scores(name, language).items()
    }
    return found | {key: str(value) for key, value in numbers(PENALTY, language).items()}


def alt_values(language: str) -> dict[str, str]:
    """The numbers that the description of this figure needs."""
    return score_texts(language)


def caption(language: str) -> str:
    """What is shown, how it was made and how it was judged."""
    return text("animals.caption", language, **score_texts(language))


def make_figure(language: str) -> Figure:
    """Draw both runs above their scores over time."""
    below = text("animals.below", language, **score_texts(language))
    return draw_evidence((STANDARD, PENALTY), (STANDARD, PENALTY), text("animals.title", language), below, language)
