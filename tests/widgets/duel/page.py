"""The duel's page in a browser, and what a reader does there."""

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

    def watch(self) -> None:
        """Note from now on what the page says and asks for."""
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def go(self, file: Path, fragment: str = "") -> None:
        self.page.goto(f"{file.as_uri()}#{fragment}")
        self.ready()

    def ready(self) -> None:
        """Wait until both sides show where they start from."""
        self.page.locator("section[data-state=still]").wait_for()
        self.page.locator("figure svg path.points").first.wait_for(state="attached")

    @property
    def step(self) -> int:
        return int(self.page.locator(".slider output").inner_text().split()[0].replace(",", ""))

    def train(self, step: int) -> None:
        """Train until the time line shows this step, and pause."""
        self.page.locator("[data-action=go]").click()
        reached = (
            "(step) => Number(document.querySelector('.divergences-duel').shadowRoot"
            ".querySelector('.slider output').textContent.split(' ')[0].replace(',', '')) >= step"
        )
        self.page.wait_for_function(reached, arg=step, timeout=90_000)
        self.page.locator("[data-action=go]").click()
        self.page.locator("section[data-state=still]").wait_for()

    def verdicts(self) -> list[str]:
        return self.page.locator(".verdict").evaluate_all("(all) => all.map((one) => one.dataset.verdict)")

    def clean(self, file: Path) -> None:
        assert self.complaints == [], self.complaints
        assert {one.split("#")[0] for one in self.requests if not one.startswith(("blob:", "data:"))} == {file.as_uri()}
