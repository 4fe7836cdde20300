"""The words that design.md allows, on made-up runs, and on those that the claims and the lesson speak of."""

import json
from itertools import combinations

import numpy as np
import pytest

from divergences.gan.images.data import digits
from divergences.gan.images.history import ImageHistory
from divergences.lessons.claims import claims
from divergences.locale import LANGUAGES, text
from figures import evidence, figure5, figure6, figure7, image_runs, render, verdicts

from .drawn import drawn_words, mosaics, texts_with_boxes

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("drawn figures")]

REAL = {"confident": 0.9, "classes": 10, "distance": 16.0}


def test_claim_a21_counts_the_seeds_that_draw_digits_and_those_that_fail():
    names = ("gan-plain", "gan-published", "gp-plain", "clip-plain")
    plain, published, penalised, clipped = (
        sorted(verdicts.seed_verdict(evidence.load(name), member) for member in range(3)) for name in names
    )
    assert plain == penalised == ["digits"] * 3
    assert published == ["digits", "failed", "fragments"] and clipped == ["digits", "digits", "fragments"]
    (row,) = (row["claim"] for row in claims() if row["row"] == "A21")
    for words in ("one seed draws digits, one fragments, one fails", "WGAN-GP draws digits in all three", "in two"):
        assert words in row["en"]
    for words in ("一个种子画出数字，一个只画出碎片，一个失败", "WGAN-GP 三个种子都画出了数字", "两个"):
        assert words in row["zh"]


def test_lesson_5_says_which_run_without_batch_norm_ends_best():
    names = ("gan-plain", "gan-published", "clip-plain", "gp-plain")
    assert all(verdicts.comparison(evidence.load("r1-plain"), evidence.load(name)) == "ahead" for name in names)


def made_up(ends, *, start=56.0, sure=0.6, classes=10, samples=None, name="gan-plain"):
    """A run whose seeds end with these W₁, of which the judge is sure of `sure` of the samples."""
    seeds = list(range(1, len(ends) + 1))
    config = image_runs.published_config(name, "long", seeds, "cpu")
    steps = np.linspace(0, config.steps, 11).astype(int)
    shape, way = (11, len(ends)), np.linspace(0, 1, 11)[:, None]
    if samples is None:
        samples = np.random.default_rng(0).integers(0, 256, (*shape, 36, 1, 32, 32), dtype=np.uint8)
    judge = json.dumps({"accuracy": 0.957, "real": REAL})
    history = ImageHistory(config, "x86_64 cpu, 1 threads", "digits, 3000, 32×32", judge)
    history.arrays = {
        "step": steps, "samples": samples, "distance": start + way * (np.array(ends) - start),
        "confident": np.full(shape, sure), "classes": np.full(shape, classes),
    }  # fmt: skip
    return history


@pytest.mark.parametrize(
    ("end", "changes", "called"),
    [
        (20.0, {}, "digits"),
        (26.0, {}, "digits"),  # three quarters of the way from 56 to 16
        (26.1, {}, "fragments"),
        (20.0, {"sure": 0.44}, "fragments"),
        (20.0, {"classes": 8}, "fragments"),
        (35.9, {}, "fragments"),
        (36.1, {}, "failed"),
        (20.0, {"samples": np.full((11, 1, 36, 1, 32, 32), 9, np.uint8)}, "collapsed"),
    ],
)
def test_a_seed_is_called_what_the_rules_say(end, changes, called):
    assert verdicts.seed_verdict(made_up([end], **changes), 0) == called


def test_a_run_is_what_two_of_three_seeds_are():
    digits_, failed = made_up([20.0, 21.0, 50.0]), made_up([50.0, 51.0, 20.0])
    assert verdicts.verdict(digits_) == "digits" and verdicts.verdict(failed) == "failed"
    assert verdicts.verdict(made_up([20.0, 30.0, 50.0])) == "uneven" == verdicts.verdict(made_up([20.0, 50.0]))


def test_ahead_is_every_seed_against_every_seed():
    one, other, between = made_up([20.0, 21.0]), made_up([22.0, 23.0]), made_up([20.5, 25.0])
    assert verdicts.comparison(one, other) == "ahead" and verdicts.comparison(other, one) == "behind"
    assert verdicts.comparison(one, between) == "level" == verdicts.comparison(between, one)
    assert verdicts.without_batch_norm(between, one) == "hardly"  # not apart
    assert verdicts.without_batch_norm(other, one) == "hardly"  # apart by 2 of a way of 40
    far = made_up([30.0, 31.0])
    assert verdicts.without_batch_norm(far, one) == "misses" and verdicts.without_batch_norm(one, far) == "gains"


def test_the_spread_of_real_digits_is_the_one_that_collapse_is_measured_by():
    """Of 200 draws of 36 digits; padding changes nothing."""
    pixels, rng = digits().pixels, np.random.default_rng(0)
    drawn = [pixels[rng.choice(len(pixels), 36, replace=False)] for _ in range(200)]
    found = [verdicts.spread(samples) for samples in drawn]
    assert np.mean(found) == pytest.approx(verdicts.REAL_SPREAD, abs=0.005)
    wide = np.pad(drawn[0], ((0, 0), (0, 0), (2, 2), (2, 2)))
    assert verdicts.spread(wide) == found[0]


@pytest.fixture
def ended(monkeypatch, tmp_path):
    """A folder in which every run of design.md has ended, made up."""
    places = {"gan": 30.0, "clip": 27.0, "gp": 21.0, "r1": 20.0}
    for name in image_runs.IN_ORDER:
        end = places[name.split("-")[0]]
        made_up([end, end + 1, end + 2], name=name).save(tmp_path / f"{name}.npz")
    rows = [{"method": method, "rate": rate, "seed": 11, "critic_steps": 750, "distance": 1.0}
            for method in image_runs.METHODS for rate in (2e-4, 1e-3)]  # fmt: skip
    (tmp_path / "rates.json").write_text(json.dumps({"rows": rows}))
    monkeypatch.setattr(image_runs, "LONG", tmp_path)
    monkeypatch.setattr(image_runs, "RATES_FILE", tmp_path / "rates.json")
    return tmp_path


@pytest.mark.parametrize("module", [figure5, figure6, figure7], ids=lambda module: module.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_once_the_long_runs_have_ended_they_are_shown(ended, module, language):
    assert evidence.runs_folder() == ended and render.figure_names()[6] == "figure7"
    figure = module.make_figure(language)
    assert len(mosaics(figure, 36)) == 3 * 2 and len(mosaics(figure, 30)) == 3
    words = drawn_words(figure)
    assert module.title(language) in words and "{" not in words
    for one, other in combinations([box for _, box in texts_with_boxes(figure)], 2):
        assert not one.overlaps(other)
    for _, box in texts_with_boxes(figure):
        assert (box.min >= figure.bbox.min).all() and (box.max <= figure.bbox.max).all()
    described = text(f"{module.__name__.removeprefix('figures.')}.alt", language, **module.alt_values(language))
    assert "{" not in described + module.caption(language)
    assert "750" in module.caption(language) and "0.0002, 0.001" in module.caption(language)


def test_figures_5_and_6_wait_for_both_runs_and_figure_7_for_its_own(ended):
    (ended / "gp-plain.npz").unlink()
    assert evidence.runs_folder() == image_runs.RUNS and "figure7" not in render.figure_names()


def test_the_standard_gan_is_called_what_it_is_at_both_rates(ended):
    assert "draws fragments" in figure5.title("en")
    made_up([50.0, 51.0, 52.0], name="gan-published").save(ended / "gan-published.npz")
    evidence._loaded.cache_clear()
    assert "differs between rates after" in figure5.title("en")
    made_up([20.0, 30.0, 50.0], name="gan-published").save(ended / "gan-published.npz")
    evidence._loaded.cache_clear()
    assert "differs between rates and seeds" in figure5.title("en")
