"""Questions: what follows is veiled, a number and a curve can be guessed, and the browser alone keeps what was said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from ipywidgets import HTML

from divergences.lessons import Answers
from divergences.lessons.answers import topics
from divergences.locale import text

from ..support.browser import AXE, Host, clean, page_state, serious
from .asked import curve, number, predict

STORE = "divergences.predictions"
# A host that draws a child widget as the page of a lesson does.
CHILD = """() => {
  window.model.widget_manager = {
    get_model: async (id) => ({ id }),
    create_view: async ({ id }) => {
      const el = document.createElement("p");
      el.textContent = `child ${id}`;
      return { el, remove: () => el.remove() };
    },
  };
}"""


@pytest.mark.browser
def test_what_follows_is_in_the_page_only_after_committing(open_host: Callable[..., Host]) -> None:
    host, child = open_host(width=390), HTML("a child")
    view = predict(then=["<p>the verdict</p>", child])
    host.show_state(page_state(view) | {"_then": ["<p>the verdict</p>", f"IPY_MODEL_{child.model_id}"]}, "predict.js")
    host.page.evaluate(CHILD)
    assert "verdict" not in host.page.content() and host.page.locator(".veil").is_visible()
    host.set("choice", 0)
    host.page.get_by_role("button", name=text("predict.commit", "en")).click()
    host.page.get_by_text(f"child {child.model_id}").wait_for()
    assert host.page.get_by_text("the verdict").is_visible() and not host.page.locator(".veil").is_visible()
    host.page.get_by_role("button", name=text("predict.again", "en")).click()
    assert "verdict" not in host.page.content() and (host.get("choice"), host.get("committed")) == (-1, False)
    host.page.get_by_role("button", name=text("predict.show", "en")).click()
    assert host.page.get_by_text("the verdict").is_visible()
    assert host.page.locator(".option b").nth(1).inner_text() == f"✓ {text('predict.answer', 'en')}"
    assert host.page.evaluate(f"localStorage.getItem('{STORE}')") in (None, "{}")
    clean(host)


@pytest.mark.browser
def test_a_child_is_named_to_the_browser_as_every_host_knows_it() -> None:
    child = HTML("a child")
    assert page_state(predict(then=child))["_then"] == [f"IPY_MODEL_{child.model_id}"]


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_prediction_is_kept_in_the_browser_and_restored_in_either_language(
    open_host: Callable[..., Host], language: str
) -> None:
    host = open_host()
    host.show_state(page_state(predict(topic="2.piles", language=language)), "predict.js")
    host.set("choice", 1)
    host.page.get_by_role("button", name=text("predict.commit", language)).click()
    other = {"en": "zh", "zh": "en"}[language]
    host.show_state(page_state(predict(topic="2.piles", language=other)), "predict.js")
    assert (host.get("choice"), host.get("committed")) == (1, True)
    host.show_state(page_state(Answers(2, language)), "answers.js")
    said = text("answers.score", language, right=1, count=len(topics(2)))
    assert host.page.get_by_role("status").inner_text() == said
    host.page.get_by_role("button", name=text("answers.forget", language)).click()
    assert host.page.get_by_role("status").inner_text() == text(
        "answers.score", language, right=0, count=len(topics(2))
    )
    host.show_state(page_state(predict(topic="2.piles", language=language)), "predict.js")
    assert (host.get("choice"), host.get("committed")) == (-1, False)
    clean(host)


@pytest.mark.browser
def test_what_was_not_as_predicted_is_named_for_another_look(open_host: Callable[..., Host]) -> None:
    host = open_host(width=360)
    kept = {"2.couplings": {"choice": 0, "right": False}, "2.piles": {"choice": 1, "right": True}}
    host.page.evaluate("([store, kept]) => localStorage.setItem(store, JSON.stringify(kept))", [STORE, kept])
    host.show_state(page_state(Answers(2)), "answers.js")
    again, unanswered = (part.locator("li").all_inner_texts() for part in host.page.locator(".answers > div").all()[:2])
    assert again == [text("topic.2.couplings", "en")]
    assert len(unanswered) == len(topics(2)) - 2
    assert host.page.evaluate("document.documentElement.scrollWidth") <= 360
    host.page.evaluate("([store]) => localStorage.setItem(store, 'spoilt')", [STORE])
    host.show_state(page_state(Answers(2)), "answers.js")
    assert not host.page.get_by_role("button", name=text("answers.forget", "en")).is_visible()
    clean(host)


@pytest.mark.browser
def test_the_marker_moves_by_keyboard_and_the_answer_stands_beside_it(open_host: Callable[..., Host]) -> None:
    host = open_host(width=390)
    host.show_state(page_state(number()), "predict.js")
    slider, commit = host.page.get_by_role("slider"), host.page.get_by_role("button", name=text("predict.commit", "en"))
    assert commit.is_disabled() and not host.page.locator(".truth").is_visible()
    slider.focus()
    host.page.keyboard.press("End")
    assert host.get("guess") == [1]
    commit.click()
    truth, yours = (host.page.locator(f".number .{name}").bounding_box() for name in ("truth", "yours"))
    track = slider.bounding_box()
    middle = (truth["x"] + truth["width"] / 2 - track["x"]) / track["width"]
    assert middle == pytest.approx(2 / 3, abs=0.04)  # 0.1 on a scale from 0.001 to 1
    assert yours["x"] + yours["width"] <= 390
    assert "0.1" in host.page.get_by_role("status").inner_text() and slider.is_disabled()
    assert host.page.locator("section").get_attribute("data-verdict") == "wrong"
    clean(host)


@pytest.mark.browser
def test_a_count_is_said_in_whole_numbers(open_host: Callable[..., Host]) -> None:
    host = open_host(width=390)
    host.show_state(page_state(number(scale=(0, 13), answer=2, log=False)), "predict.js")
    marks = host.page.locator(".number .marks span").all_inner_texts()
    assert marks == [str(mark) for mark in range(0, 13, 2)]
    slider = host.page.get_by_role("slider")
    slider.evaluate("(input) => { input.value = 160; input.dispatchEvent(new Event('input')); }")  # 2.08 of 13
    assert host.get("guess") == [2]
    host.page.get_by_role("button", name=text("predict.commit", "en")).click()
    assert host.page.locator("section").get_attribute("data-verdict") == "right"
    clean(host)


@pytest.mark.browser
@pytest.mark.parametrize("right", [True, False])
def test_a_curve_is_drawn_and_judged_as_python_judges_it(open_host: Callable[..., Host], right: bool) -> None:
    host, view = open_host(width=800), curve()
    host.show_state(page_state(view), "predict.js")
    box = host.page.locator(".sketch svg").bounding_box()
    left, end = box["x"] + 3.2 * 14, box["x"] + box["width"] - 14
    top, bottom = box["y"] + 2 * 14, box["y"] + box["height"] - 3 * 14
    heights = [top, top, bottom, bottom] if right else [bottom, bottom, top, top]
    host.page.mouse.move(left, heights[0])
    host.page.mouse.down()
    for share, height in zip((0.48, 0.52, 1), heights[1:], strict=True):
        host.page.mouse.move(left + share * (end - left), height, steps=4)
    host.page.mouse.up()
    assert host.page.locator(".truth path").count() == 0
    host.page.get_by_role("button", name=text("predict.commit", "en")).click()
    assert host.page.locator(".truth path").count() == 3
    assert host.page.locator("section").get_attribute("data-verdict") == ("right" if right else "wrong")
    view.guess, view.committed = host.get("guess"), True
    assert view.correct is right
    assert np.ptp(view.guess) == pytest.approx(1, abs=0.02)
    clean(host)


@pytest.mark.browser
def test_a_curve_can_be_drawn_by_keyboard(open_host: Callable[..., Host]) -> None:
    host = open_host()
    host.show_state(page_state(curve()), "predict.js")
    host.page.locator(".sketch").focus()
    for _ in range(40):
        host.page.keyboard.press("ArrowLeft")
    host.page.keyboard.press("ArrowUp")
    for _ in range(61):
        host.page.keyboard.press("ArrowRight")
    drawn = host.get("guess")
    assert None not in drawn and drawn[0] == pytest.approx(0.55) and drawn[-1] == pytest.approx(0.55)


@pytest.mark.browser
def test_hands_are_bars_beside_the_options(open_host: Callable[..., Host]) -> None:
    host = open_host(width=390)
    host.show_state(page_state(predict()), "predict.js")
    host.page.get_by_role("button", name=text("predict.hands", "en")).click()
    for option, count in (("KL", "6"), ("EM", "18")):
        host.page.get_by_label(text("predict.handsFor", "en", option=option)).fill(count)
    assert host.get("hands") == [6, 18]
    room, *bars = (host.page.locator(part).first.bounding_box()["width"] for part in (".room", ".bar"))
    assert bars[0] / room == pytest.approx(0.25, abs=0.01)
    host.page.get_by_role("button", name=text("predict.show", "en")).click()
    assert host.page.locator(".row").nth(1).get_attribute("data-mark") == "answer"
    clean(host)


@pytest.mark.browser
@pytest.mark.parametrize("make", [predict, number, curve])
def test_axe_finds_nothing_serious(open_host: Callable[..., Host], make: Callable[..., Any]) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is installed by `python -m tools.bundle`")
    host = open_host(width=390)
    host.show_state(page_state(make(then="<p>then</p>")), "predict.js")
    axe = AXE.read_text(encoding="utf-8")
    assert serious(host.page, axe) == []
    host.page.get_by_role("button", name=text("predict.show", "en")).click()
    assert serious(host.page, axe) == []
