"""The page that trains, opened from a file in Chromium and in Firefox with no network: ring, grid and a drawing.

    python -m benchmarks.pages            writes benchmarks/pages.md; takes about two minutes on two idle cores
    python -m benchmarks.pages --browser firefox-esr        prints that browser's rows alone

Both sides of the duel train, each in its worker; the score of the right one, WGAN-GP, is the one that the page shows at
its last step. Chromium is driven by Playwright, Firefox by WebDriver BiDi.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from divergences.command import Parser, reported, run
from divergences.files import check_target, write_text
from divergences.widgets import site

from .timing import table

BROWSERS = ("chromium", "firefox-esr")
RUNS = {
    "ring": "data=ring&left=r1&width=64&n_critic=1&seed=0",
    "grid": "data=grid&left=r1&width=64&n_critic=1&seed=0",
    "a drawing (the ∞)": "data=own&left=r1&width=64&n_critic=1&seed=0",
}
INTRO = """# The page that trains, opened from a file with no network

By `python -m benchmarks.pages`: `site/train.html` in Chromium and in Firefox ESR, −log D with R1 on the left and
WGAN-GP on the right, 3×64, one critic step, seed 0, both sides trained to the end. "Training" is the time of the slower
side's worker; it and the frames depend on what else the machine does: [browser.md](browser.md) is the measure of speed.

"""
LIMIT = 3600
"""Seconds until a run is given up."""

TRAIN = """async () => {
  const root = document.querySelector(".divergences-duel").shadowRoot;
  const until = async (holds) => { while (!holds()) await new Promise((done) => setTimeout(done, 100)); };
  const section = root.querySelector("section");
  await until(() => section.dataset.state === "still");
  root.querySelector("[data-action=go]").click();
  const start = performance.now();
  let frames = 0;
  let longest = 0;
  let before = start;
  requestAnimationFrame(function count(now) {
    frames++;
    longest = Math.max(longest, now - before);
    before = now;
    requestAnimationFrame(count);
  });
  await until(() => root.querySelector("[data-action=go]").disabled);
  const seconds = (performance.now() - start) / 1000;
  await until(() => section.dataset.state === "still");
  const text = (place) => root.querySelector(place).textContent;
  const made = [];
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => { made.push(blob); return create.call(URL, blob); };
  HTMLAnchorElement.prototype.click = () => {};  // nothing is written to a disk
  root.querySelector(".menu [data-action=csv]").click();
  await until(() => made.length);
  return JSON.stringify({
    seconds, rate: frames / seconds, longest,
    step: text(".slider output"), cost: text(".cost"), verdict: text("[data-side=right] .verdict"),
    curves: await made[0].text(),
  });
}"""

Open = Callable[[str], dict[str, Any]]


@contextmanager
def chromium() -> Iterator[Open]:
    """A function that opens an address in Chromium and trains there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])

        def train(address: str) -> dict[str, Any]:
            page = browser.new_context(offline=True, viewport={"width": 1280, "height": 900}).new_page()
            page.set_default_timeout(1000 * LIMIT)
            page.goto(address)
            page.locator("section[data-state=still]").wait_for()
            found: dict[str, Any] = json.loads(page.evaluate(f"({TRAIN})()"))
            page.close()
            return found

        yield train
        browser.close()


class Bidi:
    """A session of WebDriver BiDi."""

    def __init__(self, address: str) -> None:
        import websocket  # of websocket-client, which JupyterLab brings

        self.socket = websocket.create_connection(f"{address}/session", timeout=LIMIT, suppress_origin=True)
        self.sent = 0
        self.ask("session.new", capabilities={})

    def ask(self, method: str, **parameters: Any) -> Any:
        """The result of a command."""
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": parameters}))
        while (said := json.loads(self.socket.recv())).get("id") != self.sent:
            pass
        if "result" not in said:
            raise RuntimeError(f"{method}: {said.get('message')}")
        return said["result"]


@contextmanager
def firefox() -> Iterator[Open]:
    """A function that opens an address in Firefox ESR, cut off from the network by a dead proxy, and trains there."""
    with tempfile.TemporaryDirectory() as profile:
        preferences = {"network.proxy.type": 1, "network.proxy.no_proxies_on": ""}
        for kind in ("http", "ssl"):
            preferences |= {f"network.proxy.{kind}": "127.0.0.1", f"network.proxy.{kind}_port": 9}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items()]
        (Path(profile) / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = ["firefox-esr", "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        try:
            assert process.stderr is not None
            said = next(line for line in process.stderr if "WebDriver BiDi listening on" in line)
            session = Bidi(said.split()[-1])

            def train(address: str) -> dict[str, Any]:
                context = session.ask("browsingContext.create", type="tab")["context"]
                session.ask("browsingContext.navigate", context=context, url=address, wait="complete")
                ready = (
                    "new Promise((done) => { const look = () => document.querySelector('.divergences-duel')?.shadowRoot"
                )
                ready += ".querySelector('section[data-state=still]') ? done() : setTimeout(look, 100); look(); })"
                for script in (ready, f"({TRAIN})()"):
                    found = session.ask(
                        "script.evaluate", expression=script, target={"context": context}, awaitPromise=True
                    )
                session.ask("browsingContext.close", context=context)
                if found["type"] == "exception":
                    raise RuntimeError(found["exceptionDetails"]["text"])
                trained: dict[str, Any] = json.loads(found["result"]["value"])
                return trained

            yield train
        finally:
            process.terminate()
            process.wait()


HEAD = ("browser", "data", "steps", "training", "by the clock", "frames a second", "longest frame", "at the end")
TARGET = Path(__file__).with_suffix(".md")


def row(browser: str, name: str, found: dict[str, Any]) -> tuple[str, ...]:
    """One line of the table."""
    used = re.search(r"[\d,]+ s", found["cost"])
    step = found["step"].split()[0]
    return (
        browser, name, step, used.group() if used else "?", f"{found['seconds']:.0f} s",
        f"{found['rate']:.0f}", f"{found['longest']:.0f} ms", found["verdict"],
    )  # fmt: skip


Columns = dict[str, list[str]]


def columns(saved: str) -> Columns:
    """The columns of the saved curves, but the time."""
    rows = list(csv.DictReader(saved.splitlines()))
    return {name: [row[name] for row in rows] for name in rows[0] if name != "seconds"}


def same(one: Columns, other: Columns) -> str:
    """Which measured columns have the same digits in both, and which have not."""
    measured = [name for name in one if len(set(one[name])) > 1 and name != "side"]
    alike = [name for name in measured if one[name] == other[name]]
    differ = [name for name in measured if name not in alike]
    return f"{', '.join(alike) or 'none'}{'; not ' + ', '.join(differ) if differ else ''}."


@reported("python -m benchmarks.pages")
def main(arguments: list[str] | None = None) -> int:
    """Train in each browser; write the table, and which curves are identical in both."""
    parser = Parser("python -m benchmarks.pages", __doc__)
    parser.add_argument("--browser", choices=BROWSERS, help="one of them; left out, both")
    chosen = parser.parse_args(arguments).browser
    if not chosen:
        check_target(TARGET, TARGET.name)
    rows = []
    curves: dict[str, list[Columns]] = {name: [] for name in RUNS}
    with tempfile.TemporaryDirectory() as folder:
        page = site.write_site(Path(folder)).with_name("train.html").as_uri()
        for browser in [chosen] if chosen else BROWSERS:
            with {"chromium": chromium, "firefox-esr": firefox}[browser]() as train:
                for name, settings in RUNS.items():
                    found = train(f"{page}#{settings}&language=en")
                    curves[name].append(columns(found["curves"]))
                    rows.append(row(browser, name, found))
                    print(*rows[-1], sep=" | ", flush=True)
    if not chosen:
        lines = [f"- {name}: {same(*both)}" for name, both in curves.items()]
        text = (
            f"{INTRO}{table(HEAD, rows)}\n\nThe curves of both sides, identical in both browsers to the last digit:\n\n"
        )
        write_text(TARGET, text + "\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    run(main)
