"""The glossary: every term in both languages, every name in code exists, no standard term is missing."""

import importlib
import re
from pathlib import Path

import pytest

from divergences import locale

from ..support.translation import CHINESE, english_words, is_english

GLOSSARY = Path(__file__).parents[2] / "notebooks" / "GLOSSARY.md"
ROWS = [
    [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| term", "| ---"))
]
EACH = pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].split("<br>")[0])
# The terms that the lessons, the pictures and the literature share.
STANDARD = [
    "真实分布", "生成分布", "平行均匀分布", "KL 散度", "JS 散度", "全变差距离",
    "EM 距离", "推土机距离", "梯度弥散", "梯度消失",
    "耦合", "联合分布", "边缘分布", "下确界", "上确界", "对偶", "势函数", "生成器", "判别器", "评论器", "判别网络",
    "梯度惩罚项", "权重裁剪", "模式崩塌", "优化器", "动量", "学习率", "随机种子",
]  # fmt: skip


def code_of(name):
    """What a dotted name inside the package stands for; an AttributeError if there is none such."""
    found, path = importlib.import_module("divergences"), name.split(".")
    for at, part in enumerate(path):
        if hasattr(found, part):
            found = getattr(found, part)
        elif part in getattr(found, "__dataclass_fields__", {}):
            found = found.__dataclass_fields__[part]
        else:
            try:
                found = importlib.import_module(".".join(["divergences", *path[: at + 1]]))
            except ModuleNotFoundError:
                raise AttributeError(f"divergences has no {name}") from None
    return found


@EACH
def test_a_row_has_the_term_and_one_sentence_in_both_languages(row):
    term, _, meaning, code = row
    for cell in (term, meaning):
        english, chinese = cell.split("<br>")
        assert english and is_english(english)
        assert not english_words(re.sub(r"\bsigmoid\b", "", chinese))
    english, chinese = meaning.split("<br>")
    assert english.endswith(".") and chinese.endswith("。") and CHINESE.search(chinese)
    assert chinese.count("。") == 1
    assert CHINESE.search(term.split("<br>")[1]) or term.split("<br>")[0] == term.split("<br>")[1]
    assert re.fullmatch(r"(`[\w.]+`(, )?)+|", code)


@EACH
def test_the_names_in_code_exist(row):
    for name in re.findall(r"`([\w.]+)`", row[3]):
        code_of(name)


@pytest.mark.parametrize("name", ["gan.penalties.no_penalty", "no_such_function", "Transport.price", "no.module"])
def test_a_name_that_does_not_exist_is_noticed(name):
    with pytest.raises(AttributeError):
        code_of(name)


def test_no_term_stands_twice_and_no_standard_term_is_missing():
    terms = [term for row in ROWS for term in row[0].split("<br>")]
    english, chinese = terms[::2], terms[1::2]
    assert len(set(english)) == len(english) and len(set(chinese)) == len(chinese)
    assert not [term for term in STANDARD if term not in " ".join(chinese)]


@pytest.mark.parametrize("key", ["kl", "js", "tv", "em", "discriminator", "critic"])
def test_it_calls_things_what_the_pictures_call_them(key):
    terms = [row[0].split("<br>") for row in ROWS]
    english, chinese = (locale.text(f"name.{key}", language) for language in ("en", "zh"))
    assert [term for term in terms if term[0].startswith(english) and term[1].startswith(chinese)]
