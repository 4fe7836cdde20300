"""What finds words that were not translated: in the catalogue, in the notebooks' sources, in code that draws.

A text is English where two plain words follow each other ("mean slope"); names, notation, code, formulas and the titles
of papers are not words in this sense. It is a heuristic: it reads letters, it does not know the languages.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

CHINESE = re.compile(r"[\u3400-\u9fff]")
CHINESE_OR_ITS_PUNCTUATION = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
# Words that formulas and settings are written with, in every language.
NOTATION = {"log", "sign", "min", "max", "inf", "sup", "sin", "cos", "tanh", "arcsin", "arccos", "erf", "exp", "nan"}
NAMES = NOTATION | {
    "float32",
    "float64",
    "GAN",
    "WGAN",
    "DCGAN",
    "Wasserstein",
    "SVG",
    "PNG",
    "CSV",
    "English",
    "space",
}
_WORD = r"[a-z]{2,}(?:['’-][a-z]+)*"
_WORDS = re.compile(rf"(?<![\w.\-/{{]){_WORD}(?:,? {_WORD})+(?![\w/}}])")
# What a Chinese sentence may quote as it is: code, formulas, cited titles (in *italics*), tags, addresses, {values}.
_QUOTED = re.compile(
    r"```.*?```|`[^`\n]*`|\$\$.*?\$\$|\$[^$]*\$|<[^>]*>|\]\([^)]*\)|https?://\S+|\{\w*[^}]*\}", re.DOTALL
)
# What an English one may: the title of a work in *italics*.
_CITED = re.compile(r"(?<!\*)\*(?!\*)[^*\n]+\*(?!\*)")
_TITLE = re.compile(r"(?<!\*)\*(?!\*)[A-Z][^*]*\*(?!\*)")


def english_words(text: str) -> list[str]:
    """The English in a text that should have none: every run of two or more plain words."""
    rest = _TITLE.sub(" § ", _QUOTED.sub(" § ", text))
    runs = (run.group() for run in _WORDS.finditer(rest))
    return [run for run in runs if sum(word not in NOTATION for word in re.split(",? ", run)) > 1]


def is_chinese(text: str) -> bool:
    """Whether a text reads as Chinese, or is made of symbols and names that no language changes."""
    if english_words(text):
        return False
    words = re.findall(r"[A-Za-z]\w{2,}", _QUOTED.sub(" ", text))
    return bool(CHINESE.search(text)) or set(words) <= NAMES


def is_english(text: str) -> bool:
    """Whether a text has no Chinese in it but a cited title, and none of its full-width punctuation."""
    return not CHINESE_OR_ITS_PUNCTUATION.search(_CITED.sub("", text))


def printed_words(source: str) -> list[str]:
    """The strings of Python code that a reader may see and that say something in one language.

    Docstrings, messages of errors and the texts of command lines are not looked at.
    """
    tree = ast.parse(source)
    skipped = {id(part) for node in ast.walk(tree) if _is_for_programmers(node) for part in ast.walk(node)}
    strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in skipped]
    return [text for text in strings if isinstance(text, str) and _says_something(text)]


def _is_for_programmers(node: ast.AST) -> bool:
    if isinstance(node, (ast.Raise, ast.Assert)):
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return name.endswith(("add_argument", "ArgumentParser", "Error", "warn"))


_SCRIPT_PARTS = re.compile(
    r"//[^\n]*|/\*.*?\*/"  # comments
    r'|(?P<double>"(?:[^"\\\n]|\\.)*")|(?P<single>\'(?:[^\'\\\n]|\\.)*\')|(?P<template>`(?:[^`\\]|\\.)*`)',
    re.DOTALL,
)
# What comes before a literal that nobody reads: a class list, an error for the console, a query, a style.
_NOT_SHOWN = re.compile(r"(?:class(?:Name)?:|Error\(|import|from|querySelector(?:All)?\(|d:|style:|content:)\s*$")


def script_words(source: str) -> list[str]:
    """The literals of JavaScript that a reader may see and that say something in one language."""
    found = []
    for part in _SCRIPT_PARTS.finditer(source):
        literal = part["double"] or part["single"] or part["template"]
        if literal and not _NOT_SHOWN.search(source, max(0, part.start() - 40), part.start()):
            text = re.sub(r"\$\{[^}]*\}", "{}", literal[1:-1])
            found += [text] if _says_something(text) else []
    return found


def _says_something(text: str) -> bool:
    return bool(CHINESE.search(text) or english_words(text) or re.fullmatch(r"[A-Z][a-z]{2,}[.:!?…]?", text.strip()))


def cells(source: str) -> Iterator[tuple[str, str | None, str]]:
    """The cells of a py:percent file, in order: ("markdown" or "code", its language or None, its text)."""
    parts = re.split(r"^# %%(.*)$", source, flags=re.MULTILINE)
    for marks, body in zip(parts[1::2], parts[2::2], strict=True):
        kind = "markdown" if "[markdown]" in marks else "code"
        language = re.search(r'lang="(\w+)"', marks)
        text = re.sub(r"^# ?", "", body, flags=re.MULTILINE) if kind == "markdown" else body
        yield kind, language and language[1], text.strip()


def untranslated(source: str) -> list[str]:
    """What is wrong with the languages of a notebook's source, one line each; nothing if it is as it should be."""
    wrong = []
    for kind, language, text in cells(source):
        said = [text] if kind == "markdown" else printed_words(text)
        if language == "zh":
            wrong += [f"not zh: {one[:60]!r} {english_words(one)}" for one in said if not is_chinese(one)]
        elif language:
            wrong += [f"not {language}: {one[:60]!r}" for one in said if not is_english(one)]
        else:
            wrong += [f"in one language, in a cell for all: {one[:60]!r}" for one in said]
    return wrong
