"""The README's moving picture, as it is committed."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from divergences.plotting import colour
from tools.moving_picture import LARGEST, TARGET, THETAS


def test_it_has_a_frame_for_each_theta_and_is_small() -> None:
    with Image.open(TARGET) as picture:
        assert picture.n_frames == len(THETAS)
    assert TARGET.stat().st_size <= LARGEST


@pytest.mark.parametrize("name", ["p", "q", "js", "em", "tv"])
def test_each_thing_has_its_own_colour_in_it(name: str) -> None:
    with Image.open(TARGET) as picture:
        shown = np.asarray(picture.convert("RGB"), dtype=float).reshape(-1, 3)
    away = np.abs(shown - 255 * np.array(to_rgb(colour(name)))).max(axis=1)
    assert np.count_nonzero(away < 24) > 100
