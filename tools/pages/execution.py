"""Executed lessons, cached in build/pages until the lesson or the package changes."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat

from divergences.files import write_text

from ..notebooks import HERE, notebook_text
from .kernel import execute

ROOT = HERE.parent
CACHE = ROOT / "build" / "pages"
LONGEST = 1800  # seconds for one cell, on a machine that does other things as well
INGREDIENTS = ("divergences/**/*.py", "divergences/**/*.json", "divergences/**/*.npz", "divergences/*/*.js",
               "divergences/gan/study/**/*.csv", "figures/rendered/*.md")  # fmt: skip


def executed(source: Path, language: str, *, keep: bool = True) -> nbformat.NotebookNode:
    """Return a lesson's notebook, of the kind "page", with its outputs and the states of its widgets.

    Args:
        source: the lesson below notebooks/source.
        language: "en" or "zh".
        keep: use the cache, and store the result in it.
    """
    written = notebook_text(source, language, "page")
    digest = hashlib.sha256(package_digest().encode() + written.encode()).hexdigest()[:16]
    kept = CACHE / f"{source.stem}.{language}.{digest}.ipynb"
    if keep and (known := _read(kept)):
        return known
    with TemporaryDirectory() as folder:
        notebook = execute(nbformat.reads(written, as_version=4), folder, LONGEST)
    if keep:
        with suppress(OSError):  # a checkout that cannot be written to, or a full disk: the page is made all the same
            stale = set(CACHE.glob(f"{source.stem}.{language}.*.ipynb")) - {kept}
            CACHE.mkdir(parents=True, exist_ok=True)
            write_text(kept, nbformat.writes(notebook))
            for file in stale:
                file.unlink(missing_ok=True)
    return notebook


def _read(kept: Path) -> nbformat.NotebookNode | None:
    """Return a notebook of the cache; None if it is not there, or damaged, so that it is made anew."""
    try:
        return nbformat.read(kept, as_version=4)
    except (OSError, ValueError):
        return None


@cache
def package_digest() -> str:
    """The SHA-256 of all that a lesson's outputs depend on besides the lesson."""
    digest = hashlib.sha256()
    for file in sorted(
        {file for pattern in INGREDIENTS for file in ROOT.glob(pattern) if "node_modules" not in file.parts}
    ):
        digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
