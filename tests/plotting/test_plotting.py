"""The look stays inside `style`, and each drawing function draws the numbers that it is given."""

import subprocess
import sys

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import font_manager
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure

from divergences import plotting
from divergences.plotting.style import FONT_FAMILIES
from tools import font as build


@pytest.fixture
def axes():
    with plotting.style("en"):
        yield Figure().add_subplot()


def test_style_holds_inside_and_leaves_nothing_behind():
    before = dict(mpl.rcParams)
    with plotting.style("zh"):
        assert mpl.rcParams["font.family"] == list(FONT_FAMILIES)
        assert mpl.rcParams["svg.fonttype"] == "path"
        assert mpl.rcParams["pdf.fonttype"] == 42
        assert to_hex(mpl.rcParams["text.color"]) == plotting.colour("ink")
    assert dict(mpl.rcParams) == before


def test_style_undoes_a_users_settings_and_gives_them_back():
    with mpl.rc_context({"lines.linewidth": 17, "axes.grid": True}):
        with plotting.style("en"):
            assert mpl.rcParams["lines.linewidth"] == 2.2
            assert not mpl.rcParams["axes.grid"]
        assert mpl.rcParams["lines.linewidth"] == 17


def test_style_is_undone_after_an_error():
    before = dict(mpl.rcParams)
    with pytest.raises(RuntimeError), plotting.style("en"):
        raise RuntimeError
    assert dict(mpl.rcParams) == before


def test_style_refuses_an_unknown_language():
    with pytest.raises(ValueError, match="en, zh"), plotting.style("xx"):
        pass


def test_our_font_is_the_file_that_we_ship():
    with plotting.style("zh"):
        found = font_manager.findfont(FONT_FAMILIES[0], fallback_to_default=False)
    assert found == str(build.FONT_FILE)


def test_importing_and_drawing_change_no_setting_and_open_no_window():
    check = (
        "import sys, matplotlib as m; before = dict(m.rcParams); import divergences.plotting as dp\n"
        "with dp.style('en'): dp.settle(dp.new_figure(2, 2, 'x'))\n"
        "assert dict(m.rcParams) == before\n"
        "from matplotlib import pyplot; assert pyplot.get_fignums() == []"
    )
    subprocess.run([sys.executable, "-c", check], check=True)


def test_a_curve_keeps_its_gap(axes):
    line = plotting.draw_curve(axes, [-1, np.nan, 1], [2, np.nan, 3], "js", style="--")
    assert np.isnan(line.get_ydata()[1])
    assert line.get_color() == plotting.colour("js")
    assert line.get_linestyle() == "--"


@pytest.mark.parametrize("hollow", [True, False])
def test_a_point_is_filled_or_hollow(axes, hollow):
    point = plotting.mark_point(axes, 1, 2, "em", hollow=hollow)
    assert to_rgba(point.get_markerfacecolor()) == to_rgba("white" if hollow else plotting.colour("em"))
    assert (point.get_xdata()[0], point.get_ydata()[0]) == (1, 2)


def test_zones_are_shaded_where_the_condition_holds_and_nowhere_else(axes):
    zones = plotting.shade_zones(axes, np.arange(7), [True, True, False, False, True, True, True])
    assert [(zone.get_x(), zone.get_x() + zone.get_width()) for zone in zones] == [(0, 1), (4, 6)]
    assert plotting.shade_zones(axes, [0, 1], [False, False]) == []


def test_moves_go_from_start_to_end(axes):
    (arrow,) = plotting.draw_moves(axes, [(0, 1)], [(2, 3)], "q")
    assert arrow._posA_posB == [(0, 1), (2, 3)]


def test_a_surface_is_drawn_in_full_and_as_an_image():
    with plotting.style("en"):
        axes = Figure().add_subplot(projection="3d")
        x, y = np.meshgrid(np.linspace(0, 1, 5), np.linspace(0, 1, 4))
        surface = plotting.draw_surface(axes, x, y, x * y, "js", zorder=1)
    assert len(surface.get_facecolor()) == 3 * 4
    assert surface.get_rasterized()


@pytest.mark.parametrize(
    ("value", "words"), [(8.25e-55, "8.2 × 10⁻⁵⁵"), (-1.5e3, "−1.5 × 10³"), (1, "1.0 × 10⁰"), (9.99e-8, "1.0 × 10⁻⁷")]
)
def test_scientific(value, words):
    assert plotting.scientific(value) == words
