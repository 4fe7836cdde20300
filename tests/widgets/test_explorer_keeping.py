"""What the explorer hands out: pictures with their words, links, and θ to a kernel that was busy."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import pytest

from divergences.widgets import site
from divergences.widgets.explorer import PANELS

from ..support.browser import Host, Open, clean
from ..support.lab import Lab

pytestmark = pytest.mark.browser

SVG_TEXTS = """(source) => [...new DOMParser().parseFromString(source, "image/svg+xml").querySelectorAll("text")]
  .map((one) => one.textContent)"""


def saved_svg(host: Host) -> str:
    host.page.locator("summary").click()
    with host.page.expect_download() as started:
        host.page.get_by_role("button", name="SVG").click()
    return Path(started.value.path()).read_text(encoding="utf-8")


def test_a_saved_picture_has_title_values_legend_and_sentences(open_host: Open) -> None:
    host = open_host(width=1400)
    host.show(panels=list(PANELS), theta=1.5, coupling=0.5, title="Lesson five")
    source = saved_svg(host)
    texts = host.page.evaluate(SVG_TEXTS, source)
    assert texts[0] == "Lesson five"
    assert "Shape of p and q: segments · displacement θ 1.5" in texts
    for chip in ("KL divergence ∞", "JS divergence 0.6931 nats", "total variation 1", "EM distance 1.5"):
        assert chip in texts
    words = " ".join(texts)
    assert host.page.locator(".lesson").inner_text() in words
    assert "coupling t 0.5" in words
    assert "cost of γ " in words
    assert host.page.locator("[data-panel=transport] .head .line").inner_text() in words
    # A line's sample before each curve of the legend and each descent: its colour and dashes are the curve's.
    samples = host.page.evaluate(
        """(source) => [...new DOMParser().parseFromString(source, "image/svg+xml")
          .querySelectorAll("svg > svg[viewBox='0 0 30 8'] path")]
          .map((one) => one.getAttribute("stroke-dasharray"))""",
        source,
    )
    assert len(samples) == 7
    assert len(set(samples)) >= 4
    clean(host)


def test_no_word_of_a_saved_picture_leaves_it(open_host: Open) -> None:
    for width, language in ((390, "zh"), (1400, "en")):
        host = open_host(width=width)
        host.show(panels=["critic", "transport"], theta=1.5, family="blur", language=language)
        source = saved_svg(host)
        outside = host.page.evaluate(
            """(source) => { document.body.innerHTML = source; const frame = document.querySelector("svg");
              const { right, bottom } = frame.getBoundingClientRect();
              return [...frame.querySelectorAll("text")].filter((one) => {
                const box = one.getBoundingClientRect();
                return box.right > right || box.bottom > bottom; }).map((one) => one.textContent); }""",
            source,
        )
        assert outside == []


def test_where_it_is_saved_it_is_said(open_host: Open) -> None:
    host = open_host()
    host.show(panels=list(PANELS))
    saved_svg(host)
    notice = host.page.locator(".notice")
    notice.filter(has_text="SVG saved.").wait_for()
    button, said = host.page.locator("summary").bounding_box(), notice.bounding_box()
    assert 0 <= said["y"] - (button["y"] + button["height"]) < 60
    host.page.get_by_label("displacement θ").press("ArrowRight")
    host.settle()
    assert notice.is_hidden()
    clean(host)


def test_a_frame_that_forbids_downloads_is_told_and_no_error_is_logged(chromium: Any) -> None:
    page = chromium.new_page()
    complaints: list[str] = []
    session = page.context.new_cdp_session(page)
    session.send("Log.enable")
    session.on("Log.entryAdded", lambda one: complaints.append(one["entry"]["text"]))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    source = html.escape(site.page(), quote=True)
    page.set_content(f'<iframe sandbox="allow-scripts" width="1200" height="800" srcdoc="{source}"></iframe>')
    frame = page.frames[1]
    for kind in ("SVG", "PNG", "CSV"):
        frame.locator("summary").click()
        frame.get_by_role("button", name=kind).click()
        frame.locator(".notice").filter(has_text="this frame allows no downloads").wait_for()
        frame.get_by_label("displacement θ").press("ArrowRight")
    page.evaluate("() => new Promise((done) => setTimeout(done, 200))")
    assert complaints == []
    page.close()


@pytest.mark.parametrize(
    ("link", "quoted", "used"),
    [
        ("theta=abc", "theta cannot be “abc”", "1.2"),
        ("sigma=", "sigma cannot be “”", "0.5"),
        ("panels=pair,film", "panels cannot be “pair,film”", "pair, curves, gradient"),
        ("panels=pair,pair", "panels cannot be “pair,pair”", "pair, curves, gradient"),
        ("curves=w2", "curves cannot be “w2”", "kl, js, tv, em"),
    ],
)
def test_a_bad_link_is_quoted_and_what_a_fresh_page_shows_is_shown(
    chromium: Any, tmp_path: Path, link: str, quoted: str, used: str
) -> None:
    page = chromium.new_page(locale="en-GB")
    page.goto(f"{site.write_site(tmp_path).as_uri()}#{link}")
    said = page.locator(".explorer > .problem")
    said.filter(has_text=quoted).wait_for()
    assert said.inner_text() == f"{quoted}; shown with {used} instead."
    panels = page.locator("figure").evaluate_all("(all) => all.map((one) => one.dataset.panel)")
    assert panels == ["pair", "curves", "gradient"]
    page.close()


def test_where_a_drag_ends_is_told_once_more(open_host: Open) -> None:
    host = open_host()
    host.show(theta=1.0)
    host.page.evaluate("() => { window.told = []; window.model.send = (changes) => window.told.push(changes); }")
    slider = host.page.get_by_label("displacement θ")
    slider.focus()
    for _ in range(4):
        host.page.keyboard.press("ArrowRight")
    host.page.wait_for_function("() => window.told.at(-1)?.theta === 1.2")
    clean(host)


def test_a_cell_that_waits_for_a_busy_kernel_sees_where_theta_ended(chromium: Any, lab: Lab) -> None:
    lab.write(
        "late.ipynb",
        "from divergences.widgets import Explorer\nexplorer = Explorer(theta=1.0, panels=['pair'])\nexplorer",
        "import time\nfrom pathlib import Path\nprint('ready')\nwhile Path('late').exists():\n    time.sleep(0.05)",
        "print('theta:', explorer.theta)",
    )
    page = chromium.new_page(viewport={"width": 1400, "height": 1200})
    lab.run_all(page, "late.ipynb")
    page.get_by_text("theta: 1.0").last.wait_for(timeout=60_000)
    busy = lab.folder / "late"
    busy.touch()
    lab.run_cell(page, 1, at_once=True)
    page.wait_for_function(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'busy'"
    )
    page.get_by_label("displacement θ").focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        page.evaluate("() => new Promise(requestAnimationFrame)")  # each its own change, as in a drag
    page.locator("[role=status][data-theta='1.3']").wait_for(timeout=10_000)
    page.evaluate("() => new Promise((done) => setTimeout(done, 200))")
    lab.run_cell(page, 2, at_once=True)
    busy.unlink()
    page.get_by_text("theta: 1.3").last.wait_for(timeout=30_000)
    page.close()
