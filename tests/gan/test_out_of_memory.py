"""Where memory runs out in the middle of a training, what was trained is kept, and said."""

from concurrent.futures import BrokenExecutor, CancelledError

import numpy as np
import pytest
import torch

from divergences.gan.__main__ import main
from divergences.gan.config import Config
from divergences.gan.history import History
from divergences.gan.images.config import ImageConfig
from divergences.gan.images.data import Images
from divergences.gan.images.recording import empty_image_history, record_images
from divergences.gan.images.trainer import ImageTrainer
from divergences.gan.live import LiveRun
from divergences.gan.recording import record
from divergences.gan.study.engine import run_missing
from divergences.gan.train import Trainer, train
from divergences.memory import OutOfMemory

SMALL = Config(width=8, depth=1, batch=8, steps=6, snapshot_every=2, device="cpu")
ERRORS = [MemoryError(), torch.OutOfMemoryError("CUDA out of memory"), RuntimeError("not enough memory: you tried to")]
each_error = pytest.mark.parametrize("error", ERRORS, ids=["numpy", "a GPU", "the host"])


def fail_at(monkeypatch, kind, step, error):
    """Let memory run out at that step of every trainer of this kind."""
    whole = kind._next_step

    def failing(self):
        if self.step == step:
            raise error
        whole(self)

    monkeypatch.setattr(kind, "_next_step", failing)


@each_error
def test_record_keeps_the_snapshots_and_says_why_it_ended(monkeypatch, error, tmp_path):
    fail_at(monkeypatch, Trainer, 5, error)
    history = record(SMALL)
    assert history["step"].tolist() == [0, 2, 4]
    assert (history.ending.kind, history.ending.step) == ("failed", 5)
    assert "no more memory at step 5 of 6" in history.ending.reason and "smaller batch" in history.ended
    assert History.load(history.save(tmp_path / "run.npz")).ending == history.ending


@each_error
def test_train_gives_what_it_has_and_raises_one_error_that_says_it(monkeypatch, error):
    fail_at(monkeypatch, Trainer, 5, error)
    steps = []
    with pytest.raises(OutOfMemory, match=r"^there was no more memory at step 5 of 6; a smaller batch"):
        for snapshot in train(SMALL):
            steps.append(snapshot.step)
    assert steps == [0, 2, 4]


@each_error
def test_a_live_run_keeps_its_history_and_its_end_is_shown(monkeypatch, error):
    fail_at(monkeypatch, Trainer, 5, error)
    run = LiveRun(SMALL).start()
    with pytest.raises(OutOfMemory, match="at step 5 of 6"):
        run.wait()
    assert run.history["step"].tolist() == [0, 2, 4] and run.history.ending.kind == "failed"
    assert not run.running and run.trainer.step == 5


def test_the_command_saves_the_run_and_ends_with_status_1(monkeypatch, tmp_path, capsys):
    fail_at(monkeypatch, Trainer, 5, MemoryError())
    arguments = "--data two-gaussians --width 8 --depth 1 --batch 8 --steps 6 --snapshot-every 2 --device cpu --out"
    assert main([*arguments.split(), str(tmp_path / "run.npz")]) == 1
    assert History.load(tmp_path / "run.npz")["step"].tolist() == [0, 2, 4]
    assert "failed at step 5 of 6: there was no more memory" in capsys.readouterr().out


def test_where_nothing_is_trained_yet_there_is_one_error(monkeypatch):
    def none_left(self, ending=None):
        raise MemoryError

    monkeypatch.setattr(Trainer, "snapshot", none_left)
    with pytest.raises(MemoryError):
        record(SMALL)


@each_error
def test_a_run_on_images_keeps_its_snapshots_too(monkeypatch, error):
    fail_at(monkeypatch, ImageTrainer, 3, error)
    pixels = np.zeros((4, 1, 8, 8), np.uint8)
    config = ImageConfig(width=1, batch=2, noise_dim=2, n_critic=1, steps=6, snapshot_every=2, device="cpu")
    trainer = ImageTrainer(config, Images("black", pixels))
    history = record_images(trainer, empty_image_history(trainer, "black"))
    assert history["step"].tolist() == [0, 2] and history.ending.kind == "failed" and history.ending.step == 3


class Kept:
    """A store that says what it was given."""

    path = "rows.csv"

    def __init__(self):
        self.rows = []

    def has(self, task):
        return task in self.rows

    def add(self, rows):
        self.rows += rows


@each_error
def test_a_study_keeps_its_finished_tasks_and_says_in_one_sentence_what_happened(error):
    def work(task):
        if task == 2:
            raise error
        return [task]

    store = Kept()
    with pytest.raises(RuntimeError, match=r"^there was no more memory .*; finished tasks are in rows.csv"):
        run_missing(work, range(5), store)
    assert store.rows == [0, 1]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (BrokenExecutor("a process was killed"), "a process was ended from outside, perhaps for want of memory"),
        (CancelledError("lost"), "the Dask scheduler or its workers were lost"),
    ],
)
def test_lost_workers_are_said_in_one_sentence_and_what_is_finished_is_kept(error, sentence):
    def work(task):
        if task == 1:
            raise error
        return [task]

    store = Kept()
    with pytest.raises(
        RuntimeError, match=rf"^{sentence}.*; finished tasks are in rows.csv, and the same command continues$"
    ):
        run_missing(work, range(5), store)
    assert store.rows == [0]


def test_another_error_of_a_task_stays_as_it_is():
    def work(task):
        raise ValueError("a mistake in the task")

    with pytest.raises(ValueError, match=r"^a mistake in the task$"):
        run_missing(work, range(5), Kept())
