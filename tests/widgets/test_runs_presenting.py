"""A run that is presented: large type, two pictures, a key for everything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from divergences.widgets import RunView

from ..support.browser import Host, clean
from ..support.runs import Live, alive, history, show

pytestmark = pytest.mark.browser

Open = Callable[..., Host]


def test_presenting_has_large_type_and_a_key_for_everything(open_host: Open) -> None:
    host = open_host()
    runs = {"one": history(4, 1, shift=True), "two": history(4, 1)}
    show(host, RunView(runs, index=1))
    size = "(node) => parseFloat(getComputedStyle(node).fontSize)"
    explorer, keys = host.page.locator(".explorer"), host.page.locator(".keys")
    plain = explorer.evaluate(size)
    assert not keys.is_visible()
    host.page.locator(".explorer").focus()
    host.page.keyboard.press("ArrowRight")
    assert host.get("index") == 1  # a key is ours only while presenting
    host.set("presenter", True)
    assert explorer.evaluate(size) > 1.15 * plain
    assert keys.is_visible()
    for key, name, value in (
        *(("ArrowRight", "index", 2), ("ArrowRight", "index", -1), ("ArrowLeft", "index", 2)),
        *(("l", "language", "zh"), ("t", "theme", "light"), ("t", "theme", "dark")),
        *(("4", "panels", ["plane", "estimate"]), ("PageDown", "panels", ["plane", "losses"])),
        *(("PageUp", "panels", ["plane", "estimate"]), ("PageUp", "panels", ["plane", "gradient"])),
        *(("n", "network", 1), ("PageDown", "panels", ["plane", "losses"])),  # the second has neither θ nor gradient
        *(("2", "panels", ["plane", "losses"]), ("1", "panels", ["losses"]), ("n", "network", 0)),
        *(("p", "presenter", False), ("n", "network", 0)),
    ):
        host.page.keyboard.press(key)
        host.settle()
        assert host.get(name) == value, key
    clean(host)


def test_while_presenting_the_space_bar_plays_and_an_arrow_pauses(open_host: Open) -> None:
    host = open_host()
    show(host, RunView(history(30, 1), index=0, presenter=True))
    host.page.locator(".explorer").focus()
    host.page.keyboard.press("Space")
    host.page.get_by_role("button", name="Pause").wait_for()
    host.page.wait_for_function("() => window.model.get('index') >= 2")
    host.page.keyboard.press("ArrowLeft")
    host.page.get_by_role("button", name="Play").wait_for()
    stopped = host.get("index")
    host.page.wait_for_timeout(900)
    assert host.get("index") == stopped
    host.page.get_by_role("checkbox", name="slope ‖∇D‖").focus()
    host.page.keyboard.press("Space")  # here it works the box
    host.settle()
    assert (host.get("panels"), host.get("index")) == (["plane", "slope"], stopped)
    clean(host)


def test_presenting_puts_two_pictures_on_stage_and_the_others_back_afterwards(open_host: Open) -> None:
    host = open_host()
    show(host, RunView(history(3, 1), panels=["losses", "theta", "plane", "pull"]))
    names = "(all) => all.map((one) => one.dataset.panel)"
    host.page.get_by_role("button", name="Present").click()
    host.settle()
    assert host.page.locator("figure").evaluate_all(names) == ["plane", "losses"]  # this generator has no θ
    assert host.page.get_by_role("button", name="End presenting").get_attribute("aria-pressed") == "true"
    host.page.get_by_role("checkbox", name="estimate").click()
    host.settle()
    assert host.page.locator("figure").evaluate_all(names) == ["losses", "estimate"]
    host.page.get_by_role("button", name="End presenting").click()
    host.settle()
    assert host.page.locator("figure").evaluate_all(names) == ["plane", "losses", "pull"]
    assert host.get("panels") == ["losses", "theta", "plane", "pull"]
    clean(host)


@pytest.mark.parametrize("leave", ["Escape", "button", "browser"])
def test_presenting_takes_the_full_screen_and_the_keys_and_gives_them_back(open_host: Open, leave: str) -> None:
    host = open_host()
    show(host, RunView(history(3, 1)))
    host.page.get_by_role("button", name="Present").click()
    host.page.wait_for_function("() => document.fullscreenElement?.className === 'divergences-run'")
    section = host.page.locator(".explorer")
    assert section.evaluate("(node) => node.getRootNode().activeElement === node")
    host.page.wait_for_function("() => document.querySelector('.divergences-run').hasAttribute('data-fill')")
    {
        "Escape": lambda: host.page.keyboard.press("Escape"),
        "button": lambda: host.page.get_by_role("button", name="End presenting").click(),
        "browser": lambda: host.page.evaluate("() => document.exitFullscreen()"),
    }[leave]()
    host.page.wait_for_function("() => !document.fullscreenElement && !window.model.get('presenter')")
    host.settle()
    assert section.get_attribute("data-presenter") is None
    assert host.page.locator(".divergences-run").get_attribute("data-fill") is None
    assert section.evaluate("(node) => node.getRootNode().activeElement === node")
    clean(host)


def test_a_live_run_that_is_presented_keeps_its_progress_and_stop_in_sight(open_host: Open) -> None:
    live = Live(history(6, 1))
    view, host = RunView(live), open_host()
    live.come()
    show(host, view, _runs=alive(view))
    host.page.get_by_role("button", name="Present").click()
    host.page.wait_for_function("() => document.querySelector('.divergences-run').hasAttribute('data-fill')")
    assert host.page.get_by_role("button", name="Stop").is_visible()
    assert "Training: step 0 of 50" in host.page.locator(".progress").inner_text()
    assert not host.page.locator(".keys").get_by_text("next network").is_visible()  # there is but one
    clean(host)
