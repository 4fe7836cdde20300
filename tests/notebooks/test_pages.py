"""Every lesson's page in every language: drawn, moved and read in a browser, without a kernel and without a network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from divergences.lessons.claims import LESSONS
from divergences.locale import LANGUAGES
from tools.notebooks import HERE
from tools.pages.prose import as_html, formula
from tools.pages.states import widgets_of
from tools.pages.write import write_lessons

from ..support.browser import serious
from .lessons import executed, runs
from .pages import ANSWERED, DRAW, MOVED, OUTSIDE, REVEAL, Opened

EACH = pytest.mark.parametrize(
    ("language", "stem"),
    [
        pytest.param(language, stem, marks=[*runs(language, stem), pytest.mark.browser], id=f"{language}-{stem}")
        for language in LANGUAGES
        for stem in LESSONS
    ],
)
LARGEST = {"04": 900_000, "05": 900_000, "06": 900_000}  # those with recorded runs


@pytest.fixture
def opened(chromium: Any, tmp_path: Path, language: str, stem: str) -> Iterator[Opened]:
    write_lessons(tmp_path, (stem,), (language,), run=lambda source, tongue: executed(tongue, source.stem))
    size = {"width": 360, "height": 800}
    context = chromium.new_context(viewport=size, offline=True, reduced_motion="reduce", bypass_csp=True)
    yield Opened(context.new_page(), tmp_path / language / f"{stem}.html")
    context.close()


@EACH
def test_a_page_draws_all_its_widgets_and_each_answers(opened: Opened, axe: str, language: str, stem: str) -> None:
    page = opened.page
    assert page.evaluate(DRAW) >= 1
    for kind, answer in ANSWERED.items():
        if opened.widgets(kind).count():
            answer(opened.widgets(kind).first, language)
    assert page.evaluate(REVEAL) >= 1
    for kind, move in MOVED.items():
        if opened.hosts(kind).count():
            move(opened.hosts(kind).first, language)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert page.evaluate(OUTSIDE) == []
    assert serious(page, axe, "html") == []
    assert opened.complaints == []
    others = {url for url in opened.requests if not url.startswith(("blob:", "data:"))} - {opened.file.as_uri()}
    assert all(re.search(r"/figures/\w+\.(en|zh)\.svg$", url) for url in others)
    assert opened.file.stat().st_size < LARGEST.get(stem[:2], 450_000)


def test_every_kind_of_widget_of_a_lesson_is_moved_or_answered() -> None:
    sources = "\n".join((HERE / "source" / f"{stem}.py").read_text(encoding="utf-8") for stem in LESSONS)
    shown = set(
        re.findall(r"\b(Predict\w*|Explorer|Piles|RunView|Duel|Board|CriticSteps|Answers|FloatSlider)\(", sources)
    )
    named = {"runview": "run", "criticsteps": "critic-steps"}
    kinds = {named.get(kind.lower(), kind.lower()) for kind in shown}
    assert kinds == set(ANSWERED) | set(MOVED)


@pytest.mark.parametrize(
    ("language", "stem"), [pytest.param("en", "01_two_segments", marks=runs("en", "01_two_segments"))]
)
def test_a_link_between_two_widgets_works_without_a_kernel(opened: Opened, language: str, stem: str) -> None:
    opened.page.evaluate(DRAW)
    slider, explorer = opened.widgets("floatslider"), opened.widgets("explorer").last
    assert slider.locator("output").inner_text() == "0.50"  # where the lesson's last cell has set the explorer
    slider.get_by_role("slider").press("Home")
    explorer.locator("[role=status][data-theta='-5']").wait_for(state="attached")
    explorer.get_by_label("displacement θ", exact=True).press("End")
    assert slider.locator("output").inner_text() == "5.00"


@pytest.mark.parametrize(
    ("language", "stem"), [pytest.param("en", "01_two_segments", marks=runs("en", "01_two_segments"))]
)
def test_the_other_language_opens_at_the_section_in_sight_and_the_theme_is_kept(
    opened: Opened, language: str, stem: str
) -> None:
    page = opened.page
    page.evaluate(DRAW)
    page.evaluate("() => document.querySelector('#s3').scrollIntoView()")
    page.get_by_role("button", name="light or dark").click()
    assert page.evaluate("() => getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.route("**/zh/*", lambda route: route.fulfill(body="<p>zh</p>"))
    with page.expect_request("**/zh/*") as asked:
        page.get_by_role("link", name="中文").first.click()
    assert asked.value.url.endswith(f"/zh/{stem}.html")
    assert page.url.endswith("#s3")


@pytest.mark.parametrize(
    ("language", "stem"), [pytest.param("en", "01_two_segments", marks=runs("en", "01_two_segments"))]
)
def test_a_dark_page_is_printed_light_and_unfolded(opened: Opened, language: str, stem: str) -> None:
    page = opened.page
    page.emulate_media(color_scheme="dark")
    page.evaluate(DRAW)
    shown = "() => document.querySelector('.divergences-explorer').shadowRoot.querySelector('section').dataset.theme"
    folded = "() => document.querySelectorAll('article details:not(.code):not([open])').length"
    page.wait_for_function(f"{shown[6:]} === 'dark'")
    assert page.evaluate(folded) > 3
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.wait_for_function(f"{shown[6:]} === 'light'")
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(folded) == 0
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.wait_for_function(f"{shown[6:]} === 'dark'")


def test_formulas_become_letters_and_signs_that_browsers_draw() -> None:
    block = {"display_mode": True}
    assert 'display="block"' in formula("x^2", block)
    assert "<mi>𝔼</mi>" in formula(r"\mathbb E\, D", block) and "double-struck" not in formula(r"\mathbb E", block)
    assert '<mi>log</mi><mspace width="0.167em"/><mn>2</mn>' in formula(r"\log 2", block)
    assert formula("f = -x - 1", block).count('form="prefix"') == 1
    assert formula(r"|x|", block).count('lspace="0" rspace="0">&#x0007C;') == 2
    lines = formula("\n\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}\n", block)
    assert lines.count("<mtr>") == 2 and lines.count("<mtd") == 4 and "&amp;" not in lines and "<mi>&</mi>" not in lines


def test_a_formula_and_the_mark_behind_it_stay_on_one_line() -> None:
    assert re.search(r'<span class="kept"><span class="math inline">.*</span>\)\.</span>', as_html("(so $x$). On."))
    assert "kept" not in as_html("so $x$ is.")
    assert as_html("so $x$ is, and $y$.").count("kept") == 1
    assert " is, and " in as_html("so $x$ is, and $y$.").split("kept")[0]


@pytest.mark.parametrize(
    "source", sorted((HERE / "source").rglob("*.py")), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_no_formula_of_a_lesson_is_left_in_tex(source: Path) -> None:
    for tex in re.findall(r"\$\$?([^$]+)\$", source.read_text(encoding="utf-8")):
        assert "\\" not in formula(tex.replace("\n# ", " "), {"display_mode": False})


def test_links_lead_to_pages_and_what_is_not_on_the_site_is_no_link() -> None:
    made = as_html(
        "[a](02_x.ipynb) [b](exercises/02_x.ipynb) [c](../../tests/x.py) [d](../../figures/rendered/f.en.png) "
        "[e](../notebooks/en/02_x.ipynb) [f](../../docs/claims.zh.md) [g](claims.md)"
    )
    pages = ["02_x.html", "#exercises", "../figures/f.en.svg", "02_x.html", "../zh/claims.html", "../en/claims.html"]
    assert re.findall(r'href="([^"]+)"', made) == pages
    assert 'title="tests/x.py"' in made


def test_what_several_widgets_share_is_written_once_and_only_what_is_shown() -> None:
    long = "x" * 1000
    models = {
        "a": {
            "model_name": "AnyModel",
            "state": {"_esm": "export", "tables": long, "theta": 1, "layout": "IPY_MODEL_z"},
        },
        "b": {"model_name": "VBoxModel", "state": {"children": ["IPY_MODEL_c"], "tables": long}},
        "c": {"model_name": "AnyModel", "state": {"_esm": "export"}, "buffers": [{"path": ["t"], "data": "AA=="}]},
        "z": {"model_name": "LayoutModel", "state": {}},
        "k": {"model_name": "LinkModel", "state": {"source": ["IPY_MODEL_a", "x"], "target": ["IPY_MODEL_c", "y"]}},
        "l": {"model_name": "LinkModel", "state": {"source": ["IPY_MODEL_a", "x"], "target": ["IPY_MODEL_q", "y"]}},
        "q": {"model_name": "AnyModel", "state": {}},
    }
    widgets = widgets_of(models, ["a", "b"])
    assert set(widgets.models) == {"a", "b", "c", "k"}
    assert json.dumps([widgets.models, widgets.shared]).count(long) == 1
    assert len(widgets.modules) == 1 and widgets.models["a"]["state"] == {"theta": 1}
    assert widgets.shared[widgets.models["c"]["shared"]["t"]] == "AA=="
