"""The page trains, from a file with the network cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from divergences.widgets.drawing import encode

from ...support.browser import CONTROLS_OUTSIDE, serious
from .page import Page


def test_the_page_is_one_file_of_at_most_300_kb_that_may_not_evaluate_text(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.encode("utf-8")) <= 300_000
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    assert "'wasm-unsafe-eval'" in policy.group(1)
    assert "worker-src blob:" in policy.group(1)
    assert "'unsafe-eval'" not in policy.group(1)
    for other in ("explorer.html", "runs.html"):
        assert "wasm-unsafe-eval" not in file.with_name(other).read_text(encoding="utf-8").split('id="state"')[0]


def test_it_trains_from_a_file_with_the_network_cut(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "width=32&n_critic=25")
    assert opened.step == 0
    assert opened.verdicts() == ["", ""]
    opened.train(60)
    reached = opened.step
    assert reached >= 60
    assert opened.verdicts()[0] == "blind"
    assert "Blind: the mean pull on a sample is only" in opened.page.locator(".verdict").first.inner_text()
    assert opened.verdicts()[1] == "steered"
    assert "steps a second" in opened.page.locator(".cost").inner_text()
    opened.page.locator("[data-action=once]").click()
    opened.page.get_by_text(f"{reached + 1} of 3,500", exact=True).wait_for()
    opened.clean(file)


def test_the_time_line_goes_back_and_the_address_keeps_the_settings(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "width=32&left=r1&right=wgan-clip&data=two-moons&n_critic=1&seed=7&language=en")
    page = opened.page
    assert page.get_by_label("Left").input_value() == "r1"
    assert page.get_by_label("Right").input_value() == "wgan-clip"
    assert page.get_by_label("Data", exact=True).input_value() == "two-moons"
    assert page.get_by_label("Seed").input_value() == "7"
    opened.train(20)
    assert page.locator("[data-panel=share]").count() == 0  # two moons have no modes to be counted
    page.get_by_label("step", exact=True).focus()
    page.keyboard.press("Home")
    page.get_by_text("0 of 2,500", exact=True).wait_for()
    assert opened.verdicts() == ["", ""]
    page.get_by_label("Data", exact=True).select_option("grid")
    page.get_by_text("0 of 8,000", exact=True).wait_for()
    page.wait_for_function("() => location.hash.includes('data=grid') && location.hash.includes('seed=7')")
    opened.clean(file)


def test_the_same_address_gives_the_same_run(open_page: Callable[..., Page], file: Path) -> None:
    drawn = []
    for _ in range(2):
        opened = open_page()
        opened.go(file, "width=32&n_critic=1&seed=3")
        for step in range(1, 4):
            opened.page.locator("[data-action=once]").click()
            opened.page.get_by_text(f"{step} of 3,500", exact=True).wait_for()
        paths = opened.page.locator("path.points.c-q")
        drawn.append(paths.evaluate_all("(all) => all.map((one) => one.getAttribute('d'))"))
    assert drawn[0] == drawn[1]
    assert all(drawn[0])


def test_hostile_settings_are_replaced_and_named(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "left=%3Cscript%3E&width=1e9&n_critic=-3&data=mine&drawing=%21&seed=1e99&index=-7&language=en")
    notice = opened.page.locator(".notice").inner_text()
    assert notice.startswith("Some settings were out of range and have been replaced: Left, Data, Units of a layer")
    assert "Seed" in notice
    assert opened.page.get_by_label("Left").input_value() == "minimax"
    opened.clean(file)


def test_a_step_that_is_asked_for_too_early_is_made_when_it_can_be(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.page.goto(f"{file.as_uri()}#width=32&language=en")
    opened.page.locator("[data-action=once]:enabled").click()
    opened.page.get_by_text("1 of 3,500", exact=True).wait_for()
    opened.clean(file)


def test_a_story_sets_what_it_tells(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "language=en")
    opened.page.get_by_role("button", name="Rescued").click()
    opened.page.locator("select[name=right]:has(option[value='non-saturating']:checked)").wait_for()
    opened.page.locator("input[name=n_critic][value='25']:checked").wait_for(state="attached")
    opened.page.wait_for_function("() => location.hash.includes('right=non-saturating')")
    assert opened.page.get_by_text("The data is one small spot").is_visible()
    opened.clean(file)


def test_a_drawing_that_a_story_replaced_can_be_had_back(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    mine = encode(np.stack(np.meshgrid(np.arange(-1, 1, 0.25), np.arange(-1, 1, 0.4)), -1).reshape(-1, 2))
    opened.go(file, f"data=own&width=32&drawing={mine}&language=en")
    opened.page.get_by_role("button", name="Rescued").click()
    opened.page.get_by_text("Your drawing: 120 points").wait_for()
    opened.page.get_by_role("button", name="Undo").click()
    opened.page.get_by_text("Your drawing: 40 points").wait_for()
    opened.page.wait_for_function("(mine) => location.hash.includes(`drawing=${mine}`)", arg=mine)
    opened.clean(file)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (768, "dark"), (390, "contrast")])
def test_it_fits_and_can_be_read_by_everyone(
    open_page: Callable[..., Page], file: Path, axe: str, language: str, width: int, theme: str
) -> None:
    opened = open_page(width, 844)
    opened.go(file, f"width=32&n_critic=1&language={language}&theme={theme}")
    opened.page.locator("[data-action=once]").click()
    opened.page.wait_for_function(
        "() => document.querySelector('.divergences-duel').shadowRoot.querySelector('.slider output')"
        ".textContent.startsWith('1 ')"
    )
    assert opened.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert opened.page.locator("section.duel").evaluate(CONTROLS_OUTSIDE) == []
    assert serious(opened.page, axe) == []
    opened.clean(file)


def test_the_wrong_sign_is_seen_to_lead_away(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "language=en")
    opened.page.get_by_role("button", name="Wrong sign").click()
    opened.page.get_by_text("0 of 2,500", exact=True).wait_for()
    opened.ready()
    opened.train(180)
    assert opened.verdicts()[0] == "leaving"
    assert opened.verdicts()[1] != "leaving"
    said = opened.page.locator(".verdict").first.inner_text()
    now, first = (float(number) for number in re.findall(r"[\d.]+\d", said.split("data is")[1]))
    assert now > 1.5 * first
    marks = opened.page.locator("[data-panel=distance] .tick text").all_text_contents()
    assert "10¹" in marks  # powers of ten
    opened.clean(file)


def test_a_hidden_page_goes_on_training(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "width=32&n_critic=1&language=en")
    # A hidden page paints nothing: no animation frame comes.
    opened.page.evaluate("() => { window.paint = requestAnimationFrame; window.requestAnimationFrame = () => 1; }")
    opened.page.locator("[data-action=go]").click()
    opened.page.evaluate(
        """() => {
          window.asked = 0;
          const post = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (...given) { window.asked++; return post.apply(this, given); };
        }"""
    )
    opened.page.wait_for_function("() => window.asked >= 12", polling=50)
    assert opened.step == 0
    opened.clean(file)


def test_with_reduced_motion_a_second_lies_between_two_pictures(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page(reduced_motion="reduce")
    opened.page.add_init_script(
        """window.shown = [];
        addEventListener("DOMContentLoaded", () => setTimeout(function look() {
          const output = document.querySelector(".divergences-duel")?.shadowRoot.querySelector(".slider output");
          if (!output) return setTimeout(look, 20);
          new MutationObserver(() => window.shown.push(performance.now()))
            .observe(output, { childList: true, subtree: true, characterData: true });
        }, 20));"""
    )
    opened.go(file, "width=32&n_critic=1&language=en")
    opened.page.evaluate("() => { window.shown.length = 0; }")
    opened.page.locator("[data-action=go]").click()
    opened.page.wait_for_function("() => window.shown.length >= 3")
    times = opened.page.evaluate("() => window.shown")
    assert min(b - a for a, b in pairwise(times[:3])) > 900
    opened.clean(file)


def test_presenting_fills_the_screen_and_has_a_key_for_everything(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "width=32&n_critic=1&language=en&presenter=true")
    page = opened.page
    page.locator("section[data-fill]").wait_for()
    assert page.get_by_label("Data", exact=True).is_hidden()
    page.locator("section.duel").focus()
    page.keyboard.press("o")
    page.get_by_text("1 of 3,500", exact=True).wait_for()
    page.keyboard.press(" ")
    page.locator("section[data-state=running]").wait_for()
    page.keyboard.press(" ")
    page.locator("section[data-state=still]").wait_for()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => /index=\\d/.test(location.hash)")
    page.keyboard.press("4")
    page.get_by_text("0 of 2,500", exact=True).wait_for()
    page.wait_for_function("() => location.hash.includes('left=wrong-sign')")
    page.keyboard.press("l")
    page.locator("section[lang=zh-CN], section[lang^=zh]").wait_for()
    page.keyboard.press("Escape")
    page.locator("section:not([data-presenter])").wait_for()
    opened.clean(file)
