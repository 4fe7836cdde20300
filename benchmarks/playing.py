"""How many pictures a second the pages draw, and what one costs: `python -m benchmarks.playing [--out FILE]`.

An empty page that asks for frames is measured in turn with them: what it gets is what the machine has to give, so the
ratio holds where other work takes some of it. The cost of a picture is the CPU time of the page's main thread, by
Chromium's own clock of threads (`Performance.setTimeDomain`); raster and compositor have threads of their own.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from divergences.command import Parser, reported, run
from divergences.files import check_target, write_text
from divergences.widgets.site import write_site

from .latency import chromium, press
from .subjects import SUBJECTS, Subject
from .timing import table

ROUNDS = 3
SECONDS = 6
WANTED = 30
"""Pictures a second while a run plays."""

SIZES = ((1440, 900), (390, 844))

# For some seconds every frame is counted, and how late it is; `work`, called at it, says how many pictures it made.
COUNT = """async (seconds, work) => {
  const found = { frames: 0, pictures: 0, late: 0 };
  let last = await new Promise(requestAnimationFrame);
  const end = last + 1000 * seconds;
  while (last < end) {
    const now = await new Promise(requestAnimationFrame);
    found.frames++;
    found.late += now - last > 25;
    found.pictures += work();
    last = now;
  }
  return found;
}"""

# A picture of the run view is new where the generated samples of the right side, whose run is the longer, have moved.
PLAY = """() => {
  const root = document.querySelector(".divergences-run").shadowRoot;
  let moved = 0;
  const samples = root.querySelector("[data-side=right] path.points.c-q");
  new MutationObserver(() => (moved = 1)).observe(samples, { attributeFilter: ["d"] });
  const play = root.querySelector("[data-action=play]");
  return () => {
    if (play.textContent.startsWith("Play")) play.click();
    const drawn = moved;
    moved = 0;
    return drawn;
  };
}"""

# The slider of θ moves by one step at every frame, as in a fast drag.
DRAG = """() => {
  const slider = document.querySelector(".divergences-explorer").shadowRoot.querySelector("input[name=theta]");
  let step = 0;
  return () => {
    step = (step + 1) % 160;
    slider.value = -4 + 0.05 * (step < 80 ? step : 160 - step);
    slider.dispatchEvent(new Event("input"));
    return 1;
  };
}"""


@dataclass(frozen=True)
class Scene:
    """What is measured: its name, the address of its page, and what is done at each frame."""

    name: str
    address: str
    each: str


SCENES = (
    Scene("run view, GAN beside WGAN-GP, playing", "runs.html#language=en", PLAY),
    Scene("explorer, three pictures, θ moving", "explorer.html#family=blur&language=en", DRAG),
    Scene(
        "explorer, all six pictures, θ moving",
        "explorer.html#family=blur&language=en&panels=pair,curves,gradient,critic,transport,descend",
        DRAG,
    ),
)
EMPTY = Scene("an empty page", "about:blank", "() => () => 0")


def measure(page: Any, scene: Scene, folder: Path) -> tuple[float, float, float, float]:
    """Frames and pictures a second, CPU milliseconds of the main thread for each, and the share of late frames."""
    page.goto(scene.address if scene is EMPTY else f"{folder.as_uri()}/{scene.address}")
    if scene is not EMPTY:
        page.locator("figure svg path").first.wait_for(state="attached")
    page.wait_for_timeout(1000)
    session = page.context.new_cdp_session(page)
    session.send("Performance.setTimeDomain", {"timeDomain": "threadTicks"})
    session.send("Performance.enable")

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")

    before = spent()
    found = page.evaluate(f"(seconds) => ({COUNT})(seconds, ({scene.each})())", SECONDS)
    cost = 1000 * (spent() - before) / max(1, found["pictures"] or found["frames"])
    session.detach()
    frames, pictures = found["frames"] / SECONDS, found["pictures"] / SECONDS
    return frames, pictures, cost, found["late"] / found["frames"]


def row(name: str, size: tuple[int, int], rounds: list[tuple[float, ...]], empty: list[tuple[float, ...]]) -> list[str]:
    """One line of the table, medians of the rounds."""
    frames, pictures, cost, late = (statistics.median(part) for part in zip(*rounds, strict=True))
    given = statistics.median(one[0] for one in empty)
    return [
        name, f"{size[0]} × {size[1]}", f"{frames:.0f}", f"{frames / given:.2f}",
        f"{pictures:.1f}" if pictures else "", f"{cost:.1f} ms", f"{100 * late:.0f} %",
    ]  # fmt: skip


def rows(browser: Any, folder: Path, say: Callable[[str], None]) -> list[list[str]]:
    """Every scene at every size, in turn with the empty page."""
    lines = []
    for size in SIZES:
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        found: dict[str, list[tuple[float, ...]]] = {}
        for _ in range(ROUNDS):
            for scene in (EMPTY, *SCENES):
                found.setdefault(scene.name, []).append(measure(page, scene, folder))
                say(f"{size} {scene.name}: {found[scene.name][-1]}")
        page.close()
        lines += [row(name, size, rounds, found[EMPTY.name]) for name, rounds in found.items()]
    return lines


def keys(browser: Any, folder: Path) -> list[str]:
    """From a pressed key to the painted picture of the explorer's page."""
    page = browser.new_page(viewport={"width": 1600, "height": 1000})
    page.goto(f"{folder.as_uri()}/explorer.html#family=blur&theta=1&language=en")
    ours = SUBJECTS[0]
    found = press(page, Subject("", "", "", ours.slider, ours.picture, ours.presses))
    page.close()
    return [f"{found.median:.1f} ms", f"{found.p95:.1f} ms", str(len(found.times))]


HEAD = ("page", "window", "frames a second", "÷ empty page", "pictures a second", "CPU a picture", "frames > 25 ms")


@reported("python -m benchmarks.playing")
def main(arguments: list[str] | None = None) -> int:
    """Write `benchmarks/playing.md`; takes about three minutes."""
    parser = Parser("python -m benchmarks.playing", __doc__)
    out = Path(__file__).with_suffix(".md")
    parser.add_argument("--out", type=Path, default=out, help="where the tables go")
    out = parser.parse_args(arguments).out
    check_target(out, "--out")
    busy = os.getloadavg()[0]
    with chromium() as browser, tempfile.TemporaryDirectory() as name:
        folder = write_site(Path(name)).parent
        lines = rows(browser, folder, print)
        pressed = keys(browser, folder)
    text = (
        f"# Pictures a second\n\nBy `python -m benchmarks.playing`, in headless Chromium on {os.cpu_count()} cores, "
        f"medians of {ROUNDS} rounds of {SECONDS} s; when it began {busy:.1f} processes\nwere at work on them. "
        f"A run plays at {WANTED} pictures a second, which is every second frame of a screen of 60 Hz. CPU time is "
        "that of\nthe page's main thread; that of the empty page is for a frame.\n\n"
        f"{table(HEAD, [tuple(line) for line in lines])}\n\n"
        "## From a pressed key to the painted picture\n\nOf the explorer's page; about 8 ms of it are the wait for the "
        "screen's next frame.\n\n"
        f"{table(('median', '95 of 100 within', 'presses'), [tuple(pressed)])}\n"
    )
    write_text(out, text)
    print(text)
    return 0


if __name__ == "__main__":
    run(main)
