"""The view of a run by measure: sizes of text and of what is touched, contrast, and the reader's own colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from divergences.widgets import RunView
from divergences.widgets.runs import PANELS

from ..support.browser import TEXTS, Host, clean
from ..support.runs import history, show

pytestmark = pytest.mark.browser

Open = Callable[..., Host]

SHOWN = """(node) => [...node.querySelectorAll("*")].filter((one) => one.checkVisibility() &&
  [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) &&
  !["STYLE", "OPTION", "SCRIPT"].includes(one.tagName) && !one.closest(".unseen"))"""

# Colours as numbers, whatever notation they are computed in; what lies over another is mixed with it.
CONTRASTS = (
    """(node) => {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const over = (colours) => {
    context.clearRect(0, 0, 1, 1);
    for (const colour of colours) { context.fillStyle = colour; context.fillRect(0, 0, 1, 1); }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb.map((one) => one / 255).map((one) =>
    one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4).reduce((sum, one, i) =>
    sum + [0.2126, 0.7152, 0.0722][i] * one, 0);
  const ratio = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const grounds = (one) => {
    const found = [];
    for (let up = one; up; up = up.parentElement) found.unshift(getComputedStyle(up).backgroundColor);
    return ["#fff", ...found];
  };
  const texts = ("""
    + SHOWN
    + """)(node).filter((one) => !one.closest(":disabled")).map((one) => {
    const style = getComputedStyle(one);
    const ground = grounds(one);
    const ink = one instanceof SVGElement ? style.fill : style.color;
    const kind = one.matches(".key") ? "mark" : "text";
    return { ratio: ratio(over([...ground, ink]), over(ground)), text: one.textContent, kind };
  });
  const lines = [...node.querySelectorAll(".run-curve, .cursor, .target, .axis line")].map((one) => {
    const ground = grounds(one.closest("figure"));
    const stroke = over([...ground, getComputedStyle(one).stroke]);
    return { ratio: ratio(stroke, over(ground)), text: one.outerHTML.slice(0, 60), kind: "mark" };
  });
  return [...texts, ...lines];
}"""
)


def pair(**state: Any) -> RunView:
    """A GAN beside a WGAN-GP, at a step where both have something to say."""
    gan = history(5, 1, shift=True, objective="minimax", penalty="none")
    return RunView(gan, history(5, 2, shift=True, seed=1), distance=len, floor=1.0, **{"index": 2, **state})


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_text_is_smaller_than_12_pixels_or_18_when_presenting(open_host: Open, width: int, language: str) -> None:
    host = open_host(width=width)
    for presenter, least in ((False, 12), (True, 18)):
        show(host, pair(panels=list(PANELS), language=language, presenter=presenter))
        (size, words), *_ = host.page.locator(".run").evaluate(TEXTS)
        assert size >= least, words
    clean(host)


@pytest.mark.parametrize("width", [390, 768])
def test_what_is_touched_is_at_least_44_pixels_high_and_wide(open_host: Open, width: int) -> None:
    host = open_host(width=width, has_touch=True, is_mobile=True)
    show(host, pair())
    boxes = host.page.locator(".run").evaluate(
        """(node) => [...node.querySelectorAll("button, select, input[type=range], .chip")]
          .filter((one) => one.checkVisibility()).map((one) => [one.getBoundingClientRect(), one.outerHTML])
          .map(([box, html]) => [Math.min(box.width, box.height), html.slice(0, 60)])"""
    )
    assert len(boxes) > 8
    assert [html for least, html in boxes if least < 44] == []
    clean(host)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("own", [False, True])
def test_text_and_lines_stand_out_by_measure(open_host: Open, theme: str, own: bool) -> None:
    """axe leaves text in pictures undecided; WCAG asks for 4.5 for text and 3 for what a picture is read by."""
    dark = {"color_scheme": "light" if theme == "light" else "dark"}
    host = open_host(reduced_motion="reduce", **dark, **({"forced_colors": "active"} if own else {}))
    show(host, pair(panels=list(PANELS), theme=theme))
    measured = host.page.locator(".run").evaluate(CONTRASTS)
    assert {one["kind"] for one in measured} == {"text", "mark"}
    assert len(measured) > 80
    least = {"text": 4.5, "mark": 3}
    assert [one for one in measured if one["ratio"] < least[one["kind"]]] == []
    clean(host)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_readers_own_colours_leave_focus_track_and_key_to_be_seen(open_host: Open, scheme: str) -> None:
    host = open_host(forced_colors="active", color_scheme=scheme)
    show(host, pair(presenter=True))
    run = host.page.locator(".run")
    assert run.get_attribute("data-theme") == {"light": "light", "dark": "contrast"}[scheme]
    style = "(node, name) => getComputedStyle(node)[name]"
    pressed, other = host.page.locator("[data-action=present]"), host.page.locator("[data-action=play]")
    assert pressed.evaluate(style, "backgroundColor") != other.evaluate(style, "backgroundColor")
    slider = host.page.get_by_label("step", exact=True)
    slider.focus()
    host.page.keyboard.press("ArrowRight")
    assert slider.evaluate(style, "outlineStyle") == "solid"
    assert slider.evaluate(style, "forcedColorAdjust") == "none"  # its track is a gradient, which is else removed
    keys = host.page.locator(".key").evaluate_all("(all) => all.slice(0, 2).map((one) => getComputedStyle(one).color)")
    assert keys[0] != keys[1]
    clean(host)
