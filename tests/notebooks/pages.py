"""A lesson's page in a browser: what it complains about, and what a reader does with each kind of widget."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from divergences.locale import text

# Draws every widget as scrolling would, and waits until it is there.
DRAW = """async () => {
  const places = [...document.querySelectorAll("[data-model]")];
  for (const place of places) {
    place.scrollIntoView();
    while (place.dataset.drawn !== "done") await new Promise(requestAnimationFrame);
  }
  return places.length;
}"""
# Asks every question for its answer, and waits until what follows is there.
REVEAL = """async () => {
  for (const host of document.querySelectorAll(".divergences-predict")) {
    const show = host.shadowRoot.querySelector(".acts button:nth-of-type(2)");
    if (!show.hidden) show.click();
  }
  const follows = [...document.querySelectorAll(".divergences-follows")];
  while (follows.some((one) => !one.firstElementChild)) await new Promise(requestAnimationFrame);
  for (const folded of document.querySelectorAll("article details")) folded.open = true;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return follows.length;
}"""
OUTSIDE = """() => [...document.querySelectorAll("article > *, .divergences-follows > *")].filter((one) => {
  const { left, right } = one.getBoundingClientRect();
  return left < -1 || right > innerWidth + 1;
}).map((one) => one.outerHTML.slice(0, 80))"""


class Opened:
    """A page of a lesson in Chromium, what it complained about and what it asked for."""

    def __init__(self, page: Any, file: Path) -> None:
        self.page, self.file = page, file
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url.split("#")[0]))
        page.goto(file.as_uri())

    def widgets(self, kind: str) -> Any:
        return self.page.locator(f".widget.{kind}")

    def hosts(self, kind: str) -> Any:
        """The widgets of one kind, those that follow a question included."""
        return self.page.locator(f".divergences-{kind}") if kind != "floatslider" else self.widgets(kind)


def move_explorer(widget: Any, language: str) -> None:
    status = widget.locator("[role=status][data-theta]")
    before = float(status.get_attribute("data-theta"))
    slider = widget.get_by_label({"en": "displacement θ", "zh": "位移 θ"}[language], exact=True)
    slider.focus()
    slider.press("ArrowLeft")
    widget.locator(f"[role=status]:not([data-theta='{before:g}'])").wait_for(state="attached")
    assert float(status.get_attribute("data-theta")) < before


def _commit(widget: Any, language: str) -> None:
    widget.get_by_role("button", name=text("predict.commit", language)).click()
    said = widget.locator(".said")
    assert re.match(f"{text('predict.right', language)}|{text('predict.wrong', language)}", said.inner_text())


def choose(widget: Any, language: str) -> None:
    widget.get_by_role("radio").first.check()
    _commit(widget, language)


def place_marker(widget: Any, language: str) -> None:
    widget.get_by_role("slider").press("End")
    _commit(widget, language)
    assert widget.locator(".number .truth").inner_text().startswith("✓")


def draw_curve(widget: Any, language: str) -> None:
    sketch = widget.locator(".sketch")
    sketch.scroll_into_view_if_needed()
    box = sketch.bounding_box()
    page, height = widget.page, box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 60, height)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 20, height, steps=8)
    page.mouse.up()
    _commit(widget, language)
    assert widget.locator(".sketch .truth path").count() >= 1


def move_slider(widget: Any, _: str) -> None:
    written = widget.locator("output")
    before = written.inner_text()
    widget.get_by_role("slider").press("ArrowLeft")
    assert written.inner_text() != before


def carry(widget: Any, _: str) -> None:
    total = widget.locator(".total")
    slider = widget.get_by_role("slider")
    slider.press("Home")
    dear = total.inner_text()
    slider.press("End")
    widget.page.wait_for_function("([node, before]) => node.textContent !== before", arg=[total.element_handle(), dear])


def go_back(widget: Any, language: str) -> None:
    """Of a recorded run: the step before the one that is shown."""
    slider = widget.get_by_label(text("run.step", language), exact=True)
    slider.focus()
    slider.press("Home")
    widget.locator("[data-index='0']").first.wait_for(state="attached")
    slider.press("ArrowRight")
    widget.locator("[data-index='1']").first.wait_for(state="attached")


def train(widget: Any, _: str) -> None:
    step = widget.locator(".slider output")
    widget.locator("[data-action=go]").click()
    widget.page.wait_for_function(
        "(node) => Number(node.textContent.split(' ')[0].replace(',', '')) >= 1",
        arg=step.element_handle(),
        timeout=90_000,
    )
    widget.locator("[data-action=go]").click()
    widget.locator("section[data-state=still]").wait_for()


def look_at_a_mistake(widget: Any, _: str) -> None:
    select, picture = widget.get_by_role("combobox"), widget.locator("img")
    select.select_option("1")
    widget.locator("section[data-chosen='1']").wait_for()
    widget.page.wait_for_function("(image) => image.complete && image.naturalWidth > 100", arg=picture.element_handle())


def choose_critic_steps(widget: Any, _: str) -> None:
    dots = widget.locator(".runs").first
    before = dots.inner_html()
    other = widget.get_by_role("radio", checked=False).first
    other.evaluate("(input) => input.click()")
    widget.page.wait_for_function("([node, before]) => node.innerHTML !== before", arg=[dots.element_handle(), before])


def sum_up(widget: Any, language: str) -> None:
    """The sum knows of what was predicted above it."""
    assert re.search(r"\d", widget.get_by_role("status").inner_text())
    assert widget.get_by_role("button", name=text("answers.forget", language)).is_visible()


ANSWERED = {"predict": choose, "predictnumber": place_marker, "predictcurve": draw_curve}
"""How each kind of question is answered."""

MOVED = {
    "explorer": move_explorer,
    "floatslider": move_slider,
    "piles": carry,
    "run": go_back,
    "duel": train,
    "board": look_at_a_mistake,
    "critic-steps": choose_critic_steps,
    "answers": sum_up,
}
"""What a reader does with each kind of widget."""
