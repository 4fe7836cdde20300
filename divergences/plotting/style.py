"""The look of the figures: one style sheet, the palette and the fonts, applied inside `with style(language)` only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import matplotlib as mpl
import numpy as np
from matplotlib import font_manager
from matplotlib import style as mpl_style
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from divergences.locale import check_language

HERE = Path(__file__).parent
STYLE_SHEET = HERE / "figures.mplstyle"
FONT_FILE = HERE / "fonts" / "NotoSansSC-subset.ttf"
# Matplotlib falls back glyph by glyph: what our font lacks (‖, superscripts) comes from the font that it ships.
FONT_FAMILIES = ("Divergences Sans SC", "DejaVu Sans")
MIN_CONTRAST = 4.5  # of text, by WCAG 2, level AA
TINT = 0.22  # opacity of the strongest tint of a colour behind text of that colour


@dataclass(frozen=True)
class Look:
    """What an author may choose of every figure.

    Attributes:
        theme: of the palette: "light", "dark" or "contrast".
        title: whether the headline is drawn.
        caption: whether the line below the headline is drawn, where a figure has one.
    """

    theme: str = "light"
    title: bool = True
    caption: bool = True


USUAL = Look()
_look: ContextVar[Look] = ContextVar("look", default=USUAL)


@contextmanager
def look(chosen: Look) -> Iterator[None]:
    """Draw figures in this look instead of the usual one.

    Raises:
        ValueError: for a theme that the palette does not have.
    """
    if chosen.theme not in _palette():
        raise ValueError(f"theme must be one of {', '.join(_palette())}, got {chosen.theme!r}")
    before = _look.set(chosen)
    try:
        yield
    finally:
        _look.reset(before)


Dashes = Literal["-", "--", ":"] | tuple[float, tuple[float, ...]]
"""A line style of matplotlib."""


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
    """The colour of one thing on the look's paper, as #rrggbb: "p", "q", "js", "em", "tv", "kl", "ink", "faint", ..."""
    return _palette()[_look.get().theme][name]


def colours() -> dict[str, str]:
    """The colours of the look by name, as #rrggbb."""
    return dict(_palette()[_look.get().theme])


def text_colour(name: str, *, on_tint: bool = False) -> str:
    """The colour of words about one thing: its own, nearer to the ink where MIN_CONTRAST asks for it.

    They stand on the paper or, with `on_tint`, on a tint of the colour itself.
    """
    return _readable(colour(name), colour("background"), TINT if on_tint else 0.0)


def dashes(name: str) -> Dashes:
    """The line style of one thing, as matplotlib takes it: its dashes are in units of the line's width."""
    pattern = _file()["lines"].get(name)
    return (0, tuple(pattern)) if pattern else "-"


def methods() -> dict[str, str]:
    """The name in the palette of each training method's colour: "minimax", "non-saturating", "r1", "clip", "gp"."""
    return dict(_file()["methods"])


@cache
def _readable(own: str, paper: str, tint: float) -> str:
    colour_of, behind = np.array(to_rgb(own)), np.array(to_rgb(paper))
    behind = behind + tint * (colour_of - behind)
    to_ink = 0.0 if contrast((1, 1, 1), behind) < contrast((0, 0, 0), behind) else 1.0
    while contrast(colour_of, behind) < MIN_CONTRAST:
        colour_of = to_ink + 0.98 * (colour_of - to_ink)
    red, green, blue = (float(part) for part in colour_of)
    return to_hex((red, green, blue))


def contrast(one: ArrayLike, other: ArrayLike) -> float:
    """The contrast ratio of two sRGB colours, each (3,) in [0, 1], as WCAG 2 defines it: from 1 to 21."""
    channels = np.array([one, other], dtype=np.float64)
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    low, high = sorted(linear @ (0.2126, 0.7152, 0.0722))
    return float((high + 0.05) / (low + 0.05))


def new_figure(width: float, height: float, title: str) -> Figure:
    """Return an empty figure, sizes in inches, with a headline; pyplot does not hold it, so it need not be closed."""
    figure = Figure(figsize=(width, height))
    if _look.get().title:
        figure.text(0.15 / width, 1 - 0.14 / height, title, size=13.5, va="top", ha="left")
    return figure


def has_caption() -> bool:
    """Whether the look has the line below the headline."""
    return _look.get().caption


def settle(figure: Figure) -> Figure:
    """Make matplotlib create now what it otherwise creates on drawing (ticks, layout), while the style applies."""
    figure.draw_without_rendering()
    return figure


@cache
def _palette() -> dict[str, dict[str, str]]:
    return {theme: _file()[theme] for theme in ("light", "dark", "contrast")}


@cache
def _file() -> dict[str, Any]:
    return dict(json.loads((HERE.parent / "palette.json").read_text(encoding="utf-8")))


@cache
def _register_font() -> None:
    font_manager.fontManager.addfont(FONT_FILE)
