"""Every text in every language, a font for every character of it, and no words that were left in one language."""

import json
import re
from pathlib import Path

import matplotlib as mpl
import pytest
from fontTools.ttLib import TTFont

from divergences import locale
from divergences.plotting.style import FONT_FAMILIES
from tools import font as build

from .support.translation import (
    CHINESE,
    english_words,
    is_chinese,
    is_english,
    printed_words,
    script_words,
    untranslated,
)

FILES = sorted(Path(locale.__file__).parent.glob("*.json"))
ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "notebooks" / "source").rglob("*.py"))
# All that draws, or shows words. The command lines speak English alone.
DRAWING = sorted(
    file
    for folder, name in (
        ("divergences/plotting", "*.py"),
        ("divergences/widgets", "*.py"),
        ("figures", "figure*.py"),
        ("figures", "study.py"),
    )
    for file in (ROOT / folder).glob(name)
    if file.name != "site.py"
)
SCRIPTS = sorted({*(ROOT / "divergences/widgets").glob("browser/src/**/*.js"), ROOT / "divergences/widgets/page.js"})
# What looks like words and is none: names of keys, numbers and classes, settings of matplotlib, an error's beginning.
NO_WORDS = {"Escape", "Enter", "Backspace", "Delete", "Infinity", "Zero", "Left", "Right"}
NO_WORDS |= {
    "Duel",
    "Look",
    "Explorer",
    "RunView",
    "Predict",
    "Slides",
    "offset points",
    '<circle cx="',
    " must be a number from ",
}
NO_WORDS |= {"lower center", "Date", "Creator", "Software", "pan-y pinch-zoom"}
SLANTED = re.compile(r"(?<![*A-Za-z0-9])\*(?![*\s])([^*\n]+)(?<!\s)\*(?!\*)")
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


@pytest.mark.parametrize("key", [key for key in ENTRIES if key != "language.name"])
def test_no_text_is_left_in_the_other_language(key):
    assert is_english(ENTRIES[key]["en"])
    assert is_chinese(ENTRIES[key]["zh"]), english_words(ENTRIES[key]["zh"])


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_no_cell_of_a_lesson_is_left_in_the_other_language(file):
    assert not untranslated(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_no_chinese_is_slanted(file):
    cells = re.split(r"^# %%", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    chinese = "".join(cell for cell in cells if 'lang="zh"' in cell.split("\n")[0])
    assert not [said for said in SLANTED.findall(chinese) if CHINESE.search(said)]


@pytest.mark.parametrize("file", DRAWING, ids=lambda file: file.stem)
def test_what_draws_has_its_words_from_the_catalogue(file):
    assert set(printed_words(file.read_text(encoding="utf-8"))) <= NO_WORDS


@pytest.mark.parametrize("file", [file for file in SCRIPTS if file.stem != "styles"], ids=lambda file: file.stem)
def test_the_browser_has_its_words_from_the_catalogue(file):
    words = set(script_words(file.read_text(encoding="utf-8")))
    assert not {one for one in words if not re.fullmatch(r"\w+(, \w+)*", one)} - NO_WORDS
    assert {one for one in words if "," not in one} <= NO_WORDS


@pytest.mark.parametrize(
    "words",
    [
        "Move the slider",
        "Play",
        "JS 散度 has no slope",
        "把 q 移到 the other side 看看",
        "mean slope",
        "Six panels of p",
    ],
)
def test_english_that_was_left_in_chinese_is_noticed(words):
    assert not is_chinese(words)


@pytest.mark.parametrize(
    "words",
    ["移动滑块", "D* = p/(p + q)", "log(1 − D)", "θ ≠ 0 时 dJS/dθ = {value}", "← →", "W₁", "K-Lipschitz 常数 K",
     "见 *Towards principled methods for training GANs*（2017）", "调用 `optimal_critic(real, fake)`，得到 $f$"],
)  # fmt: skip
def test_names_notation_code_and_titles_are_no_english(words):
    assert is_chinese(words)


def test_chinese_that_was_left_in_english_is_noticed():
    assert not is_english("JS 散度") and not is_english("Move θ，please")
    assert is_english("log 2 ≈ 0.693 nats, “at most”")
    assert is_english("one article, *生成对抗网络* (2023)") and not is_english("**重要** words")


@pytest.mark.parametrize(
    ("marks", "body", "found"),
    [
        ('[markdown] lang="zh"', "# ## 要点\n# Run the cells from top to bottom.", "not zh"),
        ('[markdown] lang="zh"', "# ## Summary", "not zh"),
        ('[markdown] lang="en"', "# 先猜一猜", "not en"),
        ('lang="zh"', 'name = "same time"', "not zh"),
        ("", 'print("modes found so far")', "in one language"),
        ("", 'title = f"step {1}: 收敛"', "in one language"),
    ],
)
def test_a_cell_in_the_wrong_language_is_noticed(marks, body, found):
    (wrong,) = untranslated(f"# %% {marks}\n{body}\n")
    assert wrong.startswith(found)


def test_a_cell_in_its_own_language_passes_and_code_is_no_language():
    assert not untranslated('# %% [markdown] lang="zh"\n# 用 `kl_divergence(p, q)` 计算，见 *Wasserstein GAN*。\n')
    assert not untranslated(
        '# %%\nprint(f"{theta:6g} {kl:8.4g}", "θ     λ", "‖∇D‖")\nraise ValueError("it must be so")\n'
    )


def test_words_in_drawing_code_are_noticed_but_not_what_nobody_reads():
    assert printed_words('axes.set_title("real samples")') == ["real samples"]
    assert printed_words('axes.set_title("Samples")') == ["Samples"]
    assert printed_words('label = "真实"') == ["真实"]
    assert not printed_words('"""A docstring of words."""\nraise ValueError("theta must be finite")\ncolour("faint")')
    assert script_words('write(node, "Drag the slider"); // an old remark') == ["Drag the slider"]
    assert script_words("const label = `${count} of the samples`;") == ["{} of the samples"]
    assert script_words('label("Play")') == ["Play"]
    assert not script_words('html("p", { class: "problem right" }); throw new Error("no such table"); t("run.play")')


def test_characters_are_those_of_the_texts_that_can_be_drawn():
    drawn = [entry for key, entry in ENTRIES.items() if not key.startswith("exercise.")]
    assert 0 < len(drawn) < len(ENTRIES)
    assert set(locale.characters()) == {c for entry in drawn for words in entry.values() for c in words}


def test_text_fills_placeholders_and_refuses_what_it_does_not_have():
    assert locale.text("figure2.tv", "zh", value=1) == "TV(p, q) = 1"
    with pytest.raises(ValueError, match="en, zh"):
        locale.text("name.js", "xx")
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
        assert font["head"].created == font["head"].modified == build.TIMESTAMP
    assert names[1] == build.FAMILY
    # "Source" is the name that both fonts reserve: only the copyright notices may say it.
    assert "Source" in names[0]
    assert not any("Source" in words for number, words in names.items() if number != 0)
    assert "SIL OPEN FONT LICENSE Version 1.1" in build.LICENCE_FILE.read_text(encoding="utf-8")
