"""The notebook that runs in JupyterLab runs as a Voilà page too: no code, the same explorer, a kernel behind it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.lab import Lab

from ..support.browser import close, shown_numbers, state_values

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where Voilà shows a notebook with one explorer, linked to Python."""
    home = tmp_path_factory.mktemp("voila")
    Lab("", home).write(
        "explorer.ipynb",
        "import ipywidgets\nfrom divergences.widgets import Explorer\n"
        "explorer = Explorer(theta=1.0, family='strips')\nsaid = ipywidgets.Label()\n"
        "explorer.observe(lambda change: setattr(said, 'value', f'Python: {change[\"new\"]:g}'), 'theta')\n"
        "ipywidgets.VBox([explorer, said])",
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        **{f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")},
        "IPYTHONDIR": str(home / "ipython"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    options = ["--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
    command = [sys.executable, "-m", "voila", "explorer.ipynb", *options]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=home, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            found = f"http://127.0.0.1:{port}/"
            _wait_until_up(server, f"{found}voila/static/voila.js", home / "log")
            yield found
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_until_up(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"Voilà did not start:\n{log.read_text()[-3000:]}")


def test_the_explorer_works_in_voila(chromium: Any, address: str) -> None:
    page = chromium.new_page(viewport={"width": 1400, "height": 1000})
    page.goto(address, timeout=90_000)
    status = page.locator("[role=status][data-theta]")
    status.wait_for(timeout=90_000)
    page.get_by_label("displacement θ").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text("Python: 1.05").wait_for(timeout=30_000)
    assert close(shown_numbers(page), state_values(family="strips", theta=1.05))
    assert page.locator(".jp-CodeCell .jp-InputArea").count() == 0
    page.close()
