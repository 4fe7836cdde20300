"""The explorer in Chromium, on a bare page and in JupyterLab: what it says is compared to the closed forms."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from divergences import BlurredUniforms
from divergences.widgets import Explorer
from divergences.widgets.explorer import FAMILIES

from ..support.browser import Host, clean, close, shown_numbers
from ..support.lab import Lab

pytestmark = pytest.mark.browser

Open = Callable[..., Host]


def expected(host: Host) -> dict[str, float]:
    """The closed forms at the state that the host's model is in."""
    return state_values(**{name: host.get(name) for name in ("theta", "family", "width", "sigma")})


def state_values(**state: Any) -> dict[str, float]:
    return Explorer(**state).values()


def centre(locator: Any) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


# --- what it shows


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
    assert host.status() == "θ = 1.20: KL = ∞, JS = 0.6931 nats, TV = 1, EM = 1.2"
    host.set("language", "zh")
    assert host.status() == "θ = 1.20：KL = ∞，JS = 0.6931 奈特，TV = 1，EM = 1.2"
    host.set("theta", -0.5)
    assert "θ = −0.50" in host.status()
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
        assert panel.get_by_text(f"{kind.__name__}: 0 from {distance:.2f}").count() == 1
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


# --- controls


def test_theta_by_keyboard(open_host: Open) -> None:
    host = open_host()
    host.show(theta=1.0)
    slider = host.page.get_by_label("displacement θ")
    slider.focus()
    for key, theta in (("ArrowRight", 1.05), ("ArrowLeft", 1.0), ("ArrowUp", 1.05), ("Home", -5), ("End", 5)):
        host.page.keyboard.press(key)
        host.settle()
        assert host.get("theta") == pytest.approx(theta)
        assert close(host.shown(), expected(host))
    assert slider.get_attribute("aria-valuetext") == "θ = 5.00, q lies to the right of p"
    assert host.page.evaluate("() => window.model.saves") == 5
    clean(host)


def test_theta_by_mouse_on_the_slider(open_host: Open) -> None:
    host = open_host()
    host.show(theta=1.0)
    box = host.page.get_by_label("displacement θ").bounding_box()
    y = box["y"] + box["height"] / 2
    host.page.mouse.click(box["x"] + 0.25 * box["width"], y)
    host.settle()
    assert host.get("theta") == pytest.approx(-2.5, abs=0.2)
    x, y = box["x"] + 0.25 * box["width"], y
    host.page.mouse.move(x, y)
    host.page.mouse.down()
    host.page.mouse.move(x + 0.5 * box["width"], y, steps=5)
    host.page.mouse.up()
    host.settle()
    assert host.get("theta") == pytest.approx(2.5, abs=0.2)
    assert close(host.shown(), expected(host))


@pytest.mark.parametrize(
    ("family", "name", "label"), [("strips", "width", "strip width w"), ("blur", "sigma", "blur σ")]
)
def test_width_and_sigma_by_keyboard_and_mouse(open_host: Open, family: str, name: str, label: str) -> None:
    host = open_host()
    host.show(family=family)
    slider = host.page.get_by_label(label)
    before = host.get(name)
    slider.focus()
    host.page.keyboard.press("ArrowRight")
    host.settle()
    assert host.get(name) == pytest.approx(before + 0.05)
    box = slider.bounding_box()
    host.page.mouse.click(box["x"] + 0.8 * box["width"], box["y"] + box["height"] / 2)
    host.settle()
    assert host.get(name) > 1
    assert f"{host.get(name):.2f}" in slider.get_attribute("aria-valuetext")
    assert close(host.shown(), expected(host))
    clean(host)


def test_family_by_mouse_and_keyboard(open_host: Open) -> None:
    host = open_host()
    host.show()
    assert host.page.get_by_label("blur σ").is_hidden()
    host.page.get_by_role("radio", name="strips").click()
    host.settle()
    assert host.get("family") == "strips"
    host.page.keyboard.press("ArrowRight")
    host.settle()
    assert host.get("family") == "blur"
    assert host.page.get_by_label("blur σ").is_visible()
    assert close(host.shown(), expected(host))
    clean(host)


def test_curves_switch_off_and_on(open_host: Open) -> None:
    host = open_host()
    host.show(family="blur")
    curve = host.page.locator("[data-panel=curves] .curves .c-js")
    box = host.page.get_by_role("checkbox", name="JS divergence")
    assert curve.is_visible()
    box.click()
    host.settle()
    assert host.get("curves") == ["kl", "tv", "em"]
    assert not curve.is_visible()
    box.focus()
    host.page.keyboard.press("Space")
    host.settle()
    assert host.get("curves") == ["kl", "js", "tv", "em"]
    assert curve.is_visible()
    clean(host)


def test_gradient_scale_language_and_reset(open_host: Open) -> None:
    host = open_host()
    host.show(theta=-2, family="strips", width=0.5)
    host.page.get_by_role("radio", name="linear").click()
    host.settle()
    assert host.get("gradient_scale") == "linear"
    host.page.get_by_role("button", name="中文").focus()
    host.page.keyboard.press("Enter")
    host.settle()
    assert host.get("language") == "zh"
    host.set("theta", 4.0)
    host.set("family", "blur")
    host.page.get_by_role("button", name="重置").click()
    host.settle()
    state = {name: host.get(name) for name in ("theta", "family", "width", "gradient_scale", "language")}
    assert state == {"theta": -2, "family": "strips", "width": 0.5, "gradient_scale": "log", "language": "zh"}
    clean(host)


def test_q_is_dragged_on_the_picture(open_host: Open) -> None:
    host = open_host()
    host.show(theta=1.0)
    x, y = centre(host.page.locator("[data-panel=pair] .handle circle"))
    host.page.mouse.move(x, y)
    host.page.mouse.down()
    host.page.mouse.move(x - 90, y + 5, steps=6)
    host.settle()
    during = host.get("theta")
    host.page.mouse.up()
    host.page.mouse.move(x + 50, y)
    host.settle()
    assert during < 0
    assert host.get("theta") == during
    assert centre(host.page.locator("[data-panel=pair] .handle circle"))[0] == pytest.approx(x - 90, abs=2)
    assert close(host.shown(), expected(host))
    clean(host)


def test_theta_is_set_on_the_curves_picture(open_host: Open) -> None:
    host = open_host()
    host.show(theta=1.0)
    box = host.page.locator("[data-panel=curves] .reach").bounding_box()
    host.page.mouse.click(box["x"] + 0.3 * box["width"], box["y"] + 80)
    host.settle()
    assert host.get("theta") == pytest.approx(-2.0, abs=0.05)
    clean(host)


def test_q_is_dragged_by_touch(open_host: Open) -> None:
    host = open_host(width=360, has_touch=True, is_mobile=True)
    host.show(theta=0.0)
    handle = host.page.locator("[data-panel=pair] .handle circle")
    handle.scroll_into_view_if_needed()
    x, y = centre(handle)
    touch = host.page.context.new_cdp_session(host.page)
    for kind, points in (
        ("touchStart", [{"x": x, "y": y}]),
        *(("touchMove", [{"x": x + step, "y": y}]) for step in (10, 25, 40, 60)),
        ("touchEnd", []),
    ):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    host.settle()
    assert host.get("theta") > 1
    assert close(host.shown(), expected(host))
    clean(host)


def test_two_fingers_on_q_do_not_move_it(open_host: Open) -> None:
    host = open_host(width=360, has_touch=True, is_mobile=True)
    host.show(theta=1.0)
    handle = host.page.locator("[data-panel=pair] .handle circle")
    handle.scroll_into_view_if_needed()
    x, y = centre(handle)
    grip = host.page.locator("[data-panel=pair] .handle")
    assert grip.evaluate("(node) => getComputedStyle(node).touchAction") == "pan-y pinch-zoom"
    for pointer, kind, at in (
        (1, "down", x),
        (2, "down", x + 20),
        (2, "move", x + 80),
        (2, "up", x + 80),
        (1, "up", x),
    ):
        grip.evaluate(
            """(node, [id, kind, x, y]) => { node.setPointerCapture = () => {};
              node.dispatchEvent(new PointerEvent(`pointer${kind}`, { bubbles: true, cancelable: true, pointerId: id,
                isPrimary: id === 1, button: kind === "move" ? -1 : 0, clientX: x, clientY: y })); }""",
            [pointer, kind, at, y],
        )
    host.settle()
    assert host.get("theta") == 1.0
    clean(host)


# --- languages, themes, sizes

LATIN_NAMES = {"KL", "JS", "TV", "EM", "English", "float", "log"}


def words_of(host: Host) -> str:
    """Every text and spoken name in the explorer."""
    host.status()
    words: str = host.page.locator(".explorer").evaluate(
        """(node) => [node.innerText, ...[...node.querySelectorAll("text")].map((text) => text.textContent),
          ...[node, ...node.querySelectorAll("[aria-label], [aria-valuetext]")].flatMap((one) =>
            [one.getAttribute("aria-label"), one.getAttribute("aria-valuetext")])].join("\\n")"""
    )
    return words


@pytest.mark.parametrize("family", FAMILIES)
def test_no_text_is_left_untranslated(open_host: Open, family: str) -> None:
    host = open_host()
    for theta in (0.0, 0.3, -4.0):
        host.show(family=family, theta=theta, language="zh")
        assert set(re.findall(r"[A-Za-z]{2,}", words_of(host))) <= LATIN_NAMES
        host.set("language", "en")
        assert re.findall("[\u4e00-\u9fff]+", words_of(host)) == ["中文"]
    clean(host)


def test_theme_follows_the_system_and_jupyterlab(open_host: Open) -> None:
    host = open_host(color_scheme="dark")
    host.show()
    explorer = host.page.locator(".explorer")
    background = "(node) => getComputedStyle(node).backgroundColor"
    assert explorer.evaluate(background) == "rgb(20, 23, 28)"
    host.page.emulate_media(color_scheme="light")
    host.settle()
    assert explorer.evaluate(background) == "rgb(255, 255, 255)"
    host.page.evaluate("() => (document.body.dataset.jpThemeLight = 'false')")
    host.settle()
    assert explorer.get_attribute("data-theme") == "dark"
    host.set("theme", "light")
    assert explorer.get_attribute("data-theme") == "light"
    clean(host)


# The contrast of every text with what lies behind it, by the WCAG's formula; a canvas turns any colour into RGB.
CONTRASTS = """(explorer) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (node) => {
    const colour = getComputedStyle(node).backgroundColor;
    return colour === "rgba(0, 0, 0, 0)" ? behind(node.parentElement) : colour;
  };
  const texts = [...explorer.querySelectorAll("text, p, h2, h3, label, output, button, span, legend")];
  return texts.filter((node) => node.textContent.trim() && node.getBoundingClientRect().width).map((node) => {
    const style = getComputedStyle(node);
    const [dark, light] = [node.tagName === "text" ? style.fill : style.color, behind(node)].map(luminance).sort();
    return [node.textContent, (Math.max(dark, light) + 0.05) / (Math.min(dark, light) + 0.05)];
  });
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_host: Open, theme: str) -> None:
    host = open_host(reduced_motion="reduce")  # colours then change at once
    for family in FAMILIES:
        host.show(family=family, theme=theme)
        contrasts = host.page.locator(".explorer").evaluate(CONTRASTS)
        assert len(contrasts) > 40
        assert [words for words, contrast in contrasts if contrast < 4.5] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1920])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_wider_than_the_page(open_host: Open, width: int, language: str) -> None:
    host = open_host(width=width)
    for family in FAMILIES:
        host.show(family=family, theta=5.0, language=language)
        host.page.locator("summary").click()
        assert host.page.evaluate("() => document.documentElement.scrollWidth") <= width
        outside = host.page.locator(".explorer").evaluate(
            """(node) => { const frame = node.getBoundingClientRect();
              return [...node.querySelectorAll("text, p, h2, h3, label, output, button")].filter((one) => {
                const box = one.getBoundingClientRect();
                return one.checkVisibility() && box.width && (box.left < frame.left || box.right > frame.right);
              }).map((one) => one.textContent); }"""
        )
        assert outside == []
    rows = host.page.locator("figure").evaluate_all("(all) => new Set(all.map((one) => one.offsetTop)).size")
    assert rows == (3 if width < 680 else 2 if width < 1000 else 1)
    clean(host)


def test_pointer_targets_are_large_enough(open_host: Open) -> None:
    host = open_host(width=360)
    host.show(family="blur")
    for target in host.page.locator("button, input[type=range], .choice label, .chip, .handle").all():
        if target.is_visible():
            box = target.bounding_box()
            assert min(box["width"], box["height"]) >= 24


def test_panels_are_shown_in_the_order_given(open_host: Open) -> None:
    host = open_host()
    host.show(panels=["gradient", "pair"])
    names = "(all) => all.map((one) => one.dataset.panel)"
    assert host.page.locator("figure").evaluate_all(names) == ["gradient", "pair"]
    host.set("panels", [])
    assert host.page.locator("figure").count() == 0
    assert host.status().startswith("θ = ")
    clean(host)


# --- several views, bad hosts


def test_views_of_one_model_move_together_and_clean_up(open_host: Open) -> None:
    host = open_host()
    host.show(views=2, theta=1.0)
    host.page.get_by_label("displacement θ").first.focus()
    host.page.keyboard.press("End")
    host.settle()
    statuses = host.page.locator("[role=status]")
    assert host.status() == "θ = 5.00: KL = ∞, JS = 0.6931 nats, TV = 1, EM = 5"
    assert statuses.nth(1).inner_text() == host.status()
    host.page.evaluate("() => window.closers[0]()")
    host.set("theta", -1.0)
    assert statuses.count() == 1
    assert "−1.00" in host.status()
    host.page.evaluate("() => window.closers[1]()")
    assert host.page.evaluate("() => window.model.listening") == 0
    assert host.page.evaluate("() => document.querySelector('main').innerText.trim()") == ""
    clean(host)


@pytest.mark.parametrize(
    ("name", "bad", "used"),
    [
        *(("theta", "NaN", 1.2), ("theta", "Infinity", 5), ("theta", "'far'", 1.2), ("width", "-4", 0.1)),
        *(("family", "'discs'", "segments"), ("language", "'de'", "en"), ("curves", "null", "kl,js,tv,em")),
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
        "() => (SVGTextContentElement.prototype.getComputedTextLength = () => { throw new Error('no ruler') })"
    )
    host.show(theta=1.0)
    assert "no ruler" in host.page.locator("[data-panel=pair] [role=alert]").inner_text()
    host.set("theta", 2.0)
    assert host.shown()["em"] == pytest.approx(2.0)
    assert host.page.locator("[data-panel=curves] .dot.c-em").is_visible()
    clean(host)


# --- JupyterLab

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
