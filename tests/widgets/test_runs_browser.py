"""The view of a run in Chromium: it shows what was recorded."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable

import numpy as np
import pytest

from divergences.widgets import RunView
from divergences.widgets.runs import PANELS

from ..support.browser import Host, clean
from ..support.runs import agrees, history, said, show

pytestmark = pytest.mark.browser

Open = Callable[..., Host]


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


def test_networks_are_chosen_by_name(open_host: Open) -> None:
    runs = {"GAN": history(3, 1, shift=True, objective="minimax"), "WGAN-GP": history(4, 2, shift=True, seed=5)}
    host, view = open_host(), RunView(runs)
    show(host, view)
    choice = host.page.locator("select[name=network]")
    seed = host.page.get_by_label("Seed")
    assert choice.locator("option").all_inner_texts() == ["GAN", "WGAN-GP"]
    assert not seed.is_visible()
    choice.select_option("WGAN-GP")
    host.settle()
    agrees(host, view)
    seed.select_option("1")
    host.settle()
    assert host.get("network") == 2
    agrees(host, view)
    assert host.page.locator("[data-panel=theta] .seed").count() == 1  # the other seed, without a name
    names = host.page.locator("[data-panel=theta] .names text").all_text_contents()
    assert sorted(names) == ["GAN", "WGAN-GP"]
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


@pytest.mark.parametrize("index", [0, 2])
def test_a_run_that_ran_away_is_shown_without_complaint(open_host: Open, index: int) -> None:
    run = history(3, 1, shift=True, steps=99)
    for name in ("samples", "pull", "critic", "estimate", "theta", "slopes"):
        run[name][2] = np.nan
    run["diverged_at"][2] = 17
    host = open_host()
    show(host, RunView(run, index=index))
    assert "Diverged: from step 17 of 99" in host.page.locator(".progress").inner_text()
    lesson = host.page.locator(".verdict").inner_text()
    assert ("ran away at step 17" in lesson) == (index == 2)
    assert math.isnan(said(host.page)["theta"]) == (index == 2)
    assert host.page.locator(".problem:visible").count() == 0
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
    some = ["plane", "histogram", "theta", "gradient", "estimate", "losses", "pull", "slope"]
    assert host.page.locator("figure").evaluate_all(names) == some
    host.set("network", 1)
    assert host.page.locator("figure").evaluate_all(names) == [n for n in some if n not in ("theta", "gradient")]
    host.set("network", 0)
    assert host.page.locator("figure").evaluate_all(names) == some
    assert host.get("panels") == list(PANELS)
    clean(host)


def test_views_clean_up_and_broken_frames_are_said(open_host: Open) -> None:
    host, view = open_host(), RunView(history(3, 1))
    host.show_state(view.page_state(), "runs.js", views=2)
    assert host.page.locator("[role=status]").count() == 2
    host.page.evaluate("() => window.closers.forEach((close) => close())")
    assert host.page.evaluate("() => window.model.listening") == 0
    show(host, view, _head="AAAA", language="zh")
    assert "无法显示训练过程" in host.page.locator("[role=alert]:visible").inner_text()
