"""The command that trains the runs behind figures 5 and 6 loses nothing when it is cut off, and says what is wrong."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from divergences.gan.ending import Ending
from divergences.gan.images import history as image_history
from divergences.gan.images.history import ImageHistory
from divergences.gan.images.recording import HISTORY_SAMPLES
from divergences.gan.images.trainer import ImageTrainer
from figures import train

from .tiny import pictures, tiny

pytestmark = pytest.mark.slow  # it trains


@pytest.mark.parametrize("name", ["gan-plain", "clip-norm", "gp-plain"])
def test_a_run_that_was_cut_off_goes_on_to_the_same_end(name, tmp_path, monkeypatch):
    whole = train.train_one(name, tiny(name), pictures(), None, tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == [f"{name}.npz", f"{name}.weights.npz"]
    cut = tmp_path / "cut"
    cut.mkdir()
    advance = ImageTrainer.advance

    def interrupted(self, steps):
        if self.step >= 2:
            raise KeyboardInterrupt
        advance(self, steps)

    with monkeypatch.context() as patch:
        patch.setattr(ImageTrainer, "advance", interrupted)
        stopped = train.train_one(name, tiny(name), pictures(), None, cut)
    assert stopped.ending == Ending("interrupted", 2)
    assert [file.name for file in cut.iterdir()] == [f"{name}.partial.npz"]
    rest = train.train_one(name, tiny(name), pictures(), None, cut)
    assert rest["step"].tolist() == [0, 1, 2, 3, 4] and rest.ending == Ending("done", 4)
    np.testing.assert_array_equal(rest["samples"], whole["samples"])
    np.testing.assert_array_equal(rest["critic_loss"], whole["critic_loss"])
    assert not (cut / f"{name}.partial.npz").exists()


@pytest.mark.parametrize("killed_before", ["gan-plain.weights.npz", "gan-plain.npz", "unlink"])
def test_a_kill_between_the_last_writes_costs_none_of_them(killed_before, tmp_path, monkeypatch):
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    for folder in (whole, cut):
        folder.mkdir()
    train.train_one("gan-plain", tiny("gan-plain"), pictures(), None, whole)

    class Killed(BaseException):
        pass

    def write_or_die(write):
        def writing(path, parts):
            if Path(path).name == killed_before:
                raise Killed
            return write(path, parts)

        return writing

    unlink = Path.unlink

    def unlink_or_die(self, missing_ok=False):
        if self.name.endswith(".partial.npz"):
            raise Killed
        unlink(self, missing_ok)

    with monkeypatch.context() as patch, pytest.raises(Killed):
        if killed_before == "unlink":
            patch.setattr(Path, "unlink", unlink_or_die)
        patch.setattr(train, "write_npz", write_or_die(train.write_npz))
        patch.setattr(image_history, "write_npz", write_or_die(image_history.write_npz))
        train.train_one("gan-plain", tiny("gan-plain"), pictures(), None, cut)
    assert (cut / "gan-plain.partial.npz").exists()
    if not train.is_done(cut, "gan-plain", tiny("gan-plain"), pictures()):
        train.train_one("gan-plain", tiny("gan-plain"), pictures(), None, cut)
    for file in ("gan-plain.npz", "gan-plain.weights.npz"):
        one, other = dict(np.load(whole / file)), dict(np.load(cut / file))
        assert one.keys() == other.keys()
        for name in one.keys() - {"seconds"}:
            np.testing.assert_array_equal(one[name], other[name])


@pytest.mark.parametrize("content", [b"PK\x03\x04 torn", b"", b"words"])
def test_a_damaged_partial_is_put_aside_and_said(content, tmp_path, capsys):
    for k in (1, 2):
        (tmp_path / "gan-plain.partial.npz").write_bytes(content)
        history = train.train_one("gan-plain", tiny("gan-plain"), pictures(), None, tmp_path)
        assert history["step"].tolist() == [0, 1, 2, 3, 4]
        assert f"it is kept as gan-plain.partial.{k}.npz" in capsys.readouterr().err
        assert (tmp_path / f"gan-plain.partial.{k}.npz").read_bytes() == content


def test_a_run_is_done_on_just_these_images_and_with_its_weights(tmp_path):
    config, images = tiny("gan-plain"), pictures()
    train.train_one("gan-plain", config, images, None, tmp_path)
    assert train.is_done(tmp_path, "gan-plain", config, images)
    assert not train.is_done(tmp_path, "gan-plain", replace(config, steps=5), images)
    assert not train.is_done(
        tmp_path, "gan-plain", config, images.subset(np.arange(2))
    )  # "noise, 2" begins "noise, 20"
    (tmp_path / "gan-plain.weights.npz").unlink()
    assert not train.is_done(tmp_path, "gan-plain", config, images)


def test_what_another_run_left_is_not_gone_on_with(tmp_path):
    first = replace(tiny("gan-plain"), steps=1)
    train.train_one("gan-plain", first, pictures(), None, tmp_path)
    (tmp_path / "gan-plain.npz").rename(tmp_path / "gan-plain.partial.npz")
    with np.load(tmp_path / "gan-plain.partial.npz") as file:
        parts = dict(file)
    np.savez(tmp_path / "gan-plain.partial.npz", **parts, **{"trainer.config": np.array("another")})
    history = train.train_one("gan-plain", tiny("gan-plain"), pictures(), None, tmp_path)
    assert history["step"][0] == 0 and history["step"][-1] == 4


def test_the_command_trains_on_a_folder_and_does_nothing_twice(tmp_path, capsys):
    for k in range(3):
        Image.new("RGB", (64, 64), (80 * k, 10, 10)).save(tmp_path / f"{k}.png")
    (tmp_path / "broken.png").write_text("no")
    out = tmp_path / "out"
    arguments = ["--only", "gan-plain", "--critic-steps", "1", "--seeds", "1", "--device", "cpu",
                 "--data", str(tmp_path), "--out", str(out), "--preset", "cpu"]  # fmt: skip
    assert train.main(arguments) == 0
    said = capsys.readouterr()
    assert "all steps done" in said.out and "broken.png was skipped" in said.err
    history = ImageHistory.load(out / "gan-plain.npz")
    assert history["samples"].shape == (2, 1, HISTORY_SAMPLES, 3, 64, 64) and "distance" not in history.arrays
    assert train.main(arguments) == 0
    assert "gan-plain: done already" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--data", "nowhere"], "folder must be a folder of images"),
        (["--seeds", "-1"], "seeds must be at least 0"),
        (["--out", __file__], "File exists"),
    ],
)
def test_a_wrong_command_is_one_line_and_status_2(arguments, says, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert train.main(["--preset", "cpu", "--out", str(tmp_path / "out"), *arguments]) == 2
    said = capsys.readouterr().err
    assert says in said and len(said.strip().splitlines()) == 1
    with pytest.raises(SystemExit):
        train.main(["--only", "gan-best"])
    assert "invalid choice" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (["--seeds", "2"], "seeds (1,) instead of (2,)"),
        (["--critic-steps", "2"], "steps 1 instead of 2"),
        (["--data", "others"], "images some, 1, 64×64 instead of others, 2, 64×64"),
    ],
)
def test_a_finished_run_with_other_settings_is_not_replaced_unless_asked(changed, says, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("some", "others"):
        (tmp_path / folder).mkdir()
        Image.new("RGB", (64, 64), (200, len(folder), 10)).save(tmp_path / folder / "1.png")
    Image.new("RGB", (64, 64)).save(tmp_path / "others" / "2.png")
    arguments = ["--only", "gan-plain", "--critic-steps", "1", "--seeds", "1", "--device", "cpu", "--data", "some",
                 "--out", "out", "--preset", "cpu"]  # fmt: skip
    assert train.main(arguments) == 0
    before = (tmp_path / "out" / "gan-plain.npz").read_bytes()
    assert train.main([*arguments, *changed]) == 2
    (said,) = capsys.readouterr().err.strip().splitlines()[-1:]
    assert "--out must be a folder without other finished runs" in said and says in said
    assert (tmp_path / "out" / "gan-plain.npz").read_bytes() == before
    assert train.main([*arguments, *changed, "--again"]) == 0
    assert (tmp_path / "out" / "gan-plain.npz").read_bytes() != before


def test_runs_on_other_images_have_a_folder_of_their_own(tmp_path, monkeypatch):
    monkeypatch.setattr(train, "RUNS", tmp_path / "runs")
    (tmp_path / "cats").mkdir()
    Image.new("RGB", (64, 64)).save(tmp_path / "cats" / "1.png")
    arguments = ["--only", "gan-plain", "--critic-steps", "1", "--seeds", "1", "--device", "cpu"]
    assert train.main([*arguments, "--data", str(tmp_path / "cats")]) == 0
    assert (tmp_path / "runs" / "own" / "cats" / "gan-plain.npz").is_file()
