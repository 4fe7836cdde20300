"""The explorer's page, opened from a file with the network cut: by keyboard, by touch, by its address."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from divergences.widgets import Explorer, site
from divergences.widgets.explorer import PANELS

from .browser import chromium, close, shown_numbers
from .test_explorer_browser import state_values

__all__ = ["chromium"]  # a fixture, which pytest finds by its name here
browser = pytest.mark.browser


@dataclass
class Page:
    """The page in a browser, what it complained about and what it asked for."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, file: Path, fragment: str = "") -> None:
        self.page.goto(f"{file.as_uri()}#{fragment}" if fragment else file.as_uri())
        self.page.locator("[role=status][data-theta]").wait_for()

    def clean(self, file: Path) -> None:
        assert self.complaints == []
        assert {one.split("#")[0] for one in self.requests if not one.startswith("blob:")} == {file.as_uri()}

    def fragment(self) -> str:
        self.page.wait_for_timeout(400)
        return str(self.page.url.partition("#")[2])


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site.write_site(tmp_path_factory.mktemp("site"))


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_(width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, offline=True, **options)
        contexts.append(context)
        opened = Page(context.new_page())
        opened.page.on("console", lambda message: opened.complaints.append(message.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        return opened

    yield open_
    for context in contexts:
        context.close()


def test_it_is_one_small_file_that_names_no_other_place(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert [one.name for one in file.parent.iterdir()] == ["index.html"]
    assert file.stat().st_size < 800_000
    assert "https://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "default-src 'none'" in text
    module = text.split('id="module">')[1].split("</script>")[0]
    assert module == (Path(site.__file__).parent / "explorer.js").read_text(encoding="utf-8")


def test_the_page_starts_as_a_fresh_explorer_does() -> None:
    assert json.dumps(site.fresh_state(), sort_keys=True) == json.dumps(Explorer().page_state(), sort_keys=True)


def test_the_command_writes_where_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["site", "--out", str(tmp_path / "deep" / "site")])
    site.main()
    assert (tmp_path / "deep" / "site" / "index.html").exists()


def test_pages_workflow_publishes_what_the_command_writes() -> None:
    workflow = Path(__file__).parents[1] / ".github" / "workflows" / "pages.yml"
    assert "divergences.widgets.site --out site" in workflow.read_text(encoding="utf-8")


@browser
def test_it_works_from_a_file_with_the_network_cut(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page(locale="en-GB")
    opened.go(file)
    page = opened.page
    assert page.title() == "JS and EM: every distance under one slider"
    page.get_by_label("displacement θ").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("radio", name="blurred").click()
    page.get_by_role("checkbox", name="transport").click()
    assert opened.fragment() == "family=blur&theta=1.25&panels=pair,curves,gradient,transport&language=en"
    assert close(shown_numbers(page), state_values(family="blur", theta=1.25))
    opened.clean(file)


@browser
def test_its_address_restores_the_state(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    address = "family=strips&theta=-2.5&width=3&panels=descend,pair&presenter=true&language=zh&theme=dark"
    opened.go(file, address)
    page = opened.page
    assert close(shown_numbers(page), state_values(family="strips", theta=-2.5, width=3.0))
    assert page.locator("figure").evaluate_all("(all) => all.map((one) => one.dataset.panel)") == ["descend", "pair"]
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.locator(".keys").is_visible()
    page.evaluate("() => (location.hash = 'theta=0.5&language=en')")
    page.locator("[role=status][data-theta='0.5'][data-family=segments]").wait_for()
    assert page.locator(".explorer > .problem").is_hidden()
    opened.clean(file)


@browser
def test_an_address_full_of_nonsense_is_said_and_something_is_shown(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "theta=99&sigma=&family=disc&panels=pair,pair&presenter=perhaps&language=xx&tables=1")
    said = opened.page.locator(".explorer > .problem").inner_text()
    for name in ("theta", "sigma", "family", "panels", "presenter", "language"):
        assert name in said
    assert shown_numbers(opened.page)["theta"] == 5
    opened.clean(file)


@browser
def test_the_link_that_it_copies_restores_the_state(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page(locale="zh-CN", permissions=["clipboard-read", "clipboard-write"])
    opened.go(file, "theta=-1.5")
    assert opened.page.title().startswith("JS 与 EM")
    opened.page.get_by_text("保存").click()
    opened.page.get_by_role("button", name="链接").click()
    opened.page.get_by_text("链接已复制").wait_for()
    copied = opened.page.evaluate("() => navigator.clipboard.readText()")
    assert copied == f"{file.as_uri()}#theta=-1.5&language=zh"


@browser
@pytest.mark.parametrize("language", ["en", "zh"])
def test_on_a_phone_every_picture_fits_and_answers_to_touch(
    open_page: Callable[..., Page], file: Path, language: str
) -> None:
    opened = open_page(width=360, height=780, has_touch=True, is_mobile=True)
    opened.go(file, f"panels={','.join(PANELS)}&family=blur&theta=2&language={language}")
    page = opened.page
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert page.locator("figure").count() == 6
    lefts = page.locator("figure").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().left)")
    assert max(lefts) - min(lefts) < 1
    page.locator("[data-action=step]").tap()
    page.locator("[role=status][data-theta='1.9']").wait_for()
    page.locator("[data-action=language]").tap()
    other = {"en": "zh-CN", "zh": "en"}[language]
    page.locator(f".explorer[lang={other}]").wait_for()
    for name in PANELS:
        page.locator(f"input[name=panel-{name}]").tap()
    page.wait_for_function("() => !document.querySelector('.divergences-explorer').shadowRoot.querySelector('figure')")
    opened.clean(file)


@browser
def test_the_pages_state_is_only_what_a_reader_can_change(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    state = json.loads(text.split('id="state">')[1].split("</script>")[0])
    assert not [name for name in state if name.startswith("_")]
    assert "_tables" in state["shared"]
