"""Drawing: functions take axes and numbers computed elsewhere; most return the artists that they added.

At most medians and shares of what is drawn are computed here. The look and the fonts of the figures apply inside
`with style(language)` only; outside of it matplotlib is unchanged.
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
from .notation import scientific
from .pictures import draw_images
from .style import Look, colour, has_caption, look, new_figure, settle, style
from .surfaces import draw_path, draw_surface, plain_space, project

__all__ = [
    "Look",
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
    "has_caption",
    "label",
    "look",
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
