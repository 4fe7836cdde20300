"""The parts of the trainer in the browser: kernels, functions, random numbers, data, frames, score."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np
import pytest
import torch

from divergences.gan.data import DATA, OwnPoints
from divergences.gan.history import History
from divergences.gan.metrics import score_modes
from divergences.gan.recording import empty_history
from divergences.transport import wasserstein_distance
from divergences.widgets.frames import pack, pack_real
from tools import browser_settings, kernels

from .engine import Ask, in_node, packed, trainer, unpacked

ODD = [
    [1, 8, 1],
    [3, 8, 2],
    [5, 16, 3],
    [7, 24, 40],
    [63, 8, 5],
    [64, 40, 8],
    [65, 16, 7],
    [129, 128, 24],
    [256, 96, 2],
]


def test_the_settings_are_pythons() -> None:
    assert browser_settings.TARGET.read_text(encoding="utf-8") == browser_settings.text()


def test_the_compiled_kernels_are_what_the_sources_give() -> None:
    pytest.importorskip("ziglang", reason="the compiler is not installed (pip install ziglang)")
    assert kernels.TARGET.read_text(encoding="utf-8") == kernels.compiled()


@pytest.mark.parametrize(("arithmetic", "tolerance"), [("simd", 2e-6), ("plain", 2e-6), ("double", 1e-13)])
def test_kernels_are_plain_loops(arithmetic: str, tolerance: float) -> None:
    found = in_node("kernels", arithmetic=arithmetic, shapes=ODD)
    assert len(found) == 9 * len(ODD)
    assert {name: error for name, error in found.items() if not error < tolerance} == {}


def test_kernels_are_plain_loops_in_chromium(in_chromium: Ask) -> None:
    found = in_chromium("kernels", arithmetic="simd", shapes=ODD)
    assert {name: error for name, error in found.items() if not error < 2e-6} == {}


WIDE = [[4, 32, 4], [12, 32, 8], [20, 64, 12], [128, 32, 32], [132, 96, 96], [768, 128, 128]]
"""Shapes of the products that leave out zeros: m and k are multiples of 4, n of 32."""


@pytest.mark.parametrize("share", [0, 0.5, 0.97, 1])
def test_leaving_out_zeros_changes_no_number(share: float) -> None:
    found = in_node("sparseKernels", shapes=WIDE, share=share)
    assert len(found) == 5 * len(WIDE)
    assert {name: count for name, count in found.items() if count} == {}


def ulps(found: np.ndarray, at: np.ndarray, exact: Callable[[Any], Any]) -> float:
    """The largest error of a function in units of the last place of its true value."""
    with mpmath.workdps(60):
        true = [exact(mpmath.mpf(float(x))) for x in at]
        return max(
            abs(float((mpmath.mpf(float(y)) - t) / mpmath.mpf(float(np.spacing(abs(float(t)))))))
            for y, t in zip(found, true, strict=True)
        )


def test_the_functions_are_accurate_to_two_units_of_the_last_place() -> None:
    rng = np.random.default_rng(0)
    positive = np.concatenate([np.exp(rng.uniform(-700, 700, 400)), rng.uniform(0.5, 2, 400), [5e-324, 1e-310, 1.0]])
    positive = np.concatenate([positive, 1 + rng.uniform(-1e-8, 1e-8, 100)])
    turns = np.concatenate([rng.uniform(0, 1, 600), rng.uniform(-3, 3, 200), np.arange(-8, 9) / 8, [1e-300, 2**-32]])
    wide = np.concatenate([rng.uniform(-700, 700, 400), rng.uniform(-1, 1, 400), [0.0]])
    (log,) = in_node("functions", name="log", at=packed(positive))
    assert unpacked(log)[802] == 0.0
    assert ulps(unpacked(log), positive, mpmath.log) < 2
    sine, cosine = in_node("functions", name="circle", at=packed(turns))
    assert ulps(unpacked(sine), turns, lambda x: mpmath.sinpi(2 * x)) < 2
    assert ulps(unpacked(cosine), turns, lambda x: mpmath.cospi(2 * x)) < 2
    (exp,) = in_node("functions", name="exp", at=packed(wide))
    assert ulps(unpacked(exp), wide, mpmath.exp) < 2
    (soft,) = in_node("functions", name="softplus", at=packed(wide))
    assert ulps(unpacked(soft), wide, lambda x: mpmath.log1p(mpmath.exp(x))) < 4
    (sigmoid,) = in_node("functions", name="sigmoid", at=packed(wide))
    assert ulps(unpacked(sigmoid), wide, lambda x: 1 / (1 + mpmath.exp(-x))) < 4


def test_the_functions_have_their_limits() -> None:
    (exp,) = in_node("functions", name="exp", at=packed([-1e9, -np.inf, 1e9, np.inf, np.nan]))
    np.testing.assert_array_equal(unpacked(exp), [0, 0, np.inf, np.inf, np.nan])
    (sigmoid,) = in_node("functions", name="sigmoid", at=packed([-1e9, 1e9]))
    np.testing.assert_array_equal(unpacked(sigmoid), [0, 1])


def test_normal_numbers_are_normal() -> None:
    found = unpacked(in_node("normals", seed=5, count=20_000))
    assert abs(found.mean()) < 4 / np.sqrt(20_000)
    assert found.var() == pytest.approx(1, abs=4 * np.sqrt(2 / 20_000))
    assert (np.abs(found) < 1).mean() == pytest.approx(0.6827, abs=0.014)
    assert abs(np.corrcoef(found[:-1], found[1:])[0, 1]) < 4 / np.sqrt(20_000)


def sfc32(seed: int, purpose: int, count: int) -> list[int]:
    """Doty-Humphrey's generator in Python's own whole numbers."""
    a, b, c, counter = seed & 0xFFFFFFFF, (seed >> 32) & 0xFFFFFFFF, purpose, 1
    found = []
    for _ in range(count + 15):
        out = (a + b + counter) & 0xFFFFFFFF
        counter = (counter + 1) & 0xFFFFFFFF
        a = b ^ (b >> 9)
        b = (c + (c << 3)) & 0xFFFFFFFF
        c = (((c << 21) | (c >> 11)) + out) & 0xFFFFFFFF
        found.append(out)
    return found[15:]


def test_random_bits_are_sfc32s() -> None:
    for seed in (0, 1, 2**31 + 5, 2**40 + 3):
        assert in_node("bits", seed=seed, count=50) == sfc32(seed, 3, 50)


@pytest.mark.parametrize("name", [*DATA, "own"])
def test_points_are_pythons(name: str) -> None:
    generator = torch.Generator().manual_seed(2)
    uniform = torch.rand(400, 2, generator=generator, dtype=torch.float64)
    normal = torch.randn(400, 2, generator=generator, dtype=torch.float64)
    cloud = [[0.5, -1.5], [1.25, 0.0], [-0.25, 0.75]]
    data = OwnPoints(cloud, noise=0.03) if name == "own" else DATA[name]
    found = in_node("points", name=name, own=cloud, noise=0.03, uniform=packed(uniform), normal=packed(normal))
    wanted = data.points(uniform, normal).numpy().ravel()
    np.testing.assert_allclose(unpacked(found["points"]), wanted, rtol=0, atol=1e-14)
    assert (found["size"], found["scale"]) == (data.size, data.scale)


def recorded(**given: Any) -> History:
    it = trainer(steps=40, snapshot_every=20, width=16, batch=32, **given)
    history = empty_history(it)
    for snapshot in it.run():
        history.add(snapshot)
    return history


def frames_of(history: History) -> dict[str, Any]:
    arrays, numbers = ("samples", "pull", "critic", "slopes"), ("estimate", "critic_loss", "generator_loss")
    snapshots = [
        {
            "arrays": {name: packed(history[name][i, 0]) for name in arrays},
            "numbers": {name: float(history[name][i, 0]) for name in (*numbers, "diverged_at")}
            | {name: float(history[name][i]) for name in ("step", "seconds")},
        }
        for i in range(len(history))
    ]
    return in_node("frames", snapshots=snapshots, size=history.size, real=packed(history.real))


@pytest.mark.parametrize("objective", ["wasserstein", "minimax"])
def test_frames_are_packs_byte_for_byte(objective: str) -> None:
    history = recorded(objective=objective)
    found = frames_of(history)
    assert b"".join(bytes(frame) for frame in found["frames"]) == pack(history)
    assert bytes(found["real"]) == pack_real(history)


def test_scores_are_score_modes() -> None:
    rng = np.random.default_rng(3)
    for name in ("ring", "grid", "two-gaussians"):
        data = DATA[name]
        assert data.modes is not None and data.spread is not None
        spread_out = rng.normal(size=(500, 2)) * 0.5 * data.size
        for samples in (data.sample(3000, seed=1), spread_out, data.modes[[0, 0, 1]], np.full((4, 2), 90.0)):
            given = {"samples": packed(samples), "modes": data.modes.tolist(), "spread": data.spread}
            found, wanted = in_node("scores", **given), score_modes(samples, data.modes, data.spread)
            assert found["counts"] == wanted.counts.tolist()
            assert found["recovered"] == wanted.recovered
            assert (found["within_3sd"], found["within_4sd"]) == (wanted.within_3sd, wanted.within_4sd)
            if found["mode_kl"] is None:
                assert np.isnan(wanted.mode_kl)
            else:
                assert found["mode_kl"] == pytest.approx(wanted.mode_kl, abs=1e-13)


@pytest.mark.parametrize("count", [1, 2, 7, 100])
def test_distances_are_those_of_the_transport_solver_and_carry_their_certificate(count: int) -> None:
    rng = np.random.default_rng(count)
    data = rng.normal(size=(count, 2))
    clouds = [rng.normal(size=(count, 2)) + 3, data + 1, data, np.zeros((count, 2)), data[::-1] + np.array([1e3, 0])]
    clouds.append(clouds[-1] + 1e-3 * rng.normal(size=(count, 2)))
    found = in_node("distances", pairs=[[packed(cloud), packed(data)] for cloud in clouds])
    for cloud, one in zip(clouds, found, strict=True):
        assert one["distance"] == pytest.approx(wasserstein_distance(cloud, data), rel=1e-12, abs=1e-12)
        assert one["dual"] == pytest.approx(one["distance"], rel=1e-12, abs=1e-12)
        assert one["excess"] <= 1e-12 * max(1, one["distance"])


def test_a_run_measures_the_distance_of_its_samples_and_the_floor_of_its_data() -> None:
    found = in_node("measured", task={"config": {"data": "grid", "width": 8}, "seed": 3})
    samples, real = (unpacked(found[name]).reshape(-1, 2) for name in ("samples", "real"))
    assert real.shape == (256, 2)
    assert np.abs(real).max() > 4  # in the data's own unit
    assert found["distance"] == pytest.approx(wasserstein_distance(samples[:256], real), rel=1e-12)
    floors = [
        wasserstein_distance(*(DATA["grid"].sample(256, seed=seed + k) for k in (0, 1))) for seed in range(0, 40, 2)
    ]
    assert min(floors) < found["floor"] < max(floors)
