"""The look of the figures: one style sheet, the palette and the fonts, applied inside `with style(language)` only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib import style as mpl_style
from matplotlib.figure import Figure

from divergences.locale import check_language

HERE = Path(__file__).parent
STYLE_SHEET = HERE / "figures.mplstyle"
FONT_FILE = HERE / "fonts" / "NotoSansSC-subset.ttf"
# Matplotlib falls back glyph by glyph: what our font lacks (‖, superscripts) comes from the font that it ships.
FONT_FAMILIES = ("Divergences Sans SC", "DejaVu Sans")


@contextmanager
def style(language: str) -> Iterator[None]:
    """Apply the look of this project and the fonts for a language; rcParams are restored afterwards.

    Raises:
        ValueError: for a language that the catalogue does not have.
    """
    check_language(language)
    _register_font()
    ink, faint = colour("ink"), colour("faint")
    from_palette = {
        "font.family": list(FONT_FAMILIES),
        "figure.facecolor": colour("background"),
        "axes.facecolor": colour("background"),
        "savefig.facecolor": colour("background"),
        "text.color": ink,
        "axes.labelcolor": ink,
        "axes.titlecolor": ink,
        "axes.edgecolor": faint,
        "grid.color": colour("grid"),
        "xtick.color": faint,
        "ytick.color": faint,
        "xtick.labelcolor": ink,
        "ytick.labelcolor": ink,
    }
    with mpl.rc_context():
        mpl_style.use(["default", STYLE_SHEET, from_palette])
        yield


def colour(name: str) -> str:
    """The colour of one thing on white paper, as #rrggbb: "p", "q", "js", "em", "tv", "kl", "ink", "faint", ..."""
    return _palette()[name]


def new_figure(width: float, height: float, title: str) -> Figure:
    """Return an empty figure, sizes in inches, with a headline; pyplot does not know it, so it needs no closing."""
    figure = Figure(figsize=(width, height))
    figure.text(0.15 / width, 1 - 0.14 / height, title, size=13.5, va="top", ha="left")
    return figure


def settle(figure: Figure) -> Figure:
    """Make matplotlib create now what it otherwise creates on drawing (ticks, layout), while the style applies."""
    figure.draw_without_rendering()
    return figure


@cache
def _palette() -> dict[str, str]:
    palette = json.loads((HERE.parent / "palette.json").read_text(encoding="utf-8"))
    return dict(palette["light"])


@cache
def _register_font() -> None:
    font_manager.fontManager.addfont(FONT_FILE)
