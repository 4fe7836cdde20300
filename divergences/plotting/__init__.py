"""Drawing: every function takes axes and numbers computed elsewhere, and returns the artists that it made.

Nothing is computed here. `style(language)` is the one way to the look and the fonts of the figures; outside of it
nothing about matplotlib has changed.
"""

from .curves import (
    draw_axis_break,
    draw_curve,
    draw_disc,
    fill_density,
    label,
    mark_point,
    mark_samples,
    shade_zone,
    shade_zones,
)
from .moves import draw_dimension, draw_moves
from .pictures import draw_images
from .style import colour, new_figure, settle, style
from .surfaces import draw_path, draw_surface, plain_space, project
from .words import scientific

__all__ = [
    "colour",
    "draw_axis_break",
    "draw_curve",
    "draw_dimension",
    "draw_disc",
    "draw_images",
    "draw_moves",
    "draw_path",
    "draw_surface",
    "fill_density",
    "label",
    "mark_point",
    "mark_samples",
    "new_figure",
    "plain_space",
    "project",
    "scientific",
    "settle",
    "shade_zone",
    "shade_zones",
    "style",
]
