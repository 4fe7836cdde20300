"""The visitor's own points: as a text in the address, on the pad, and trained on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import traitlets

from divergences.widgets import Duel
from divergences.widgets.drawing import CHARACTERS, MAX_POINTS, SIZE, decode, encode
from divergences.widgets.points import infinity

from ..train.engine import in_node
from .page import Page


def cells(points: Any) -> set[tuple[int, int]]:
    return {(int(x), int(y)) for x, y in np.floor((np.asarray(points) + SIZE) * 128)}


def test_a_drawing_by_hand() -> None:
    # Cells 0 and 1, then 511·512 + 511: gaps 0, 0 and 262141 = 1023·256 + 253, so nine zero bits twice, then 1023 ones.
    points = np.array([[-2, -2], [-1.99, -2], [2, 2]])
    bits = "0" * 18 + "1" * 1023 + "0" + format(253, "08b")
    bits += "1" * (-len(bits) % 6)
    assert encode(points) == "".join(CHARACTERS[int(bits[i : i + 6], 2)] for i in range(0, len(bits), 6))
    np.testing.assert_array_equal(
        decode(encode(points)), [[-511 / 256, -511 / 256], [-509 / 256, -511 / 256], [511 / 256] * 2]
    )


@pytest.mark.parametrize("count", [0, 1, 20, 999, MAX_POINTS])
def test_points_come_back_each_in_its_cell_and_the_text_is_short(count: int) -> None:
    points = np.random.default_rng(count).uniform(-SIZE, SIZE, (count, 2))
    text = encode(points)
    found = decode(text)
    assert cells(found) == cells(points)
    assert len(text) <= (9 * count + 1024) / 6 + 1
    assert encode(found) == text


def test_the_browser_reads_and_writes_the_same_text() -> None:
    rng = np.random.default_rng(7)
    for points in (
        infinity(),
        rng.uniform(-SIZE, SIZE, (MAX_POINTS, 2)),
        rng.normal(0, 0.1, (300, 2)),
        np.zeros((0, 2)),
    ):
        text = encode(points)
        found = in_node("drawing", points=points.tolist(), text=text)
        assert found["text"] == text
        assert found["points"] == decode(text).tolist()


@pytest.mark.parametrize("text", ["!", "AAAAAA=", "A" * 3000, "______", "é", "_" * 200 + "AAA", "AA"])
def test_what_is_no_drawing_is_refused_on_both_sides(text: str) -> None:
    with pytest.raises(ValueError, match="drawing must be"):
        decode(text)
    assert in_node("drawing", points=[], text=text)["points"] is None
    with pytest.raises(traitlets.TraitError, match="drawing must be"):
        Duel(drawing=text)


def test_a_duel_takes_points_and_gives_them_back() -> None:
    points = infinity()[::3]
    assert cells(Duel(data="own", points=points).points) == cells(points)
    with pytest.raises(ValueError, match="points must lie between"):
        Duel(points=[[3, 0]])
    with pytest.raises(ValueError, match=r"points must have shape \(n, 2\)"):
        Duel(points=[[1, 2, 3]])
    with pytest.raises(ValueError, match="points must be at most 1000 of different places"):
        Duel(points=np.random.default_rng(0).uniform(-2, 2, (1500, 2)))
    with pytest.raises(TypeError, match=r"^points and drawing both set the data: give only one of them$"):
        Duel(points=points, drawing="")


def draw(page: Any) -> None:
    """Clear the pad and draw a slanted stroke."""
    page.get_by_role("button", name="Clear").click()
    area = page.locator(".area svg").bounding_box()
    at = [(area["x"] + share * area["width"], area["y"] + share * area["height"]) for share in (0.25, 0.4, 0.75)]
    page.mouse.move(*at[0])
    page.mouse.down()
    for place in at[1:]:
        page.mouse.move(*place, steps=8)
    page.mouse.up()


def test_what_is_drawn_is_trained_on_and_stands_in_the_address(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "width=32&n_critic=1&data=own&language=en")
    page = opened.page
    page.get_by_text("240 points", exact=True).wait_for()
    draw(page)
    page.wait_for_function("() => location.hash.includes('drawing=')")
    opened.ready()
    drawn = decode(page.evaluate("() => new URLSearchParams(location.hash.slice(1)).get('drawing')"))
    assert 20 <= len(drawn) <= 100
    assert np.ptp(drawn[:, 0] + drawn[:, 1]) < 0.2  # the stroke goes down to the right
    opened.train(20)
    real = page.locator("figure[data-panel=plane] path.points.c-p").first.get_attribute("d")
    again = open_page()
    again.go(file, page.evaluate("() => location.hash.slice(1)"))
    assert again.page.locator("figure[data-panel=plane] path.points.c-p").first.get_attribute("d") == real
    opened.clean(file)


def test_a_drawing_of_too_few_points_is_not_trained_on(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "width=32&n_critic=1&data=own&language=en")
    opened.page.get_by_role("button", name="Clear").click()
    opened.page.get_by_text("0 points: draw at least 20 to learn from.").wait_for()
    opened.page.locator("section[data-state=waiting]").wait_for()
    assert opened.page.locator("[data-action=go]").is_disabled()
    opened.page.get_by_role("button", name="Undo").click()
    opened.ready()
    opened.clean(file)


def test_the_longest_address_has_at_most_2_kb(open_page: Callable[..., Page], file: Path) -> None:
    worst = encode(np.random.default_rng(3).uniform(-2, 2, (MAX_POINTS, 2)))
    opened = open_page()
    opened.go(
        file,
        f"left=non-saturating&right=wrong-sign&data=own&drawing={worst}&width=128&n_critic=25&seed=4294967295&language=zh"
        "&theme=contrast&index=139",
    )
    opened.page.evaluate(
        "() => { navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }; }"
    )
    opened.page.locator("summary").filter(has_text="保存").click()
    opened.page.get_by_role("button", name="复制当前状态的链接").click()
    opened.page.get_by_text("链接已复制").wait_for()
    fragment = opened.page.evaluate("() => window.copied").split("#")[1]
    assert f"drawing={worst}" in fragment
    assert "seed=4294967295" in fragment
    assert len(f"{fragment}&presenter=true") <= 2000
