"""Figures 5, 6 and 7 show the runs behind them as they are, and call them what the rules of design.md say."""

import json
from dataclasses import replace

import numpy as np
import pytest

from divergences.gan.images.history import ImageHistory
from divergences.locale import LANGUAGES, text
from figures import animals, evidence, figure5, figure6, image_runs, render, verdicts

from .drawn import control_ends, controls_of, drawn_words, mosaics, shown

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("drawn figures")]
BESIDE = {"gan-plain": ["gan-published"]}
SHOWN = [(5, ["gan-plain", "gan-published"]), (6, ["gp-plain", "clip-plain"])]


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
