"""Figures 5 and 6 show the runs behind them as they are: samples, distances, controls, and what their words say."""

import json
from dataclasses import replace

import numpy as np
import pytest

from divergences.locale import LANGUAGES, text
from figures import evidence

from .drawn import control_ends, controls_of, drawn_words

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("drawn figures")]


def shown(axes):
    """The pictures of one mosaic, cut apart again: shape (n, 28, 28)."""
    page = np.asarray(axes.images[0].get_array())
    rows, columns = ((length + 2) // 30 for length in page.shape)
    cells = (page[30 * row : 30 * row + 28, 30 * column : 30 * column + 28]
             for row in range(rows) for column in range(columns))  # fmt: skip
    return np.stack(list(cells))


@pytest.mark.parametrize(("number", "names"), [(5, ["gan-plain"]), (6, ["gp-plain", "clip-plain"])])
def test_figures_5_and_6_show_the_first_samples_of_each_seed_unpicked(made, number, names):
    """The squares of each seed are the run's own first samples, in their order."""
    squares = [axes for axes in made[f"figure{number}", "en"].axes if axes.images and shown(axes).shape[0] == 36]
    histories = [evidence.load(name) for name in names]
    expected = [history["samples"][-1, member, :, 0] for history in histories for member in range(2)]
    assert len(squares) == len(expected)
    for axes, samples in zip(squares, expected, strict=True):
        np.testing.assert_array_equal(shown(axes), samples)


def test_figure_5_shows_six_samples_of_each_seed_over_time(made):
    history = evidence.load("gan-plain")
    rows = [axes for axes in made["figure5", "en"].axes if axes.images and shown(axes).shape[0] == 30]
    times = np.abs(history["step"] - history["step"][-1] * np.array([[0], [1 / 8], [1 / 4], [1 / 2], [1]])).argmin(1)
    assert len(rows) == 2
    for member, axes in enumerate(rows):
        np.testing.assert_array_equal(shown(axes), history["samples"][times, member, :6, 0].reshape(-1, 28, 28))


@pytest.mark.parametrize(("number", "names"), [(5, ["gan-plain"]), (6, ["gan-plain", "clip-plain", "gp-plain"])])
def test_figures_5_and_6_draw_each_seeds_distance_over_critic_steps(made, number, names):
    """A line for each seed, those of the controls thinner and in the colour of their method."""
    *_, chart = made[f"figure{number}", "en"].axes
    lines, runs = [line for line in chart.lines if len(line.get_xdata()) > 2], [*names, *controls_of(number)]
    assert len(lines) == 2 * len(runs)
    looks = {}
    for name, *pair in zip(runs, lines[::2], lines[1::2], strict=True):
        history = evidence.load(name)
        for member, line in enumerate(pair):
            np.testing.assert_allclose(line.get_xdata(), history["step"] * history.config.n_critic)
            np.testing.assert_allclose(line.get_ydata(), history["distance"][:, member])
            looks[name] = line.get_color(), line.get_linewidth()
    for name in controls_of(number):
        hue, width = looks[name.replace("norm", "plain")]
        assert looks[name][0] == hue and looks[name][1] < width / 2


def test_a_control_differs_from_its_run_by_the_generators_norm_alone():
    for name in controls_of(5) + controls_of(6):
        control, run = evidence.load(name), evidence.load(name.replace("norm", "plain"))
        assert control.config == replace(run.config, generator_norm="batch")
        assert (control.data, control.judge) == (run.data, run.judge)


@pytest.mark.parametrize("number", [5, 6])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_caption_says_where_the_controls_end(made, number, language):
    words = drawn_words(made[f"figure{number}", language])
    assert all(end in words for end in control_ends(number))


def test_batch_norm_helps_all_and_the_standard_gan_least_as_lesson_5_says():
    def gain(method):
        ends = [evidence.load(f"{method}-{norm}")["distance"][-1].mean() for norm in ("plain", "norm")]
        return ends[0] - ends[1]

    assert 0 < gain("gan") < min(gain("clip"), gain("gp"))


def test_a_control_that_is_not_there_is_left_out(monkeypatch, tmp_path):
    monkeypatch.setattr(evidence, "RUNS", tmp_path)
    assert evidence.controls(("gan-plain", "gp-plain")) == {} and evidence.control_lines(("gan-plain",), "en") == ""
    (tmp_path / "gp-norm.npz").touch()
    assert evidence.controls(("gan-plain", "gp-plain")) == {"gp-plain": "gp-norm"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_titles_of_figures_5_and_6_give_the_budget(language):
    for name, run in (("figure5", "gan-plain"), ("figure6", "gp-plain")):
        found = evidence.numbers(run, language)
        assert found["steps"] in text(f"{name}.title", language)
        assert name == "figure5" or found["critic_steps"] in text(f"{name}.title", language)


@pytest.mark.parametrize(("number", "name"), [(5, "gan-plain"), (6, "gp-plain"), (6, "clip-plain")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_5_and_6_give_each_seeds_numbers_and_the_budget(made, number, name, language):
    words, history = drawn_words(made[f"figure{number}", language]), evidence.load(name)
    for share, distance in zip(history["confident"][-1], history["distance"][-1], strict=True):
        assert f"{share:.0%}" in words and f"W₁ {distance:.1f}" in words
    judge, settings = json.loads(history.judge), history.config
    assert f"{judge['real']['confident']:.0%}" in words and f"{judge['real']['distance']:.1f}" in words
    assert f"{settings.steps * settings.n_critic:,}" in words and "x86_64" in words


def test_what_the_titles_say_of_the_runs_is_so():
    """All learn: each seed ends nearer to the floor that real digits have than to where it began."""
    for name in ("gan-plain", "gp-plain", "clip-plain"):
        history = evidence.load(name)
        floor = json.loads(history.judge)["real"]["distance"]
        assert (history["distance"][-1] - floor < history["distance"][0] - history["distance"][-1]).all()
        assert (history["classes"][-1] >= 5).all()


def test_clipping_falls_sooner_than_the_penalty_which_falls_evenly():
    """What the description of figure 6 says: lower at every snapshot of the first half; never up."""
    clip, penalty = (evidence.load(name)["distance"] for name in ("clip-plain", "gp-plain"))
    assert (clip[1 : len(clip) // 2 + 1] < penalty[1 : len(clip) // 2 + 1]).all()
    assert (np.diff(penalty, axis=0) < 0).all()


def test_a_missing_run_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr(evidence, "RUNS", tmp_path)
    evidence.load.cache_clear()
    with pytest.raises(FileNotFoundError, match="make it with python -m"):
        evidence.load("gan-plain")
