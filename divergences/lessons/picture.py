"""Pictures of a lesson as HTML: on white paper of their own, or redrawn in the page's colours."""

from __future__ import annotations

import base64
import io
import re
from html import escape
from pathlib import Path

from matplotlib.figure import Figure

from ..arguments import checked

FOLLOWS = {"#ffffff": "var(--jp-layout-color1, Canvas)", "#1f2328": "var(--jp-content-font-color1, CanvasText)"}
"""The palette's paper and ink on white, and what takes their place: JupyterLab's colours, or those of the page."""
WIDEST = 820


@checked
class Picture:
    """A picture file as it is, or a Figure whose paper and ink follow the page, as in JupyterLab's dark theme.

    Args:
        source: a PNG file, or a matplotlib Figure.
        alt: what it shows, for those who cannot see it.
    """

    def __init__(self, source: Path | Figure, alt: str) -> None:
        self.markup = _of_figure(source, alt) if isinstance(source, Figure) else _of_file(source, alt)

    def _repr_html_(self) -> str:
        return self.markup


def _of_file(file: Path, alt: str) -> str:
    data = base64.b64encode(file.read_bytes()).decode("ascii")
    style = f"display: block; width: {WIDEST}px; max-width: 100%; background: #fff; border-radius: 8px"
    return f'<img alt="{escape(alt)}" style="{style}" src="data:image/png;base64,{data}">'


def _of_figure(figure: Figure, alt: str) -> str:
    written = io.StringIO()
    figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    drawn = written.getvalue()
    drawn = drawn[drawn.index("<svg") :]
    for given, wanted in FOLLOWS.items():
        drawn = re.sub(f"(fill|stroke): {given}", rf"\1: {wanted}", drawn)
    drawn = re.sub(
        r'(<svg[^>]*?) width="[^"]*"', r"\1", re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", drawn, count=1), count=1
    )
    opened = f'<svg role="img" aria-label="{escape(alt)}" style="display: block; width: {WIDEST}px; max-width: 100%"'
    return drawn.replace("<svg", opened, 1)
