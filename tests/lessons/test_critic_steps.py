"""The runs of the mechanism's training as dots: what is drawn is what the results' file says."""

from __future__ import annotations

import csv
import math
import statistics
from functools import cache
from pathlib import Path

import pytest
import traitlets

from divergences.gan.study.judge import floor
from divergences.gan.study.mechanism.training import TRAINING_RESULTS
from divergences.lessons import CriticSteps
from divergences.locale import LANGUAGES, text

from ..support.browser import CONTROLS_OUTSIDE, Open, clean, page_state, serious

NAMES = ("minimax", "non-saturating", "r1", "gp", "clip")


@cache
def rows_of_the_file() -> list[dict[str, str]]:
    with TRAINING_RESULTS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def floors_of(objective: str, n: int, step: int, data: str) -> list[float]:
    """W₁ in floors of the runs of the whole networks, read from the file line by line."""
    rows = rows_of_the_file()
    whole = [
        network
        for network in sorted({row["network"] for row in rows})
        if len({(row["objective"], row["data"], row["n_critic"]) for row in rows if row["network"] == network})
        >= len(NAMES) * 2 * 4
    ]
    chosen = {"objective": objective, "n_critic": str(n), "step": str(step), "data": data}
    return [
        float(row["w1"]) / floor(data)
        for row in rows
        if row["network"] in whole and all(row[name] == value for name, value in chosen.items())
    ]


@pytest.mark.parametrize(("n", "steps", "data"), [(1, 2000, "ring"), (25, 2000, "grid"), (5, 250, "ring")])
def test_medians_are_those_of_the_file(n: int, steps: int, data: str) -> None:
    sent = CriticSteps()._runs[f"{n} {steps} {data}"]
    for name, each in zip(NAMES, sent, strict=True):
        assert each["median"] == pytest.approx(statistics.median(floors_of(name, n, steps, data)))


def test_what_cannot_be_shown_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(traitlets.TraitError, match="n must be one of 1, 2, 5, 25, got 3"):
        CriticSteps(n=3)
    with pytest.raises(traitlets.TraitError, match="data must be one of ring, grid"):
        CriticSteps(data="moons")
    with pytest.raises(FileNotFoundError):
        CriticSteps(tmp_path / "none.csv")
    few = tmp_path / "few.csv"
    few.write_text(
        "".join(TRAINING_RESULTS.read_text(encoding="utf-8").splitlines(keepends=True)[:40]), encoding="utf-8"
    )
    with pytest.raises(ValueError, match="path must hold a whole network"):
        CriticSteps(few)


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1000])
def test_another_number_of_critic_steps_shows_its_runs(open_host: Open, axe: str, language: str, width: int) -> None:
    host = open_host(width=width)
    host.show_state(page_state(CriticSteps(language=language)), "criticSteps.js")
    chosen = host.page.get_by_role("radiogroup", name=text("critic_steps.n", language))
    chosen.get_by_role("radio", name="25", exact=True).check(force=True)
    host.page.get_by_role("radio", name=text("study.grid", language)).check(force=True)
    host.settle()
    assert (host.get("n"), host.get("data")) == (25, "grid")
    host.page.locator(".now").filter(has_text="n = 25" if language == "en" else "n = 25，").wait_for()
    for name in NAMES:
        expected = floors_of(name, 25, 2000, "grid")
        row = host.page.locator(f"g.{name}")
        assert row.locator("circle").count() == len(expected)
        assert row.locator("circle.home").count() == sum(each <= 3 for each in expected)
        share = f"{math.floor(100 * sum(each <= 3 for each in expected) / len(expected) + 0.5)}\u00a0%"
        said = share if width == 360 else text("critic_steps.share", language, share=share)
        assert said in row.locator("text").nth(1).text_content()
    assert host.page.locator("section").evaluate(CONTROLS_OUTSIDE) == []
    assert serious(host.page, axe) == []
    clean(host)
