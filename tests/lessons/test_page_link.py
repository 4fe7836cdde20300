"""The link from a lesson to the explorer's page: the page reads what the link says, in Chromium too."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest

from divergences.lessons import PageLink
from divergences.locale import text
from divergences.widgets import Explorer

from ..support.browser import Host, close, shown_numbers


def test_only_an_explorer_is_linked_to() -> None:
    with pytest.raises(TypeError, match="explorer must be an Explorer, got dict"):
        PageLink({"theta": 2})  # type: ignore[arg-type]


def test_it_follows_its_explorer_in_words_that_the_page_reads() -> None:
    explorer = Explorer(theta=1.2, language="zh")
    link = PageLink(explorer)
    assert (link.fragment, link.language) == ("language=zh", "zh")
    explorer.theta, explorer.panels, explorer.presenter = -2.55, ["descend", "pair"], True
    said = {name: values[0] for name, values in parse_qs(link.fragment).items()}
    assert said == {"theta": "-2.55", "panels": "descend,pair", "presenter": "true", "language": "zh"}


@pytest.mark.browser
def test_it_opens_the_page_in_that_state_and_asks_nothing_of_anybody(open_host: Callable[..., Host]) -> None:
    explorer = Explorer(family="strips", theta=-2.5, width=3.0, panels=["curves", "transport"])
    link, host = PageLink(explorer), open_host()
    state = {"fragment": link.fragment, "language": "en", "_words": link._words, "_page": link._page}
    host.show_state(state, "page_link.js")
    with host.page.context.expect_page() as opened:
        host.page.get_by_role("link", name=text("pageLink.open", "en")).click()
    page = opened.value
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.locator("[role=status][data-theta='-2.5']").wait_for()
    assert close(shown_numbers(page), explorer.values())
    assert page.locator("figure").evaluate_all("(all) => all.map((one) => one.dataset.panel)") == explorer.panels
    page.get_by_label("displacement θ").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**#family=strips&theta=-2.45&*")
    assert (complaints, host.complaints, host.strangers) == ([], [], [])
