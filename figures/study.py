"""The stability study's picture: `python -m figures.study` draws it from the committed results, in both languages."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from divergences.gan.study.analysis import Results, load
from divergences.gan.study.settings import DATA, OBJECTIVES
from divergences.locale import LANGUAGES, text
from divergences.plotting import new_figure, settle, style
from divergences.plotting.study import LOOKS, draw_survival
from divergences.plotting.style import colour

RESULTS = Path(__file__).parents[1] / "divergences" / "gan" / "study" / "results.csv"
RENDERED = Path(__file__).parent / "rendered"


def make_figure(results: Results, language: str) -> Figure:
    """Draw one survival picture for each data set."""
    with style(language):
        figure = new_figure(9.6, 4.1, text("study.survival", language))
        panels = figure.subplots(1, len(DATA), sharey=True)
        figure.subplots_adjust(left=0.07, right=0.985, top=0.8, bottom=0.27, wspace=0.08)
        for place, (axes, name) in enumerate(zip(panels, DATA, strict=True)):
            draw_survival(axes, {each: results.ratio[:, results.of(each), place] for each in OBJECTIVES})
            axes.set_title(text(f"study.{name}", language))
            axes.set_xlabel(text("study.survival.x", language))
        panels[0].set_ylabel(text("study.survival.y", language))
        keys = [Line2D([], [], color=colour(LOOKS[each][0]), linestyle=LOOKS[each][1]) for each in OBJECTIVES]
        names = [text(f"study.{each}", language) for each in OBJECTIVES]
        figure.legend(keys, names, loc="lower center", ncols=len(names), frameon=False)
    return settle(figure)


def main() -> None:
    """Write `study.en` and `study.zh` as SVG and PNG beside the article's figures."""
    results = load(RESULTS)
    for language in LANGUAGES:
        for kind in ("svg", "png"):
            path = RENDERED / f"study.{language}.{kind}"
            with style(language), mpl.rc_context({"svg.hashsalt": path.stem}):
                plain = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
                make_figure(results, language).savefig(path, metadata=plain)
                print(path)


if __name__ == "__main__":
    main()
