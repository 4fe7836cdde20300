"""Questions in Python: what is refused, and when an answer is right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import traitlets

from divergences.lessons import Answers
from divergences.lessons.answers import topics

from .asked import curve, number, predict


@pytest.mark.parametrize(
    ("make", "given", "said"),
    [
        (number, {"scale": (1, 1)}, "scale"),
        (number, {"scale": "01"}, "scale"),
        (number, {"scale": (0, 1)}, "scale"),
        (number, {"answer": 2}, "answer"),
        (number, {"answer": "2"}, "answer"),
        (number, {"within": 0}, "within"),
        (curve, {"answer": [([0], [0])]}, "answer"),
        (curve, {"answer": [([0, 1], [0])]}, "answer"),
        (curve, {"x": (1, -1)}, "x"),
        (curve, {"names": ("", "JS")}, "names"),
    ],
)
def test_what_cannot_be_guessed_is_refused_by_name(make: Callable[..., Any], given: dict[str, Any], said: str) -> None:
    with pytest.raises((TypeError, ValueError, traitlets.TraitError), match=f"^{said}"):
        make(**given)


def test_a_guess_is_right_within_a_share_of_the_scale() -> None:
    view = number(within=0.05)
    view.guess, view.committed = [0.1 * 1000**0.049], True
    assert view.correct
    view.guess = [0.1 * 1000**0.051]
    assert view.correct is False


def test_a_drawing_is_right_by_its_mean_distance() -> None:
    view = curve(within=0.1)
    target = [1.0] * 30 + [0.5] + [0.0] * 30
    view.guess, view.committed = [abs(each - 0.09) for each in target], True
    assert view.correct
    view.guess = [0.5] * 61
    assert view.correct is False


def test_hands_are_one_count_for_each_option() -> None:
    view = predict()
    view.hands = [3, 14]
    for wrong in ([1], [1, -1], [1, 1.5], ["2", 3]):
        with pytest.raises((traitlets.TraitError, TypeError, ValueError), match=r"^hands"):
            view.hands = wrong
    assert view.hands == [3, 14]


def test_the_topics_of_a_lesson_are_those_of_the_catalogue() -> None:
    assert set(topics()) == {topic for lesson in range(7) for topic in topics(lesson)}
    assert all(topics(lesson) for lesson in range(7))
    for wrong in (7, -1, "2", True):
        with pytest.raises((TypeError, ValueError), match=r"^lesson"):
            Answers(wrong)  # type: ignore[arg-type]
