"""Write the explorer as one page that needs nothing installed: `python -m divergences.widgets.site [--out site]`.

The page holds the module, the tables and a small host that gives the module the `model` a notebook would. It asks
nothing of any other origin, works from a file and offline, and keeps its state in the fragment of its address.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from ..locale import LANGUAGES, text
from .explorer import READERS, Explorer

HERE = Path(__file__).parent


def page() -> str:
    """The page, as the text of its file."""
    whole = Explorer().page_state()
    state = {name: whole.pop(name) for name in READERS}
    titles = {language: text("explorer.page", language) for language in LANGUAGES}
    parts = {
        "state": json.dumps(state | {"shared": whole, "titles": titles}, allow_nan=False, ensure_ascii=False),
        "module": (HERE / "explorer.js").read_text(encoding="utf-8"),
        "host": (HERE / "page.js").read_text(encoding="utf-8"),
    }
    html = (HERE / "page.html").read_text(encoding="utf-8")
    for name, part in parts.items():
        if "</script" in part.lower() or "<!--" in part:
            raise ValueError(f"{name} cannot stand inside a script element")
        html = html.replace("{{" + name + "}}", part)
    return html


def write_site(folder: Path) -> Path:
    """Write index.html into `folder`, made if it is not there, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "index.html"
    file.write_text(page(), encoding="utf-8", newline="\n")
    return file


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m divergences.widgets.site", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("site"), help="the folder to write index.html into")
    file = write_site(parser.parse_args().out)
    print(f"{file}: {file.stat().st_size / 1000:.0f} kB; open it in any browser")


if __name__ == "__main__":
    main()
