"""No row of the article and none of its slips is missing, and all that a row names is there."""

import importlib
import re
import sys
from pathlib import Path

import pytest

from divergences.lessons.claims import LESSONS, claims, table
from divergences.locale import LANGUAGES
from tools import claims_table as module

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
EACH = pytest.mark.parametrize("row", claims(), ids=lambda row: row["row"])


def find(name):
    """The object of a dotted name: the longest part that is a module is imported, the rest are attributes."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = getattr(found, part)
        return found
    raise ModuleNotFoundError(name)


def test_every_row_and_every_slip_is_there_once_and_in_order():
    assert [row["row"] for row in claims()] == [f"A{n}" for n in range(1, 22)] + [f"S{n}" for n in range(1, 10)]


@EACH
def test_a_row_says_something_in_every_language_and_names_code_a_place_and_a_test(row):
    assert set(row) == {"row", "claim", "code", "figures", "lessons", "tests"}
    assert set(row["claim"]) == set(LANGUAGES) and all(row["claim"].values())
    assert row["code"] and row["lessons"] and row["tests"]


@EACH
def test_the_code_of_a_row_exists(row):
    for name in row["code"]:
        assert find(name) is not None


@EACH
def test_the_figures_of_a_row_exist(row):
    for number in row["figures"]:
        assert (ROOT / "figures" / f"figure{number}.py").exists()
        for language in LANGUAGES:
            assert (ROOT / "figures" / "rendered" / f"figure{number}.{language}.png").exists()


@EACH
def test_a_lesson_of_a_row_uses_its_code(row):
    sources = [ROOT / "notebooks" / "source" / f"{LESSONS[number]}.py" for number in row["lessons"]]
    taught = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    *_, place, name = row["code"][0].split(".")
    names = [name, place] if place[0].isupper() else [name]
    assert any(re.search(rf"\b{each}\b", taught, re.IGNORECASE) for each in names)


@EACH
def test_the_tests_of_a_row_exist(row):
    for name in row["tests"]:
        file, _, function = name.rpartition(".")
        source = (ROOT / "tests" / f"{file.replace('.', '/')}.py").read_text(encoding="utf-8")
        assert re.search(rf"^def {function}\(", source, re.MULTILINE), name


def test_a_name_that_does_not_exist_is_noticed():
    with pytest.raises(AttributeError):
        find("divergences.pairs.NoSuchPair")
    with pytest.raises(ModuleNotFoundError):
        find("no_such_package.thing")


def test_the_lessons_are_those_of_the_sources():
    written = {source.stem for source in (ROOT / "notebooks" / "source").glob("*.py")}
    assert written <= set(LESSONS)
    assert {LESSONS[number] for row in claims() for number in row["lessons"]} <= written


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_a_line_for_each_row_and_no_link_is_dead(language):
    lines = table(language).splitlines()
    assert [line.split(" | ")[0] for line in lines[2:]] == [f"| {row['row']}" for row in claims()]
    assert {line.replace("\\|", "").count("|") for line in lines} == {7}
    links = re.findall(r"\]\(([^)]+)\)", "\n".join(lines))
    here = ROOT / "notebooks" / language
    assert links and not [link for link in links if not (here / link).exists()]


def test_the_page_of_claims_has_the_present_table(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["claims_table", "--check"])
    assert module.main() == 0, capsys.readouterr().err


def test_a_stale_or_unmarked_page_is_noticed(tmp_path, monkeypatch):
    stale = tmp_path / "claims.md"
    monkeypatch.setattr(module, "PAGES", {"en": stale})
    stale.write_text(PAGE.replace("| A7 |", "| A |"), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["claims_table", "--check"])
    assert module.main() == 1
    monkeypatch.setattr(sys, "argv", ["claims_table"])
    assert module.main() == 0
    assert stale.read_text(encoding="utf-8") == PAGE
    stale.write_text("no marks", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"claims\.md must have"):
        module.main()
