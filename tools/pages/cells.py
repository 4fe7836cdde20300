"""The cells of a lesson that has run as the body of an article, with its contents and the widgets that it shows."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import nbformat

from divergences.locale import text

from .execution import ROOT
from .prose import HEAD, as_html, plain
from .states import NAMED, STATE, VIEW

EMBEDDED = re.compile(r'(<img [^>]*)src="data:image/svg\+xml;base64,[^"]+" data-file="([\w.]+)"([^>]*>)')
RENDERED = ROOT / "figures" / "rendered"


@dataclass
class Article:
    """What the cells of a lesson give.

    Attributes:
        title: of the lesson, without tags.
        body: HTML.
        contents: the address within the page and the title of each section.
        shown: the ids of the models that have a view.
        figures: names of the files below figures/rendered that it shows.
    """

    title: str = ""
    body: list[str] = field(default_factory=list)
    contents: list[tuple[str, str]] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)


def article_of(notebook: nbformat.NotebookNode, language: str) -> Article:
    """Return the article of an executed notebook of the kind "page"."""
    article = Article()
    states = states_of(notebook)
    cells = [cell for cell in notebook.cells if "notebook" not in _tags(cell) and {"page", "setup"} - set(_tags(cell))]
    for kind, group in groupby(cells, _kind):
        if kind == "setup":
            _folded(article, "\n\n".join(cell.source for cell in group), text("pages.setup", language))
            continue
        for cell in group:
            if kind == "text":
                add_text(article, cell.source)
            else:
                _code(article, cell, states, language)
    for model in states.values():
        for place, entry in enumerate(model["state"].get("_then", [])):
            model["state"]["_then"][place] = _linked(article, entry)
    return article


def states_of(notebook: nbformat.NotebookNode) -> dict[str, Any]:
    """Return the models of an executed notebook's widgets, by their ids."""
    return dict(notebook.metadata.get("widgets", {}).get(STATE, {}).get("state", {}))


def _tags(cell: nbformat.NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


def _kind(cell: nbformat.NotebookNode) -> str:
    if cell.cell_type == "markdown":
        return "text"
    return "setup" if "setup" in _tags(cell) and not cell.outputs else "code"


def add_text(article: Article, written: str) -> None:
    """Append a text cell to an article; its first heading is the title."""
    made = as_html(written)
    if made.startswith("<h1>"):
        head, made = made.split("</h1>", 1)
        article.title = plain(head)
        article.body.append(f"{head}</h1>")
    article.body.append(_sectioned(article, made))


def _sectioned(article: Article, made: str) -> str:
    """The same HTML, whose headings can be linked to by their number, which is the same in every language."""

    def numbered(found: Any) -> str:
        name = f"s{len(article.contents) + 1}"
        article.contents.append((name, plain(found[1])))
        return f'<h2 id="{name}"><a href="#{name}">{found[1]}</a></h2>'

    return HEAD.sub(numbered, made)


def _code(article: Article, cell: nbformat.NotebookNode, states: dict[str, Any], language: str) -> None:
    outputs = [made for output in _joined(cell.outputs) if (made := _output(article, output, states))]
    if {"question", "page"} & set(_tags(cell)):
        article.body += outputs
    elif "formula" in _tags(cell):
        article.body += [f'<pre class="code"><code>{highlighted(cell.source)}</code></pre>', *outputs]
    else:
        article.body += outputs
        _folded(article, cell.source, text("pages.code", language))


def _joined(outputs: list[nbformat.NotebookNode]) -> list[nbformat.NotebookNode]:
    """The outputs, with consecutive printed parts joined and progress reports left out."""
    joined: list[nbformat.NotebookNode] = []
    for output in outputs:
        if output.output_type == "stream":
            if output.name != "stdout":
                continue
            if joined and joined[-1].output_type == "stream":
                joined[-1] = nbformat.from_dict(joined[-1] | {"text": joined[-1].text + output.text})
                continue
        joined.append(output)
    return joined


def _folded(article: Article, source: str, name: str) -> None:
    code = f"<pre><code>{highlighted(source)}</code></pre>"
    article.body.append(f'<details class="code"><summary>{name}</summary>{code}</details>')


def highlighted(source: str) -> str:
    """Return Python code as HTML in which each token has its class."""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    return str(highlight(source, PythonLexer(), HtmlFormatter(nowrap=True))).rstrip("\n")


def _output(article: Article, output: nbformat.NotebookNode, states: dict[str, Any]) -> str:
    if output.output_type == "stream":
        return f'<pre class="out">{html.escape(output.text.rstrip())}</pre>'
    data = output.get("data", {})
    if VIEW in data:
        ident = data[VIEW]["model_id"]
        if _is_progress(ident, states):
            return ""
        article.shown.append(ident)
        kind = states[ident]["state"].get("_anywidget_id", states[ident]["model_name"]).rpartition(".")[2]
        return f'<div class="widget {kind.removesuffix("Model").lower()}" data-model="{ident}"></div>'
    if "text/markdown" in data:
        return f"<div>{as_html(data['text/markdown'])}</div>"
    if "text/html" in data:
        return f'<div class="table">{data["text/html"]}</div>'
    if "image/png" in data:
        alt = html.escape(output.metadata.get("image/png", {}).get("alt", ""), quote=True)
        return f'<img src="data:image/png;base64,{data["image/png"].replace(chr(10), "")}" alt="{alt}">'
    return f'<pre class="out">{html.escape(data["text/plain"])}</pre>' if "text/plain" in data else ""


def _is_progress(ident: str, states: dict[str, Any]) -> bool:
    children = states[ident]["state"].get("children", [])
    kinds = {states[child.removeprefix(NAMED)]["model_name"] for child in children}
    return "FloatProgressModel" in kinds


def _linked(article: Article, markup: str) -> str:
    """HTML in which the drawings of the repository are files, which a finger opens at their full size."""

    def link(found: re.Match[str]) -> str:
        article.figures.append(found[2])
        return f'<a href="../figures/{found[2]}">{found[1]}src="../figures/{found[2]}"{found[3]}</a>'

    return EMBEDDED.sub(link, markup)
