"""The vertical axes of the view of a run: a number lies where its axis says, and no number hides another."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest

from divergences.widgets import RunView

from ..support.browser import Host, clean
from ..support.runs import history, show

pytestmark = pytest.mark.browser

Open = Callable[..., Host]


@pytest.mark.parametrize("factor", [1.0, 1e-7, 3.7e4])
def test_a_curve_lies_where_its_axis_says(open_host: Open, factor: float) -> None:
    host, run = open_host(), history(9, 1)
    for name in ("critic_loss", "generator_loss"):
        run[name][:] = np.abs(run[name]) * factor
    view = RunView(run, panels=["losses"], index=3)
    show(host, view)
    values, places = axis(host, "losses")
    slope, start = np.polyfit(values, places, 1)
    np.testing.assert_allclose(places, start + slope * np.array(values), atol=0.02)
    dot = float(host.page.locator("[data-panel=losses] circle.dot").first.get_attribute("cy"))
    assert dot == pytest.approx(start + slope * view.values()["critic_loss"], abs=0.05)
    steps = {round(later - earlier, 12) for earlier, later in itertools.pairwise(np.array(values) / values[1])}
    assert steps == {1.0}  # from 0 on in equal steps
    clean(host)


@pytest.mark.parametrize("factor", [1.0, 2e-3, 0.0, 3.7e4])
def test_a_pull_of_1_is_plainly_apart_from_none_beside_any_other(open_host: Open, factor: float) -> None:
    """Its axis has powers of ten: on a linear one a pull of 1 lies at 0 beside one that explodes."""
    host, run = open_host(), history(9, 1)
    unit = run["pull"] / np.linalg.norm(run["pull"], axis=-1, keepdims=True)
    run["pull"][:] = unit * np.where(np.arange(9) == 3, 1, factor)[:, None, None, None]
    for index, pull in ((3, 1.0), (4, factor)):
        show(host, RunView(run, panels=["pull"], index=index))
        values, places = axis(host, "pull")
        slope, start = np.polyfit(np.log10(values), places, 1)
        np.testing.assert_allclose(places, start + slope * np.log10(values), atol=0.02)
        dot = float(host.page.locator("[data-panel=pull] circle.dot").get_attribute("cy"))
        assert dot == pytest.approx(start + slope * np.log10(max(pull, 1e-4)), abs=0.05)
    assert abs(start - dot) > 0.2 * abs(places[-1] - places[0]) or factor == 1
    least = host.page.locator("[data-panel=pull] .tick").nth(1).locator("text").first.text_content()
    assert least.startswith("≤") == (factor < 1e-4)
    clean(host)


def axis(host: Host, panel: str) -> tuple[list[float], list[float]]:
    """The numbers on the vertical axis of a picture of lines, and their places; one that says ≤ is the least of it."""
    picture = host.page.locator(f"[data-panel={panel}]")
    ticks = picture.locator(".tick").nth(1).locator("text").evaluate_all("(all) => all.map((one) => one.textContent)")
    places = picture.locator(".grid line").evaluate_all("(all) => all.map((one) => +one.getAttribute('y1'))")
    values = [written(tick.removeprefix("≤ ")) for tick in ticks]
    assert len(values) == len(places) >= 3
    return values, places


def written(number: str) -> float:
    """A number as the view writes it."""
    digits = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
    plain = number.translate(digits).replace(",", "")
    if set("⁰¹²³⁴⁵⁶⁷⁸⁹") & set(number) and "×" not in number:
        return 10.0 ** int(plain.removeprefix("10"))
    mantissa, _, power = plain.partition(" × 10")
    return float(mantissa) * 10.0 ** int(power or 0)
