"""The time from a pressed key to the painted picture: the explorer, and other libraries that draw the same figure.

One script measures them all: it focuses a slider, presses →, and waits for the frame that shows the change. The clock
starts at the key event's own time stamp and stops in the first task after that frame was painted, which leaves out what
the compositor adds, the same for everyone. Keys are pressed at random moments between two frames, so about 8 ms of each
time is the wait for the next frame.
"""

from __future__ import annotations

import importlib.util
import random
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from divergences.widgets.site import write_site
from tests.support.lab import CHROMIUM_ARGUMENTS, running_lab

from .subjects import SUBJECTS, Subject

# Records the time of a key press, of the first change of the picture after it, and of the frame that painted it.
CLOCK = """(watched) => {
  const clock = (window.clock = { start: null, changed: null, done: null, intervals: [] });
  const press = (event) => Object.assign(clock, { start: event.timeStamp, changed: null, done: null });
  addEventListener("keydown", press, true);
  const change = () => { if (clock.start !== null) clock.changed ??= performance.now(); };
  const observe = (node) => new MutationObserver(change).observe(
    node, { subtree: true, childList: true, attributes: true, characterData: true });
  if (watched === ".divergences-explorer") {
    observe(document.querySelector(watched).shadowRoot.querySelector(".panels"));
  } else if (watched === "canvas") {
    for (const name of ["drawImage", "putImageData"]) {
      const real = CanvasRenderingContext2D.prototype[name];
      CanvasRenderingContext2D.prototype[name] = function (...given) { change(); return real.apply(this, given); };
    }
  } else if (watched.endsWith("img")) {
    new MutationObserver((records) => {
      for (const record of records) for (const node of record.addedNodes) {
        const image = node.nodeType === 1 && (node.matches("img") ? node : node.querySelector("img"));
        if (image) image.decode().then(change);
      }
    }).observe(document.querySelector(".jp-Notebook"), { subtree: true, childList: true });
  } else for (const node of document.querySelectorAll(watched)) observe(node);
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    if (clock.changed !== null && clock.done === null) clock.done = performance.now() - clock.start;
  };
  let last = null;
  const frame = (now) => {
    if (last !== null) clock.intervals.push(now - last);
    last = now;
    painted.port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}"""


@dataclass(frozen=True)
class Measured:
    """Milliseconds from key to paint, one for each press."""

    name: str
    times: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return sorted(self.times)[int(0.95 * (len(self.times) - 1) + 0.5)]


def measure() -> tuple[list[Measured], float]:
    """Measure every subject that is installed, then the explorer's page, and its share of frames on time during a drag.

    Raises:
        RuntimeError: if there is no Chromium, no Playwright or no JupyterLab to measure in.
    """
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        results = []
        with running_lab(Path(folder)) as lab:
            for number, subject in enumerate(SUBJECTS):
                if importlib.util.find_spec(subject.needs) is None:
                    continue
                page = browser.new_page(viewport={"width": 1600, "height": 1000})
                lab.write(f"{number}.ipynb", subject.code)
                lab.run_all(page, f"{number}.ipynb")
                results.append(press(page, subject))
                page.close()
        page = browser.new_page(viewport={"width": 1600, "height": 1000})
        page.goto(f"{write_site(Path(folder) / 'site').as_uri()}#family=blur&theta=1&language=en")
        ours = SUBJECTS[0]
        results.append(press(page, Subject("explorer, on the page", "", "", ours.slider, ours.picture, ours.presses)))
        smooth = _drag(page)
        return results, smooth


def press(page: Any, subject: Subject) -> Measured:
    """The times from key to paint of this subject, which the page shows."""
    page.locator(subject.slider).first.wait_for(timeout=60_000)
    page.locator(subject.picture).first.wait_for(timeout=60_000)
    page.wait_for_timeout(2500)
    page.evaluate(CLOCK, subject.picture)
    page.locator(subject.slider).first.focus()
    pause = random.Random(7)
    times = []
    for number in range(subject.presses + 3):
        page.wait_for_timeout(120 + 40 * pause.random())
        page.keyboard.press("ArrowRight" if number % 20 < 10 else "ArrowLeft")
        page.wait_for_function("() => window.clock.done !== null", timeout=30_000)
        if number >= 3:  # the first ones warm up
            times.append(float(page.evaluate("() => window.clock.done")))
    return Measured(subject.name, times)


def _drag(page: Any) -> float:
    """The share of frames that came within 1.25 frames at 60 Hz while q is dragged about for two seconds."""
    handle = page.locator("[data-panel=pair] .handle circle").bounding_box()
    x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate("() => (window.clock.intervals.length = 0)")
    for step in range(240):
        page.mouse.move(x + 100 * (1 - abs(1 - (step % 80) / 40)), y)
        page.wait_for_timeout(8)
    intervals: list[float] = page.evaluate("() => window.clock.intervals")
    page.mouse.up()
    return sum(interval < 1.25 * 1000 / 60 for interval in intervals) / len(intervals)


@contextmanager
def chromium() -> Iterator[Any]:
    """A running Chromium, driven by Playwright."""
    executable = shutil.which("chromium")
    if executable is None:
        raise RuntimeError("there is no `chromium` on the PATH (apt-get install chromium)")
    if importlib.util.find_spec("playwright") is None:
        raise RuntimeError("Playwright is not installed (pip install playwright)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


def rows() -> list[tuple[str, ...]]:
    """For each: median and 95th percentile in milliseconds, and how many times as long as ours in the same notebook."""
    results, smooth = measure()
    ours = results[0].median
    lines = [
        (one.name, f"{one.median:.1f} ms", f"{one.p95:.1f} ms", f"{one.median / ours:.3g}", str(len(one.times)))
        for one in results
    ]
    return [*lines, ("explorer, on the page, q dragged", f"{100 * smooth:.0f} % of frames on time", "", "", "")]
