"""What the view makes of a live run: its frames come one by one, thinned where there are too many."""

import base64
import json

import numpy as np
import pytest

from divergences.widgets import RunView, runs
from divergences.widgets.frames import pack
from divergences.widgets.thinning import MAX_FRAMES

from ..support.node import SOURCES, run_in_node
from ..support.runs import Live, history


def test_a_live_run_comes_in_as_it_is_recorded():
    live = Live(history(22, 1))
    view = RunView(live)
    assert view._runs[0]["end"] == {"kind": "running", "step": 0}
    with pytest.raises(ValueError, match="nothing is recorded yet"):
        view.values()
    for count in range(1, 21):
        live.come()
        assert view._runs[0]["count"] == count
        assert len(view._head + view._tail) == count * view._runs[0]["bytes"]
        assert view.values()["step"] == 10 * (count - 1)
    assert view._runs[0]["left"] == pytest.approx(0.05 * 10 * 2)
    live.end()
    assert view._runs[0]["end"]["kind"] == "stopped"
    assert view._head + view._tail == pack(live.history)
    assert view._tail == b""


class Wire:
    """The browser's end of a view: the state that it has received, and how many bytes that took."""

    def __init__(self, view, monkeypatch):
        self.state, self.bytes, self.sends = {}, 0, 0
        self.seconds = 0.0
        monkeypatch.setattr(runs, "monotonic", lambda: self.seconds)
        monkeypatch.setattr(RunView, "send_state", lambda view, key=None: self.receive(view, key))
        self.receive(view, view.keys)

    def receive(self, view, key=None):
        given = view.get_state([key] if isinstance(key, str) else list(key))
        parts = [given[name] for name in ("_head", "_tail") if name in given]
        self.bytes += sum(map(len, parts)) + len(given.get("_growth", {}).get("bytes", b""))
        self.sends += "_runs" in given
        self.state |= given
        growth = self.state["_growth"]
        if growth and len(self.state["_head"]) != growth["size"]:
            head, at = self.state["_head"], growth["at"]
            self.state["_head"] = head[:at] + growth["bytes"] + head[at:]
            assert len(self.state["_head"]) == growth["size"]


def expected_frames(live, run):
    """The frames of the snapshots that a run of the wire has."""
    stride = max(1, (len(live.history) - 1) // MAX_FRAMES + 1)
    stride = 1 << (stride - 1).bit_length()
    indices = list(range(0, len(live.history), stride))
    newest = len(live.history) - 1
    indices += [newest] if run["count"] > len(indices) else []
    return b"".join(pack(live.history, index, index + 1) for index in indices)


@pytest.mark.slow
def test_a_browser_that_puts_the_parts_together_has_every_frame(monkeypatch):
    lives = [Live(history(600, 1)), Live(history(600, 1, seed=1))]
    view = RunView(*lives)
    wire = Wire(view, monkeypatch)
    for count in range(600):
        wire.seconds += 1.0
        lives[0].come()
        if count % 3 == 0:
            lives[1].come()
        if count % 50 and count < 590:
            continue
        for live, run in zip(lives, wire.state["_runs"], strict=True):
            held, size = run["held"] * run["bytes"], run["bytes"]
            head = wire.state["_head"][run["head"] : run["head"] + held]
            tail = wire.state["_tail"][run["tail"] : run["tail"] + (run["count"] - run["held"]) * size]
            assert head + tail == expected_frames(live, run)
    lives[0].end()
    assert wire.state["_head"] == view._head and wire.state["_runs"] == view._runs


@pytest.mark.slow
def test_a_long_live_run_sends_each_frame_once_and_not_every_newest(monkeypatch):
    count = 4000
    live = Live(history(count, 1))
    view = RunView(live)
    wire = Wire(view, monkeypatch)
    for _ in range(count):
        wire.seconds += 0.01
        live.come()
        assert view.values()["step"] == 10 * (live.count - 1)
    # 256 frames, then at each of four doublings the 129 that are left and 128 more; five newest a second.
    frames = MAX_FRAMES + 4 * (MAX_FRAMES + 1) + 5 * 0.01 * count
    assert wire.bytes <= frames * view._runs[0]["bytes"]
    live.end()
    steps = []
    for index in range(view._runs[0]["count"]):
        view.index = index
        steps.append(view.values()["step"])
    stride = steps[1] - steps[0]
    assert steps == [*np.arange(0, 10 * (count - 1), stride), 10 * (count - 1)]


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


GROWTH = """
import {{ followGrowth, headOf }} from {module};
const asked = [];
const listeners = {{}};
const view = (...numbers) => new DataView(Uint8Array.from(numbers).buffer);
const state = {{ _head: view(1, 2, 9), _growth: {{}} }};
const model = {{
  get: (name) => state[name],
  set(name, value) {{ state[name] = value; listeners[`change:${{name}}`]?.(); }},
  on: (event, call) => {{ listeners[event] = call; }},
  send: (message) => asked.push(message),
}};
const heads = [];
const note = () => {{ const head = headOf(model); heads.push(head && [...new Uint8Array(head.buffer)]); }};
followGrowth(model);
note();
model.set("_growth", {{ at: 2, size: 5, bytes: view(3, 4) }});
note();
note();
model.set("_growth", {{ at: 4, size: 6, bytes: view(5) }});
note();
model.set("_growth", {{ at: 5, size: 9, bytes: view(7) }}); // what made 6 is lost
note();
note();
state._growth = {{}};
model.set("_head", view(1, 2, 3, 4, 5, 6, 6, 7, 9));
note();
console.log(JSON.stringify([heads, asked]));
"""


def test_the_browser_adds_each_part_once_and_asks_for_the_whole_where_one_was_missed():
    module = json.dumps((SOURCES / "run" / "growth.js").as_uri())
    heads, asked = run_in_node(GROWTH.format(module=module))
    assert heads == [
        [1, 2, 9], [1, 2, 3, 4, 9], [1, 2, 3, 4, 9], [1, 2, 3, 4, 5, 9], None, None, [1, 2, 3, 4, 5, 6, 6, 7, 9],
    ]  # fmt: skip
    assert asked == [{"ask": "_head"}]


def test_a_browser_that_asks_gets_the_whole_head(monkeypatch):
    live = Live(history(5, 1))
    view = RunView(live)
    wire = Wire(view, monkeypatch)
    for _ in range(3):
        live.come()
    wire.state.clear()
    view._handle_custom_msg({"ask": "_head"}, [])
    assert wire.state["_head"] == view._head == pack(live.history)
    assert view._growth["size"] == len(view._head)
