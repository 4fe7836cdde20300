"""Every mistake is caught: by its oracle, and by the test of the library that guards against it."""

import importlib
import inspect
import math
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

import divergences as dv
from divergences.gan.config import Config
from divergences.gan.data import DATA, ring
from divergences.gan.networks import Mlp, scores
from divergences.gan.objectives import OBJECTIVES, Wasserstein
from divergences.gan.penalties import gradient_penalty, input_gradients, interpolate
from divergences.gan.train import Trainer
from divergences.lessons.mistakes import MISTAKES, maths, oracles, training
from divergences.lessons.mistakes.drawings import draw_mistake
from divergences.lessons.mistakes.gallery import exhibit
from divergences.lessons.mistakes.page import number, png, side_by_side, verdicts
from divergences.locale import LANGUAGES, text

from ..support.cases import DIVERGENCES

pytestmark = pytest.mark.slow  # it trains and draws

ROOT = Path(__file__).parents[2]
EACH = pytest.mark.parametrize("key", MISTAKES)
OF_TRAINING = [key for key, mistake in MISTAKES.items() if mistake.slot]
OF_NUMBERS = [key for key, mistake in MISTAKES.items() if not mistake.slot]


@EACH
def test_the_oracle_passes_the_right_and_fails_the_wrong(key):
    mistake = MISTAKES[key]
    right, wrong = mistake.oracle(mistake.right), mistake.oracle(mistake.wrong)
    assert right.passed and not wrong.passed
    assert right.exact == wrong.exact


def test_there_are_seventeen_and_each_has_words():
    assert len(MISTAKES) == 17
    for key, mistake in MISTAKES.items():
        for language in LANGUAGES:
            assert text(f"mistakes.{key}", language) and text(f"mistakes.{key}.story", language)
            assert text(f"mistakes.oracle.{mistake.oracle.__name__}", language)


def test_nan_and_the_wrong_infinity_never_pass():
    assert not oracles.Verdict(math.nan, 0).passed
    assert not oracles.Verdict(math.nan, math.nan).passed
    assert not oracles.Verdict(-math.inf, math.inf).passed
    assert oracles.Verdict(math.inf, math.inf).passed


def test_the_right_ones_are_what_the_library_does():
    generator = torch.Generator().manual_seed(0)
    real, fake = torch.randn(2, 3, 7, 2, generator=generator, dtype=torch.float64)
    alpha = torch.rand(3, 7, generator=generator, dtype=torch.float64)
    critic = Mlp((2, 8, 8, 1), seeds=[0, 1, 2], dtype=torch.float64)
    gradients = input_gradients(lambda x: scores(critic, x), interpolate(real, fake, alpha))
    ours = gradient_penalty(lambda x: scores(critic, x), real, fake, alpha)
    torch.testing.assert_close(training.norm_per_sample(gradients), ours)
    torch.testing.assert_close(training.guarded_norm(gradients), ours)
    torch.testing.assert_close(training.no_batch_norm(critic, real), scores(critic, real))
    p, q = np.random.default_rng(0).dirichlet(np.ones(5), size=2)
    assert maths.js_with_half(p, q) == pytest.approx(dv.js_divergence(p, q), rel=1e-12)
    assert maths.kl_in_nats(p, q) == pytest.approx(dv.kl_divergence(p, q), rel=1e-12)
    assert MISTAKES["ring_of_seven"].right is ring


def test_the_library_never_imports_its_mistakes():
    for file in (ROOT / "divergences").rglob("*.py"):
        if file.parent.name != "mistakes" and file.name != "mistakes.py":
            assert not re.search(r"^\s*(from|import) .*mistakes", file.read_text(encoding="utf-8"), re.M), file
    code = "import sys, divergences; assert not {'torch', 'divergences.lessons.mistakes'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


# The guards that live here, because no other test asks for it: each is about the library's own code.


def test_the_trainer_draws_its_alphas_from_0_to_1():
    trainer = Trainer(Config(data="segments", generator="shift", noise_dim=1, width=4, depth=1, batch=64, device="cpu"))
    _, alpha, _ = trainer.streams.at(0)
    assert ((alpha >= 0) & (alpha <= 1)).all()
    assert len(set(alpha[0, 0].tolist())) == 64


def test_a_score_is_a_samples_own_affair():
    assert oracles.independent_of_the_batch(scores).passed


def test_a_critic_has_no_upper_end():
    assert oracles.unbounded_score(scores).passed


# Every guard is tried: with the wrong code in place of the library's, it must fail.


def wrong_penalty(penalty):
    def wrong(critic, real, fake, alpha, *, one_sided=False):
        return penalty(input_gradients(critic, interpolate(real, fake, alpha)))

    return wrong


def wrong_between(between):
    return lambda real, fake, alpha: between(real, fake, torch.Generator().manual_seed(0))


def on_lists(divergence):
    def wrong(p, q):
        with np.errstate(all="ignore"):
            return float(divergence(np.array(p, dtype=float), np.array(q, dtype=float)))

    return wrong


class WrongSign(Wasserstein):
    def generator_loss(self, fake):
        return training.the_articles_sign(fake)


class SmallSamples(dv.Gaussians):
    def sample(self, count, theta, seed=0, *, shared_noise=False):
        return super().sample(count, theta, seed)


def case(name):
    return {"case": next(each for each in DIVERGENCES if each.name == name)}


def lossy_histogram(x, y, bins):
    return dv.Histogram(*maths.histogram_that_loses(x, y), [])


LINEAR = {"norm": 5.0, "size": 7, "dtype": torch.float64, "shape": (3, 8, 8)}
WEAKER = wrong_penalty(lambda gradients: 0.01 * training.norm_per_sample(gradients))  # λ = 0.1 where 10 is meant
INPUTS = {"x": np.arange(6.0), "y": np.arange(6.0), "bins": 32}

# mistake: what is replaced (object or module of the guard, name) by what, and the arguments of the guard.
LET_IN = {
    "norm_over_the_batch": ("gradient_penalty", wrong_penalty(training.norm_over_the_batch), LINEAR),
    "norm_per_pixel": ("gradient_penalty", wrong_penalty(training.norm_per_pixel), LINEAR),
    "unguarded_norm": ("gradient_penalty", wrong_penalty(training.unguarded_norm), {}),
    "one_alpha_for_the_batch": ("interpolate", wrong_between(training.one_alpha_for_the_batch), {}),
    "one_alpha_per_pixel": ("interpolate", wrong_between(training.one_alpha_per_pixel), {}),
    "alpha_from_a_normal": ((torch, "rand"), torch.randn, {}),
    "batch_norm": ("scores", training.batch_norm, {}),
    "sigmoid_left_on": ("scores", training.sigmoid_left_on, {}),
    "lambda_one_tenth": ("gradient_penalty", WEAKER, {}),
    "the_articles_sign": ((OBJECTIVES, "wasserstein"), WrongSign(), {}),
    "js_without_half": ((dv, "js_divergence"), on_lists(maths.js_without_half), case("disjoint")),
    "kl_in_bits": ((dv, "kl_divergence"), on_lists(maths.kl_in_bits), case("thirds")),
    "kl_with_epsilon": ((dv, "kl_divergence"), on_lists(maths.kl_with_epsilon), case("disjoint")),
    "kl_reversed": ((dv, "kl_divergence"), on_lists(maths.kl_reversed), case("q covers p")),
    "ring_of_seven": ((DATA, "ring"), maths.ring_of_seven(), {}),
    "histogram_that_loses": ((dv, "shared_histogram"), lossy_histogram, INPUTS),
    "distance_of_small_samples": (None, None, {"pair": SmallSamples(1.2)}),
}


def guard_of(key):
    file, name = MISTAKES[key].guard.split("::")
    module = importlib.import_module(f"tests.{file.removesuffix('.py').replace('/', '.')}")
    test = getattr(module, name)
    return module, getattr(getattr(test, "hypothesis", None), "inner_test", test)


@EACH
def test_its_guard_fails_once_the_mistake_is_let_in(key, monkeypatch):
    where, wrong, arguments = LET_IN[key]
    module, guard = guard_of(key)
    good = {"pair": dv.Gaussians(1.2)} if "pair" in arguments else arguments
    guard(**good)
    if isinstance(where, str):
        monkeypatch.setattr(module, where, wrong)
    elif where and isinstance(where[0], dict):
        monkeypatch.setitem(*where, wrong)
    elif where:
        monkeypatch.setattr(*where, wrong)
    with pytest.raises((AssertionError, RuntimeError)):
        guard(**arguments)


# What the lesson says is seen.


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


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_its_picture_keeps_every_text_inside_and_apart(key, language):
    for shown in ("right", "wrong"):
        figure = draw_mistake(exhibit(MISTAKES[key]), text(f"mistakes.{key}", language), shown, language)
        renderer = figure._get_renderer()
        written = [*figure.texts]
        for axes in figure.axes:
            written += [axes._left_title, axes.xaxis.label, *axes.texts]
        boxes = [words.get_window_extent(renderer) for words in written]
        assert len(boxes) >= 6
        for box in boxes:
            assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= figure.bbox.x1 and box.y1 <= figure.bbox.y1
        for index, box in enumerate(boxes):
            assert not any(box.overlaps(other) for other in boxes[index + 1 :])
    assert png(figure).startswith(b"\x89PNG")


def test_another_switch_is_refused():
    with pytest.raises(ValueError, match="shown must be one of right, wrong, got 'both'"):
        draw_mistake((), "", "both", "en")


@EACH
def test_its_page_shows_both_codes_and_marks_where_they_differ(key):
    mistake = MISTAKES[key]
    page = side_by_side(mistake, exhibit(mistake), "zh")
    assert page.count("<pre") == 2
    assert page.count("border-left: 3px solid #") >= 2
    assert text(f"mistakes.{key}.story", "zh").split("“")[0][:8] in page
    for wrong in (True, False):
        code = mistake.code(wrong=wrong)
        assert '"""' not in code and len(code.splitlines()) <= 8
        assert code.startswith(f"def {(mistake.wrong if wrong else mistake.right).__name__}(")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_stays_beside_its_number_and_no_two_columns_have_one_name(language):
    page = verdicts(language)
    for cell in re.findall(r"<td[^>]*>[^<]*[✓✗]</td>", page):
        assert "white-space: nowrap" in cell
    heads = re.findall(r"<th[^>]*>([^<]*)</th>", page)
    assert len(heads) == len(set(heads)) == 6


def test_the_table_of_verdicts_names_tests_that_exist():
    page = verdicts("en")
    assert page.count("✓") == page.count("✗") == 17
    for key, mistake in MISTAKES.items():
        assert mistake.guard.split("::")[1] in page
        assert inspect.isfunction(guard_of(key)[1])


def test_numbers_are_said():
    assert [number(value) for value in (529.0, -0.0, 1e-12, math.nan, -math.inf, 0.3466)] == [
        "529", "0", "0", "nan", "−∞", "0.347",
    ]  # fmt: skip
