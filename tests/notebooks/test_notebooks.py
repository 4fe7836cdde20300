"""Every lesson in every language runs from top to bottom, and nothing went wrong inside its widgets either."""

import math
import re
import tempfile
from functools import cache
from pathlib import Path

import jupytext
import nbformat
import numpy as np
import pytest

from divergences.lessons.mistakes import MISTAKES
from divergences.lessons.mistakes.gallery import REPEATS, exhibit
from divergences.locale import LANGUAGES
from tools import notebooks as build

from ..support.kernel import execute

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(file for language in LANGUAGES for file in (ROOT / "notebooks" / language).glob("*.ipynb"))
EACH = pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: f"{file.parent.name}-{file.stem}")


def runs(language, stem):
    """Marks for what looks at a lesson that has run; one process runs it for all of them."""
    return [pytest.mark.notebook, pytest.mark.xdist_group(f"{language}-{stem}")]


EACH_RUNS = pytest.mark.parametrize(
    "file",
    [
        pytest.param(file, marks=runs(file.parent.name, file.stem), id=f"{file.parent.name}-{file.stem}")
        for file in NOTEBOOKS
    ],
)


@cache
def executed(language, stem):
    """A lesson that has run, once for all tests that look at it."""
    with tempfile.TemporaryDirectory() as folder:
        return execute(nbformat.read(ROOT / "notebooks" / language / f"{stem}.ipynb", as_version=4), folder)


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


@EACH_RUNS
def test_it_runs_and_no_widget_has_an_error(file):
    notebook = executed(file.parent.name, file.stem)
    assert not troubles(notebook)
    explorers = [state for state in widget_states(notebook) if "_esm" in state]
    assert explorers
    assert {state["language"] for state in explorers} == {file.parent.name}


@shows("01_why_js_goes_blind")
def test_the_first_lesson_shows_what_its_text_says():
    text = printed(executed("en", "01_why_js_goes_blind"))
    assert "(inf, inf, inf, 0.0)" in text
    assert "JS: [1. 1. 1. 1. 1.]" in text
    for theta in ("2", "1", "0.1", "0.001"):
        assert f"{theta:>6} {'inf':>8} {'0.6931':>8} {'1.0000':>7} {theta:>7}" in text
    assert f"{'0':>6} {'0':>8} {'0.0000':>8} {'0.0000':>7} {'0':>7}" in text
    end_of_em = [float(v) for v in text.split("EM: [")[1].split("]")[0].split()]
    assert end_of_em == [1.0, 0.4, 0.04, -0.02, 0.04]
    assert "'em': 0.5" in text


def said(language, stem):
    """The text cells of a lesson."""
    notebook = nbformat.read(ROOT / "notebooks" / language / f"{stem}.ipynb", as_version=4)
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown").replace("\n", " ")


def row(text, start):
    """The numbers of the line that starts so."""
    line = next(line for line in text.splitlines() if line.startswith(start))
    return [float(word) for word in line[len(start) :].split()]


@shows("02_the_earth_mover_distance")
def test_the_second_lesson_shows_what_its_text_says():
    text = printed(executed("en", "02_the_earth_mover_distance"))
    table = text[text.index("Σ γ_ij C_ij") :].splitlines()[1:5]
    assert {line[7:32] for line in table} == {"[0.6 0.4]   [0.3 0.7]    "}
    by_hand = [float(line.split()[-1]) for line in table]
    assert by_hand == sorted(by_hand, reverse=True)
    assert by_hand[-1] == 2.0708 == round(0.7 * 2 + 0.3 * math.sqrt(5), 4)
    assert "x > 1: True" in text
    assert 0 < min(row(text, "x − 1:")) < 1e-15
    assert row(text, "0.00")[0] > row(text, "0.50")[0] > row(text, "1.00")[0] == 2
    assert "720: min 2.000000 (× 1)" in text
    assert len(str(math.factorial(200))) == 375
    assert row(text, "Σ γ·C  ") == row(text, "Σ γ·C, s = 0.3") == row(text, "Σ p·f + Σ q·g") == [2.07082039325]
    for theta in (2, 0.5, 0.001, -1):
        distance, gap, exact, slope, js = row(text, f"{theta:6g} ")
        assert distance == exact == abs(theta)
        assert (slope, js) == (math.copysign(1, theta), 0)
        assert gap < 1e-12
    assert row(text, "   100 ") == pytest.approx([0.0443, 0.0443], abs=0.002)
    measured, formula = row(text, "    10 ")
    assert formula / measured == pytest.approx(1.09, abs=0.01)
    for theta in (0.0, 0.02, 0.1, 1.0):
        exact, shared, *others = row(text, f"{theta:5g} ")
        assert exact == shared == theta
        assert all(other >= theta for other in others) and len(others) == 3


@shows("03_duality_and_the_critic")
def test_the_third_lesson_shows_what_its_text_says():
    text = printed(executed("en", "03_duality_and_the_critic"))
    assert row(text, "inf  Σ γ‖x − y‖     =") == row(text, "sup  Σ p·f + Σ q·g  =") == [2]
    assert row(text, "f = −x ") == [1, 2]
    assert row(text, "f = −5x ") == [5, 10]
    for K in ("0.5", "  1", "  2", "  5"):
        assert row(text, f"   {K}       ") == [2 * float(K), 2]
    assert row(text, "  30   30.000") == [0.5]
    assert row(text, "  3    1.5e-08") == [1.8e-7, 12, 1]


@shows("04_train_a_wgan_gp")
def test_the_fourth_lesson_shows_what_its_text_says():
    text = printed(executed("en", "04_train_a_wgan_gp"))
    for start in ("  1    10", "  2    10", "  1     1", "  1   0.1"):
        distance, estimate, slope, expected = row(text, start)
        assert slope == pytest.approx(expected, rel=0.03)
        assert estimate == pytest.approx(distance * expected, rel=0.03)
    for theta, moved in (("0.1", 0.04), ("  1", 0.05), ("  3", 0.05)):
        stayed = row(text, f" {theta}        0       1   GAN         →")
        assert all(0 < float(theta) - end < moved for end in stayed)
        home = row(text, f" {theta}        0       1   WGAN-GP     →")
        assert all(abs(end) < 0.2 for end in home)
    for name in ("WGAN, clip ", "GAN, −log D"):
        assert all(abs(end) < 0.05 for end in row(text, f"   1        0       1   {name} →"))
    calm = row(text, "RMSProp ") + row(text, "Adam (0, 0.9) ")
    swinging = row(text, "Adam (0.9, 0.9) ") + row(text, "SGD ") + row(text, "SGD, momentum 0.9 ")
    assert max(calm) < 0.2 < 0.4 < min(swinging)
    for order in ("simultaneous", "alternating"):
        assert max(row(text, f"Wasserstein + R1 · {order}")) < 0.01
        assert min(row(text, f"−log D · {order}") + row(text, f"Wasserstein + GP · {order}")) > 0.05
    own = re.search(r"W₁ = ([\d.]+) \(([\d.]+)\)   > 0.1: ([\d.]+)%", text)
    assert float(own[1]) < 2 * float(own[2])
    assert float(own[3]) < 3
    modes, good, distance, *_ = text[text.index("\nWGAN-GP ") :].split("WGAN-GP ")[1].split()[:4]
    assert (modes, float(good[:-1]) > 90) == ("8/8", True)
    assert float(distance) < 0.2


@shows("05_the_evidence")
def test_the_fifth_lesson_shows_what_its_text_says():
    notebook = executed("en", "05_the_evidence")
    markdown = "\n".join(
        output["data"].get("text/markdown", "")
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "data" in output
    )
    assert "only WGAN-GP" in markdown
    of_batch_norm = [line for line in markdown.splitlines() if line.startswith("- A21")]
    assert [line.split("**")[1].split(":")[0] for line in of_batch_norm] == [
        "Not shown here", "Not shown here", "Holds when measured at 5 floors",
    ]  # fmt: skip
    assert [name in line for name, line in zip(("non-saturating", "WGAN-GP", "clipped"), of_batch_norm, strict=True)]
    assert "at 5 floors +22.8 [" in of_batch_norm[2] and "by 22.8 points at 5 floors" in said("en", "05_the_evidence")
    mechanism, text = printed(notebook).split("none ", 1)  # the first word where the generators' filters are counted
    for name in ("minimax", "non-saturating", "clip", "gp", "r1"):
        ratios = row(text, f"{name:15s}")
        assert len(ratios) == 10 and ratios == sorted(ratios) and ratios[0] > 0.5
    questions = [state for state in widget_states(notebook) if "question" in state]
    assert sorted(len(question["options"]) for question in questions) == [3, 5]
    assert row(mechanism, "minimax ")[3] < 1e-6 < 5 < row(mechanism, "non-saturating ")[3]
    assert 0.5 < row(mechanism, "gp ")[3] < 2


@shows("06_the_laboratory_of_mistakes")
def test_the_sixth_lesson_shows_what_its_text_says():
    text = printed(executed("en", "06_the_laboratory_of_mistakes"))
    assert row(text, "norm_per_sample ") == [4, 4, 4, 4]
    assert row(text, "norm_over_the_batch ") == pytest.approx([4, 48.13, 529, 48.13])
    assert row(text, "norm_per_pixel ") == [2.5, 2.5, 2.5, 0.61]
    table = text[text.index("max |θ|") :]
    for key in ("right", "one_alpha_for_the_batch", "one_alpha_per_pixel"):
        slope, estimate, theta = row(table, f"{key} ")
        assert (slope, estimate) == pytest.approx((1.05, 1.05), abs=0.02)
        assert theta < 0.3
    assert row(table, "norm_over_the_batch ")[:2] == pytest.approx([0.125, 0.125], abs=0.005)
    assert row(table, "lambda_one_tenth ")[:2] == pytest.approx([6, 6], abs=0.1)
    assert all(math.isnan(value) for value in row(table, "unguarded_norm "))
    assert row(table, "norm_per_pixel ")[:2] == [1.49, 1.05]
    assert row(table, "the_articles_sign ")[2] > 2.5
    heading, *lines = text.splitlines()[[line.endswith("max |θ|") for line in text.splitlines()].index(True) :][:12]
    assert {len(line) for line in lines} == {len(heading)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sixth_lesson_says_of_which_epsilon_and_of_how_many_draws_its_numbers_are(language):
    words = said(language, "06_the_laboratory_of_mistakes")
    code = MISTAKES["kl_with_epsilon"].wrong
    for power, number in ((12, "27.6"), (2, "4.6"), (16, "36.8")):
        assert f"{code(np.array([1.0, 0]), np.array([0, 1.0]), 10.0**-power):.1f}" == number
        assert f"10^{{-{power}}}" in words and number in words
    over_theta, _ = exhibit(MISTAKES["distance_of_small_samples"])
    assert f"{over_theta.readings[1]:.3f}" == "0.075" and "0.075" in words and str(REPEATS) in words


@pytest.mark.notebook
def test_an_error_inside_a_widget_is_seen():
    code = "from ipywidgets import interact\n\n@interact(x=(0, 3))\ndef show(x):\n    raise ValueError('hidden')"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    found = troubles(execute(notebook, ROOT / "notebooks"))
    assert [trouble["ename"] for trouble in found] == ["ValueError"]


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
    assert slides == ["slide", None, "skip", "notes", None]
    assert [cell.metadata.get("jupyter") for cell in cells] == [None, {"source_hidden": True}, None, None, None]
