"""The forest plot, the regimes, pictures in the page's colours, and what is said when a run is over."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image

from divergences.gan.config import Config
from divergences.gan.live import LiveRun
from divergences.gan.study import analysis as main
from divergences.gan.study.first2000.analysis import load
from divergences.gan.study.first2000.claims import findings
from divergences.gan.study.first2000.task import RESULTS
from divergences.gan.study.mechanism.analysis import Trainings, load_trainings
from divergences.gan.study.mechanism.training import TRAINING_RESULTS
from divergences.gan.study.task import RESULTS as MAIN_RESULTS
from divergences.lessons import Forest, Picture, Table, regimes, when_done
from divergences.locale import LANGUAGES, text
from divergences.plotting import Look, colour, look


@pytest.fixture(scope="module")
def results():
    return load(RESULTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forest_has_a_dot_and_an_interval_for_each_difference(results, language):
    shown, found = Forest(results, language)._repr_html_(), findings(results)
    assert shown.count('role="listitem"') == len(found)
    assert shown.count("<circle") == sum(len(each.changes) for each in found)
    assert all(text(f"forest.{each.verdict}", language) in shown for each in found)
    assert not re.search(r"<b [^>]*color", shown)  # no one colour can be read on white and on dark
    (first, *_) = found[-1].changes.values()
    assert f"<title>{100 * first.value:+.1f} [{100 * first.low:+.1f}, {100 * first.high:+.1f}]</title>" in shown


def test_what_is_on_the_claim_s_side_lies_right_of_the_line(results):
    forest = Forest(results, "en")
    for each in forest.found:
        middle = float(re.search(r"M([\d.]+) 0V", forest._picture(each))[1])
        dots = [float(x) for x in re.findall(r'cx="([\d.]+)"', forest._picture(each))]
        assert [x > middle for x in dots] == [change.value > 0 for change in each.changes.values()]


def test_the_regimes_are_what_the_files_say_and_leave_out_what_is_not_whole(results):
    gradients = {("segments-far", "minimax"): np.full((3, 4), 1e-9), ("segments-far", "gp"): np.ones((3, 4))}
    longer = main.load(MAIN_RESULTS)
    shown = regimes(gradients, Trainings([], {}), results, longer, "en")
    begun = regimes(gradients, load_trainings(TRAINING_RESULTS), results, longer, "en").rows[5]
    assert "no verdict" not in " ".join(begun[1:])  # it would be five times as wide as what is said
    assert len(shown.rows) == 7 and shown.rows[0][1:] == ["vanishes", "–", "–", "stays", "–"]
    shares = results.shares(5.0).mean(axis=0)
    assert shown.rows[-2][1:] == [f"{share:.0%}" for share in shares]
    (arrives, *_) = main.primary_outcomes(longer)
    assert shown.rows[-1][2] == f"{arrives.gan:.0%}" and shown.rows[-1][4] == f"{arrives.wgan:.0%}"


def test_a_figure_takes_the_colours_of_the_page():
    figure = Figure(facecolor="#ffffff")
    figure.text(0.5, 0.5, "x", color="#1f2328")
    shown = Picture(figure, "what it shows")._repr_html_()
    assert "#ffffff" not in shown and "#1f2328" not in shown
    assert (
        "--jp-layout-color1" in shown and "--jp-content-font-color1" in shown and 'aria-label="what it shows"' in shown
    )


def test_a_curve_of_a_figure_has_the_dark_palettes_colour_on_a_dark_page():
    figure = Figure(facecolor="#ffffff")
    figure.add_subplot().plot([0, 1], [0, 1], color=colour("js"))
    style, drawing = Picture(figure, "a curve")._repr_html_().split("</style>", 1)
    assert "stroke: var(--divergences-js)" in drawing and colour("js") not in drawing
    with look(Look(theme="dark")):
        dark = colour("js")
    assert f"--divergences-js:{dark};" in style.split('body[data-jp-theme-light="false"]')[1]
    assert f"--divergences-js:{colour('js')};" in style.split("body")[0]


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_drawing_from_a_file_has_the_colours_of_the_page(chromium, theme):
    file = Path(__file__).parents[2] / "figures" / "rendered" / "mechanism.en.svg"
    page = chromium.new_page(color_scheme="light")
    shown = Picture(file, "what it shows")._repr_html_()
    page.set_content(f'<body data-jp-theme-light="{json.dumps(theme == "light")}">{shown}')
    page.get_by_role("img").evaluate("(image) => image.decode()")
    corner = Image.open(io.BytesIO(page.get_by_role("img").screenshot())).convert("RGB").getpixel((20, 4))
    with look(Look(theme=theme)):
        assert "#{:02x}{:02x}{:02x}".format(*corner) == colour("background")
    page.close()


def test_what_is_said_when_runs_are_over_waits_for_the_last(monkeypatch):
    config = Config(data="ring", steps=3, snapshot_every=1, width=4, depth=1, device="cpu")
    runs = [LiveRun(config), LiveRun(config)]
    shown = when_done(runs, lambda: Table(["steps"], [[str(run.trainer.step)] for run in runs]), "en")
    runs[0].start().wait()
    assert text("lesson.training", "en") in shown.value
    runs[1].start().wait()
    assert shown.value.count(">3<") == 2
    late = when_done(runs[0], lambda: Table(["late"], [["yes"]]), "zh")
    assert "yes" in late.value
    with pytest.raises(TypeError, match=r"^runs must be"):
        when_done(["no run"], lambda: None, "en")
