"""Write the whole site, `python -m tools.site [--out site]`: the package's pages, and the API reference below api/."""

from __future__ import annotations

from pathlib import Path

from divergences.command import Parser, reported, run
from divergences.widgets.site import TITLES, write_site

from .reference import write_reference


@reported("python -m tools.site")
def main(arguments: list[str] | None = None) -> int:
    """Write the site, without the API reference where pdoc is missing, and print what was written."""
    parser = Parser("python -m tools.site", __doc__)
    parser.add_argument("--out", type=Path, default=Path("site"), help="the folder to write the pages into")
    folder = parser.parse_args(arguments).out
    try:
        count = write_reference(folder / "api")
        print(f"{folder / 'api'}: the API reference, {count} modules")
    except ModuleNotFoundError as error:
        count = 0
        print(f"the API reference is left out: {error.name} is not installed (pip install 'divergences[dev]')")
    write_site(folder, with_reference=count > 0)
    for name in TITLES:
        print(f"{folder / name}: {(folder / name).stat().st_size / 1000:.0f} kB; open it in any browser")
    return 0


if __name__ == "__main__":
    run(main)
