"""Render figures to files with a title and a description, reproducibly, and compare them with the committed ones.

The description of each figure for readers who cannot see it is `<name>.alt` in the catalogue; it goes into the file.
"""

from __future__ import annotations

import base64
import importlib
import io
import math
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
from matplotlib.image import imread

from divergences.files import write_bytes, write_text
from divergences.locale import text
from divergences.plotting import Look, look, style
from divergences.plotting.style import USUAL

from .evidence import have_ended
from .writers import WRITERS, page_of, smallest_letters

HERE = Path(__file__).parent
RENDERED = HERE / "rendered"
FORMATS = tuple(WRITERS)
COMMITTED = ("svg", "png")
# Differences that rounding on another machine may cause: the root mean square of pixels (of 1), and each coordinate in
# points. A label that moved or a curve that changed differs by more.
PIXEL_TOLERANCE = 0.01
POINT_TOLERANCE = 0.1
# Other matplotlib versions place text a few pixels higher or lower, so pixels are compared with this version only.
DRAWN_WITH = "3.11"
# What `figures.budget` is drawn from; that module is not asked, because it needs torch.
STUDY = HERE.parent / "divergences" / "gan" / "study" / "results.csv"
# Figures that are drawn only once these runs have ended.
RUNS_OF = {"figure7": ("gan-mlp", "gp-mlp")}


def figure_names() -> list[str]:
    """The names of all figures there are: "figure<n>" for each module of that name, and those of the studies.

    A figure whose runs have not ended, or whose study has no results yet, is left out.
    """
    numbered = sorted(HERE.glob("figure[0-9]*.py"), key=lambda file: int(file.stem.removeprefix("figure")))
    names = [file.stem for file in numbered if have_ended(*RUNS_OF.get(file.stem, ()))]
    return [*names, "animals", "mechanism", *(["budget"] if STUDY.is_file() else []), "first2000"]


def title_of(name: str, language: str) -> str:
    """The headline of a figure; a figure of runs says in it what they show."""
    module = importlib.import_module(f"figures.{name}")
    return str(module.title(language)) if hasattr(module, "title") else text(f"{name}.title", language)


def write_caption(name: str, language: str, folder: Path) -> Path | None:
    """Write the caption that stands beside a figure into `folder` as <name>.<language>.md; None if it has none."""
    module = importlib.import_module(f"figures.{name}")
    if not hasattr(module, "caption"):
        return None
    path = folder / f"{name}.{language}.md"
    write_text(path, f"{module.caption(language)}\n")
    return path


def render(
    name: str,
    language: str,
    formats: Sequence[str],
    folder: Path,
    *,
    chosen: Look = USUAL,
    width: float | None = None,
    letters: dict[str, float] | None = None,
) -> list[Path]:
    """Draw one figure, write it into `folder` as <name>.<language>.<format>, and return the paths.

    Args:
        name: of the figure.
        language: "en" or "zh".
        formats: some of `FORMATS`.
        folder: where.
        chosen: the look.
        width: in millimetres; None is the figure's own.
        letters: where the size of its smallest letters is noted, in points, by its name and its language.
    """
    module = importlib.import_module(f"figures.{name}")
    values: dict[str, str] = module.alt_values(language) if hasattr(module, "alt_values") else {}
    title = title_of(name, language)
    description = text(f"{name}.alt", language, **values)
    stem = f"{name}.{language}"
    paths = [folder / f"{stem}.{file_format}" for file_format in formats]
    with look(chosen), style(language), mpl.rc_context({"svg.hashsalt": stem}):
        figure = module.make_figure(language)
        page = page_of(figure, width=width, headed=chosen.title)
        for path, file_format in zip(paths, formats, strict=True):
            write_bytes(path, WRITERS[file_format](figure, title, description, stem, page))
        if letters is not None:
            letters[stem] = smallest_letters(figure, page)
    return paths


def difference(committed: Path, fresh: Path) -> str | None:
    """Say how a committed picture differs from a fresh one, or None if it is current."""
    if not committed.is_file():
        return "is missing"
    if committed.read_bytes() == fresh.read_bytes():
        return None
    if fresh.suffix == ".png":
        return None if not pixels_are_comparable() else _pixel_difference(imread(committed), imread(fresh))
    if fresh.suffix == ".svg":
        return _structure_difference(committed.read_text(encoding="utf-8"), fresh.read_text(encoding="utf-8"))
    return "has other bytes"


def pixels_are_comparable() -> bool:
    """Tell whether matplotlib here is the version that drew the committed pictures."""
    return mpl.__version__.startswith(f"{DRAWN_WITH}.")


def _pixel_difference(old: np.ndarray, new: np.ndarray) -> str | None:
    if old.shape != new.shape:
        return f"has the shape {old.shape}, not {new.shape}"
    distance = math.sqrt(float(np.mean((old - new) ** 2)))
    return f"is {distance:.3f} away (root mean square of pixels)" if distance > PIXEL_TOLERANCE else None


def _structure_difference(old: str, new: str) -> str | None:
    for name, find in (("words", _words), ("elements", _elements)):
        if find(old) != find(new):
            return f"has other {name}"
    for one, other in zip(_lines(old), _lines(new), strict=True):
        if one.shape != other.shape or not np.allclose(one, other, rtol=0, atol=POINT_TOLERANCE):
            return "has other curves"
    for one, other in zip(_pictures(old), _pictures(new), strict=True):
        if (reason := _pixel_difference(imread(io.BytesIO(one)), imread(io.BytesIO(other)))) is not None:
            return f"has a picture that {reason}"
    return None


def _pictures(svg: str) -> list[bytes]:
    """The PNG files that an SVG carries in itself."""
    return [base64.b64decode(code) for code in re.findall(r'href="data:image/png;base64,([^"]*)"', svg)]


def _words(svg: str) -> list[tuple[str, str]]:
    """Title, description and every label; matplotlib notes each label's text beside its outlines."""
    return re.findall(r"<(?:title|desc)[^>]*>(.*?)</|<!-- (.*?) -->", svg, flags=re.DOTALL)


def _elements(svg: str) -> Counter[str]:
    return Counter(element.tag for element in ElementTree.fromstring(svg).iter())


def _lines(svg: str) -> list[np.ndarray]:
    """The coordinates of every line and patch, in the order of drawing; text is left out."""
    groups = (group for group in ElementTree.fromstring(svg).iter() if re.match("line2d|patch", group.get("id", "")))
    outlines = (path.get("d", "") for group in groups for path in group if path.tag.endswith("path"))
    return [np.array(re.findall(r"-?[0-9.]+", outline), dtype=float) for outline in outlines]
