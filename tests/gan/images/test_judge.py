"""The judge of digits: what it knows, that it is seeded, and what it refuses."""

import json

import numpy as np
import pytest

from divergences.gan.images import judge as judging
from divergences.gan.images.data import Images, padded
from divergences.gan.images.judge import DigitJudge, split
from divergences.gan.images.recording import empty_image_history, record_images
from divergences.gan.images.trainer import ImageTrainer

from .small import pictures, small

pytestmark = pytest.mark.slow  # it trains


def bars(count, seed=0):
    """Ten easy classes: a bright row at one of ten heights, a little noise."""
    rng = np.random.default_rng(seed)
    labels = np.arange(count) % 10
    pixels = rng.integers(0, 60, (count, 1, 28, 28), dtype=np.uint8)
    for picture, label in zip(pixels, labels, strict=True):
        picture[0, 4 + 2 * label : 6 + 2 * label] = 255
    return Images("bars", pixels, labels)


@pytest.fixture(scope="module")
def judge():
    return DigitJudge(bars(600), bars(200, seed=1), epochs=6)


def test_the_judge_knows_real_from_bad(judge):
    assert judge.accuracy == 1 and judge.real.classes == 10 and judge.real.confident > 0.95
    fresh = bars(100, seed=5)
    good = judge.score(fresh.pixels)
    collapsed = judge.score(fresh.pixels[fresh.labels == 3])
    blank = judge.score(np.zeros((100, 1, 28, 28), np.uint8))
    assert good.classes == 10 and collapsed.classes == 1
    assert good.distance < 1.5 * judge.real.distance
    assert collapsed.distance > 3 * good.distance and blank.distance > 3 * good.distance


def test_the_judges_scores_are_those_of_its_own_network(judge):
    """Shares and classes counted by hand from the logits; W₁ of one image to copies of another is one distance."""
    images = bars(40, seed=9).pixels
    logits, _ = judge._classify(images)
    odds = np.exp(logits.numpy() - logits.numpy().max(1, keepdims=True))
    sure = (odds / odds.sum(1, keepdims=True)).max(1) >= judging.MIN_CONFIDENCE
    assert judge.score(images).confident == pytest.approx(sure.mean())
    _, feature = judge._classify(images[:1])
    expected = np.linalg.norm(judge._reference - feature.numpy(), axis=1).mean()
    assert judge.score(images[:1]).distance == pytest.approx(expected, rel=1e-5)


def test_the_judge_is_seeded_and_reports_itself(judge):
    again = DigitJudge(bars(600), bars(200, seed=1), epochs=6)
    assert again.report() == judge.report()
    known = json.loads(judge.report())
    assert known["accuracy"] == judge.accuracy and known["real"]["classes"] == 10 and known["trained_on"] == 600


def test_a_run_is_scored_at_every_snapshot(judge):
    trainer = ImageTrainer(small(steps=2, seeds=(1, 2)), bars(50))
    history = record_images(trainer, empty_image_history(trainer, "bars", judge), judge, judged=20)
    assert history["distance"].shape == history["confident"].shape == history["classes"].shape == (2, 2)
    expected = judge.score(trainer.generate(20, seed=1)[1])
    assert history["distance"][-1, 1] == pytest.approx(expected.distance)


def test_the_split_is_seeded_and_shares_nothing():
    found = Images("n", np.zeros((2600, 1, 28, 28), np.uint8), np.arange(2600))
    training, held_out = split(found)
    assert (len(training), len(held_out)) == (600, 2000)
    assert sorted([*training.labels, *held_out.labels]) == list(range(2600))
    np.testing.assert_array_equal(split(found)[0].labels, training.labels)
    with pytest.raises(ValueError, match="images must be at least 2500 with labels"):
        split(pictures())


def test_of_padded_digits_the_judge_scores_the_inner_pixels(judge):
    images = bars(30, seed=4)
    assert judge.score(padded(images, 32).pixels) == judge.score(images.pixels)
    with pytest.raises(ValueError, match="samples must be uint8 of shape"):
        judge.score(np.zeros((3, 1, 31, 31), np.uint8))


@pytest.mark.parametrize(
    "samples", [np.zeros((3, 1, 28, 28)), np.zeros((3, 28, 28), np.uint8), np.zeros((0, 1, 28, 28), np.uint8)]
)
def test_what_is_no_digit_is_refused(judge, samples):
    with pytest.raises(ValueError, match="samples must be uint8 of shape"):
        judge.score(samples)
