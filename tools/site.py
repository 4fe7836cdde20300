"""Write the whole site, `python -m tools.site [--out site]`: the package's pages, the lessons, and the API reference.

The lessons are run once and kept below build/ until they or the package change.
"""

from __future__ import annotations

from pathlib import Path

from divergences.command import Parser, reported, run
from divergences.widgets.site import TITLES, write_site

from .pages.write import write_first, write_lessons
from .reference import write_reference


@reported("python -m tools.site")
def main(arguments: list[str] | None = None) -> int:
    """Write the site, without the API reference where pdoc is missing, and print what was written."""
    parser = Parser("python -m tools.site", __doc__)
    parser.add_argument("--out", type=Path, default=Path("site"), help="the folder to write the pages into")
    parser.add_argument(
        "--without-lessons", action="store_true", help="leave out the lessons, which take minutes to run"
    )
    given = parser.parse_args(arguments)
    folder = given.out
    try:
        count = write_reference(folder / "api")
        print(f"{folder / 'api'}: the API reference, {count} modules")
    except ModuleNotFoundError as error:
        count = 0
        print(f"the API reference is left out: {error.name} is not installed (pip install 'divergences[dev]')")
    write_site(folder, with_reference=count > 0)
    files = [folder / name for name in TITLES]
    try:
        files += write_first(folder, with_reference=count > 0)
        files += [] if given.without_lessons else write_lessons(folder)
    except ModuleNotFoundError as error:
        print(f"the lessons are left out: {error.name} is not installed (pip install 'divergences[dev]')")
    for file in files:
        print(f"{file}: {file.stat().st_size / 1000:.0f} kB; open it in any browser")
    return 0


if __name__ == "__main__":
    run(main)
