"""The explorer's languages, themes and sizes, in Chromium."""

from __future__ import annotations

import re

import pytest

from divergences.widgets.explorer import FAMILIES

from ..support.browser import Host, Open, clean

pytestmark = pytest.mark.browser


LATIN_NAMES = {"KL", "JS", "TV", "EM", "English", "float", "log"}


def words_of(host: Host) -> str:
    """Every text and spoken name in the explorer."""
    host.status()
    words: str = host.page.locator(".explorer").evaluate(
        """(node) => [node.innerText, ...[...node.querySelectorAll("text")].map((text) => text.textContent),
          ...[node, ...node.querySelectorAll("[aria-label], [aria-valuetext]")].flatMap((one) =>
            [one.getAttribute("aria-label"), one.getAttribute("aria-valuetext")])].join("\\n")"""
    )
    return words


@pytest.mark.parametrize("family", FAMILIES)
def test_no_text_is_left_untranslated(open_host: Open, family: str) -> None:
    host = open_host()
    for theta in (0.0, 0.3, -4.0):
        host.show(family=family, theta=theta, language="zh")
        assert set(re.findall(r"[A-Za-z]{2,}", words_of(host))) <= LATIN_NAMES
        host.set("language", "en")
        assert re.findall("[\u4e00-\u9fff]+", words_of(host)) == ["中文"]
    clean(host)


def test_theme_follows_the_system_and_jupyterlab(open_host: Open) -> None:
    host = open_host(color_scheme="dark")
    host.show()
    explorer = host.page.locator(".explorer")
    background = "(node) => getComputedStyle(node).backgroundColor"
    assert explorer.evaluate(background) == "rgb(20, 23, 28)"
    host.page.emulate_media(color_scheme="light")
    host.settle()
    assert explorer.evaluate(background) == "rgb(255, 255, 255)"
    host.page.evaluate("() => (document.body.dataset.jpThemeLight = 'false')")
    host.settle()
    assert explorer.get_attribute("data-theme") == "dark"
    host.set("theme", "light")
    assert explorer.get_attribute("data-theme") == "light"
    clean(host)


# The contrast of every text with what lies behind it, by the WCAG's formula; a canvas turns any colour into RGB.
CONTRASTS = """(explorer) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (node) => {
    const colour = getComputedStyle(node).backgroundColor;
    return colour === "rgba(0, 0, 0, 0)" ? behind(node.parentElement) : colour;
  };
  const texts = [...explorer.querySelectorAll("text, p, h2, h3, label, output, button, span, legend")];
  return texts.filter((node) => node.textContent.trim() && node.getBoundingClientRect().width).map((node) => {
    const style = getComputedStyle(node);
    const [dark, light] = [node.tagName === "text" ? style.fill : style.color, behind(node)].map(luminance).sort();
    return [node.textContent, (Math.max(dark, light) + 0.05) / (Math.min(dark, light) + 0.05)];
  });
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_host: Open, theme: str) -> None:
    host = open_host(reduced_motion="reduce")  # colours then change at once
    for family in FAMILIES:
        host.show(family=family, theme=theme)
        contrasts = host.page.locator(".explorer").evaluate(CONTRASTS)
        assert len(contrasts) > 40
        assert [words for words, contrast in contrasts if contrast < 4.5] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1920])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_wider_than_the_page(open_host: Open, width: int, language: str) -> None:
    host = open_host(width=width)
    for family in FAMILIES:
        host.show(family=family, theta=5.0, language=language)
        host.page.locator("summary").click()
        assert host.page.evaluate("() => document.documentElement.scrollWidth") <= width
        outside = host.page.locator(".explorer").evaluate(
            """(node) => { const frame = node.getBoundingClientRect();
              return [...node.querySelectorAll("text, p, h2, h3, label, output, button")].filter((one) => {
                const box = one.getBoundingClientRect();
                return one.checkVisibility() && box.width && (box.left < frame.left || box.right > frame.right);
              }).map((one) => one.textContent); }"""
        )
        assert outside == []
    rows = host.page.locator("figure").evaluate_all("(all) => new Set(all.map((one) => one.offsetTop)).size")
    assert rows == (3 if width < 680 else 2 if width < 1000 else 1)
    clean(host)


def test_pointer_targets_are_large_enough(open_host: Open) -> None:
    host = open_host(width=360)
    host.show(family="blur")
    for target in host.page.locator("button, input[type=range], .choice label, .chip, .handle").all():
        if target.is_visible():
            box = target.bounding_box()
            assert min(box["width"], box["height"]) >= 24


def test_panels_are_shown_in_the_order_given(open_host: Open) -> None:
    host = open_host()
    host.show(panels=["gradient", "pair"])
    names = "(all) => all.map((one) => one.dataset.panel)"
    assert host.page.locator("figure").evaluate_all(names) == ["gradient", "pair"]
    host.set("panels", [])
    assert host.page.locator("figure").count() == 0
    assert host.status().startswith("θ = ")
    clean(host)
