"""The pad in Python: its state, its limits, and the way from it to a training."""

import json

import numpy as np
import pytest
import traitlets

from divergences.gan.config import Config
from divergences.gan.data import OwnPoints
from divergences.gan.live import LiveRun
from divergences.widgets import Explorer, PointsPad
from divergences.widgets.points import MAX_POINTS, MIN_POINTS, infinity


def test_it_starts_with_a_curve_of_the_lemniscate():
    pad = PointsPad()
    points = pad.drawn()
    assert points.shape == (240, 2)
    x, y = points.T / 1.6
    np.testing.assert_allclose((x**2 + y**2) ** 2, x**2 - y**2, atol=1e-12)
    np.testing.assert_array_equal(points, infinity())
    np.testing.assert_allclose(infinity(5.0, 7), 2.5 * infinity(2.0, 7))


def test_points_come_in_as_arrays_and_lists_and_go_out_as_an_array():
    pad = PointsPad(np.array([[1, -2], [0.5, 2]]))
    assert pad.points == [[1.0, -2.0], [0.5, 2.0]]
    pad.points = []
    assert pad.points == []
    pad.points = [(0.25, 0)]
    np.testing.assert_array_equal(pad.drawn(least=1), [[0.25, 0]])


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ([[0, 0, 0]], r"points must have shape \(n, 2\)"),
        ([0.5, 1], r"points must have shape \(n, 2\)"),
        ([[0, float("nan")]], "points must be finite"),
        ([[0, 2.5]], "points must lie between −2 and 2"),
        ([[0, "a"]], "points must be real numbers"),
        ([[0, 0], [1]], "points must be a number or a rectangular array"),
        (None, "points must be"),
        (np.zeros((MAX_POINTS + 1, 2)), f"n at most {MAX_POINTS}"),
    ],
)
def test_what_are_no_points_is_one_error_and_loses_nothing(bad, said):
    pad = PointsPad([[1, 1]])
    with pytest.raises(traitlets.TraitError, match=said):
        pad.points = bad
    assert pad.points == [[1.0, 1.0]]


@pytest.mark.parametrize(("name", "bad"), [("brush", "wide"), ("language", "de"), ("theme", "blue")])
def test_a_bad_word_names_its_trait(name, bad):
    with pytest.raises(traitlets.TraitError, match=name):
        PointsPad(**{name: bad})


def test_bad_arguments_are_named():
    with pytest.raises(TypeError, match="PointsPad has no colour"):
        PointsPad(colour="red")
    with pytest.raises(ValueError, match="size must be larger than 0"):
        PointsPad(size=0)
    with pytest.raises(traitlets.TraitError, match=r"between −0\.5 and 0\.5"):
        PointsPad([[1, 1]], size=0.5)
    assert PointsPad([[30, -40]], size=40).size == 40


def test_too_few_points_are_said_before_anything_is_trained():
    pad = PointsPad(np.zeros((MIN_POINTS - 1, 2)))
    with pytest.raises(ValueError, match="points must be at least 20 to learn from, got 19: draw some more"):
        pad.drawn()
    with pytest.raises(ValueError, match="least must be at least 1"):
        pad.drawn(least=0)


def test_from_the_pad_to_a_training_is_one_call():
    pad = PointsPad([[x, 1.0] for x in np.linspace(-1, 1, 30)])
    run = LiveRun(Config(data="own", width=8, depth=2, batch=16, steps=20, device="cpu"), data=OwnPoints(pad.drawn()))
    history = run.start().wait()
    assert history.ending.kind == "done"
    assert set(map(tuple, history.real)) <= set(map(tuple, pad.points))


def test_page_state_is_plain_json():
    pad = PointsPad(language="zh", brush="broad")
    state = json.loads(json.dumps(pad.page_state(), allow_nan=False))
    assert state["points"] == state["_start"] == pad.points
    assert (state["language"], state["brush"], state["_size"], state["_most"], state["_least"]) == (
        *("zh", "broad", 2.0, MAX_POINTS, MIN_POINTS),
    )


def test_it_takes_what_the_browser_sends_as_a_message():
    pad = PointsPad([])
    pad._handle_custom_msg({"points": [[0, 1]]}, [])
    assert pad.points == [[0, 1]]
    pad._handle_custom_msg({"points": [[0, float("nan")]]}, [])  # ipywidgets logs the error
    assert pad.points == [[0, 1]]


@pytest.mark.parametrize(
    ("widget", "change"), [(PointsPad([]), {"points": [[0, 1]]}), (Explorer(theta=1.0), {"theta": 0.5})]
)
def test_what_came_as_a_message_is_not_sent_back(monkeypatch, widget, change):
    """A browser would take the echo for news, and what was drawn in the meantime would be gone."""
    sent = []
    monkeypatch.setattr(widget, "_send", lambda message, buffers=None: sent.append(message))
    widget.set_state(change)
    assert sent == [{"method": "echo_update", "state": change, "buffer_paths": []}]
    sent.clear()
    other = {name: [[0.5, 1.0]] if name == "points" else 0.25 for name in change}
    widget._handle_custom_msg(other, [])
    assert {name: getattr(widget, name) for name in other} == other and sent == []
