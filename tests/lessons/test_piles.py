"""Two piles onto two piles: the coupling keeps its sums, and ribbons can be dragged with mouse, finger and keys."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import traitlets

from divergences.lessons import Piles
from divergences.locale import text

from ..support.browser import AXE, Host, clean, page_state, serious

P, Q = [0.6, 0.4], [0.3, 0.7]
COST = [[2, math.sqrt(5)], [math.sqrt(5), 2]]


@pytest.mark.parametrize("straight", [0, 0.12, 0.3])
def test_whatever_goes_straight_the_sums_are_those_of_the_piles(straight: float) -> None:
    piles = Piles(P, Q, COST)
    piles.straight = straight
    assert piles.coupling.sum(axis=1) == pytest.approx(P)
    assert piles.coupling.sum(axis=0) == pytest.approx(Q)
    assert piles.coupling.min() >= 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"p": [0.6, 0.3]}, "p"),
        ({"q": [0.2, 0.3, 0.5]}, "q"),
        ({"cost": [1, 2]}, "cost"),
        ({"language": "xx"}, "language"),
    ],
)
def test_what_are_no_piles_is_refused_by_name(given: dict[str, Any], said: str) -> None:
    with pytest.raises((TypeError, ValueError, traitlets.TraitError), match=f"^{said}"):
        Piles(**({"p": P, "q": Q, "cost": COST} | given))


@pytest.mark.parametrize("straight", [-0.1, 0.31])
def test_a_pile_sends_no_less_than_nothing(straight: float) -> None:
    with pytest.raises(traitlets.TraitError, match=r"^straight must be from 0 to 0\.3"):
        Piles(P, Q, COST).straight = straight


@pytest.mark.browser
@pytest.mark.parametrize(("language", "width"), [("en", 360), ("zh", 1000)])
def test_a_ribbon_is_dragged_and_the_cost_follows(open_host: Callable[..., Host], language: str, width: int) -> None:
    host = open_host(width=width)
    host.show_state(page_state(Piles(P, Q, COST, language)), "piles.js")
    total = host.page.get_by_role("status")
    assert (
        f"{text('piles.cost', language)} {np.sum(np.multiply(COST, [[0, 0.6], [0.3, 0.1]])):.3f}" in total.inner_text()
    )
    host.page.get_by_role("slider").focus()
    host.page.keyboard.press("End")
    host.settle()
    assert host.get("straight") == 0.3
    least = 0.7 * 2 + 0.3 * math.sqrt(5)
    assert f"{text('piles.best', language)} {least:.3f}" in total.inner_text()
    box = host.page.locator(".ribbon .reach").first.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    host.page.mouse.move(*middle)
    host.page.mouse.down()
    host.page.mouse.move(middle[0], middle[1] + 300, steps=5)
    host.page.mouse.up()
    host.settle()
    assert host.get("straight") == 0
    assert f"{text('piles.best', language)} {least:.3f}" in total.inner_text()
    assert host.page.evaluate("document.documentElement.scrollWidth") <= width
    if AXE.exists():
        assert serious(host.page, AXE.read_text(encoding="utf-8")) == []
    clean(host)
