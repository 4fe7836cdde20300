"""The lessons in JupyterLab, in both languages, as a student has them: open, run, move θ, read the numbers."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

import divergences as dv
from divergences.locale import text
from tests.support.lab import running_lab
from tools.lab import use_menus_of

from ..support.lab import Lab

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LESSON = "01_two_segments.ipynb"

# The status lies in a shadow root; Playwright's locators see through it, plain selectors in the page do not.
READ = "(status) => Object.fromEntries(Object.entries(status.dataset).map(([name, text]) => [name, Number(text)]))"

ALL_RAN = """() => window.jupyterapp.shell.currentWidget.content.widgets
  .filter((cell) => cell.model.type === "code").every((cell) => cell.model.executionCount)"""
# JupyterLab takes what is scrolled away out of the page.
SHOW = """async (code) => {
  const { content } = window.jupyterapp.shell.currentWidget;
  const at = content.widgets.findIndex((cell) => cell.model.sharedModel.source.includes(code));
  content.activeCellIndex = at;
  await content.scrollToItem(at, "start");
}"""


def agrees_with_the_closed_forms(shown: dict[str, float]) -> bool:
    pair, theta = dv.ParallelUniforms(), shown["theta"]
    expected = {
        "kl": pair.kl_divergence(theta),
        "js": pair.js_divergence(theta),
        "tv": pair.total_variation(theta),
        "em": pair.wasserstein_distance(theta),
    }
    return all(shown[name] == pytest.approx(value, abs=1e-9) for name, value in expected.items())


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "slider_name", "question"),
    [("en", "displacement θ", "You start at θ = 2"), ("zh", "位移 θ", "从 θ = 2 出发")],
)
def test_theta_moves_in_the_lesson(chromium: Any, lab: Lab, language: str, slider_name: str, question: str) -> None:
    shutil.copy(NOTEBOOKS / language / LESSON, lab.folder / f"{language}.ipynb")
    context = chromium.new_context(viewport={"width": 1400, "height": 1300})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    lab.run_all(page, f"{language}.ipynb")
    page.wait_for_function(ALL_RAN, timeout=90_000)
    page.evaluate(SHOW, question)
    status = page.locator(".divergences-then [role=status][data-theta]")
    assert status.count() == 0
    page.get_by_role("button", name=text("predict.show", language)).first.click()
    status = status.first
    status.wait_for(timeout=30_000)
    slider = page.get_by_label(slider_name, exact=True).first
    assert status.evaluate(READ)["theta"] == 2

    slider.focus()
    page.keyboard.press("ArrowLeft")
    status.filter(has_text="θ = 1.95").wait_for(timeout=10_000)
    assert agrees_with_the_closed_forms(status.evaluate(READ))

    box = slider.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    status.filter(has_text="θ = −2.").wait_for(timeout=10_000)
    shown = status.evaluate(READ)
    assert shown["theta"] < -2
    assert shown["kl"] == float("inf")
    assert agrees_with_the_closed_forms(shown)

    page.evaluate(SHOW, "linked = Explorer(family")  # a cell further down moved this one, from Python
    moved = page.locator("[role=status][data-theta='0.5']")
    moved.wait_for(timeout=30_000)
    assert agrees_with_the_closed_forms(moved.evaluate(READ))
    page.locator(".widget-readout", has_text="0.5").wait_for(timeout=10_000)

    failed = page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.content.model.toJSON().cells"
        ".flatMap((cell) => cell.outputs ?? []).filter((output) => output.output_type === 'error')"
    )
    assert failed == []
    assert complaints == []
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize(("language", "menus"), [("en", ["File", "Edit"]), ("zh", ["文件", "编辑"])])
def test_make_lab_shows_menus_in_the_lessons_language_and_writes_no_settings(
    chromium: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    menus: list[str],
) -> None:
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "")
    use_menus_of(language)  # it sets the variable, and monkeypatch restores it
    with running_lab(tmp_path) as own:
        before = sorted((tmp_path / "settings").rglob("*"))
        page = chromium.new_page()
        page.goto(f"{own.address}/lab")
        page.locator(".lm-MenuBar-item").nth(1).wait_for(timeout=90_000)
        assert page.locator(".lm-MenuBar-item").all_inner_texts()[:2] == menus
        page.close()
        assert sorted((tmp_path / "settings").rglob("*")) == before
