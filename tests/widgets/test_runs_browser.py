"""The view of a run in Chromium: it says what was recorded; a live run in JupyterLab shows progress and stops."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from divergences.widgets import RunView
from divergences.widgets.frames import NUMBERS
from divergences.widgets.runs import PANELS

from ..support.browser import CONTROLS_OUTSIDE, Host, clean, serious
from ..support.lab import Lab
from .test_runs import Live, history

pytestmark = pytest.mark.browser

Open = Callable[..., Host]


def show(host: Host, view: RunView, **raw: Any) -> None:
    host.show_state(view.page_state() | raw, "runs.js")


def said(page: Any) -> dict[str, float]:
    """The numbers behind the live text."""
    words = page.locator("[role=status]").first.evaluate(
        "(node) => Object.fromEntries([...node.attributes].map((one) => [one.name, one.value]))"
    )
    return {n: float(words[f"data-{n.replace('_', '-')}"].replace("Infinity", "inf")) for n in (*NUMBERS, "index")}


def agrees(host: Host, view: RunView) -> None:
    """The page shows the numbers that Python has for the same index and network."""
    view.index, view.network = host.get("index"), host.get("network")
    shown = said(host.page)
    for name, number in view.values().items():
        np.testing.assert_equal(shown[name], number, err_msg=name)


def test_scrubbing_by_keyboard_mouse_and_picture_shows_the_recorded_numbers(open_host: Open) -> None:
    host, view = open_host(), RunView(history(9, 1), distance=lambda samples: abs(samples).mean(), floor=0.1)
    show(host, view)
    agrees(host, view)
    slider = host.page.get_by_label("step", exact=True)
    slider.focus()
    for key, index in (("ArrowLeft", 7), ("Home", 0), ("ArrowRight", 1), ("End", -1)):
        host.page.keyboard.press(key)
        host.settle()
        assert host.get("index") == index
        agrees(host, view)
    assert slider.get_attribute("aria-valuetext") == "step 80 of 80"
    box = slider.bounding_box()
    host.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    host.settle()
    assert host.get("index") == 4
    box = host.page.locator("[data-panel=estimate] .reach").bounding_box()
    host.page.mouse.click(box["x"] + 0.25 * box["width"], box["y"] + 20)
    host.settle()
    assert host.get("index") == 2
    agrees(host, view)
    host.page.locator("[role=status]").filter(has_text="Step 20 of 80: estimate").wait_for()
    clean(host)


def test_the_picture_moves_with_the_step(open_host: Open) -> None:
    host = open_host()
    show(host, RunView(history(3, 1)))
    plane = host.page.locator("[data-panel=plane]")
    last = [plane.locator(part).first.get_attribute("d") for part in (".points.c-q", ".pushes", ".shades path")]
    real = plane.locator(".points.c-p").get_attribute("d")
    host.set("index", 0)
    first = [plane.locator(part).first.get_attribute("d") for part in (".points.c-q", ".pushes", ".shades path")]
    assert all(a and b and a != b for a, b in zip(first, last, strict=True))
    assert plane.locator(".points.c-p").get_attribute("d") == real
    assert real.count("M") == 50
    clean(host)


def test_it_plays_to_the_end_and_stops(open_host: Open) -> None:
    host = open_host()
    show(host, RunView(history(5, 1)))
    host.page.evaluate(
        """() => { window.seen = [];
             window.model.on("change:index", () => window.seen.push(window.model.get("index"))); }"""
    )
    button = host.page.get_by_role("button", name="Play")
    button.click()
    host.page.wait_for_function("() => window.seen.at(-1) === -1")
    button.wait_for()
    assert host.page.evaluate("() => window.seen") == [0, 1, 2, 3, -1]
    clean(host)


def test_networks_are_chosen_by_name(open_host: Open) -> None:
    runs = {"GAN": history(3, 1, shift=True, objective="minimax"), "WGAN-GP": history(4, 2, shift=True, seed=5)}
    host, view = open_host(), RunView(runs)
    show(host, view)
    choice = host.page.locator("select[name=network]")
    names = choice.locator("option").all_inner_texts()
    assert names == ["GAN", "WGAN-GP · seed 0", "WGAN-GP · seed 1"]
    for network in (2, 0, 1):
        choice.select_option(str(network))
        host.settle()
        agrees(host, view)
    assert host.page.locator("[data-panel=theta] .other").count() == 2
    assert "exact: JS 0, EM" in host.page.locator("[data-panel=gradient] .line").inner_text()
    clean(host)


def test_chips_show_and_hide_pictures(open_host: Open) -> None:
    host = open_host()
    show(host, RunView(history(3, 1)))
    box = host.page.get_by_role("checkbox", name="slope ‖∇D‖")
    box.focus()
    host.page.keyboard.press("Space")
    host.settle()
    assert host.get("panels") == ["plane", "estimate", "pull", "slope"]
    assert host.page.locator("[data-panel=slope] .run-curve").is_visible()
    box.click()
    host.settle()
    assert host.page.locator("[data-panel=slope]").count() == 0
    assert host.page.get_by_role("checkbox", name="θ").count() == 0  # this generator has no θ
    clean(host)


def test_a_gan_has_a_discriminator_and_a_wasserstein_gan_a_critic_also_side_by_side(open_host: Open) -> None:
    host = open_host()
    runs = {"both": history(3, 2, shift=True, objective=["minimax", "wasserstein"]), "alone": history(3, 1)}
    view = RunView(runs, panels=list(PANELS), distance=len)
    own = {
        "en": ({"discriminator"}, {"critic"}),
        "zh": ({"判别器"}, {"评论器"}),
    }
    for language, (discriminator, critic) in own.items():
        for network, said_ in enumerate((discriminator, critic, critic)):
            show(host, view, language=language, network=network)
            host.page.locator("[role=status]").filter(has_text="20").wait_for()
            pictures = host.page.locator("figure").all_inner_texts()
            drawn = host.page.locator("figure svg").evaluate_all("(all) => all.map((one) => one.textContent)")
            words = " ".join([*host.page.locator(".chip").all_inner_texts(), *pictures, *drawn])
            assert set(re.findall("critic|discriminator|评论器|判别器", words)) == said_
            chip = host.page.locator(".chip:has(input[name=losses])").inner_text()
            assert said_ <= set(re.findall("critic|discriminator|评论器|判别器", chip))
            losses = host.page.locator("[data-panel=losses] .names").text_content()
            assert said_ <= set(re.findall("critic|discriminator|评论器|判别器", losses))
    clean(host)


def test_only_a_gradient_penalty_asks_for_a_slope_of_1(open_host: Open) -> None:
    host = open_host()
    for penalty, said_ in (("gp", True), ("none", False), ("r1", False)):
        show(host, RunView(history(3, 1, penalty=penalty), panels=["slope"]))
        assert ("penalty asks for 1" in host.page.locator("[data-panel=slope] .line").inner_text()) == said_
    clean(host)


@pytest.mark.parametrize("width", [360, 1180])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_names_of_curves_that_end_together_stand_apart_inside_the_picture(
    open_host: Open, width: int, language: str
) -> None:
    host = open_host(width=width)
    run = history(3, 1, shift=True)
    run["theta"][:] = 0.5
    for pull in (-1.0, 0.0, 1.0):  # the gradient on θ beside EM's, which is 1, on JS's, and far below both
        run["pull"][:] = pull
        show(host, RunView(run, panels=["gradient"], language=language))
        names = host.page.locator("[data-panel=gradient] .names text")
        boxes = names.evaluate_all("(all) => all.map((one) => one.getBBox()).map((b) => [b.y, b.y + b.height])")
        svg = host.page.locator("[data-panel=gradient] svg").bounding_box()
        ends = sorted(boxes)
        assert len(ends) == 3
        assert all(first[1] - second[0] < 4 for first, second in itertools.pairwise(ends))  # a box has room to spare
        assert ends[0][0] > -4
        frames = [one.bounding_box() for one in names.all()]
        assert max(box["x"] + box["width"] for box in frames) <= svg["x"] + svg["width"] + 1
        axis = host.page.locator("[data-panel=gradient] .tick").first.bounding_box()
        assert max(box["y"] + box["height"] for box in frames) < axis["y"] + 4
    clean(host)


# --- themes, presenting


def test_colours_are_chosen_and_nonsense_is_that_of_the_page(open_host: Open) -> None:
    host = open_host(color_scheme="dark")
    show(host, RunView(history(3, 1)), theme="blue")
    explorer, choice = host.page.locator(".explorer"), host.page.get_by_label("Colours")
    assert (explorer.get_attribute("data-theme"), choice.input_value()) == ("dark", "auto")
    for theme in ("light", "contrast", "dark"):
        choice.select_option(theme)
        host.settle()
        assert host.get("theme") == theme == explorer.get_attribute("data-theme")
    clean(host)


def test_presenting_has_large_type_and_a_key_for_everything(open_host: Open) -> None:
    host = open_host()
    runs = {"one": history(4, 1, shift=True), "two": history(4, 1)}
    show(host, RunView(runs, index=1))
    size = "(node) => parseFloat(getComputedStyle(node).fontSize)"
    explorer, keys = host.page.locator(".explorer"), host.page.locator(".keys")
    plain = explorer.evaluate(size)
    assert not keys.is_visible()
    host.page.locator(".explorer").focus()
    host.page.keyboard.press("ArrowRight")
    assert host.get("index") == 1  # a key is ours only while presenting
    host.set("presenter", True)
    assert explorer.evaluate(size) > 1.15 * plain
    assert keys.is_visible()
    for key, name, value in (
        *(("ArrowRight", "index", 2), ("ArrowRight", "index", -1), ("ArrowLeft", "index", 2)),
        *(("l", "language", "zh"), ("t", "theme", "light"), ("t", "theme", "dark")),
        *(("4", "panels", ["plane", "estimate"]), ("PageDown", "panels", ["plane", "losses"])),
        *(("PageUp", "panels", ["plane", "estimate"]), ("PageUp", "panels", ["plane", "gradient"])),
        *(("n", "network", 1), ("PageDown", "panels", ["plane", "estimate"])),  # the second has neither θ nor gradient
        *(("2", "panels", ["plane", "estimate"]), ("1", "panels", ["estimate"]), ("n", "network", 0)),
        *(("p", "presenter", False), ("n", "network", 0)),
    ):
        host.page.keyboard.press(key)
        host.settle()
        assert host.get(name) == value, key
    clean(host)


def test_while_presenting_the_space_bar_plays_and_an_arrow_pauses(open_host: Open) -> None:
    host = open_host()
    show(host, RunView(history(30, 1), index=0, presenter=True))
    host.page.locator(".explorer").focus()
    host.page.keyboard.press("Space")
    host.page.get_by_role("button", name="Pause").wait_for()
    host.page.wait_for_function("() => window.model.get('index') >= 2")
    host.page.keyboard.press("ArrowLeft")
    host.page.get_by_role("button", name="Play").wait_for()
    stopped = host.get("index")
    host.page.wait_for_timeout(900)
    assert host.get("index") == stopped
    host.page.get_by_role("checkbox", name="slope ‖∇D‖").focus()
    host.page.keyboard.press("Space")  # here it works the box
    host.settle()
    assert (host.get("panels"), host.get("index")) == (["plane", "slope"], stopped)
    clean(host)


def test_presenting_puts_two_pictures_on_stage_and_the_others_back_afterwards(open_host: Open) -> None:
    host = open_host()
    show(host, RunView(history(3, 1), panels=["losses", "theta", "plane", "pull"]))
    names = "(all) => all.map((one) => one.dataset.panel)"
    host.page.get_by_role("button", name="Present").click()
    host.settle()
    assert host.page.locator("figure").evaluate_all(names) == ["losses", "plane"]  # this generator has no θ
    assert host.page.get_by_role("button", name="End presenting").get_attribute("aria-pressed") == "true"
    host.page.get_by_role("checkbox", name="estimate").click()
    host.settle()
    assert host.page.locator("figure").evaluate_all(names) == ["losses", "estimate"]
    host.page.get_by_role("button", name="End presenting").click()
    host.settle()
    assert host.page.locator("figure").evaluate_all(names) == ["losses", "plane", "pull"]
    assert host.get("panels") == ["losses", "theta", "plane", "pull"]
    clean(host)


@pytest.mark.parametrize("leave", ["Escape", "button", "browser"])
def test_presenting_takes_the_full_screen_and_the_keys_and_gives_them_back(open_host: Open, leave: str) -> None:
    host = open_host()
    show(host, RunView(history(3, 1)))
    host.page.get_by_role("button", name="Present").click()
    host.page.wait_for_function("() => document.fullscreenElement?.className === 'divergences-run'")
    section = host.page.locator(".explorer")
    assert section.evaluate("(node) => node.getRootNode().activeElement === node")
    host.page.wait_for_function("() => document.querySelector('.divergences-run').hasAttribute('data-fill')")
    {
        "Escape": lambda: host.page.keyboard.press("Escape"),
        "button": lambda: host.page.get_by_role("button", name="End presenting").click(),
        "browser": lambda: host.page.evaluate("() => document.exitFullscreen()"),
    }[leave]()
    host.page.wait_for_function("() => !document.fullscreenElement && !window.model.get('presenter')")
    host.settle()
    assert section.get_attribute("data-presenter") is None
    assert host.page.locator(".divergences-run").get_attribute("data-fill") is None
    assert section.evaluate("(node) => node.getRootNode().activeElement === node")
    clean(host)


def test_a_live_run_that_is_presented_keeps_its_progress_and_stop_in_sight(open_host: Open) -> None:
    live = Live(history(6, 1))
    view, host = RunView(live), open_host()
    live.come()
    show(host, view, _runs=view._runs)
    host.page.get_by_role("button", name="Present").click()
    host.page.wait_for_function("() => document.querySelector('.divergences-run').hasAttribute('data-fill')")
    assert host.page.get_by_role("button", name="Stop").is_visible()
    assert "Training: step 0 of 50" in host.page.locator(".progress").inner_text()
    assert not host.page.locator(".keys").get_by_text("next network").is_visible()  # there is but one
    clean(host)


def test_a_live_run_shows_progress_stops_and_says_so(open_host: Open) -> None:
    live = Live(history(6, 1))
    view, host = RunView(live), open_host()
    show(host, view, _runs=view._runs)
    assert "Training: step 0 of 50, about … s left" in host.page.locator(".progress").inner_text()
    live.come()
    live.come()
    live.come()
    state = view.page_state() | {"_runs": view._runs}
    show(host, view, _runs=view._runs)
    assert "Training: step 20 of 50, about 2 s left" in host.page.locator(".progress").inner_text()
    assert host.page.locator("progress").evaluate("(bar) => bar.value") == pytest.approx(0.4)
    host.page.get_by_role("button", name="Stop").click()
    host.settle()
    assert host.get("stopping") is True
    assert host.page.get_by_role("button", name="Stopping").is_disabled()
    live.end()
    host.set("_runs", view._runs)
    assert (
        "Stopped at step 20 of 50 after 1 s. What was learned is kept." in host.page.locator(".progress").inner_text()
    )
    assert host.page.get_by_role("button", name="Stopping").count() == 0
    assert state["_head"]
    agrees(host, view)
    clean(host)


@pytest.mark.parametrize("index", [0, 2])
def test_a_run_that_ran_away_is_shown_without_complaint(open_host: Open, index: int) -> None:
    run = history(3, 1, shift=True, steps=99)
    for name in ("samples", "pull", "critic", "estimate", "theta", "slopes"):
        run[name][2] = np.nan
    run["diverged_at"][2] = 17
    host = open_host()
    show(host, RunView(run, index=index))
    assert "Diverged: from step 17 of 99" in host.page.locator(".progress").inner_text()
    lesson = host.page.locator(".lesson").inner_text()
    assert ("ran away at step 17" in lesson) == (index == 2)
    assert math.isnan(said(host.page)["theta"]) == (index == 2)
    assert host.page.locator(".problem:visible").count() == 0
    clean(host)


def test_no_text_is_left_untranslated(open_host: Open) -> None:
    host = open_host()
    for view in (RunView(history(3, 2), distance=len, floor=1.0), RunView(history(3, 1, shift=True))):
        view.panels = list(PANELS)
        for presenter in (False, True):
            show(host, view, language="zh", presenter=presenter)
            host.page.locator("[role=status]").filter(has_text="第").wait_for()
            words = host.page.locator(".explorer").inner_text()
            assert set(re.findall(r"[A-Za-z]{2,}", words)) <= {"EM", "JS", "English", "Lipschitz"}
            host.page.get_by_role("button", name="English").click()
            host.page.locator("[role=status]").filter(has_text="Step").wait_for()
            assert re.findall("[\u4e00-\u9fff]+", host.page.locator(".explorer").inner_text()) == ["中文"]
    clean(host)


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_wider_than_the_page(open_host: Open, width: int, language: str) -> None:
    host = open_host(width=width)
    runs = {"one": history(3, 2, shift=True, objective="minimax"), "two": history(3, 1, shift=True)}
    for run in runs.values():
        run["critic_loss"][:] = 2.7e-11  # the numbers that take most room
    view = RunView(runs, language=language, distance=lambda samples: 5.7e-11)
    show(host, view)
    assert host.page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert host.page.locator(".explorer").evaluate(CONTROLS_OUTSIDE) == []
    view.panels = list(PANELS)
    for presenter in (False, True):
        show(host, view, presenter=presenter)
        assert host.page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert host.page.locator(".explorer").evaluate(CONTROLS_OUTSIDE) == []
    clean(host)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing_serious(open_host: Open, axe: str, theme: str, language: str) -> None:
    host = open_host(reduced_motion="reduce")
    runs = {"one": history(3, 2, shift=True), "two": history(3, 1)}
    for network, panels in ((0, list(PANELS)), (2, list(PANELS)), (0, ["plane"])):
        show(host, RunView(runs, panels=panels, theme=theme, language=language, network=network))
        assert serious(host.page, axe) == []
    show(host, RunView(runs, theme=theme, language=language, presenter=True))
    assert serious(host.page, axe) == []
    clean(host)


def test_the_histogram_shows_every_share_and_where_1_is(open_host: Open) -> None:
    run = history(3, 1, penalty="gp")
    run["slopes"][1, 0] = [0.05] * 20 + [0.95] * 20 + [1.05] * 30 + [7] * 10
    host = open_host()
    show(host, RunView(run, panels=["histogram"], index=1))
    panel = host.page.locator("[data-panel=histogram]")
    shares = [float(share) for share in panel.locator("svg").get_attribute("data-shares").split()]
    assert {i: round(share, 6) for i, share in enumerate(shares) if share} == {0: 0.25, 9: 0.25, 10: 0.375, 30: 0.125}
    bars = panel.locator(".bars rect").evaluate_all("(all) => all.map((bar) => bar.getBBox().height)")
    heights = np.array(bars) / sum(bars)
    np.testing.assert_allclose(heights, shares, atol=1e-3)
    left, right = (panel.locator(".bars rect").nth(i).evaluate("(bar) => bar.getBBox().x") for i in (9, 10))
    assert left + 1 < float(panel.locator(".target").get_attribute("x1")) == pytest.approx(right, abs=0.1)
    words = panel.inner_text()
    assert "mean 1.519; steeper than 1: 50 %; steeper than 3: 13 %" in words
    assert "the penalty's target: 1" in panel.locator("svg").text_content()
    host.set("index", 0)
    assert panel.locator("svg").get_attribute("data-shares") != " ".join(map(str, shares))
    show(host, RunView(history(3, 1, objective="minimax", penalty="none"), panels=["histogram"], language="zh"))
    assert "1-Lipschitz 的上限" in panel.locator("svg").text_content()
    assert panel.locator(".bars.c-js").count() == 1
    clean(host)


def test_pictures_that_a_network_has_nothing_for_are_left_out(open_host: Open) -> None:
    host = open_host()
    show(host, RunView({"one": history(3, 1, shift=True), "two": history(3, 1)}, panels=list(PANELS)))
    names = "(all) => all.map((one) => one.dataset.panel)"
    some = ["plane", "theta", "gradient", "estimate", "losses", "pull", "slope", "histogram"]
    assert host.page.locator("figure").evaluate_all(names) == some
    host.set("network", 1)
    assert host.page.locator("figure").evaluate_all(names) == [n for n in some if n not in ("theta", "gradient")]
    host.set("network", 0)
    assert host.page.locator("figure").evaluate_all(names) == some
    assert host.get("panels") == list(PANELS)
    clean(host)


def test_hosts_that_take_keys_before_us_are_told_to_leave_ours(open_host: Open) -> None:
    host = open_host()
    show(host, RunView(history(3, 1)))
    host.page.evaluate(
        """() => { window.marked = []; document.addEventListener("keydown", (event) => window.marked.push(
             [event.key, event.target.hasAttribute("data-lm-suppress-shortcuts")]), true); }"""
    )
    host.page.get_by_label("step", exact=True).focus()
    for key in ("ArrowLeft", "Shift+Enter", "a"):
        host.page.keyboard.press(key)
    marked = dict(host.page.evaluate("() => window.marked"))
    assert (marked["ArrowLeft"], marked["Enter"], marked["a"]) == (True, False, False)
    assert host.get("index") == 1
    clean(host)


def test_views_clean_up_and_broken_frames_are_said(open_host: Open) -> None:
    host, view = open_host(), RunView(history(3, 1))
    host.show_state(view.page_state(), "runs.js", views=2)
    assert host.page.locator("[role=status]").count() == 2
    host.page.evaluate("() => window.closers.forEach((close) => close())")
    assert host.page.evaluate("() => window.model.listening") == 0
    show(host, view, _head="AAAA", language="zh")
    assert "无法显示训练过程" in host.page.locator("[role=alert]:visible").inner_text()


CELLS = (
    "from divergences.gan.config import Config\nfrom divergences.gan.live import LiveRun\n"
    "from divergences.widgets import RunView\n"
    "run = LiveRun(Config(width=16, depth=2, batch=32, steps=10_000_000, snapshot_every=20, device='cpu')).start()\n"
    "view = RunView(run)\nview",
    "print('free:', run.running)",
    "history = run.wait()\nprint(history.ending.kind, 'with', len(history), 'and', history['step'][-1])",
)


def test_in_jupyterlab_a_live_run_is_seen_and_stopped(chromium: Any, lab: Lab) -> None:
    lab.write("live.ipynb", *CELLS[:2])
    context = chromium.new_context(viewport={"width": 1400, "height": 1400})
    page = context.new_page()
    lab.run_all(page, "live.ipynb")
    page.get_by_text("free: True").last.wait_for(timeout=90_000)  # the kernel answers while it trains
    status = page.locator("[role=status][data-count]")
    status.wait_for(timeout=60_000)
    count = int(status.get_attribute("data-count"))
    page.wait_for_function(
        "(count) => +document.querySelector('.divergences-run').shadowRoot"
        ".querySelector('[role=status]').dataset.count > count + 2",
        arg=count,
        timeout=30_000,
    )
    page.get_by_role("button", name="Stop", exact=True).click()
    words = page.locator(".progress").filter(has_text="Stopped at step")
    words.wait_for(timeout=30_000)
    step = int(said(page)["step"])
    assert f"Stopped at step {step:,} of 10,000,000" in words.inner_text()
    page.get_by_label("step", exact=True).focus()
    page.keyboard.press("Home")
    page.locator("[role=status][data-step='0']").wait_for(timeout=10_000)
    page.evaluate(
        """(code) => {
          const { content } = window.jupyterapp.shell.currentWidget;
          content.widgets[1].model.sharedModel.setSource(code);
        }""",
        CELLS[2],
    )
    lab.run_cell(page, 1)
    page.get_by_text(re.compile(rf"stopped with \d+ and {step}")).last.wait_for(timeout=30_000)
    context.close()
