"""From a pressed key to the picture on screen: the explorer, and what else draws the same figure in a notebook.

One script measures all: it focuses a slider, presses →, and waits for the frame that shows the change. The clock starts
at the key event's own time stamp and stops in the first task after that frame was painted, so what the compositor adds,
the same for everyone, is left out. Presses come at any moment between two frames: 8 ms of each time are that wait.
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


@dataclass(frozen=True)
class Subject:
    """Something to measure: a notebook's cell, the slider to press on, where its picture changes, and how."""

    name: str
    needs: str
    code: str
    slider: str
    picture: str
    presses: int


FIGURE = """
import numpy as np
from divergences import BlurredUniforms
pair, grid = BlurredUniforms(sigma=0.5), np.linspace(-5, 5, 320)
x, apart = np.linspace(-6.4, 6.4, 401), np.linspace(0.01, 40, 240)
names = ["KL", "JS", "TV", "EM"]
curves = [pair.kl_divergence(grid), pair.js_divergence(grid), pair.total_variation(grid), np.abs(grid)]
slopes = [pair.js_log_derivative(apart) / np.log(10), np.zeros_like(apart)]
heights, offsets = (np.arange(8) + 0.5) / 8, np.array([0, -1.04, 0.84, -0.52, 0.39, -1.64, 1.64, -0.25]) / 2
def values(theta):
    return [pair.kl_divergence(theta), pair.js_divergence(theta), pair.total_variation(theta), abs(theta)]
"""
"""What all of them show: the pair with its transport, four measures over θ, the gradient over |θ|, and the values."""

# The explorer's first three pictures as matplotlib draws them, at the same size: shades, arrows, names, values.
AXES = """
def draw(figure, theta):
    plane, over, slope = figure.subplots(1, 3)
    for place, colours in ((0, "Blues"), (theta, "Oranges")):
        shade = pair.density(x, place)[None, :]
        plane.imshow(shade, extent=(-6.4, 6.4, 0, 1), aspect="auto", cmap=colours, alpha=0.6, vmin=0, vmax=1)
    plane.quiver(offsets, heights, theta, 0, angles="xy", scale_units="xy", scale=1, width=0.004)
    plane.plot(offsets, heights, "o", offsets + theta, heights, "o")
    plane.set(xlim=(-6.4, 6.4), ylim=(-0.2, 1.3), xlabel="x", title="p and q in the plane")
    plane.text(theta / 2, 1.15, f"θ = {theta:.2f}", ha="center")
    for name, curve, value in zip(names, curves, values(theta)):
        (line,) = over.plot(grid, curve, label=f"{name} = {value:.4f}")
        over.plot(theta, min(value, 3), "o", color=line.get_color())
    over.axhline(np.log(2), ls=":"); over.axvline(theta, ls="--"); over.legend(); over.grid(True)
    over.set(xlim=(-5, 5), ylim=(0, 3.2), xlabel="θ", title="How far apart? Measures over θ")
    for curve in slopes: slope.plot(apart, curve)
    slope.axhspan(-375, -45, alpha=0.1); slope.axhline(-45, ls=":"); slope.axhline(-324, ls=":")
    slope.axvline(abs(theta), ls="--"); slope.grid(True)
    slope.plot(abs(theta), pair.js_log_derivative(theta) / np.log(10), "o", abs(theta), 0, "o")
    slope.set(ylim=(-375, 20), xlabel="|θ|", title="How strong is the pull? Gradient |d/dθ|")
    figure.tight_layout()
"""
SLIDER = "widgets.FloatSlider(min=-5, max=5, step=0.05, value=1, description='θ')"
NOTEBOOK_SLIDER = ".widget-slider .noUi-handle"

SUBJECTS = [
    Subject(
        "explorer, in JupyterLab",
        "anywidget",
        "from divergences.widgets import Explorer\nExplorer(theta=1, family='blur')",
        "#theta",
        ".divergences-explorer",
        60,
    ),
    Subject(
        "ipywidgets.interact, inline matplotlib",
        "matplotlib",
        f"""%matplotlib inline
import ipywidgets as widgets, matplotlib.pyplot as plt
{FIGURE}{AXES}
@widgets.interact(theta={SLIDER})
def show(theta):
    draw(plt.figure(figsize=(15, 4), dpi=100), theta)
    plt.show()""",
        NOTEBOOK_SLIDER,
        ".jp-OutputArea-output img",
        15,
    ),
    Subject(
        "ipympl, artists moved",
        "ipympl",
        f"""%matplotlib widget
import ipywidgets as widgets, matplotlib.pyplot as plt
{FIGURE}{AXES}
figure = plt.figure(figsize=(15, 4), dpi=100)
draw(figure, 1.0)
moving, at, beside = figure.axes[0].images[1], figure.axes[1].lines[-1], figure.axes[2].lines[4]
slider = {SLIDER}
def show(change):
    theta = change["new"]
    moving.set_data(pair.density(x, theta)[None, :])
    at.set_xdata([theta, theta]); beside.set_xdata([abs(theta)] * 2)
    figure.canvas.draw_idle()
slider.observe(show, "value")
widgets.VBox([slider, figure.canvas])""",
        NOTEBOOK_SLIDER,
        "canvas",
        15,
    ),
    Subject(
        "bqplot, marks moved",
        "bqplot",
        f"""import ipywidgets as widgets, bqplot
{FIGURE}
def axes(ys, xs, low=0, high=3):
    scales = dict(x=bqplot.LinearScale(), y=bqplot.LinearScale(min=low, max=high))
    lines = bqplot.Lines(x=xs, y=ys, scales=scales)
    moving = bqplot.Lines(x=[1, 1], y=[low, high], scales=scales)
    panel = bqplot.Figure(marks=[lines, moving], layout=dict(width="420px", height="320px"))
    panel.axes = [bqplot.Axis(scale=scales["x"]), bqplot.Axis(scale=scales["y"], orientation="vertical")]
    return panel, moving
first, density = axes([pair.density(x)], x, 0, 1)
second, at = axes(curves, grid)
third, beside = axes(slopes, apart, -375, 20)
slider = {SLIDER}
def show(change):
    theta = change["new"]
    with density.hold_sync(): density.x, density.y = x, pair.density(x, theta)
    at.x = [theta, theta]; beside.x = [abs(theta)] * 2
slider.observe(show, "value")
widgets.VBox([slider, widgets.HBox([first, second, third])])""",
        NOTEBOOK_SLIDER,
        ".bqplot",
        20,
    ),
    Subject(
        "plotly FigureWidget, traces moved",
        "plotly",
        f"""import ipywidgets as widgets, plotly.graph_objects as go
from plotly.subplots import make_subplots
{FIGURE}
figure = go.FigureWidget(make_subplots(rows=1, cols=3))
figure.add_scatter(x=x, y=pair.density(x), row=1, col=1)
for curve in curves: figure.add_scatter(x=grid, y=curve, row=1, col=2)
for slope in slopes: figure.add_scatter(x=apart, y=slope, row=1, col=3)
figure.add_scatter(x=x, y=pair.density(x, 1.0), row=1, col=1)
figure.add_scatter(x=[1, 1], y=[0, 3], row=1, col=2)
figure.add_scatter(x=[1, 1], y=[-375, 20], row=1, col=3)
figure.update_yaxes(range=[0, 3], row=1, col=2)
slider = {SLIDER}
def show(change):
    theta = change["new"]
    with figure.batch_update():
        figure.data[-3].y = pair.density(x, theta)
        figure.data[-2].x = [theta, theta]; figure.data[-1].x = [abs(theta)] * 2
slider.observe(show, "value")
widgets.VBox([slider, figure])""",
        NOTEBOOK_SLIDER,
        ".plotly",
        15,
    ),
]

# Notes when a key goes down; notes the first change of the picture after that; ends with the frame that has painted it.
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
    """Everyone who is installed, ours on the page last; and the share of frames on time while θ is dragged there.

    Raises:
        RuntimeError: if there is no Chromium, no Playwright or no JupyterLab to measure in.
    """
    with _chromium() as browser, tempfile.TemporaryDirectory() as folder:
        results = []
        with running_lab(Path(folder)) as lab:
            for number, subject in enumerate(SUBJECTS):
                if importlib.util.find_spec(subject.needs) is None:
                    continue
                page = browser.new_page(viewport={"width": 1600, "height": 1000})
                lab.write(f"{number}.ipynb", subject.code)
                lab.run_all(page, f"{number}.ipynb")
                results.append(_press(page, subject))
                page.close()
        page = browser.new_page(viewport={"width": 1600, "height": 1000})
        page.goto(f"{write_site(Path(folder) / 'site').as_uri()}#family=blur&theta=1&language=en")
        ours = SUBJECTS[0]
        results.append(_press(page, Subject("explorer, on the page", "", "", ours.slider, ours.picture, ours.presses)))
        smooth = _drag(page)
        return results, smooth


def _press(page: Any, subject: Subject) -> Measured:
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
def _chromium() -> Iterator[Any]:
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
