"""One colour and one line style for one thing, in print and on screen."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from divergences import plotting
from divergences.plotting.study import LINES, draw_survival
from divergences.widgets import RunView

from ..support.browser import Open, clean
from ..support.runs import history, show

pytestmark = pytest.mark.browser

Look = tuple[str, list[float]]
"""A colour as #rrggbb, and dashes in units of the line's width."""

DRAWN = """(section) => [...section.querySelectorAll("path.curve:not(.thin)")]
  .filter((one) => one.checkVisibility() && one.getAttribute("d")).map((one) => {
    const { stroke, strokeDasharray, strokeWidth } = getComputedStyle(one);
    const dashes = strokeDasharray === "none" ? [] : strokeDasharray.split(", ").map(parseFloat);
    const parts = stroke.match(/\\d+/g).slice(0, 3).map((part) => (+part).toString(16).padStart(2, "0"));
    const colour = `#${parts.join("")}`;
    return [one.getAttribute("class").split(" "), [colour, dashes.map((dash) => dash / parseFloat(strokeWidth))]];
  })"""


def in_print(draw: Any) -> Look:
    """The look of the line that `draw`, given axes, returns: read from the SVG that matplotlib writes."""
    with plotting.style("en"):
        figure = plotting.new_figure(2, 2, "")
        draw(figure.subplots()).set_gid("the-line")
        file = io.StringIO()
        figure.savefig(file, format="svg")
    path = re.search(r'<g id="the-line">\s*<path [^>]*style="([^"]*)"', file.getvalue())
    assert path
    style = dict(part.split(": ") for part in path[1].split("; "))
    dashes = [float(dash) for dash in re.findall(r"[\d.]+", style.get("stroke-dasharray", ""))]
    return style["stroke"], [dash / float(style["stroke-width"]) for dash in dashes]


def of_method(name: str) -> Look:
    def draw(axes: Any) -> Any:
        draw_survival(axes, {name: [2.0, 3.0]})
        return axes.lines[0]

    return in_print(draw)


def same(first: Look, second: Look) -> bool:
    return first[0] == second[0] and first[1] == pytest.approx(second[1], abs=0.01)


@pytest.mark.parametrize("family", ["segments", "strips", "blur"])
def test_a_measure_has_the_line_on_screen_that_it_has_in_print(open_host: Open, family: str) -> None:
    printed = {
        name: in_print(lambda axes, name=name: plotting.draw_curve(axes, [0, 1], [0, 1], name))
        for name in ("kl", "js", "tv", "em")
    }
    assert len({(tuple(dashes)) for _, dashes in printed.values()}) == 4
    host = open_host()
    host.show(family=family, theme="light", panels=["curves", "gradient", "critic"], theta=1.0)
    lines = host.page.locator(".explorer").evaluate(DRAWN)
    assert {name for kinds, _ in lines for name in kinds} >= {"c-kl", "c-js", "c-tv", "c-em"}
    for kinds, look in lines:
        (name,) = (kind[2:] for kind in kinds if kind.startswith("c-"))
        assert same(look, printed[name]), (name, look)
    clean(host)


METHODS = {
    "minimax": {"objective": "minimax", "penalty": "none"},
    "non-saturating": {"objective": "non-saturating", "penalty": "none"},
    "r1": {"objective": "non-saturating", "penalty": "r1"},
    "clip": {"objective": "wasserstein", "penalty": "clip"},
    "gp": {"objective": "wasserstein", "penalty": "gp"},
}


def test_a_method_has_the_line_on_screen_that_it_has_in_print(open_host: Open) -> None:
    assert set(METHODS) == set(LINES)
    host = open_host()
    runs = {name: history(4, 1, shift=True, **settings) for name, settings in METHODS.items()}
    for pair in (("minimax", "non-saturating"), ("non-saturating", "minimax"), ("r1", "clip"), ("clip", "gp")):
        show(host, RunView(runs, pair=pair, panels=["theta", "gradient"], theme="light"))
        for panel in ("theta", "gradient"):
            lines = host.page.locator(f"[data-panel={panel}]").evaluate(DRAWN)
            looks = [look for kinds, look in lines if "run-curve" in kinds and "exact" not in kinds]
            assert len(looks) == 2
            for name, look in zip(pair, looks, strict=True):
                assert same(look, of_method(name)), (pair, name, look)
    clean(host)
