"""What browser tests share: Debian's Chromium, a bare page that hosts the explorer, and a JupyterLab of its own.

Test modules import the fixtures they use. Where Chromium or Playwright is missing a test is skipped and says why; where
`CI` is set that is a failure instead, so that nobody takes silence for success.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from divergences.widgets import Explorer

ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
BUNDLE = Path(__file__).parents[1] / "divergences" / "widgets" / "explorer.js"

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>explorer</title><link rel="icon" href="data:,">
<body style="margin: 0"><main style="padding: 8px"></main></body></html>"""

# The least that a host owes the module: a model, and an element to draw in. `views` counts the views of one model.
HOST = """async ({ state, views }) => {
  const listeners = new Map();
  const of = (event) => listeners.get(event) ?? listeners.set(event, new Set()).get(event);
  window.model = {
    state, saves: 0,
    get: (name) => state[name],
    set(name, value) {
      if (Object.is(state[name], value)) return;
      state[name] = value;
      for (const call of [...of(`change:${name}`)]) call();
    },
    save_changes() { this.saves++; },
    on: (event, call) => of(event).add(call),
    off: (event, call) => of(event).delete(call),
    get listening() { return [...listeners.values()].reduce((sum, calls) => sum + calls.size, 0); },
  };
  const { default: module } = await import("/explorer.js");
  window.closers = [];
  document.querySelector("main").replaceChildren();
  for (let i = 0; i < views; i++) {
    const el = document.createElement("div");
    document.querySelector("main").append(el);
    window.closers.push(module.render({ model: window.model, el }));
  }
}"""


def missing(what: str) -> None:
    """Skip the test with the reason, or fail it where CI is set."""
    reason = f"no browser test can run: {what}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A running Chromium: the system's, driven by Playwright."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright is not installed (pip install playwright)")
    executable = shutil.which("chromium")
    if executable is None:
        missing("there is no `chromium` on the PATH (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Host:
    """A bare page with the explorer, and all that the page complained about or asked of other origins."""

    page: Any
    origin: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def note_message(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def note_request(self, request: Any) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.strangers.append(request.url)

    def show(self, *, views: int = 1, raw: dict[str, Any] | None = None, **state: Any) -> None:
        """Show an explorer of this state; `raw` overrides what Python's validation would not let through."""
        given = Explorer(**state).page_state() | (raw or {})
        self.page.evaluate(HOST, {"state": given, "views": views})
        self.settle()

    def settle(self) -> None:
        """Wait until what was asked for is painted."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def get(self, name: str) -> Any:
        return self.page.evaluate("(name) => window.model.get(name)", name)

    def set(self, name: str, value: Any) -> None:
        self.page.evaluate("([name, value]) => window.model.set(name, value)", [name, value])
        self.settle()

    def shown(self) -> dict[str, float]:
        """The full-precision numbers behind the live text."""
        return shown_numbers(self.page)

    def status(self) -> str:
        """The live text, after the pause that it makes before it speaks."""
        self.page.wait_for_timeout(250)
        return str(self.page.locator("[role=status]").first.inner_text())


def shown_numbers(page: Any) -> dict[str, float]:
    """The numbers that the first explorer of the page exposes, keyed as in `Explorer.values()`, and theta."""
    words = page.locator("[role=status]").first.evaluate("(node) => ({ ...node.dataset })")
    names = ["theta", *(f"{curve}{part}" for curve in ("kl", "js", "tv", "em") for part in ("", "Derivative"))]
    return {name.replace("Derivative", "_derivative"): float(words[name].replace("Infinity", "inf")) for name in names}


def close(first: dict[str, float], second: dict[str, float], tolerance: float = 1e-6) -> bool:
    """Whether all of the second's numbers are in the first, nan and inf included."""
    return all(
        (math.isnan(second[name]) and math.isnan(first[name]))
        or first[name] == second[name]
        or abs(first[name] - second[name]) <= tolerance
        for name in second
    )


class _Files(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        is_module = self.path == "/explorer.js"
        body = BUNDLE.read_bytes() if is_module else PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if is_module else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the test's own output is enough."""


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    """The address of a server on this machine that has the bare page and the module."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Files)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def open_host(chromium: Any, origin: str) -> Iterator[Callable[..., Host]]:
    """Open a bare page: open_host(width=360, color_scheme="dark", has_touch=True)."""
    contexts = []

    def open_page(width: int = 1280, height: int = 900, **options: Any) -> Host:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        host = Host(page, origin)
        page.on("console", host.note_message)
        page.on("pageerror", lambda error: host.complaints.append(str(error)))
        page.on("request", host.note_request)
        page.goto(origin)
        return host

    yield open_page
    for context in contexts:
        context.close()


@dataclass
class Lab:
    """A running JupyterLab and the empty folder that it serves."""

    address: str
    folder: Path

    def write(self, name: str, *cells: str) -> None:
        """Write a notebook with these code cells."""
        notebook = {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
            "cells": [
                {
                    "id": f"c{i}",
                    "cell_type": "code",
                    "metadata": {},
                    "source": cell,
                    "outputs": [],
                    "execution_count": None,
                }
                for i, cell in enumerate(cells)
            ],
        }
        (self.folder / name).write_text(json.dumps(notebook), encoding="utf-8")

    def run_all(self, page: Any, name: str) -> None:
        """Open a notebook, wait for its kernel, run every cell and wait until all are done."""
        page.goto(f"{self.address}/lab/tree/{name}?reset")
        page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.context", timeout=90_000)
        page.evaluate(
            """async () => {
              const { context, content } = window.jupyterapp.shell.currentWidget;
              await context.ready;
              await context.sessionContext.ready;
              await context.sessionContext.session.kernel.info;
              await window.jupyterapp.commands.execute("notebook:run-all-cells");
            }"""
        )

    def run_cell(self, page: Any, index: int) -> None:
        """Run one cell."""
        page.evaluate(
            """async (index) => {
              window.jupyterapp.shell.currentWidget.content.activeCellIndex = index;
              await window.jupyterapp.commands.execute("notebook:run-cell");
            }""",
            index,
        )


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab without a token on a free port of this machine, with settings and data of its own."""
    home = tmp_path_factory.mktemp("lab")
    folder = home / "notebooks"
    settings = home / "settings" / "@jupyterlab" / "apputils-extension"
    for path in (folder, settings):
        path.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text('{"fetchNews": "false", "checkForUpdates": false}')
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "IPYTHONDIR": str(home / "ipython"),
        "PYTHONPATH": str(Path(__file__).parents[1]),
    }
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"),
        *("--ServerApp.port_retries=0", "--IdentityProvider.token=", "--ServerApp.password="),
        *(
            f"--ServerApp.root_dir={folder}",
            "--LabApp.expose_app_in_browser=True",
            "--LabApp.extension_manager=readonly",
        ),
    ]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_up(server, f"{address}/api/status", home / "log")
            yield Lab(address, folder)
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_until_up(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")
