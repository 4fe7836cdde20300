"""What a picture of the duel costs while it trains, and how soon the page answers: `python -m benchmarks.frames`.

The CPU time of the page's own thread (script, style, layout, paint; the training has threads of its own) is read from
Chromium's Performance domain and divided by the pictures drawn: 16 ms or less leave room for 60 a second. The answer
is the time from a key to the next paint, by the Event Timing API, which rounds to 8 ms and leaves out what is below 16:
Go and Pause in turn, and arrows on the time line while both sides train.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from divergences.command import Parser, reported, run
from divergences.files import check_target, write_text
from divergences.widgets import site
from tests.support.lab import CHROMIUM_ARGUMENTS

from .timing import table

TARGET = Path(__file__).with_suffix(".md")
SIZES = ((1440, 900, 1), (768, 1024, 1), (390, 844, 1), (390, 844, 4))
"""Width, height, and by how much the processor is slowed down."""

WARM_UP = 30  # pictures, until the code is compiled
PICTURES = 60
PRESSES = 15  # of each of two keys
PARTS = {
    "script": "ScriptDuration",
    "style": "RecalcStyleDuration",
    "layout": "LayoutDuration",
    "all": "TaskDuration",
}

COUNT = """
window.pictures = 0;
window.answers = [];
const asked = window.requestAnimationFrame;
window.requestAnimationFrame = (draw) => asked((now) => { window.pictures++; draw(now); });
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (one.name === "keydown") window.answers.push(one.duration);
}).observe({ type: "event", durationThreshold: 16, buffered: true });
"""


@dataclass(frozen=True)
class Cost:
    """Milliseconds of the page's thread for a picture, by part, and from key to paint."""

    width: int
    slowed: int
    parts: dict[str, float]
    answers: list[float]

    def row(self) -> tuple[str, ...]:
        """As a row of the table."""
        answered = sorted(self.answers)
        late = answered[int(0.95 * (len(answered) - 1) + 0.5)]
        name = f"{self.width} px" + (f", {self.slowed} times slower" if self.slowed > 1 else "")
        return (
            name, *(f"{self.parts[part]:.1f} ms" for part in PARTS),
            f"{statistics.median(answered):.0f} ms", f"{late:.0f} ms",
        )  # fmt: skip


HEAD = ("page", "script", "style", "layout", "all of a picture", "key to paint, median", "95 of 100 within")


def measure(browser: Any, address: str, width: int, height: int, slowed: int) -> Cost:
    """Train in a page of this size and read what it costs."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(600_000)
    page.add_init_script(COUNT)
    _open(page, address)
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})
    client.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    page.locator("[data-action=go]").click()
    _wait(page, WARM_UP)
    before = _metrics(client)
    _wait(page, before["pictures"] + PICTURES)
    after = _metrics(client)
    count = after["pictures"] - before["pictures"]
    parts = {part: 1000 * (after[name] - before[name]) / count for part, name in PARTS.items()}
    page.goto("about:blank")
    _open(page, address)  # a run has but two hundred frames
    page.locator("[data-action=go]").click()
    _wait(page, WARM_UP)
    page.evaluate("() => { window.answers.length = 0; }")
    _press(page, "[data-action=go]", "Enter", PRESSES)
    _press(page, "input[name=step]", "ArrowLeft", PRESSES)
    answers = page.evaluate("() => window.answers")
    page.close()
    return Cost(width, slowed, parts, [*answers, *[16.0] * (2 * PRESSES - len(answers))])


def _open(page: Any, address: str) -> None:
    page.goto(f"{address}#data=grid&width=32&n_critic=1&seed=0&language=en")
    page.locator("section[data-state=still]").wait_for()


def _press(page: Any, place: str, key: str, times: int) -> None:
    page.locator(place).focus()
    for _ in range(times):
        reached = page.evaluate("() => window.pictures") + 1
        page.keyboard.press(key)
        _wait(page, reached)


def _wait(page: Any, pictures: float) -> None:
    """Until so many pictures are drawn. It looks every 50 ms: to look at each frame would itself be counted."""
    page.wait_for_function("(to) => window.pictures >= to", arg=pictures, polling=50)


def _metrics(client: Any) -> dict[str, float]:
    said = client.send("Performance.getMetrics")["metrics"]
    shown = client.send("Runtime.evaluate", {"expression": "window.pictures"})["result"]["value"]
    return {one["name"]: one["value"] for one in said} | {"pictures": shown}


def costs() -> Iterable[Cost]:
    """Each size in turn."""
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium")
    if executable is None:
        raise RuntimeError("there is no `chromium` on the PATH (apt-get install chromium)")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        address = site.write_site(Path(folder)).with_name("train.html").as_uri()
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        for size in SIZES:
            yield measure(browser, address, *size)
        browser.close()


@reported("python -m benchmarks.frames")
def main(arguments: list[str] | None = None) -> int:
    """Write `benchmarks/frames.md`; takes about a minute."""
    parser = Parser("python -m benchmarks.frames", __doc__)
    parser.add_argument("--print", action="store_true", help="print the table only")
    only_printed = parser.parse_args(arguments).print
    if not only_printed:
        check_target(TARGET, TARGET.name)
    rows = []
    for cost in costs():
        rows.append(cost.row())
        print(*rows[-1], sep=" | ", file=sys.stderr, flush=True)
    text = (
        "# What a picture of the duel costs\n\nBy `python -m benchmarks.frames`: CPU time of the page's own thread for "
        f"each picture while both sides train (3×32, grid), over {PICTURES} pictures\nin headless Chromium, and from a "
        f"key to the next paint, {2 * PRESSES} times. 16 ms for a picture leave room for 60 a second.\n"
        f"The machine's load was {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores: the last two columns are by the "
        "clock and grow with it.\n\n"
        f"{table(HEAD, rows)}\n"
    )
    if not only_printed:
        write_text(TARGET, text)
    print(text)
    return 0


if __name__ == "__main__":
    run(main)
