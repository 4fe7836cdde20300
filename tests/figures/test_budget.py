"""The figure over the budget draws the study's shares, and is there once the study has results."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_hex

from divergences.gan.study.settings import OBJECTIVES, STRENGTHS, Recipe
from divergences.gan.study.task import RESULTS
from divergences.locale import LANGUAGES, text
from divergences.plotting import colour
from divergences.plotting.study import LINES
from figures import budget, render

from ..support.study import write_made_up


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipes = {name: Recipe(1e-3, 0.1 if name in STRENGTHS else 0.0) for name in OBJECTIVES}
    monkeypatch.setattr(budget, "RESULTS", write_made_up(tmp_path / "results.csv", recipes))
    budget.results.cache_clear()
    yield
    budget.results.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_curves_are_the_shares_of_the_study(made_up: None, language: str) -> None:
    [axes] = budget.make_figure(language).axes
    drawn = {to_hex(line.get_color()): line for line in axes.lines if line.get_linestyle() == "-"}
    gan, wgan = (drawn[to_hex(colour(LINES[name][0]))] for name in ("non-saturating", "gp"))
    assert (gan.get_xdata()[0], gan.get_xdata()[-1]) == (500, 24_000)
    np.testing.assert_array_equal(gan.get_ydata(), [1.0] * 8 + [0.0])
    np.testing.assert_array_equal(wgan.get_xdata(), [1500, 3000, 6000, 12_000, 24_000])
    assert set(wgan.get_ydata()) == {1.0}
    assert "10" in axes.get_xlabel()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_description_has_its_numbers(made_up: None, language: str) -> None:
    words = text("budget.alt", language, **budget.alt_values(language))
    assert "100%" in words and "24,000" in words and "{" not in words


def test_the_figure_is_listed_where_the_study_has_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "STUDY", tmp_path / "results.csv")
    assert "budget" not in render.figure_names()
    (tmp_path / "results.csv").touch()
    assert "budget" in render.figure_names()


def test_the_listing_looks_where_the_study_writes() -> None:
    assert render.STUDY.resolve() == RESULTS.resolve()
