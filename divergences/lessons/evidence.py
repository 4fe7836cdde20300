"""What lesson 5 shows of the committed results: a forest plot of the claims, and what holds in which regime.

Every number and every verdict is read from the results' files when the lesson runs; none is written here.
"""

from __future__ import annotations

import math
from html import escape

import numpy as np

from ..arguments import checked
from ..gan.study import analysis as main
from ..gan.study.first2000.analysis import Results
from ..gan.study.first2000.claims import WASSERSTEIN, Finding, findings
from ..gan.study.first2000.settings import OBJECTIVES
from ..gan.study.intervals import Change
from ..gan.study.mechanism.analysis import Trainings, effect, gradient_fate
from ..gan.study.mechanism.gradients import SCENES
from ..gan.study.mechanism.settings import NETWORKS
from ..gan.study.words import Speak, speaker
from .table import Table

WIDTH, ROW, LEFT = 300, 17, 30
COLOURS = {"holds": "#00876c", "sometimes": "#b07400", "contrary": "#c2334a", "mixed": "#c2334a", "open": "#7d8590"}
"""By verdict, for marks alone: no one colour has a contrast of 4.5 for words on white and on a dark background."""


@checked
class Forest:
    """The article's claims with a dot and an interval for each difference that was measured.

    Args:
        results: the architectures of a study, as `first2000.analysis.load` gives them.
        language: "en" or "zh".
    """

    def __init__(self, results: Results, language: str) -> None:
        self.language, self.say = language, speaker(language)
        self.found = findings(results)
        ends = [abs(end) for each in self.found for change in each.changes.values() for end in _percent(each, change)]
        self.reach = 10 * math.ceil(max(end for end in ends if math.isfinite(end)) / 10)

    def _repr_html_(self) -> str:
        rows = "".join(self._row(each) for each in self.found)
        how = speaker(self.language, "forest")("how", reach=f"{self.reach}")
        return f'<div role="list">{rows}</div><p>{escape(how)}</p>'

    def _row(self, finding: Finding) -> str:
        turned = finding.claim == "norm" and finding.objective in WASSERSTEIN  # there the article says the contrary
        claim = self.say("norm.wasserstein" if turned else finding.claim, objective=self.say(finding.objective))
        verdict = escape(speaker(self.language, "forest")(finding.verdict))
        row = "display: flex; flex-wrap: wrap; gap: 4px 18px; align-items: center; padding: 6px 0"
        return (
            f'<div role="listitem" style="{row}; border-bottom: 1px solid rgba(128, 128, 128, 0.35)">'
            f'<span style="flex: 1 1 18em">{escape(claim)}</span>{self._picture(finding)}'
            f'<b style="flex: 0 1 12em"><span aria-hidden="true" style="color: {COLOURS[finding.verdict]}">■</span> '
            f"{verdict}</b></div>"
        )

    def _picture(self, finding: Finding) -> str:
        height, parts = ROW * len(finding.changes) + 4, []
        zero = self._x(0)
        parts.append(f'<path d="M{zero:.1f} 0V{height}" stroke="currentColor" stroke-opacity="0.45"/>')
        for place, (at, change) in enumerate(finding.changes.items()):
            y = 2 + ROW * (place + 0.5)
            value, low, high = _percent(finding, change)
            parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{_mark(finding, at)}</text>')
            if math.isfinite(value):
                colour = COLOURS["open" if not change.sign else "holds" if change.sign > 0 else "contrary"]
                parts.append(
                    f'<g stroke="{colour}" fill="{colour}"><title>{value:+.1f} [{low:+.1f}, {high:+.1f}]</title>'
                    f'<path d="M{self._x(low):.1f} {y:.1f}H{self._x(high):.1f}" stroke-width="2.5"/>'
                    f'<circle cx="{self._x(value):.1f}" cy="{y:.1f}" r="4.5"/></g>'
                )
        said = "; ".join("{:+.1f} [{:+.1f}, {:+.1f}]".format(*_percent(finding, c)) for c in finding.changes.values())
        return (
            f'<svg role="img" aria-label="{said}" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
            f'style="font: 12px sans-serif; fill: currentColor; max-width: 100%">{"".join(parts)}</svg>'
        )

    def _x(self, percent: float) -> float:
        return LEFT + (WIDTH - LEFT - 8) * (percent + self.reach) / (2 * self.reach)


@checked
def regimes(
    gradients: dict[tuple[str, str], np.ndarray],
    trainings: Trainings,
    first: Results,
    longer: main.Results,
    language: str,
) -> Table:
    """What holds where: the gradient by scene, the effect of more critic steps, and the share that comes close.

    Args:
        gradients, trainings: as `load_gradients` and `load_trainings` give them.
        first, longer: as `first2000.analysis.load` and `analysis.load` give them.
        language: "en" or "zh".
    """
    say, words = speaker(language), speaker(language, "regimes")
    rows = []
    for scene in SCENES:
        fates = [_fate(gradients.get((scene, name)), say) for name in OBJECTIVES]
        rows.append([words("alone", scene=say(f"mechanism.{scene}")), *fates])
    if trainings.networks:
        verdicts = [effect(trainings, name).verdict for name in OBJECTIVES]
        kind = "unfinished" if "incomplete" in verdicts else "training"
        name = words(kind, count=len(trainings.networks), all=len(NETWORKS))
        rows.append([name, *("–" if each == "incomplete" else say(f"mechanism.{each}") for each in verdicts)])
    shares = first.shares(5.0).mean(axis=0)
    rows.append([words("first", updates=f"{first.updates:,}"), *(f"{share:.0%}" for share in shares)])
    near = [(longer.after(name, main.END_UPDATES) <= main.THRESHOLD).mean() for name in OBJECTIVES]
    name = words("longer", updates=f"{main.END_UPDATES:,}", count=len(longer.architectures), t=f"{main.THRESHOLD:g}")
    rows.append([name, *(f"{share:.0%}" for share in near)])
    return Table([words("regime"), *(say(name) for name in OBJECTIVES)], rows)


def _fate(values: np.ndarray | None, say: Speak) -> str:
    return "–" if values is None else str(say(f"mechanism.{gradient_fate(values)}"))


def _percent(finding: Finding, change: Change) -> tuple[float, float, float]:
    ends = change.value, change.low, change.high
    value, low, high = (100 * (1 - math.exp(-each) if finding.claim == "samples" else each) for each in ends)
    return value, low, high


def _mark(finding: Finding, at: float) -> str:
    return "" if finding.claim == "steady" else {0.5: "½", 0.75: "¾"}.get(at, f"{at:g}")
