"""The widgets in Notebook 7, which looks at keys before they have come down to a widget: ours must work the widget."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.lab import running_lab

from ..support.lab import Lab

pytestmark = pytest.mark.browser

CELLS = (
    "import sys; from divergences.gan import recorded; from divergences.widgets import PointsPad, RunView\n"
    "view = RunView({name: recorded.load(name) for name in recorded.NAMES}, network=1, index=5)\nview",
    "pad = PointsPad([])\npad",
    "print('index', view.index, 'points', len(pad.points), 'torch' in sys.modules)",
)


@pytest.fixture(scope="module")
def notebook7(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    if importlib.util.find_spec("notebook") is None:
        pytest.skip("Notebook 7 is not installed (pip install notebook): keys were NOT tried in it")
    with running_lab(tmp_path_factory.mktemp("notebook"), notebook=True) as running:
        yield running


def test_arrow_keys_space_and_enter_work_the_widgets(chromium: Any, notebook7: Lab) -> None:
    notebook7.write("keys.ipynb", *CELLS)
    context = chromium.new_context(viewport={"width": 1300, "height": 1400})
    page = context.new_page()
    notebook7.run_all(page, "keys.ipynb")
    page.get_by_text("index 5 points 0 False").last.wait_for(timeout=90_000)
    status = page.locator("[role=status][data-index]")
    status.wait_for(timeout=60_000)
    active = "() => window.jupyterapp.shell.currentWidget.content.activeCellIndex"
    slider = page.get_by_label("step", exact=True)
    slider.focus()
    before = page.evaluate(active)
    for key, index in (("ArrowRight", 6), ("ArrowUp", 7), ("ArrowDown", 6), ("Home", 0), ("ArrowRight", 1)):
        page.keyboard.press(key)
        page.locator(f"[role=status][data-index='{index}']").wait_for(timeout=10_000)
    assert page.evaluate(active) == before

    area = page.get_by_role("application")
    area.scroll_into_view_if_needed()
    area.focus()
    before = page.evaluate(active)
    for key in ("Space", "ArrowDown", "Enter", "Shift+ArrowRight", "Space"):
        page.keyboard.press(key)
    page.get_by_text("3 points: draw at least 20").wait_for(timeout=10_000)
    assert page.evaluate(active) == before

    notebook7.run_cell(page, 2)
    page.get_by_text("index 1 points 3 False").last.wait_for(timeout=30_000)
    context.close()
