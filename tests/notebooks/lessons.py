"""Lessons that have run, and what they printed."""

import html
import re
import tempfile
from functools import cache
from pathlib import Path

import nbformat
import pytest

from divergences.locale import LANGUAGES
from tools.notebooks import notebook_text
from tools.pages.kernel import execute

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(file for language in LANGUAGES for file in (ROOT / "notebooks" / language).glob("*.ipynb"))


def runs(language, stem):
    """Marks for what looks at a lesson that has run; one process runs it for all of them."""
    return [pytest.mark.notebook, pytest.mark.xdist_group(f"{language}-{stem}")]


@cache
def executed(language, stem):
    """A lesson that has run with the cells that its page alone has, once for all tests that look at it."""
    written = notebook_text(ROOT / "notebooks" / "source" / f"{stem}.py", language, "page")
    with tempfile.TemporaryDirectory() as folder:
        return execute(nbformat.reads(written, as_version=4), folder)


def shows(stem):
    """Decorate a test that looks at this lesson, run in English."""

    def marked(test):
        for mark in runs("en", stem):
            test = mark(test)
        return test

    return marked


def troubles(notebook):
    """Errors and warnings of an executed notebook, those that only show inside a widget included."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    states = notebook.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    for model in states.values():
        outputs += model["state"].get("outputs", [])
    return [
        output
        for output in outputs
        if output["output_type"] == "error" or (output["output_type"] == "stream" and output["name"] == "stderr")
    ]


def widget_states(notebook):
    shown = notebook.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {"state": {}})
    return [model["state"] for model in shown["state"].values()]


def printed(notebook):
    texts = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            # A kernel under load sends a line in two parts.
            texts.append(output.get("text", "") or f"\n{output.get('data', {}).get('text/plain', '')}\n")
    return "".join(texts)


def tables(notebook):
    """The tables of a lesson that has run, those behind a question included: the texts of each row, head first."""
    shown = [
        output.get("data", {}).get("text/html", "") for cell in notebook.cells for output in cell.get("outputs", [])
    ]
    veiled = [entry for state in widget_states(notebook) for entry in [*state.get("_then", []), state.get("value", "")]]
    found = []
    for markup in [*shown, *(entry for entry in veiled if isinstance(entry, str))]:
        for table in re.findall(r"<table.*?</table>", markup, re.DOTALL):
            rows = re.findall(r"<tr.*?</tr>", table, re.DOTALL)
            cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", each, re.DOTALL) for each in rows]
            found.append([[html.unescape(cell) for cell in each] for each in cells])
    return found


def table(notebook, *head):
    """The rows of the one table whose heading begins so, by their first text."""
    (found,) = [each for each in tables(notebook) if tuple(each[0][: len(head)]) == head]
    return {row[0]: row[1:] for row in found[1:]}


def numbers(texts):
    return [float(each.replace("−", "-").rstrip("%")) for each in texts]


def said(language, stem):
    """The text cells of a lesson."""
    notebook = nbformat.read(ROOT / "notebooks" / language / f"{stem}.ipynb", as_version=4)
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown").replace("\n", " ")


def row(text, start):
    """The numbers of the line that starts so."""
    line = next(line for line in text.splitlines() if line.startswith(start))
    return [float(word) for word in line[len(start) :].split()]
