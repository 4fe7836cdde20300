"""The picture and the page of every mistake."""

import math
import re

import pytest

from divergences.lessons.mistakes import MISTAKES
from divergences.lessons.mistakes.drawings import draw_mistake
from divergences.lessons.mistakes.gallery import exhibit
from divergences.lessons.mistakes.page import number, side_by_side, verdicts
from divergences.locale import LANGUAGES, text

# Both modules look at the same trainings, which one process keeps.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("mistakes")]
EACH = pytest.mark.parametrize("key", MISTAKES)


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_its_picture_keeps_every_text_inside_and_apart(key, language):
    for shown in ("right", "wrong"):
        figure = draw_mistake(exhibit(MISTAKES[key]), text(f"mistakes.{key}", language), shown, language)
        renderer = figure._get_renderer()
        written = [*figure.texts]
        for axes in figure.axes:
            written += [axes._left_title, axes.xaxis.label, *axes.texts]
        boxes = [words.get_window_extent(renderer) for words in written]
        assert len(boxes) >= 6
        for box in boxes:
            assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= figure.bbox.x1 and box.y1 <= figure.bbox.y1
        for index, box in enumerate(boxes):
            assert not any(box.overlaps(other) for other in boxes[index + 1 :])


def test_another_switch_is_refused():
    with pytest.raises(ValueError, match="shown must be one of right, wrong, got 'both'"):
        draw_mistake((), "", "both", "en")


@EACH
def test_its_page_shows_both_codes_and_marks_where_they_differ(key):
    mistake = MISTAKES[key]
    page = side_by_side(mistake, exhibit(mistake), "zh")
    assert page.count("<pre") == 2
    assert page.count("border-left: 3px solid #") >= 2
    assert text(f"mistakes.{key}.story", "zh").split("“")[0][:8] in page
    for wrong in (True, False):
        code = mistake.code(wrong=wrong)
        assert '"""' not in code and len(code.splitlines()) <= 8
        assert code.startswith(f"def {(mistake.wrong if wrong else mistake.right).__name__}(")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_stays_beside_its_number_and_no_two_columns_have_one_name(language):
    page = verdicts(language)
    for cell in re.findall(r"<td[^>]*>[^<]*[✓✗]</td>", page):
        assert "white-space: nowrap" in cell
    heads = re.findall(r"<th[^>]*>([^<]*)</th>", page)
    assert len(heads) == len(set(heads)) == 6


def test_numbers_are_said():
    assert [number(value) for value in (529.0, -0.0, 1e-12, math.nan, -math.inf, 0.3466)] == [
        "529", "0", "0", "nan", "−∞", "0.347",
    ]  # fmt: skip
