"""The explorer for every reader: forced colours, fingers, letters that can be read, contrasts, few announcements."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from divergences.widgets import site
from divergences.widgets.explorer import PANELS

from ..support.browser import Host, Open, clean
from .test_explorer_looks import CONTRASTS

pytestmark = pytest.mark.browser


def pixels(host: Host, selector: str) -> np.ndarray:
    shot = host.page.locator(selector).first.screenshot()
    return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB")).astype(int)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_selection_track_and_focus_in_sight(open_host: Open, scheme: str) -> None:
    host = open_host(forced_colors="active", color_scheme=scheme, reduced_motion="reduce")
    host.show(panels=["pair", "descend"], theta=2.0)
    grounds = host.page.locator("fieldset .choice label").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).backgroundColor)"
    )
    assert grounds[0] not in grounds[1:]
    rows = host.page.locator(".racer").evaluate_all("(all) => all.map((one) => getComputedStyle(one).backgroundColor)")
    assert rows[0] not in rows[1:]
    track = pixels(host, "#theta")
    middle = track[len(track) // 2, :]
    ground = track[1, 1]
    assert (np.abs(middle - ground).sum(axis=1) > 60).mean() > 0.9  # the track runs from end to end
    assert len({tuple(one) for one in middle[:: len(middle) // 40]}) >= 2  # and its filled part differs
    host.page.get_by_label("displacement θ").focus()
    outline = host.page.locator("#theta").evaluate("(node) => getComputedStyle(node).outlineStyle")
    assert outline == "solid"
    clean(host)


@pytest.mark.parametrize("compact", [False, True])
def test_a_finger_finds_every_target(open_host: Open, compact: bool) -> None:
    host = open_host(width=390, has_touch=True, is_mobile=True)
    host.show(panels=list(PANELS), family="blur", compact=compact)
    small = host.page.locator(".explorer").evaluate(
        """(node) => [...node.querySelectorAll(
             "button, select, summary, input[type=range], .choice label, .chip, .racer, .reach")]
          .filter((one) => one.checkVisibility()).map((one) => [one, one.getBoundingClientRect()])
          .filter(([one, box]) => Math.min(box.width, box.height) < 44 - 0.01)
          .map(([one, box]) => [one.textContent || one.id || one.getAttribute("class"), box.width, box.height])"""
    )
    assert small == []
    assert host.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    clean(host)


LETTERS = """(explorer) => [...explorer.querySelectorAll("*")]
  .filter((node) => [...node.childNodes].some((one) => one.nodeType === Node.TEXT_NODE && one.data.trim()))
  .filter((node) => node.checkVisibility() && node.getBoundingClientRect().width > 1 && node.tagName !== "STYLE")
  .map((node) => [node.textContent, parseFloat(getComputedStyle(node).fontSize)])"""


@pytest.mark.parametrize("width", [320, 390, 768, 1100, 1440])
@pytest.mark.parametrize("presenter", [False, True])
def test_no_letter_is_too_small(open_host: Open, width: int, presenter: bool) -> None:
    host = open_host(width=width)
    for panels in (list(PANELS[:2]), list(PANELS[2:4]), list(PANELS[4:]), list(PANELS)):
        host.show(panels=panels, family="blur", presenter=presenter, gradient_scale="floats")
        letters = host.page.locator(".explorer").evaluate(LETTERS)
        assert len(letters) > 20
        assert [one for one in letters if one[1] < (17.99 if presenter else 11.99)] == []
    clean(host)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_contrasts_that_axe_leaves_open_are_measured(open_host: Open, axe: str, theme: str) -> None:
    host = open_host(reduced_motion="reduce")
    for family in ("segments", "blur"):
        host.show(panels=list(PANELS), family=family, theme=theme)
        host.page.evaluate(axe)
        undecided = host.page.evaluate(
            """async () => (await axe.run(document.querySelector("main"), { runOnly: ["color-contrast"] })).incomplete
              .flatMap((one) => one.nodes.map((node) => node.html))"""
        )
        measured = dict(host.page.locator(".explorer").evaluate(CONTRASTS))
        words = [re.sub(r"<[^>]*>", "", one).strip() for one in undecided]
        assert len(measured) > 80
        assert [one for one in words if one and one not in measured and not one.startswith("◐")] == []
        assert [one for one in measured.items() if one[1] < 4.5] == []
    clean(host)


def test_the_status_speaks_at_most_once_a_second(open_host: Open) -> None:
    host = open_host()
    host.show(panels=["curves"], theta=-5.0)
    host.page.evaluate(
        """() => { window.spoken = []; const root = document.querySelector(".divergences-explorer").shadowRoot;
          new MutationObserver(() => window.spoken.push(performance.now())).observe(root.querySelector("[role=status]"),
            { childList: true, characterData: true, subtree: true }); }"""
    )
    host.page.evaluate(
        """async () => { for (let i = 0; i < 13; i++) { window.model.set("theta", i / 4);
          await new Promise((done) => setTimeout(done, 200)); } }"""
    )
    assert host.status().startswith("θ = 3:")
    spoken = host.page.evaluate("() => window.spoken")
    assert spoken
    assert all(later - earlier > 900 for earlier, later in pairwise(spoken))
    clean(host)


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_descent_keeps_its_height_while_it_plays(open_host: Open, width: int, language: str) -> None:
    host = open_host(width=width)
    for family in ("segments", "strips"):
        host.show(panels=["descend"], theta=2.05, family=family, step_size=0.2, momentum=0.5, language=language)
        heights = set()
        for _ in range(40):
            heights.add(host.page.locator("figure").evaluate("(one) => one.offsetHeight"))
            host.page.locator("[data-action=step]").click()
        assert len(heights) == 1
    clean(host)


@pytest.mark.parametrize("name", ["explorer.html", "runs.html", "train.html"])
def test_a_page_has_one_heading_of_the_first_level(chromium: Any, tmp_path: Path, name: str) -> None:
    page = chromium.new_page(locale="en-GB")
    page.goto(site.write_site(tmp_path).with_name(name).as_uri())
    page.locator(".explorer").first.wait_for()
    headings = page.get_by_role("heading", level=1)
    assert headings.count() == 1
    assert headings.inner_text()
    page.close()
