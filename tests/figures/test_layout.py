"""Every figure in every language: texts apart and inside, words of one language, the same data, a look of its own."""

import io
import re
from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest

from divergences import plotting
from divergences.gan.study.task import RESULTS
from figures import figure1, figure2, render
from figures.evidence import have_ended

from .drawn import EACH, NAMES, drawn_words, texts_with_boxes, unreadable_texts

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("drawn figures")]


@EACH
def test_every_text_lies_inside_the_figure_and_on_no_other_text(made, name, language):
    figure = made[name, language]
    boxes = texts_with_boxes(figure)
    assert len(boxes) > 5
    for artist, box in boxes:
        low, high = figure.bbox.min + 2, figure.bbox.max - 2
        assert (box.min >= low).all() and (box.max <= high).all(), artist.get_text()
    for (one, box), (other, other_box) in combinations(boxes, 2):
        assert not box.overlaps(other_box), (one.get_text(), other.get_text())


@EACH
def test_no_curve_runs_through_a_text(made, name, language):
    figure = made[name, language]
    boxes = texts_with_boxes(figure)
    for axes in figure.axes:
        for line in axes.lines:
            if hasattr(line, "get_data_3d") or len(line.get_xdata()) < 2:
                continue
            pixels = line.get_transform().transform(np.column_stack(line.get_data()))
            steps = np.linspace(0, 1, 30)[:, None, None]
            dense = (pixels[:-1] + steps * np.diff(pixels, axis=0)).reshape(-1, 2)
            for artist, box in boxes:
                inside = (dense > box.min + 2).all(axis=1) & (dense < box.max - 2).all(axis=1)
                assert not inside.any(), (artist.get_text(), line.get_label())


@EACH
def test_every_text_can_be_read_on_what_is_behind_it(made, name, language):
    assert unreadable_texts(made[name, language]) == []


@EACH
def test_the_words_are_those_of_the_catalogue_in_one_language(made, name, language):
    words = drawn_words(made[name, language])
    assert render.title_of(name, language) in words
    assert bool(re.search(r"[\u4e00-\u9fff]", words)) == (language == "zh")


@EACH
def test_both_languages_show_the_same_data(made, name, language):
    for axes, same in zip(made[name, language].axes, made[name, "en"].axes, strict=True):
        for line, other in zip(axes.lines, same.lines, strict=True):
            np.testing.assert_array_equal(line.get_data(), other.get_data())


@EACH
def test_both_languages_show_the_same_pictures(made, name, language):
    for axes, same in zip(made[name, language].axes, made[name, "en"].axes, strict=True):
        for image, other in zip(axes.images, same.images, strict=True):
            np.testing.assert_array_equal(image.get_array(), other.get_array())


def test_drawing_changes_no_setting():
    before = dict(mpl.rcParams)
    figure2.make_figure("zh")
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_keeps_its_look_outside_of_the_style(made, name):
    def pixels():
        canvas = io.BytesIO()
        made[name, "zh"].savefig(canvas, format="png", dpi=60)
        return canvas.getvalue()

    outside = pixels()
    with plotting.style("zh"):
        assert pixels() == outside


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="en, zh"):
        figure2.make_figure("xx")


def test_a_figure_is_found_by_its_module():
    depending = {"figure7": have_ended(*render.RUNS_OF["figure7"]), "budget": RESULTS.is_file()}
    listed = [*(f"figure{number}" for number in range(1, 8)), "animals", "mechanism", "budget", "first2000"]
    assert [name for name in listed if depending.get(name, True)] == NAMES
    assert figure1.PAIR.radius == 1  # figure 1 gives lengths in units of r
