"""The explorer and what its latency is measured against: the same figure with a slider, drawn by other libraries."""

from __future__ import annotations

from dataclasses import dataclass


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
