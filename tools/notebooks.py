"""Generate notebooks/en and notebooks/zh from notebooks/source: `python -m tools.notebooks [--check]`.

A source is a py:percent file with both languages in it. A cell marked lang="en" or lang="zh" goes to that language
only; a cell without a mark goes to both. The notebooks carry no outputs, and cell ids that depend on their place alone,
so the same source always gives the same bytes.

A comment or docstring in a code cell for both languages is written `# English | 中文`; each notebook gets its half.

A source in source/exercises gives two notebooks: LANGUAGE/solutions is complete; in LANGUAGE/exercises every region of
code between `# solution` and `# end` is replaced by "your code here" and by the lines, written as comments, after
`# left`. Cells marked only="exercise" or only="solution" go to that notebook only.

A lesson is also a page (`tools.pages`), made from a notebook of the kind "page", which is not written: the lesson with
the cells marked only="page". The tag `notebook` leaves a cell out of the page, `formula` keeps its code unfolded there.

A text cell that begins with a heading starts a new slide (`divergences.lessons.Slides`). The tag `setup` keeps a cell
off nbconvert's slides and folds its code away, `teacher` makes it a speaker's note there, and `question` gives it a
slide of its own and folds away code that contains the answer.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import jupytext
import nbformat

from divergences.command import Parser, reported, run
from divergences.files import write_text
from divergences.locale import LANGUAGES, text

HERE = Path(__file__).parents[1] / "notebooks"
KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
# Markdown renders a line break as a space, which Chinese does not have between sentences. It does have one between a
# word and code, a formula or a title, but not after punctuation.
WRAPPED_CHINESE = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\n *(?=\w|\*\*|[（“‘《])(?!\d+\. )"
    r"|(?<=[\u3000-\u303f\uff00-\uffef])\n *(?=\*(?! )|\$(?!\$)|`(?!`))"
)
# Each kind of notebook that is written: its folder below that of the language.
KINDS = {"lesson": "", "exercise": "exercises", "solution": "solutions"}
OF_A_LESSON = ("lesson", "page")
# A region with a solution: its indentation, the solution, and the code that the student starts from.
REGION = re.compile(
    r"^(?P<indent> *)# solution\n(?P<solved>.*?\n)(?:(?P=indent)# left\n(?P<left>.*?\n))?(?P=indent)# end$",
    re.DOTALL | re.MULTILINE,
)
MARK = re.compile(r"^ *# (?:solution|left|end)$", re.MULTILINE)

# Comments and docstrings in code that both languages share; comments for tools, such as `fmt: skip`, are dropped.
REMARK = re.compile(r'(?P<start>\S  # |^ *# |^ *""")(?P<said>.*?)(?P<end>"""|$)', re.MULTILINE)
FOR_TOOLS = re.compile(r"  # fmt: \w+$", re.MULTILINE)
WORD = re.compile("[A-Za-z]{3}")


def notebook_text(source: Path, language: str, kind: str = "lesson") -> str:
    """Return the notebook of one source in one language, as the text of its file.

    Raises:
        ValueError: if a text cell has no language, one language has more text cells than another, a remark in code
            for both has one language, or a solution has no end.
    """
    cells = jupytext.read(source, fmt="py:percent").cells
    marks = [cell.metadata.get("lang") for cell in cells if cell.cell_type == "markdown"]
    if not set(marks) <= set(LANGUAGES) or len({marks.count(mark) for mark in LANGUAGES}) > 1:
        raise ValueError(f"{source.name}: every text cell must be marked lang=… and have its twin in {LANGUAGES}")
    wanted = {"lang": language, "only": kind}
    kept = [cell for cell in cells if all(cell.metadata.get(key, value) == value for key, value in wanted.items())]
    for cell in kept:
        if cell.metadata.get("only") == "page":
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), "page"]
    for index, cell in enumerate(kept):
        if kind in OF_A_LESSON and cell.cell_type == "code" and "lang" not in cell.metadata:
            cell.source = remarks(source, cell.source, language)
        cell.metadata = nbformat.from_dict(metadata(cell))
        if cell.cell_type == "markdown":
            cell.source = WRAPPED_CHINESE.sub("", cell.source)
        elif kind not in OF_A_LESSON:
            cell.source = code(source, cell.source, language, solved=kind == "solution")
        cell["id"] = "-".join([source.stem[:2], language, *filter(None, [KINDS.get(kind, kind)]), f"{index:02d}"])
    notebook = nbformat.v4.new_notebook(cells=kept, metadata=KERNEL)
    nbformat.validate(notebook)
    return nbformat.writes(notebook, ensure_ascii=False) + "\n"


def remarks(source: Path, written: str, language: str) -> str:
    """Return code with its comments in one language only."""

    def own(remark: re.Match[str]) -> str:
        said = remark["said"].split(" | ")
        if len(said) != len(LANGUAGES) and WORD.search(remark["said"]):
            raise ValueError(f"{source.name}: a remark must be `English | 中文`, got {remark['said']!r}")
        return remark["start"] + said[LANGUAGES.index(language) % len(said)] + remark["end"]

    return REMARK.sub(own, FOR_TOOLS.sub("", written))


def code(source: Path, written: str, language: str, *, solved: bool) -> str:
    """Return the code of an exercise's cell, with the solution or with room for the student's code."""

    def student_half(region: re.Match[str]) -> str:
        indent, left = region["indent"], region["left"] or f"{region['indent']}# ...\n"
        given = re.sub(rf"^{indent}# ?", indent, left, flags=re.MULTILINE)
        return f"{indent}# {text('exercise.your code', language)}\n{given}".rstrip("\n")

    written = REGION.sub(lambda region: region["solved"].rstrip("\n") if solved else student_half(region), written)
    if MARK.search(written):
        raise ValueError(f"{source.name}: a region must be `# solution` … `# end`, with `# left` between them or not")
    return written


def metadata(cell: nbformat.NotebookNode) -> dict[str, object]:
    """Return the metadata that a cell keeps: tags, slide type, and whether its code is folded away."""
    tags = cell.metadata.get("tags", [])
    kept: dict[str, object] = {"tags": tags} if tags else {}
    if cell.cell_type == "markdown" and cell.source.startswith("#"):
        kept["slideshow"] = {"slide_type": "slide"}
    for tag, slide in {"setup": "skip", "teacher": "notes", "question": "subslide"}.items():
        if tag in tags:
            kept["slideshow"] = {"slide_type": slide}
    if "question" in tags or "setup" in tags:
        kept["jupyter"] = {"source_hidden": True}
    return kept


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")  # a damaged one is not current


@reported("python -m tools.notebooks")
def main(arguments: list[str] | None = None) -> int:
    parser = Parser("python -m tools.notebooks", "Generate the notebooks of every language from notebooks/source.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a notebook is not current")
    check = parser.parse_args(arguments).check
    wanted = {
        HERE / language / KINDS[kind] / f"{source.stem}.ipynb": notebook_text(source, language, kind)
        for kind in KINDS
        for source in sorted((HERE / "source" / ("" if kind == "lesson" else "exercises")).glob("*.py"))
        for language in LANGUAGES
    }
    folders = [HERE / language / folder for language in LANGUAGES for folder in KINDS.values()]
    present = {file for folder in folders for file in folder.glob("*.ipynb")}
    stale = [file for file, text in wanted.items() if file not in present or _read(file) != text]
    for file in stale:
        print(f"{'not current' if check else 'writing'}: {file.relative_to(HERE.parent)}")
        if not check:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_text(file, wanted[file])
    if check and stale:
        print("run `make notebooks`", file=sys.stderr)
    unknown = sorted(present - set(wanted))  # of a source that was renamed, or somebody's own: that is not ours to say
    for file in unknown:
        print(f"no source gives {file.relative_to(HERE.parent)}: move it elsewhere, or delete it", file=sys.stderr)
    return 1 if check and (stale or unknown) else 0


if __name__ == "__main__":
    run(main)
