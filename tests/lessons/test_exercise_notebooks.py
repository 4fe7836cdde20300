"""Students' notebooks say "not yet" everywhere and stop nowhere; every check of the solutions is right."""

import re
from functools import cache

import nbformat
import pytest

from divergences.lessons.exercises import EXERCISES
from divergences.locale import LANGUAGES
from tools import notebooks as build
from tools.pages.kernel import execute

from ..notebooks.lessons import ROOT, printed, troubles

SOURCES = sorted((ROOT / "notebooks" / "source" / "exercises").glob("*.py"))
FOLDERS = {"exercises": "exercise", "solutions": "solution"}
STATES = {"exercises": "not yet", "solutions": "right"}
EACH_SOURCE = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
EACH_FOLDER = pytest.mark.parametrize("folder", FOLDERS)


def path(language, folder, stem):
    return ROOT / "notebooks" / language / folder / f"{stem}.ipynb"


@cache
def cells(language, folder, stem):
    """The code cells of a committed notebook."""
    notebook = nbformat.read(path(language, folder, stem), as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@EACH_SOURCE
@EACH_LANGUAGE
@EACH_FOLDER
def test_every_check_says_what_it_should(folder, language, source, capsys):
    space, results = {}, []
    for cell in cells(language, folder, source.stem):
        if cell.source.startswith("check("):
            results.append(eval(cell.source, space))
        else:
            exec(compile(cell.source, source.name, "exec"), space)
    assert 2 <= len(results) <= 4
    assert {result.state for result in results} == {STATES[folder]}
    assert {result.language for result in results} == {language}
    assert capsys.readouterr().err == ""


def test_every_exercise_is_asked_once():
    asked = [
        re.match(r'check\("([^"]+)"', cell.source)
        for source in SOURCES
        for cell in cells("en", "exercises", source.stem)
    ]
    names = [found[1] for found in asked if found]
    assert sorted(names) == sorted(EXERCISES)


@pytest.mark.notebook
@EACH_LANGUAGE
@EACH_FOLDER
def test_in_a_kernel_a_result_is_what_a_check_shows(folder, language, tmp_path):
    notebook = execute(nbformat.read(path(language, folder, "02_the_earth_mover_distance"), as_version=4), tmp_path)
    assert not troubles(notebook)
    mark = {"exercises": "…", "solutions": "✓"}[folder]
    assert printed(notebook).count(mark) == 4
    html = [
        output.data["text/html"] for cell in notebook.cells for output in cell.get("outputs", []) if "data" in output
    ]
    assert len(html) == 4
    assert all(mark in shown for shown in html)


@EACH_SOURCE
@EACH_LANGUAGE
def test_the_student_s_notebook_is_the_solution_s_without_its_solutions(language, source):
    student, solved = (cells(language, folder, source.stem) for folder in FOLDERS)
    assert len(student) == len(solved)
    region = re.compile(r"# solution\n(.*?)# (?:left|end)", re.DOTALL)
    solutions = [part.strip().splitlines() for part in region.findall(source.read_text(encoding="utf-8"))]
    ours, theirs = ("\n".join(cell.source for cell in part) for part in (solved, student))
    mark = {"en": "# your code here", "zh": "# 在这里写代码"}[language]
    assert theirs.count(mark) == len(solutions) == sum(cell.source.startswith("check(") for cell in student)
    assert mark not in ours
    for lines in solutions:
        assert all(line.strip() in ours for line in lines)
        assert not all(line.strip() in theirs for line in lines)
    assert not re.search("# (solution|left|end)$", ours + theirs, re.MULTILINE)


@EACH_SOURCE
@EACH_LANGUAGE
@EACH_FOLDER
def test_the_notebooks_are_what_their_sources_give(folder, language, source):
    text = build.notebook_text(source, language, FOLDERS[folder])
    assert text == path(language, folder, source.stem).read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert all(cell.outputs == [] and cell.execution_count is None for cell in notebook.cells if "outputs" in cell)


def test_nothing_else_lies_beside_them():
    for folder in FOLDERS:
        for language in LANGUAGES:
            assert {file.stem for file in (ROOT / "notebooks" / language / folder).glob("*")} == {
                source.stem for source in SOURCES
            }


@pytest.mark.parametrize("region", ["# solution\nx = 1", "x = 1\n# end", "# solution\nx = 1\n# left\n# x = ..."])
def test_a_region_without_its_end_is_refused(region, tmp_path):
    source = tmp_path / "09_bad.py"
    source.write_text(f"# %%\n{region}\n", encoding="utf-8")
    for kind in ("exercise", "solution"):
        with pytest.raises(ValueError, match=r"09_bad\.py: a region must be `# solution` … `# end`"):
            build.notebook_text(source, "en", kind)


def test_no_space_stands_where_a_line_of_chinese_was_wrapped(tmp_path):
    source = tmp_path / "09_wrapped.py"
    lines = [
        "见下。",
        "**粗体**在此，",
        "`code` 与",
        "`code`，",
        "$x$ 同行，",
        "（括号）：",
        "",
        "- 一项；",
        "- 两项。",
        "$$y$$",
    ]
    cells = {"en": "Words.", "zh": "\n# ".join(lines)}
    source.write_text("".join(f'# %% [markdown] lang="{key}"\n# {text}\n\n' for key, text in cells.items()), "utf-8")
    notebook = nbformat.reads(build.notebook_text(source, "zh"), as_version=4)
    joined = "见下。**粗体**在此，`code` 与\n`code`，$x$ 同行，（括号）：\n\n- 一项；\n- 两项。\n$$y$$"
    assert notebook.cells[0].source == joined


def test_regions_keep_their_indentation(tmp_path):
    source = tmp_path / "09_good.py"
    solved, left = "    if x:\n        x = 2\n", "    # if x:\n    #     x = ...\n"
    code = f"# %%\ndef f(x):\n    # solution\n{solved}    # left\n{left}    # end\n    return x\n"
    source.write_text(code, encoding="utf-8")
    given = [nbformat.reads(build.notebook_text(source, "zh", kind), as_version=4) for kind in FOLDERS.values()]
    assert given[0].cells[0].source == "def f(x):\n    # 在这里写代码\n    if x:\n        x = ...\n    return x"
    assert given[1].cells[0].source == "def f(x):\n    if x:\n        x = 2\n    return x"
