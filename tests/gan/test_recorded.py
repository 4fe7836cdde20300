"""The recorded runs that come with the package: they are what the trainer gives, and show what is said of them."""

import subprocess
import sys
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from divergences.gan import recorded
from divergences.gan.data import DATA
from divergences.gan.ending import Ending
from divergences.gan.metrics import score_modes
from divergences.gan.recorded.__main__ import CONFIGS, thinned
from divergences.gan.recording import record
from divergences.gan.train import Trainer
from divergences.locale import LANGUAGES, text
from divergences.widgets import RunView

NAMES = recorded.NAMES


@pytest.fixture(scope="module")
def runs():
    return {name: recorded.load(name) for name in NAMES}


def test_they_are_small_and_all_there():
    files = {file.stem: file.stat().st_size for file in recorded.FOLDER.glob("*.npz")}
    assert set(files) == set(NAMES) == set(CONFIGS)
    assert sum(files.values()) < 1_000_000


@pytest.mark.parametrize("name", NAMES)
def test_a_run_says_how_it_was_made_and_ran_to_its_end(runs, name):
    run = runs[name]
    assert run.config == CONFIGS[name]
    assert (run.ending, run["step"][-1]) == (Ending("done", CONFIGS[name].steps), CONFIGS[name].steps)
    assert (run["diverged_at"] == -1).all()


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("theta")])
def test_the_trainer_gives_the_same_numbers_again(runs, name):
    for index, snapshot in enumerate(islice(Trainer(CONFIGS[name]).run(), 3)):
        for field, wanted in (("theta", 1e-4), ("estimate", 2e-3), ("generator_loss", 2e-3)):
            np.testing.assert_allclose(runs[name][field][index], getattr(snapshot, field), rtol=wanted, atol=wanted)
        shown = runs[name]["samples"].shape[2]
        np.testing.assert_allclose(runs[name]["samples"][index], snapshot.samples[:, :shown], atol=4e-3)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("ring")])
def test_the_trainer_gives_the_ring_again_but_for_rounding(runs, name):
    """Processors round differently, and training magnifies that: so much as it magnifies a change of the last bits."""
    trainer, nudged = Trainer(CONFIGS[name]), Trainer(CONFIGS[name])
    nudged.generator.flat.data *= 1 + 1e-7
    shown = runs[name]["samples"].shape[2]
    for index, (one, other) in enumerate(islice(zip(trainer.run(), nudged.run(), strict=True), 2)):
        ours, others = one.samples[:, :shown], other.samples[:, :shown]
        magnified = np.abs(ours - others).mean()
        assert np.abs(runs[name]["samples"][index] - ours).mean() < 1e-4 + 5 * magnified
        assert magnified < 0.1  # samples of another seed are 0.5 away


@pytest.mark.parametrize("name", NAMES)
def test_the_view_shows_the_recorded_numbers(runs, name):
    run = runs[name]
    for index in (0, len(run) // 2, len(run) - 1):
        shown = RunView(run, index=index).values()
        for field in ("step", "theta", "estimate", "critic_loss", "generator_loss"):
            np.testing.assert_equal(shown[field], float(run[field][index].item()))
        pull = run["pull"][index, 0].astype(float)
        assert shown["pull"] == pytest.approx(np.hypot(*pull.T).mean(), rel=1e-9)
        assert shown["above"] == np.mean(run["slopes"][index, 0] > 1)


def test_the_gan_is_stuck_and_the_critics_come_home(runs):
    assert runs["theta-gan"]["theta"].min() > 0.9
    for name in ("theta-wgan-gp", "theta-clip"):
        assert runs[name]["theta"][0, 0] == 1
        assert abs(runs[name]["theta"][-1, 0]) < 0.15
    early = runs["theta-wgan-gp"]["theta"][:, 0] > 0.5
    gradient = [RunView(runs["theta-wgan-gp"], index=int(i)).values()["gradient"] for i in np.flatnonzero(early)[1:]]
    assert gradient
    assert all(0.8 < each < 1.2 for each in gradient)  # the exact one of EM is 1


@pytest.mark.slow
def test_the_slope_of_a_clipped_critic_follows_from_the_bound(runs):
    def slope_and_ratio(run):
        shown = [RunView(run, index=index).values() for index in range(1, 6)]  # θ is on its way
        assert all(each["theta"] > 0.3 for each in shown)
        return [each["slope"] for each in shown], [each["estimate"] / each["em"] for each in shown]

    slopes, ratios = slope_and_ratio(runs["theta-clip"])
    assert 1 < min(slopes) < max(slopes) < 1.3
    assert 0.95 < min(ratios) < max(ratios) < 1.05
    for clip, slope in ((0.05, 0.15), (0.2, 7.8)):
        slopes, ratios = slope_and_ratio(record(replace(CONFIGS["theta-clip"], clip=clip, steps=50, decay=False)))
        assert slopes == pytest.approx([slope] * 5, rel=0.25)
        assert ratios == pytest.approx([slope] * 5, rel=0.25)


@pytest.mark.parametrize("name", ["ring-wgan-gp", "ring-gan"])
def test_both_find_all_modes_of_the_ring(runs, name):
    ring = DATA["ring"]
    assert score_modes(runs[name]["samples"][-1, 0], ring.modes, ring.spread).recovered == 8


def test_the_estimate_falls_as_the_ring_is_filled(runs):
    run = runs["ring-wgan-gp"]
    assert run["estimate"][1:].max() == pytest.approx(2.4, abs=0.05)
    assert run["estimate"][-2:].max() < 0.02
    assert np.hypot(*run["pull"][1:, 0].T).mean(axis=0).min() > 0.3


def test_nothing_holds_the_slopes_of_the_gan(runs):
    last = {name: runs[name]["slopes"][-1, 0].astype(float) for name in ("ring-gan", "ring-wgan-gp")}
    assert np.quantile(last["ring-gan"], 0.9) > 2 * np.quantile(last["ring-wgan-gp"], 0.9)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_each_has_a_name_and_a_note(name, language):
    assert text(f"run.recorded.{name}", language)
    assert text(f"run.recorded.{name}.note", language)


def test_thinning_takes_a_part_and_changes_no_number(runs):
    run = runs["theta-wgan-gp"]
    again = thinned(run)
    np.testing.assert_array_equal(again["samples"], run["samples"][:, :, :128])
    np.testing.assert_array_equal(again["critic"], run["critic"][:, :, ::2, ::2])
    np.testing.assert_array_equal(again["theta"], run["theta"])


def test_an_unknown_name_is_named():
    with pytest.raises(ValueError, match="name must be one of theta-gan"):
        recorded.load("theta")


def test_reading_them_needs_no_torch():
    code = (
        "import sys; from divergences.gan import recorded; recorded.load('ring-gan'); import divergences.widgets.site; "
        "assert not {'torch', 'matplotlib', 'scipy', 'ot'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
