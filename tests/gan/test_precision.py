"""A recorded run is saved in half precision only where that loses at most a thousandth of each scale."""

import numpy as np
import pytest

from divergences.gan.config import Config
from divergences.gan.data import OwnPoints
from divergences.gan.history import History
from divergences.gan.precision import MAX_RELATIVE_ERROR, to_half_precision
from divergences.gan.recording import record

CONFIG = Config(data="own", width=8, depth=1, batch=8, steps=2, snapshot_every=1, device="cpu")
SMALL = Config(width=8, depth=1, batch=8, steps=2, snapshot_every=1, device="cpu")
SQUARE = np.random.default_rng(0).uniform(-1, 1, (200, 2))


@pytest.mark.parametrize(("middle", "extent"), [(0, 1), (400, 1), (-5e5, 2e3), (0, 1e9), (1e-9, 1e-9)])
def test_samples_keep_their_shape_wherever_the_data_lie(middle, extent, tmp_path):
    history = record(CONFIG, OwnPoints(middle + extent * SQUARE))
    loaded = History.load(history.save(tmp_path / "run.npz"))
    moved = np.abs(loaded["samples"].astype(float) - history["samples"])
    away = np.linalg.norm(history["samples"] - history.real.mean(axis=0), axis=-1, keepdims=True)
    assert (moved <= MAX_RELATIVE_ERROR * np.maximum(np.ptp(history.real, axis=0).max(), away)).all()
    assert np.isfinite(loaded["samples"]).all()
    np.testing.assert_allclose(loaded.real, history.real, atol=1e-6 * (abs(middle) + extent))


def test_a_critic_far_from_0_keeps_its_hills(tmp_path):
    history = record(SMALL)
    history.arrays["critic"] = history["critic"] + 1e4
    loaded = History.load(history.save(tmp_path / "run.npz"))
    reach = np.ptp(history["critic"], axis=(2, 3))
    assert (
        np.abs(loaded["critic"].astype(float) - history["critic"]).max(axis=(2, 3)) <= MAX_RELATIVE_ERROR * reach
    ).all()


def test_what_loses_little_stays_half_as_large(tmp_path):
    history = record(SMALL)
    loaded = History.load(history.save(tmp_path / "run.npz"))
    assert loaded["samples"].dtype == np.float16 and loaded["slopes"].dtype == np.float16


def test_numbers_that_ran_away_are_not_in_the_way():
    values = np.array([0.1, np.nan, np.inf, -np.inf])
    half = to_half_precision(values, np.ones(4))
    assert half.dtype == np.float16
    np.testing.assert_array_equal(np.isfinite(half), np.isfinite(values))
    assert to_half_precision(np.array([1e6]), np.ones(1)).dtype == np.float64
    assert to_half_precision(np.array([1e6]), np.array([np.inf])).dtype == np.float64


def test_a_run_without_snapshots_and_one_without_data_are_saved(tmp_path):
    history = record(SMALL)
    empty = History(history.config, history.device, history.size, history.real)
    assert empty.save(tmp_path / "empty.npz").exists()
    history.real = np.zeros((0, 2))
    np.testing.assert_allclose(History.load(history.save(tmp_path / "a.npz"))["samples"], history["samples"], rtol=1e-3)
