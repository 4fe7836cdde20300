"""The words of every picture: none lies over another or over the line that it names, none leaves the picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .page import HOSTS, PAINTED, Page, addresses

pytestmark = pytest.mark.browser

# Boxes of text have room above and below the letters: two lines may share a third of a letter's height.
FAULTS = """(section) => {
  const found = [];
  const apart = (one, other) => one.right <= other.left + 1 || one.left >= other.right - 1;
  const high = (one, other) => Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  for (const svg of [...section.querySelectorAll("figure svg")].filter((one) => one.checkVisibility())) {
    const [all, frame] = [svg, svg.closest("figure")].map((one) => one.getBoundingClientRect());
    const texts = [...svg.querySelectorAll("text")]
      .filter((it) => it.textContent.trim() && it.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .map((one) => [one.textContent, one.getBoundingClientRect(), parseFloat(getComputedStyle(one).fontSize)]);
    for (const [i, [words, box, size]] of texts.entries()) {
      const away = [frame.left - box.left, box.right - frame.right, all.top - box.top - 2, box.bottom - all.bottom - 2];
      if (Math.max(...away) > 1) found.push(`${words} is outside`);
      for (const [others, other, least] of texts.slice(i + 1))
        if (!apart(box, other) && high(box, other) > 0.3 * Math.min(size, least)) found.push(`${words} over ${others}`);
      for (const line of [...svg.querySelectorAll(".target")].map((one) => one.getBoundingClientRect()))
        if (box.left < line.right && box.right > line.left && high(box, line) > 0.2 * size)
          found.push(`${words} over its line`);
    }
  }
  return found;
}"""


@pytest.mark.parametrize(("width", "height", "presenter"), [(1024, 768, True), (390, 844, False), (1440, 900, False)])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", HOSTS)
def test_no_words_lie_over_others_or_outside(
    open_page: Callable[..., Page], file: Path, name: str, language: str, width: int, height: int, presenter: bool
) -> None:
    page = open_page(width, height).page
    page.goto(f"{file.with_name(name).as_uri()}#language={language}")
    section = page.locator(f".{HOSTS[name]} section.explorer")
    section.locator("figure text").first.wait_for()
    for address in addresses(name):
        fragment = f"{address}&language={language}{'&presenter=true' if presenter else ''}"
        page.evaluate("(hash) => { location.hash = hash; }", fragment)
        for _ in range(2):
            page.evaluate(PAINTED)
        assert section.evaluate(FAULTS) == [], fragment
