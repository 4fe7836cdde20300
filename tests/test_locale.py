"""Every text in every language, and a font for every character of it."""

import json
import re
from pathlib import Path

import matplotlib as mpl
import pytest
from fontTools.ttLib import TTFont

from divergences import locale
from divergences.plotting.fonts import build
from divergences.plotting.style import FONT_FAMILIES

FILES = sorted(Path(locale.__file__).parent.glob("*.json"))
ENTRIES = {key: entry for file in FILES for key, entry in json.loads(file.read_text(encoding="utf-8")).items()}


def placeholders(words):
    return sorted(re.findall(r"\{(\w*)[^}]*\}", words))


def characters_of(font_file):
    with TTFont(font_file) as font:
        return {chr(code) for code in font.getBestCmap()}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_key_is_written_twice_in_one_file(file):
    pairs = json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=list)
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("key", ENTRIES)
def test_every_language_has_the_text_with_the_same_placeholders(key):
    entry = ENTRIES[key]
    assert set(entry) == set(locale.LANGUAGES)
    assert all(words.strip() == words and words for words in entry.values())
    assert placeholders(entry["en"]) == placeholders(entry["zh"])


@pytest.mark.parametrize("key", [key for key in ENTRIES if key.startswith("figure")])
def test_english_figures_have_no_chinese_and_chinese_ones_no_english_sentence(key):
    assert not any(build.is_chinese(c) for c in ENTRIES[key]["en"])
    assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", ENTRIES[key]["zh"])


def test_characters_are_those_of_the_texts():
    assert set(locale.characters()) == {c for entry in ENTRIES.values() for words in entry.values() for c in words}


def test_text_fills_placeholders_and_refuses_what_it_does_not_have():
    assert locale.text("figure2.tv", "zh", value=1) == "TV(p, q) = 1"
    with pytest.raises(ValueError, match="en, zh"):
        locale.text("name.js", "fr")
    with pytest.raises(KeyError):
        locale.text("name.of nothing", "en")


def test_the_fonts_have_every_character_and_ours_has_all_the_chinese():
    ours = characters_of(build.FONT_FILE)
    fallback = characters_of(Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf"))
    needed = set(locale.characters()) - {"\n"}
    assert FONT_FAMILIES == (build.FAMILY, "DejaVu Sans")
    assert not {c for c in needed if build.is_chinese(c)} - ours
    assert not needed - ours - fallback


def test_a_missing_character_is_noticed(tmp_path, monkeypatch, capsys):
    assert build.missing_characters() == ""
    monkeypatch.setattr(build, "characters", lambda: "散度龘")
    assert build.missing_characters() == "龘"
    assert build.main(["--check"]) == 1
    assert "龘" in capsys.readouterr().err


def test_the_font_has_its_own_name_and_carries_its_licence():
    with TTFont(build.FONT_FILE) as font:
        names = {record.nameID: str(record) for record in font["name"].names}
        assert font["head"].created == font["head"].modified == build.MOMENT
    assert names[1] == build.FAMILY
    # "Source" is the name that both fonts reserve: only the copyright notices may say it.
    assert "Source" in names[0]
    assert not any("Source" in words for number, words in names.items() if number != 0)
    assert "SIL OPEN FONT LICENSE Version 1.1" in build.LICENCE_FILE.read_text(encoding="utf-8")
