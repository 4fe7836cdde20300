"""The explorer's discriminator, transport and descent, its controls, saving and presenting, in Chromium."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import divergences as dv
from divergences.widgets import Explorer, optima
from divergences.widgets.explorer import CURVES, FAMILIES, PANELS, RANGES

from ..support.browser import Host, clean, close, serious
from .test_explorer_browser import expected

pytestmark = pytest.mark.browser

Open = Callable[..., Host]


def noted(host: Host, panel: str) -> dict[str, float]:
    """The full-precision numbers behind a picture."""
    words = host.page.locator(f"[data-panel={panel}] .picture svg").evaluate("(node) => ({ ...node.dataset })")
    return {name: float(word.replace("Infinity", "inf")) for name, word in words.items()}


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


# --- descent


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


# --- themes, presenting, saving


def test_the_high_contrast_theme_is_chosen_or_asked_for_by_the_system(open_host: Open) -> None:
    host = open_host(contrast="more")
    host.show(panels=["pair"])
    assert host.page.locator(".explorer").get_attribute("data-theme") == "contrast"
    host.page.get_by_label("Colours").select_option("dark")
    host.settle()
    assert host.get("theme") == "dark"
    host.page.get_by_label("Colours").select_option("contrast")
    host.settle()
    ground = host.page.locator(".explorer").evaluate("(node) => getComputedStyle(node).backgroundColor")
    assert ground == "rgb(0, 0, 0)"
    clean(host)


def test_presenting_has_large_type_and_a_key_for_everything(open_host: Open) -> None:
    host = open_host()
    host.show(theta=1.0)
    size = "(node) => parseFloat(getComputedStyle(node).fontSize)"
    explorer = host.page.locator(".explorer")
    plain = explorer.evaluate(size)
    assert not host.page.locator(".keys").is_visible()
    host.set("presenter", True)
    assert explorer.evaluate(size) > 1.15 * plain
    assert host.page.locator(".keys").is_visible()
    explorer.focus()
    for key, name, value in (
        *(("ArrowRight", "theta", 1.1), ("ArrowLeft", "theta", 1.0), ("f", "family", "strips")),
        *(("l", "language", "zh"), ("t", "theme", "light"), ("4", "panels", ["pair", "critic"])),
        *(("PageDown", "panels", ["pair", "transport"]), ("PageUp", "panels", ["pair", "critic"])),
        *(("1", "panels", ["critic"]), ("PageUp", "panels", ["critic", "descend"])),
        *(("r", "family", "segments"), ("p", "presenter", False), ("f", "family", "segments")),
    ):
        host.page.keyboard.press(key)
        host.settle()
        assert host.get(name) == (pytest.approx(value) if isinstance(value, float) else value), key
    clean(host)


def test_presenting_puts_two_pictures_on_stage_and_the_others_back_afterwards(open_host: Open) -> None:
    host = open_host()
    host.show(panels=["curves", "pair", "critic"])
    host.page.get_by_role("button", name="Present").click()
    host.settle()
    names = "(all) => all.map((one) => one.dataset.panel)"
    assert host.page.locator("figure").evaluate_all(names) == ["curves", "pair"]
    host.page.get_by_role("checkbox", name="descend").click()
    host.settle()
    assert host.page.locator("figure").evaluate_all(names) == ["curves", "descend"]
    host.page.get_by_role("button", name="End presenting").click()
    host.settle()
    assert host.page.locator("figure").evaluate_all(names) == ["curves", "pair", "critic"]
    clean(host)


def test_hosts_that_take_keys_before_us_are_told_to_leave_ours(open_host: Open) -> None:
    host = open_host()
    host.show(theta=1.0)
    host.page.evaluate(
        """() => { window.marked = []; document.addEventListener("keydown", (event) => window.marked.push(
             [event.key, event.target.hasAttribute("data-lm-suppress-shortcuts")]), true); }"""
    )
    host.page.get_by_label("displacement θ").focus()
    for key in ("ArrowRight", "Shift+Enter", "a"):
        host.page.keyboard.press(key)
    marked = dict(host.page.evaluate("() => window.marked"))
    assert (marked["ArrowRight"], marked["Enter"], marked["a"]) == (True, False, False)
    assert not host.page.locator("[data-lm-suppress-shortcuts]").count()
    clean(host)


def save(host: Host, name: str) -> bytes:
    host.page.locator("summary").click()
    with host.page.expect_download() as started:
        host.page.get_by_role("button", name=name).click()
    return Path(started.value.path()).read_bytes()


def test_the_table_behind_the_picture(open_host: Open) -> None:
    host = open_host()
    host.show(family="blur", sigma=0.5)
    rows = list(csv.DictReader(io.StringIO(save(host, "CSV").decode())))
    assert len(rows) == 201
    for row in (rows[0], rows[100], rows[137]):
        values = Explorer(family="blur", sigma=0.5, theta=float(row["theta"])).values()
        for curve in CURVES:
            assert float(row[curve]) == pytest.approx(values[curve], abs=1e-9)
            assert float(row[f"{curve}_derivative"]) == pytest.approx(
                values[f"{curve}_derivative"], abs=1e-6, nan_ok=True
            )
    clean(host)


def test_the_picture_is_saved_as_it_looks(open_host: Open, tmp_path: Path) -> None:
    host = open_host()
    host.show(panels=list(PANELS), family="blur", theta=2.0, theme="dark", language="zh")
    host.page.locator("summary").click()
    with host.page.expect_download() as started:
        host.page.get_by_role("button", name="SVG").click()
    drawn = Path(started.value.path()).read_text(encoding="utf-8")
    assert "var(" not in drawn
    assert "color-mix" not in drawn
    assert drawn.count("<svg") == 7
    assert "最优判别器" in drawn
    (tmp_path / "picture.svg").write_text(drawn, encoding="utf-8")
    host.page.goto((tmp_path / "picture.svg").as_uri())  # as XML: any slip would be an error page
    assert host.page.evaluate("() => document.documentElement.nodeName") == "svg"


def test_a_png_has_two_dots_for_each_pixel(open_host: Open) -> None:
    host = open_host(width=800)
    host.show(panels=["pair", "critic"], theta=2.0)
    data = save(host, "PNG")
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") > 1400
    clean(host)


def test_without_an_address_there_is_no_link_to_copy(open_host: Open) -> None:
    host = open_host()
    host.show()
    assert host.page.locator("[data-action=link]").count() == 0


# --- accessibility


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_tour_by_tab_reaches_every_control_and_shows_where_it_is(open_host: Open, theme: str) -> None:
    host = open_host(reduced_motion="reduce")
    host.show(panels=list(PANELS), family="blur", theme=theme)
    explorer = host.page.locator(".explorer")
    wanted = explorer.evaluate(
        """(node) => [...node.querySelectorAll("button, input, select, summary")].filter((one) => one.checkVisibility()
             && !one.closest("details > div") && (one.type !== "radio" || one.checked))
             .map((one) => one.name || one.dataset.action || one.tagName)"""
    )
    reached, unseen = [], []
    for _ in range(len(wanted)):
        host.page.keyboard.press("Tab")
        name, outline = explorer.evaluate(
            """(node) => { const one = node.getRootNode().activeElement;
              const marked = [one, one.parentElement].map((part) => getComputedStyle(part));
              return [one.name || one.dataset.action || one.tagName,
                marked.some((style) => style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3)]; }"""
        )
        reached.append(name)
        if not outline:
            unseen.append(name)
    assert sorted(reached) == sorted(wanted)
    assert unseen == []
    clean(host)


def test_only_the_status_speaks_unasked_and_every_picture_has_a_name(open_host: Open) -> None:
    for language in ("en", "zh"):
        host = open_host()
        host.show(panels=list(PANELS), language=language)
        loud = host.page.locator(".explorer").evaluate(
            "(node) => [...node.querySelectorAll('output')].filter((one) => one.ariaLive !== 'off').length"
        )
        assert loud == 0
        tree = host.page.locator("main").aria_snapshot()
        titles = host.page.locator("h3").all_inner_texts()
        assert all(f'figure "{title}"' in tree for title in titles)
        clean(host)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing_serious(open_host: Open, axe: str, theme: str, language: str) -> None:
    host = open_host(reduced_motion="reduce")
    for family, presenter in (("segments", False), ("blur", True)):
        host.show(panels=list(PANELS), family=family, theme=theme, language=language, presenter=presenter)
        assert serious(host.page, axe) == []
    clean(host)


SENTENCES = """async (states) => {
  const found = [];
  for (const state of states) {
    for (const [name, value] of Object.entries(state)) window.model.set(name, value);
    await new Promise((done) => setTimeout(done));
    const root = document.querySelector(".divergences-explorer").shadowRoot;
    const said = (node) => (node?.checkVisibility() ? node.textContent : "");
    found.push({
      lesson: said(root.querySelector(".lesson")),
      critic: said(root.querySelector("[data-panel=critic] .head .line")),
      chips: [...root.querySelectorAll(".chip input")].filter((one) => one.checkVisibility()).map((one) => one.name),
    });
  }
  return found;
}"""


def random_states(count: int) -> list[dict[str, Any]]:
    rng = np.random.default_rng(12)
    panels = ("pair", "curves", "gradient", "critic", "transport", "descend")
    return [
        {
            "family": str(rng.choice(["segments", "strips", "blur"])),
            "theta": float(rng.choice([0.0, round(rng.uniform(-5, 5), 2)], p=[0.1, 0.9])),
            "width": round(rng.uniform(0.1, 3), 2),
            "sigma": round(rng.uniform(0.05, 2), 2),
            "generator_loss": str(rng.choice(["minimax", "non-saturating"])),
            "panels": [name for name in panels if rng.random() < 0.4] or ["critic"],
        }
        for _ in range(count)
    ]


def test_each_sentence_is_true_of_its_state_and_of_a_panel_that_is_shown(open_host: Open) -> None:
    states = random_states(500)
    host = open_host()
    host.show()
    for state, found in zip(states, host.page.evaluate(SENTENCES, states), strict=True):
        explorer = Explorer(**{name: value for name, value in state.items() if name != "panels"})
        numbers, theta, panels = explorer.values(), state["theta"], state["panels"]
        drawn = {"kl", "js", "tv", "em"} if "curves" in panels else {"js", "em"} if "gradient" in panels else set()
        assert set(found["chips"]) == drawn, state
        lesson, slope = found["lesson"], abs(numbers["js_derivative"])
        assert bool(lesson) == bool({"pair", "curves", "gradient"} & set(panels)), state
        if lesson:
            assert ("coincide" in lesson) == (theta == 0), state
            assert ("No overlap:" in lesson) == (theta != 0 and numbers["tv"] == 1 and state["family"] != "blur"), state
            assert ("KL is still infinite" in lesson) == (theta != 0 and slope > 0 and np.isinf(numbers["kl"])), state
            said = re.search(r"(?:slope of|gradient) ([0-9.]+) ?in θ|slope of ([0-9.]+)", lesson)
            if said and "×" not in lesson:
                assert float(said[1] or said[2]) == pytest.approx(slope, abs=5.1e-5), state
        critic = found["critic"]
        assert bool(critic) == ("critic" in panels), state
        if critic and state["family"] == "strips":
            assert ("JS still has a slope" in critic) <= (slope > 0), state
            assert ("1 on p and 0 on q" in critic) <= (numbers["tv"] == 1), state
    clean(host)
