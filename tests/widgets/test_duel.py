"""The duel: its state in Python, and its page, opened from a file with the network cut."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import traitlets

from divergences.gan.data import DATA
from divergences.widgets import Duel, duel, site
from tools import browser_settings

from ..support.browser import CONTROLS_OUTSIDE, serious

STATE = (Path(duel.__file__).parent / "browser" / "src" / "duel" / "state.js").read_text(encoding="utf-8")


def test_the_choices_are_those_of_the_browser_and_of_the_data() -> None:
    sides = re.search(r"SIDES = \{(.*?)\};", STATE, re.DOTALL)
    assert sides is not None
    assert tuple(re.findall(r'^  "?([\w-]+)"?:', sides.group(1), re.MULTILINE)) == duel.SIDES
    for name, choices in (("width", duel.WIDTHS), ("n_critic", duel.CRITIC_STEPS)):
        found = re.search(rf"  {name}: (\[[\d, ]+\])", STATE)
        assert found is not None
        assert tuple(json.loads(found.group(1))) == choices
    assert set(duel.DATA_NAMES) == set(DATA)
    assert set(duel.DATA_NAMES) == set(browser_settings.settings()["data"])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"left": "wgan"}, "left must be one of minimax"),
        ({"width": 100}, "width must be one of 32, 64, 96, 128, got 100"),
        ({"n_critic": True}, "n_critic must be one of 1, 2, 5, 25, got True"),
        ({"seed": -1}, "seed must be a whole number of at least 0"),
        ({"data": "own"}, "data must be one of segments"),
    ],
)
def test_a_wrong_value_is_refused_by_name(given: dict[str, Any], message: str) -> None:
    with pytest.raises(traitlets.TraitError, match=message):
        Duel(**given)


def test_an_unknown_argument_is_refused() -> None:
    with pytest.raises(TypeError, match="Duel has no penalty"):
        Duel(penalty="gp")


@dataclass
class Page:
    """The page in a browser, what it complained about and what it asked for."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, file: Path, fragment: str = "") -> None:
        self.page.goto(f"{file.as_uri()}#{fragment}")
        self.page.locator("[data-action=go]:enabled").wait_for()
        self.page.locator("figure svg path.points").first.wait_for(state="attached")

    @property
    def step(self) -> int:
        return int(self.page.locator(".slider output").inner_text().split()[0].replace(",", ""))

    def train(self, step: int) -> None:
        """Train until the time line shows this step, and pause."""
        self.page.locator("[data-action=go]").click()
        reached = (
            "(step) => Number(document.querySelector('.divergences-duel').shadowRoot"
            ".querySelector('.slider output').textContent.split(' ')[0].replace(',', '')) >= step"
        )
        self.page.wait_for_function(reached, arg=step, timeout=90_000)
        self.page.locator("[data-action=go]").click()
        self.page.locator("section[data-state=still]").wait_for()

    def verdicts(self) -> list[str]:
        return self.page.locator(".verdict").evaluate_all("(all) => all.map((one) => one.dataset.verdict)")

    def clean(self, file: Path) -> None:
        assert self.complaints == []
        assert {one.split("#")[0] for one in self.requests if not one.startswith("blob:")} == {file.as_uri()}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site.write_site(tmp_path_factory.mktemp("site")).with_name("train.html")


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_(width: int = 1280, height: int = 900, **options: Any) -> Page:
        options = {"locale": "en-GB"} | options
        context = chromium.new_context(viewport={"width": width, "height": height}, offline=True, **options)
        contexts.append(context)
        opened = Page(context.new_page())
        opened.page.on("console", lambda message: opened.complaints.append(message.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        return opened

    yield open_
    for context in contexts:
        context.close()


def test_the_page_is_one_file_of_at_most_300_kb_that_may_not_evaluate_text(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.encode("utf-8")) <= 300_000
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    assert "'wasm-unsafe-eval'" in policy.group(1)
    assert "worker-src blob:" in policy.group(1)
    assert "'unsafe-eval'" not in policy.group(1)
    for other in ("index.html", "runs.html"):
        assert "wasm-unsafe-eval" not in file.with_name(other).read_text(encoding="utf-8").split('id="state"')[0]


def test_it_trains_from_a_file_with_the_network_cut(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "width=32&n_critic=25")
    assert opened.step == 0
    assert opened.verdicts() == ["", ""]
    opened.train(60)
    reached = opened.step
    assert reached >= 60
    assert opened.verdicts()[0] == "blind"
    assert "Blind: the mean pull on a sample is only" in opened.page.locator(".verdict").first.inner_text()
    assert opened.verdicts()[1] == "steered"
    assert "steps a second" in opened.page.locator(".cost").inner_text()
    opened.page.locator("[data-action=once]").click()
    opened.page.get_by_text(f"{reached + 1} of 3,500", exact=True).wait_for()
    opened.clean(file)


def test_the_time_line_goes_back_and_the_address_keeps_the_settings(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "width=32&left=r1&right=wgan-clip&data=two-moons&n_critic=1&seed=7&language=en")
    page = opened.page
    assert page.get_by_label("Left").input_value() == "r1"
    assert page.get_by_label("Right").input_value() == "wgan-clip"
    assert page.get_by_label("Data").input_value() == "two-moons"
    assert page.get_by_label("Seed").input_value() == "7"
    opened.train(20)
    assert page.locator("[data-panel=share]").count() == 0  # two moons have no modes to be counted
    page.get_by_label("step", exact=True).focus()
    page.keyboard.press("Home")
    page.get_by_text("0 of 2,500", exact=True).wait_for()
    assert opened.verdicts() == ["", ""]
    page.get_by_label("Data").select_option("grid")
    page.get_by_text("0 of 8,000", exact=True).wait_for()
    page.wait_for_function("() => location.hash.includes('data=grid') && location.hash.includes('seed=7')")
    opened.clean(file)


def test_the_same_address_gives_the_same_run(open_page: Callable[..., Page], file: Path) -> None:
    drawn = []
    for _ in range(2):
        opened = open_page()
        opened.go(file, "width=32&n_critic=1&seed=3")
        for step in range(1, 4):
            opened.page.locator("[data-action=once]").click()
            opened.page.get_by_text(f"{step} of 3,500", exact=True).wait_for()
        paths = opened.page.locator("path.points.c-q")
        drawn.append(paths.evaluate_all("(all) => all.map((one) => one.getAttribute('d'))"))
    assert drawn[0] == drawn[1]
    assert all(drawn[0])


def test_hostile_settings_are_replaced_and_named(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "left=%3Cscript%3E&width=1e9&n_critic=-3&data=own&seed=1e99&index=-7&language=en")
    notice = opened.page.locator(".notice").inner_text()
    assert notice.startswith("Some settings were out of range and have been replaced: Left, Data, Units of a layer")
    assert "Seed" in notice
    assert opened.page.get_by_label("Left").input_value() == "minimax"
    opened.clean(file)


def test_a_step_that_is_asked_for_too_early_is_made_when_it_can_be(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.page.goto(f"{file.as_uri()}#width=32&language=en")
    opened.page.locator("[data-action=once]:enabled").click()
    opened.page.get_by_text("1 of 3,500", exact=True).wait_for()
    opened.clean(file)


def test_a_story_sets_what_it_tells(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "language=en")
    opened.page.get_by_role("button", name="Rescued").click()
    opened.page.locator("select[name=right]:has(option[value='non-saturating']:checked)").wait_for()
    opened.page.locator("input[name=n_critic][value='25']:checked").wait_for(state="attached")
    opened.page.wait_for_function("() => location.hash.includes('right=non-saturating')")
    opened.clean(file)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (768, "dark"), (390, "contrast")])
def test_it_fits_and_can_be_read_by_everyone(
    open_page: Callable[..., Page], file: Path, axe: str, language: str, width: int, theme: str
) -> None:
    opened = open_page(width, 844)
    opened.go(file, f"width=32&n_critic=1&language={language}&theme={theme}")
    opened.page.locator("[data-action=once]").click()
    opened.page.wait_for_function(
        "() => document.querySelector('.divergences-duel').shadowRoot.querySelector('.slider output')"
        ".textContent.startsWith('1 ')"
    )
    assert opened.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert opened.page.locator("section.duel").evaluate(CONTROLS_OUTSIDE) == []
    assert serious(opened.page, axe) == []
    opened.clean(file)


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
    opened.page.get_by_label("Data").select_option("grid")
    opened.page.get_by_text("0 of 8,000", exact=True).wait_for()
    assert opened.page.evaluate("() => window.living") == 2


def test_a_whole_number_of_numpy_is_a_width_and_no_other_kind_is() -> None:
    assert Duel(width=np.int64(96)).width == 96
    for width in (True, 96.0, 95, "96", None):
        with pytest.raises(traitlets.TraitError, match="width must be one of 32, 64, 96, 128"):
            Duel(width=width)
