"""Write every lesson as a page below a folder, en/ and zh/, and the figures that they show below figures/."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jupytext
import nbformat

from divergences.files import write_bytes, write_text
from divergences.lessons.claims import LESSONS
from divergences.lessons.picture import in_both_themes
from divergences.locale import LANGUAGES

from ..notebooks import HERE
from .cells import RENDERED, Article, add_text, article_of, states_of
from .execution import executed
from .exercises import exercises_of
from .first import FIGURES, first_page
from .glossary import FILE
from .page import lesson_page
from .states import Widgets, widgets_of

CLAIMS = {language: HERE.parent / "docs" / f"claims{ending}.md" for language, ending in (("en", ""), ("zh", ".zh"))}
"""The article's claims, with what shows and tests each of them."""
Run = Callable[[Path, str], nbformat.NotebookNode]


def write_lessons(
    folder: Path,
    lessons: tuple[str, ...] = LESSONS,
    languages: tuple[str, ...] = LANGUAGES,
    run: Run = executed,
) -> list[Path]:
    """Write the pages of these lessons in these languages, and return their files.

    Args:
        folder: of the site.
        lessons: their names.
        languages: "en" and "zh", or one of them.
        run: what gives the executed notebook of a source in a language.
    """
    written = []
    for language in languages:
        titles = {stem: title_of(HERE / "source" / f"{stem}.py", language) for stem in LESSONS}
        (folder / language).mkdir(parents=True, exist_ok=True)
        for stem in lessons:
            notebook = run(HERE / "source" / f"{stem}.py", language)
            article = article_of(notebook, language)
            exercises_of(article, stem, language)
            page = lesson_page(article, widgets_of(states_of(notebook), article.shown), stem, language, titles)
            written.append(folder / language / f"{stem}.html")
            write_text(written[-1], page)
            copy_figures(folder, article.figures)
    return written


def write_first(folder: Path, *, with_reference: bool) -> list[Path]:
    """Write the first page, the glossary and the table of claims in every language, and return their files."""
    written = []
    for language in LANGUAGES:
        titles = {stem: title_of(HERE / "source" / f"{stem}.py", language) for stem in LESSONS}
        pages = {
            "index.html" if language == LANGUAGES[0] else f"{language}/index.html": first_page(
                language, titles, with_reference=with_reference
            ),
            f"{language}/glossary.html": lesson_page(text_article(FILE), Widgets(), "glossary", language, titles),
            f"{language}/claims.html": lesson_page(
                text_article(CLAIMS[language]), Widgets(), "claims", language, titles
            ),
        }
        for name, page in pages.items():
            written.append(folder / name)
            written[-1].parent.mkdir(parents=True, exist_ok=True)
            write_text(written[-1], page)
        copy_figures(folder, [f"figure{number}.{language}.svg" for number in FIGURES])
    copy_figures(folder, ["screen.explorer.png"])
    return written


def text_article(file: Path) -> Article:
    """Return a text of the repository, such as the glossary, which is in both languages at once, as an article."""
    article = Article()
    add_text(article, file.read_text(encoding="utf-8"))
    return article


def copy_figures(folder: Path, names: list[str]) -> None:
    """Copy rendered figures into the site; a drawing follows the page's theme."""
    for name in names:
        (folder / "figures").mkdir(parents=True, exist_ok=True)
        data = (RENDERED / name).read_bytes()
        if name.endswith(".svg"):
            data = in_both_themes(data.decode()).encode()
        write_bytes(folder / "figures" / name, data)


def title_of(source: Path, language: str) -> str:
    """Return the title of a lesson, which is the heading that it begins with."""
    cells = jupytext.read(source, fmt="py:percent").cells
    first = next(cell for cell in cells if cell.metadata.get("lang") == language)
    return str(first.source.splitlines()[0].removeprefix("# "))
