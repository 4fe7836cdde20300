"""Figure 7, a generator that is an MLP of four layers of 512: as a WGAN-GP, and as a standard GAN.

It repeats figure 7 of the WGAN paper. The pictures and the numbers are those of committed runs that
`python -m figures.train` made; here they are only drawn.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from divergences.locale import text

from .evidence import load, numbers, pair_scores
from .evidence_page import draw_evidence
from .verdicts import REAL_SPREAD, spread

STANDARD, PENALTY = "gan-mlp", "gp-mlp"


def verdict_texts(language: str) -> dict[str, str]:
    """The verdicts on both runs by the rules of design.md, and the spread of their samples."""
    found = pair_scores(STANDARD, PENALTY, language)
    for key, name in (("gan", STANDARD), ("gp", PENALTY)):
        history = load(name)
        found[f"{key}_steps"] = f"{history.config.steps:,}"
        samples = history["samples"][-1]
        found[f"{key}_spread"] = ", ".join(f"{spread(one) / REAL_SPREAD:.0%}" for one in samples)
    return found


def title(language: str) -> str:
    """The headline, which says what both runs are."""
    found = verdict_texts(language)
    same = found["gan_verdict"] == found["gp_verdict"]
    return text("figure7.title.same" if same else "figure7.title", language, **found)


def alt_values(language: str) -> dict[str, str]:
    """The numbers that the description of this figure needs."""
    return verdict_texts(language) | {key: str(value) for key, value in numbers(PENALTY, language).items()}


def caption(language: str) -> str:
    """What is shown, how it was made and how it was judged."""
    return text("figure7.caption", language, **verdict_texts(language) | numbers(PENALTY, language))


def make_figure(language: str) -> Figure:
    """Draw both runs above their scores over time."""
    below = text("figure7.below", language, **verdict_texts(language) | numbers(PENALTY, language))
    return draw_evidence((STANDARD, PENALTY), (STANDARD, PENALTY), title(language), below, language)
