"""What cannot go on says so, and what was learned is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from divergences.gan.history import History

from .page import Page
from .test_saving import saved


def in_workers(code: str) -> str:
    """A script for the page that runs `code` in each worker before its own; workers are out of a test's reach.

    The first script that the page makes a Blob of is its own module.
    """
    return (
        "const Plain = Blob; let scripts = 0; window.Blob = function (parts, options) {"
        " const worker = options?.type === 'text/javascript' && scripts++ > 0;"
        f" return new Plain(worker ? [{json.dumps(code)}, ...parts] : parts, options); }};"
    )


NO_MEMORY = "Array buffer allocation failed"

# After so many snapshots there is no memory for another frame: the third array of each is where it fails.
RUNS_OUT = f"""
let calls = 0;
const real = Uint16Array.from;
Uint16Array.from = function (...given) {{
  if (++calls > 4) throw new RangeError("{NO_MEMORY}");
  return real.apply(this, given);
}};
"""

# Every square root is NaN after the second frame.
NO_NUMBERS = """
let frames = 0;
const [post, root] = [self.postMessage.bind(self), Math.sqrt];
self.postMessage = (...given) => { frames++; post(...given); };
Math.sqrt = (x) => (frames > 3 ? NaN : root(x));
"""


def test_without_simd_javascript_computes_and_it_is_said(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.page.add_init_script(in_workers("delete self.WebAssembly;\n"))
    opened.go(file, "width=32&n_critic=1&language=en")
    opened.page.locator("[data-action=once]").click()
    opened.page.get_by_text("1 of 3,500", exact=True).wait_for()
    opened.page.get_by_text("This browser has no WebAssembly SIMD").wait_for()


@pytest.mark.parametrize(
    ("break_it", "reason"),
    [
        ("delete window.Worker", "the browser starts no worker for this page: Worker is not defined"),
        (
            "window.Worker = function () { throw new Error('no workers here') }",
            "the browser starts no worker for this page: no workers here",
        ),
        (
            "const Real = Worker; window.Worker = function () { return new Real('data:text/javascript,throw 1') }",
            "the browser starts no worker for this page",
        ),
        (
            in_workers("WebAssembly.Memory = function () { throw new RangeError('could not allocate memory') };"),
            "out of memory",
        ),
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_cannot_begin_says_so_once(
    open_page: Callable[..., Page], file: Path, break_it: str, reason: str, language: str
) -> None:
    opened = open_page()
    opened.page.add_init_script(break_it)
    opened.page.goto(f"{file.as_uri()}#language={language}")
    problem = opened.page.locator("section.duel > [role=alert]:visible")
    both = {"en": "Both sides: the training cannot begin (", "zh": "两侧：训练无法开始（"}[language]
    problem.filter(has_text=both).wait_for()
    if language == "en":
        assert problem.inner_text() == f"{both}{reason})."


@pytest.mark.parametrize("language", ["en", "zh"])
def test_out_of_memory_keeps_and_saves_what_was_learned(
    open_page: Callable[..., Page], file: Path, tmp_path: Path, language: str
) -> None:
    opened = open_page()
    opened.page.add_init_script(in_workers(RUNS_OUT))
    opened.go(file, f"width=32&n_critic=1&language={language}")
    opened.page.locator("[data-action=go]").click()
    said = {
        "en": "Both sides: the training could not go on (out of memory). What was learned until then is kept",
        "zh": "两侧：训练无法继续（内存不足）。此前学到的都保留着",
    }[language]
    opened.page.locator("section.duel > [role=alert]:visible").filter(has_text=said).wait_for()
    opened.page.locator("section[data-state=still]").wait_for()
    assert opened.page.locator("[data-action=go]").is_disabled()
    reached = opened.step
    assert reached > 0
    history = History.load(saved(opened, "npzLeft", tmp_path))
    assert history["step"][-1] == reached
    assert history.ending is not None
    assert (history.ending.kind, history.ending.step) == ("failed", reached)
    assert NO_MEMORY in history.ending.reason
    with np.load(saved(opened, "npzRight", tmp_path)) as found:
        assert np.isfinite(found["weights.averaged.3.weight"]).all()
    assert opened.complaints == []


def test_out_of_memory_in_the_page_itself_keeps_what_came_before(
    open_page: Callable[..., Page], file: Path, tmp_path: Path
) -> None:
    opened = open_page()
    opened.go(file, "width=32&n_critic=1&language=en")
    opened.train(10)
    reached = opened.step
    opened.page.evaluate(
        "(reason) => { window.real = Uint8Array.prototype.set;"
        " Uint8Array.prototype.set = () => { throw new RangeError(reason); }; }",
        NO_MEMORY,
    )
    opened.page.locator("[data-action=once]").click()
    opened.page.locator("section.duel > [role=alert]:visible").filter(
        has_text="Both sides: the training could not go on (out of memory)"
    ).wait_for()
    opened.page.evaluate("() => { Uint8Array.prototype.set = window.real; }")
    assert opened.step == reached
    assert History.load(saved(opened, "npzLeft", tmp_path))["step"][-1] == reached


@pytest.mark.parametrize("language", ["en", "zh"])
def test_numbers_that_are_none_end_the_run_and_what_came_before_is_kept(
    open_page: Callable[..., Page], file: Path, tmp_path: Path, language: str
) -> None:
    opened = open_page()
    opened.page.add_init_script(in_workers(NO_NUMBERS))
    opened.go(file, f"width=32&n_critic=1&left=r1&right=wgan-gp&language={language}")
    opened.page.locator("[data-action=go]").click()
    opened.page.locator(".verdict[data-verdict=ranAway]").nth(1).wait_for()
    opened.page.locator("section[data-state=still]").wait_for()
    assert opened.verdicts() == ["ranAway", "ranAway"]
    said = opened.page.locator(".verdict").first.inner_text()
    assert "-1" not in said
    assert {"en": "Ran away: from step ", "zh": "失控：从第 "}[language] in said
    assert opened.page.locator("figure [role=alert]:visible").count() == 0
    history = History.load(saved(opened, "npzLeft", tmp_path))
    assert history.ending is not None
    assert history.ending.kind == "diverged"
    assert np.isfinite(history["samples"][:-1]).all()
    opened.page.locator("input[name=step]").focus()
    opened.page.keyboard.press("Home")
    opened.page.wait_for_function("() => location.hash.includes('index=0')")
    assert opened.page.locator("[data-side=left] path.points.c-q").get_attribute("d").count("M") == 512
    assert opened.complaints == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_worker_that_dies_is_named_and_what_it_learned_can_be_saved(
    open_page: Callable[..., Page], file: Path, tmp_path: Path, language: str
) -> None:
    opened = open_page()
    opened.page.add_init_script(
        "window.workers = []; const Real = Worker;"
        "window.Worker = class extends Real { constructor(...given) { super(...given); window.workers.push(this); } };"
    )
    opened.go(file, f"width=32&n_critic=1&language={language}")
    opened.train(10)
    opened.page.evaluate(
        "() => window.workers[0].dispatchEvent(new ErrorEvent('error', { message: 'the thread is gone' }))"
    )
    said = {
        "en": "Left: the training could not go on (the thread is gone). What was learned until then is kept",
        "zh": "左侧：训练无法继续（the thread is gone）。此前学到的都保留着",
    }[language]
    opened.page.locator("section.duel > [role=alert]:visible").filter(has_text=said).wait_for()
    reached = opened.step
    assert History.load(saved(opened, "npzLeft", tmp_path))["step"][-1] == reached
    opened.train(reached + 10)  # the right side goes on alone
    assert History.load(saved(opened, "npzLeft", tmp_path))["step"][-1] == reached
    assert History.load(saved(opened, "npzRight", tmp_path))["step"][-1] >= reached + 10


def test_a_worker_that_falls_silent_is_said_to_be(open_page: Callable[..., Page], file: Path, tmp_path: Path) -> None:
    opened = open_page()
    opened.page.clock.install()
    opened.page.add_init_script(
        "window.dead = false; const post = Worker.prototype.postMessage;"
        "Worker.prototype.postMessage = function (...given) { if (!window.dead) post.apply(this, given); };"
    )
    opened.go(file, "width=32&n_critic=1&language=en")
    opened.train(10)
    reached = opened.step
    opened.page.evaluate("() => { window.dead = true; }")
    opened.page.locator("[data-action=once]").click()
    opened.page.clock.fast_forward("01:01")
    problem = opened.page.locator("section.duel > [role=alert]:visible")
    problem.filter(has_text="Both sides: no answer for 60 s.").wait_for()
    history = History.load(saved(opened, "npzLeft", tmp_path))
    assert history["step"][-1] == reached
    assert history.ending is not None
    assert history.ending.kind == "stopped"


def test_closing_the_view_ends_its_workers(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.page.add_init_script(
        "window.living = 0; const Real = Worker; window.Worker = class extends Real {"
        " constructor(...given) { super(...given); window.living++; }"
        " terminate() { window.living--; super.terminate(); } };"
    )
    opened.go(file, "width=32&language=en")
    assert opened.page.evaluate("() => window.living") == 2
    opened.page.get_by_label("Data", exact=True).select_option("grid")
    opened.page.get_by_text("0 of 8,000", exact=True).wait_for()
    assert opened.page.evaluate("() => window.living") == 2
