"""A real JupyterLab or Notebook 7 on this machine, for the browser's benchmarks and tests: own port and settings."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CHROMIUM_ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@dataclass
class Lab:
    """A running JupyterLab and the empty folder that it serves."""

    address: str
    folder: Path
    view: str = "lab/tree"

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
        page.goto(f"{self.address}/{self.view}/{name}?reset")
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

    def run_cell(self, page: Any, index: int, *, at_once: bool = False) -> None:
        """Run one cell, at once or after the kernel has received every change of the page's widgets.

        ipywidgets sends a change when the kernel has answered the one before it. When the kernel answers this question,
        it has answered what was sent before, and what was held back is on its way.
        """
        page.evaluate(
            """async ([index, atOnce]) => {
              const { content, sessionContext } = window.jupyterapp.shell.currentWidget;
              if (!atOnce) await sessionContext.session.kernel.requestKernelInfo();
              content.activeCellIndex = index;
              const run = window.jupyterapp.commands.execute("notebook:run-cell");
              if (!atOnce) await run;
            }""",
            [index, at_once],
        )


@contextmanager
def running_lab(home: Path, *, notebook: bool = False) -> Iterator[Lab]:
    """Start JupyterLab, or Notebook 7, with all that it writes below `home`, which exists, and stop it afterwards.

    Raises:
        RuntimeError: if it does not answer within 90 seconds; the message ends with its log.
    """
    folder = home / "notebooks"
    folder.mkdir()
    command = [
        *(sys.executable, "-m", "notebook" if notebook else "jupyterlab", f"--ServerApp.root_dir={folder}"),
        f"--{'JupyterNotebookApp' if notebook else 'LabApp'}.expose_app_in_browser=True",
    ]
    with running_server(command, home, folder) as address:
        yield Lab(address, folder, "notebooks" if notebook else "lab/tree")


@contextmanager
def running_server(command: list[str], home: Path, folder: Path) -> Iterator[str]:
    """Run this command, which serves Jupyter, in `folder` on a free port, without a token or the user's own settings.

    Yields:
        Its address.

    Raises:
        RuntimeError: if it does not answer within 90 seconds; the message ends with its log.
    """
    settings = home / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
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
        "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }
    options = [
        *("--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0"),
        *("--IdentityProvider.token=", "--ServerApp.password=", "--LabApp.extension_manager=readonly"),
    ]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [*command, *options], cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_up(server, f"{address}/api/status", home / "log")
            yield address
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
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")
