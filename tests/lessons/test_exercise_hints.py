"""What a check says: the student's words, in the student's language, neither the answer nor a traceback."""

import contextlib
import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from divergences.lessons.exercises import EXERCISES, checker
from divergences.lessons.exercises.result import BARS, Result
from divergences.locale import LANGUAGES

from .exercise_answers import EACH_WRONG
from .test_exercise_notebooks import SOURCES
from .test_exercises import check, one_thread, solutions  # noqa: F401  a fixture

FOLDER = Path(__file__).parents[2] / "divergences"
WORDS = json.loads((FOLDER / "locale" / "exercises.json").read_text(encoding="utf-8"))


def test_an_answer_of_the_wrong_kind_is_told_what_it_is_made_of():
    for answer, kind in (
        (lambda a, b: (a, b), "tuple[ndarray]"),
        (lambda a, b: ["one", 2], "list[str, int]"),
        (lambda a, b: a, "ndarray[bool]"),
        (lambda a, b: {}, "dict"),
    ):
        assert f"`{kind}`" in repr(check("only", answer))


def test_errors_call_what_was_handed_over_by_its_name():
    assert "js() missing 1 required positional argument: 'q'" in repr(check("trusted", lambda js: js([1, 0])))
    for name in ("gradient_penalty", "repaired_penalty"):
        assert "critic() missing 1 required" in repr(check(name, lambda critic, *_: critic()))
    assert "penalty() missing 3 required" in repr(check("critic_step", lambda critic, opt, penalty, *_: penalty()))


def test_an_error_is_told_in_one_line_with_its_place():
    def kl(p, q):
        return 1 / 0

    for language in LANGUAGES:
        words = repr(checker(language)("kl", kl))
        assert "ZeroDivisionError: division by zero" in words
        assert "return 1 / 0" in words
        assert {"en": "in line 2", "zh": "第 2 行"}[language] in words.replace(str(kl.__code__.co_firstlineno + 1), "2")
        assert "\n" not in words
        assert "Traceback" not in words
        assert "asking.py" not in words


@pytest.mark.parametrize("error", [RecursionError("deep"), SystemExit(3), ValueError("two\nlines"), KeyError("k")])
def test_no_error_escapes(error, capsys):
    def answer(*_):
        print("a student's print")
        raise error

    for name in set(EXERCISES) - {"coupling"}:
        result = check(name, answer)
        assert result.key == "exercise.any.error at"
        assert "\n" not in repr(result)
    assert capsys.readouterr() == ("", "")


def test_an_error_that_cannot_be_printed():
    class Silent(Exception):
        def __str__(self):
            raise RuntimeError

    def answer(x, y):
        raise Silent

    assert "Silent" in repr(check("em", answer))


def test_a_loop_that_is_stopped_is_told_without_a_traceback():
    def answer(*_):
        raise KeyboardInterrupt

    assert check("em", answer).key == "exercise.any.stopped"


def test_a_number_where_a_function_is_asked_for():
    assert check("kl", 0.3).key == "exercise.any.not a function"


def test_unknown_names_and_languages_are_refused():
    with pytest.raises(ValueError, match=r"name must be one of segments, kl, .*, got 'lk'"):
        check("lk", ...)
    with pytest.raises(ValueError, match="language must be one of en, zh"):
        checker("fr")


# They want no numbers, or their arguments are networks.
WITHOUT_NUMBERS = {"coupling", "trusted", "critic", "critic_step", "repaired_penalty", "gradient_penalty", "family"}


def numbers_in(words):
    return set(re.findall(r"-?\d+\.\d{2,}(?:e-?\d+)?", words))


NUMERIC = [case for case in EACH_WRONG if case[0] not in WITHOUT_NUMBERS and not case[1].startswith("any.error")]


@pytest.mark.parametrize(("name", "hint", "answer"), NUMERIC, ids=lambda part: part if isinstance(part, str) else "")
def test_no_hint_has_the_value_that_was_wanted(name, hint, answer):
    wanted, given_numbers = set(), set()

    def spy(*given):
        with np.errstate(all="ignore"):
            right = np.ravel(np.asarray(solutions()[name](*given), dtype=float))
        wanted.update(f"{value:.{digits}g}" for value in right for digits in (3, 4, 6, 12))
        value = answer(*given)
        for entry in (*given, value):
            with contextlib.suppress(TypeError, ValueError):
                shown = np.ravel(np.asarray(entry, dtype=float))
                given_numbers.update(f"{number:.{digits}g}" for number in shown for digits in (3, 4, 6, 12))
        return value

    for language in LANGUAGES:
        assert not numbers_in(repr(checker(language)(name, spy))) & (wanted - given_numbers)


def test_no_hint_contains_a_line_of_a_solution():
    lines = set()
    for source in SOURCES:
        regions = re.findall(r"# solution\n(.*?)# (?:left|end)", source.read_text(encoding="utf-8"), re.DOTALL)
        for line in "\n".join(regions).splitlines():
            lines |= {"".join(part.split()) for part in (line, line.partition("=")[2], line.partition("return")[2])}
    lines = {line for line in lines if len(line) >= 6}
    assert "2/(2*lambda_gp)" not in lines
    assert any("np.sort(x)-np.sort(y)" in line for line in lines)
    for entry in WORDS.values():
        for words in entry.values():
            assert not [line for line in lines if line in "".join(words.split())]


def test_every_word_is_used_and_every_hint_has_words():
    code = "".join(file.read_text(encoding="utf-8") for file in sorted((FOLDER / "lessons" / "exercises").glob("*.py")))
    from divergences.lessons.exercises.lesson6 import MUTANTS

    used = {f"exercise.{hint}" for hint in re.findall(r'"((?!exercise|language)\w+\.[\w -]+)"', code)}
    assert used - set(WORDS) == set()
    used |= {"exercise.right", "exercise.not yet", "exercise.unfinished", "exercise.your code"}
    used |= {"exercise.progress", "exercise.any.stopped", "exercise.js.half", "exercise.js.base"}
    used |= {f"exercise.state.{state}" for state in BARS} | {f"exercise.trusted.{mutant}" for mutant in MUTANTS}
    assert set(WORDS) - used == set()


def test_every_hint_is_given_to_a_mistake():
    told = {f"exercise.{hint}" for _, hint, _ in EACH_WRONG}
    no_mistakes = {"right", "not yet", "unfinished", "your code", "progress", "any.stopped", "any.not a function"}
    no_mistakes |= {f"state.{state}" for state in BARS}
    # Another wrong implementation is named first.
    masked = {f"trusted.{mutant}" for mutant in ("constant", "kl")}
    assert set(WORDS) - told == {f"exercise.{key}" for key in no_mistakes | masked}


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("background", ["#ffffff", "#111111"])
def test_the_words_keep_the_page_s_colour_and_the_bar_is_seen_on_it(background):
    for state, bar in BARS.items():
        light, dark = sorted([luminance(bar), luminance(background)], reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, state
    shown = Result("right", "exercise.right", "en")._repr_html_()
    assert "color: inherit" in shown
    assert "background" not in shown


def test_html_shows_a_student_s_words_as_words():
    def answer(x, y):
        raise ValueError("<script>alert(1)</script> `quoted`")

    shown = check("em", answer)._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert shown.count("<code>") == shown.count("</code>") == 2
    assert 'lang="zh-CN"' in checker("zh")("em", ...)._repr_html_()


def test_exercises_are_not_loaded_by_the_package_and_load_no_torch():
    code = (
        "import sys, divergences; assert 'divergences.lessons.exercises' not in sys.modules\n"
        "from divergences.lessons.exercises import checker\n"
        "assert checker('en')('em', lambda x, y: abs(sum(x) - sum(y))).state == 'wrong'\n"
        "assert not {'torch', 'scipy', 'matplotlib', 'ipywidgets'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
