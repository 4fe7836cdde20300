"""Figures 5, 6 and 7 show the runs behind them as they are, and call them what the rules of design.md say."""

import json
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from divergences.gan.images.data import digits
from divergences.gan.images.history import ImageHistory
from divergences.lessons.claims import claims
from divergences.locale import LANGUAGES, text
from figures import animals, evidence, figure5, figure6, figure7, image_runs, render, verdicts

from .drawn import control_ends, controls_of, drawn_words, texts_with_boxes

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("drawn figures")]
BESIDE = {"gan-plain": ["gan-published"]}
SHOWN = [(5, ["gan-plain", "gan-published"]), (6, ["gp-plain", "clip-plain"])]


def shown(axes):
    """The pictures of one mosaic of six columns, cut apart again: shape (n, size, size)."""
    page = np.asarray(axes.images[0].get_array())
    cell = (page.shape[1] + 2) // 6
    rows = (page.shape[0] + 2) // cell
    return np.stack(
        [page[cell * row :, cell * column :][: cell - 2, : cell - 2] for row in range(rows) for column in range(6)]
    )


def mosaics(figure, count):
    return [axes for axes in figure.axes if axes.images and len(shown(axes)) == count]


@pytest.mark.parametrize(("number", "names"), SHOWN)
def test_figures_5_and_6_show_the_first_samples_of_each_seed_unpicked(made, number, names):
    """The squares of each seed are the run's own first samples, in their order."""
    squares = mosaics(made[f"figure{number}", "en"], 36)
    histories = [evidence.load(name) for name in names if evidence.have_ended(name)]
    expected = [samples for history in histories for samples in history["samples"][-1, :, :, 0]]
    assert len(squares) == len(expected)
    for axes, samples in zip(squares, expected, strict=True):
        np.testing.assert_array_equal(shown(axes), samples)


@pytest.mark.parametrize(("number", "name"), [(5, "gan-plain"), (6, "gp-plain")])
def test_figures_5_and_6_show_six_samples_of_each_seed_over_time(made, number, name):
    history = evidence.load(name)
    rows = mosaics(made[f"figure{number}", "en"], 30)
    times = np.abs(history["step"] - history["step"][-1] * np.array([[0], [1 / 8], [1 / 4], [1 / 2], [1]])).argmin(1)
    assert len(rows) == history.config.members
    for member, axes in enumerate(rows):
        samples = history["samples"][times, member, :6, 0]
        np.testing.assert_array_equal(shown(axes), samples.reshape(-1, *samples.shape[-2:]))


@pytest.mark.parametrize(
    ("number", "names"), [(5, ["gan-plain"]), (6, ["gan-plain", "clip-plain", "gp-plain", "r1-plain"])]
)
@pytest.mark.parametrize(("place", "score"), [(-2, "distance"), (-1, "classes")])
def test_figures_5_and_6_draw_each_seeds_scores_over_critic_steps(made, number, names, place, score):
    """A line for each seed, those of the controls thinner and in the colour of their method."""
    chart = made[f"figure{number}", "en"].axes[place]
    names = [name for name in names if evidence.have_ended(name)]
    runs = [*names, *evidence.controls(tuple(names)).values()]
    lines = iter([line for line in chart.lines if len(line.get_xdata()) > 2])
    looks = {}
    for name in runs:
        history = evidence.load(name)
        for member in range(history.config.members):
            line = next(lines)
            np.testing.assert_allclose(line.get_xdata(), history["step"] * history.config.n_critic)
            np.testing.assert_allclose(line.get_ydata(), history[score][:, member])
            looks[name] = line.get_color(), line.get_linewidth()
    assert next(lines, None) is None
    for name in runs[len(names) :]:
        hue, width = looks[name.replace("norm", "plain")]
        assert looks[name][0] == hue and looks[name][1] < width / 2


def test_a_control_differs_from_its_run_by_the_generators_norm_alone():
    for name in controls_of(5) + controls_of(6):
        control, run = evidence.load(name), evidence.load(name.replace("norm", "plain"))
        assert control.config == replace(run.config, generator_norm="batch")
        assert (control.data, control.judge) == (run.data, run.judge)


@pytest.mark.parametrize("module", [figure5, figure6])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_caption_says_how_the_runs_were_made_and_where_the_controls_end(module, language):
    words = module.caption(language)
    assert "{" not in words and words.count("\n- ") == max(0, words.count("\n") - 1)
    assert all(end in words for end in control_ends(int(module.__name__[-1])))
    history = evidence.load(module.RUN)
    judge, settings = json.loads(history.judge), history.config
    assert f"{judge['real']['confident']:.0%}" in words and f"{judge['real']['distance']:.1f}" in words
    assert f"{settings.steps * settings.n_critic:,}" in words and "x86_64" in words
    assert f"{settings.learning_rate:g}" in words


def test_in_the_short_runs_batch_norm_helps_all_and_the_standard_gan_least_as_lesson_5_says():
    def gain(method):
        runs = [ImageHistory.load(image_runs.RUNS / f"{method}-{norm}.npz") for norm in ("plain", "norm")]
        ends = [run["distance"][-1].mean() for run in runs]
        return ends[0] - ends[1]

    assert 0 < gain("gan") < min(gain("clip"), gain("gp"))


def test_a_control_that_is_not_there_is_left_out(monkeypatch, tmp_path):
    monkeypatch.setattr(evidence, "runs_folder", lambda: tmp_path)
    assert evidence.controls(("gan-plain", "gp-plain")) == {} and evidence.control_lines(("gan-plain",), "en") == []
    assert evidence.beside_lines(("r1-plain",), "en") == [] and evidence.with_list("words", []) == "words"
    (tmp_path / "gp-norm.npz").touch()
    assert evidence.controls(("gan-plain", "gp-plain")) == {"gp-plain": "gp-norm"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_say_what_the_runs_are_and_after_how_many_steps(made, language):
    for module in (figure5, figure6):
        found, name = evidence.numbers(module.RUN, language), module.__name__.removeprefix("figures.")
        words = drawn_words(made[name, language])
        assert render.title_of(name, language) in words and found["steps"] in words
        called = {verdicts.verdict(evidence.load(name)) for name in (module.RUN, *BESIDE.get(module.RUN, ()))}
        key = called.pop() if len(called) == 1 else "rates.seeds" if "uneven" in called else "rates"
        assert text(f"evidence.verdict.{key}", language) in words


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


@pytest.mark.parametrize(("number", "name"), [(5, "gan-plain"), (6, "gp-plain"), (6, "clip-plain")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_5_and_6_give_each_seeds_numbers(made, number, name, language):
    if not evidence.have_ended(name):
        pytest.skip("this run has not ended")
    words, history = drawn_words(made[f"figure{number}", language]), evidence.load(name)
    for share, distance in zip(history["confident"][-1], history["distance"][-1], strict=True):
        assert f"{share:.0%}" in words and f"W₁ {distance:.1f}" in words


def test_a_missing_run_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr(evidence, "runs_folder", lambda: tmp_path)
    with pytest.raises(FileNotFoundError, match="make it with python -m"):
        evidence.load("gan-plain")


REAL = {"confident": 0.9, "classes": 10, "distance": 16.0}


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_animals_are_shown_unpicked_with_their_numbers_and_without_a_verdict(made, language):
    names, figure = (animals.STANDARD, animals.PENALTY), made["animals", language]
    squares, words = mosaics(figure, 36), animals.caption(language)
    expected = [samples for name in names for samples in evidence.load(name)["samples"][-1, :, :, 0]]
    for axes, samples in zip(squares, expected, strict=True):
        np.testing.assert_array_equal(shown(axes), samples)
    for name in names:
        ends = evidence.load(name)["distance"][-1]
        assert f"{ends.min():.1f}–{ends.max():.1f}" in words
    said = words + drawn_words(figure)
    for called in ("digits", "fragments", "failed", "collapsed", "uneven"):
        assert text(f"evidence.verdict.{called}", language) not in said
