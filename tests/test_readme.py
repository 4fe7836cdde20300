"""The README's commands, links and table of rows hold (its examples run as doctests)."""

import re
from pathlib import Path

import divergences
from divergences import pairs

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_make_command_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)", README))
    assert {"lab", "figures", "test", "bench", "notebooks"} <= named <= targets


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
