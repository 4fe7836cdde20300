"""The README's commands, links and table of rows hold (its examples run as doctests)."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tools.claims_table import MARKS
from tools.lab import first_lesson

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_make_command_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", README))
    assert {"lab", "figures", "test", "bench", "notebooks"} <= named <= targets


def lesson_that_make_opens(*arguments, **environment):
    # These tests themselves run under make, which hands its own settings and messages down to a make that it starts.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"}
    command = ["make", "--no-print-directory", "--dry-run", "lab", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=inherited | environment, capture_output=True, text=True, check=True)
    asked = re.search(r"-m tools\.lab --language (\S+)", done.stdout)
    copy = first_lesson(asked[1])
    return ROOT / "notebooks" / copy.relative_to(ROOT / "work")


@pytest.mark.parametrize("language", ["en_US:en", "", "zh_CN:zh"])
def test_make_lab_opens_a_lesson_whatever_gettext_is_told(language):
    lesson = lesson_that_make_opens(LANGUAGE=language)
    assert lesson.is_file() and lesson.parent.name == "en", lesson


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make on this machine")
def test_make_lab_opens_the_chinese_lessons_when_asked():
    lesson = lesson_that_make_opens("LANGUAGE=zh")
    assert lesson.is_file() and lesson.parent.name == "zh", lesson


def test_contributing_names_commands_files_and_tests_that_exist():
    words = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", words)) <= targets
    tests = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py"))
    assert not [name for name in re.findall(r"`(test_\w+)`", words) if f"def {name}(" not in tests]
    files = re.findall(r"`([\w/.]+/[\w/]*\w\.\w+|[\w/]+/)`", words)
    files = [name for name in files if "figureN" not in name and "NN_name" not in name and "lessonN" not in name]
    folders = (ROOT, ROOT / "divergences", ROOT / "divergences" / "widgets")
    built = {"site/api/"}
    assert not [name for name in files if name not in built and not any((folder / name).exists() for folder in folders)]


def test_nothing_is_left_to_be_filled_in():
    assert "<!--" not in README.replace(MARKS[0], "").replace(MARKS[1], "")


def test_every_linked_file_exists():
    links = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]
