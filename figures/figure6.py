"""Figure 6, the generator of figure 5 trained as a WGAN, with the penalty and with clipping.

The pictures and the numbers are those of committed runs that `python -m figures.train` made; here they are only drawn.
"""

from __future__ import annotations

from math import comb

from matplotlib.figure import Figure

from divergences.locale import text

from .evidence import (
    beside_lines,
    control_lines,
    critic_steps,
    final_scores,
    have_ended,
    load,
    numbers,
    span,
    with_list,
)
from .evidence_page import draw_evidence
from .verdicts import comparison, verdict

RUN, CLIPPED, OTHER, R1 = "gp-plain", "clip-plain", "gan-plain", "r1-plain"
BESIDE = (R1, "clip-warm", "gp-code")


def clipped() -> tuple[str, ...]:
    """The run with clipping, once it has ended."""
    return (CLIPPED,) if have_ended(CLIPPED) else ()


def title(language: str) -> str:
    """The headline, which states the verdict on the WGAN-GP by the rules of design.md."""
    return text("figure6.title", language, verdict=text(f"evidence.verdict.{verdict(load(RUN))}", language))


def comparison_texts(language: str) -> dict[str, str]:
    """How the WGAN-GP ends against the standard GAN at as many critic steps, and at as many generator steps."""
    steps, members = load(OTHER)["step"], load(RUN).config.members
    later = int((steps < load(RUN)["step"][-1]).sum())
    last = int(critic_steps(load(RUN))[-1])
    return {
        "told": text(f"evidence.{comparison(load(RUN), load(OTHER))}", language),
        "other": span(OTHER, "distance", ".1f"),
        "other_early": span(OTHER, "distance", ".1f", later),
        "other_steps": f"{steps[later]:,}",
        "last": f"{last:,}",
        "members": str(members),
        "chance": str(comb(2 * members, members) // 2),  # two orders put all seeds of one run first
    }


def other_run_texts(language: str) -> list[str]:
    """How the other runs end, a sentence each: clipping, the controls, and what is there beside them."""
    clipping = [text("evidence.clipped", language, **final_scores(name, language)) for name in clipped()]
    return clipping + control_lines((RUN, *clipped()), language) + beside_lines(BESIDE, language)


def alt_values(language: str) -> dict[str, str]:
    """The numbers that the description of this figure needs."""
    found = (
        final_scores(RUN, language)
        | comparison_texts(language)
        | {"controls": "".join(f"\n{line}" for line in other_run_texts(language))}
    )
    return found | {key: str(value) for key, value in numbers(RUN, language).items()}


def caption(language: str) -> str:
    """What is shown, how it was made and how it ends against the standard GAN."""
    words = text(
        "figure6.caption", language, **final_scores(RUN, language) | numbers(RUN, language) | comparison_texts(language)
    )
    return with_list(words, other_run_texts(language))


def make_figure(language: str) -> Figure:
    """Draw the runs above their scores over time, and those of figure 5 and of R1."""
    below = text("figure6.below", language, **numbers(RUN, language) | comparison_texts(language))
    curves = (OTHER, *clipped(), RUN, *((R1,) if have_ended(R1) else ()))
    return draw_evidence((RUN, *clipped()), curves, title(language), below, language)
