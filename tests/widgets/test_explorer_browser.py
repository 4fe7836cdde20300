"""The explorer in Chromium, on a bare page: what it shows is compared to the closed forms."""

from __future__ import annotations

import numpy as np
import pytest

from divergences import BlurredUniforms
from divergences.widgets.explorer import FAMILIES

from ..support.browser import Open, clean, close, expected

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("family", FAMILIES)
def test_shows_the_closed_forms_at_every_state(open_host: Open, family: str) -> None:
    host = open_host()
    host.show(family=family)
    for theta in (-5.0, -0.65, 0.0, 0.5, 1.0, 3.35, 5.0):
        for scale in (0.1, 1.0, 2.0):
            for name, value in {"theta": theta, "width": scale, "sigma": scale}.items():
                host.page.evaluate("([name, value]) => window.model.set(name, value)", [name, value])
            host.settle()
            assert close(host.shown(), expected(host)), (theta, scale)
    clean(host)


def test_live_text_in_both_languages(open_host: Open) -> None:
    host = open_host()
    host.show(theta=1.2)
    assert host.status() == "θ = 1.2: KL = ∞, JS = 0.6931 nats, TV = 1, EM = 1.2"
    host.set("language", "zh")
    assert host.status() == "θ = 1.2：KL = ∞，JS = 0.6931 奈特，TV = 1，EM = 1.2"
    host.set("theta", -0.5)
    assert "θ = −0.5：" in host.status()
    assert host.page.locator("[role=status]").get_attribute("aria-live") == "polite"


def test_infinity_stands_above_the_axis_and_not_on_it(open_host: Open) -> None:
    host = open_host()
    host.show(theta=2.0)
    curves = host.page.locator("[data-panel=curves]")
    heights = curves.locator(".grid line").evaluate_all("(all) => all.map((line) => +line.getAttribute('y1'))")
    dot = curves.locator(".dot.c-kl").get_attribute("transform")
    assert float(dot.split()[1].rstrip(")")) < min(heights) - 5
    assert curves.get_by_text("∞", exact=True).count() == 1


def test_a_step_has_a_filled_and_hollow_dots(open_host: Open) -> None:
    host = open_host()
    host.show(theta=1.0)
    jumps = host.page.locator("[data-panel=curves] .jump")
    assert jumps.count() == 6
    assert host.page.locator("[data-panel=curves] .jump.filled").count() == 3
    host.set("family", "blur")
    assert jumps.count() == 0


def test_gradient_says_where_floats_lose_it(open_host: Open) -> None:
    host = open_host()
    host.show(family="blur", sigma=0.05, theta=1.0, gradient_scale="floats")
    panel = host.page.locator("[data-panel=gradient]")
    for kind in (np.float32, np.float64):
        distance = BlurredUniforms(0.05).vanishing_distance(kind)
        assert panel.get_by_text(f"{kind.__name__}: 0 from {distance:.4g}").count() == 1
    lesson = host.page.locator(".lesson")
    assert "nearly" in lesson.inner_text() or "vanishing" in lesson.inner_text()
    host.set("theta", 1.6)
    assert "Gone in float32:" in lesson.inner_text()
    host.set("theta", 4.0)
    assert "Gone in float64 too:" in lesson.inner_text()
    assert host.shown()["js_derivative"] == 0
    clean(host)


GRADIENT_HEIGHTS = """(panel) => {
  const middle = (one) => { const { top, bottom } = one.getBoundingClientRect(); return (top + bottom) / 2; };
  const axis = panel.querySelector("rect").closest("svg").getBoundingClientRect();
  const [em, js] = ["em", "js"].map((name) => middle(panel.querySelector(`.dot.c-${name}`)));
  const last = Number(panel.querySelector(".tick").lastElementChild.textContent);
  return { apart: (js - em) / axis.height, last };
}"""
"""How far apart the dots of JS and EM are, as a share of the picture's height, and the last mark of the |θ| axis."""


@pytest.mark.parametrize("width", [390, 1280])
def test_a_vanishing_gradient_of_js_is_drawn_far_below_that_of_em(open_host: Open, width: int) -> None:
    host = open_host(width=width)
    host.show(family="blur", theta=3.0)  # JS 0.0125, EM 1
    found = host.page.locator("[data-panel=gradient]").evaluate(GRADIENT_HEIGHTS)
    assert found["apart"] > 0.2
    assert found["last"] == 5  # the slider's range
    assert host.page.locator("[data-panel=gradient] input[value=floats]").is_visible()
    host.set("gradient_scale", "floats")
    assert host.page.locator("[data-panel=gradient] .floor").count() == 2
    host.set("family", "strips")  # has no gradient that only floats lose
    assert not host.page.locator("[data-panel=gradient] input[value=floats]").is_visible()
    assert host.page.locator("[data-panel=gradient] input[value=log]").is_checked()
    clean(host)


FLOAT_NOTES = """(svg) => {
  const box = (node) => node.getBoundingClientRect();
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
  const within = ({ x, y }, a) => a.left < x && x < a.right && a.top + 2 < y && y < a.bottom - 2;
  const lines = [...svg.querySelectorAll(".floor")].map((line) => box(line).top);
  const notes = [...svg.querySelectorAll(".notes text")];
  const others = [...svg.querySelectorAll("text")].filter((one) => !notes.includes(one) && one.textContent);
  const curve = svg.querySelector(".curve.c-js");
  const places = Array.from({ length: 500 }, (_, i) =>
    curve.getPointAtLength((i / 499) * curve.getTotalLength()).matrixTransform(svg.getScreenCTM()));
  return notes.map((note) => {
    const own = box(note);
    const away = lines.map((line) => Math.abs(line - (own.top + own.bottom) / 2));
    return {
      nearest: away.indexOf(Math.min(...away)),
      crossed: places.some((place) => within(place, own)),
      met: others.filter((one) => meet(own, box(one))).map((one) => one.textContent),
      inside: own.left >= box(svg).left && own.right <= box(svg).right,
    };
  });
}"""
"""Of each note at a float's line: which line is nearest, and whether it keeps off curve, other texts and edges."""


@pytest.mark.parametrize("width", [360, 1180])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("sigma", [0.05, 0.5, 2.0])
def test_each_float_is_named_at_its_own_line_and_off_the_curve(
    open_host: Open, width: int, language: str, sigma: float
) -> None:
    host = open_host(width=width)
    for panels in (["gradient"], ["pair", "curves", "gradient"]):
        state = {"family": "blur", "sigma": sigma, "theta": 2.0, "gradient_scale": "floats"}
        host.show(**state, language=language, panels=panels)
        found = host.page.locator("[data-panel=gradient] svg").evaluate(FLOAT_NOTES)
        assert found == [{"nearest": i, "crossed": False, "met": [], "inside": True} for i in (0, 1)]
    clean(host)


def test_gradient_of_segments_is_exactly_zero_on_both_axes(open_host: Open) -> None:
    host = open_host()
    host.show(theta=1.0)
    panel = host.page.locator("[data-panel=gradient]")
    for scale in ("log", "linear"):
        host.set("gradient_scale", scale)
        assert panel.get_by_text("exactly 0").count() == 1
        assert "JS 0, EM 1" in panel.inner_text()
