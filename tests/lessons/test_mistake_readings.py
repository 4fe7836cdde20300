"""What lesson 6 says is seen of each mistake is seen."""

import math

import numpy as np
import pytest

from divergences.gan.penalties import input_gradients
from divergences.lessons.mistakes import MISTAKES, oracles, training
from divergences.lessons.mistakes.gallery import exhibit

# Both modules look at the same trainings, which one process keeps.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("mistakes")]


def readings(key):
    return {panel.key: panel.readings for panel in exhibit(MISTAKES[key])}


def test_the_right_training_reads_w_and_goes_home():
    right = {key: values[0] for key, values in readings("the_articles_sign").items()}
    assert right["pairs"] == 0
    assert right["slopes"] == pytest.approx(1.05, abs=0.01)
    assert right["estimate"] == pytest.approx(1.05, abs=0.01)
    assert right["theta"] < 0.3


@pytest.mark.parametrize(
    ("key", "panel", "low", "high"),
    [
        ("norm_over_the_batch", "slopes", 0.12, 0.13),  # 1/√64
        ("norm_over_the_batch", "estimate", 0.12, 0.13),
        ("norm_per_pixel", "slopes", 1.4, 1.55),
        ("norm_per_pixel", "theta", 0.8, 2.0),
        ("alpha_from_a_normal", "slopes", 1.07, 1.2),
        ("alpha_from_a_normal", "pairs", 0.4, 0.9),
        ("one_alpha_per_pixel", "pairs", 0.9, 1.0),
        ("batch_norm", "estimate", -0.1, 0.1),
        ("sigmoid_left_on", "estimate", -1.0, 0.9),
        ("lambda_one_tenth", "slopes", 5.9, 6.1),  # 1 + 1/2λ
        ("lambda_one_tenth", "estimate", 5.9, 6.1),
        ("the_articles_sign", "estimate", 1.04, 1.06),
        ("the_articles_sign", "theta", 2.5, 4.0),
    ],
)
def test_what_a_mistake_of_training_does(key, panel, low, high):
    assert low <= readings(key)[panel][1] <= high


@pytest.mark.parametrize("key", ["one_alpha_for_the_batch", "one_alpha_per_pixel"])
def test_two_mistakes_leave_no_trace_in_the_plane(key):
    for panel, (right, wrong, _) in readings(key).items():
        if panel in ("slopes", "estimate"):
            assert wrong == pytest.approx(right, abs=0.02)
        if panel == "theta":
            assert wrong < 0.3


def test_a_norm_per_pixel_gives_slope_across_the_way_as_well(monkeypatch):
    from divergences.lessons.mistakes import trial

    seen = []
    monkeypatch.setattr(trial, "input_gradients", lambda *both: seen.append(input_gradients(*both)) or seen[-1])
    trial._play(trial.Recipe(penalty=training.norm_per_pixel))
    (trained,) = [gradients.detach() for gradients in seen if gradients.shape[1] == 512]
    along, across = trained.abs().mean(dim=(0, 1)).tolist()
    assert along == pytest.approx(1.06, abs=0.05)
    assert across == pytest.approx(1, abs=0.05)


def test_without_a_guard_everything_is_nan_after_one_step():
    trial = MISTAKES["unguarded_norm"].trial(wrong=True)
    assert (trial.estimate[0] == 0).all()
    assert np.isnan(trial.estimate[1:]).all() and np.isnan(trial.slopes).all() and np.isnan(trial.theta[1:]).all()
    assert np.isfinite(MISTAKES["unguarded_norm"].trial(wrong=False).theta).all()


def test_torchs_own_norm_is_guarded():
    assert oracles.flat_critic(training.norm_per_sample).passed


@pytest.mark.parametrize(
    ("key", "panel", "right", "wrong"),
    [
        ("js_without_half", "js_over_theta", math.log(2), 2 * math.log(2)),
        ("kl_in_bits", "kl_of_normals", 2, 2 / math.log(2)),
        ("kl_with_epsilon", "kl_over_theta", math.inf, 12 * math.log(10)),
        ("kl_reversed", "kl_over_sigma", math.log(3) + 1 / 18 - 0.5, -math.log(3) + 4.5 - 0.5),
        ("ring_of_seven", "ring_places", 8, 8),  # the count of modes does not see it
        ("histogram_that_loses", "js_of_samples", math.log(2), math.log(2) / 2),
        ("histogram_that_loses", "mass_kept", 1, 0),
        ("distance_of_small_samples", "em_over_theta", 0, 0.3133 * math.sqrt(2 / 32)),
    ],
)
def test_what_a_mistake_of_numbers_does(key, panel, right, wrong):
    found = readings(key)[panel]
    assert found[0] == pytest.approx(right, rel=2e-4, abs=1e-9)  # σ = 3 is cut off at 4.7 sd
    assert found[1] == pytest.approx(wrong, rel=0.1 if "samples" in key else 2e-4)


def test_the_fit_covers_both_modes_or_sits_on_one():
    right, wrong, exact = readings("kl_reversed")["best_fit"]
    assert right == pytest.approx(exact, abs=0.05)
    assert wrong == pytest.approx(0.5, abs=0.03)


def test_a_quarter_of_all_samples_in_one_of_seven_places():
    right, wrong, exact = readings("ring_of_seven")["ring_shares"]
    assert exact == 1 / 8
    assert right == pytest.approx(1 / 8, abs=0.02)
    assert wrong == pytest.approx(1 / 4, abs=0.02)


def test_a_trial_is_the_same_every_time():
    from divergences.lessons.mistakes.trial import Recipe, _play, play

    again = _play(Recipe())
    np.testing.assert_array_equal(again.theta, play(Recipe()).theta)
    assert play(Recipe()) is play(Recipe())
    with pytest.raises(ValueError, match="kl_reversed must be a mistake of training"):
        MISTAKES["kl_reversed"].trial(wrong=True)
