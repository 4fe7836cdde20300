"""What a finger is meant to touch, on every page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from divergences.widgets.explorer import PANELS

from .page import Page

pytestmark = pytest.mark.browser

STATES = {
    "explorer.html": f"family=blur&panels={','.join(PANELS)}",
    "runs.html": "network=0&beside=1",
    "train.html": "data=ring",
}

TARGETS = """(section) => [...section.querySelectorAll(
    "button, select, summary, input[type=range], input[type=number], label:has(input), .handle .reach")]
  .filter((one) => one.checkVisibility() && !one.matches("label:has(input[type=range])"))
  .map((one) => [Math.min(one.getBoundingClientRect().width, one.getBoundingClientRect().height), one.outerHTML])"""


@pytest.mark.parametrize("name", STATES)
def test_a_target_is_at_least_44_pixels_high_and_wide(open_page: Callable[..., Page], file: Path, name: str) -> None:
    page = open_page(390, 844, has_touch=True, is_mobile=True).page
    page.goto(f"{file.with_name(name).as_uri()}#{STATES[name]}&language=en")
    section = page.locator("section.explorer")
    section.locator("figure text").first.wait_for(state="attached")
    targets = section.evaluate(TARGETS)
    assert len(targets) > 10
    assert [html[:80] for least, html in targets if least < 43.9] == []
    links = page.locator("nav a").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
    assert links and min(links) >= 43.9
