"""Chromium beside Node.js: it imports the same modules from a server on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from .engine import HERE, ROOT, Ask


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
