"""The pad in Chromium: drawn on by mouse, finger and keyboard; in JupyterLab Python has what was drawn."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from divergences.widgets import PointsPad
from divergences.widgets.points import MAX_POINTS

from ..support.browser import CONTROLS_OUTSIDE, Host, clean, serious
from ..support.lab import Lab

pytestmark = pytest.mark.browser

Open = Callable[..., Host]


def show(host: Host, pad: PointsPad, **raw: Any) -> None:
    host.show_state(pad.page_state() | raw, "points.js")


def ground(page: Any) -> tuple[Callable[[float, float], tuple[float, float]], float]:
    """From the data's unit to the page's pixels, and the square's side."""
    box = page.locator(".ground").bounding_box()
    half = box["width"] / 2
    return lambda x, y: (box["x"] + half + x / 2 * half, box["y"] + half - y / 2 * half), box["width"]


def test_a_click_draws_where_it_falls(open_host: Open) -> None:
    host = open_host()
    show(host, PointsPad([]))
    place, _ = ground(host.page)
    for x, y in ((0.0, 0.0), (1.0, 0.5), (-1.9, -1.9)):
        host.page.mouse.click(*place(x, y))
    host.settle()
    for point, wanted in zip(host.get("points"), ((0, 0), (1, 0.5), (-1.9, -1.9)), strict=True):
        assert point == pytest.approx(wanted, abs=0.01)
    drawn = host.page.locator(".points").get_attribute("d")
    assert drawn.count("M") == 3
    clean(host)


def test_a_stroke_draws_a_line_and_is_taken_back_whole(open_host: Open) -> None:
    host = open_host()
    show(host, PointsPad([[0, 1]]))
    place, side = ground(host.page)
    host.page.mouse.move(*place(-1, 0))
    host.page.mouse.down()
    host.page.mouse.move(*place(1, 0), steps=5)
    assert host.page.evaluate("() => window.model.saves") == 0  # Python hears of a stroke when it is over
    host.page.mouse.up()
    host.settle()
    points = host.get("points")
    assert len(points) == pytest.approx(side / 2 / 7, abs=7)
    assert [x for x, _ in points[1:]] == sorted(x for x, _ in points[1:])
    assert max(abs(y) for _, y in points[1:]) < 0.01
    assert host.page.evaluate("() => window.model.saves") == 1
    host.page.get_by_role("button", name="Undo").click()
    host.settle()
    assert host.get("points") == [[0, 1]]
    assert host.page.get_by_role("button", name="Undo").is_disabled()
    clean(host)


def test_a_broad_brush_draws_a_cloud_that_stays_inside(open_host: Open) -> None:
    host = open_host()
    show(host, PointsPad([]))
    host.page.get_by_role("radio", name="cloud").click()
    place, _ = ground(host.page)
    host.page.mouse.click(*place(0, 0))
    host.page.mouse.click(*place(1.99, 1.99))
    host.settle()
    points = host.get("points")
    assert 6 < len(points) < 12  # what falls outside is not drawn
    assert all(max(map(abs, point)) <= 2 for point in points)
    assert len({tuple(point) for point in points}) == len(points)
    assert max(abs(part) for point in points[:6] for part in point) < 0.27
    PointsPad(points)
    clean(host)


def test_by_touch_on_a_phone_it_draws_and_does_not_scroll(open_host: Open) -> None:
    host = open_host(width=360, height=700, has_touch=True, is_mobile=True)
    show(host, PointsPad([]))
    place, _ = ground(host.page)
    touch = host.page.context.new_cdp_session(host.page)
    path = [place(0, y) for y in (1.0, 0.6, 0.2, -0.4, -1.0)]
    for kind, points in (
        ("touchStart", [path[0]]),
        *(("touchMove", [at]) for at in path[1:]),
        ("touchEnd", []),
    ):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})
    host.settle()
    points = host.get("points")
    assert len(points) > 10
    assert points[0][1] > 0.9
    assert points[-1][1] < -0.8
    assert host.page.evaluate("() => scrollY") == 0
    clean(host)


def test_by_keyboard_alone(open_host: Open) -> None:
    host = open_host()
    show(host, PointsPad([[0, 1]]))
    area = host.page.get_by_role("application")
    area.focus()
    for key in ("Space", "ArrowRight", "ArrowUp", "Shift+ArrowRight", "Enter", "ArrowLeft", "Space"):
        host.page.keyboard.press(key)
    host.settle()
    assert host.get("points")[1:] == [pytest.approx(at, abs=1e-9) for at in ([0, 0], [0.6, 0.1], [0.5, 0.1])]
    host.page.get_by_text("Cross at (0.5, 0.1). 4 points.").wait_for()
    host.page.keyboard.press("Backspace")
    host.settle()
    assert len(host.get("points")) == 3
    for _ in range(9):
        host.page.keyboard.press("Shift+ArrowDown")
    host.page.keyboard.press("Space")
    host.settle()
    assert host.get("points")[-1] == pytest.approx([0.5, -2])
    clean(host)


def test_clear_and_start_can_be_taken_back(open_host: Open) -> None:
    host, pad = open_host(), PointsPad()
    show(host, pad)
    host.page.get_by_role("button", name="Clear").click()
    host.settle()
    assert host.get("points") == []
    assert "draw at least 20" in host.page.locator(".count").inner_text()
    host.page.get_by_role("button", name="Undo").click()
    host.settle()
    assert host.get("points") == pad.points
    host.page.get_by_role("button", name="Clear").click()
    host.page.get_by_role("button", name="Back to the start").click()
    host.settle()
    assert host.get("points") == pad.points
    host.set("points", [[1, 1]])  # from Python: there is nothing of ours to take back any more
    assert host.page.get_by_role("button", name="Undo").is_disabled()
    clean(host)


def test_a_full_pad_says_so(open_host: Open) -> None:
    host = open_host()
    show(host, PointsPad([[0, 0]] * (MAX_POINTS - 1)))
    place, _ = ground(host.page)
    for x in (0.2, 0.4, 0.6):
        host.page.mouse.click(*place(x, 0))
    host.settle()
    assert len(host.get("points")) == MAX_POINTS
    assert host.page.locator(".count").inner_text() == "3000 points: the pad is full."
    clean(host)


def test_no_text_is_left_untranslated(open_host: Open) -> None:
    host = open_host()
    show(host, PointsPad(language="zh"))
    host.page.get_by_text("共 240 个点").wait_for()
    words = host.page.locator(".pad").evaluate("(node) => node.innerText + node.querySelector('.area').ariaLabel")
    assert set(re.findall(r"[A-Za-z]{2,}", words)) <= {"English", "Shift"}
    host.page.get_by_role("button", name="English").click()
    host.page.get_by_text("Cross at (0, 0). 240 points.").wait_for()
    assert re.findall("[\u4e00-\u9fff]+", host.page.locator(".pad").inner_text()) == ["中文"]
    clean(host)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_wider_than_the_page(open_host: Open, width: int, language: str) -> None:
    host = open_host(width=width)
    show(host, PointsPad(language=language))
    assert host.page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert host.page.locator(".explorer").evaluate(CONTROLS_OUTSIDE) == []
    clean(host)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing_serious(open_host: Open, axe: str, theme: str, language: str) -> None:
    host = open_host(reduced_motion="reduce")
    for points in ([], None):
        show(host, PointsPad(points, theme=theme, language=language))
        assert serious(host.page, axe) == []
    clean(host)


def test_it_cleans_up_and_says_what_is_broken(open_host: Open) -> None:
    host = open_host()
    host.show_state(PointsPad().page_state(), "points.js", views=2)
    assert host.page.locator(".area").count() == 2
    host.page.evaluate("() => window.closers.forEach((close) => close())")
    assert host.page.evaluate("() => window.model.listening") == 0
    show(host, PointsPad(), points=None, language="zh")
    assert "无法显示画板" in host.page.locator("[role=alert]:visible").inner_text()


def test_python_has_what_was_drawn_in_jupyterlab(chromium: Any, lab: Lab) -> None:
    lab.write(
        "pad.ipynb",
        "from divergences.widgets import PointsPad\npad = PointsPad([])\npad",
        "print('drawn:', len(pad.points))",
    )
    context = chromium.new_context(viewport={"width": 1400, "height": 1200})
    page = context.new_page()
    lab.run_all(page, "pad.ipynb")
    page.get_by_text("drawn: 0").last.wait_for(timeout=60_000)
    area = page.get_by_role("application")
    area.wait_for(timeout=60_000)
    area.focus()
    for key in ("Space", "ArrowDown", "Space", "Shift+ArrowDown", "Space"):
        page.keyboard.press(key)
    page.get_by_text("3 points: draw at least 20").wait_for(timeout=10_000)
    lab.run_cell(page, 1)
    page.get_by_text("drawn: 3").last.wait_for(timeout=30_000)
    context.close()


def test_a_cell_that_waits_for_a_busy_kernel_sees_every_stroke(chromium: Any, lab: Lab) -> None:
    lab.write(
        "busy.ipynb",
        "from divergences.widgets import PointsPad\npad = PointsPad([])\npad",
        "import time\nfrom pathlib import Path\nprint('ready')\nwhile Path('busy').exists():\n    time.sleep(0.05)",
        "print('drawn:', len(pad.points))",
    )
    page = chromium.new_page(viewport={"width": 1400, "height": 1200})
    lab.run_all(page, "busy.ipynb")
    page.get_by_text("drawn: 0").last.wait_for(timeout=60_000)
    busy = lab.folder / "busy"
    busy.touch()
    lab.run_cell(page, 1, at_once=True)
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'busy'"
    )
    page.get_by_role("application").focus()
    for key in ("Space", "ArrowDown", "Space", "Shift+ArrowDown", "Space"):
        page.keyboard.press(key)
    page.get_by_text("3 points: draw at least 20").wait_for(timeout=10_000)
    lab.run_cell(page, 2, at_once=True)
    busy.unlink()
    page.get_by_text("drawn: 3").last.wait_for(timeout=30_000)
    page.close()
