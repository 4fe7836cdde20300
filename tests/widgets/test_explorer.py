"""The explorer's Python half: its traits, what it syncs, its words and its bundle."""

from __future__ import annotations

import base64
import json
import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import ipywidgets
import numpy as np
import pytest
import traitlets

from divergences import BlurredUniforms, Pair, ParallelStrips, ParallelUniforms
from divergences.locale import LANGUAGES, text
from divergences.widgets import Explorer, optima
from divergences.widgets.explorer import (
    CURVES,
    DEFAULT_PANELS,
    FAMILIES,
    RANGES,
    READER_TRAITS,
)
from divergences.widgets.tables import build_tables
from tools.bundle import BUNDLES, PACKAGE, source_digest

ROOT = Path(__file__).parents[2]
BROWSER = ROOT / "divergences" / "widgets" / "browser"


def pair_of(family: str, scale: float) -> Pair:
    if family == "segments":
        return ParallelUniforms()
    return ParallelStrips(scale) if family == "strips" else BlurredUniforms(scale)


def test_starts_with_the_articles_example() -> None:
    explorer = Explorer()
    assert (explorer.family, explorer.theta, explorer.language, explorer.theme) == ("segments", 1.2, "en", "auto")
    assert explorer.panels == list(DEFAULT_PANELS)
    assert explorer.curves == list(CURVES)


@pytest.mark.parametrize("name", RANGES)
def test_numbers_reach_their_limits(name: str) -> None:
    low, high = RANGES[name]["min"], RANGES[name]["max"]
    explorer = Explorer(**{name: low})
    assert getattr(explorer, name) == low
    setattr(explorer, name, high)
    assert getattr(explorer, name) == high


@pytest.mark.parametrize("name", RANGES)
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 99, -99, "1", None, True, 1j, [1.0]])
def test_a_bad_number_is_one_error_that_names_the_trait(name: str, bad: Any) -> None:
    explorer = Explorer()
    before = getattr(explorer, name)
    with pytest.raises(traitlets.TraitError, match=rf"^{name} must be a number from .* to .*, got "):
        setattr(explorer, name, bad)
    assert getattr(explorer, name) == before


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        *(("family", "discs"), ("family", None), ("language", "de"), ("language", 1), ("theme", "sepia")),
        *(("gradient_scale", "ln"), ("panels", "pair"), ("panels", ["pair", "pair"]), ("panels", ["surface"])),
        *(("panels", None), ("panels", [["pair"]]), ("curves", ["kl", "w2"]), ("curves", {"kl": True})),
        *(
            ("generator_loss", "hinge"),
            ("descend_on", "kl"),
            ("presenter", 1),
            ("presenter", "yes"),
            ("presenter", None),
            ("compact", 1),
            ("compact", "more"),
            ("title", None),
            ("title", 7),
        ),
    ],
)
def test_a_bad_choice_is_one_error_that_names_the_trait(name: str, bad: Any) -> None:
    with pytest.raises(traitlets.TraitError, match=rf"^{name} must be "):
        Explorer(**{name: bad})


def test_an_unknown_argument_is_an_error() -> None:
    with pytest.raises(TypeError, match="has no gamma"):
        Explorer(gamma=10)


def test_numpy_numbers_and_tuples_are_welcome() -> None:
    explorer = Explorer(theta=np.float32(0.5), panels=("gradient", "pair"), curves=())
    assert explorer.theta == 0.5
    assert type(explorer.theta) is float
    assert explorer.panels == ["gradient", "pair"]
    assert explorer.curves == []


def test_two_explorers_share_no_state() -> None:
    first, second = Explorer(), Explorer()
    first.panels = ["pair"]
    first.theta = 3
    assert second.panels == list(DEFAULT_PANELS)
    assert second.theta == 1.2


def test_python_observes_and_the_browser_can_link() -> None:
    explorer, seen = Explorer(), []
    explorer.observe(lambda change: seen.append(change["new"]), "theta")
    explorer.theta = 2
    assert seen == [2.0]
    slider = ipywidgets.FloatSlider(min=-5, max=5, value=1.0)
    assert ipywidgets.jslink((slider, "value"), (explorer, "theta")).target == (explorer, "theta")


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("theta", [-5.0, -0.3, 0.0, 1.0, 2.0])
def test_values_are_the_closed_forms(family: str, theta: float) -> None:
    explorer = Explorer(family=family, theta=theta, width=1.0, sigma=0.5)
    pair = pair_of(family, 1.0 if family != "blur" else 0.5)
    values = explorer.values()
    expected = {
        "kl": pair.kl_divergence(theta),
        "js": pair.js_divergence(theta),
        "tv": pair.total_variation(theta),
        "em": abs(theta),
        "kl_derivative": pair.kl_derivative(theta),
        "js_derivative": pair.js_derivative(theta),
        "tv_derivative": pair.tv_derivative(theta),
        "em_derivative": pair.wasserstein_derivative(theta),
    }
    assert set(values) == set(expected)
    np.testing.assert_array_equal([values[name] for name in expected], list(expected.values()))


def test_everything_the_browser_needs_is_synced() -> None:
    state = Explorer(theta=2).get_state()
    assert set(READER_TRAITS) <= set(state)
    assert state["_couplings"]["plan"] == np.diag(optima.MASSES).tolist()
    assert state["_ranges"] == RANGES
    assert state["_start"]["theta"] == 2
    assert bytes(state["_tables"]) == build_tables().data


def test_page_state_is_plain_json_with_the_same_tables() -> None:
    explorer = Explorer(family="blur", language="zh")
    state = json.loads(json.dumps(explorer.page_state(), allow_nan=False))
    assert base64.b64decode(state["_tables"]) == build_tables().data
    assert (state["family"], state["language"]) == ("blur", "zh")
    assert {name for name in explorer.get_state() if name in state} == set(state)


def test_importing_the_widgets_loads_nothing_heavy() -> None:
    code = "import sys, divergences.widgets; print(*sorted({n.partition('.')[0] for n in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.split())
    assert {"anywidget", "ipywidgets"} <= loaded
    assert not {"torch", "scipy", "matplotlib", "ot"} & loaded


# --- words and the bundle


def catalogue() -> dict[str, dict[str, str]]:
    file = ROOT / "divergences" / "locale" / "explorer.json"
    entries: dict[str, dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return entries


def test_every_text_is_there_in_every_language_with_the_same_gaps() -> None:
    for key, entry in catalogue().items():
        assert key.startswith("explorer.")
        assert set(entry) == set(LANGUAGES)
        gaps = [set(re.findall(r"\{(\w+)\}", words)) for words in entry.values()]
        assert all(one == gaps[0] for one in gaps), key
        assert all(words.strip() for words in entry.values())
    assert text("explorer.theta", "zh") == "位移 θ"


def test_the_committed_bundles_are_made_of_the_present_sources() -> None:
    for name in BUNDLES:
        bundle = (PACKAGE / name).read_text(encoding="utf-8")
        assert source_digest() in bundle, "run `python tools/bundle.py`"
        assert "https://" not in bundle.replace("http://www.w3.org/2000/svg", "")


def test_the_lock_file_records_no_download_address() -> None:
    assert '"resolved"' not in (BROWSER / "package-lock.json").read_text(encoding="utf-8")
