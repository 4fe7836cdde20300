"""What the tests of figures share: their names, and what is read from a drawn figure."""

import pytest
from matplotlib.colors import to_rgba
from matplotlib.text import Text

from divergences import plotting
from divergences.locale import LANGUAGES
from figures import evidence, render

NAMES = render.figure_names()
EACH = pytest.mark.parametrize(("name", "language"), [(name, lang) for name in NAMES for lang in LANGUAGES])


def curve(axes, name):
    """The x and y of the one curve of that name."""
    (line,) = [line for line in axes.lines if line.get_label() == name]
    return line.get_xdata(), line.get_ydata()


def points(axes, *, hollow):
    """Where the hollow, or the filled, dots are."""
    white = to_rgba(plotting.colour("background"))
    dots = [line for line in axes.lines if line.get_label() == "point"]
    chosen = [dot for dot in dots if (to_rgba(dot.get_markerfacecolor()) == white) == hollow]
    return sorted((float(dot.get_xdata()[0]), float(dot.get_ydata()[0])) for dot in chosen)


def texts_with_boxes(figure):
    """All texts that are drawn, each with its box in pixels (without the line that leads to it)."""
    figure.draw_without_rendering()
    renderer = figure._get_renderer()
    drawn = [artist for artist in figure.findobj(Text) if artist.get_visible() and artist.get_text().strip()]
    return [(artist, Text.get_window_extent(artist, renderer)) for artist in drawn]


def drawn_words(figure):
    return "\n".join(artist.get_text() for artist, _ in texts_with_boxes(figure))


def controls_of(number):
    """The controls of what a figure shows that are committed."""
    names = ["gan-norm"] if number == 5 else ["gp-norm", "clip-norm"]
    return [name for name in names if evidence.is_there(name)]


def control_ends(number):
    """Where each seed of the controls of a figure ends, as its words say it."""
    for history in map(evidence.load, controls_of(number)):
        for score, form in (("confident", ".0%"), ("distance", ".1f")):
            yield from (format(end, form) for end in history[score][-1])
