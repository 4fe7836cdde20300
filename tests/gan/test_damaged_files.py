"""Files that are damaged, cut or of another kind: one ValueError, nothing half restored; and cheap snapshots."""

import random
import time

import numpy as np
import pytest
import torch

from divergences.gan import recorded
from divergences.gan.appending import Appender
from divergences.gan.config import Config
from divergences.gan.history import History, read_npz, write_npz
from divergences.gan.images.history import ImageHistory
from divergences.gan.recording import record
from divergences.gan.train import Trainer

SMALL = Config(width=8, depth=1, batch=8, steps=4, snapshot_every=2, device="cpu")
GOOD = (recorded.FOLDER / "theta-gan.npz").read_bytes()


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_run_is_loaded_or_refused_as_promised(tmp_path, seed):
    rng, path = random.Random(seed), tmp_path / "run.npz"
    refused = 0
    for changed in (1, 1, 4, 50) * 8:
        content = bytearray(GOOD)
        for _ in range(changed):
            content[rng.randrange(len(content))] = rng.randrange(256)
        for damaged in (content, content[: rng.randrange(len(content))]):
            path.write_bytes(damaged)
            for kind in (History, ImageHistory):
                try:
                    kind.load(path)
                except ValueError as error:
                    assert str(error).startswith("path must be a saved")
                    refused += 1
    assert refused > 64


@pytest.mark.parametrize(
    "change",
    [
        {"size": np.array([1.0, 2.0])},
        {"size": np.array("wide")},
        {"config": np.array("{}")},
        {"step": np.array(3)},
        {"step": np.array(["a", "b", "c"])},
        {"samples": np.zeros((1, 1, 4, 2))},
        {"ended": np.array("once upon a time")},
    ],
)
def test_other_contents_under_the_right_names_are_refused(tmp_path, change):
    parts = read_npz(record(SMALL).save(tmp_path / "run.npz"))
    write_npz(tmp_path / "run.npz", parts | change)
    with pytest.raises(ValueError, match="path must be a saved history"):
        History.load(tmp_path / "run.npz")


def test_files_of_another_kind_are_refused(tmp_path):
    np.save(tmp_path / "array.npy", np.arange(3))
    np.savez(tmp_path / "objects.npz", step=np.array([{}, None], dtype=object))
    (tmp_path / "empty.npz").write_bytes(b"")
    (tmp_path / "text.npz").write_bytes(b"hello")
    for path in sorted(tmp_path.iterdir()):
        with pytest.raises(ValueError, match="path must be a saved history"):
            History.load(path)
    with pytest.raises(FileNotFoundError):
        History.load(tmp_path / "none.npz")
    with pytest.raises(IsADirectoryError):
        History.load(tmp_path)


def lacking(name):
    donor = Trainer(SMALL)
    donor.advance(2)
    checkpoint = donor.checkpoint()
    del checkpoint[name]
    return checkpoint


def spoiled(**parts):
    donor = Trainer(SMALL)
    donor.advance(2)
    return donor.checkpoint() | parts


@pytest.mark.parametrize(
    "given",
    [
        lambda folder: read_npz(record(SMALL).save(folder / "run.npz")),
        lambda folder: lacking("averaged"),
        lambda folder: lacking("step"),
        lambda folder: lacking("stream0"),
        lambda folder: spoiled(stream0=np.zeros(5, np.uint8)),
        lambda folder: spoiled(stream0=np.zeros(16)),
        lambda folder: spoiled(critic=np.zeros(3)),
        lambda folder: spoiled(step=np.array("two")),
        lambda folder: {},
    ],
)
def test_what_is_no_checkpoint_leaves_the_trainer_as_it_was(tmp_path, given):
    trainer, other = Trainer(SMALL), Trainer(SMALL)
    trainer.advance(1)
    other.advance(1)
    with pytest.raises(ValueError, match="checkpoint must be"):
        trainer.restore(given(tmp_path))
    assert all(torch.equal(part, other.mutable_tensors()[name]) for name, part in trainer.mutable_tensors().items())
    trainer.advance(3)
    other.advance(3)
    assert all(torch.equal(part, other.mutable_tensors()[name]) for name, part in trainer.mutable_tensors().items())


def test_rows_that_were_given_out_keep_their_values():
    appender, arrays = Appender(), {}
    given = []
    for k in range(20):
        appender.append(arrays, "a", np.full(3, k))
        given.append(arrays["a"])
    assert all((rows == np.arange(len(rows))[:, None]).all() and len(rows) == k + 1 for k, rows in enumerate(given))
    arrays["a"] = given[4]  # somebody goes back to an earlier state
    appender.append(arrays, "a", np.full(3, -1))
    assert arrays["a"][-1, 0] == -1 and given[5][-1, 0] == 5 and given[-1][5, 0] == 5
    appender.append(arrays, "a", np.full(3, 0.5))
    assert arrays["a"].dtype == float and arrays["a"][:, 0].tolist() == [0, 1, 2, 3, 4, -1, 0.5]
    with pytest.raises(ValueError, match="a must have the shape"):
        appender.append(arrays, "a", np.zeros(4))


def test_keeping_many_snapshots_takes_time_in_proportion():
    trainer = Trainer(SMALL)
    snapshot = trainer.snapshot()

    def seconds(count):
        history, start = record(SMALL), time.process_time()
        for _ in range(count):
            history.add(snapshot)
        return time.process_time() - start

    few = min(seconds(300) for _ in range(3))
    assert seconds(2400) < 8 * 4 * few
