"""The README's commands, links and table of rows hold (its examples run as doctests)."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import divergences
from divergences import pairs

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_make_command_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)", README))
    assert {"lab", "figures", "test", "bench", "notebooks"} <= named <= targets


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make on this machine")
@pytest.mark.parametrize("language", ["en_US:en", "", "zh_CN:zh"])
def test_make_lab_opens_a_lesson_whatever_gettext_is_told(language):
    environment = os.environ | {"LANGUAGE": language}
    done = subprocess.run(["make", "-n", "lab"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    lesson = done.stdout.split()[-1]
    assert (ROOT / lesson).is_file(), lesson
    chinese = subprocess.run(["make", "-n", "lab", "LANGUAGE=zh"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (ROOT / chinese.stdout.split()[-1]).parent.name == "zh"


def test_nothing_is_left_to_be_filled_in():
    assert "<!--" not in README


def test_every_linked_file_exists():
    links = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]


def test_the_rows_of_the_article_name_code_and_tests_that_exist():
    rows = [line.split("|") for line in README.splitlines() if re.match(r"\| A\d", line)]
    assert {row for line in rows for row in re.findall(r"A\d+", line[1])} >= {f"A{n}" for n in range(1, 13)}
    for line in rows:
        for name in re.findall(r"`(\w+)`", line[3]):
            assert hasattr(divergences, name) or hasattr(pairs.Pair, name), name
        for file in re.findall(r"`(\w+\.py)`", line[5]):
            assert (ROOT / "tests" / file).exists(), file
