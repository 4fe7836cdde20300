"""Write the stand-alone pages of explorer, recorded runs and duel: `python -m divergences.widgets.site`.

Each page holds its module, its data and a small host that gives the module the `model` a notebook would. It makes no
request to another origin, works offline and from a file, and keeps its state in the fragment of its address.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..command import Parser, reported, run
from ..files import check_folder, write_text
from ..gan import recorded
from ..locale import LANGUAGES, text
from .duel import READER_TRAITS as DUEL_TRAITS
from .duel import Duel
from .explorer import EMBEDDING_TRAITS, READER_TRAITS, RESETTABLE, Explorer
from .runs import READER_TRAITS as RUN_TRAITS
from .runs import RunView
from .tables import build_tables

HERE = Path(__file__).parent
TITLES = {"explorer.html": "explorer.page", "runs.html": "run.page", "train.html": "duel.page"}
"""Each page, and the key of its title in the catalogue."""

TRAINING = " 'wasm-unsafe-eval'; worker-src blob:"
"""What the page that trains needs beyond the others: its own compiled kernels, in workers that it makes itself."""

RUN_PANELS = ["plane", "theta", "gradient"]
RUN_PAIR = ("run.recorded.theta-gan", "run.recorded.theta-wgan-gp")


def page() -> str:
    """The HTML of the explorer's page, without links to other pages."""
    return _page("explorer.html", "explorer.js", fresh_state(), READER_TRAITS, {})


def pages(*, with_reference: bool = False) -> dict[str, str]:
    """Each page's name and text, leading to the others; and to the API reference beside them, if there is one."""
    runs = {f"run.recorded.{name}": recorded.load(name) for name in recorded.NAMES}
    view = RunView(runs, pair=RUN_PAIR, panels=RUN_PANELS)
    duel = Duel()
    parts = {
        "explorer.html": ("explorer.js", fresh_state(), READER_TRAITS),
        "runs.html": ("runs.js", view.page_state(), RUN_TRAITS),
        "train.html": ("duel.js", duel.page_state(), DUEL_TRAITS),
    }
    view.close()
    duel.close()
    links = TITLES | ({"api/index.html": "explorer.reference"} if with_reference else {})
    return {name: _page(name, *part, {to: links[to] for to in links if to != name}) for name, part in parts.items()}


def _page(name: str, module: str, whole: dict[str, Any], readers: Iterable[str], links: dict[str, str]) -> str:
    state = {reader: whole.pop(reader) for reader in readers}
    languages = {
        language: {
            "title": text(TITLES[name], language),
            "tag": text("language.tag", language),
            "links": {to: text(key, language) for to, key in links.items()},
        }
        for language in LANGUAGES
    }
    parts = {
        "state": json.dumps(state | {"shared": whole, "languages": languages}, allow_nan=False, ensure_ascii=False),
        "module": (HERE / module).read_text(encoding="utf-8"),
        "host": (HERE / "page.js").read_text(encoding="utf-8"),
        "policy": TRAINING if name == "train.html" else "",
    }
    html = (HERE / "page.html").read_text(encoding="utf-8")
    for place, part in parts.items():
        if "</script" in part.lower() or "<!--" in part:
            raise ValueError(f"{place} cannot stand inside a script element")
        html = html.replace("{{" + place + "}}", part)
    return html


def fresh_state() -> dict[str, Any]:
    """What `Explorer().page_state()` gives, without making a widget: in a notebook that would be one more view."""
    traits, tables = Explorer.class_traits(), build_tables()
    names = (*READER_TRAITS, *EMBEDDING_TRAITS, "_ranges", "_scales", "_floors", "_couplings")
    state: dict[str, Any] = {name: traits[name].default() for name in names}
    start = {name: state[name] for name in RESETTABLE}
    return state | {"_layout": tables.layout, "_start": start, "_tables": tables.base64}


def write_site(folder: Path, *, with_reference: bool = False) -> Path:
    """Write the pages into `folder`, made if it is not there, and return the path of explorer.html."""
    check_folder(folder, "folder")
    for name, html in pages(with_reference=with_reference).items():
        write_text(folder / name, html)
    return folder / "explorer.html"


@reported("python -m divergences.widgets.site")
def main(arguments: list[str] | None = None) -> int:
    """Write the pages, and say what was written."""
    parser = Parser("python -m divergences.widgets.site", __doc__)
    parser.add_argument("--out", type=Path, default=Path("site"), help="the folder to write the pages into")
    folder = parser.parse_args(arguments).out
    write_site(folder)
    for name in TITLES:
        print(f"{folder / name}: {(folder / name).stat().st_size / 1000:.0f} kB; open it in any browser")
    return 0


if __name__ == "__main__":
    run(main)
