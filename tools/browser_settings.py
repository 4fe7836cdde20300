"""What the trainer in the browser takes from Python: every name, default, recipe, mode and threshold, as JSON.

Only the arithmetic of a step is written twice. `tools.bundle` writes the file, and its --check compares it.
"""

from __future__ import annotations

import inspect
import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from divergences.files import write_text
from divergences.gan.config import PENALTIES, RECIPES, Config
from divergences.gan.data import DATA, Data, OwnPoints
from divergences.gan.gradients.passes import NEGATIVE_SLOPES
from divergences.gan.metrics import PERFECT_SHARE_WITHIN
from divergences.gan.objectives import OBJECTIVES
from divergences.gan.optimizers import Adam
from divergences.gan.run_config import OPTIMIZERS
from divergences.gan.snapshots import MAP_POINTS, SNAPSHOT_SAMPLES
from divergences.gan.train import MAX_SCORE
from divergences.widgets import drawing
from divergences.widgets.frames import ARROW_COUNT, MAX_REAL_SAMPLES, NUMBERS, SAMPLE_UNIT, SLOPE_EDGES
from divergences.widgets.points import MIN_POINTS, infinity

TARGET = Path(__file__).parents[1] / "divergences" / "widgets" / "browser" / "src" / "train" / "settings.generated.json"


def settings() -> dict[str, Any]:
    """Everything that `browser/src/train` reads."""
    return {
        "defaults": asdict(replace(Config(), seeds=(0,))) | {"steps": 0},
        "steps": {name: Config(data=name).steps for name in (*DATA, "own")},
        "recipes": RECIPES,
        "objectives": {name: objective.estimates for name, objective in OBJECTIVES.items()},
        "penalties": list(PENALTIES),
        "optimizers": list(OPTIMIZERS),
        "epsilon": inspect.signature(Adam).parameters["epsilon"].default,
        "slopes": NEGATIVE_SLOPES,
        "data": {name: _numbers(data) for name, data in DATA.items()},
        "own_margin": OwnPoints.margin,
        "max_score": MAX_SCORE,
        "within": PERFECT_SHARE_WITHIN,
        "shown": SNAPSHOT_SAMPLES,
        "grid": MAP_POINTS,
        "frames": {
            "numbers": list(NUMBERS),
            "arrows": ARROW_COUNT,
            "real": MAX_REAL_SAMPLES,
            "slope_edges": SLOPE_EDGES.tolist(),
            "unit": SAMPLE_UNIT,
        },
        "drawing": {
            "size": drawing.SIZE,
            "cells": drawing.CELLS,
            "low_bits": drawing.LOW_BITS,
            "characters": drawing.CHARACTERS,
            "most": drawing.MAX_POINTS,
            "least": MIN_POINTS,
            "noise": drawing.NOISE,
            "start": drawing.encode(infinity(drawing.SIZE)),
        },
    }


def text() -> str:
    """The file's content."""
    return json.dumps(settings(), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def write() -> None:
    """Write the file, unless it is current."""
    if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text():
        write_text(TARGET, text())


def check() -> None:
    """Exit with a message unless the committed file is what Python gives now."""
    if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text():
        sys.exit(f"{TARGET.name} is not what Python's settings give: run `python -m tools.bundle`")


def _numbers(data: Data) -> dict[str, Any]:
    return {
        "modes": None if data.modes is None else data.modes.tolist(),
        "spread": data.spread,
        "size": data.size,
        "scale": data.scale,
        "noise": getattr(data, "noise", None),
    }
