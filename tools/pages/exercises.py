"""The tasks of a lesson's exercises, to be read at the end of its page, and how to solve them."""

from __future__ import annotations

import nbformat

from divergences.locale import text

from ..notebooks import HERE, notebook_text
from .cells import Article, highlighted
from .prose import as_html

SOURCES = HERE / "source" / "exercises"


def exercises_of(article: Article, stem: str, language: str) -> None:
    """Append the tasks of this lesson to its article; a lesson without exercises stays as it is."""
    source = SOURCES / f"{stem}.py"
    if not source.is_file():
        return
    title = text("pages.exercises", language)
    article.contents.append(("exercises", title))
    command = "make lab" if language == "en" else f"make lab LANGUAGE={language}"
    how = as_html(text("pages.exercisesHow", language, command=command, name=stem))
    article.body.append(f'<h2 id="exercises"><a href="#exercises">{title}</a></h2>{how}')
    cells = nbformat.reads(notebook_text(source, language, "exercise"), as_version=4).cells
    first = next(place for place, cell in enumerate(cells) if cell.source.startswith("## "))
    for cell in cells[first:]:
        if cell.cell_type == "markdown":
            article.body.append(as_html(cell.source.replace("## ", "### ", 1)))
        elif not cell.source.startswith("check("):
            article.body.append(f'<pre class="code"><code>{highlighted(cell.source)}</code></pre>')
