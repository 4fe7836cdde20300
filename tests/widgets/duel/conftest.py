"""The page as a file, and browsers that open it with the network cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from divergences.widgets import site

from .page import Page


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site.write_site(tmp_path_factory.mktemp("site")).with_name("train.html")


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_(width: int = 1280, height: int = 900, **options: Any) -> Page:
        options = {"locale": "en-GB"} | options
        context = chromium.new_context(viewport={"width": width, "height": height}, offline=True, **options)
        contexts.append(context)
        opened = Page(context.new_page())
        opened.watch()
        return opened

    yield open_
    for context in contexts:
        context.close()
