"""How soon the site's pages answer, `python -m benchmarks.first_interaction site`: sizes and first interactions.

Each page is opened from its file in Chromium on a telephone's screen, with the network cut and the processor slowed to
a quarter. The first interaction is over when a control of the first widget was moved and the picture after it is on
the screen, counted from the start of the navigation. The table is written into docs/pages.md.
"""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from divergences.command import Parser, reported, run
from divergences.files import write_text

PAGE = Path(__file__).parents[1] / "docs" / "pages.md"
SLOWED, TIMES = 4, 3
SCREEN = {"width": 390, "height": 844}
LONGEST = 30_000  # milliseconds until a page must have answered

# Runs before the page's own code: waits for the first control of the first widget, moves it, and notes when the frame
# after that is on the screen.
WATCH = """
window.answered = new Promise((done) => {
  const controls = "input[type=radio]:enabled, input[type=range]:enabled, select:enabled, button:enabled";
  const places = ".divergences-predict, .divergences-explorer, .divergences-run, .divergences-duel, .divergences-pad";
  const look = () => {
    const control = document.querySelector(places)?.shadowRoot?.querySelector(controls);
    if (!control) {
      document.querySelector("[data-model]")?.scrollIntoView(); // widgets are drawn when they come near
      return requestAnimationFrame(look);
    }
    if (control.type === "range") {
      control.value = control.min;
      control.dispatchEvent(new Event("input", { bubbles: true }));
    } else control.click();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  };
  requestAnimationFrame(look);
});
"""


def measure(browser: Any, file: Path) -> tuple[float, float]:
    """Return two medians in ms until the first interaction of a page that is opened afresh.

    Returns:
        what the clock says with the slowed processor; and the processor's time of the page's thread without slowing,
        which other work on the machine does not change, times the factor of the slowing.
    """
    clock, work = [], []
    for _ in range(TIMES):
        with _opened(browser) as (page, session):
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            page.goto(file.as_uri(), wait_until="commit")
            clock.append(float(page.evaluate("() => window.answered")))
        with _opened(browser) as (page, session):
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.goto(file.as_uri(), wait_until="commit")
            page.evaluate("() => window.answered")
            metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
            work.append(1000 * SLOWED * metrics["TaskDuration"])
    return statistics.median(clock), statistics.median(work)


@contextmanager
def _opened(browser: Any) -> Iterator[tuple[Any, Any]]:
    context = browser.new_context(viewport=SCREEN, has_touch=True, is_mobile=True, offline=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    page.set_default_timeout(LONGEST)
    yield page, context.new_cdp_session(page)
    context.close()


def table(folder: Path) -> str:
    """Return the table of all pages below a folder that have a widget."""
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium") or sys.exit("there is no `chromium` on the PATH")
    files = [file for file in sorted(folder.rglob("*.html")) if "api" not in file.relative_to(folder).parts[:1]]
    lines = [
        "| page | kB | kB, gzipped | by the clock, ms | by its thread, ms |",
        "| --- | --- | --- | --- | --- |",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        for file in files:
            content = file.read_bytes()
            if b'data-model="' not in content and (file.parent != folder or file.name == "index.html"):
                continue  # a text without a widget
            clock, work = measure(browser, file)
            sizes = f"{len(content) / 1000:.0f} | {len(gzip.compress(content)) / 1000:.0f}"
            lines.append(f"| {file.relative_to(folder).as_posix()} | {sizes} | {clock:.0f} | {work:.0f} |")
            print(lines[-1], flush=True)
        browser.close()
    load, cores = os.getloadavg()[1], os.cpu_count()
    return "\n".join(lines) + f"\n\nMeanwhile the machine had a load of {load:.1f} on {cores} cores."


@reported("python -m benchmarks.first_interaction")
def main(arguments: list[str] | None = None) -> int:
    """Measure and write the page."""
    parser = Parser("python -m benchmarks.first_interaction", __doc__)
    parser.add_argument("folder", type=Path, help="the site, as `make site` writes it")
    folder = parser.parse_args(arguments).folder.resolve()  # browsers open absolute paths only
    if not (folder / "index.html").is_file():
        parser.error(f"{folder} has no index.html: run make site first")
    before = PAGE.read_text(encoding="utf-8")
    write_text(PAGE, before[: before.index("| page |")] + table(folder) + "\n")
    return 0


if __name__ == "__main__":
    run(main)
