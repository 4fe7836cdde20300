"""The first 2,000 updates: how many of the study's trainings end far from the data, by objective and data set.

The numbers are the committed results of `python -m divergences.gan.study.first2000`; here they are only drawn.
"""

from __future__ import annotations

from functools import cache, reduce

from matplotlib.figure import Figure

from divergences.gan.study.first2000.analysis import Results, load
from divergences.gan.study.first2000.settings import OBJECTIVES
from divergences.gan.study.first2000.task import RESULTS
from divergences.locale import text
from divergences.plotting.study import draw_study

DESCRIBED_THRESHOLD = 5.0  # noise floors; the description gives the share of runs that end farther away than this


@cache
def results() -> Results:
    """The committed results; the noise floor of each data set takes a moment to compute."""
    return load(RESULTS)


def alt_values(language: str) -> dict[str, str]:
    """The numbers that the description of this figure needs: a share for each objective, over all data sets."""
    found = results()
    far = (found.ratio > DESCRIBED_THRESHOLD).mean(axis=(0, 2, 3))
    shares = [f"{text(f'study.{name}', language)} {share:.0%}" for name, share in zip(OBJECTIVES, far, strict=True)]
    return {
        "runs": f"{found.ratio.size:,}",
        "threshold": f"{DESCRIBED_THRESHOLD:g}",
        "shares": reduce(lambda first, second: text("study.comma", language, first=first, second=second), shares),
    }


def make_figure(language: str) -> Figure:
    """Draw the share of runs that are farther from the data than t noise floors, over t, for each data set."""
    return draw_study(results().by_data(), language)
