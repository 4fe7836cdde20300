"""The page of recorded runs, opened from a file with the network cut: its address, presenter mode, size and links."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from divergences.gan import recorded
from divergences.locale import text
from divergences.widgets import RunView
from divergences.widgets.frames import NUMBERS

from ...support.browser import CONTROLS_OUTSIDE, serious
from .page import Page

browser = pytest.mark.browser


# --- recorded runs


def shown_run(page: Any) -> dict[str, float]:
    """The numbers behind the live text of the runs' page."""
    names = [name.replace("_", "-") for name in NUMBERS]
    words = page.locator("[role=status]").first.evaluate(
        "(node, names) => names.map((name) => node.getAttribute(`data-${name}`))", names
    )
    return {name: float(word.replace("Infinity", "inf")) for name, word in zip(NUMBERS, words, strict=True)}


@browser
def test_the_recorded_runs_can_be_chosen_and_scrubbed_without_a_network(
    open_page: Callable[..., Page], file: Path
) -> None:
    opened, runs = open_page(locale="en-GB"), file.with_name("runs.html")
    opened.go(runs, "beside=-1&language=en")
    page = opened.page
    assert page.title() == "Recorded training runs: blind, steered, at home"
    for network, name in enumerate(recorded.NAMES):
        page.locator("select[name=network]").select_option(str(network))
        page.locator(f"[role=status][data-network='{network}']").wait_for()
        run = recorded.load(name)
        for index in (0, len(run) - 1):
            page.get_by_label("step", exact=True).focus()
            page.keyboard.press("End" if index else "Home")
            page.locator(f"[role=status][data-index='{index}']").wait_for()
            np.testing.assert_equal(shown_run(page), RunView(run, index=index).values())
        assert page.locator(".about").inner_text() == text(f"run.recorded.{name}.note", "en")
        assert page.locator(".problem:visible").count() == 0
    opened.clean(runs)


@browser
def test_the_runs_page_is_headed_by_what_it_shows(open_page: Callable[..., Page], file: Path) -> None:
    opened, runs = open_page(), file.with_name("runs.html")
    opened.go(runs, "language=en")
    for level, words in ((1, text("run.page", "en")), (2, text("run.view.pair", "en"))):
        assert opened.page.get_by_role("heading", level=level).all_inner_texts() == [words]
    assert opened.page.locator(".side .who").all_text_contents() == ["GAN", "WGAN-GP"]
    assert opened.page.locator(".slider output").inner_text() == "0 of 400"
    opened.clean(runs)


@browser
def test_the_runs_address_restores_the_state(open_page: Callable[..., Page], file: Path) -> None:
    opened, runs = open_page(), file.with_name("runs.html")
    opened.go(runs, "network=1&beside=-1&index=3&panels=theta,histogram&language=zh&theme=contrast")
    page = opened.page
    assert shown_run(page)["theta"] == float(recorded.load("theta-wgan-gp")["theta"][3, 0])
    assert page.locator("figure").evaluate_all("(all) => all.map((one) => one.dataset.panel)") == ["histogram", "theta"]
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.locator(".explorer").get_attribute("data-theme") == "contrast"
    page.get_by_label("步数", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="English").click()
    opened.wait_for_fragment("network=1&beside=-1&index=4&panels=theta,histogram&language=en&theme=contrast")
    opened.clean(runs)


@browser
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_run_that_is_presented_fills_a_projector_and_does_not_scroll(
    open_page: Callable[..., Page], file: Path, size: tuple[int, int], language: str
) -> None:
    opened, runs = open_page(*size), file.with_name("runs.html")
    for network, panels in ((0, "plane,gradient"), (1, "theta,estimate"), (3, "plane,histogram"), (4, "losses,slope")):
        opened.go(runs, f"network={network}&beside=-1&panels={panels}&presenter=true&language={language}")
        opened.page.reload()
        opened.page.locator(f"[role=status][data-network='{network}']").wait_for()
        host = opened.page.locator(".divergences-run")
        assert host.evaluate("(node) => [node.clientWidth, node.clientHeight, node.scrollHeight]") == [*size, size[1]]
        figures = opened.page.locator("figure")
        assert figures.evaluate_all("(all) => all.map((one) => one.dataset.panel)") == panels.split(",")
        letters = figures.locator("svg").evaluate_all("(all) => all.map((svg) => parseFloat(svg.style.fontSize))")
        assert min(letters) > size[1] / 65
        heights = opened.page.locator(".picture").evaluate_all(
            "(all) => all.map((one) => [one.clientHeight, one.firstChild.clientHeight])"
        )
        assert all(own == drawn > size[1] / 2.5 for own, drawn in heights)
        assert opened.page.locator(".explorer").evaluate(CONTROLS_OUTSIDE) == []
    opened.page.keyboard.press("p")
    opened.clean(runs)


@browser
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_words_of_a_pair_that_is_presented_lie_apart(
    open_page: Callable[..., Page], file: Path, language: str
) -> None:
    opened, runs = open_page(1280, 720), file.with_name("runs.html")
    for pair, panels in (((0, 1), "theta,pull"), ((3, 4), "plane,histogram"), ((1, 2), "slope,gradient")):
        address = f"network={pair[0]}&beside={pair[1]}&index=4&panels={panels}&presenter=true&language={language}"
        opened.go(runs, address)
        opened.page.reload()
        opened.page.locator(f"[role=status][data-network='{pair[0]}']").wait_for()
        assert opened.page.locator(".explorer").evaluate(CONTROLS_OUTSIDE) == []
        for side in opened.page.locator(".side").all():
            name, verdict = (side.locator(part).bounding_box() for part in (".who", ".verdict"))
            assert name["y"] + name["height"] <= verdict["y"]
            assert name["height"] < 40  # one line
    opened.clean(runs)


@browser
def test_a_presented_runs_address_says_so_until_it_ends(open_page: Callable[..., Page], file: Path) -> None:
    opened, runs = open_page(), file.with_name("runs.html")
    opened.go(runs, "network=3&beside=-1&presenter=true&language=en")
    opened.page.locator(".explorer").focus()
    opened.page.keyboard.press("PageDown")
    opened.wait_for_fragment("network=3&beside=-1&panels=plane,losses&language=en&presenter=true")
    opened.page.keyboard.press("Escape")
    opened.wait_for_fragment("network=3&beside=-1&panels=plane,losses&language=en")
    opened.clean(runs)


@browser
def test_an_address_full_of_nonsense_still_shows_a_run(open_page: Callable[..., Page], file: Path) -> None:
    opened, runs = open_page(), file.with_name("runs.html")
    opened.go(runs, "network=99&index=half&panels=film&language=xx&theme=1&presenter=2&stopping=true&_head=AA")
    np.testing.assert_equal(shown_run(opened.page), RunView(recorded.load(recorded.NAMES[-1])).values())
    opened.clean(runs)


@browser
def test_the_pages_lead_to_each_other_in_the_readers_language(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page(locale="en-GB")
    opened.go(file)
    page = opened.page
    page.get_by_role("button", name="中文").click()
    page.get_by_role("link", name="训练过程回放").click()
    page.locator("[role=status][data-index]").wait_for()
    assert page.title() == "训练过程回放：失明的、被引导的、到家的"
    page.get_by_role("button", name="English").click()
    page.get_by_role("link", name="JS and EM").click()
    page.locator("[role=status][data-family]").wait_for()
    assert page.title() == "JS and EM: every distance under one slider"
    assert opened.complaints == []
    assert {one.split("#")[0] for one in opened.requests if not one.startswith("blob:")} == {
        file.as_uri(),
        file.with_name("runs.html").as_uri(),
    }


@browser
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_runs_page_fits_and_axe_finds_nothing_serious(
    open_page: Callable[..., Page], file: Path, axe: str, language: str, width: int
) -> None:
    opened = open_page(width=width, reduced_motion="reduce", bypass_csp=True)  # axe itself comes from outside
    for network, beside in ((1, -1), (3, -1), (0, 1)):
        opened.go(file.with_name("runs.html"), f"network={network}&beside={beside}&language={language}")
        page = opened.page
        page.reload()
        page.locator("[role=status][data-theta]").wait_for()
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert page.locator(".explorer").evaluate(CONTROLS_OUTSIDE) == []
        assert serious(page, axe, "html") == []
