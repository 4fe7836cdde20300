"""The command that trains what figures 5 and 6 show, and the runs of it that are committed."""

import contextlib
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from divergences.gan.ending import Ending
from divergences.gan.images import history as image_history
from divergences.gan.images.data import Images
from divergences.gan.images.history import ImageHistory
from divergences.gan.images.judge import DigitScore
from divergences.gan.images.networks import ImageGenerator
from divergences.gan.images.recording import HISTORY_SAMPLES
from divergences.gan.images.trainer import SNAPSHOT_SAMPLES, SNAPSHOT_SEED, ImageTrainer, to_bytes
from figures import conditions, image_runs, rates, train

pytestmark = pytest.mark.slow  # it trains

COMMITTED = image_runs.NAMES
TINY = {"width": 4, "noise_dim": 3, "batch": 4, "steps": 4, "snapshot_every": 1}


def pictures(size=8):
    return Images("noise", np.random.default_rng(0).integers(0, 256, (20, 1, size, size), dtype=np.uint8))


def tiny(name):
    return replace(image_runs.config_of(name, "cpu", [1], "cpu"), **TINY)


def test_six_runs_that_differ_in_what_is_compared_alone():
    configs = {name: image_runs.config_of(name, "cpu", [1, 2], "cpu") for name in image_runs.NAMES}
    assert len(configs) == 6
    for method in ("gan", "clip", "gp"):
        plain, control = configs[f"{method}-plain"], configs[f"{method}-norm"]
        assert (plain.generator_norm, control.generator_norm) == ("none", "batch")
        assert replace(plain, generator_norm="batch") == control
    assert len({config.steps * config.n_critic for config in configs.values()}) == 1
    assert {config.filters for config in configs.values()} == {"constant"}
    assert {config.seeds for config in configs.values()} == {(1, 2)}


@pytest.fixture
def searched(monkeypatch, tmp_path):
    """A table of rates in which 5e-4 is best for each method."""
    path = tmp_path / "rates.json"
    scored = ((1e-3, 40.0), (5e-4, 20.0), (2e-4, 30.0))
    rows = [
        {"method": method, "rate": rate, "distance": distance}
        for method in image_runs.METHODS
        for rate, distance in scored
    ]
    path.write_text(json.dumps({"rows": rows}))
    monkeypatch.setattr(image_runs, "RATES_FILE", path)
    return path


def test_the_long_runs_are_those_of_the_design(searched):
    configs = {name: image_runs.config_of(name, "long", [1, 2, 3], "cpu") for name in image_runs.IN_ORDER}
    plain, norm = configs["gp-plain"], configs["gp-norm"]
    assert replace(plain, generator_norm="batch") == norm
    for name in ("gan-plain", "clip-plain", "gp-plain", "gan-norm", "r1-plain", "gan-code", "clip-warm"):
        config = configs[name]
        assert config.critic_steps(config.steps) == 7500 and config.learning_rate == 5e-4, name
        assert (config.width, config.precision, config.seeds) == (16, "bfloat16", (1, 2, 3))
    assert configs["gan-plain"].steps == 7500 and plain.steps == 1500 and configs["clip-warm"].steps == 25 + 1000
    assert {configs[name].steps * configs[name].n_critic for name in ("gan-mlp", "gp-mlp")} == {3000}
    assert configs["gan-published"] == replace(configs["gan-plain"], learning_rate=2e-4)
    assert configs["gan-code"] == replace(configs["gan-plain"], generator_biases=False, filters="doubling")
    assert replace(configs["gp-float32"], precision="bfloat16") == configs["gp-bfloat16"]


def test_a_rate_that_was_not_searched_is_said(searched):
    searched.write_text(json.dumps({"rows": [{"method": "gp", "rate": 1e-3, "distance": 1.0}]}))
    assert image_runs.config_of("gp-plain", "long", [1], "cpu").learning_rate == 1e-3
    with pytest.raises(ValueError, match="lacks gan: search its rate with python -m figures"):
        image_runs.config_of("gan-plain", "long", [1], "cpu")
    searched.unlink()
    with pytest.raises(FileNotFoundError, match="make it with python -m figures"):
        image_runs.config_of("gp-plain", "long", [1], "cpu")


def test_every_method_is_searched_alike_and_no_candidate_twice(monkeypatch, tmp_path, capsys):
    seen = []

    def score(method, rate, images, judge, critic_steps):
        seen.append((method, rate))
        if len(seen) == 4:
            raise KeyboardInterrupt
        return {"method": method, "rate": rate, "critic_steps": critic_steps, "distance": 1.0}

    monkeypatch.setattr(rates, "score_rate", score)
    monkeypatch.setattr(rates, "digits", lambda: None)
    monkeypatch.setattr(rates, "split", lambda images: (images, images))
    monkeypatch.setattr(rates, "padded", lambda images, size: images)
    monkeypatch.setattr(rates, "DigitJudge", lambda training, held_out: None)
    out = ["--out", str(tmp_path / "new" / "rates.json")]
    with contextlib.suppress(KeyboardInterrupt):
        rates.main(out)
    assert rates.main(out) == 0 == rates.main(out)
    assert seen[:3] + seen[4:] == [(method, rate) for method in image_runs.METHODS for rate in rates.RATES]
    assert rates.SEED not in image_runs.PRESETS["long"]["seeds"]


def test_a_candidate_is_trained_as_its_row_says(monkeypatch):
    class Judge:
        def scores(self, samples):
            return {"distance": float(samples.mean())}

    monkeypatch.setitem(image_runs.PRESETS["long"], "width", 2)
    row = rates.score_rate("clip", 1e-3, pictures(), Judge(), 10)
    assert (row["method"], row["rate"], row["seed"], row["critic_steps"]) == ("clip", 1e-3, 11, 10)
    config = replace(image_runs.published("clip-plain", "long", [11], "cpu", 10), learning_rate=1e-3)
    trainer = ImageTrainer(config, pictures())
    trainer.advance(2)
    assert config.steps == 2 and row["distance"] == trainer.generate(1000, seed=1)[0].mean()


def test_the_papers_length_is_one_option_away():
    config = image_runs.config_of("gp-plain", "paper", [1], "cuda")
    assert config.steps == 200_000 and config.width == 64 and config.learning_rate == 1e-4 and config.device == "cuda"
    assert image_runs.config_of("clip-plain", "paper", [1], "cuda").learning_rate == 5e-5


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


@pytest.fixture(scope="module")
def committed():
    return {name: ImageHistory.load(image_runs.RUNS / f"{name}.npz") for name in COMMITTED}


def test_the_committed_runs_are_those_of_this_code_and_fairly_compared(committed):
    seeds = {history.config.seeds for history in committed.values()}
    assert len(seeds) == 1 and len(seeds.pop()) >= 2
    assert len({history.device for history in committed.values()}) == 1
    assert len({history.judge for history in committed.values()}) == 1
    for name, history in committed.items():
        config = history.config
        assert config == image_runs.config_of(name, "cpu", list(config.seeds), config.device)
        assert history.ending == Ending("done", config.steps) and history["step"][-1] == config.steps
        assert history["confident"].shape == (len(history), config.members)
    judge = json.loads(committed["gan-plain"].judge)
    assert judge["accuracy"] > 0.9 and judge["real"]["classes"] == 10


def test_nothing_committed_is_large_or_dated():
    for file in image_runs.RUNS.rglob("*"):
        assert file.stat().st_size <= 2_000_000, file.name
        assert file.is_dir() or file.suffix == ".npz" or file == image_runs.RATES_FILE
        assert "partial" not in file.name
    with np.load(image_runs.RUNS / "gan-plain.npz", allow_pickle=False) as found:
        assert not any("date" in name or "time" in name for name in found.files)


@pytest.mark.parametrize("name", COMMITTED)
def test_the_committed_weights_give_the_committed_pictures(name, committed):
    """Half precision moves a pixel by a few of 255 levels; other weights would move most of them."""
    history = committed[name]
    config = history.config
    with np.load(image_runs.RUNS / f"{name}.weights.npz", allow_pickle=False) as found:
        weights = found["generator"]
        assert weights.dtype == np.float16 and history.config.matches(str(found["config"]))
    size, channels = history["samples"].shape[-1], history["samples"].shape[-3]
    generator = ImageGenerator(size, channels, config.width, [0], noise_dim=config.noise_dim,
                               norm=config.generator_norm, filters=config.filters)  # fmt: skip
    noise = torch.randn(SNAPSHOT_SAMPLES, config.noise_dim, generator=torch.Generator().manual_seed(SNAPSHOT_SEED))
    with torch.no_grad():
        made = to_bytes(generator(noise[None], torch.from_numpy(weights.astype(np.float32))[None]))
    off = np.abs(made[0, :HISTORY_SAMPLES].astype(int) - history["samples"][-1, 0].astype(int))
    assert off.mean() < 1.5 and off.mean() < 0.1 * history["samples"][-1, 0].std()


def test_the_page_of_conditions_has_every_setting_with_and_without_batch_norm():
    page = conditions.PAGE.read_text(encoding="utf-8")
    for name in conditions.CONDITIONS:
        for answer in ("no", "yes"):
            assert page.count(f"| {name} | {answer} |") == 1


def test_a_row_of_conditions_gives_the_seeds_side_by_side():
    scores = [DigitScore(0.5, 9, 20.0), DigitScore(0.25, 7, 31.26)]
    assert conditions.row("a rate", "plain", scores) == "| a rate | no | 50% / 25% | 9 / 7 | 20.0 / 31.3 |"


@pytest.mark.parametrize("critic_steps", [0, -5])
def test_no_critic_steps_are_refused_by_name(critic_steps):
    with pytest.raises(ValueError, match=r"^critic_steps must be at least 1"):
        image_runs.config_of("gan-plain", "cpu", [1], "cpu", critic_steps)
