"""A blind GAN goes on with −log D: the same run, another loss of the generator."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import traitlets

from divergences.gan.history import History
from divergences.widgets import Duel

from ..train.engine import in_node
from .page import Page
from .test_saving import saved


@pytest.mark.slow
def test_the_engine_switches_at_the_step_that_is_named() -> None:
    config = {"width": 32, "objective": "minimax", "penalty": "none", "n_critic": 5}
    runs = {
        switch: in_node("run", task={"config": config, "seed": 3, "switchAt": switch}, steps=12)
        for switch in (-1, 12, 11)
    }
    assert runs[12] == runs[-1]  # of the step that is not made any more
    assert runs[11]["critic"] == runs[-1]["critic"]  # a discriminator's loss is the same in both
    assert runs[11]["generator"] != runs[-1]["generator"]
    from_start = in_node("run", task={"config": config, "seed": 3, "switchAt": 0}, steps=12)
    other = in_node("run", task={"config": config | {"objective": "non-saturating"}, "seed": 3}, steps=12)
    assert from_start == other


def test_minus_log_d_pulls_where_log_one_minus_d_was_blind(
    open_page: Callable[..., Page], file: Path, tmp_path: Path
) -> None:
    opened = open_page()
    opened.go(file, "left=minimax&right=wgan-gp&width=32&n_critic=25&seed=5002&language=en")
    button = opened.page.get_by_role("button", name="Go on with −log D")
    assert button.is_disabled()
    opened.train(40)
    assert opened.verdicts()[0] == "blind"
    button.click()
    step = opened.step
    opened.page.wait_for_function(f"() => location.hash.includes('switched={step}')")
    assert button.is_disabled()
    opened.page.locator("[data-action=once]").click()
    opened.page.get_by_text(f"{step + 1} of 3,500", exact=True).wait_for()
    assert opened.verdicts()[0] != "blind"
    assert f"GAN, −log D since step {step}" in opened.page.locator("[data-side=left] h3").inner_text()
    rows = list(csv.DictReader(io.StringIO(saved(opened, "csv", tmp_path).read_text(encoding="utf-8"))))
    pulls = {int(row["step"]): float(row["pull"]) for row in rows if row["side"] == "left"}
    assert pulls[step] < 0.01
    assert pulls[step + 1] > 1000 * pulls[step]
    assert [row["objective"] for row in rows if row["side"] == "left"][-2:] == ["minimax", "non-saturating"]
    history = History.load(saved(opened, "npzLeft", tmp_path))
    assert getattr(history.config.objective, "name", "") == f"minimax, non-saturating@{step}"

    again = open_page()  # the address gives the same run
    again.go(file, opened.page.evaluate("() => location.hash.slice(1)"))
    again.train(step + 1)
    again.page.locator("input[name=step]").focus()
    again_rows = list(csv.DictReader(io.StringIO(saved(again, "csv", tmp_path).read_text(encoding="utf-8"))))
    again_pulls = {int(row["step"]): float(row["pull"]) for row in again_rows if row["side"] == "left"}
    assert again_pulls[step] == pulls[step]
    opened.clean(file)


def test_another_choice_forgets_the_switch(open_page: Callable[..., Page], file: Path) -> None:
    opened = open_page()
    opened.go(file, "left=minimax&width=32&n_critic=5&switched=20&language=en")
    opened.page.get_by_label("Data", exact=True).select_option("grid")
    opened.page.get_by_text("0 of 8,000", exact=True).wait_for()
    opened.page.wait_for_function("() => !location.hash.includes('switched')")
    opened.clean(file)


def test_the_switch_is_a_step() -> None:
    assert Duel(switched=20).switched == 20
    with pytest.raises(traitlets.TraitError, match="switched must be a whole number of at least -1"):
        Duel(switched=-2)
