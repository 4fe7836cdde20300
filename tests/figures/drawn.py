"""What the tests of figures share: their names, and what is read from a drawn figure."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb, to_rgba
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


def contrast(one, other):
    """WCAG 2: relative luminances, each plus 0.05, the larger over the smaller."""

    def luminance(colour):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def unreadable_texts(figure):
    """The texts with a contrast below 4.5 against the commonest colour in their box."""
    boxes = texts_with_boxes(figure)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    pixels, found = np.asarray(canvas.buffer_rgba())[::-1, :, :3], []
    for artist, box in boxes:
        (left, low), (right, high) = np.floor(box.min).astype(int), np.ceil(box.max).astype(int)
        inside = pixels[max(low, 0) : high, max(left, 0) : right].reshape(-1, 3)
        colours, counts = np.unique(inside, axis=0, return_counts=True)
        if contrast(to_rgb(artist.get_color()), colours[counts.argmax()] / 255) < 4.5:
            found.append(artist.get_text())
    return found


def drawn_words(figure):
    return "\n".join(artist.get_text() for artist, _ in texts_with_boxes(figure))


def controls_of(number):
    """The controls of what a figure shows that are committed."""
    names = ["gan-norm"] if number == 5 else ["gp-norm", "clip-norm"]
    return [name for name in names if evidence.have_ended(name)]


def control_ends(number):
    """Between which ends the seeds of the controls of a figure are, as its words say it."""
    for history in map(evidence.load, controls_of(number)):
        for score, form in (("confident", ".0%"), ("distance", ".1f")):
            ends = history[score][-1]
            yield from (format(end, form) for end in (ends.min(), ends.max()))


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
