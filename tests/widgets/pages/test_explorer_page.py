"""The explorer's page, opened from a file with the network cut: by keyboard, by touch, by its address."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from divergences.widgets import Explorer, site
from divergences.widgets.explorer import PANELS

from ...support.browser import close, shown_numbers, state_values
from .page import Page

browser = pytest.mark.browser


@pytest.mark.parametrize(
    ("name", "bundle"), [("explorer.html", "explorer.js"), ("runs.html", "runs.js"), ("train.html", "duel.js")]
)
def test_a_page_is_one_small_file_that_names_no_other_place(file: Path, name: str, bundle: str) -> None:
    text = file.with_name(name).read_text(encoding="utf-8")
    assert file.with_name(name).stat().st_size < 800_000
    assert "https://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "default-src 'none'" in text
    module = text.split('id="module">')[1].split("</script>")[0]
    assert module == (Path(site.__file__).parent / bundle).read_text(encoding="utf-8")


def test_the_page_starts_as_a_fresh_explorer_does() -> None:
    assert json.dumps(site.fresh_state(), sort_keys=True) == json.dumps(Explorer().page_state(), sort_keys=True)


def test_the_command_writes_where_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["site", "--out", str(tmp_path / "deep" / "site")])
    site.main()
    assert (tmp_path / "deep" / "site" / "explorer.html").exists()


def test_pages_workflow_publishes_what_the_command_writes() -> None:
    workflow = Path(__file__).parents[3] / ".github" / "workflows" / "pages.yml"
    assert "tools.site --out site" in workflow.read_text(encoding="utf-8")


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
    opened.wait_for_fragment("family=blur&theta=1.25&panels=pair,curves,gradient,transport&language=en")
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
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_presented_fills_a_projector_and_does_not_scroll(
    open_page: Callable[..., Page], file: Path, size: tuple[int, int], language: str
) -> None:
    opened = open_page(*size)
    for left, right in zip(PANELS[::2], PANELS[1::2], strict=True):
        opened.go(file, f"panels={left},{right}&family=blur&theta=2&presenter=true&language={language}")
        host = opened.page.locator(".divergences-explorer")
        assert host.evaluate("(node) => [node.clientWidth, node.clientHeight, node.scrollHeight]") == [*size, size[1]]
        letters = opened.page.locator("figure svg").evaluate_all(
            "(all) => all.map((svg) => parseFloat(svg.style.fontSize))"
        )
        assert min(letters) > size[1] / 65
        pictures = opened.page.locator(".picture").evaluate_all(
            "(all) => all.map((one) => one.clientHeight - one.firstChild.clientHeight)"
        )
        assert pictures == [0, 0]
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
@pytest.mark.parametrize("name", ["explorer.html", "runs.html"])
def test_no_odd_address_blanks_a_page(open_page: Callable[..., Page], file: Path, name: str) -> None:
    opened, page = open_page(), file.with_name(name)
    for value in ("constructor", "__proto__", "toString", "%", "%E0%A4%A", "%00", ""):
        opened.page.goto("about:blank")
        kept = ("language", "theme", "panels", "family", "theta", "network", "index")
        opened.go(page, "&".join(f"{each}={value}" for each in kept))
        assert opened.page.title() and opened.page.locator("nav a").count() > 0
    opened.clean(page)


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


def state_of(file: Path) -> dict[str, Any]:
    """What stands in a page, besides its module."""
    text = file.read_text(encoding="utf-8")
    return dict(json.loads(text.split('id="state">')[1].split("</script>")[0]))


@pytest.mark.parametrize(("name", "data"), [("explorer.html", "_tables"), ("runs.html", "_head")])
def test_a_pages_state_is_only_what_a_reader_can_change(file: Path, name: str, data: str) -> None:
    state = state_of(file.with_name(name))
    assert not [name for name in state if name.startswith("_")]
    assert "stopping" not in state
    assert data in state["shared"]
