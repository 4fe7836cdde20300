"""The explorer's controls in Chromium: sliders, boxes and pictures, by keyboard, mouse and finger."""

from __future__ import annotations

import pytest

from ..support.browser import Open, centre, clean, close, expected

pytestmark = pytest.mark.browser


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
    assert slider.get_attribute("aria-valuetext") == "θ = 5, q lies to the right of p"
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
    assert f"{host.get(name):.4g}" in slider.get_attribute("aria-valuetext")
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
