"""Where memory runs out in the middle of a run of figures.train, what was trained is kept, and the command goes on."""

import numpy as np
import pytest
import torch

from divergences.gan.images import history as image_history
from divergences.gan.images.history import ImageHistory
from divergences.gan.images.trainer import ImageTrainer
from figures import train

from .tiny import pictures, tiny

pytestmark = pytest.mark.slow  # it trains

ERRORS = [MemoryError(), torch.OutOfMemoryError("CUDA out of memory"), RuntimeError("not enough memory: you tried to")]
NAME = "gan-plain"


class Scores:
    """A judge of one number, which may have no memory for its third set of samples."""

    def __init__(self, error=None):
        self.error, self.calls = error, 0

    def report(self):
        return "{}"

    def scores(self, samples):
        self.calls += 1
        if self.error is not None and self.calls == 3:
            raise self.error
        return {"brightness": float(samples.mean())}


@pytest.fixture
def command(monkeypatch, tmp_path):
    """The command for one tiny run of random pictures, judged by `Scores`."""
    judges = []
    monkeypatch.setattr(train, "digits", pictures)
    monkeypatch.setattr(train, "split", lambda images: (images, images))
    monkeypatch.setattr(train, "padded", lambda images, _: images)
    monkeypatch.setattr(train, "config_of", lambda name, *_: tiny(name))
    monkeypatch.setattr(train, "DigitJudge", lambda *_: judges.pop() if judges else Scores())

    def run(folder, judge=None):
        judges[:] = [judge] if judge else []
        return train.main(["--only", NAME, "--preset", "cpu", "--out", str(tmp_path / folder)])

    return run


def fail(monkeypatch, kind, name, when, error):
    """Let that method raise where `when(its arguments)` is true."""
    whole = getattr(kind, name)

    def failing(*args, **kwargs):
        if when(*args, **kwargs):
            raise error
        return whole(*args, **kwargs)

    monkeypatch.setattr(kind, name, failing)


def same_runs(folder, other):
    for file in (f"{NAME}.npz", f"{NAME}.weights.npz"):
        one, two = dict(np.load(folder / file)), dict(np.load(other / file))
        assert one.keys() == two.keys()
        for name in one.keys() - {"seconds"}:
            np.testing.assert_array_equal(one[name], two[name])


@pytest.mark.parametrize("error", ERRORS, ids=["numpy", "a GPU", "the host"])
@pytest.mark.parametrize("place", ["a step", "the judge", "a snapshot", "a checkpoint"])
def test_it_keeps_what_was_trained_says_so_and_goes_on_to_the_same_end(
    place, error, command, tmp_path, monkeypatch, capsys
):
    assert command("whole") == 0
    capsys.readouterr()
    with monkeypatch.context() as patch:
        if place == "a step":
            fail(patch, ImageTrainer, "_next_step", lambda trainer: trainer.step == 3, error)
        elif place == "a snapshot":
            fail(patch, ImageTrainer, "snapshot", lambda trainer, *_: trainer.step == 3, error)
        elif place == "a checkpoint":
            fail(patch, ImageTrainer, "checkpoint", lambda trainer: trainer.step == 3, error)
        assert command("cut", Scores(error) if place == "the judge" else None) == 1
    said = capsys.readouterr()
    assert "failed at step" in said.out and "Traceback" not in said.out + said.err
    assert said.err.rstrip().endswith("the same command continues from the last snapshot")
    cut = tmp_path / "cut"
    assert [file.name for file in cut.iterdir()] == [f"{NAME}.partial.npz"]
    kept = np.load(cut / f"{NAME}.partial.npz")
    assert kept["step"].tolist() == {"the judge": [0, 1], "a step": [0, 1, 2, 3]}.get(place, [0, 1, 2])
    assert command("cut") == 0
    same_runs(cut, tmp_path / "whole")


@pytest.mark.parametrize("file", [f"{NAME}.weights.npz", f"{NAME}.npz"])
def test_no_memory_for_the_last_files_costs_no_step(file, command, tmp_path, monkeypatch, capsys):
    assert command("whole") == 0
    capsys.readouterr()
    with monkeypatch.context() as patch:
        for module in (train, image_history):
            fail(patch, module, "write_npz", lambda path, _: path.name == file, MemoryError("no memory left"))
        assert command("cut") == 2
    assert capsys.readouterr().err.splitlines()[-1] == "python -m figures.train: no memory left"
    with monkeypatch.context() as patch:
        fail(patch, ImageTrainer, "_next_step", lambda _: True, AssertionError("it trains again"))
        assert command("cut") == 0
    same_runs(tmp_path / "cut", tmp_path / "whole")
    assert ImageHistory.load(tmp_path / "cut" / f"{NAME}.npz").ending.kind == "done"


def test_without_memory_for_the_start_it_is_one_line(command, monkeypatch, capsys):
    fail(monkeypatch, ImageTrainer, "snapshot", lambda *_: True, torch.OutOfMemoryError("CUDA out of memory.\nMore."))
    assert command("cut") == 2
    assert capsys.readouterr().err.splitlines()[-1] == "python -m figures.train: CUDA out of memory."
