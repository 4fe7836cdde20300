"""Write the explorer as one page that needs nothing installed: `python -m divergences.widgets.site [--out site]`.

The page holds the module, the tables and a small host that gives the module the `model` a notebook would. It asks
nothing of any other origin, works from a file and offline, and keeps its state in the fragment of its address. Where
pdoc is installed, the API reference is written beside it, into api/, and the page leads there.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from ..locale import LANGUAGES, text
from ..reference import write_reference
from .explorer import READERS, RESETTABLE, Explorer
from .tables import build_tables

HERE = Path(__file__).parent


def page(*, with_reference: bool = False) -> str:
    """The page, as the text of its file; with a link to the API reference beside it, if there is one."""
    whole = fresh_state()
    state = {name: whole.pop(name) for name in READERS}
    words = {"title": "explorer.page", "tag": "language.tag"}
    if with_reference:
        words["reference"] = "page.reference"
    languages = {language: {name: text(key, language) for name, key in words.items()} for language in LANGUAGES}
    parts = {
        "state": json.dumps(state | {"shared": whole, "languages": languages}, allow_nan=False, ensure_ascii=False),
        "module": (HERE / "explorer.js").read_text(encoding="utf-8"),
        "host": (HERE / "page.js").read_text(encoding="utf-8"),
    }
    html = (HERE / "page.html").read_text(encoding="utf-8")
    for name, part in parts.items():
        if "</script" in part.lower() or "<!--" in part:
            raise ValueError(f"{name} cannot stand inside a script element")
        html = html.replace("{{" + name + "}}", part)
    return html


def fresh_state() -> dict[str, Any]:
    """What `Explorer().page_state()` gives, without making a widget: in a notebook that would be one more view."""
    traits, tables = Explorer.class_traits(), build_tables()
    names = (*READERS, "_ranges", "_scales", "_floors", "_couplings")
    state: dict[str, Any] = {name: traits[name].default() for name in names}
    start = {name: state[name] for name in RESETTABLE}
    return state | {"_layout": tables.layout, "_start": start, "_tables": tables.base64}


def write_site(folder: Path, *, with_reference: bool = False) -> Path:
    """Write index.html into `folder`, made if it is not there, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "index.html"
    file.write_text(page(with_reference=with_reference), encoding="utf-8", newline="\n")
    return file


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m divergences.widgets.site", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("site"), help="the folder to write index.html into")
    folder = parser.parse_args().out
    try:
        count = write_reference(folder / "api")
        print(f"{folder / 'api'}: the API reference, {count} modules")
    except ModuleNotFoundError as error:
        count = 0
        print(f"the API reference is left out: {error.name} is not installed (pip install 'divergences[dev]')")
    file = write_site(folder, with_reference=count > 0)
    print(f"{file}: {file.stat().st_size / 1000:.0f} kB; open it in any browser")


if __name__ == "__main__":
    main()
