"""Generate notebooks/en and notebooks/zh from notebooks/source: `python notebooks/build.py [--check]`.

A source is a py:percent file with both languages in it. A cell marked lang="en" or lang="zh" goes to that language
only; a cell without a mark goes to both. The notebooks carry no outputs, and cell ids that depend on their place alone,
so the same source always gives the same bytes.

As slides (`divergences.widgets.Slides`) a text that begins with a heading starts a new one. Of the tags, `setup` keeps
a cell off nbconvert's slides, `teacher` makes it a speaker's note there, and `question` folds away the code, which
would tell the answer.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

import jupytext
import nbformat

from divergences.locale import LANGUAGES

HERE = Path(__file__).parent
KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
# Markdown shows a line break as a space, which Chinese does not put between sentences.
WRAPPED_CHINESE = re.compile(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\n(?=\w)")


def notebook_text(source: Path, language: str) -> str:
    """The notebook of one source in one language, as the text of its file.

    Raises:
        ValueError: if a text cell has no language, or one language has more text cells than another.
    """
    cells = jupytext.read(source, fmt="py:percent").cells
    marks = [cell.metadata.get("lang") for cell in cells if cell.cell_type == "markdown"]
    if not set(marks) <= set(LANGUAGES) or len({marks.count(mark) for mark in LANGUAGES}) > 1:
        raise ValueError(f"{source.name}: every text cell must be marked lang=… and have its twin in {LANGUAGES}")
    kept = [cell for cell in cells if cell.metadata.get("lang", language) == language]
    for index, cell in enumerate(kept):
        cell.metadata = nbformat.from_dict(metadata(cell))
        if cell.cell_type == "markdown":
            cell.source = WRAPPED_CHINESE.sub("", cell.source)
        cell["id"] = f"{source.stem[:2]}-{language}-{index:02d}"
    notebook = nbformat.v4.new_notebook(cells=kept, metadata=KERNEL)
    nbformat.validate(notebook)
    return nbformat.writes(notebook, ensure_ascii=False) + "\n"


def metadata(cell: nbformat.NotebookNode) -> dict[str, object]:
    """What a cell keeps: its tags, its place among the slides, and whether its code is folded away."""
    tags = cell.metadata.get("tags", [])
    kept: dict[str, object] = {"tags": tags} if tags else {}
    if cell.cell_type == "markdown" and cell.source.startswith("#"):
        kept["slideshow"] = {"slide_type": "slide"}
    for tag, slide in {"setup": "skip", "teacher": "notes"}.items():
        if tag in tags:
            kept["slideshow"] = {"slide_type": slide}
    if "question" in tags:
        kept["jupyter"] = {"source_hidden": True}
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(description="Generate the notebooks of every language from notebooks/source.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a notebook is not current")
    check = parser.parse_args().check
    wanted = {
        HERE / language / f"{source.stem}.ipynb": notebook_text(source, language)
        for source in sorted((HERE / "source").glob("*.py"))
        for language in LANGUAGES
    }
    present = {file for language in LANGUAGES for file in (HERE / language).glob("*.ipynb")}
    stale = [file for file, text in wanted.items() if file not in present or file.read_text(encoding="utf-8") != text]
    stale += sorted(present - set(wanted))
    for file in stale:
        print(f"{'not current' if check else 'writing'}: {file.relative_to(HERE.parent)}")
        if not check and file in wanted:
            file.parent.mkdir(exist_ok=True)
            file.write_text(wanted[file], encoding="utf-8")
        elif not check:
            file.unlink()
    if check and stale:
        print("run `make notebooks`", file=sys.stderr)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
