"""The results as Markdown: the tables, and a sentence for every claim, in both languages."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from functools import reduce

import numpy as np

from ....arguments import checked
from ....checks import as_choice
from ..intervals import Change, mean_change, wilson
from ..judge import SAMPLES
from ..words import Speak, speaker, titled_table
from .analysis import THRESHOLDS, Results, load, versus
from .claims import COLLAPSE, GAN, WASSERSTEIN, Finding, findings
from .settings import BATCH, DATA, OBJECTIVES, STRENGTHS

TABLE_THRESHOLD = 5.0
"""In noise floors: the threshold of the tables that show one only."""


@checked
def report(path: str | os.PathLike[str], language: str = "en") -> str:
    """All tables and sentences of a results file.

    Raises:
        FileNotFoundError, ValueError: as `analysis.load`.
    """
    say = speaker(language)
    results = load(path)
    pairs = [versus_table(results, GAN, second, language) for second in ("gp", "clip", "r1")]
    parts = [introduction(results, language), *pairs, _shares(results, say), _data(results, say)]
    return "\n\n".join([*parts, _behaviour(results, say), _strengths(results, say), claims(results, language)])


@checked
def introduction(results: Results, language: str = "en") -> str:
    """What was run, and how it is judged."""
    count, *others = results.ratio.shape
    numbers = {"count": count, "seeds": others[-1], "runs": f"{results.ratio.size:,}", "batch": BATCH}
    return speaker(language)("intro", **numbers, samples=SAMPLES, updates=f"{results.updates:,}")


@checked
def versus_table(results: Results, first: str, second: str, language: str = "en") -> str:
    """Only the first, only the second, both, neither: one line for each threshold."""
    say = speaker(language)
    as_choice("first", first, OBJECTIVES)
    as_choice("second", second, OBJECTIVES)
    names = {"first": say(first), "second": say(second)}
    rows = []
    for threshold in THRESHOLDS:
        counts = versus(results, first, second, threshold)
        rows.append([say("floors", t=f"{threshold:g}"), *map(str, counts.values())])
    cells = results.ratio.shape[0] * len(DATA)
    return titled_table(say, say("versus", cells=cells, **names), say("versus.head", **names).split(" | "), rows)


@checked
def claims(results: Results, language: str = "en") -> str:
    """One line for each claim: what it says, the verdict, and the numbers behind it."""
    say = speaker(language)
    lines = [f"- {_claim(each, say)}" for each in findings(results)]
    return f"{say('titled', title=say('claims', updates=f'{results.updates:,}'))} {say('rule')}\n\n" + "\n".join(lines)


def _claim(finding: Finding, say: Speak) -> str:
    places = {at: _place(finding, at, say) for at in finding.changes}
    side = {"sometimes": 1, "contrary": -1}.get(finding.verdict, 0)
    there = [places[at] for at, change in finding.changes.items() if change.sign == side]
    numbers = [f"{places[at]} {_number(change, finding)}" for at, change in finding.changes.items()]
    turned = finding.claim == "norm" and finding.objective in WASSERSTEIN  # there the article says the contrary
    return say(
        "line",
        claim=say("norm.wasserstein" if turned else finding.claim, objective=say(finding.objective)),
        verdict=say(finding.verdict, where=_joined("comma", there, say)),
        numbers=_joined("semicolon", numbers, say),
        count=_joined("semicolon", finding.count.split("; "), say),
    )


def _joined(how: str, parts: Sequence[str], say: Speak) -> str:
    return reduce(lambda first, second: say(how, first=first, second=second), parts) if parts else ""


def _place(finding: Finding, at: float, say: Speak) -> str:
    if finding.claim == "steady":
        return say("at.all")
    if finding.claim == "collapse":
        return say("at.modes", t={0.5: "½", 0.75: "¾"}[at])
    return say("at", t=f"{at:g}")


def _number(change: Change, finding: Finding) -> str:
    if not math.isfinite(change.value):
        return "–"
    ends = change.value, change.low, change.high
    percent = [100 * (1 - math.exp(-each) if finding.claim == "samples" else each) for each in ends]
    value, low, high = (f"{each:+.1f}".replace("-", "−").replace("−0.0", "+0.0") for each in percent)
    return f"{value} [{low}, {high}]"


def _shares(results: Results, say: Speak) -> str:
    rows = []
    for index, name in enumerate(OBJECTIVES):
        rows.append([say(name), *(_percent(mean_change(results.shares(t)[:, index])) for t in THRESHOLDS)])
    head = [say("shares.head"), *(say("floors", t=f"{t:g}") for t in THRESHOLDS)]
    return titled_table(say, say("shares"), head, rows)


def _data(results: Results, say: Speak) -> str:
    cells, count = results.cells(TABLE_THRESHOLD), len(results.settings)
    rows = []
    for index, name in enumerate(OBJECTIVES):
        hits = cells[:, index].sum(axis=0)
        ends = [wilson(int(each), count) for each in hits]
        rows.append([say(name), *(f"{k} [{low:.0%}, {high:.0%}]" for k, (low, high) in zip(hits, ends, strict=True))])
    return titled_table(
        say, say("data", t=f"{TABLE_THRESHOLD:g}", count=count), [say("shares.head"), *map(say, DATA)], rows
    )


def _behaviour(results: Results, say: Speak) -> str:
    columns = [*(results.collapsed(part) for part in COLLAPSE), results.fell_back()]
    rows = [
        [say(name), *(_percent(mean_change(column[:, index])) for column in columns)]
        for index, name in enumerate(OBJECTIVES)
    ]
    return titled_table(say, say("behaviour"), say("behaviour.head").split(" | "), rows)


def _strengths(results: Results, say: Speak) -> str:
    drawn = np.array([each.strength for each in results.settings])
    rows = []
    for name, values in STRENGTHS.items():
        shares, symbol = results.shares(TABLE_THRESHOLD)[:, results.index_of(name)], "c" if name == "clip" else "λ"
        cells = []
        for place, value in enumerate(sorted(values, reverse=name == "clip")):
            inside = drawn == place
            measured = _percent(mean_change(shares[inside])) if inside.any() else "–"
            cells.append(f"{symbol} {value:g}: {measured} ({inside.sum()})")
        rows.append([say(name), *cells])
    return titled_table(say, say("strength", t=f"{TABLE_THRESHOLD:g}"), say("strength.head").split(" | "), rows)


def _percent(change: Change) -> str:
    return f"{change.value:.0%} [{change.low:.0%}, {change.high:.0%}]"
