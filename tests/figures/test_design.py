"""The runs behind figures 5 and 6 are those of the design: what is compared, how rates are searched, what is kept."""

import contextlib
import json
from dataclasses import replace

import numpy as np
import pytest
import torch

from divergences.gan.ending import Ending
from divergences.gan.images.history import ImageHistory
from divergences.gan.images.judge import DigitScore
from divergences.gan.images.networks import ImageGenerator
from divergences.gan.images.recording import HISTORY_SAMPLES
from divergences.gan.images.trainer import SNAPSHOT_SAMPLES, SNAPSHOT_SEED, ImageTrainer, to_bytes
from figures import conditions, image_runs, rates

from .tiny import COMMITTED, pictures

pytestmark = pytest.mark.slow  # it trains


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
        {"method": method, "rate": rate, "distance": distance, "critic_steps": 750}
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
    searched.write_text(json.dumps({"rows": [{"method": "gp", "rate": 1e-3, "distance": 1.0, "critic_steps": 750}]}))
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
    config = replace(image_runs.published_config("clip-plain", "long", [11], "cpu", 10), learning_rate=1e-3)
    trainer = ImageTrainer(config, pictures())
    trainer.advance(2)
    assert config.steps == 2 and row["distance"] == trainer.generate(1000, seed=1)[0].mean()


def test_the_papers_length_is_one_option_away():
    config = image_runs.config_of("gp-plain", "paper", [1], "cuda")
    assert config.steps == 200_000 and config.width == 64 and config.learning_rate == 1e-4 and config.device == "cuda"
    assert image_runs.config_of("clip-plain", "paper", [1], "cuda").learning_rate == 5e-5


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


def test_the_committed_rates_are_those_of_the_design():
    rows = json.loads(image_runs.RATES_FILE.read_text(encoding="utf-8"))["rows"]
    for method in {row["method"] for row in rows} | {"gan", "clip", "gp"}:
        found = [row for row in rows if row["method"] == method]
        assert sorted(row["rate"] for row in found) == sorted(rates.RATES)
        assert {(row["seed"], row["critic_steps"]) for row in found} == {(rates.SEED, rates.CRITIC_STEPS)}


def test_the_long_runs_that_have_ended_are_those_of_the_design():
    files = [file for file in image_runs.LONG.glob("*.npz") if ".weights" not in file.name]
    for history, name in ((ImageHistory.load(file), file.stem) for file in files):
        config = history.config
        assert config == image_runs.config_of(name, "long", image_runs.PRESETS["long"]["seeds"], config.device)
        assert history.ending == Ending("done", config.steps) and history.data == "digits, 3000, 32×32"
