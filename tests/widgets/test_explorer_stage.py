"""The explorer presented, its high contrast, and the keys that it keeps from hosts."""

from __future__ import annotations

import pytest

from ..support.browser import Open, clean

pytestmark = pytest.mark.browser


def test_the_high_contrast_theme_is_chosen_or_asked_for_by_the_system(open_host: Open) -> None:
    host = open_host(contrast="more")
    host.show(panels=["pair"])
    assert host.page.locator(".explorer").get_attribute("data-theme") == "contrast"
    host.page.get_by_label("Colours").select_option("dark")
    host.settle()
    assert host.get("theme") == "dark"
    host.page.get_by_label("Colours").select_option("contrast")
    host.settle()
    ground = host.page.locator(".explorer").evaluate("(node) => getComputedStyle(node).backgroundColor")
    assert ground == "rgb(0, 0, 0)"
    clean(host)


def test_presenting_has_large_type_and_a_key_for_everything(open_host: Open) -> None:
    host = open_host()
    host.show(theta=1.0)
    size = "(node) => parseFloat(getComputedStyle(node).fontSize)"
    explorer = host.page.locator(".explorer")
    plain = explorer.evaluate(size)
    assert not host.page.locator(".keys").is_visible()
    host.set("presenter", True)
    assert explorer.evaluate(size) > 1.15 * plain
    assert host.page.locator(".keys").is_visible()
    explorer.focus()
    for key, name, value in (
        *(("ArrowRight", "theta", 1.1), ("ArrowLeft", "theta", 1.0), ("f", "family", "strips")),
        *(("l", "language", "zh"), ("t", "theme", "light"), ("4", "panels", ["pair", "critic"])),
        *(("PageDown", "panels", ["pair", "transport"]), ("PageUp", "panels", ["pair", "critic"])),
        *(("1", "panels", ["critic"]), ("PageUp", "panels", ["critic", "descend"])),
        *(("r", "family", "segments"), ("p", "presenter", False), ("f", "family", "segments")),
    ):
        host.page.keyboard.press(key)
        host.settle()
        assert host.get(name) == (pytest.approx(value) if isinstance(value, float) else value), key
    clean(host)


def test_presenting_puts_two_pictures_on_stage_and_the_others_back_afterwards(open_host: Open) -> None:
    host = open_host()
    host.show(panels=["curves", "pair", "critic"])
    host.page.get_by_role("button", name="Present").click()
    host.settle()
    names = "(all) => all.map((one) => one.dataset.panel)"
    assert host.page.locator("figure").evaluate_all(names) == ["curves", "pair"]
    host.page.get_by_role("checkbox", name="descend").click()
    host.settle()
    assert host.page.locator("figure").evaluate_all(names) == ["curves", "descend"]
    host.page.get_by_role("button", name="End presenting").click()
    host.settle()
    assert host.page.locator("figure").evaluate_all(names) == ["curves", "pair", "critic"]
    clean(host)


def test_hosts_that_take_keys_before_us_are_told_to_leave_ours(open_host: Open) -> None:
    host = open_host()
    host.show(theta=1.0)
    host.page.evaluate(
        """() => { window.marked = []; document.addEventListener("keydown", (event) => window.marked.push(
             [event.key, event.target.hasAttribute("data-lm-suppress-shortcuts")]), true); }"""
    )
    host.page.get_by_label("displacement θ").focus()
    for key in ("ArrowRight", "Shift+Enter", "a"):
        host.page.keyboard.press(key)
    marked = dict(host.page.evaluate("() => window.marked"))
    assert (marked["ArrowRight"], marked["Enter"], marked["a"]) == (True, False, False)
    assert not host.page.locator("[data-lm-suppress-shortcuts]").count()
    clean(host)
