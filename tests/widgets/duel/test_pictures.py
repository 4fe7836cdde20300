"""What the pictures of a duel show while it trains, and that their words can be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .page import Page


def test_both_planes_show_one_step_while_one_side_still_computes(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.page.add_init_script(
        """window.late = null; window.workers = []; const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (...given) {
          if (!window.workers.includes(this)) window.workers.push(this);
          if (this === window.workers[1] && given[0].kind === "advance") window.late = () => post.apply(this, given);
          else post.apply(this, given);
        };"""
    )
    opened.go(file, "width=32&n_critic=1&language=en")
    opened.page.evaluate(
        "() => window.workers[0].addEventListener('message', () => setTimeout(() => (window.heard = true)))"
    )
    opened.page.locator("[data-action=go]").click()
    opened.page.wait_for_function("() => window.heard && window.late")
    opened.page.get_by_role("button", name="中文").click()
    opened.page.locator("section[lang^=zh]").wait_for()
    titles = opened.page.locator(".side figure h3").all_inner_texts()
    assert ["第 0 步" in title for title in titles] == [True, True]
    opened.page.evaluate("() => window.late()")
    opened.page.get_by_text("5 / 3,500", exact=True).wait_for()
    opened.clean(file)


def test_the_side_that_is_ready_first_is_drawn_without_a_complaint(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.page.add_init_script(
        """window.workers = []; const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (...given) {
          window.workers.push(this);
          if (window.workers.length === 2) window.late = () => post.apply(this, given);
          else post.apply(this, given);
        };"""
    )
    opened.page.goto(f"{file.as_uri()}#width=32&n_critic=1&language=en")
    opened.page.wait_for_function("() => window.late")
    opened.page.evaluate(
        "() => window.workers[0].addEventListener('message', ({ data }) => data.frame && (window.heard = true))"
    )
    opened.page.wait_for_function("() => window.heard")
    opened.page.get_by_role("button", name="中文").click()
    opened.page.locator("section[lang^=zh]").wait_for()
    opened.page.locator("[data-side=left] figure path.points").first.wait_for(state="attached")
    opened.page.evaluate("() => window.late()")
    opened.ready()
    opened.clean(file)


OVERLAPS = """() => {
  const root = document.querySelector(".divergences-duel").shadowRoot;
  const found = [];
  for (const figure of root.querySelectorAll(".pictures figure")) {
    const texts = [...figure.querySelectorAll("svg text")].filter((one) => one.textContent && one.checkVisibility());
    const boxes = texts.map((one) => one.getBoundingClientRect());
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b, k) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 1 && down > a.height / 4) found.push(`${texts[i].textContent} / ${texts[i + k + 1].textContent}`);
    }));
  }
  return found;
}"""


@pytest.mark.parametrize("width", [1440, 390])
def test_no_word_of_a_curve_lies_over_that_of_its_guide(open_page: Callable[..., Page], file: Path, width: int) -> None:
    opened = open_page(width)
    opened.go(file, "width=32&n_critic=1&data=two-gaussians&language=en")
    opened.train(400)
    opened.page.wait_for_function(f"() => !({OVERLAPS})().length")
    opened.clean(file)


def test_where_one_side_ran_away_the_cursor_goes_on_with_the_other(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "left=wrong-sign&data=two-gaussians&width=32&n_critic=1&language=en")
    opened.train(560)
    assert opened.verdicts()[0] == "ranAway"
    figure = opened.page.locator("[data-panel=distance]")
    cursor = float(figure.locator("line.cursor").get_attribute("x1"))
    ends = [
        path.split("L")[-1].split(",")[0]
        for path in figure.locator("path.curve").evaluate_all("(all) => all.map((one) => one.getAttribute('d'))")
    ]
    assert cursor == pytest.approx(max(float(end) for end in ends), abs=1)
    opened.clean(file)


def test_the_axis_of_steps_ends_soon_after_the_newest_step(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "width=32&n_critic=1&language=en")
    opened.train(10)
    marks = opened.page.locator("[data-panel=pull] .tick text").all_text_contents()
    assert "100" in marks
    opened.train(120)
    marks = opened.page.locator("[data-panel=pull] .tick text").all_text_contents()
    assert "3,500" not in marks
    ends = [int(mark.replace(",", "")) for mark in marks if re.fullmatch(r"[\d,]+", mark)]
    assert opened.step <= max(ends) <= max(200, 2 * opened.step)
    opened.clean(file)


def test_what_has_not_changed_is_not_drawn_again(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "width=32&n_critic=1&language=en")
    opened.train(10)
    opened.page.evaluate(
        """() => {
          window.changes = 0;
          const root = document.querySelector(".divergences-duel").shadowRoot;
          const notice = new MutationObserver((all) => { window.changes += all.length; });
          for (const figure of root.querySelectorAll("figure"))
            notice.observe(figure, { childList: true, subtree: true, attributes: true, characterData: true });
        }"""
    )
    opened.page.get_by_label("Slow motion").check()
    opened.page.get_by_label("Colours").select_option("dark")
    opened.page.locator("section[data-theme=dark]").wait_for()
    assert opened.page.evaluate("() => window.changes") == 0
    opened.page.get_by_label("step", exact=True).focus()
    opened.page.keyboard.press("Home")
    opened.page.wait_for_function("() => window.changes > 0")


def test_presenting_on_a_low_screen_draws_no_picture_that_has_no_room(
    open_page: Callable[..., Page], file: Path
) -> None:
    opened = open_page(1280, 720)
    opened.go(file, "width=32&n_critic=1&language=en&presenter=true")
    opened.train(5)
    assert opened.page.locator("[data-panel=share]").is_hidden()
    opened.clean(file)
