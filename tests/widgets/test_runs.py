"""The view of a run in Python: its state, and what it refuses."""

import math
import subprocess
import sys

import numpy as np
import pytest
import traitlets

from divergences.gan.config import Config
from divergences.gan.history import History
from divergences.widgets import RunView
from divergences.widgets.runs import PANELS, READER_TRAITS

from ..support.runs import history


def test_several_runs_are_counted_through():
    runs = {"a": history(3, 2), "b": history(2, 1, seed=1)}
    view = RunView(runs, network=2)
    assert view.values()["estimate"] == runs["b"]["estimate"][1, 0]
    view.network, view.index = 1, 0
    assert view.values()["estimate"] == runs["a"]["estimate"][0, 1]
    view.network = view.index = 99  # beyond the end is the last, as on the page
    assert view.values()["estimate"] == runs["b"]["estimate"][1, 0]


def test_panels_suit_the_generator_unless_they_are_chosen():
    assert RunView(history()).panels == ["plane", "estimate", "pull"]
    assert RunView(history(), distance=len).panels == ["plane", "estimate", "distance"]
    assert RunView(history(shift=True)).panels == ["plane", "theta", "gradient"]
    assert RunView(history(), panels=["slope"]).panels == ["slope"]
    assert set(RunView(history()).panels) < set(PANELS)


def test_all_that_a_reader_can_change_is_synced():
    assert set(READER_TRAITS) < set(RunView.class_traits(sync=True))
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
