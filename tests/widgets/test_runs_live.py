"""What the view makes of a live run: its frames come one by one, thinned where there are too many."""

import base64
import json

import numpy as np
import pytest

from divergences.widgets import RunView
from divergences.widgets.frames import pack
from divergences.widgets.thinning import MAX_FRAMES, MAX_TAIL

from ..support.runs import Live, history


def test_a_live_run_comes_in_as_it_is_recorded():
    live = Live(history(MAX_TAIL + 6, 1))
    view = RunView(live)
    assert view._runs[0]["end"] == {"kind": "running", "step": 0}
    with pytest.raises(ValueError, match="nothing is recorded yet"):
        view.values()
    for count in range(1, MAX_TAIL + 5):
        live.come()
        assert view._runs[0]["count"] == count
        assert len(view._head + view._tail) == count * view._runs[0]["bytes"]
        assert view.values()["step"] == 10 * (count - 1)
    assert 0 < len(view._tail) < len(view._head)
    assert view._runs[0]["left"] == pytest.approx(0.05 * 10 * 2)
    live.end()
    assert view._runs[0]["end"]["kind"] == "stopped"
    assert view._head + view._tail == pack(live.history)
    assert view._tail == b""


def test_a_long_live_run_sends_a_bounded_number_of_frames_and_always_the_newest():
    live = Live(history(1500, 1))
    view = RunView(live)
    sent = {"_head": 0, "_tail": 0}
    longest = {"_head": 0, "_tail": 0}

    def note(change):
        sent[change["name"]] += len(change["new"])
        longest[change["name"]] = max(longest[change["name"]], len(change["new"]))

    view.observe(note, ["_head", "_tail"])
    for count in range(1, 1501):
        live.come()
        assert view._runs[0]["count"] <= MAX_FRAMES + 1
        assert view.values()["step"] == 10 * (count - 1)
    size = view._runs[0]["bytes"]
    assert len(view._head + view._tail) == view._runs[0]["count"] * size
    assert longest["_head"] <= MAX_FRAMES * size
    assert longest["_tail"] <= (MAX_TAIL + 1) * size
    # The head grows to MAX_FRAMES in steps of MAX_TAIL once, then from a half of it at each of the three doublings.
    assert sent["_head"] <= 4 * MAX_FRAMES * (MAX_FRAMES // MAX_TAIL) * size
    live.end()
    steps = []
    for index in range(view._runs[0]["count"]):
        view.index = index
        steps.append(view.values()["step"])
    stride = steps[1] - steps[0]
    assert steps == [*np.arange(0, 14990, stride), 14990]


def test_a_reader_stays_at_the_same_step_when_a_long_run_is_thinned():
    live = Live(history(MAX_FRAMES + 1, 1))
    view = RunView(live)
    for _ in range(MAX_FRAMES):
        live.come()
    view.index = 100
    live.come()
    assert (view._runs[0]["count"], view.index) == (MAX_FRAMES // 2 + 1, 50)
    assert view.values()["step"] == 1000


def test_stop_reaches_the_run_and_an_error_is_said():
    live = Live(history(4, 1))
    view = RunView(live)
    live.come()
    view.stopping = True
    assert live.stopped == 1
    live.end(ValueError("too bad"))
    assert view._runs[0]["end"] == {"kind": "failed", "step": 0, "reason": "ValueError: too bad"}
    assert view._runs[0]["count"] == 1


def test_page_state_is_plain_json_with_the_same_frames():
    live = Live(history(4, 2))
    view = RunView(live, language="zh", index=1)
    live.come()
    live.come()
    state = json.loads(json.dumps(view.page_state(), allow_nan=False))
    assert base64.b64decode(state["_head"]) == pack(live.history)
    assert (state["language"], state["index"], state["_tail"]) == ("zh", 1, "")
    assert not state["_runs"][0]["live"]
    assert set(state) == {name for name in view.get_state() if name in state}
    assert state["presenter"] is False
