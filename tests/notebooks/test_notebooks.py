"""The notebooks are what their sources give, in both languages and without outputs."""

import re

import jupytext
import nbformat
import pytest

from divergences.locale import LANGUAGES
from tools import notebooks as build

from .lessons import NOTEBOOKS, ROOT

EACH = pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: f"{file.parent.name}-{file.stem}")


@EACH
def test_what_runs_is_the_lesson_and_the_cells_of_its_page(file):
    written = build.notebook_text(ROOT / "notebooks" / "source" / f"{file.stem}.py", file.parent.name, "page")
    cells = nbformat.reads(written, as_version=4).cells
    of_the_lesson = [cell.source for cell in cells if "page" not in cell.metadata.get("tags", [])]
    assert of_the_lesson == [cell.source for cell in nbformat.read(file, as_version=4).cells]


@EACH
def test_git_holds_no_outputs(file):
    notebook = nbformat.read(file, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


def test_the_notebooks_are_what_their_sources_give():
    sources = sorted((ROOT / "notebooks" / "source").glob("*.py"))
    assert len(NOTEBOOKS) == len(sources) * len(LANGUAGES)
    for source in sources:
        for language in LANGUAGES:
            text = build.notebook_text(source, language)
            assert text == build.notebook_text(source, language)
            assert text == (ROOT / "notebooks" / language / f"{source.stem}.ipynb").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "cells",
    ["# %% [markdown]\n# no language", '# %% [markdown] lang="en"\n# no twin', '# %% [markdown] lang="xx"\n# bonjour'],
)
def test_a_text_without_its_twin_is_refused(cells, tmp_path):
    source = tmp_path / "09_bad.py"
    source.write_text(cells + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"09_bad\.py: every text cell must be marked"):
        build.notebook_text(source, "en")


def test_each_language_has_its_own_remarks_in_code_for_both(tmp_path):
    source = tmp_path / "09_remarks.py"
    lines = ["def f():", '    """Add. | 相加。"""', "    # here | 这里", "    return 1  # x = θ", "f()  # fmt: skip"]
    source.write_text("# %%\n" + "\n".join(lines) + "\n", encoding="utf-8")
    written = {
        language: nbformat.reads(build.notebook_text(source, language), as_version=4).cells[0].source
        for language in LANGUAGES
    }
    assert written["en"] == 'def f():\n    """Add."""\n    # here\n    return 1  # x = θ\nf()'
    assert written["zh"] == 'def f():\n    """相加。"""\n    # 这里\n    return 1  # x = θ\nf()'
    source.write_text("# %%\n1  # in English only\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"09_remarks\.py: a remark must be `English | 中文`"):
        build.notebook_text(source, "zh")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("一行。\n另一行", "一行。另一行"),
        ("差\n（第 4 课）", "差（第 4 课）"),
        ("作者，\n*Wasserstein GAN*", "作者，*Wasserstein GAN*"),
        ("于是，\n  $x$ 变小", "于是，$x$ 变小"),
        ("等于\n$x$", "等于\n$x$"),
        ("公式：\n$$x$$", "公式：\n$$x$$"),
        ("- 甲。\n- 乙。\n* 丙", "- 甲。\n- 乙。\n* 丙"),
        ("1. 甲。\n2. 乙", "1. 甲。\n2. 乙"),
        ("代码：\n```\nx\n```", "代码：\n```\nx\n```"),
    ],
)
def test_a_wrapped_chinese_text_gets_no_spaces_that_nobody_wrote(written, shown):
    assert build.WRAPPED_CHINESE.sub("", written) == shown


def minutes(source, language):
    """What a lesson's note to the teacher announces, and the minutes of its table's lines."""
    cells = jupytext.read(source, fmt="py:percent").cells
    note = next(c for c in cells if "teacher" in c.metadata.get("tags", []) and c.metadata["lang"] == language).source
    announced = int(re.search(r"<b>\D*(\d+) (?:min|分钟)", note)[1])
    return announced, [int(part) for part in re.findall(r"^\|(?:[^|\\]|\\.)+\| (\d+) \|", note, re.MULTILINE)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_teachers_minutes_add_up_to_a_class_of_90(language):
    start, *lessons = [file for file in sorted((ROOT / "notebooks" / "source").glob("*.py")) if file.stem[:2] <= "04"]
    announced, plan = minutes(start, language)
    assert announced == plan[0] and sum(plan) == 90
    for number, source in enumerate(lessons, start=1):
        total, sections = minutes(source, language)
        assert total == plan[number] == sum(sections), source.stem


def test_tags_fold_code_away_and_place_cells_on_slides(tmp_path):
    source = tmp_path / "09_slides.py"
    texts = [f'# %% [markdown] lang="{language}"\n# ## A heading\n' for language in LANGUAGES]
    code = ['# %% tags=["question"]\n1\n', '# %% tags=["setup"]\n2\n', '# %% tags=["teacher"]\n3\n', "# %%\n4\n"]
    source.write_text("\n".join(texts + code), encoding="utf-8")
    cells = nbformat.reads(build.notebook_text(source, "en"), as_version=4).cells
    slides = [cell.metadata.get("slideshow", {}).get("slide_type") for cell in cells]
    assert slides == ["slide", "subslide", "skip", "notes", None]
    hidden = {"source_hidden": True}
    assert [cell.metadata.get("jupyter") for cell in cells] == [None, hidden, hidden, None, None]
