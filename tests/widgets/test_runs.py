"""The view of a run in Python: its state, its frames, and what it makes of a live run."""

import base64
import json
import math
import subprocess
import sys

import numpy as np
import pytest
import traitlets

from divergences.gan.config import Config
from divergences.gan.ending import Ending
from divergences.gan.history import PER_SNAPSHOT, History
from divergences.widgets import RunView
from divergences.widgets.frames import ARROWS, NUMBERS, UNIT, describe, ending, pack
from divergences.widgets.runs import PANELS, READERS
from divergences.widgets.thinning import MAX_FRAMES, MAX_TAIL

SAMPLES, GRID = 80, 7


def history(count=3, members=2, *, shift=False, steps=None, seed=0, **config):
    """A recorded run of made-up numbers."""
    rng = np.random.default_rng(seed)
    words = {
        **{"seeds": list(range(members)), "objective": "wasserstein", "lambda_gp": 10.0, "learning_rate": 0.1},
        **{"steps": steps or 10 * (count - 1) or 1, "generator": "shift" if shift else "mlp"},
        **{"data": "segments" if shift else "ring"},
    }
    shapes = {"samples": (SAMPLES, 2), "pull": (SAMPLES, 2), "critic": (GRID, GRID), "slopes": (SAMPLES,)}
    arrays = {name: rng.normal(size=(count, members, *shapes.get(name, ()))).astype("f4") for name in PER_SNAPSHOT}
    arrays |= {"step": 10 * np.arange(count), "seconds": 0.5 * np.arange(count)}
    arrays["slopes"] = np.abs(arrays["slopes"])
    arrays["diverged_at"] = np.full((count, members), -1)
    if not shift:
        arrays["theta"] = np.full((count, members), np.nan)
    settings = Config(**words | config)
    estimates = tuple("em" if each == "wasserstein" else "js" for each in settings.objectives)
    return History(settings, "a test", 3.0, rng.normal(size=(50, 2)), None, arrays, estimates)


class Live:
    """A run whose snapshots come when the test says so."""

    def __init__(self, whole):
        self.whole, self.count, self.running, self.error, self.stopped = whole, 0, True, None, 0
        self.calls, self.ends = [], []

    @property
    def history(self):
        arrays = {name: values[: self.count] for name, values in self.whole.arrays.items()} if self.count else {}
        ending = None if self.running else Ending("stopped", 10 * (self.count - 1))
        return History(self.whole.config, "a test", self.whole.size, self.whole.real, ending, arrays)

    def on_snapshot(self, call):
        self.calls.append(call)

    def on_end(self, call):
        self.ends.append(call)

    def stop(self):
        self.stopped += 1

    def come(self):
        self.count += 1
        for call in self.calls:
            call(None)

    def end(self, error=None):
        self.running, self.error = False, error
        for call in self.ends:
            call()


def unpack(run, data, index, member):
    """One frame, by the layout that the browser gets."""
    start = (index * len(run["networks"]) + member) * run["bytes"]
    frame = data[start : start + run["bytes"]]
    cuts = np.cumsum([8 * len(NUMBERS), 8 * run["arrows"], 4 * len(run["slope_edges"]), 2 * run["grid"] ** 2])
    kinds = ("<f8", "<f4", "<f4", "<u2", "<i2")
    ends = zip((0, *cuts), (*cuts, len(frame)), kinds, strict=True)
    numbers, arrows, shares, levels, samples = (np.frombuffer(frame[a:b], kind) for a, b, kind in ends)
    return dict(zip(NUMBERS, numbers, strict=True)), arrows.reshape(-1, 2), shares, levels, samples.reshape(-1, 2)


def test_a_frame_holds_what_was_recorded():
    run = history()
    about, data = describe(run), pack(run)
    assert len(data) == 3 * 2 * about["bytes"]
    for index in range(3):
        for member in range(2):
            numbers, arrows, shares, levels, samples = unpack(about, data, index, member)
            assert numbers["step"] == 10 * index
            assert numbers["estimate"] == run["estimate"][index, member]
            pull = run["pull"][index, member].astype(float)
            assert numbers["pull"] == pytest.approx(np.hypot(*pull.T).mean(), rel=1e-12)
            assert numbers["slope"] == pytest.approx(run["slopes"][index, member].astype(float).mean())
            slopes = run["slopes"][index, member].astype(float)
            assert numbers["above"] == np.count_nonzero(slopes > 1) / SAMPLES
            counts = [np.count_nonzero(np.floor(10 * slopes) == tenth) for tenth in range(30)]
            np.testing.assert_allclose(
                shares, [*counts, np.count_nonzero(slopes >= 3)] / np.float64(SAMPLES), rtol=1e-6
            )
            assert math.isnan(numbers["theta"])
            assert math.isnan(numbers["distance"])
            np.testing.assert_array_equal(arrows, run["pull"][index, member][:ARROWS])
            np.testing.assert_allclose(samples / UNIT * 3.0, run["samples"][index, member], atol=3.0 / UNIT)
            critic = run["critic"][index, member].ravel().astype(float)
            again = numbers["low"] + levels / 65535 * (numbers["high"] - numbers["low"])
            np.testing.assert_allclose(again, critic, atol=1e-4)
            assert numbers["outside"] == (np.abs(run["samples"][index, member]) > 3).any(axis=1).sum()


def test_no_slope_is_lost_from_its_histogram():
    run = history(1, 1)
    run["slopes"][0, 0] = np.linspace(0, 1, SAMPLES) * 1e6
    run["slopes"][0, 0, :4] = 0, 0.95, 1, 2.95
    numbers, _, shares, *_ = unpack(describe(run), pack(run), 0, 0)
    assert {i: round(float(SAMPLES * share)) for i, share in enumerate(shares) if share} == {
        **{0: 1, 9: 1, 10: 1, 29: 1, 30: SAMPLES - 4},
    }
    assert numbers["above"] == (SAMPLES - 3) / SAMPLES  # a slope of exactly 1 is not above it


def test_the_one_parameter_has_its_gradient_beside_the_exact_ones():
    run = history(shift=True)
    numbers, *_ = unpack(describe(run), pack(run), 1, 0)
    theta = float(run["theta"][1, 0])
    assert numbers["gradient"] == pytest.approx(-run["pull"][1, 0, :, 0].astype(float).mean())
    assert numbers["js"] == pytest.approx(math.log(2))
    assert (numbers["em"], numbers["js_derivative"], numbers["em_derivative"]) == (abs(theta), 0, np.sign(theta))


def test_a_run_that_ran_away_is_packed_without_a_warning():
    run = history()
    run["samples"][2], run["critic"][2], run["pull"][2, 0], run["estimate"][2] = np.nan, np.inf, np.inf, -np.inf
    run["slopes"][2, 0, 5] = np.nan
    numbers, _, shares, levels, samples = unpack(describe(run), pack(run, distance=len), 2, 0)
    assert math.isnan(numbers["distance"])
    assert numbers["estimate"] == -math.inf
    assert math.isnan(numbers["low"])
    assert math.isnan(numbers["above"])
    assert not shares.any()
    assert numbers["outside"] == SAMPLES
    assert not levels.any()
    assert (samples > 3 * UNIT).all()


def test_a_hundred_snapshots_are_small():
    run = history(2, 1)
    big = {"samples": (512, 2), "pull": (512, 2), "critic": (41, 41), "slopes": (512,)}
    run.arrays |= {name: np.zeros((100, 1, *shape)) for name, shape in big.items()}
    run.arrays |= {n: np.zeros((100, 1)) for n in PER_SNAPSHOT if n not in big} | {"step": np.arange(100)}
    run.arrays["seconds"] = np.arange(100.0)
    assert len(pack(run)) < 620_000


def test_distance_is_measured_once_for_each_network_and_snapshot():
    seen = []

    def measure(samples):
        seen.append(samples)
        return len(seen)

    view = RunView(history(), distance=measure, floor=0.25, network=1)
    assert len(seen) == 6
    assert seen[0].shape == (SAMPLES, 2)
    assert view.values()["distance"] == 6
    assert view._runs[0]["floor"] == 0.25


@pytest.mark.parametrize(
    ("change", "kind", "step"),
    [
        ({}, "done", 20),
        ({"steps": 99}, "cut", 20),
        ({"steps": 99, "ending": Ending("stopped", 20)}, "stopped", 20),
        ({"steps": 99, "lost": 17, "ending": Ending("diverged", 17)}, "diverged", 17),
    ],
)
def test_how_a_run_ended(change, kind, step):
    run = history(steps=change.get("steps"))
    run.ending = change.get("ending")
    run["diverged_at"][-1] = change.get("lost", -1)
    assert ending(run) == {"kind": kind, "step": step}


def test_several_runs_are_counted_through():
    runs = {"a": history(3, 2), "b": history(2, 1, seed=1)}
    view = RunView(runs, network=2)
    assert view.values()["estimate"] == runs["b"]["estimate"][1, 0]
    view.network, view.index = 1, 0
    assert view.values()["estimate"] == runs["a"]["estimate"][0, 1]
    view.network = view.index = 99  # beyond the end is the last, as on the page
    assert view.values()["estimate"] == runs["b"]["estimate"][1, 0]


def test_what_tells_networks_apart():
    about = describe(history(2, 2, lambda_gp=[0.1, 10.0], objective=["minimax", "wasserstein"]))
    assert [n["tells"] for n in about["networks"]] == [
        {"objective": "minimax", "lambda_gp": 0.1},
        {"objective": "wasserstein", "lambda_gp": 10.0},
    ]


def test_panels_suit_the_generator_unless_they_are_chosen():
    assert RunView(history()).panels == ["plane", "estimate", "pull"]
    assert RunView(history(), distance=len).panels == ["plane", "estimate", "distance"]
    assert RunView(history(shift=True)).panels == ["plane", "theta", "gradient"]
    assert RunView(history(), panels=["slope"]).panels == ["slope"]
    assert set(RunView(history()).panels) < set(PANELS)


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


def test_all_that_a_reader_can_change_is_synced():
    assert set(READERS) < set(RunView.class_traits(sync=True))
    view = RunView(history(), presenter=True)
    assert view.get_state()["presenter"] is view.page_state()["presenter"] is True


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        *(("index", -2), ("index", 1.0), ("index", True), ("network", -1), ("network", "a"), ("language", "de")),
        *(("theme", "blue"), ("panels", ["plane", "plane"]), ("panels", ["film"]), ("stopping", "now")),
        *(("presenter", 1), ("presenter", "yes"), ("presenter", None)),
    ],
)
def test_a_bad_state_is_one_error_that_names_the_trait(name, bad):
    view = RunView(history())
    before = getattr(view, name)
    with pytest.raises(traitlets.TraitError, match=name):
        setattr(view, name, bad)
    assert getattr(view, name) == before


@pytest.mark.parametrize(
    ("run", "error", "said"),
    [
        (None, TypeError, "run must be a History, a dict of Histories or a LiveRun, got NoneType"),
        ([1], TypeError, "run must be"),
        ({}, ValueError, "run must be at least one History"),
        ({"a": 1}, TypeError, "run must map names to Histories, got a int for 'a'"),
        (History(Config(), "", 1.0, np.zeros((1, 2))), ValueError, "at least one snapshot"),
    ],
)
def test_what_is_no_run_is_named(run, error, said):
    with pytest.raises(error, match=said):
        RunView(run)


def test_an_unknown_argument_and_a_bad_floor_are_named():
    with pytest.raises(TypeError, match="RunView has no colour"):
        RunView(history(), colour="red")
    with pytest.raises(ValueError, match="floor must be finite"):
        RunView(history(), floor=math.nan)


def test_the_view_of_a_recorded_run_needs_no_torch():
    code = "import sys, divergences.widgets.runs; assert not {'torch', 'matplotlib', 'scipy', 'ot'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("index", [np.int64(1), np.int32(0), np.uint8(1)])
def test_a_whole_number_of_numpy_is_an_index(index):
    view = RunView(history())
    view.index = index
    assert view.index == int(index) and type(view.index) is int


def test_a_distance_that_is_no_function_is_refused():
    with pytest.raises(TypeError, match=r"^distance must be a function"):
        RunView(history(), distance=5)
