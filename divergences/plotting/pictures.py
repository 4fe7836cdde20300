"""Images of bytes, such as a generator's samples, side by side."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.image import AxesImage

from .style import colour


def draw_images(axes: Axes, images: np.ndarray, columns: int) -> AxesImage:
    """Draw images (n, channels, size, size) of bytes, grey or RGB, row by row in `columns` columns."""
    count, channels, size, _ = images.shape
    rows = -(-count // columns)
    page = np.full((rows * (size + 2) - 2, columns * (size + 2) - 2, channels), 255, np.uint8)
    for place, image in enumerate(images):
        row, column = (part * (size + 2) for part in divmod(place, columns))
        page[row : row + size, column : column + size] = image.transpose(1, 2, 0)
    axes.set(xticks=[], yticks=[])
    for spine in axes.spines.values():
        spine.set(visible=False)
    axes.patch.set_facecolor(colour("background"))
    return axes.imshow(page.squeeze(), cmap="gray", vmin=0, vmax=255, interpolation="none", aspect="auto")
