"""The stability study's picture: `python -m figures.study` draws it from the committed results, in both languages."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl

from divergences.files import replacing
from divergences.gan.study.first2000.analysis import load
from divergences.gan.study.first2000.task import RESULTS
from divergences.locale import LANGUAGES
from divergences.plotting import style
from divergences.plotting.study import draw_study

RENDERED = Path(__file__).parent / "rendered"


def main() -> None:
    """Write `study.en`, `study.zh` as SVG and PNG beside the article's figures."""
    ratios = load(RESULTS).by_data()
    for language in LANGUAGES:
        for kind, nothing in {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}.items():
            path = RENDERED / f"study.{language}.{kind}"
            with style(language), mpl.rc_context({"svg.hashsalt": path.stem}):
                figure = draw_study(ratios, language)
                with replacing(path) as file:
                    figure.savefig(file, format=kind, metadata=nothing)
            print(path)


if __name__ == "__main__":
    main()
