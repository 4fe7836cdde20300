"""Every check accepts right answers however they are written and refuses plausible mistakes with the hint they need."""

import re
from functools import cache

import numpy as np
import pytest
import scipy.stats
import torch

from divergences.lessons.exercises import EXERCISES, checker
from divergences.locale import LANGUAGES

from .exercise_answers import EACH_RIGHT, EACH_WRONG, RIGHT, WRONG
from .test_exercise_notebooks import SOURCES, cells

check = checker("en")
SLOW = {"family", "critic_step"}  # about 0.1 s for each check
TRAIN = {"gradient_penalty", "repaired_penalty", "critic"}  # about 0.01 s: 50 checks take half a second and more


def marked(cases):
    """Cases that begin with the name of an exercise, marked where its check takes long."""
    return [pytest.param(*case, marks=[pytest.mark.slow] * (case[0] in SLOW | TRAIN)) for case in cases]


def times(name, count):
    return count if name not in SLOW else max(2, count // 10)


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@cache
def solutions():
    """Each exercise's answer in the committed solutions."""
    found = {}
    for source in SOURCES:
        space = {}
        for cell in cells("en", "solutions", source.stem):
            if (given := re.fullmatch(r'check\("(.+)", (\w+)\)', cell.source)) is not None:
                found[given[1]] = space[given[2]]
            else:
                exec(compile(cell.source, source.name, "exec"), space)
    return found


def test_every_exercise_has_right_and_wrong_answers_here():
    assert set(EXERCISES) == set(RIGHT) == set(WRONG) == set(solutions())


@pytest.mark.parametrize(("name", "answer"), marked(EACH_RIGHT), ids=lambda part: part if isinstance(part, str) else "")
def test_a_right_answer_is_accepted_every_time(name, answer):
    for _ in range(times(name, 50)):
        result = check(name, answer)
        assert result, result


@pytest.mark.parametrize("name", marked((name,) for name in EXERCISES))
def test_our_solution_is_accepted_every_time(name):
    for _ in range(times(name, 50)):
        result = check(name, solutions()[name])
        assert result, result


@pytest.mark.parametrize(
    ("name", "hint", "answer"), marked(EACH_WRONG), ids=lambda part: part if isinstance(part, str) else ""
)
def test_a_mistake_is_refused_every_time_with_its_hint(name, hint, answer):
    for _ in range(times(name, 20)):
        result = check(name, answer)
        assert (result.state, result.key) == ("wrong", f"exercise.{hint}"), result


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXERCISES)
def test_what_is_not_written_is_not_yet(name, language):
    def stub(*_):
        raise NotImplementedError

    for blank in (..., None, NotImplemented, stub, lambda *_: None, lambda *_: ..., lambda *_: (..., 1)):
        if name == "coupling" and callable(blank):
            continue
        result = checker(language)(name, blank)
        assert (result.state, bool(result)) == ("not yet", False)
        assert {"en": "Not yet", "zh": "还没有做"}[language] in repr(result)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("coupling", [[0.25, 0.25, 0], [0, 0, ...], [0, 0, 0.25]]),
        ("wilson", lambda successes, trials, z: (successes / trials, ...)),
    ],
)
def test_an_answer_with_holes_is_told_that_it_has_some(name, answer):
    assert check(name, answer).key == "exercise.unfinished"
    assert check(name, [[...] * 3] * 3).key == "exercise.not yet"


# What cannot fool a check --------------------------------------------------------------------------------------------


class Agreeable(float):
    """Says that it equals everything."""

    def __eq__(self, _):
        return True

    __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __eq__
    __hash__ = float.__hash__


class AgreeableArray(np.ndarray):
    def __eq__(self, _):
        return np.ones(self.shape, dtype=bool)

    def __array_ufunc__(self, ufunc, *_, **__):
        return True

    def __array_function__(self, *_):
        return True


class AgreeableObject:
    def __eq__(self, _):
        return True

    __hash__ = None

    def __sub__(self, _):
        return 0.0

    __rsub__ = __abs__ = __sub__


@pytest.mark.parametrize("name", EXERCISES)
def test_an_answer_that_agrees_with_everything_is_refused(name):
    for trick in (Agreeable(1), np.ones(2).view(AgreeableArray), AgreeableObject()):
        for answer in ((lambda *_, trick=trick: trick), trick):
            assert check(name, answer).state == "wrong"


@pytest.mark.parametrize("name", EXERCISES)
def test_the_input_handed_back_is_refused(name):
    for place in (0, 1, 2):
        assert not check(name, lambda *given, place=place: given[min(place, len(given) - 1)])


# One table is right for ever, a verdict is one of two, and a recorded family is a family.
@pytest.mark.parametrize("name", sorted(set(EXERCISES) - {"coupling", "trusted", "family"}))
def test_a_recorded_answer_is_refused_the_next_time(name):
    """Inputs are new each time: what was right for one check is of no use to the next."""
    said = []

    def recording(*given):
        said.append(solutions()[name](*given))
        return said[-1]

    assert check(name, recording)
    replay = iter(said)
    assert not check(name, lambda *_: next(replay))


@pytest.mark.parametrize(("name", "size"), [("kl", 3), ("js", 4), ("em", 7), ("plan", 3), ("ring", 8)])
def test_an_answer_for_one_size_alone_is_refused(name, size):
    def right(given):
        return solutions()[name](*given)

    def only_here(*given):
        return right(given) if np.shape(given[0])[:1] == (size,) or given[0] == size else np.zeros_like(right(given))

    assert not check(name, only_here)


def test_checks_do_not_depend_on_numpy_s_global_seed():
    seen = []
    for _ in range(2):
        np.random.seed(0)  # noqa: NPY002  what a student may do
        check("em", lambda x, y: seen.append(x[0]) or 0.0)
    assert len(set(seen)) == len(seen)


def test_an_answer_that_spoils_its_arguments_does_not_spoil_the_check():
    def em(x, y):
        value = np.mean(np.abs(np.sort(x) - np.sort(y)))
        x[:] = y[:] = 0
        return value

    assert check("em", em)
    assert check("em", lambda x, y: x.fill(0) or y.fill(0) or 0.0).state == "wrong"


def test_a_right_answer_says_how_far_the_notebook_is():
    own = checker("en")
    assert "1 of 4 in this notebook." in repr(own("kl", solutions()["kl"]))
    assert "2 of 4 in this notebook." in repr(own("js", solutions()["js"]))
    assert "in this notebook" not in repr(own("kl", lambda p, q: 1.0))
    assert "2 of 4 in this notebook." in repr(own("segments", solutions()["segments"]))  # kl is wrong by now


@pytest.mark.slow
def test_a_family_that_scipy_computes_place_by_place_is_asked_for_few_places():
    """SciPy takes about 30 µs for a place, so that these are 2 seconds."""
    asked = []

    def density(x, theta):
        asked.append(len(x))
        return np.array([scipy.stats.norm.pdf(place, theta) for place in x])

    result = check("family", density)
    assert result, result
    assert sum(asked) < 70_000
