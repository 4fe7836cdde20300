"""Images of bytes, such as a generator's samples, side by side."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.image import AxesImage

from .style import colour


def draw_images(axes: Axes, images: np.ndarray, columns: int) -> AxesImage:
    """Draw images (n, channels, size, size) of bytes, grey or RGB, row by row in `columns` columns."""
    count, channels, size, _ = images.shape
    rows = -(-count // columns)
    paper = np.round(255 * np.array(to_rgb(colour("background"))))
    page = np.empty((rows * (size + 2) - 2, columns * (size + 2) - 2, channels), np.uint8)
    page[:] = paper if channels == 3 else paper.mean()
    for place, image in enumerate(images):
        row, column = (part * (size + 2) for part in divmod(place, columns))
        page[row : row + size, column : column + size] = image.transpose(1, 2, 0)
    axes.set(xticks=[], yticks=[])
    for spine in axes.spines.values():
        spine.set(visible=False)
    axes.patch.set_facecolor(colour("background"))
    return axes.imshow(page.squeeze(), cmap="gray", vmin=0, vmax=255, interpolation="none", aspect="auto")
