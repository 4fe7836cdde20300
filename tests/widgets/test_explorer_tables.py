"""The explorer's tables against the closed forms, and the browser's reader of them under Node.js."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from divergences import BlurredUniforms
from divergences.locale import LANGUAGES
from divergences.widgets.explorer import (
    CURVES,
    EMBEDDING_TRAITS,
    FAMILIES,
    GRADIENT_SCALES,
    LOSSES,
    OBJECTIVES,
    PANELS,
    RANGES,
    READER_TRAITS,
    THEMES,
)
from divergences.widgets.tables import FARTHEST, build_tables, float_floors

from ..support.node import run_in_node
from .test_explorer import pair_of

ROOT = Path(__file__).parents[2]
BROWSER = ROOT / "divergences" / "widgets" / "browser"


# --- tables


def test_tables_are_small() -> None:
    tables = build_tables()
    assert len(tables.data) == 8 * tables.numbers.size < 200_000
    assert build_tables() is tables


def test_tables_reach_as_far_as_the_sliders() -> None:
    farthest = max(abs(RANGES["theta"][end]) for end in ("min", "max"))
    assert farthest / min(RANGES["width"]["min"], RANGES["sigma"]["min"]) < FARTHEST


def table(family: str, curve: str) -> tuple[float, float, np.ndarray, np.ndarray, np.ndarray]:
    """f(0), f′(0), knots, values and slopes, by the layout that the browser gets."""
    entry = build_tables().layout[family][curve]
    start, count = entry["start"], entry["knots"]
    numbers = build_tables().numbers[start : start + 2 + 3 * count]
    knots, values, slopes = numbers[2:].reshape(3, count)
    return float(numbers[0]), float(numbers[1]), knots, values, slopes


def test_a_step_has_another_value_at_zero_than_next_to_it() -> None:
    for curve, height in (("kl", math.inf), ("js", math.log(2)), ("tv", 1.0)):
        at_zero, slope, knots, values, _ = table("segments", curve)
        assert at_zero == 0
        assert math.isnan(slope)
        assert knots[0] == 0
        assert values[0] == pytest.approx(height)


def test_a_kink_is_a_knot_written_twice() -> None:
    _, _, knots, values, slopes = table("strips", "js")
    assert knots[1] == knots[2] == 1
    assert values[1] == values[2]
    assert slopes[1] == pytest.approx(math.log(2))
    assert slopes[2] == 0


def test_floors_are_where_floats_round_to_zero() -> None:
    floors = float_floors()
    with np.errstate(under="ignore"):
        for kind, log_floor in floors.items():
            tiny = np.finfo(kind).smallest_subnormal
            assert math.log(float(tiny)) - math.log(2) == pytest.approx(log_floor)
            assert (tiny / np.dtype(kind).type(2)) == 0


# --- the browser's reader of the tables, as it is, under Node.js

READER = """
import { readTables, measures } from %(module)s;
const { layout, tables, states } = %(given)s;
const read = readTables(layout, tables);
const words = (number) => String(number);
const answers = states.map(({ family, scale, theta }) => {
  const at = measures(read[family], scale);
  const answer = {};
  for (const curve of ["kl", "js", "tv", "em"]) {
    answer[curve] = words(at.value(curve, theta));
    answer[`${curve}_derivative`] = words(at.derivative(curve, theta));
  }
  answer.log = words(at.logSteepness("js", theta));
  answer.floors = family === "blur" ? %(floors)s.map((floor) => at.fallsBelow("js", floor)) : [];
  return answer;
});
console.log(JSON.stringify(answers));
"""


def read_in_node(states: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What src/tables.js makes of the tables at these states."""
    given = {"layout": build_tables().layout, "tables": build_tables().base64, "states": states}
    script = READER % {
        "module": json.dumps((BROWSER / "src" / "explorer" / "tables.js").as_uri()),
        "given": json.dumps(given),
        "floors": json.dumps(list(float_floors().values())),
    }
    answers: list[dict[str, Any]] = run_in_node(script)
    for answer in answers:
        for name, words in answer.items():
            if name != "floors":
                answer[name] = float(words.replace("Infinity", "inf"))
    return answers


def test_the_browser_knows_the_same_words_of_state() -> None:
    module = json.dumps((BROWSER / "src" / "explorer" / "state.js").as_uri())
    known = run_in_node(f"import * as state from {module}; console.log(JSON.stringify(state));")
    assert known["CHOICES"] == {
        "family": list(FAMILIES),
        "gradient_scale": list(GRADIENT_SCALES),
        "generator_loss": list(LOSSES),
        "descend_on": list(OBJECTIVES),
        "language": list(LANGUAGES),
        "theme": list(THEMES),
    }
    assert known["SUBSETS"] == {"curves": list(CURVES), "panels": list(PANELS)}
    assert known["NUMBERS"] == list(RANGES)
    assert sorted(known["TRAITS"]) == sorted(READER_TRAITS)
    assert not set(EMBEDDING_TRAITS) & set(READER_TRAITS)  # no link that a reader copies says how a page embeds it


def random_states(count: int) -> list[dict[str, Any]]:
    """States all over the sliders' ranges, near 0 too, and the places where a curve steps or bends."""
    rng = np.random.default_rng(7)
    states: list[dict[str, Any]] = []
    for i in range(count):
        family = FAMILIES[i % 3]
        limits = RANGES["width" if family == "strips" else "sigma"]
        scale = 1.0 if family == "segments" else float(rng.uniform(limits["min"], limits["max"]))
        theta = float(rng.uniform(-5, 5) if i % 2 else rng.choice([-1, 1]) * 10 ** rng.uniform(-6, 0.69))
        states.append({"family": family, "scale": scale, "theta": theta})
    states += [{"family": family, "scale": 1.0, "theta": 0.0} for family in FAMILIES]
    for width in (0.1, 0.35, 3.0):
        states += [{"family": "strips", "scale": width, "theta": theta} for theta in (-width, width)]
    states += [{"family": "blur", "scale": 0.05, "theta": theta} for theta in (-5.0, 1.43, 1.45, 3.85, 3.9, 5.0)]
    return states


def test_the_browsers_reader_agrees_with_the_closed_forms() -> None:
    states = random_states(200)
    for state, answer in zip(states, read_in_node(states), strict=True):
        pair, theta = pair_of(state["family"], state["scale"]), state["theta"]
        for curve, value, derivative in (
            ("kl", pair.kl_divergence(theta), pair.kl_derivative(theta)),
            ("js", pair.js_divergence(theta), pair.js_derivative(theta)),
            ("tv", pair.total_variation(theta), pair.tv_derivative(theta)),
            ("em", pair.wasserstein_distance(theta), pair.wasserstein_derivative(theta)),
        ):
            at = f"{curve} at {state}"
            np.testing.assert_allclose(answer[curve], value, rtol=1e-9, atol=0, err_msg=at)
            # TV's derivative is that of the interpolated curve; the others are tables, or straight lines.
            rtol, atol = (1e-6, 1e-6) if curve == "tv" else (1e-9, 0.0)
            slope = answer[f"{curve}_derivative"]
            np.testing.assert_allclose(slope, derivative, rtol=rtol, atol=atol, err_msg=f"derivative of {at}")


def test_the_browsers_log_gradient_keeps_its_digits_where_the_gradient_has_none() -> None:
    states: list[dict[str, Any]] = [
        {"family": "blur", "scale": sigma, "theta": u * sigma}
        for sigma in (0.05, 0.5, 2.0)
        for u in (1e-4, 0.5, 3, 28, 50, 78, 99)
    ]
    for state, answer in zip(states, read_in_node(states), strict=True):
        pair, u = BlurredUniforms(state["scale"]), state["theta"] / state["scale"]
        slope = pair.js_derivative(state["theta"])
        if slope > 1e-300:
            assert answer["log"] == pytest.approx(math.log(slope), abs=1e-9)
        else:  # where no float has it, √(π/8) e^{−u²/8} (1 + O(1/u²)) / σ
            far = math.log(math.sqrt(math.pi / 8) / state["scale"]) - u * u / 8
            assert answer["log"] == pytest.approx(far, abs=1e-2)
        vanishing = [pair.vanishing_distance(kind) for kind in (np.float32, np.float64)]
        np.testing.assert_allclose(answer["floors"], vanishing, rtol=1e-9)
