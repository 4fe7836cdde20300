"""The browser's one number format, under Node.js, against Python's own "general" format."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest

from ..support.node import SOURCES, run_in_node

SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def written(numbers: list[Any], function: str = "value") -> list[str]:
    """What the browser writes for these numbers; JSON has no ∞ and no nan, so these travel as text."""
    given = json.dumps([str(float(number)).replace("inf", "Infinity") for number in numbers])
    module = json.dumps((SOURCES / "kit" / "format.js").as_uri())
    words: list[str] = run_in_node(
        f"import {{ {function} }} from {module};"
        f"console.log(JSON.stringify({given}.map((one) => {function}(Number(one)))));"
    )
    return words


def read(words: str) -> float:
    """The number that is written there."""
    words = words.replace("−", "-").replace("∞", "inf")
    if "×" not in words:
        return float(words)
    mantissa, power = words.split(" × 10")
    return float(mantissa) * 10.0 ** int(power.translate(SUPERSCRIPTS))


def test_a_number_has_the_digits_that_python_gives_it() -> None:
    rng = np.random.default_rng(5)
    numbers = (rng.choice([-1, 1], 400) * 10 ** rng.uniform(-2.99, 3.99, 400)).tolist()
    for number, words in zip(numbers, written(numbers), strict=True):
        assert read(words) == float(f"{number:.4g}"), number
        assert len(words.lstrip("−0.").replace(".", "")) == 4, words  # none of the four is left out


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *((0, "0"), (-0.0, "0"), (1, "1"), (1.5, "1.5"), (-0.35, "−0.35"), (10, "10"), (150000, "150000")),
        *((math.log(2), "0.6931"), (0.012345, "0.01235"), (123.456, "123.5"), (0.1 + 0.2, "0.3")),
        *((1 - 1e-9, "1.000"), (9.99996, "10.00"), (0.50001, "0.5000"), (2 / 3, "0.6667")),
        *((0.000786, "7.9 × 10⁻⁴"), (-1.84e-7, "−1.8 × 10⁻⁷"), (2.5e6, "2.5 × 10⁶"), (9.99e-5, "1.0 × 10⁻⁴")),
        *((math.inf, "∞"), (-math.inf, "−∞"), (math.nan, "—")),
    ],
)
def test_examples(number: float, words: str) -> None:
    assert written([number]) == [words]


def test_a_number_given_by_its_log_is_written_as_the_number() -> None:
    numbers = [1e-300, 1.84e-7, 0.000786, 0.0125, 0.6931471, 1.0, 40.0]
    assert written([math.log(number) for number in numbers], "valueOfLog") == written(numbers)
    assert written([-2000.0, -math.inf], "valueOfLog") == ["2.6 × 10⁻⁸⁶⁹", "0"]
