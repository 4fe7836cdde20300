"""The explorer's discriminator, transport and descent, in Chromium."""

from __future__ import annotations

import math

import numpy as np
import pytest

import divergences as dv
from divergences.widgets import optima
from divergences.widgets.explorer import FAMILIES, PANELS, RANGES

from ..support.browser import Host, Open, clean, close, expected, noted

pytestmark = pytest.mark.browser


def slide(host: Host, name: str, key: str) -> float:
    host.page.locator(f"#{name}").focus()
    host.page.keyboard.press(key)
    host.settle()
    return float(host.get(name))


def test_two_hundred_random_states_show_pythons_numbers(open_host: Open) -> None:
    host = open_host(width=1600)
    host.show(panels=list(PANELS))
    rng = np.random.default_rng(3)
    independent = dv.independent_coupling(optima.MASSES, optima.MASSES)
    for number in range(200):
        state = {name: float(rng.uniform(limits["min"], limits["max"])) for name, limits in RANGES.items()}
        state |= {"family": FAMILIES[number % 3], "generator_loss": ("minimax", "non-saturating")[number % 2]}
        host.page.evaluate("(s) => { for (const [n, v] of Object.entries(s)) window.model.set(n, v); }", state)
        host.settle()
        assert close(host.shown(), expected(host)), state
        theta = state["theta"]

        cost = dv.euclidean_cost(optima.points(0.0), optima.points(theta))
        coupling = dv.couplings_between(independent, optima.PLAN, state["coupling"])
        transport = noted(host, "transport")
        assert transport["cost"] == pytest.approx(dv.coupling_cost(coupling, cost), abs=1e-6)
        assert transport["reading"] == pytest.approx(state["lipschitz"] * abs(theta), abs=1e-6)
        assert transport["gap"] == pytest.approx(transport["cost"] - abs(theta), abs=1e-6)

        critic = noted(host, "critic")
        assert critic["penalisedSlope"] == pytest.approx(1 + abs(theta) / (2 * state["lambda_gp"]), abs=1e-6)
        if state["family"] == "blur":
            logit = dv.BlurredUniforms(state["sigma"]).discriminator_logit(critic["sample"], theta)
            log_real, log_fake = -np.logaddexp(0, -logit), -np.logaddexp(0, logit)
            loss, weight = (log_fake, log_real) if state["generator_loss"] == "minimax" else (-log_real, log_fake)
            assert critic["discriminator"] == pytest.approx(np.exp(log_real), abs=1e-6)
            assert critic["loss"] == pytest.approx(loss, rel=1e-9, abs=1e-6)
            assert critic["logPull"] == pytest.approx(weight + math.log(abs(theta) / state["sigma"] ** 2), abs=1e-6)
    clean(host)


def test_every_slider_moves_by_keyboard_and_says_so(open_host: Open) -> None:
    host = open_host()
    host.show(panels=list(PANELS), family="blur")
    for name, limits in RANGES.items():
        if name == "width":
            continue
        assert slide(host, name, "End") == pytest.approx(limits["max"])
        assert slide(host, name, "Home") == pytest.approx(limits["min"])
        assert slide(host, name, "ArrowRight") == pytest.approx(limits["min"] + limits["step"])
        assert host.page.locator(f"#{name}").get_attribute("aria-valuetext")
        assert host.page.locator(f"label[for={name}]").inner_text()
    clean(host)


def test_pictures_are_chosen_and_come_back_in_their_place(open_host: Open) -> None:
    host = open_host()
    host.show()
    names = "(all) => all.map((one) => one.dataset.panel)"
    group = host.page.get_by_role("group", name="Pictures to show")
    for panel in ("critic", "transport", "descend"):
        group.get_by_role("checkbox", name=panel).click()
    host.settle()
    assert host.page.locator("figure").evaluate_all(names) == list(PANELS)
    group.get_by_role("checkbox", name="curves").focus()
    host.page.keyboard.press("Space")
    host.settle()
    assert host.get("panels") == [panel for panel in PANELS if panel != "curves"]
    host.page.keyboard.press("Space")
    host.settle()
    assert host.page.locator("figure").evaluate_all(names) == list(PANELS)
    clean(host)


def test_six_pictures_share_one_projector(open_host: Open) -> None:
    for language in ("en", "zh"):
        host = open_host(width=1920, height=1080)
        host.show(panels=list(PANELS), family="blur", theta=2.0, language=language)
        assert host.page.evaluate("() => document.documentElement.scrollHeight") <= 1080
        assert host.page.locator("figure").evaluate_all("(all) => new Set(all.map((one) => one.offsetTop)).size") == 2


def test_the_discriminator_of_segments_is_two_dots_and_has_no_slope(open_host: Open) -> None:
    host = open_host()
    host.show(panels=["critic"], theta=2.0)
    panel = host.page.locator("[data-panel=critic]")
    assert panel.locator(".dot.c-js").count() == 2
    assert panel.get_by_text("pull at q’s centre: undefined").count() == 1
    assert panel.locator(".pulls .c-js").count() == 0
    assert panel.locator(".pulls .c-em").count() == 1
    host.set("family", "strips")
    assert panel.get_by_text("pull at q’s centre: exactly 0").count() == 1
    host.set("family", "blur")
    host.set("sigma", 0.3)
    host.set("theta", 3.0)
    weak = noted(host, "critic")["logPull"]
    host.page.get_by_role("radio", name="−log D").click()
    host.settle()
    assert host.get("generator_loss") == "non-saturating"
    assert noted(host, "critic")["logPull"] > 0 > weak
    assert panel.locator(".pulls .c-js").count() == 3
    clean(host)


def test_a_gradient_too_small_for_a_float_is_said_to_be_zero_there(open_host: Open) -> None:
    host = open_host()
    host.show(panels=["critic"], family="blur", sigma=0.1, theta=2.0)
    panel = host.page.locator("[data-panel=critic]")
    assert panel.get_by_text("(0 in float32)").count() == 1
    host.set("theta", 4.0)
    assert panel.get_by_text("(0 in float64)").count() == 1
    clean(host)


def test_mass_moves_while_the_marginals_stay(open_host: Open) -> None:
    host = open_host()
    host.show(panels=["transport"], theta=1.0)
    matrix = host.page.locator("[data-panel=transport] .matrix rect")
    margins = host.page.locator("[data-panel=transport] .margin").evaluate_all("(all) => all.map((g) => g.innerHTML)")
    costs = []
    for t in (0.0, 0.25, 0.5, 1.0):
        host.set("coupling", t)
        costs.append(noted(host, "transport")["cost"])
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] == pytest.approx(1.0)
    assert noted(host, "transport")["gap"] == pytest.approx(0, abs=1e-12)
    assert matrix.evaluate_all("(all) => all.filter((cell) => +cell.getAttribute('fill-opacity') > 0).length") == 6
    after = host.page.locator("[data-panel=transport] .margin").evaluate_all("(all) => all.map((g) => g.innerHTML)")
    assert after == margins
    host.set("lipschitz", 2.0)
    terms = host.page.locator("[data-panel=transport] .numbers div").all_inner_texts()
    assert [term.split("\n")[-1] for term in terms] == ["1", "1", "2", "1", "0"]
    clean(host)


def outcomes(host: Host) -> dict[str, str]:
    rows = host.page.locator(".racer").evaluate_all(
        "(all) => all.map((row) => [row.querySelector('input').value, row.dataset.outcome])"
    )
    return dict(rows)


def test_descents_play_pause_step_and_start_again(open_host: Open) -> None:
    host = open_host()
    host.show(panels=["pair", "descend"], theta=1.2, step_size=0.05)
    host.page.get_by_role("button", name="Step").click()
    host.settle()
    assert host.get("theta") == pytest.approx(1.15)
    host.page.get_by_role("button", name="Play").click()
    host.page.wait_for_timeout(400)
    host.page.get_by_role("button", name="Pause").click()
    paused = host.get("theta")
    assert 0 <= paused < 1.1
    host.page.wait_for_timeout(200)
    assert host.get("theta") == paused
    host.page.get_by_role("button", name="Back").click()
    host.settle()
    assert host.get("theta") == 1.2
    host.page.get_by_role("radio", name="JS, segments").click()
    for _ in range(3):
        host.page.get_by_role("button", name="Step").click()
    host.settle()
    assert host.get("theta") == 1.2
    assert outcomes(host)["js"] == "stuck"
    host.set("theta", -2.0)
    assert noted(host, "descend")["steps"] == 0
    clean(host)


def test_little_motion_goes_to_the_end_at_once(open_host: Open) -> None:
    host = open_host(reduced_motion="reduce")
    host.show(panels=["descend"], theta=1.2, step_size=0.05)
    host.page.get_by_role("button", name="Play").click()
    host.settle()
    assert host.get("theta") == 0
    assert noted(host, "descend")["steps"] == 120
    assert outcomes(host) == {"em": "atKink", "js": "stuck", "blur": "arrived"}
    spoken = host.page.locator("[data-panel=descend] .unseen").inner_text()
    assert "stuck: slope exactly 0" in spoken
    assert "no derivative" in spoken
    clean(host)


def test_a_hidden_descent_does_not_go_on(open_host: Open) -> None:
    host = open_host()
    host.show(panels=["descend"], theta=5.0)
    host.page.get_by_role("button", name="Play").click()
    host.page.wait_for_timeout(200)
    host.set("panels", ["pair"])
    host.page.wait_for_timeout(150)
    before = host.get("theta")
    host.page.wait_for_timeout(250)
    assert host.get("theta") == before
    clean(host)
