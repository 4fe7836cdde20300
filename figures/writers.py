"""Figures as bytes: SVG, PNG and PDF, at a figure's own width or at the width of an author's column.

A narrower figure is the same drawing made smaller, letters included, so that nothing overlaps in it either.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_pdf import Op, PdfFile, PdfPages
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

MM_PER_INCH = 25.4
MARGIN = 0.1  # inches that stay above the drawing where its headline is left out


@dataclass(frozen=True)
class Page:
    """What of a figure is written, and how large.

    Attributes:
        scale: of all lengths, letters and line widths included.
        cut: inches that are left out at the top.
    """

    scale: float = 1.0
    cut: float = 0.0


def page_of(figure: Figure, *, width: float | None, headed: bool) -> Page:
    """Return the page of a figure that is so wide.

    Args:
        figure: a drawn figure.
        width: in millimetres; None is the figure's own.
        headed: whether it has its headline; the room of one that is left out is cut off.
    """
    own_width, height = figure.get_size_inches()
    scale = 1.0 if width is None else width / MM_PER_INCH / own_width
    if headed:
        return Page(scale)
    figure.draw_without_rendering()
    top = figure.get_tightbbox().y1 + MARGIN
    return Page(scale, max(0.0, height - top))


def smallest_letters(figure: Figure, page: Page) -> float:
    """Return the size in points of the smallest text of a figure on its page."""
    shown = [artist for artist in figure.findobj(Text) if artist.get_visible() and artist.get_text().strip()]
    return page.scale * min(float(artist.get_fontsize()) for artist in shown)


def as_svg(figure: Figure, title: str, description: str, stem: str, page: Page) -> bytes:
    """Return a figure as SVG with a title and a description."""
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    drawing = io.StringIO()
    figure.savefig(drawing, format="svg", metadata=nothing, **_cropped(figure, page))
    words = f'<title id="{stem}-title">{escape(title)}</title>\n <desc id="{stem}-desc">{escape(description)}</desc>'
    role = f'role="img" aria-labelledby="{stem}-title {stem}-desc" '
    opened = re.sub(r"<svg ([^>]*)>", rf"<svg {role}\1>\n {words}", drawing.getvalue(), count=1)
    if page.scale != 1:
        for side in ("width", "height"):
            opened = re.sub(
                rf'(<svg [^>]*\b{side}=")([\d.]+)pt"',
                lambda found: f'{found[1]}{float(found[2]) * page.scale:.6g}pt"',
                opened,
                count=1,
            )
    return opened.encode("utf-8")


def as_png(figure: Figure, title: str, description: str, stem: str, page: Page) -> bytes:
    """Return a figure as PNG with a title and a description; its pixels are as fine at every width."""
    drawing, words = io.BytesIO(), {"Software": None, "Title": title, "Description": description}
    fine: dict[str, Any] = {}
    if page.scale != 1:
        dpi = float(mpl.rcParams["savefig.dpi"])
        fine = {"dpi": page.scale * dpi, "pil_kwargs": {"dpi": (dpi, dpi)}}
    figure.savefig(drawing, format="png", metadata=words, **fine, **_cropped(figure, page))
    return drawing.getvalue()


def as_pdf(figure: Figure, title: str, description: str, stem: str, page: Page) -> bytes:
    """Return a figure as PDF with a title and a description."""
    nothing = dict.fromkeys(("Creator", "Producer", "CreationDate"))
    drawing, words = io.BytesIO(), nothing | {"Title": title, "Subject": description}
    with _ScaledPages(drawing, words, page.scale) as pages:
        figure.savefig(pages, format="pdf", **_cropped(figure, page))
    return drawing.getvalue()


WRITERS: dict[str, Callable[[Figure, str, str, str, Page], bytes]] = {"svg": as_svg, "pdf": as_pdf, "png": as_png}


def _cropped(figure: Figure, page: Page) -> dict[str, Any]:
    if not page.cut:
        return {}
    width, height = figure.get_size_inches()
    return {"bbox_inches": Bbox([(0, 0), (width, height - page.cut)])}


class _ScaledFile(PdfFile):
    """A PDF whose pages are drawn larger or smaller than they are given."""

    def __init__(self, target: io.BytesIO, words: dict[str, Any], scale: float) -> None:
        super().__init__(target, metadata=words)  # type: ignore[no-untyped-call]
        self.scale = scale

    def newPage(self, width: float, height: float) -> None:
        super().newPage(self.scale * width, self.scale * height)  # type: ignore[no-untyped-call]
        if self.scale != 1:
            self.output(self.scale, 0, 0, self.scale, 0, 0, Op.concat_matrix)  # type: ignore[no-untyped-call]


class _ScaledPages(PdfPages):
    def __init__(self, target: io.BytesIO, words: dict[str, Any], scale: float) -> None:
        super().__init__(target, metadata=words)
        self._scaled = target, words, scale

    def _ensure_file(self) -> _ScaledFile:
        if self._file is None:
            self._file = _ScaledFile(*self._scaled)
        return self._file
