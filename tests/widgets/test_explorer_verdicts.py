"""What the explorer says of 500 random states, against the closed forms."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from divergences.widgets import Explorer

from ..support.browser import Open, clean

pytestmark = pytest.mark.browser


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
