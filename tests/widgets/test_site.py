"""The pages, opened from a file with the network cut: by keyboard, by touch, by their addresses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from divergences.gan import recorded
from divergences.locale import text
from divergences.widgets import Explorer, RunView, site
from divergences.widgets.explorer import PANELS
from divergences.widgets.frames import NUMBERS

from ..support.browser import CONTROLS_OUTSIDE, close, serious, shown_numbers, state_values

browser = pytest.mark.browser


@dataclass
class Page:
    """The page in a browser, what it complained about and what it asked for."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, file: Path, fragment: str = "") -> None:
        self.page.goto(f"{file.as_uri()}#{fragment}" if fragment else file.as_uri())
        self.page.locator("[role=status][data-theta]").wait_for()

    def wait_for_fragment(self, fragment: str) -> None:
        self.page.wait_for_function("(wanted) => location.hash === `#${wanted}`", arg=fragment)

    def clean(self, file: Path) -> None:
        assert self.complaints == []
        assert {one.split("#")[0] for one in self.requests if not one.startswith("blob:")} == {file.as_uri()}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site.write_site(tmp_path_factory.mktemp("site"))


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_(width: int = 1280, height: int = 900, **options: Any) -> Page:
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


@pytest.mark.parametrize(
    ("name", "bundle"), [("explorer.html", "explorer.js"), ("runs.html", "runs.js"), ("train.html", "duel.js")]
)
def test_a_page_is_one_small_file_that_names_no_other_place(file: Path, name: str, bundle: str) -> None:
    text = file.with_name(name).read_text(encoding="utf-8")
    assert file.with_name(name).stat().st_size < 800_000
    assert "https://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "default-src 'none'" in text
    module = text.split('id="module">')[1].split("</script>")[0]
    assert module == (Path(site.__file__).parent / bundle).read_text(encoding="utf-8")


def test_the_page_starts_as_a_fresh_explorer_does() -> None:
    assert json.dumps(site.fresh_state(), sort_keys=True) == json.dumps(Explorer().page_state(), sort_keys=True)


def test_the_command_writes_where_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["site", "--out", str(tmp_path / "deep" / "site")])
    site.main()
    assert (tmp_path / "deep" / "site" / "explorer.html").exists()


def test_pages_workflow_publishes_what_the_command_writes() -> None:
    workflow = Path(__file__).parents[2] / ".github" / "workflows" / "pages.yml"
    assert "tools.site --out site" in workflow.read_text(encoding="utf-8")


@browser
def test_it_works_from_a_file_with_the_network_cut(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page(locale="en-GB")
    opened.go(file)
    page = opened.page
    assert page.title() == "JS and EM: every distance under one slider"
    page.get_by_label("displacement θ").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("radio", name="blurred").click()
    page.get_by_role("checkbox", name="transport").click()
    opened.wait_for_fragment("family=blur&theta=1.25&panels=pair,curves,gradient,transport&language=en")
    assert close(shown_numbers(page), state_values(family="blur", theta=1.25))
    opened.clean(file)


@browser
def test_its_address_restores_the_state(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    address = "family=strips&theta=-2.5&width=3&panels=descend,pair&presenter=true&language=zh&theme=dark"
    opened.go(file, address)
    page = opened.page
    assert close(shown_numbers(page), state_values(family="strips", theta=-2.5, width=3.0))
    assert page.locator("figure").evaluate_all("(all) => all.map((one) => one.dataset.panel)") == ["descend", "pair"]
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.locator(".keys").is_visible()
    page.evaluate("() => (location.hash = 'theta=0.5&language=en')")
    page.locator("[role=status][data-theta='0.5'][data-family=segments]").wait_for()
    assert page.locator(".explorer > .problem").is_hidden()
    opened.clean(file)


@browser
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_presented_fills_a_projector_and_does_not_scroll(
    open_page: Callable[..., Page], file: Path, size: tuple[int, int], language: str
) -> None:
    opened = open_page(*size)
    for left, right in zip(PANELS[::2], PANELS[1::2], strict=True):
        opened.go(file, f"panels={left},{right}&family=blur&theta=2&presenter=true&language={language}")
        host = opened.page.locator(".divergences-explorer")
        assert host.evaluate("(node) => [node.clientWidth, node.clientHeight, node.scrollHeight]") == [*size, size[1]]
        letters = opened.page.locator("figure svg").evaluate_all(
            "(all) => all.map((svg) => parseFloat(svg.style.fontSize))"
        )
        assert min(letters) > size[1] / 65
        pictures = opened.page.locator(".picture").evaluate_all(
            "(all) => all.map((one) => one.clientHeight - one.firstChild.clientHeight)"
        )
        assert pictures == [0, 0]
    opened.clean(file)


@browser
def test_an_address_full_of_nonsense_is_said_and_something_is_shown(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "theta=99&sigma=&family=disc&panels=pair,pair&presenter=perhaps&language=xx&tables=1")
    said = opened.page.locator(".explorer > .problem").inner_text()
    for name in ("theta", "sigma", "family", "panels", "presenter", "language"):
        assert name in said
    assert shown_numbers(opened.page)["theta"] == 5
    opened.clean(file)


@browser
@pytest.mark.parametrize("name", ["explorer.html", "runs.html"])
def test_no_odd_address_blanks_a_page(open_page: Callable[..., Page], file: Path, name: str) -> None:
    opened, page = open_page(), file.with_name(name)
    for value in ("constructor", "__proto__", "toString", "%", "%E0%A4%A", "%00", ""):
        opened.page.goto("about:blank")
        kept = ("language", "theme", "panels", "family", "theta", "network", "index")
        opened.go(page, "&".join(f"{each}={value}" for each in kept))
        assert opened.page.title() and opened.page.locator("nav a").count() > 0
    opened.clean(page)


@browser
def test_the_link_that_it_copies_restores_the_state(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page(locale="zh-CN", permissions=["clipboard-read", "clipboard-write"])
    opened.go(file, "theta=-1.5")
    assert opened.page.title().startswith("JS 与 EM")
    opened.page.get_by_text("保存").click()
    opened.page.get_by_role("button", name="链接").click()
    opened.page.get_by_text("链接已复制").wait_for()
    copied = opened.page.evaluate("() => navigator.clipboard.readText()")
    assert copied == f"{file.as_uri()}#theta=-1.5&language=zh"


@browser
@pytest.mark.parametrize("language", ["en", "zh"])
def test_on_a_phone_every_picture_fits_and_answers_to_touch(
    open_page: Callable[..., Page], file: Path, language: str
) -> None:
    opened = open_page(width=360, height=780, has_touch=True, is_mobile=True)
    opened.go(file, f"panels={','.join(PANELS)}&family=blur&theta=2&language={language}")
    page = opened.page
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert page.locator("figure").count() == 6
    lefts = page.locator("figure").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().left)")
    assert max(lefts) - min(lefts) < 1
    page.locator("[data-action=step]").tap()
    page.locator("[role=status][data-theta='1.9']").wait_for()
    page.locator("[data-action=language]").tap()
    other = {"en": "zh-CN", "zh": "en"}[language]
    page.locator(f".explorer[lang={other}]").wait_for()
    for name in PANELS:
        page.locator(f"input[name=panel-{name}]").tap()
    page.wait_for_function("() => !document.querySelector('.divergences-explorer').shadowRoot.querySelector('figure')")
    opened.clean(file)


def state_of(file: Path) -> dict[str, Any]:
    """What stands in a page, besides its module."""
    text = file.read_text(encoding="utf-8")
    return dict(json.loads(text.split('id="state">')[1].split("</script>")[0]))


@pytest.mark.parametrize(("name", "data"), [("explorer.html", "_tables"), ("runs.html", "_head")])
def test_a_pages_state_is_only_what_a_reader_can_change(file: Path, name: str, data: str) -> None:
    state = state_of(file.with_name(name))
    assert not [name for name in state if name.startswith("_")]
    assert "stopping" not in state
    assert data in state["shared"]


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
    heading = opened.page.get_by_role("heading", level=1)
    assert heading.all_inner_texts() == ["Two training runs, step by step"]
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
