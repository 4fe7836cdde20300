"""Widgets are switched on where there is Colab: tried against a stand-in, not against the service itself."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from divergences.lessons.hosted import enable_widgets

ROOT = Path(__file__).parents[2]


def test_colab_is_asked_once_to_show_widgets(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    stand_in = ModuleType("google.colab.output")
    stand_in.enable_custom_widget_manager = lambda: asked.append("widgets")  # type: ignore[attr-defined]
    for name in ("google", "google.colab"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "google.colab.output", stand_in)
    assert enable_widgets() is True
    assert asked == ["widgets"]


def test_elsewhere_nothing_is_done() -> None:
    assert enable_widgets() is False


def test_the_page_on_hosted_notebooks_has_the_cells_that_work_and_says_what_was_not_tried() -> None:
    page = (ROOT / "docs" / "hosted.md").read_text(encoding="utf-8")
    assert "enable_widgets()" in page and "git+" in page
    assert "not been tried" in page and "没有在真正的服务上试过" in page
