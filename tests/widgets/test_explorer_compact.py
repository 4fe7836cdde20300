"""The explorer as a part of something else: its own title, θ, the panels asked for, and a button for the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from divergences.widgets import Explorer

from ..support.browser import CONTROLS_OUTSIDE, Host, clean, serious

pytestmark = pytest.mark.browser

Open = Callable[..., Host]

TOOLBAR = (".choice.many", ".buttons", "fieldset")
"""The choice of panels, the buttons at the top, the choice of a family."""


def shown(host: Host, selector: str) -> bool:
    return bool(host.page.locator(f".explorer > * {selector}").first.is_visible())


def test_it_shows_theta_and_the_panels_asked_for_and_no_toolbar(open_host: Open) -> None:
    host = open_host()
    host.show(compact=True, title="Who still feels it?", panels=["pair", "curves"], curves=["js", "em"], theta=2.0)
    assert [shown(host, part) for part in TOOLBAR] == [False] * 3
    assert host.page.locator("h2").inner_text() == "Who still feels it?"
    assert host.page.locator("figure").evaluate_all("(all) => all.map((one) => one.dataset.panel)") == [
        "pair",
        "curves",
    ]
    assert host.page.get_by_label("displacement θ").is_visible()
    assert host.page.locator(".chip:visible .name").all_inner_texts() == ["JS divergence", "EM distance"]
    assert host.page.get_by_role("checkbox").count() == 0
    assert "No overlap:" in host.page.locator(".lesson").inner_text()
    clean(host)


def test_more_brings_the_toolbar_and_less_takes_it_away(open_host: Open) -> None:
    host = open_host()
    host.show(compact=True, panels=["pair", "curves"], curves=["js"])
    more = host.page.locator("[data-action=more]")
    assert more.inner_text() == "More"
    assert more.get_attribute("aria-expanded") == "false"
    more.focus()
    host.page.keyboard.press("Enter")
    host.settle()
    assert [shown(host, part) for part in TOOLBAR] == [True] * 3
    assert host.page.get_by_role("checkbox", name="KL divergence").is_visible()
    assert more.get_attribute("aria-expanded") == "true"
    host.page.get_by_role("radio", name="strips").click()
    host.page.locator("[data-action=language]").click()
    more.click()
    host.settle()
    assert [shown(host, part) for part in TOOLBAR] == [False] * 3
    assert more.inner_text() == "更多"
    assert host.get("family") == "strips"
    assert host.get("compact") is True
    clean(host)


def test_without_a_title_of_its_own_it_has_none(open_host: Open) -> None:
    host = open_host()
    host.show(compact=True, panels=["pair"])
    assert host.page.locator("h2").is_hidden()
    assert host.page.locator(".explorer").get_attribute("aria-label")
    host.set("title", "Move q")
    assert host.page.locator("h2").inner_text() == "Move q"
    host.set("compact", False)
    assert [shown(host, part) for part in TOOLBAR] == [True] * 3
    assert host.page.locator("h2").inner_text() == "Move q"
    assert host.page.locator("[data-action=more]").is_hidden()
    clean(host)


def test_whoever_presents_has_all_controls(open_host: Open) -> None:
    host = open_host()
    host.show(compact=True, panels=["pair"], presenter=True)
    assert shown(host, ".choice.many")
    assert host.page.locator(".keys").is_visible()
    clean(host)


MOUNT = """async (state) => {
  const { default: module } = await import("/explorer.js");
  const el = document.querySelector("main");
  const model = { get: (name) => state[name], set: () => {}, save_changes: () => {}, on: () => {}, off: () => {} };
  module.render({ model, el, compact: true, title: "On a page" });
}"""


def test_a_page_may_ask_for_it_where_it_mounts_the_explorer(open_host: Open) -> None:
    host = open_host()
    host.page.evaluate(MOUNT, Explorer(panels=["curves"]).page_state())
    host.settle()
    assert [shown(host, part) for part in TOOLBAR] == [False] * 3
    assert host.page.locator("h2").inner_text() == "On a page"
    clean(host)


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_fits_every_width(open_host: Open, width: int, language: str) -> None:
    host = open_host(width=width)
    states: list[dict[str, Any]] = [
        {"panels": ["pair", "curves"], "family": "strips", "title": "A longer title of a lesson about θ"},
        {"panels": ["curves"], "family": "blur", "curves": ["js", "em"]},
        {"panels": ["transport"]},
    ]
    for state in states:
        host.show(compact=True, language=language, theta=5.0, **state)
        assert host.page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert host.page.locator(".explorer").evaluate(CONTROLS_OUTSIDE) == []
    clean(host)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_axe_finds_nothing_serious_in_it(open_host: Open, axe: str, theme: str) -> None:
    host = open_host(reduced_motion="reduce")
    host.show(compact=True, panels=["pair", "curves"], theme=theme)
    assert serious(host.page, axe) == []
    clean(host)
