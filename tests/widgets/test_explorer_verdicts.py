"""What the explorer says of random states, against the closed forms: one true sentence for each picture."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np
import pytest

import divergences as dv
from divergences.locale import text
from divergences.widgets import Explorer, optima
from divergences.widgets.explorer import PANELS, RANGES
from divergences.widgets.tables import float_floors

from ..support.browser import Host, Open, clean, shown_rows
from .test_number_format import SUPERSCRIPTS, read

pytestmark = pytest.mark.browser

SENTENCES = """async (states) => {
  const found = [];
  for (const state of states) {
    for (const [name, value] of Object.entries(state)) window.model.set(name, value);
    await new Promise((done) => setTimeout(done));
    const root = document.querySelector(".divergences-explorer").shadowRoot;
    const said = (node) => (node?.checkVisibility() ? node.textContent : "");
    const line = (panel) => said(root.querySelector(`[data-panel=${panel}] .head .line`));
    found.push({
      heading: said(root.querySelector("h2")),
      lesson: said(root.querySelector(".lesson")),
      ...Object.fromEntries(["pair", "curves", "gradient", "critic", "transport", "descend"].map((p) => [p, line(p)])),
      chips: Object.fromEntries([...root.querySelectorAll(".chip")].filter((one) => one.checkVisibility())
        .map((one) => [one.querySelector("input").name, one.querySelector("output").textContent])),
      pulls: [...root.querySelectorAll("[data-panel=critic] .pull")].map((one) => one.textContent.split(": ")[1]),
      dots: root.querySelectorAll("[data-panel=curves] .jump:not(.filled)").length,
    });
  }
  return found;
}"""


def random_states(count: int) -> list[dict[str, Any]]:
    rng = np.random.default_rng(12)
    states = []
    for _ in range(count):
        width = round(rng.uniform(0.1, 3), 2)
        theta = rng.choice([0.0, round(rng.uniform(-5, 5), 2), width], p=[0.1, 0.8, 0.1])
        states.append(
            {
                "family": str(rng.choice(["segments", "strips", "blur"])),
                "theta": float(theta),
                "width": width,
                "sigma": round(rng.uniform(0.05, 2), 2),
                "generator_loss": str(rng.choice(["minimax", "non-saturating"])),
                "coupling": float(rng.choice([0.0, 1.0, round(rng.uniform(0.01, 0.99), 2)])),
                "lipschitz": round(rng.uniform(0.5, 2), 1),
                "curves": [name for name in ("kl", "js", "tv", "em") if rng.random() < 0.8],
                "panels": [name for name in PANELS if rng.random() < 0.4] or ["critic"],
            }
        )
    return states


def numbers(words: str) -> list[float]:
    return [read(one) for one in re.findall(r"−?\d+(?:\.\d+)?(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?", words)]


def check_lesson(state: dict[str, Any], lesson: str, values: dict[str, float]) -> None:
    theta, panels, slope = state["theta"], state["panels"], abs(values["js_derivative"])
    assert bool(lesson) == bool({"pair", "curves", "gradient"} & set(panels)), state
    if not lesson:
        return
    blurred, apart = state["family"] == "blur", values["tv"] == 1
    touching = state["family"] == "strips" and np.isnan(slope) and theta != 0
    assert ("coincide" in lesson) == (theta == 0), state
    assert ("No overlap:" in lesson) == (theta != 0 and apart and not blurred and not touching), state
    assert ("exactly 0" in lesson and "float" not in lesson) <= (slope == 0), state
    assert ("just touch" in lesson) == touching, state
    assert ("p and q overlap" in lesson) == (0 < values["tv"] < 1 and not blurred and not touching), state
    assert ("vanishing" in lesson) <= (blurred and slope < 0.01), state
    assert ("Gone in float" in lesson) == (blurred and theta != 0 and slope < 7.1e-46), state
    drawn = "curves" in panels and "kl" in state["curves"]
    assert ("KL" in lesson) == (drawn and not blurred), state
    said = re.search(r"(?:slope of|gradient) ([0-9.]+(?: × \S+)?)", lesson)
    if said:
        assert read(said[1].rstrip(".,")) == pytest.approx(slope, rel=0.06 if "×" in said[1] else 6e-4), state


def check_transport(state: dict[str, Any], words: str) -> None:
    assert bool(words) == ("transport" in state["panels"]), state
    if not words:
        return
    theta = state["theta"]
    lengths = dv.euclidean_cost(optima.points(0.0), optima.points(theta))
    independent = dv.independent_coupling(optima.MASSES, optima.MASSES)
    first = dv.coupling_cost(independent, lengths)
    cost = dv.coupling_cost(dv.couplings_between(independent, optima.PLAN, state["coupling"]), lengths)
    said = numbers(words.replace("p = q", "").replace("t = 0", ""))
    expected = {
        ("independent", False): [cost, cost - abs(theta), abs(theta)],
        ("between", False): [cost, first - cost, cost - abs(theta), abs(theta)],
        ("met", False): [abs(theta), first - abs(theta)],
        ("independent", True): [0, cost],
        ("between", True): [0, cost, first - cost],
        ("met", True): [0, 0],
    }[{0.0: "independent", 1.0: "met"}.get(state["coupling"], "between"), theta == 0]
    assert len(said) == len(expected), (state, words)
    assert all(one == pytest.approx(two, rel=0.06, abs=6e-4) for one, two in zip(said, expected, strict=True)), state
    assert ("optimal plan" in words) == (state["coupling"] == 1), state


def log_read(words: str) -> float:
    """The natural log of what is written, however small: −inf for 0, nan for what is undefined."""
    if words in ("undefined", "exactly 0"):
        return {"undefined": math.nan, "exactly 0": -math.inf}[words]
    mantissa, _, power = words.partition(" × 10")
    number = read(mantissa)
    return (math.log(number) if number else -math.inf) + int(power.translate(SUPERSCRIPTS) or 0) * math.log(10)


def is_log(words: str, true: float) -> bool:
    """Whether a number with the digits that are written has this natural log."""
    return log_read(words) == pytest.approx(true, abs=0.06 if "×" in words else 6e-4, nan_ok=True)


def check_gradient(state: dict[str, Any], words: str, values: dict[str, float]) -> None:
    assert bool(words) == ("gradient" in state["panels"]), state
    if not words:
        return
    said = re.fullmatch(r"at this θ:\s+JS (.+),\s+EM (.+)", words)
    assert said, words
    slopes = [abs(values[f"{name}_derivative"]) for name in ("js", "em")]
    js, em = (math.log(one) if one else -math.inf for one in slopes)
    if state["family"] == "blur":  # which is never exactly 0, but at θ = 0
        js = float(dv.BlurredUniforms(state["sigma"]).js_log_derivative(state["theta"]))
    assert is_log(said[1], js), (state, words)
    assert is_log(said[2], em), (state, words)


def check_critic(state: dict[str, Any], words: str, pulls: list[str]) -> None:
    """The pull at q's centre; of the blurred pair |d/dx log(1 − D*)| = D*·|θ|/σ², |d/dx log D*| = (1 − D*)·|θ|/σ²."""
    assert bool(words) == ("critic" in state["panels"]), state
    if not words:
        return
    theta, width, sigma = (state[name] for name in ("theta", "width", "sigma"))
    minimax = state["generator_loss"] == "minimax"
    assert pulls[1] == ("undefined" if theta == 0 else "1"), state
    if state["family"] == "segments":
        assert pulls[0] == "undefined", state
    elif state["family"] == "strips":
        covered = 0 <= theta + 0.5 * width <= width
        assert pulls[0] == ("exactly 0" if minimax or covered else "undefined"), state
    elif theta == 0:
        assert pulls[0] == "exactly 0", state
    else:
        logit = -0.5 * (theta / sigma) ** 2  # of D* at q's centre
        log_real, log_fake = -np.logaddexp(0, -logit), -np.logaddexp(0, logit)
        said = re.search(r"At x = (\S+), D\* = (.+?)\. ", words)
        assert said and read(said[1]) == theta and is_log(said[2], log_real), (state, words)
        pull = (log_real if minimax else log_fake) + math.log(abs(theta) / sigma**2)
        size, _, gone = pulls[0].partition(" (")
        assert is_log(size, pull), (state, pulls)
        kinds = [kind for kind, floor in float_floors().items() if pull < floor]
        assert gone == (f"0 in {kinds[-1]})" if kinds else ""), (state, pulls)


def test_each_sentence_is_true_of_its_state_and_of_a_panel_that_is_shown(open_host: Open) -> None:
    states = random_states(500)
    host = open_host()
    host.show()
    for state, found in zip(states, host.page.evaluate(SENTENCES, states), strict=True):
        explorer = Explorer(**{name: value for name, value in state.items() if name != "panels"})
        values, theta, panels = explorer.values(), state["theta"], state["panels"]
        question = bool({"pair", "curves", "gradient", "critic"} & set(panels))
        assert found["heading"] == text("explorer.title" if question else "explorer.titlePlain", "en"), state
        check_lesson(state, found["lesson"], values)
        check_transport(state, found["transport"])
        check_gradient(state, found["gradient"], values)
        check_critic(state, found["critic"], found["pulls"])

        drawn = {"kl", "js", "tv", "em"} if "curves" in panels else {"js", "em"} if "gradient" in panels else set()
        assert set(found["chips"]) == drawn, state
        for name, number in found["chips"].items():
            true = values[name] if "curves" in panels else abs(values[f"{name}_derivative"])
            shown = float("nan") if number == "undefined" else read(number)
            assert shown == pytest.approx(true, rel=0.06, abs=1e-9, nan_ok=True), (state, name)

        assert ("nothing is left to carry" in found["pair"]) == ("pair" in panels and theta == 0), state
        assert ("○" in found["curves"]) == (found["dots"] > 0 and "curves" in panels), state
        off = [values[name] > 3 and np.isfinite(values[name]) for name in state["curves"]]
        assert ("▲" in found["curves"]) == ("curves" in panels and any(off)), state
        if found["critic"] and state["family"] == "strips":
            assert ("JS still has a slope" in found["critic"]) <= (abs(values["js_derivative"]) > 0), state
            assert ("1 on p and 0 on q" in found["critic"]) <= (values["tv"] == 1), state
        assert ("three times from one start" in found["descend"]) == ("descend" in panels), state
    clean(host)


def descent(pair: Any, curve: str, state: dict[str, Any]) -> float:
    """Where 120 steps on a closed form end: v ← μv − η·d/dθ, θ ← θ + v, until there is no derivative or no picture."""
    theta, velocity = state["theta"], 0.0
    for _ in range(120):
        slope = getattr(pair, f"{curve}_derivative")(theta)
        if np.isnan(slope) or abs(theta) > RANGES["theta"]["max"]:
            break
        velocity = state["momentum"] * velocity - state["step_size"] * slope
        theta = round(theta + velocity, 12)
    return float(theta)


def test_the_descents_verdict_names_those_that_came_home(open_host: Open) -> None:
    rng = np.random.default_rng(4)
    host: Host = open_host(reduced_motion="reduce")
    host.show(panels=["descend"])
    for _ in range(40):
        state = {"theta": round(rng.uniform(-3, 3), 2), "sigma": round(rng.uniform(0.3, 2), 2)}
        state |= {"step_size": round(rng.uniform(0.01, 0.5), 2), "momentum": float(rng.choice([0.0, 0.5, 0.9]))}
        host.page.evaluate("(s) => { for (const [n, v] of Object.entries(s)) window.model.set(n, v); }", state)
        host.settle()
        host.page.get_by_role("button", name="Play").click()
        host.settle()
        ends = {
            "em": descent(dv.ParallelUniforms(), "wasserstein", state),
            "js": descent(dv.ParallelUniforms(), "js", state),
            "blur": descent(dv.BlurredUniforms(state["sigma"]), "js", state),
        }
        rows = shown_rows(host)
        assert {name: at for name, (at, _, _) in rows.items()} == pytest.approx(ends, abs=1e-4), state
        line = host.page.locator("[data-panel=descend] .head .line").inner_text()
        home = [title for name, (_, title, _) in rows.items() if abs(ends[name]) < 0.01]
        steps = host.page.locator("[data-panel=descend] svg[data-steps]").get_attribute("data-steps")
        assert line.startswith(f"After {steps} steps"), (state, line)
        assert line.endswith(f"than 0.01: {' · '.join(home)}." if home else "none is nearer to 0 than 0.01."), state
        for name, (at, _, outcome) in rows.items():
            assert (outcome == "stuck") <= (at != 0), (state, name)
            assert (outcome == "arrived") <= (abs(at) < 0.01), (state, name)
    clean(host)
