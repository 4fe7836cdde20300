"""The duel's state in Python."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import traitlets

from divergences.gan.config import DATA_NAMES
from divergences.gan.data import DATA
from divergences.locale import text
from divergences.widgets import Duel, duel
from tools import browser_settings

STATE = (Path(duel.__file__).parent / "browser" / "src" / "duel" / "state.js").read_text(encoding="utf-8")


def test_the_choices_are_those_of_the_browser_and_of_the_data() -> None:
    sides = re.search(r"SIDES = \{(.*?)\};", STATE, re.DOTALL)
    assert sides is not None
    assert tuple(re.findall(r'^  "?([\w-]+)"?:', sides.group(1), re.MULTILINE)) == duel.SIDES
    for name, choices in (("width", duel.WIDTHS), ("n_critic", duel.CRITIC_STEPS)):
        found = re.search(rf"  {name}: (\[[\d, ]+\])", STATE)
        assert found is not None
        assert tuple(json.loads(found.group(1))) == choices
    assert set(duel.DATA) == {*DATA, "own"}
    assert set(DATA_NAMES) == set(browser_settings.settings()["data"])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"left": "wgan"}, "left must be one of minimax"),
        ({"width": 100}, "width must be one of 32, 64, 96, 128, got 100"),
        ({"n_critic": True}, "n_critic must be one of 1, 2, 5, 25, got True"),
        ({"seed": -1}, "seed must be a whole number of at least 0"),
        ({"data": "mine"}, "data must be one of segments"),
    ],
)
def test_a_wrong_value_is_refused_by_name(given: dict[str, Any], message: str) -> None:
    with pytest.raises(traitlets.TraitError, match=message):
        Duel(**given)


def test_an_unknown_argument_is_refused() -> None:
    with pytest.raises(TypeError, match="Duel has no penalty"):
        Duel(penalty="gp")


def test_a_whole_number_of_numpy_is_a_width_and_no_other_kind_is() -> None:
    assert Duel(width=np.int64(96)).width == 96
    for width in (True, 96.0, 95, "96", None):
        with pytest.raises(traitlets.TraitError, match="width must be one of 32, 64, 96, 128"):
            Duel(width=width)


@pytest.mark.parametrize("name", ["blind", "rescued", "rescued, on the ring", "collapse", "sign", "home"])
def test_a_story_says_on_how_many_seeds_it_was_seen(name: str) -> None:
    recorded = Path(__file__).parents[3] / "benchmarks" / "stories.md"
    section = recorded.read_text(encoding="utf-8").split(f"## {name}\n")[1].split("\n## ")[0]
    held = re.search(r"It holds on (\d+) of (\d+) seeds", section)
    assert held is not None
    kept, count = held.groups()
    key = f"duel.story.{name.split(',')[0]}"
    assert f"{kept} of {count} seeds" in text(key, "en")
    assert f"{count} 个种子中有 {kept} 个" in text(key, "zh")
