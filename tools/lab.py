"""Open JupyterLab on a working copy of the lessons: `python -m tools.lab [--language zh] [JupyterLab's options]`.

JupyterLab saves what it opens. To keep the checkout unchanged, the notebooks of a language are copied from
notebooks/LANGUAGE to work/LANGUAGE, which git ignores. Both lie equally deep, so that relative links work from either.

If a lesson has changed since it was copied, an unedited copy is replaced. An edited copy is never overwritten: the new
version is written beside it, and a line says so.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

from divergences.command import Parser, reported, run
from divergences.files import write_bytes, write_text
from divergences.locale import LANGUAGES, text

ROOT = Path(__file__).parents[1]
RECORD = ".copied.json"
"""File in the folder of copies that stores the hash of each copy when it was made."""


def content(notebook: Path) -> str:
    """A hash of what a reader sees in a notebook: kinds, sources and outputs of its cells.

    Opening a notebook is enough for JupyterLab to save other metadata, so those do not count. A file that is no
    notebook is hashed as it is.
    """
    given = notebook.read_bytes()
    try:
        cells = json.loads(given)["cells"]
        seen = [[cell["cell_type"], "".join(cell["source"]), cell.get("outputs", [])] for cell in cells]
    except (ValueError, KeyError, TypeError):
        return hashlib.sha256(given).hexdigest()
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()


def copy_lessons(lessons: Path, work: Path, language: str) -> list[str]:
    """Bring the copies in `work` up to date with the notebooks of `lessons`.

    Returns:
        For each lesson that was put beside a copy with somebody's work in it, the line that says so.
    """
    work.mkdir(parents=True, exist_ok=True)
    record = _read_record(work / RECORD)
    lines = []
    for lesson in sorted(lessons.rglob("*.ipynb")):
        name = lesson.relative_to(lessons).as_posix()
        current = content(lesson)
        copies = [name, *(known for known in record if known.startswith(_stem(name) + ".new"))]
        if (work / name).exists() and current in (record.get(copy) for copy in copies):
            continue  # this version has been copied before
        target = _free_name(work, name, current, record)
        if not (work / target).exists() or content(work / target) != current:
            (work / target).parent.mkdir(parents=True, exist_ok=True)
            write_bytes(work / target, lesson.read_bytes())
        record[target] = current
        if target != name:
            lines.append(text("lab.changed", language, yours=work / name, new=work / target))
    write_text(work / RECORD, json.dumps(record, indent=1))
    return lines


def _stem(name: str) -> str:
    return name.removesuffix(".ipynb")


def _free_name(work: Path, name: str, current: str, record: dict[str, str]) -> str:
    """The first name under which the lesson can be written without touching anybody's work."""
    target, number = name, 0
    while (work / target).exists() and content(work / target) not in (record.get(target), current):
        number += 1
        target = f"{_stem(name)}.new{number if number > 1 else ''}.ipynb"
    return target


def _read_record(file: Path) -> dict[str, str]:
    """The stored hashes of the copies; without a readable record every copy counts as edited."""
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def first_lesson(language: str, root: Path | None = None) -> Path:
    """The notebook that JupyterLab opens."""
    root = root or ROOT
    first = min((root / "notebooks" / language).glob("*.ipynb"))
    return root / "work" / language / first.name


def use_menus_of(language: str) -> None:
    """Let JupyterLab's own menus follow the lessons' language, unless its user has chosen one in its settings."""
    defaults = [str(ROOT / "notebooks" / "jupyter" / language), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, defaults))


@reported("python -m tools.lab")
def main(arguments: list[str] | None = None) -> int:
    """Copy the lessons, print which new versions were written beside edited copies, and run JupyterLab."""
    parser = Parser("python -m tools.lab", "Open JupyterLab on a copy of the lessons.")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="which lessons, and which menus")
    given, options = parser.parse_known_args(arguments)
    language = given.language
    for line in copy_lessons(ROOT / "notebooks" / language, ROOT / "work" / language, language):
        print(line, file=sys.stderr)
    use_menus_of(language)
    from jupyterlab.labapp import LabApp

    LabApp.launch_instance([f"--ServerApp.root_dir={ROOT}", *options, str(first_lesson(language))])
    return 0


if __name__ == "__main__":
    run(main)
