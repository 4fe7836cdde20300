"""Surfaces over a plane, drawn in parts so that each part can have its own colour."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.colors import to_rgb
from mpl_toolkits.mplot3d import Axes3D, proj3d
from mpl_toolkits.mplot3d.art3d import Line3D, Poly3DCollection
from numpy.typing import ArrayLike, NDArray

from .style import colour

Array = NDArray[np.float64]
_LIGHT = np.array([-0.55, -0.45, 0.7])
_RELIEF = 3.0  # factor on slopes in the shading, so that gentle ones show


def plain_space(
    axes: Axes3D, *, elevation: float, azimuth: float, aspect: tuple[float, float, float], zoom: float
) -> None:
    """Hide boxes and panes and fix the view; artists are drawn in the order of their zorder."""
    axes.set_proj_type("ortho")
    axes.view_init(elev=elevation, azim=azimuth)
    axes.set_box_aspect(aspect, zoom=zoom)
    axes.computed_zorder = False
    axes.patch.set_alpha(0)
    axes.set_axis_off()


def draw_surface(
    axes: Axes3D, x: Array, y: Array, z: Array, name: str, *, zorder: float, every: int | None = None
) -> Poly3DCollection:
    """Draw the surface z over (x, y), arrays of one shape (n, m), in one colour with shading.

    It is rasterised in vector files, which thousands of patches would make large. Every `every`-th column of patches is
    painted nearly as the paper, to show the shape.
    """
    paint = _lit(x, y, z, name)
    if every:
        paper = np.array(to_rgb(colour("background")))
        paint[:, every - 1 :: every] = 0.25 * paint[:, every - 1 :: every] + 0.75 * paper
    surface = axes.plot_surface(
        x, y, z, rstride=1, cstride=1, facecolors=paint, shade=False, linewidth=0, antialiased=False
    )
    surface.set(zorder=zorder, rasterized=True, clip_on=False)
    return surface


def draw_path(axes: Axes3D, x: ArrayLike, y: ArrayLike, z: ArrayLike, name: str, **options: Any) -> Line3D:
    """Draw a line in space through the points x, y, z, each (n,)."""
    (line,) = axes.plot(x, y, z, color=colour(name), **options)
    return line


def project(axes: Axes3D, x: float, y: float, z: float) -> tuple[float, float]:
    """Project a point to the two-dimensional coordinates of the axes; view and limits must be set before."""
    across, up, _ = proj3d.proj_transform(x, y, z, axes.get_proj())
    return float(across), float(up)


def _lit(x: Array, y: Array, z: Array, name: str) -> Array:
    """One colour per patch, (n, m, 3): `name`'s, nearer to the paper where the patch faces the light."""
    across = np.stack([np.diff(part, axis=1)[:-1] for part in (x, y, _RELIEF * z)], axis=-1)
    along = np.stack([np.diff(part, axis=0)[:, :-1] for part in (x, y, _RELIEF * z)], axis=-1)
    normal = np.cross(across, along)
    length = np.linalg.norm(normal, axis=-1, keepdims=True)
    normal = np.divide(normal, length, out=np.zeros_like(normal), where=length > 0)
    brightness = np.abs(normal @ (_LIGHT / np.linalg.norm(_LIGHT)))[..., None]
    base = np.array(to_rgb(colour(name)))
    lit = base + (np.array(to_rgb(colour("background"))) - base) * np.clip(0.95 * brightness - 0.1, 0, 1) ** 1.5
    padded = np.ones((*z.shape, 3))
    padded[:-1, :-1] = lit
    return padded
