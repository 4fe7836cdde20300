"""Two runs side by side: which ones, at which step, and that the pictures compare what they show."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from divergences.widgets import RunView
from divergences.widgets.frames import pack

from ..support.browser import Host, clean
from ..support.runs import Live, history, show

Open = Callable[..., Host]


def gan(count: int = 4, members: int = 1, **config: Any) -> Any:
    """A GAN, which has fewer and rarer snapshots than the other run."""
    run = history(count, members, objective="minimax", penalty="none", shift=True, seed=3, steps=45, **config)
    run.arrays["step"] = 15 * np.arange(count)
    return run


def test_two_runs_are_named_by_their_methods_and_begin_at_step_0() -> None:
    view = RunView(gan(), history(8, 1, shift=True))
    assert [run["label"] for run in view._runs] == ["run.method.minimax.none", "run.method.wasserstein.gp"]
    assert (view.network, view.beside, view.index) == (0, 1, 0)
    assert view.values()["step"] == view.values(beside=True)["step"] == 0


def test_each_of_a_pair_shows_its_last_snapshot_until_the_common_step() -> None:
    one, other = gan(), history(8, 1, shift=True)
    view = RunView(one, other, index=-1)
    steps = sorted({*one["step"].tolist(), *other["step"].tolist()})
    assert steps == [0, 10, 15, 20, 30, 40, 45, 50, 60, 70]
    for index, step in enumerate(steps):
        view.index = index
        for beside, run in ((False, one), (True, other)):
            latest = max(each for each in run["step"].tolist() if each <= step)
            assert view.values(beside=beside)["step"] == latest
            at = run["step"].tolist().index(latest)
            assert view.values(beside=beside)["theta"] == run["theta"][at, 0]


def test_a_pair_is_chosen_out_of_several_by_name() -> None:
    runs = {"a": history(3, 2), "b": history(3, 3, seed=1), "c": history(3, 1, seed=2)}
    view = RunView(runs, pair=("c", "b"))
    assert (view.network, view.beside, view.index) == (5, 2, 0)
    assert view.values(beside=True)["estimate"] == runs["b"]["estimate"][0, 0]
    assert RunView(runs, pair=("c", "b"), index=-1).index == -1
    assert (RunView(runs).beside, RunView(runs).index) == (-1, -1)


@pytest.mark.parametrize("pair", [("a",), ("a", "a"), ("a", "x"), "ab", ("a", ["b"]), 5])
def test_a_pair_that_is_none_is_refused(pair: Any) -> None:
    with pytest.raises(ValueError, match=r"^pair must name two of the runs \(a, b\)"):
        RunView({"a": history(), "b": history()}, pair=pair)


def test_what_cannot_stand_beside_a_run_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^other must be a History or a LiveRun, got int"):
        RunView(history(), 5)
    with pytest.raises(TypeError, match=r"^run must be one run"):
        RunView({"a": history()}, history())
    with pytest.raises(ValueError, match=r"^beside: no network"):
        RunView(history()).values(beside=True)


def test_two_live_runs_grow_side_by_side() -> None:
    whole = history(20, 1), history(20, 1, seed=1)
    lives = [Live(run) for run in whole]
    view = RunView(*lives)
    assert (view.network, view.beside, view.index) == (0, 1, -1)
    lives[1].come()
    assert view.values()["step"] == 0
    for _ in range(19):
        lives[0].come()
        lives[1].come()
        for run, live in zip(view._runs, lives, strict=True):
            parts = [
                view._head[run["head"] : run["head"] + run["held"] * run["bytes"]],
                view._tail[run["tail"] : run["tail"] + (run["count"] - run["held"]) * run["bytes"]],
            ]
            assert b"".join(parts) == pack(live.history)
    view.stopping = True
    assert [live.stopped for live in lives] == [1, 1]
    state = json.loads(json.dumps(view.page_state(), allow_nan=False))
    assert base64.b64decode(state["_head"]) == b"".join(pack(live.history) for live in lives)


@pytest.mark.browser
def test_both_sides_show_the_numbers_of_the_common_step(open_host: Open) -> None:
    host, view = open_host(), RunView(gan(), history(8, 1, shift=True))
    show(host, view)
    for index in range(10):
        host.set("index", index)
        view.index = index
        for place, beside in (("left", False), ("right", True)):
            words = host.page.locator(f"[data-side={place}] .verdict")
            for name in ("step", "theta", "pull", "estimate"):
                assert float(words.get_attribute(f"data-{name}")) == view.values(beside=beside)[name]
    clean(host)


@pytest.mark.browser
def test_axes_of_a_pair_are_of_one_length(open_host: Open) -> None:
    one, other = gan(), history(8, 1, shift=True)
    other.size = 1.5
    host = open_host()
    show(host, RunView(one, other, panels=["plane", "theta", "pull"]))
    ticks = [
        host.page.locator(f"[data-side={place}] [data-panel=plane] .tick").all_text_contents()
        for place in ("left", "right")
    ]
    assert ticks[0] == ticks[1]
    boxes = [
        host.page.locator(f"[data-side={place}] [data-panel=plane] clipPath rect").evaluate("(r) => r.outerHTML")
        for place in ("left", "right")
    ]
    assert boxes[0] == boxes[1]
    for panel in ("theta", "pull"):  # both lines in one picture, so on one pair of axes that ends with the longer run
        assert host.page.locator(f"[data-panel={panel}] .run-curve").count() == 2
        assert host.page.locator(f"[data-panel={panel}] .names text").count() == 2
        axis = host.page.locator(f"[data-panel={panel}] .tick").first.locator("text").all_text_contents()
        assert float(axis[0]) == 0 and float(axis[-1]) >= 60
    clean(host)


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "zh"])
def test_play_and_all_pictures_of_a_pair_are_visible_together(open_host: Open, language: str) -> None:
    host = open_host(width=1280, height=720)
    show(host, RunView(gan(), history(8, 1, shift=True), language=language, index=5))
    bottoms = host.page.locator("[data-action=play], .slider, figure, .side .verdict").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().bottom)"
    )
    assert len(bottoms) == 8
    assert max(bottoms) <= 720
    clean(host)


@pytest.mark.browser
def test_a_reader_chooses_both_sides_and_the_step_stays(open_host: Open) -> None:
    runs = {"a": history(9, 2, shift=True), "b": history(9, 2, shift=True, seed=1), "c": gan()}
    host = open_host()
    show(host, RunView(runs, index=4))
    left, right = (host.page.locator(f"select[name={name}]") for name in ("network", "beside"))
    assert host.page.locator(".side").count() == 1
    right.select_option("c")
    host.settle()
    assert host.page.locator(".side").count() == 2
    assert host.page.locator(".slider output").inner_text() == "40 of 80"
    left.select_option("c")  # what the other side has: they change places
    host.settle()
    assert (host.get("network"), host.get("beside")) == (4, 0)
    host.page.get_by_label("Seed").select_option("1")
    host.settle()
    assert (host.get("network"), host.get("beside")) == (4, 1)
    right.select_option("none")
    host.settle()
    assert host.page.locator(".side").count() == 1
    assert host.page.locator(".slider output").inner_text() == "45 of 45"
    clean(host)


@pytest.mark.browser
def test_lines_have_names_instead_of_a_list(open_host: Open) -> None:
    runs = {name: history(5, 3, shift=True, seed=i) for i, name in enumerate(["one", "two", "three", "four", "five"])}
    host = open_host()
    show(host, RunView(runs, panels=["theta"], pair=("one", "two")))
    panel = host.page.locator("[data-panel=theta]")
    assert set(panel.locator(".names text").all_text_contents()) == set(runs)
    assert panel.locator("path.other").count() == 3  # one of each of the others, not all of their seeds
    assert host.page.locator("select[name=network] option").count() == 5
    boxes = panel.locator(".names text").evaluate_all("(all) => all.map((one) => one.getBBox()).map((b) => b.y)")
    assert all(second - first > 10 for first, second in pairwise(sorted(boxes)))
    clean(host)
