"""A bare page that hosts a widget, and what browser tests read from it; the fixtures are in conftest.py."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from divergences.pairs import MEASURES
from divergences.widgets import Explorer

WIDGETS = Path(__file__).parents[2] / "divergences" / "widgets"
BUNDLES = {file.name: file for folder in (WIDGETS, WIDGETS.parent / "lessons") for file in folder.glob("*.js")}
AXE = WIDGETS / "browser" / "node_modules" / "axe-core" / "axe.min.js"

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>explorer</title><link rel="icon" href="data:,">
<body style="margin: 0"><main style="padding: 8px"></main></body></html>"""

# The least that a host gives the module: a model, and an element to draw in. `views` counts the views of one model.
HOST = """async ({ state, views, bundle }) => {
  const listeners = new Map();
  const of = (event) => listeners.get(event) ?? listeners.set(event, new Set()).get(event);
  window.model = {
    state, saves: 0,
    get: (name) => state[name],
    set(name, value) {
      if (Object.is(state[name], value)) return;
      state[name] = value;
      for (const call of [...of(`change:${name}`)]) call();
    },
    save_changes() { this.saves++; },
    on: (event, call) => of(event).add(call),
    off: (event, call) => of(event).delete(call),
    get listening() { return [...listeners.values()].reduce((sum, calls) => sum + calls.size, 0); },
  };
  const { default: module } = await import(`/${bundle}`);
  window.closers = [];
  document.querySelector("main").replaceChildren();
  for (let i = 0; i < views; i++) {
    const el = document.createElement("div");
    document.querySelector("main").append(el);
    window.closers.push(module.render({ model: window.model, el }));
  }
}"""


@dataclass
class Host:
    """A bare page with the explorer, with its errors, warnings and requests to other origins."""

    page: Any
    origin: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def note_message(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def note_request(self, request: Any) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.strangers.append(request.url)

    def show(self, *, views: int = 1, raw: dict[str, Any] | None = None, **state: Any) -> None:
        """Show an explorer of this state; `raw` sets values that Python's validation would refuse."""
        self.show_state(Explorer(**state).page_state() | (raw or {}), views=views)

    def show_state(self, state: dict[str, Any], bundle: str = "explorer.js", *, views: int = 1) -> None:
        """Show a widget of this state, drawn by this bundle."""
        self.page.evaluate(HOST, {"state": state, "views": views, "bundle": bundle})
        self.settle()

    def settle(self) -> None:
        """Wait until the last change has been painted."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def get(self, name: str) -> Any:
        return self.page.evaluate("(name) => window.model.get(name)", name)

    def set(self, name: str, value: Any) -> None:
        self.page.evaluate("([name, value]) => window.model.set(name, value)", [name, value])
        self.settle()

    def shown(self) -> dict[str, float]:
        """The full-precision numbers behind the live text."""
        return shown_numbers(self.page)

    def status(self) -> str:
        """The live region's text, after the pause before it is updated."""
        self.page.wait_for_timeout(250)
        self.page.locator("[role=status][aria-busy=true]").first.wait_for(state="detached")
        return str(self.page.locator("[role=status]").first.inner_text())


def page_state(widget: Any) -> dict[str, Any]:
    """The state that a widget sends to its browser half, without the module."""
    names = [
        name
        for name in widget.keys
        if not name.startswith(("_esm", "_anywidget", "_model", "_view", "_dom", "layout", "tab", "tool"))
    ]
    return dict(widget.get_state(names))


Open = Callable[..., Host]
"""What the fixture `open_host` gives."""


def clean(host: Host) -> None:
    """Assert that the page had no error or warning and requested nothing from other origins."""
    assert host.complaints == []
    assert host.strangers == []


CONTROLS_OUTSIDE = """(node) =>
[...node.querySelectorAll("text, p, h2, h3, label, output, button, select")].filter((one) => {
  const [box, frame] = [one, one.closest("figure, .chip") ?? node].map((part) => part.getBoundingClientRect());
  return one.checkVisibility() && box.width > 1 && (box.left < frame.left - 1 || box.right > frame.right + 1);
}).map((one) => one.textContent)"""
"""Run on a widget's section: the texts and controls that stick out of it, or of their picture."""


TEXTS = """(node) => [...node.querySelectorAll("*")].filter((one) =>
  one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !one.closest(".unseen, defs") &&
  (["SELECT", "INPUT"].includes(one.tagName) ? !["range", "radio", "checkbox"].includes(one.type)
    : !["STYLE", "OPTION"].includes(one.tagName) &&
      [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim())))
  .map((one) => [parseFloat(getComputedStyle(one).fontSize) * Math.abs(one.getScreenCTM?.().d ?? 1), one.textContent])
  .sort((a, b) => a[0] - b[0])"""
"""Run on a widget's section: how high its letters are drawn, in pixels, and the text, the smallest first."""


def serious(page: Any, axe: str, part: str = "main") -> list[tuple[str, list[str]]]:
    """What axe finds serious or critical in the page's widget: the rule, and where it is broken."""
    page.evaluate(axe)
    found = page.evaluate("async (part) => (await axe.run(document.querySelector(part))).violations", part)
    return [
        (one["id"], [node["html"] for node in one["nodes"]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def shown_numbers(page: Any) -> dict[str, float]:
    """The numbers that the first explorer of the page exposes, keyed as in `Explorer.values()`, and theta."""
    words = page.locator("[role=status]").first.evaluate("(node) => ({ ...node.dataset })")
    names = ["theta", *(f"{curve}{part}" for curve in MEASURES for part in ("", "Derivative"))]
    return {name.replace("Derivative", "_derivative"): float(words[name].replace("Infinity", "inf")) for name in names}


def close(first: dict[str, float], second: dict[str, float], tolerance: float = 1e-6) -> bool:
    """Whether all of the second's numbers are in the first, nan and inf included."""
    return all(
        (math.isnan(second[name]) and math.isnan(first[name]))
        or first[name] == second[name]
        or abs(first[name] - second[name]) <= tolerance
        for name in second
    )


def expected(host: Host) -> dict[str, float]:
    """The closed forms at the state that the host's model is in."""
    return state_values(**{name: host.get(name) for name in ("theta", "family", "width", "sigma")})


def state_values(**state: Any) -> dict[str, float]:
    return Explorer(**state).values()


def centre(locator: Any) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def noted(host: Host, panel: str) -> dict[str, float]:
    """The full-precision numbers behind a picture."""
    words = host.page.locator(f"[data-panel={panel}] .picture svg").evaluate("(node) => ({ ...node.dataset })")
    return {name: float(word.replace("Infinity", "inf")) for name, word in words.items()}


def shown_rows(host: Host) -> dict[str, tuple[float, str, str]]:
    """Of each descent that the explorer shows: where it is, its name in words, and its outcome."""
    rows = host.page.locator(".racer").evaluate_all(
        "(all) => all.map((row) => [row.querySelector('input').value, Number(row.dataset.at),"
        " row.querySelector('b').textContent, row.dataset.outcome])"
    )
    return {name: (at, title, outcome) for name, at, title, outcome in rows}


class Files(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        is_module = self.path.endswith(".js")
        body = BUNDLES[Path(self.path).name].read_bytes() if is_module else PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if is_module else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the test's own output is enough."""
