"""The site's first page in a browser: its story, the steps, the terms, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from divergences.lessons.claims import LESSONS
from divergences.locale import LANGUAGES, text
from tools.pages.first import STEPS, lesson_facts
from tools.pages.glossary import with_terms
from tools.pages.write import write_first

from ..support.browser import serious

PLACES = {"en": "index.html", "zh": "zh/index.html"}
EACH = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site")
    write_first(made, with_reference=False)
    return made


@pytest.fixture
def open_page(chromium: Any, folder: Path) -> Iterator[Callable[..., Any]]:
    contexts = []

    def open_(name: str, width: int = 1440, height: int = 900, **options: Any) -> Any:
        size = {"width": width, "height": height}
        context = chromium.new_context(viewport=size, offline=True, bypass_csp=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto((folder / name).as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()


@EACH
def test_it_says_what_it_is_in_one_heading_and_to_those_who_link_to_it(folder: Path, language: str) -> None:
    written = (folder / PLACES[language]).read_text(encoding="utf-8")
    assert written.count("<h1>") == 1
    assert f'<html lang="{text("language.tag", language)}">' in written
    for name in ("description", "og:title", "og:description", "og:image", "icon"):
        assert re.search(rf'(?:name|property|rel)="{name}"', written)
    picture = re.search(r'og:image" content="([^"]+)"', written)
    assert picture and (folder / PLACES[language]).parent.joinpath(picture[1]).is_file()
    assert len(written.encode()) < 450_000
    assert "{" not in re.sub(r"<(style|script).*?</\1>", "", written, flags=re.DOTALL).replace('data-step="{', "")
    for word in ("GAN", "JS", "EM", "KL"):
        assert word in written.split('id="widgets"')[0]


@pytest.mark.browser
@EACH
@pytest.mark.parametrize("width", [360, 1440])
def test_its_steps_set_the_explorer_and_say_one_sentence(
    open_page: Callable[..., Any], axe: str, language: str, width: int
) -> None:
    page = open_page(PLACES[language], width, locale={"en": "en-GB", "zh": "zh-CN"}[language], reduced_motion="reduce")
    status = page.locator(".widget [role=status][data-theta]")
    status.wait_for(state="attached")
    for name, state in STEPS.items():
        page.get_by_role("button", name=text(f"first.steps.{name}", language)).click()
        page.locator(f".widget [role=status][data-theta='{state['theta']:g}'][data-family={state['family']}]").wait_for(
            state="attached"
        )
        assert text(f"first.steps.{name}.said", language).split("{")[0] in page.locator("#said").inner_text()
        panels = page.locator(".widget figure").evaluate_all("(all) => all.map((one) => one.dataset.panel)")
        assert panels == state["panels"]
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert serious(page, axe, "html") == []
    assert page.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1440])
def test_a_term_shows_its_line_of_the_glossary_inside_the_window(open_page: Callable[..., Any], width: int) -> None:
    page = open_page("index.html", width, locale="en-GB")
    page.locator(".widget [role=status][data-theta]").wait_for(state="attached")
    page.get_by_role("button", name=text("first.steps.flat", "en")).click()
    assert {"KL", "JS", "TV", "EM", "nats", "couplings", "critic"} <= {
        term.inner_text() for term in page.locator(".term").all()
    }
    for term in page.locator(".term").all():
        term.focus()
        box = term.get_by_role("tooltip").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] > 20


@pytest.mark.browser
def test_a_chinese_browser_is_led_to_chinese_unless_english_was_chosen(open_page: Callable[..., Any]) -> None:
    page = open_page("index.html", locale="zh-CN")
    page.wait_for_url("**/zh/index.html")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/index.html#language=en")
    assert page.locator("html").get_attribute("lang") == "en"


@EACH
def test_every_lesson_says_how_long_it_takes_and_what_it_asks(language: str) -> None:
    facts = [lesson_facts(stem, language) for stem in LESSONS]
    assert all(5 <= minutes <= 30 for minutes, _ in facts)
    assert all(question.endswith(("?", "？")) for _, question in facts[1:])


def test_a_term_is_marked_once_and_not_within_another_word() -> None:
    made = with_terms("JS and JS, JSON", {"JS": "JS divergence"}, "en")
    assert made.count('class="term"') == 1 and made.endswith("JSON")
