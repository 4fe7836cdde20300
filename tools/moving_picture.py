"""Take the README's moving picture, `python -m tools.moving_picture`: the first page, where θ moves q to p.

Needs Playwright and a `chromium` on the PATH. The page is opened from a file, without network access.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from divergences.command import reported, run
from divergences.files import write_bytes

from .pages.cells import RENDERED
from .pages.write import write_first

TARGET = RENDERED / "screen.moving.gif"
LARGEST = 1_500_000  # bytes
COLOURS = 128
WIDTH, SHOWN = 1000, 800  # of the window, and of the picture
THETAS = [2 - step / 10 for step in range(21)]
PAUSE, LONG = 110, 1400  # milliseconds between two frames, and on the first and the last one


@reported("python -m tools.moving_picture")
def main(arguments: list[str] | None = None) -> int:
    """Write the picture and say how large it is."""
    frames = _frames()
    file = io.BytesIO()
    times = [LONG, *[PAUSE] * (len(frames) - 2), LONG]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], duration=times, loop=0, optimize=True)
    if file.tell() > LARGEST:
        sys.exit(f"the picture has {file.tell():,} bytes, and may have {LARGEST:,}")
    write_bytes(TARGET, file.getvalue())
    print(f"{TARGET.name}: {file.tell() / 1000:.0f} kB")
    return 0


def _frames() -> list[Any]:
    from PIL import Image
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium") or sys.exit("there is no `chromium` on the PATH")
    frames = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        write_first(Path(folder), with_reference=False)
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_context(offline=True, reduced_motion="reduce", locale="en-GB").new_page()
        page.set_viewport_size({"width": WIDTH, "height": 800})
        page.goto((Path(folder) / "index.html").as_uri())
        slider = page.get_by_label("displacement θ", exact=True)
        for theta in THETAS:
            slider.fill(f"{theta:g}")
            page.locator(f"[role=status][data-theta='{theta:g}']").wait_for(state="attached")
            shot = Image.open(io.BytesIO(page.locator(".stage .widget").screenshot())).convert("RGB")
            smaller = shot.resize((SHOWN, round(shot.height * SHOWN / shot.width)), Image.Resampling.LANCZOS)
            frames.append(smaller)
        browser.close()
    return _in_few_colours(frames)


def _in_few_colours(frames: list[Any]) -> list[Any]:
    """The frames, all as high as the highest, in colours that they share: thin lines keep theirs."""
    from PIL import Image

    height = max(frame.height for frame in frames)
    sheet = Image.new("RGB", (SHOWN, height * len(frames)), "white")
    for place, frame in enumerate(frames):
        sheet.paste(frame, (0, height * place))
    sheet = sheet.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    return [sheet.crop((0, height * place, SHOWN, height * (place + 1))) for place in range(len(frames))]


if __name__ == "__main__":
    run(main)
