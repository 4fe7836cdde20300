"""A prediction: what it refuses, and in Chromium that nothing shows before the reader has committed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import traitlets

from divergences.lessons import Predict
from divergences.locale import LANGUAGES, text

from ..support.browser import Host, page_state

OPTIONS = ["KL", "JS", "EM"]
BECAUSE = "EM is |θ|."


def predict(**given: Any) -> Predict:
    return Predict(**({"question": "Which one?", "options": OPTIONS, "answer": "EM", "because": BECAUSE} | given))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"question": ""}, "question"),
        ({"question": 3}, "question"),
        ({"because": None}, "because"),
        ({"options": "KL"}, "options"),
        ({"options": ["EM"]}, "options"),
        ({"options": ["EM", "EM"]}, "options"),
        ({"options": ["EM", 2]}, "options"),
        ({"answer": "TV"}, "answer"),
        ({"language": "xx"}, "language"),
        ({"topic": "9.nothing"}, "topic"),
        ({"topic": None}, "topic"),
        ({"then": 3}, "then"),
        ({"then": ["<p>fine</p>", object()]}, "then"),
    ],
)
def test_what_it_cannot_ask_is_refused_by_name(given: dict[str, Any], said: str) -> None:
    with pytest.raises((TypeError, ValueError, traitlets.TraitError), match=f"^{said}"):
        predict(**given)


@pytest.mark.parametrize("place", [-2, 3, True, 1.0, "EM", None])
def test_a_choice_that_is_no_option_is_refused(place: Any) -> None:
    with pytest.raises(traitlets.TraitError, match="choice must be a whole number from -1 to 2"):
        predict().choice = place


def test_nobody_commits_to_nothing() -> None:
    view = predict()
    with pytest.raises(traitlets.TraitError, match="committed"):
        view.committed = True
    assert view.correct is None


@pytest.mark.parametrize(("choice", "correct"), [(0, False), (2, True)])
def test_it_knows_whether_the_prediction_was_right(choice: int, correct: bool) -> None:
    view = predict()
    view.choice = choice
    assert view.correct is None
    view.committed = True
    assert view.correct is correct


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_by_keyboard_the_answer_is_shown_after_committing(open_host: Callable[..., Host], language: str) -> None:
    host = open_host(width=360)
    host.show_state(page_state(predict(language=language)), "predict.js")
    page, said = host.page, host.page.get_by_role("status")
    button = page.get_by_role("button", name=text("predict.commit", language))
    assert button.is_disabled()
    assert said.inner_text() == ""
    page.get_by_role("radio", name="KL").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert (host.get("choice"), host.get("committed"), said.inner_text()) == (1, False, "")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert (host.get("choice"), host.get("committed")) == (1, True)
    assert said.inner_text() == {"en": " ", "zh": ""}[language].join([text("predict.wrong", language), BECAUSE])
    assert [row.split() for row in page.locator(".option b").all_inner_texts()] == [
        [],
        ["✗", *text("predict.yours", language).split()],
        ["✓", *text("predict.answer", language).split()],
    ]
    assert page.get_by_role("radio").evaluate_all("(all) => all.every((one) => one.disabled)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert (host.complaints, host.strangers) == ([], [])


@pytest.mark.browser
def test_python_can_choose_and_a_view_that_closes_leaves_nothing(open_host: Callable[..., Host]) -> None:
    host = open_host()
    host.show_state(page_state(predict()), "predict.js")
    host.set("choice", 2)
    host.set("committed", True)
    assert host.page.get_by_role("status").inner_text() == f"{text('predict.right', 'en')} {BECAUSE}"
    host.page.evaluate("async () => { for (const close of window.closers) (await close)?.(); }")
    assert host.page.evaluate("window.model.listening") == 0
