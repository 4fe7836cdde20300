"""Take the pictures of the pages for the README and docs: `python -m tools.screenshots`, into figures/rendered.

Needs Playwright and a `chromium` on the PATH. The pages are opened from a file, without network access.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from divergences.command import reported, run
from divergences.files import write_bytes
from divergences.widgets.site import write_site

RENDERED = Path(__file__).parents[1] / "figures" / "rendered"
SCREENS = {
    "explorer": (1280, "explorer.html#theta=1.2&language=en&theme=light"),
    "run": (1040, "runs.html#network=3&beside=-1&index=8&panels=plane,estimate,histogram&language=en&theme=light"),
}
"""Each picture: how wide the window is, and the address in it."""


@reported("python -m tools.screenshots")
def main(arguments: list[str] | None = None) -> int:
    """Write each picture and say how large it is."""
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium") or sys.exit("there is no `chromium` on the PATH")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        write_site(Path(folder))
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_context(offline=True, reduced_motion="reduce").new_page()
        for name, (width, address) in SCREENS.items():
            page.set_viewport_size({"width": width, "height": 700})
            page.goto(f"{Path(folder).as_uri()}/{address}")
            page.locator("main h2").first.wait_for()
            page.wait_for_timeout(800)
            file = RENDERED / f"screen.{name}.png"
            write_bytes(file, page.locator("main").screenshot())
            print(f"{file.name}: {file.stat().st_size / 1000:.0f} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    run(main)
