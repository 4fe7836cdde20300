"""A right answer in single precision is right every time, and checks in threads leave global state as they found it."""

import sys
import threading
import warnings

import numpy as np
import pytest

from divergences.lessons.exercises import checker


def kl(p, q):
    p, q = np.float32(p), np.float32(q)
    with np.errstate(all="ignore"):
        return np.where(p > 0, p * np.log(p / q), 0).sum()


def js(p, q):
    p, q = np.float32(p), np.float32(q)
    return (kl(p, (p + q) / 2) + kl(q, (p + q) / 2)) / 2


@pytest.mark.parametrize(("name", "answer"), [("kl", kl), ("js", js)])
@pytest.mark.parametrize("kind", [np.float32, float])
def test_an_answer_in_single_precision_is_always_right(name, answer, kind):
    check = checker("en")
    assert all(check(name, lambda p, q: kind(answer(p, q))) for _ in range(60))


@pytest.mark.parametrize(("name", "answer"), [("kl", kl), ("js", js)])
def test_an_answer_rounded_to_four_digits_is_never_right(name, answer):
    check = checker("en")
    assert not any(check(name, lambda p, q: np.round(answer(p, q), 4)) for _ in range(20))


def test_checks_in_threads_leave_filters_and_output_as_they_were():
    before, output, interval = list(warnings.filters), sys.stdout, sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    check = checker("en")
    try:
        threads = [threading.Thread(target=lambda: [check("kl", kl) for _ in range(5)]) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert warnings.filters == before and sys.stdout is output
