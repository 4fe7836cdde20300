"""A recorded run survives its file, and a file that cannot be written or read is named."""

from dataclasses import replace

import numpy as np
import pytest

from divergences.gan.history import History, read_npz
from divergences.gan.recording import empty_history, record
from divergences.gan.train import Trainer
from divergences.plotting.runs import draw_run

from .small import SMALL


def test_a_pull_that_dies_away_is_not_saved_as_zero(tmp_path):
    history = record(replace(SMALL, steps=1))
    history["pull"][:] *= 1e-12
    kept = History.load(history.save(tmp_path / "run.npz"))["pull"]
    assert 0 < np.abs(kept).max() < 1e-9
    np.testing.assert_array_equal(kept, history["pull"])


def test_history_survives_npz(tmp_path):
    history = record(replace(SMALL, seeds=(1, 2)))
    again = History.load(history.save(tmp_path / "run.npz"))
    assert (again.config, again.ending, again.size, len(again)) == (history.config, history.ending, history.size, 3)
    assert again.estimates == ("em", "em")
    for name in ("step", "estimate", "theta", "critic_loss"):
        np.testing.assert_array_equal(again[name], history[name])
    np.testing.assert_allclose(again["samples"], history["samples"], rtol=1e-3, atol=1e-3)
    assert list(tmp_path.iterdir()) == [tmp_path / "run.npz"]


def test_a_run_without_a_snapshot_yet_is_saved_and_loaded(tmp_path):
    empty = empty_history(Trainer(SMALL))
    again = History.load(empty.save(tmp_path / "run.npz"))
    assert (len(again), again.config, again.ending, again.arrays) == (0, SMALL, None, {})
    np.savez(tmp_path / "damaged.npz", **read_npz(tmp_path / "run.npz"), step=[0])
    with pytest.raises(ValueError, match=r"path must be a saved history.*'seconds'"):
        History.load(tmp_path / "damaged.npz")
    with pytest.raises(ValueError, match=r"^history must have at least one snapshot"):
        draw_run(again)


def test_a_history_that_cannot_be_written_loses_nothing(tmp_path):
    history = record(SMALL)
    with pytest.raises(OSError):
        history.save(tmp_path / "no" / "folder" / "run.npz")
    good = history.save(tmp_path / "run.npz")
    before = good.read_bytes()

    class Full(dict):
        def items(self):
            raise OSError(28, "No space left on device")

    history.arrays, kept = Full(history.arrays), history.arrays
    with pytest.raises(OSError, match="No space left"):
        history.save(good)
    assert good.read_bytes() == before
    assert list(tmp_path.iterdir()) == [good]
    history.arrays = kept
    assert len(history) == 3


def test_a_file_that_is_no_history_is_named(tmp_path):
    file = tmp_path / "x.npz"
    file.write_bytes(b"not a zip")
    with pytest.raises(ValueError, match="path must be a saved history"):
        History.load(file)
    np.savez(file, a=1)
    with pytest.raises(ValueError, match="path must be a saved history"):
        History.load(file)
    with pytest.raises(FileNotFoundError):
        History.load(tmp_path / "none.npz")
