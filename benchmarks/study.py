"""Write what the committed results of the studies say: `python -m benchmarks.study`."""

from __future__ import annotations

import math
from pathlib import Path

from divergences.files import write_text
from divergences.gan.study import pilot
from divergences.gan.study.first2000.report import report
from divergences.gan.study.first2000.task import RESULTS
from divergences.gan.study.mechanism.report import report as mechanism_report
from divergences.gan.study.report import report as main_report
from divergences.gan.study.task import RESULTS as MAIN_RESULTS
from divergences.locale import text

OUT = Path(__file__).parent / "study.md"
HEAD = """# What was measured of the article's claim

The article speaks of a critic that is trained well and of training that lasts. So each table here says how
well, and how long. No table is a verdict on another regime.

## How well the critic is trained

Made by `python -m divergences.gan.study.mechanism`, one thread; after a stop the same command continues. Questions,
settings and rules: [design.md](../divergences/gan/study/mechanism/design.md), committed before any result. The
gradient is that of a sample's own term of the generator's loss, in the unit that the networks see; with λ = 1
the best penalised critic of two segments d apart has slope 1 + d/2, not 1. Part 2 was run before part 3.

![Gradient per generated sample over the critic's steps](../figures/rendered/mechanism.en.png)

"""
FIRST = """

## The first 2,000 updates

Made by `python -m divergences.gan.study.first2000 --jobs 2 --budget 55`, stopped and given again, and cut off when two
busy cores had come as far as said below; the same command continues there.
`divergences/gan/study/first2000/settings.py` says what is drawn, `claims.py` how each
claim is judged. A pilot on other architectures, with all objectives thrown together, set budget, widths and rates;
nothing was changed after results were seen. An analogue on toy data of the 200 random architectures
of Gulrajani et al. (2017), with small networks and a small, equal budget: an objective that is slow but sure looks
worse here than it would with more steps.

![Share of runs with a larger W₁](../figures/rendered/first2000.en.png)

"""


PILOT = """

## Each method at its own recipe, over the budget

What is drawn, what is crossed and how it is judged: [design.md](../divergences/gan/study/design.md), committed before
any result. The recipes are of `python -m divergences.gan.study.pilot`: the best of twelve for each objective, by the
geometric mean of W₁ after 8,000 updates over 8 architectures that are not in the study, ring and grid. A chosen λ or
c is often the weakest that was tried. The W₁ of the best of twelve flatters it: no comparison of methods.

| objective | learning rate | λ or c | W₁ in noise floors | the best of another recipe |
| --- | --- | --- | --- | --- |
"""
MAIN = """

Made with them by `python -m divergences.gan.study`:

![Share of runs near the data over the updates](../figures/rendered/budget.en.png)

"""


def recipes() -> str:
    """The recipe that the pilot chose for each objective, and how near to the data it came."""
    lines = []
    for objective, scored in pilot.scores(pilot.RESULTS).items():
        best, recipe = min((score, candidate.learning_rate, candidate) for candidate, score in scored.items())[::2]
        second = min(score for candidate, score in scored.items() if candidate != recipe)
        strength = f"{recipe.strength:g}" if recipe.strength else ""
        cells = [text(f"study.{objective}", "en"), f"{recipe.learning_rate:g}", strength, f"{math.exp(best):.2f}",
                 f"{math.exp(second):.2f}"]  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def page() -> str:
    """The text of `benchmarks/study.md`; the study comes into it with its first whole architecture."""
    main = PILOT + recipes()
    main += (
        MAIN + main_report(MAIN_RESULTS) if MAIN_RESULTS.is_file() else "\n\nNo architecture of the study is whole yet."
    )
    return HEAD + mechanism_report() + main + FIRST + report(RESULTS) + "\n"


if __name__ == "__main__":
    write_text(OUT, page())
    print(OUT)
