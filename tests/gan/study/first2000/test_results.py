"""The committed results of the stability study, and what is said of them."""

from pathlib import Path

import pytest

from benchmarks.study import OUT, page
from divergences.gan.study.first2000.analysis import load
from divergences.gan.study.first2000.report import report, versus_table
from divergences.gan.study.first2000.settings import UPDATES
from divergences.gan.study.first2000.task import RESULTS, SEEDS, Row, tasks
from divergences.gan.study.store import Store, read
from divergences.locale import LANGUAGES

pytestmark = pytest.mark.slow  # it evaluates the whole study

ROOT = Path(__file__).parents[4]


def test_the_results_are_a_beginning_of_the_full_study_that_it_would_go_on_with(tmp_path):
    copy = tmp_path / "results.csv"
    copy.write_bytes(RESULTS.read_bytes())
    kept = Store(copy, Row, SEEDS, updates=UPDATES)
    assert copy.read_bytes() == RESULTS.read_bytes()
    count = len(load(RESULTS).settings)
    assert count >= 5
    assert kept.done >= {task.key for task in tasks(count)}
    assert len(read(RESULTS, Row)) == SEEDS * len(kept.done)
    assert RESULTS.stat().st_size < 2_000_000


def test_the_page_is_what_the_results_give():
    assert OUT.read_text(encoding="utf-8") == page()


def test_the_page_on_training_has_the_table_that_the_results_give():
    page_on_training = (ROOT / "docs" / "training.md").read_text(encoding="utf-8")
    assert versus_table(load(RESULTS), "non-saturating", "gp") in page_on_training


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_every_table_and_every_claim(language):
    lines = report(RESULTS, language).splitlines()
    assert sum(line.startswith("| ---") for line in lines) == 7
    assert sum(line.startswith("- A") for line in lines) == 13
    assert not any("nan" in line for line in lines)
