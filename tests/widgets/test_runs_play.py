"""Playing a run: every snapshot in turn, movement between them, and words that keep up."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from divergences.widgets import RunView

from ..support.browser import Host, clean
from ..support.runs import history, show

pytestmark = pytest.mark.browser

Open = Callable[..., Host]

# What the reader sees at each painted frame: the steps that are said, and the picture of the samples.
WATCH = """() => {
  const root = document.querySelector(".divergences-run").shadowRoot;
  window.seen = [];
  const look = () => {
    const attribute = (selector, name) => root.querySelector(selector)?.getAttribute(name);
    window.seen.push({
      said: root.querySelector(".slider output").textContent,
      value: attribute("[name=step]", "aria-valuetext"),
      side: attribute(".side", "data-step"),
      verdict: attribute(".verdict", "data-step"),
      status: attribute("[role=status]", "data-step"),
      index: window.model.get("index"),
      samples: attribute("[data-panel=plane] .points.c-q", "d"),
    });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""

# Every change of text in a live region, those included that an <output> is by itself.
LISTEN = """() => {
  const root = document.querySelector(".divergences-run").shadowRoot;
  const live = '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], [role=timer], output';
  const isLive = (node) => {
    const region = (node.nodeType === 1 ? node : node.parentElement)?.closest(live);
    return region && region.getAttribute("aria-live") !== "off";
  };
  window.heard = [];
  new MutationObserver((records) => {
    for (const { target } of records)
      if (isLive(target)) window.heard.push({ at: performance.now(), text: target.textContent });
  }).observe(root, { subtree: true, childList: true, characterData: true });
}"""

# The frame in which the last step is painted was seen too, whichever of the two frame handlers runs first.
WAIT_FOR_END = "() => window.seen.at(-3)?.index === -1"


def play(host: Host) -> list[dict[str, Any]]:
    """Play to the end; what was seen on the way."""
    host.page.evaluate(WATCH)
    host.page.get_by_role("button", name="Play").click()
    host.page.wait_for_function(WAIT_FOR_END)
    host.page.get_by_role("button", name="Play").wait_for()
    seen: list[dict[str, Any]] = host.page.evaluate("() => window.seen")
    return seen


def test_it_plays_to_the_end_and_stops(open_host: Open) -> None:
    host = open_host()
    show(host, RunView(history(5, 1)))
    host.page.evaluate(
        """() => { window.steps = [];
             window.model.on("change:index", () => window.steps.push(window.model.get("index"))); }"""
    )
    button = host.page.get_by_role("button", name="Play")
    button.click()
    host.page.wait_for_function("() => window.steps.at(-1) === -1")
    button.wait_for()
    assert host.page.evaluate("() => window.steps") == [0, 1, 2, 3, -1]
    clean(host)


def test_what_is_said_never_lags_a_step(open_host: Open) -> None:
    host = open_host()
    show(host, RunView(history(9, 1, shift=True), history(9, 1, shift=True, seed=1)))
    seen = play(host)
    for one in seen:
        step = one["said"].split(" of ")[0]
        assert one["value"] == f"step {step} of 80"
        assert {one["side"], one["verdict"], one["status"]} == {step}
    assert list(dict.fromkeys(one["side"] for one in seen)) == [str(10 * i) for i in range(9)]
    clean(host)


def test_samples_move_between_two_snapshots_and_rest_at_what_was_recorded(open_host: Open) -> None:
    host = open_host()
    show(host, RunView(history(4, 1)))
    recorded = []
    for index in range(4):
        host.set("index", index)
        recorded.append(host.page.locator("[data-panel=plane] .points.c-q").get_attribute("d"))
    seen = play(host)
    pictures = list(dict.fromkeys(one["samples"] for one in seen))
    between = [picture for picture in pictures if picture not in recorded]
    assert len(between) >= 3  # of three stretches, however slow the machine
    assert seen[-1]["samples"] == recorded[-1]
    first = [float(place.split()[0]) for place in recorded[0].split("M")[1:]]
    second = [float(place.split()[0]) for place in recorded[1].split("M")[1:]]
    early = next(one["samples"] for one in seen if one["index"] == 0 and one["samples"] in between)
    for x, start, end in zip((float(p.split()[0]) for p in early.split("M")[1:]), first, second, strict=True):
        assert min(start, end) - 0.11 <= x <= max(start, end) + 0.11
    clean(host)


def test_who_wants_little_motion_sees_recorded_pictures_one_a_second(open_host: Open) -> None:
    host = open_host(reduced_motion="reduce")
    host.page.clock.install()
    show(host, RunView(history(30, 1), index=0))
    recorded = []
    for index in range(30):
        host.page.evaluate("(index) => window.model.set('index', index)", index)
        host.page.clock.run_for(100)
        recorded.append(host.page.locator("[data-panel=plane] .points.c-q").get_attribute("d"))
    host.page.evaluate("() => window.model.set('index', 0)")
    host.page.clock.run_for(100)
    host.page.evaluate(
        """() => {
          window.steps = [];
          const { model, steps } = window;
          model.on("change:index", () => steps.push([performance.now(), model.get("index")]));
        }"""
    )
    host.page.evaluate(WATCH)
    host.page.get_by_role("button", name="Play").click()
    host.page.clock.run_for(12_000)
    steps = host.page.evaluate("() => window.steps")
    assert [index for _, index in steps] == [3, 6, 9, 12, 15, 18, 21, 24, 27, -1]
    times = [at for at, _ in steps]
    assert min(after - before for before, after in pairwise(times)) >= 990
    assert {one["samples"] for one in host.page.evaluate("() => window.seen")} <= set(recorded)
    clean(host)


def test_a_screen_reader_hears_of_a_play_at_most_once_a_second_and_its_end(open_host: Open) -> None:
    host = open_host()
    host.page.clock.install()
    show(host, RunView(history(60, 1, shift=True), history(60, 1, shift=True, seed=1)))
    host.page.clock.run_for(3000)
    host.page.evaluate(LISTEN)
    host.page.get_by_role("button", name="Play").click()
    host.page.clock.run_for(15_000)
    assert host.get("index") == -1
    heard = host.page.evaluate("() => window.heard")
    assert 2 <= len(heard) <= 12
    times = [one["at"] for one in heard]
    assert min(after - before for before, after in pairwise(times)) >= 990
    assert heard[-1]["text"].startswith("Step 590 of 590.")
    clean(host)
