"""The same settings and seed give the same run, to the last bit, in Chromium and in Node.js."""

from __future__ import annotations

from typing import Any

import pytest

from .engine import Ask, in_node

DRAWING = [[0.5, -1.5], [1.25, 0.0], [-0.25, 0.75]]
RUNS: dict[str, dict[str, Any]] = {
    "ring, WGAN-GP": {"config": {"width": 64}, "seed": 1},
    "grid, GAN": {
        "config": {"width": 24, "data": "grid", "objective": "minimax", "penalty": "none"},
        "seed": 2**35 + 7,
    },
    "roll, −log D with R1": {
        "config": {"width": 16, "data": "swiss-roll", "objective": "non-saturating", "penalty": "r1", "n_critic": 2},
        "seed": 3,
    },
    "moons, clipping": {
        "config": {"width": 16, "data": "two-moons", "penalty": "clip", "optimizer": "rmsprop"},
        "seed": 4,
    },
    "a drawing": {"config": {"width": 16, "data": "own"}, "seed": 5, "points": DRAWING, "noise": 0.03},
}


@pytest.mark.parametrize("name", RUNS)
def test_chromium_and_node_give_the_same_weights(in_chromium: Ask, name: str) -> None:
    given = {"task": RUNS[name], "steps": 60}
    found, wanted = in_chromium("run", **given), in_node("run", **given)
    assert found["engine"] == wanted["engine"] == "simd"
    assert found == wanted


def test_another_seed_gives_another_run() -> None:
    runs = [in_node("run", task={"config": {"width": 16}, "seed": seed}, steps=5) for seed in (1, 1, 2)]
    assert runs[0] == runs[1]
    assert runs[0]["critic"] != runs[2]["critic"]
    assert runs[0]["generator"] != runs[2]["generator"]


def test_without_simd_a_run_goes_on_in_javascript() -> None:
    found = in_node("run", task={"config": {"width": 16}, "seed": 1}, steps=5, engine="plain")
    assert (found["engine"], found["step"]) == ("plain", 5)


def test_the_two_sides_of_a_duel_start_from_one_generator() -> None:
    sides = [
        in_node("run", task={"config": {"width": 16, "objective": objective}, "seed": 1}, steps=0)
        for objective in ("minimax", "wasserstein")
    ]
    assert sides[0]["generator"] == sides[1]["generator"]
    assert sides[0]["critic"] == sides[1]["critic"]


def test_a_frame_has_the_size_that_the_view_reads() -> None:
    found = in_node("run", task={"config": {"width": 8}, "seed": 1}, steps=0)
    assert found["bytes"] == 8 * 19 + 8 * 64 + 4 * 31 + 2 * 41 * 41 + 4 * 512
    assert found["real"] == 4 * 1000
