"""The study's results as Markdown, in both languages: the three primary outcomes, then what is descriptive."""

from __future__ import annotations

import os

import numpy as np

from ...arguments import checked
from .analysis import END_UPDATES, INTERACTION_STEPS, THRESHOLD, Outcome, Results, fell_back, load, primary_outcomes
from .settings import CRITIC_STEPS, OBJECTIVES, OWN_CRITIC_STEPS, looks
from .words import Speak, speaker, titled_table


@checked
def report(path: str | os.PathLike[str], language: str = "en") -> str:
    """All tables of a results file.

    Raises:
        FileNotFoundError, ValueError: as `analysis.load`.
    """
    say, results = speaker(language), load(path)
    intro = say("main.intro", count=len(results.architectures), seeds=results.seeds, updates=f"{END_UPDATES:,}")
    return "\n\n".join([intro, _primary(results, say), _own(results, say), _crossed(results, say)])


def _primary(results: Results, say: Speak) -> str:
    rows = [
        [say(f"main.{each.name}", t=f"{THRESHOLD:g}"), *_numbers(each), f"{each.adjusted:.3f}",
         say(f"main.{each.verdict}")]
        for each in primary_outcomes(results)
    ]  # fmt: skip
    return titled_table(say, say("main.primary"), say("main.primary.head").split(" | "), rows)


def _numbers(outcome: Outcome) -> list[str]:
    ends = (outcome.change.value, outcome.change.low, outcome.change.high)
    if outcome.name == "interaction":  # of logarithms: as factors
        value, low, high = (f"×{np.exp(each):.2f}" for each in ends)
        methods = [f"×{np.exp(each):.2f}" for each in (outcome.gan, outcome.wgan)]
    else:
        value, low, high = (f"{100 * each:+.0f}".replace("-", "−") for each in ends)
        methods = [f"{each:.0%}" for each in (outcome.gan, outcome.wgan)]
    return [*methods, f"{value} [{low}, {high}]"]


def _own(results: Results, say: Speak) -> str:
    own_looks = {name: looks(name, OWN_CRITIC_STEPS[name]) for name in OBJECTIVES}
    budgets = sorted(set.intersection(*(
        {step * (OWN_CRITIC_STEPS[name] + 1) for step in steps} for name, steps in own_looks.items()
    )))  # fmt: skip
    rows = []
    for name in OBJECTIVES:
        shares = [f"{(results.after(name, updates) <= THRESHOLD).mean():.0%}" for updates in budgets]
        rows.append([say(name), *shares, f"{fell_back(results, name).mean():.0%}"])
    head = [say("shares.head"), *(f"{updates:,}" for updates in budgets), say("main.fell")]
    return titled_table(say, say("main.own", t=f"{THRESHOLD:g}"), head, rows)


def _crossed(results: Results, say: Speak) -> str:
    rows = []
    for name in OBJECTIVES:
        cells = []
        for n_critic in CRITIC_STEPS:
            low, middle, high = np.quantile(results.floors(name, n_critic, INTERACTION_STEPS), [0.25, 0.5, 0.75])
            cells.append(f"{middle:.1f} [{low:.1f}, {high:.1f}]")
        rows.append([say(name), *cells])
    head = [say("shares.head"), *(f"n = {n}" for n in CRITIC_STEPS)]
    return titled_table(say, say("main.crossed", steps=f"{INTERACTION_STEPS:,}"), head, rows)
