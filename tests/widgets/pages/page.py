"""A page of the site in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from divergences.widgets import explorer, runs

HOSTS = {"explorer.html": "divergences-explorer", "runs.html": "divergences-run", "train.html": "divergences-duel"}
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Page:
    """The page in a browser, what it complained about and what it asked for."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, file: Path, fragment: str = "") -> None:
        self.page.goto(f"{file.as_uri()}#{fragment}" if fragment else file.as_uri())
        self.page.locator("[role=status][data-theta]").wait_for()

    def wait_for_fragment(self, fragment: str) -> None:
        self.page.wait_for_function("(wanted) => location.hash === `#${wanted}`", arg=fragment)

    def clean(self, file: Path) -> None:
        assert self.complaints == []
        assert {one.split("#")[0] for one in self.requests if not one.startswith("blob:")} == {file.as_uri()}


def addresses(name: str) -> Iterator[str]:
    """Every picture of a page, two by two; those of the explorer in each family, at a θ that has much to say."""
    if name == "explorer.html":
        for family in explorer.FAMILIES:
            for left, right in zip(explorer.PANELS[::2], explorer.PANELS[1::2], strict=True):
                yield f"family={family}&theta=-3.35&sigma=0.25&panels={left},{right}"
    elif name == "runs.html":
        for beside in (-1, 1):
            for left, right in zip(runs.PANELS, (*runs.PANELS[1:], runs.PANELS[0]), strict=True):
                yield f"network=0&beside={beside}&index=4&panels={left},{right}"
        yield "network=3&beside=-1&index=9&panels=plane,estimate"
    else:
        yield "data=ring"
