"""The board of mistakes: its pictures, and what it shows in a browser."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import divergences
from divergences.lessons.mistakes import MISTAKES
from divergences.lessons.mistakes.board import Board, picture
from divergences.lessons.mistakes.gallery import exhibit
from divergences.locale import LANGUAGES, text

from ..support.browser import CONTROLS_OUTSIDE, Host, clean, serious

KEYS = ("js_without_half", "kl_in_bits")
PALETTE = json.loads((Path(divergences.__file__).parent / "palette.json").read_text())


def board(language: str = "en") -> Board:
    return Board({key: exhibit(MISTAKES[key]) for key in KEYS}, language)


def test_its_pictures_are_drawings_whose_text_is_text_and_the_same_twice() -> None:
    panels = exhibit(MISTAKES["kl_in_bits"])
    right, wrong, again = (picture(panels, "bits", version, "zh") for version in ("right", "wrong", "wrong"))
    assert right != wrong == again
    drawn = zlib.decompress(base64.b64decode(wrong)).decode()
    assert drawn.startswith("<?xml") and ">bits<" in drawn


@pytest.mark.parametrize(
    ("exhibits", "message"), [({}, "exhibits must have at least one"), ({"typo": ()}, "exhibits must be one of")]
)
def test_what_it_cannot_show_is_refused_by_name(exhibits: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Board(exhibits)


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mistake_is_chosen_and_turned_right_in_a_browser(
    open_host: Callable[..., Host], axe: str, language: str
) -> None:
    host = open_host(width=360)
    made = board(language)
    names = ("chosen", "version", "language", "theme", "_entries", "_words")
    host.show_state({name: getattr(made, name) for name in names}, "board.js")
    shown, image = host.page.locator(".board"), host.page.get_by_role("img")
    image.and_(host.page.locator("[src^='blob:']")).wait_for()
    first = image.get_attribute("src")
    host.page.get_by_label(text("mistakes.choose", language)).first.select_option(index=1)
    host.page.get_by_role("radio", name=text("mistakes.right", language)).check(force=True)
    host.page.wait_for_function(
        "([node, old]) => node.src !== old && node.complete", arg=[image.element_handle(), first]
    )
    assert (host.get("chosen"), host.get("version")) == (1, "right")
    assert image.evaluate("(node) => node.naturalWidth") > 300
    assert text("mistakes.kl_in_bits", language) in image.get_attribute("alt")
    assert shown.locator("pre").count() == 2
    assert shown.evaluate(CONTROLS_OUTSIDE) == []
    assert serious(host.page, axe) == []
    clean(host)


@pytest.mark.browser
def test_its_pictures_have_the_colours_of_the_theme(open_host: Callable[..., Host]) -> None:
    host, made = open_host(width=800), board()
    state = {name: getattr(made, name) for name in ("chosen", "version", "language", "theme", "_entries", "_words")}
    host.show_state(state | {"theme": "dark"}, "board.js")
    image = host.page.locator("img[src^='blob:']")
    image.wait_for()
    drawn = image.evaluate("async (node) => (await fetch(node.src)).text()")
    assert PALETTE["dark"]["background"] in drawn and PALETTE["dark"]["js"] in drawn
    assert PALETTE["light"]["background"] not in drawn and PALETTE["light"]["js"] not in drawn
    clean(host)
