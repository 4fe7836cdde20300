"""How high the letters of every page are drawn: 12 pixels at least, and 18 for a back row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ...support.browser import TEXTS
from .page import HOSTS, PAINTED, Page, addresses

pytestmark = pytest.mark.browser

STAGES = [(1280, 720), (1440, 900)]
LANGUAGES = ["en", "zh"]


def smallest(page: Any, file: Path, name: str, common: str) -> Iterator[tuple[str, float, str]]:
    """Of each address of a page: the height of its smallest letters, and what they say."""
    page.goto(f"{file.with_name(name).as_uri()}#language=en")
    section = page.locator(f".{HOSTS[name]} section.explorer")
    section.locator("figure text").first.wait_for()
    for address in addresses(name):
        page.evaluate("(hash) => { location.hash = hash; }", f"{address}&{common}")
        for _ in range(2):
            page.evaluate(PAINTED)
        sizes = section.evaluate(TEXTS)
        assert len(sizes) > 20, address
        yield address, *sizes[0]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTS)
def test_no_text_on_stage_is_lower_than_18_pixels(
    open_page: Callable[..., Page], file: Path, name: str, language: str, stage: tuple[int, int]
) -> None:
    page = open_page(*stage).page
    for address, size, words in smallest(page, file, name, f"presenter=true&language={language}"):
        assert page.locator(f".{HOSTS[name]}[data-fill]").count() == 1
        assert size >= 18, (address, words)


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTS)
def test_no_text_of_a_page_is_lower_than_12_pixels(
    open_page: Callable[..., Page], file: Path, name: str, language: str, width: int
) -> None:
    page = open_page(width).page
    for address, size, words in smallest(page, file, name, f"language={language}"):
        assert size >= 12, (address, words)
    assert min(page.locator("header").evaluate(TEXTS))[0] >= 12
