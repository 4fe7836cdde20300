"""Draw the figures: `python -m figures [--only 1 4 first2000] [--language zh] [--format pdf] [--out DIR] [--check]`.

For a paper: `python -m figures --out paper --format pdf --no-title --no-caption --width 84`; `--dark` is for slides.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import product
from pathlib import Path

from tqdm import tqdm

from divergences.command import Parser, reported, run
from divergences.locale import LANGUAGES
from divergences.plotting import Look

from .render import (
    COMMITTED,
    DRAWN_WITH,
    FORMATS,
    RENDERED,
    difference,
    figure_names,
    pixels_are_comparable,
    render,
    write_caption,
)

SMALLEST = 6.0  # points; journals ask for letters of at least this size


def read_arguments(arguments: list[str] | None) -> argparse.Namespace:
    """Parse the command line; exit with status 2 if it is wrong."""
    names = [name.removeprefix("figure") for name in figure_names()]
    parser = Parser("python -m figures", "Draw the figures of the article.")
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="FIGURE",
                        help=f"which figures, of {', '.join(names)} (default: all)")  # fmt: skip
    parser.add_argument("--language", choices=LANGUAGES, help="en or zh (default: both)")
    parser.add_argument("--format", nargs="+", choices=FORMATS, metavar="FORMAT",
                        help=f"which files, of {', '.join(FORMATS)} (default: all; with --check "
                             f"those that are committed, {', '.join(COMMITTED)})")  # fmt: skip
    parser.add_argument("--out", type=Path, default=RENDERED, metavar="DIR", help="where (default: figures/rendered)")
    parser.add_argument("--no-title", action="store_true", help="leave the headline out, and its room")
    parser.add_argument("--no-caption", action="store_true", help="leave out the line below it, and the caption's file")
    parser.add_argument("--dark", action="store_true", help="light lines on dark paper")
    parser.add_argument("--width", type=float, metavar="MM", help="how wide, in millimetres, such as a paper's column")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a picture in DIR is not current")
    options = parser.parse_args(arguments)
    options.format = options.format or list(COMMITTED if options.check else FORMATS)
    if options.width is not None and not 20 <= options.width <= 1000:
        parser.error(f"--width must be from 20 to 1000 mm, got {options.width:g}")
    changed = options.no_title or options.no_caption or options.dark or options.width is not None
    if changed and options.out.resolve() == RENDERED:
        parser.error("--no-title, --no-caption, --dark and --width need an --out of their own: "
                     "figures/rendered has the figures without them")  # fmt: skip
    if options.out.exists() and not options.out.is_dir():
        parser.error(f"--out {options.out} is not a folder")
    if not options.check:
        try:
            options.out.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=options.out).close()
        except OSError as error:
            parser.error(f"--out {options.out} cannot be written to: {error.strerror}")
    return options


@reported("python -m figures")
def main(arguments: list[str] | None = None) -> int:
    """Draw or check what the command line asks for; return the exit status."""
    options = read_arguments(arguments)
    languages = [options.language] if options.language else LANGUAGES
    work, formats = list(product(dict.fromkeys(options.only), languages)), list(dict.fromkeys(options.format))
    if options.check and "png" in options.format and not pixels_are_comparable():
        print(f"the pixels of png files are compared with matplotlib {DRAWN_WITH} only", file=sys.stderr)
    chosen = Look("dark" if options.dark else "light", title=not options.no_title, caption=not options.no_caption)
    stale, letters = [], dict[str, float]()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) if options.check else options.out
        for asked, language in tqdm(work, desc="figures", unit="figure"):
            name = f"figure{asked}" if asked.isdigit() else asked
            made = render(name, language, formats, folder, chosen=chosen, width=options.width, letters=letters)
            if chosen.caption and (beside := write_caption(name, language, folder)):
                made.append(beside)
            for path in made if options.check else []:
                reason = difference(options.out / path.name, path)
                stale += [f"{path.name} {reason}"] if reason else []
    for figure, smallest in letters.items():
        if options.width is not None and smallest < SMALLEST:
            print(f"{figure}: its smallest letters have {smallest:.1f} points at {options.width:g} mm", file=sys.stderr)
    for line in stale:
        print(f"stale: {line}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    run(main)
