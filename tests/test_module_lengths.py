"""No module is longer than 250 lines, but generated ones and the sources of lessons."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("benchmarks", "divergences", "figures", "tests", "tools")
SUFFIXES = {".py", ".js", ".mjs", ".c", ".h", ".html", ".mplstyle"}
MAX_LINES = 250


def is_generated(text):
    return text.startswith(("/* Made by tools/", "// Made by tools/"))


def modules():
    """Each hand-written module of these folders, with its text; what npm installed is not ours."""
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in SUFFIXES and "node_modules" not in file.parts:
                text = file.read_text(encoding="utf-8")
                if not is_generated(text):
                    yield file.relative_to(ROOT).as_posix(), text


def test_no_module_is_longer_than_250_lines():
    lengths = {name: len(text.splitlines()) for name, text in modules()}
    assert len(lengths) > 300
    assert {name: length for name, length in lengths.items() if length > MAX_LINES} == {}


def test_what_is_generated_is_told_by_its_first_line():
    assert is_generated((ROOT / "divergences" / "widgets" / "explorer.js").read_text(encoding="utf-8"))
    assert not is_generated((ROOT / "divergences" / "widgets" / "page.js").read_text(encoding="utf-8"))
