"""Pictures of a lesson as HTML, in the page's colours, light or dark."""

from __future__ import annotations

import base64
import io
import re
from html import escape
from pathlib import Path

from matplotlib.figure import Figure

from ..arguments import checked
from ..plotting.style import Look, colours, look, text_colour

CSS_COLOURS = {"background": "var(--jp-layout-color1, Canvas)", "ink": "var(--jp-content-font-color1, CanvasText)"}
"""The CSS colours that replace background and ink: JupyterLab's, or those of the page."""
WIDEST = 820
# A hundredth of a point is far below what a screen shows; matplotlib writes a millionth.
PLACE = re.compile(r' (?:d|x|y)="[^"]*"')
DIGITS = re.compile(r"(\.\d\d)\d+")


@checked
class Picture:
    """A drawing whose colours follow the page, as in JupyterLab's dark theme.

    Args:
        source: an SVG file or a matplotlib Figure, drawn in the usual look.
        alt: what it shows, for those who cannot see it.
    """

    def __init__(self, source: Path | Figure, alt: str) -> None:
        self.markup = _of_figure(source, alt) if isinstance(source, Figure) else _of_file(source, alt)

    def _repr_html_(self) -> str:
        return self.markup


def _of_file(file: Path, alt: str) -> str:
    data = base64.b64encode(in_both_themes(file.read_text(encoding="utf-8")).encode()).decode("ascii")
    style = f"display: block; width: {WIDEST}px; max-width: 100%; border-radius: 8px"
    return (
        '<style>body[data-jp-theme-light="false"] .divergences-drawing{color-scheme:dark}</style>'
        f'<img class="divergences-drawing" alt="{escape(alt)}" style="{style}" '
        f'src="data:image/svg+xml;base64,{data}" data-file="{file.name}">'
    )


@checked
def in_both_themes(svg: str) -> str:
    """Return an SVG of matplotlib in the usual look, which has the dark palette's colours where a page is dark.

    As an image it takes the colour scheme of the element that shows it, by itself that of the reader's system.
    """
    light, dark = _tones("light"), _tones("dark")
    rules = "".join(
        f'[style*="{kind}: {given}"]{{{kind}:{dark[name]}!important}}'
        for name, given in light.items()
        for kind in ("fill", "stroke")
    )
    return svg.replace("</defs>", f"<style>@media (prefers-color-scheme: dark){{{rules}}}</style></defs>", 1)


def _of_figure(figure: Figure, alt: str) -> str:
    written = io.StringIO()
    figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    drawn = written.getvalue()
    drawn = lighter(drawn[drawn.index("<svg") :])
    light, dark = _tones("light"), _tones("dark")
    for name, given in light.items():
        wanted = CSS_COLOURS.get(name, f"var(--divergences-{name})")
        drawn = re.sub(f"(fill|stroke): {given}", rf"\1: {wanted}", drawn)
    drawn = re.sub(
        r'(<svg[^>]*?) width="[^"]*"', r"\1", re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", drawn, count=1), count=1
    )
    opened = (
        f'<svg class="divergences-picture" role="img" aria-label="{escape(alt)}" '
        f'style="display: block; width: {WIDEST}px; max-width: 100%"'
    )
    return f"<style>{_rules(light, dark)}</style>{drawn.replace('<svg', opened, 1)}"


@checked
def lighter(svg: str) -> str:
    """Return an SVG of matplotlib with two digits behind the point of each coordinate.

    >>> lighter('<path d="M 1.234567 8"/><text x="0.5">0.1234</text>')
    '<path d="M 1.23 8"/><text x="0.5">0.1234</text>'
    """
    return PLACE.sub(lambda found: DIGITS.sub(r"\1", found[0]), svg)


def _tones(theme: str) -> dict[str, str]:
    """The colours of a theme by name, and those of words where they differ from the thing's own."""
    with look(Look(theme=theme)):
        own = colours()
        return own | {f"{name}-words": text_colour(name) for name in own if name not in CSS_COLOURS}


def _rules(light: dict[str, str], dark: dict[str, str]) -> str:
    """A page says in JupyterLab's way whether it is light or dark; one that does not follows the reader's system."""

    def values(tones: dict[str, str]) -> str:
        return "".join(f"--divergences-{name}:{tone};" for name, tone in tones.items() if name not in CSS_COLOURS)

    return (
        f".divergences-picture{{{values(light)}}}"
        f'body[data-jp-theme-light="false"] .divergences-picture{{{values(dark)}}}'
        f"@media (prefers-color-scheme: dark){{body:not([data-jp-theme-light]) .divergences-picture{{{values(dark)}}}}}"
    )
