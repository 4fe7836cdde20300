"""A lesson as slides in JupyterLab: one heading at a time, by keyboard, with its widgets alive and nothing lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from divergences.locale import text

from ..support.lab import Lab

pytestmark = pytest.mark.browser

SEEN = "<details><summary><b>What you saw</b></summary>\n\nThe answer.\n</details>"
NOTE = "<details><summary><b>For the teacher</b></summary>\n\nAsk them.\n</details>"


def test_slides_show_one_heading_at_a_time_and_give_the_notebook_back(chromium: Any, lab: Lab) -> None:
    cells = [
        "from divergences.lessons import Slides\nfrom divergences.widgets import Explorer\nSlides('en')",
        "Explorer(theta=1.0, panels=['pair'])",
        "from divergences.lessons import Predict\n"
        "Predict('Which?', ['KL', 'EM'], answer='EM', because='It is.', then=Explorer(theta=2.0, panels=['pair']))",
    ]
    lab.write("slides.ipynb", *cells)
    file = lab.folder / "slides.ipynb"
    notebook = json.loads(file.read_text())
    texts = [
        {"id": f"t{i}", "cell_type": "markdown", "metadata": {}, "source": source}
        for i, source in enumerate(["# First", NOTE, "## Second", SEEN])
    ]
    first, second, question = notebook["cells"]
    notebook["cells"] = [texts[0], texts[1], first, texts[2], second, question, texts[3]]
    file.write_text(json.dumps(notebook))
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    lab.run_all(page, "slides.ipynb")
    page.locator("[role=status][data-theta]").first.wait_for(timeout=60_000)
    page.get_by_role("button", name=text("slides.start", "en")).click()

    heading = {name: page.locator(".jp-RenderedMarkdown", has_text=name) for name in ("First", "Second")}
    note, explorer = page.locator("details b", has_text="For the teacher"), page.get_by_label("displacement θ").first
    assert heading["First"].is_visible() and not heading["Second"].is_visible()
    assert not note.is_visible() and not explorer.is_visible()
    code = page.locator(".jp-CodeCell .jp-Cell-inputWrapper")
    assert not code.first.is_visible()
    page.get_by_role("button", name=text("slides.notes", "en")).click()
    assert note.is_visible()

    page.keyboard.press("PageDown")
    assert heading["Second"].is_visible() and not heading["First"].is_visible()
    explorer.focus()
    page.keyboard.press("ArrowRight")
    page.locator("[role=status][data-theta='1.05']").wait_for()
    page.get_by_role("button", name=text("slides.code", "en")).click()
    assert code.nth(1).is_visible()
    page.keyboard.press("PageDown")
    asked = page.locator(".divergences-predict")
    assert asked.is_visible() and not heading["Second"].is_visible() and not explorer.is_visible()
    page.get_by_role("button", name=text("slides.notes", "en")).click()
    assert page.locator("details b", has_text="What you saw").is_visible()
    page.get_by_role("button", name=text("predict.show", "en")).click()
    page.locator(".divergences-then [role=status][data-theta='2']").wait_for()
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    assert heading["First"].is_visible()

    page.keyboard.press("Escape")
    assert all(one.is_visible() for one in (*heading.values(), note, explorer))
    assert not [url for url in requests if not url.startswith((lab.address, "data:", "blob:"))]
    page.close()
