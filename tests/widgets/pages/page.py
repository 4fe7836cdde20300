"""A page of the site in a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


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
