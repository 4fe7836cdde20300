"""The view of a run for every reader: languages, colours, widths, touch, a screen reader."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from divergences.widgets import RunView
from divergences.widgets.runs import PANELS

from ..support.browser import CONTROLS_OUTSIDE, Host, clean, serious
from ..support.runs import history, show

pytestmark = pytest.mark.browser

Open = Callable[..., Host]


def test_colours_are_chosen_and_nonsense_is_that_of_the_page(open_host: Open) -> None:
    host = open_host(color_scheme="dark")
    show(host, RunView(history(3, 1)), theme="blue")
    explorer, choice = host.page.locator(".explorer"), host.page.get_by_label("Colours")
    assert (explorer.get_attribute("data-theme"), choice.input_value()) == ("dark", "auto")
    for theme in ("light", "contrast", "dark"):
        choice.select_option(theme)
        host.settle()
        assert host.get("theme") == theme == explorer.get_attribute("data-theme")
    clean(host)


def test_no_text_is_left_untranslated(open_host: Open) -> None:
    host = open_host()
    for view in (RunView(history(3, 2), distance=len, floor=1.0), RunView(history(3, 1, shift=True))):
        view.panels = list(PANELS)
        for presenter in (False, True):
            show(host, view, language="zh", presenter=presenter)
            host.page.locator("[role=status]").filter(has_text="第").wait_for()
            words = host.page.locator(".explorer").inner_text()
            assert set(re.findall(r"[A-Za-z]{2,}", words)) <= {"EM", "JS", "English", "Lipschitz"}
            host.page.get_by_role("button", name="English").click()
            host.page.locator("[role=status]").filter(has_text="Step").wait_for()
            assert re.findall("[\u4e00-\u9fff]+", host.page.locator(".explorer").inner_text()) == ["中文"]
    clean(host)


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_wider_than_the_page(open_host: Open, width: int, language: str) -> None:
    host = open_host(width=width)
    runs = {"one": history(3, 2, shift=True, objective="minimax"), "two": history(3, 1, shift=True)}
    for run in runs.values():
        run["critic_loss"][:] = 2.7e-11  # the numbers that take most room
    view = RunView(runs, language=language, distance=lambda samples: 5.7e-11)
    show(host, view)
    assert host.page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert host.page.locator(".explorer").evaluate(CONTROLS_OUTSIDE) == []
    view.panels = list(PANELS)
    for presenter in (False, True):
        show(host, view, presenter=presenter)
        assert host.page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert host.page.locator(".explorer").evaluate(CONTROLS_OUTSIDE) == []
    clean(host)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing_serious(open_host: Open, axe: str, theme: str, language: str) -> None:
    host = open_host(reduced_motion="reduce")
    runs = {"one": history(3, 2, shift=True), "two": history(3, 1)}
    for network, panels in ((0, list(PANELS)), (2, list(PANELS)), (0, ["plane"])):
        show(host, RunView(runs, panels=panels, theme=theme, language=language, network=network))
        assert serious(host.page, axe) == []
    show(host, RunView(runs, theme=theme, language=language, presenter=True))
    assert serious(host.page, axe) == []
    clean(host)


def test_hosts_that_take_keys_before_us_are_told_to_leave_ours(open_host: Open) -> None:
    host = open_host()
    show(host, RunView(history(3, 1)))
    host.page.evaluate(
        """() => { window.marked = []; document.addEventListener("keydown", (event) => window.marked.push(
             [event.key, event.target.hasAttribute("data-lm-suppress-shortcuts")]), true); }"""
    )
    host.page.get_by_label("step", exact=True).focus()
    for key in ("ArrowLeft", "Shift+Enter", "a"):
        host.page.keyboard.press(key)
    marked = dict(host.page.evaluate("() => window.marked"))
    assert (marked["ArrowLeft"], marked["Enter"], marked["a"]) == (True, False, False)
    assert host.get("index") == 1
    clean(host)
