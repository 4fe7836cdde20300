"""The commands, links and files that README, docs/ and CONTRIBUTING name are there (the examples run as doctests)."""

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
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("*.md"))]
EACH_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_every_make_command_exists():
    assert set(re.findall(r"^make ([a-z-]+)", README, re.MULTILINE)) == {"lab", "test"}
    commands = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert {"lab", "figures", "test", "bench", "notebooks"} <= set(re.findall(r"`make ([a-z-]+)", commands))


@EACH_PAGE
def test_a_page_names_commands_that_exist(page):
    assert set(re.findall(r"`make ([a-z-]+)", page.read_text(encoding="utf-8"))) <= TARGETS


def test_the_readme_is_one_screen():
    assert len(README.splitlines()) <= 45


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


@EACH_PAGE
def test_a_page_names_files_and_tests_that_exist(page):
    words = page.read_text(encoding="utf-8")
    tests = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py"))
    assert not [name for name in re.findall(r"`(test_\w+)`", words) if f"def {name}(" not in tests]
    files = re.findall(r"`([\w/.]+/[\w/]*\w\.\w+|[\w/]+/)`", words)
    to_be_written = ("figureN", "NN_name", "lessonN", "site/", "work/")
    folders = (ROOT, ROOT / "divergences", ROOT / "divergences" / "widgets")
    named = [name for name in files if not any(part in name for part in to_be_written)]
    assert not [name for name in named if not any((folder / name).exists() for folder in folders)]


@EACH_PAGE
def test_nothing_is_left_to_be_filled_in(page):
    words = page.read_text(encoding="utf-8")
    assert "<!--" not in words.replace(MARKS[0], "").replace(MARKS[1], "") and "TODO" not in words


def anchors(page):
    """The anchors of a page's headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@EACH_PAGE
def test_every_linked_file_and_heading_exists(page):
    for link in re.findall(r"\]\((?!http)([^)]+)\)", page.read_text(encoding="utf-8")):
        file, _, heading = link.partition("#")
        target = page.parent / file if file else page
        assert target.exists(), link
        assert not heading or heading in anchors(target), link


def tree_of(page):
    """Each path of the page's tree: a line is indented by two more than the folder that it lies in."""
    folders, found = {}, []
    for line in re.search(r"```\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)[1].splitlines():
        name = line.split()[0]
        depth = len(line) - len(line.lstrip())
        if depth > 8:
            continue  # the description of the line above goes on
        above = folders.get(depth - 2, "")
        folders[depth] = f"{above}{name}"
        found.append(folders[depth])
    return found


def test_the_tree_of_the_architecture_is_the_tree():
    tree = tree_of(ROOT / "docs" / "architecture.md")
    assert {"divergences/gan/cuda_graph.py", "divergences/widgets/browser/src/kit/"} <= set(tree)
    assert not [name for name in tree if not (ROOT / name).exists()]
    packages = {f"{file.parent.relative_to(ROOT)}/" for file in (ROOT / "divergences").glob("*/__init__.py")}
    assert packages <= set(tree)


def test_every_page_of_docs_is_reached_from_the_readme():
    linked = {(ROOT / link).resolve() for link in re.findall(r"\]\(([^)#]+)", README)}
    linked.add(ROOT / "docs" / "pypi.md")  # what PyPI shows instead of the README
    assert not [page.name for page in PAGES if page.parent.name == "docs" and page.resolve() not in linked]
