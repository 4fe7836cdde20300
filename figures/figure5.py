"""Figure 5, a standard GAN whose generator has no batch normalisation: its samples over time, for each seed.

The pictures and the numbers are those of a committed run that `python -m figures.train` made; here they are only drawn.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from divergences.locale import text

from .evidence import beside_lines, control_lines, final_scores, have_ended, load, numbers, with_list
from .evidence_page import draw_evidence
from .verdicts import verdict

RUN, PUBLISHED, CODE = "gan-plain", "gan-published", "gan-code"


def title(language: str) -> str:
    """The headline: the verdict on both rates by the rules of design.md, or what makes them uneven."""
    found = {verdict(load(name)) for name in shown()}
    called = found.pop() if len(found) == 1 else "rates.seeds" if "uneven" in found else "rates"
    words = text(f"evidence.verdict.{called}", language)
    return text("figure5.title", language, verdict=words, steps=numbers(RUN, language)["steps"])


def shown() -> tuple[str, ...]:
    """The run at the rate that was searched for, and at DCGAN's own once it has ended."""
    return (RUN, PUBLISHED) if have_ended(PUBLISHED) else (RUN,)


def other_run_texts(language: str) -> list[str]:
    """How the other runs end, a sentence each: the control, and what is there beside it."""
    return control_lines((RUN,), language) + beside_lines((PUBLISHED, CODE), language)


def alt_values(language: str) -> dict[str, str]:
    """The numbers that the description of this figure needs."""
    found = final_scores(RUN, language) | {"controls": "".join(f"\n{line}" for line in other_run_texts(language))}
    return found | {key: str(value) for key, value in numbers(RUN, language).items()}


def caption(language: str) -> str:
    """What is shown, how it was made and how it was judged."""
    return with_list(text("figure5.caption", language, **numbers(RUN, language)), other_run_texts(language))


def make_figure(language: str) -> Figure:
    """Draw the run, at both rates, above its scores over time."""
    below = text("figure5.below", language, **numbers(RUN, language))
    return draw_evidence(shown(), (RUN,), title(language), below, language)
