"""The explorer's optimal discriminator, critic and couplings: the tables, and what the browser reads from them."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest

import divergences as dv
from divergences.widgets import optima
from divergences.widgets.tables import build_tables

from ..support.node import run_in_node
from .test_explorer import BROWSER

READER = """
import { readTables } from %(tables)s;
import { optima, transportAt } from %(optima)s;
const { layout, data, states } = %(given)s;
const tables = readTables(layout, data);
const answers = states.map(({ family, scale, theta, x, t, lambda }) => {
  const best = optima(tables, family, scale);
  const answer = { discriminator: best.discriminator(x, theta), slope: best.penalisedSlope(theta, lambda),
    ...transportAt(tables, theta, t) };
  for (const kind of ["minimax", "non-saturating"]) {
    answer[`loss_${kind}`] = best.loss(kind, x, theta);
    answer[`pull_${kind}`] = best.logPull(kind, x, theta);
  }
  return Object.fromEntries(Object.entries(answer).map(([name, number]) => [name, String(number)]));
});
console.log(JSON.stringify(answers));
"""


def read(states: list[dict[str, Any]]) -> list[dict[str, float]]:
    script = READER % {
        "tables": json.dumps((BROWSER / "src" / "explorer" / "tables.js").as_uri()),
        "optima": json.dumps((BROWSER / "src" / "explorer" / "optima.js").as_uri()),
        "given": json.dumps({"layout": build_tables().layout, "data": build_tables().base64, "states": states}),
    }
    return [
        {name: float(words.replace("Infinity", "inf")) for name, words in answer.items()}
        for answer in run_in_node(script)
    ]


def states(count: int = 200) -> list[dict[str, Any]]:
    rng = np.random.default_rng(11)
    return [
        {
            "family": "blur",
            "scale": float(rng.uniform(0.05, 2)),
            "theta": float(rng.uniform(-5, 5)),
            "x": float(rng.uniform(-8, 8)),
            "t": float(rng.uniform(0, 1)),
            "lambda": float(rng.uniform(0.1, 20)),
        }
        for _ in range(count)
    ]


def test_the_browsers_discriminator_and_its_pulls_are_pythons() -> None:
    given = states()
    for state, answer in zip(given, read(given), strict=True):
        pair, x, theta = dv.BlurredUniforms(state["scale"]), state["x"], state["theta"]
        logit = pair.discriminator_logit(x, theta)
        slope = abs(pair.discriminator_logit(x + 1, theta) - logit)
        log_real, log_fake = -np.logaddexp(0, -logit), -np.logaddexp(0, logit)
        assert answer["discriminator"] == pytest.approx(1 / (1 + np.exp(-logit)) if logit > -700 else 0, abs=1e-9)
        tolerance = {"rel": 1e-9, "abs": 1e-8}
        assert answer["loss_minimax"] == pytest.approx(log_fake, **tolerance)
        assert answer["loss_non-saturating"] == pytest.approx(-log_real, **tolerance)
        assert answer["pull_minimax"] == pytest.approx(log_real + math.log(slope), **tolerance)
        assert answer["pull_non-saturating"] == pytest.approx(log_fake + math.log(slope), **tolerance)


def test_the_pull_is_the_slope_of_the_loss() -> None:
    state = {"family": "blur", "scale": 0.7, "theta": 1.3, "x": 1.1, "t": 0.0, "lambda": 1.0}
    step = 1e-4
    before, after, at = read([state | {"x": 1.1 - step}, state | {"x": 1.1 + step}, state])
    for kind in ("minimax", "non-saturating"):
        slope = abs(after[f"loss_{kind}"] - before[f"loss_{kind}"]) / (2 * step)
        assert math.exp(at[f"pull_{kind}"]) == pytest.approx(slope, rel=1e-5)


@pytest.mark.parametrize(
    ("family", "theta", "x", "discriminator", "minimax", "non_saturating"),
    [
        ("segments", 2.0, 2.0, 0.0, math.nan, math.nan),
        ("segments", 2.0, 0.0, 1.0, math.nan, math.nan),
        ("segments", 2.0, 1.0, math.nan, math.nan, math.nan),
        ("strips", 0.5, 0.25, 1.0, -math.inf, -math.inf),
        ("strips", 0.5, 0.75, 0.5, -math.inf, -math.inf),
        ("strips", 0.5, 1.25, 0.0, -math.inf, math.nan),
        ("strips", 0.5, 3.0, math.nan, math.nan, math.nan),
        ("blur", 0.0, 0.4, 0.5, -math.inf, -math.inf),
    ],
)
def test_exact_zeros_and_what_is_not_defined(
    family: str, theta: float, x: float, discriminator: float, minimax: float, non_saturating: float
) -> None:
    (answer,) = read([{"family": family, "scale": 1.0, "theta": theta, "x": x, "t": 0.0, "lambda": 1.0}])
    found = [answer["discriminator"], answer["pull_minimax"], answer["pull_non-saturating"]]
    np.testing.assert_array_equal(found, [discriminator, minimax, non_saturating])
    if family != "segments":
        density = [float(start <= x <= start + 1) for start in (0, theta)] if family == "strips" else [1.0, 1.0]
        np.testing.assert_array_equal(answer["discriminator"], dv.optimal_discriminator(*density))


def test_the_browsers_costs_are_those_of_the_couplings() -> None:
    given = states()
    independent = dv.independent_coupling(optima.MASSES, optima.MASSES)
    for state, answer in zip(given, read(given), strict=True):
        cost = dv.euclidean_cost(optima.points(0.0), optima.points(state["theta"]))
        between = dv.couplings_between(independent, optima.PLAN, state["t"])
        assert answer["cost"] == pytest.approx(dv.coupling_cost(between, cost), abs=1e-8)
        assert answer["least"] == pytest.approx(abs(state["theta"]), abs=1e-12)
        assert answer["dual"] == pytest.approx(abs(state["theta"]), abs=1e-12)


@pytest.mark.parametrize("theta", [-3.0, -0.2, 0.05, 1.0, 5.0])
def test_the_plan_and_the_potential_are_optimal(theta: float) -> None:
    cost = dv.euclidean_cost(optima.points(0.0), optima.points(theta))
    solved = dv.solve_transport(optima.MASSES, optima.MASSES, cost)
    assert dv.coupling_cost(optima.PLAN, cost) == pytest.approx(solved.cost, abs=1e-12)
    critic = dv.optimal_critic(optima.points(0.0), optima.points(theta), optima.MASSES, optima.MASSES)
    assert optima.dual(abs(theta)) == pytest.approx(critic.value, abs=1e-9)


def test_the_six_points_keep_the_segments_mass_in_place() -> None:
    assert optima.MASSES.sum() == pytest.approx(1)
    assert (optima.MASSES * optima.HEIGHTS).sum() == pytest.approx(0.5)
    for coupling in (np.array(optima.couplings()[name]) for name in ("independent", "plan")):
        np.testing.assert_allclose(coupling.sum(axis=0), optima.MASSES)
        np.testing.assert_allclose(coupling.sum(axis=1), optima.MASSES)


@pytest.mark.parametrize(("distance", "lambda_gp", "slope"), [(1.0, 10.0, 1.05), (1.0, 0.1, 6.0), (4.0, 2.0, 2.0)])
def test_the_penalised_critic_is_too_steep_by_its_distance_over_twice_lambda(
    distance: float, lambda_gp: float, slope: float
) -> None:
    slopes = np.linspace(0, 10, 100_001)
    best = slopes[np.argmax(slopes * distance - lambda_gp * (slopes - 1) ** 2)]
    assert optima.penalised_slope(np.array(distance / lambda_gp)) == pytest.approx(slope)
    assert best == pytest.approx(slope, abs=1e-4)
    state = {"family": "blur", "scale": 1.0, "theta": distance, "x": 0.0, "t": 0.0, "lambda": lambda_gp}
    assert read([state])[0]["slope"] == pytest.approx(slope)


# --- the descent

DESCENT = """
import { outcome, start, step } from %(descent)s;
import { measures, readTables } from %(tables)s;
const { layout, data, runs } = %(given)s;
const tables = readTables(layout, data);
console.log(JSON.stringify(runs.map(({ family, curve, scale, theta, steps, ...how }) => {
  const run = start(theta);
  const { derivative } = measures(tables[family], scale);
  for (let i = 0; i < steps; i++) step(run, (at) => derivative(curve, at), how, { min: -5, max: 5 });
  return { path: run.path, outcome: outcome(run) };
})));
"""


def descend(*runs: dict[str, Any]) -> list[dict[str, Any]]:
    plain = {"family": "segments", "curve": "em", "scale": 1.0, "theta": 1.2, "steps": 100}
    how = {"step_size": 0.05, "momentum": 0.0}
    given = {
        "layout": build_tables().layout,
        "data": build_tables().base64,
        "runs": [plain | how | run for run in runs],
    }
    found: list[dict[str, Any]] = run_in_node(
        DESCENT
        % {
            "descent": json.dumps((BROWSER / "src" / "explorer" / "descent.js").as_uri()),
            "tables": json.dumps((BROWSER / "src" / "explorer" / "tables.js").as_uri()),
            "given": json.dumps(given),
        }
    )
    return found


def test_descents_get_stuck_arrive_oscillate_stop_and_leave() -> None:
    stuck, kink, hops, creeps, arrives, leaves = descend(
        {"curve": "js"},
        {},
        {"theta": 1.23},
        {"family": "blur", "curve": "js", "scale": 0.1, "theta": 2.0},
        {"family": "blur", "curve": "js", "scale": 0.5, "step_size": 0.5},
        {"theta": 4.5, "momentum": 0.95, "step_size": 1.0},
    )
    assert stuck == {"path": [1.2] * 101, "outcome": "stuck"}
    assert kink["outcome"] == "atKink"
    assert kink["path"][-1] == 0
    assert len(kink["path"]) == 25
    assert hops["outcome"] == "oscillates"
    assert max(map(abs, hops["path"][-10:])) <= 0.05
    assert creeps["outcome"] == "creeps"
    assert arrives["outcome"] == "arrived"
    assert leaves["outcome"] == "left"
    assert abs(leaves["path"][-1]) > 5


def test_the_browsers_descent_is_pythons() -> None:
    runs = [{"curve": "js", "family": "blur", "scale": 0.6, "step_size": rate, "momentum": m, "steps": 60}
            for rate in (0.1, 0.7) for m in (0.0, 0.8)]  # fmt: skip
    pair = dv.BlurredUniforms(0.6)
    for run, found in zip(runs, descend(*runs), strict=True):
        theta, velocity = 1.2, 0.0
        for at in found["path"]:
            assert at == pytest.approx(theta, abs=1e-6)
            velocity = run["momentum"] * velocity - run["step_size"] * float(pair.js_derivative(theta))
            theta += velocity
