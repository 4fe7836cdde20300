"""The frames of a run: what was recorded, as the browser gets it."""

import math

import numpy as np
import pytest

from divergences.gan.ending import Ending
from divergences.gan.history import PER_SNAPSHOT
from divergences.widgets import RunView
from divergences.widgets.frames import ARROW_COUNT, NUMBERS, SAMPLE_UNIT, describe, ending, pack

from ..support.runs import SAMPLES, history


def unpack(run, data, index, member):
    """One frame, by the layout that the browser gets."""
    start = (index * len(run["networks"]) + member) * run["bytes"]
    frame = data[start : start + run["bytes"]]
    cuts = np.cumsum([8 * len(NUMBERS), 8 * run["arrows"], 4 * len(run["slope_edges"]), 2 * run["grid"] ** 2])
    kinds = ("<f8", "<f4", "<f4", "<u2", "<i2")
    ends = zip((0, *cuts), (*cuts, len(frame)), kinds, strict=True)
    numbers, arrows, shares, levels, samples = (np.frombuffer(frame[a:b], kind) for a, b, kind in ends)
    return dict(zip(NUMBERS, numbers, strict=True)), arrows.reshape(-1, 2), shares, levels, samples.reshape(-1, 2)


def test_a_frame_holds_what_was_recorded():
    run = history()
    about, data = describe(run), pack(run)
    assert len(data) == 3 * 2 * about["bytes"]
    for index in range(3):
        for member in range(2):
            numbers, arrows, shares, levels, samples = unpack(about, data, index, member)
            assert numbers["step"] == 10 * index
            assert numbers["estimate"] == run["estimate"][index, member]
            pull = run["pull"][index, member].astype(float)
            assert numbers["pull"] == pytest.approx(np.hypot(*pull.T).mean(), rel=1e-12)
            assert numbers["slope"] == pytest.approx(run["slopes"][index, member].astype(float).mean())
            slopes = run["slopes"][index, member].astype(float)
            assert numbers["above"] == np.count_nonzero(slopes > 1) / SAMPLES
            counts = [np.count_nonzero(np.floor(10 * slopes) == tenth) for tenth in range(30)]
            np.testing.assert_allclose(
                shares, [*counts, np.count_nonzero(slopes >= 3)] / np.float64(SAMPLES), rtol=1e-6
            )
            assert math.isnan(numbers["theta"])
            assert math.isnan(numbers["distance"])
            np.testing.assert_array_equal(arrows, run["pull"][index, member][:ARROW_COUNT])
            np.testing.assert_allclose(
                samples / SAMPLE_UNIT * 3.0, run["samples"][index, member], atol=3.0 / SAMPLE_UNIT
            )
            critic = run["critic"][index, member].ravel().astype(float)
            again = numbers["low"] + levels / 65535 * (numbers["high"] - numbers["low"])
            np.testing.assert_allclose(again, critic, atol=1e-4)
            assert numbers["outside"] == (np.abs(run["samples"][index, member]) > 3).any(axis=1).sum()


def test_no_slope_is_lost_from_its_histogram():
    run = history(1, 1)
    run["slopes"][0, 0] = np.linspace(0, 1, SAMPLES) * 1e6
    run["slopes"][0, 0, :4] = 0, 0.95, 1, 2.95
    numbers, _, shares, *_ = unpack(describe(run), pack(run), 0, 0)
    assert {i: round(float(SAMPLES * share)) for i, share in enumerate(shares) if share} == {
        **{0: 1, 9: 1, 10: 1, 29: 1, 30: SAMPLES - 4},
    }
    assert numbers["above"] == (SAMPLES - 3) / SAMPLES  # a slope of exactly 1 is not above it


def test_the_one_parameter_has_its_gradient_beside_the_exact_ones():
    run = history(shift=True)
    numbers, *_ = unpack(describe(run), pack(run), 1, 0)
    theta = float(run["theta"][1, 0])
    assert numbers["gradient"] == pytest.approx(-run["pull"][1, 0, :, 0].astype(float).mean())
    assert numbers["js"] == pytest.approx(math.log(2))
    assert (numbers["em"], numbers["js_derivative"], numbers["em_derivative"]) == (abs(theta), 0, np.sign(theta))


def test_a_run_that_ran_away_is_packed_without_a_warning():
    run = history()
    run["samples"][2], run["critic"][2], run["pull"][2, 0], run["estimate"][2] = np.nan, np.inf, np.inf, -np.inf
    run["slopes"][2, 0, 5] = np.nan
    numbers, _, shares, levels, samples = unpack(describe(run), pack(run, distance=len), 2, 0)
    assert math.isnan(numbers["distance"])
    assert numbers["estimate"] == -math.inf
    assert math.isnan(numbers["low"])
    assert math.isnan(numbers["above"])
    assert not shares.any()
    assert numbers["outside"] == SAMPLES
    assert not levels.any()
    assert (samples > 3 * SAMPLE_UNIT).all()


def test_a_hundred_snapshots_are_small():
    run = history(2, 1)
    big = {"samples": (512, 2), "pull": (512, 2), "critic": (41, 41), "slopes": (512,)}
    run.arrays |= {name: np.zeros((100, 1, *shape)) for name, shape in big.items()}
    run.arrays |= {n: np.zeros((100, 1)) for n in PER_SNAPSHOT if n not in big} | {"step": np.arange(100)}
    run.arrays["seconds"] = np.arange(100.0)
    assert len(pack(run)) < 620_000


def test_distance_is_measured_once_for_each_network_and_snapshot():
    seen = []

    def measure(samples):
        seen.append(samples)
        return len(seen)

    view = RunView(history(), distance=measure, floor=0.25, network=1)
    assert len(seen) == 6
    assert seen[0].shape == (SAMPLES, 2)
    assert view.values()["distance"] == 6
    assert view._runs[0]["floor"] == 0.25


@pytest.mark.parametrize(
    ("change", "kind", "step"),
    [
        ({}, "done", 20),
        ({"steps": 99}, "cut", 20),
        ({"steps": 99, "ending": Ending("stopped", 20)}, "stopped", 20),
        ({"steps": 99, "lost": 17, "ending": Ending("diverged", 17)}, "diverged", 17),
    ],
)
def test_how_a_run_ended(change, kind, step):
    run = history(steps=change.get("steps"))
    run.ending = change.get("ending")
    run["diverged_at"][-1] = change.get("lost", -1)
    assert ending(run) == {"kind": kind, "step": step}


def test_what_tells_networks_apart():
    about = describe(history(2, 2, lambda_gp=[0.1, 10.0], objective=["minimax", "wasserstein"]))
    assert [n["tells"] for n in about["networks"]] == [
        {"objective": "minimax", "lambda_gp": 0.1},
        {"objective": "wasserstein", "lambda_gp": 10.0},
    ]
