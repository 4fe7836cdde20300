"""One colour for one thing, in print and on screen."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from divergences.plotting.study import LINES
from figures.evidence_page import colour_of

ROOT = Path(__file__).parents[1]
WHOLE: dict[str, Any] = json.loads((ROOT / "divergences" / "palette.json").read_text(encoding="utf-8"))
PALETTE: dict[str, dict[str, str]] = {theme: WHOLE[theme] for theme in ("light", "dark", "contrast")}


def test_every_theme_gives_each_thing_a_colour_of_its_own() -> None:
    for colours in PALETTE.values():
        assert list(colours) == list(PALETTE["light"])
        assert len(set(colours.values())) == len(colours)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", PALETTE)
def test_lines_stand_out_from_their_ground(theme: str) -> None:
    ground = luminance(PALETTE[theme]["background"])
    for name in ("p", "q", "js", "em", "tv", "clip", "r1", "kl"):
        bright, dark = sorted([ground, luminance(PALETTE[theme][name])], reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 3, name


def test_a_method_has_the_same_colour_in_every_figure_and_none_has_that_of_total_variation() -> None:
    def in_evidence(penalty: str) -> str:
        return colour_of(cast("Any", SimpleNamespace(config=SimpleNamespace(penalty=penalty))))

    assert in_evidence("clip") == LINES["clip"][0]
    assert in_evidence("gp") == LINES["gp"][0]
    assert len(set(LINES.values())) == len(LINES)
    assert set(WHOLE["methods"]) == set(LINES)
    assert "tv" not in {shade for shade, _ in LINES.values()}


def test_the_descent_on_blurred_js_is_drawn_as_a_js() -> None:
    source = (ROOT / "divergences/widgets/browser/src/explorer/descendPanel.js").read_text(encoding="utf-8")
    assert 'const COLOURS = { em: "em", js: "js", blur: "js" };' in source
