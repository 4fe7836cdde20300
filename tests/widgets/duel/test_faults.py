"""What cannot go on says so, and what was learned is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .page import Page


def test_without_simd_javascript_computes_and_it_is_said(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    # Workers are out of a test's reach: their code is given a browser without WebAssembly before it is started.
    opened.page.add_init_script(
        "const Plain = Blob; window.Blob = function (parts, options) {"
        " return new Plain(['delete self.WebAssembly;\\n', ...parts], options); };"
    )
    opened.go(file, "width=32&n_critic=1&language=en")
    opened.page.locator("[data-action=once]").click()
    opened.page.get_by_text("1 of 3,500", exact=True).wait_for()
    opened.page.get_by_text("This browser has no WebAssembly SIMD").wait_for()


@pytest.mark.parametrize(
    "break_it",
    [
        "delete window.Worker",
        "window.Worker = function () { throw new Error('no workers here') }",
        "const Real = Worker; window.Worker = function () { return new Real('data:text/javascript,throw 1') }",
    ],
)
def test_what_cannot_train_says_so(open_page: Callable[..., Page], file: Path, break_it: str) -> None:
    opened = open_page()
    opened.page.add_init_script(break_it)
    opened.page.goto(f"{file.as_uri()}#language=en")
    problem = opened.page.locator("[role=alert]:visible").first
    problem.wait_for()
    assert "The training could not go on" in problem.inner_text()


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
