"""The explorer by Tab, by screen reader and by axe."""

from __future__ import annotations

import pytest

from divergences.widgets.explorer import PANELS

from ..support.browser import Open, clean, serious

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_tour_by_tab_reaches_every_control_and_shows_where_it_is(open_host: Open, theme: str) -> None:
    host = open_host(reduced_motion="reduce")
    host.show(panels=list(PANELS), family="blur", theme=theme)
    explorer = host.page.locator(".explorer")
    wanted = explorer.evaluate(
        """(node) => [...node.querySelectorAll("button, input, select, summary")].filter((one) => one.checkVisibility()
             && !one.closest("details > div") && (one.type !== "radio" || one.checked))
             .map((one) => one.name || one.dataset.action || one.tagName)"""
    )
    reached, unseen = [], []
    for _ in range(len(wanted)):
        host.page.keyboard.press("Tab")
        name, outline = explorer.evaluate(
            """(node) => { const one = node.getRootNode().activeElement;
              const marked = [one, one.parentElement].map((part) => getComputedStyle(part));
              return [one.name || one.dataset.action || one.tagName,
                marked.some((style) => style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3)]; }"""
        )
        reached.append(name)
        if not outline:
            unseen.append(name)
    assert sorted(reached) == sorted(wanted)
    assert unseen == []
    clean(host)


def test_only_the_status_speaks_unasked_and_every_picture_has_a_name(open_host: Open) -> None:
    for language in ("en", "zh"):
        host = open_host()
        host.show(panels=list(PANELS), language=language)
        loud = host.page.locator(".explorer").evaluate(
            "(node) => [...node.querySelectorAll('output')].filter((one) => one.ariaLive !== 'off').length"
        )
        assert loud == 0
        tree = host.page.locator("main").aria_snapshot()
        titles = host.page.locator("h3").all_inner_texts()
        assert all(f'figure "{title}"' in tree for title in titles)
        clean(host)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing_serious(open_host: Open, axe: str, theme: str, language: str) -> None:
    host = open_host(reduced_motion="reduce")
    for family, presenter in (("segments", False), ("blur", True)):
        host.show(panels=list(PANELS), family=family, theme=theme, language=language, presenter=presenter)
        assert serious(host.page, axe) == []
    clean(host)
