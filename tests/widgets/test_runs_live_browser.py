"""A live run in Chromium and in JupyterLab shows progress and stops."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from divergences.widgets import RunView

from ..support.browser import Host, clean
from ..support.lab import Lab
from ..support.runs import Live, agrees, alive, history, said, show

pytestmark = pytest.mark.browser

Open = Callable[..., Host]


def test_a_live_run_shows_progress_stops_and_says_so(open_host: Open) -> None:
    live = Live(history(6, 1))
    view, host = RunView(live), open_host()
    show(host, view, _runs=alive(view))
    assert "Training: step 0 of 50, about … s left" in host.page.locator(".progress").inner_text()
    live.come()
    live.come()
    live.come()
    state = view.page_state() | {"_runs": alive(view)}
    show(host, view, _runs=alive(view))
    assert "Training: step 20 of 50, about 2 s left" in host.page.locator(".progress").inner_text()
    assert host.page.locator("progress").evaluate("(bar) => bar.value") == pytest.approx(0.4)
    host.page.get_by_role("button", name="Stop").click()
    host.settle()
    assert host.get("stopping") is True
    assert host.page.get_by_role("button", name="Stopping").is_disabled()
    live.end()
    host.set("_runs", alive(view))
    assert (
        "Stopped at step 20 of 50 after 1 s. What was learned is kept." in host.page.locator(".progress").inner_text()
    )
    assert host.page.get_by_role("button", name="Stopping").count() == 0
    assert state["_head"]
    agrees(host, view)
    clean(host)


CELLS = (
    "from divergences.gan.config import Config\nfrom divergences.gan.live import LiveRun\n"
    "from divergences.widgets import RunView\n"
    "run = LiveRun(Config(width=16, depth=2, batch=32, steps=10_000_000, snapshot_every=20, device='cpu')).start()\n"
    "view = RunView(run)\nview",
    "print('free:', run.running)",
    "history = run.wait()\nprint(history.ending.kind, 'with', len(history), 'and', history['step'][-1])",
)


def test_in_jupyterlab_a_live_run_is_seen_and_stopped(chromium: Any, lab: Lab) -> None:
    lab.write("live.ipynb", *CELLS[:2])
    context = chromium.new_context(viewport={"width": 1400, "height": 1400})
    page = context.new_page()
    lab.run_all(page, "live.ipynb")
    page.get_by_text("free: True").last.wait_for(timeout=90_000)  # the kernel answers while it trains
    status = page.locator("[role=status][data-count]")
    status.wait_for(timeout=60_000)
    count = int(status.get_attribute("data-count"))
    page.wait_for_function(
        "(count) => +document.querySelector('.divergences-run').shadowRoot"
        ".querySelector('[role=status]').dataset.count > count + 2",
        arg=count,
        timeout=30_000,
    )
    page.get_by_role("button", name="Stop", exact=True).click()
    words = page.locator(".progress").filter(has_text="Stopped at step")
    words.wait_for(timeout=30_000)
    step = int(said(page)["step"])
    assert f"Stopped at step {step:,} of 10,000,000" in words.inner_text()
    page.get_by_label("step", exact=True).focus()
    page.keyboard.press("Home")
    page.locator("[role=status][data-step='0']").wait_for(timeout=10_000)
    page.evaluate(
        """(code) => {
          const { content } = window.jupyterapp.shell.currentWidget;
          content.widgets[1].model.sharedModel.setSource(code);
        }""",
        CELLS[2],
    )
    lab.run_cell(page, 1)
    page.get_by_text(re.compile(rf"stopped with \d+ and {step}")).last.wait_for(timeout=30_000)
    context.close()
