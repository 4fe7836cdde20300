"""Several views of one explorer, bad states, and the explorer in JupyterLab."""

from __future__ import annotations

import math
from typing import Any

import pytest

from divergences.widgets import Explorer

from ..support.browser import Open, clean, close, shown_numbers, state_values
from ..support.lab import Lab

pytestmark = pytest.mark.browser


def test_views_of_one_model_move_together_and_clean_up(open_host: Open) -> None:
    host = open_host()
    host.show(views=2, theta=1.0)
    host.page.get_by_label("displacement θ").first.focus()
    host.page.keyboard.press("End")
    host.settle()
    statuses = host.page.locator("[role=status]")
    assert host.status() == "θ = 5: KL = ∞, JS = 0.6931 nats, TV = 1, EM = 5"
    assert statuses.nth(1).inner_text() == host.status()
    host.page.evaluate("() => window.closers[0]()")
    host.set("theta", -1.0)
    assert statuses.count() == 1
    assert "θ = −1:" in host.status()
    host.page.evaluate("() => window.closers[1]()")
    assert host.page.evaluate("() => window.model.listening") == 0
    assert host.page.evaluate("() => document.querySelector('main').innerText.trim()") == ""
    clean(host)


@pytest.mark.parametrize(
    ("name", "bad", "used"),
    [
        *(("theta", "NaN", 1.2), ("theta", "Infinity", 5), ("theta", "'far'", 1.2), ("width", "-4", 0.1)),
        *(("family", "'discs'", "segments"), ("language", "'de'", "en"), ("curves", "null", "kl, js, tv, em")),
    ],
)
def test_a_bad_state_is_said_and_something_is_shown(open_host: Open, name: str, bad: str, used: Any) -> None:
    host = open_host()
    host.show(family="strips")
    host.page.evaluate(f"() => window.model.set({name!r}, {bad})")
    host.settle()
    alert = host.page.locator(".explorer > .problem")
    assert name in alert.inner_text()
    assert str(used) in alert.inner_text()
    assert host.page.locator("[data-panel=curves] .dot").count() == 4
    assert math.isfinite(host.shown()["theta"])
    host.set(name, getattr(Explorer(family="strips"), name))
    assert alert.is_hidden()
    clean(host)


def test_without_tables_it_says_so(open_host: Open) -> None:
    host = open_host()
    host.show(raw={"_tables": None}, language="zh")
    assert "无法启动" in host.page.locator("[role=alert]").inner_text()


def test_one_failing_picture_leaves_the_others_alone(open_host: Open) -> None:
    host = open_host()
    host.page.evaluate(
        """() => {
          const texts = SVGTextContentElement.prototype;
          const length = texts.getComputedTextLength;
          texts.getComputedTextLength = function () {
            if (this.closest("[data-panel=pair]")) throw new Error("no ruler");
            return length.call(this);
          };
        }"""
    )
    host.show(theta=1.0)
    assert "no ruler" in host.page.locator("[data-panel=pair] [role=alert]").inner_text()
    host.set("theta", 2.0)
    assert host.shown()["em"] == pytest.approx(2.0)
    assert host.page.locator("[data-panel=curves] .dot.c-em").is_visible()
    clean(host)


CELLS = (
    "from divergences.widgets import Explorer\nexplorer = Explorer(theta=1.0, family='blur')\nexplorer",
    "import ipywidgets\nslider = ipywidgets.FloatSlider(min=-5, max=5, step=0.05, value=1.0)\n"
    "link = ipywidgets.jslink((slider, 'value'), (explorer, 'theta'))\nslider",
    "print('theta in Python:', explorer.theta)",
    "if explorer.theta != 1.0:\n    explorer.theta = 0.25",
)


def test_in_jupyterlab_by_keyboard_mouse_and_link(chromium: Any, lab: Lab) -> None:
    lab.write("explorer.ipynb", *CELLS)
    context = chromium.new_context(viewport={"width": 1400, "height": 1500})
    page = context.new_page()
    lab.run_all(page, "explorer.ipynb")
    page.get_by_text("theta in Python: 1.0").last.wait_for(timeout=60_000)
    status = page.locator("[role=status][data-theta]")
    status.wait_for(timeout=60_000)
    slider = page.get_by_label("displacement θ")

    def agrees() -> bool:
        shown = shown_numbers(page)
        return close(shown, state_values(family="blur", theta=shown["theta"]))

    slider.focus()
    page.keyboard.press("ArrowRight")
    status.filter(has_text="θ = 1.05").wait_for(timeout=10_000)
    assert agrees()

    box = slider.bounding_box()
    x, y = box["x"] + 0.75 * box["width"], box["y"] + box["height"] / 2
    page.mouse.click(x, y)
    status.filter(has_text="θ = 2.").wait_for(timeout=10_000)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 0.5 * box["width"], y, steps=4)
    page.mouse.up()
    status.filter(has_text="θ = −2.").wait_for(timeout=10_000)
    assert agrees()

    moved = shown_numbers(page)["theta"]
    lab.run_cell(page, 2)
    page.get_by_text(f"theta in Python: {moved:g}").last.wait_for(timeout=30_000)

    page.locator(".widget-slider .noUi-handle").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "(before) => { const host = document.querySelector('.divergences-explorer').shadowRoot;"
        " return +host.querySelector('[role=status]').dataset.theta !== before; }",
        arg=moved,
        timeout=10_000,
    )
    assert shown_numbers(page)["theta"] == pytest.approx(moved + 0.05)
    assert agrees()

    lab.run_cell(page, 3)
    status.filter(has_text="θ = 0.25").wait_for(timeout=30_000)
    assert agrees()

    for panel in ("critic", "transport", "descend"):
        page.get_by_role("checkbox", name=panel).click()
    page.get_by_role("button", name="Step").click()
    status.filter(has_text="θ = 0.15").wait_for(timeout=10_000)
    page.get_by_role("button", name="中文").click()
    page.get_by_role("button", name="单步").wait_for(timeout=10_000)
    assert page.locator(".divergences-explorer figure").count() == 6
    assert not page.locator(".divergences-explorer .problem:visible").count()
    assert agrees()
    context.close()
