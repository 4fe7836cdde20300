"""From made-up results the analysis, the findings and the report say what was put in."""

import numpy as np
import pytest

from divergences.gan.study.first2000 import __main__ as command
from divergences.gan.study.first2000 import claims
from divergences.gan.study.first2000.analysis import load, verdict, versus
from divergences.gan.study.first2000.report import report
from divergences.gan.study.first2000.settings import DATA
from divergences.gan.study.first2000.task import Row, Task, tasks
from divergences.gan.study.intervals import Change
from divergences.gan.study.judge import floor
from divergences.gan.study.store import Store

from .made_up import TINY, rows_of

pytestmark = pytest.mark.slow  # it trains
UP, DOWN, OPEN, NONE = Change(1, 0.5, 2), Change(-1, -2, -0.5), Change(0.1, -1, 1), Change(np.nan, np.nan, np.nan)


@pytest.mark.parametrize(
    ("changes", "word"),
    [([UP, UP], "holds"), ([UP, OPEN], "sometimes"), ([UP, NONE], "sometimes"), ([DOWN, OPEN], "contrary"),
     ([UP, DOWN], "mixed"), ([OPEN, NONE], "open")],
)  # fmt: skip
def test_verdicts(changes, word):
    assert verdict(changes) == word


@pytest.fixture
def made_up(tmp_path):
    """Four architectures in which the GAN fails on the ring, WGAN-GP never, and the others always."""
    floors = {name: floor(name) for name in DATA}
    path = tmp_path / "a.csv"
    kept = Store(path, Row, 2, updates=12)
    for task in tasks(4, **TINY):
        failed = task.objective in ("minimax", "clip", "r1") or (task.objective, task.data) == (
            "non-saturating",
            "ring",
        )
        w1 = (50 if failed else 1.5) * floors[task.data]
        collapse = {"reached": 3} if task.objective == "minimax" and task.data != "segments" else {}
        kept.add(rows_of(task, w1=w1, w1_half=w1 if task.objective != "clip" else w1 / 2, w1_late=w1, **collapse))
    kept.add(rows_of(Task(4, "gp", "ring", **TINY)))  # an architecture that is not finished
    return path


def test_only_finished_architectures_are_compared_and_each_cell_once(made_up):
    results = load(made_up)
    assert len(results.settings) == 4
    assert versus(results, "non-saturating", "gp", 2.0) == {"first": 0, "second": 4, "both": 8, "neither": 0}
    assert versus(results, "gp", "minimax", 10.0) == {"first": 12, "second": 0, "both": 0, "neither": 0}
    np.testing.assert_allclose(results.shares(2.0)[0], [0, 2 / 3, 0, 1, 0])
    np.testing.assert_allclose(results.collapsed(0.5)[0], [1, 0.5, 0.5, 0.5, 0.5])  # 8 of 25 are fewer than half
    np.testing.assert_allclose(results.fell_back()[0], [0, 0, 1, 0, 0])


def test_findings_say_what_was_put_in(made_up):
    found = {(each.claim, each.objective): each for each in claims.findings(load(made_up))}
    assert found["success", "gp"].verdict == "holds"
    assert found["success", "gp"].changes[2.0].value == pytest.approx(1 / 3)
    assert found["success", "clip"].verdict == "contrary"
    assert found["steady", "clip"].verdict == "contrary"
    assert found["collapse", "gp"].verdict == "open"
    assert found["samples", "gp"].changes[5.0].value == pytest.approx(0, abs=1e-12)
    assert np.isnan(found["samples", "clip"].changes[5.0].value)


def test_the_report_speaks_both_languages(made_up):
    english, chinese = report(made_up), report(made_up, "zh")
    assert "| 2 floors | 0 | 4 | 8 | 0 |" in english
    assert "WGAN-GP trains in more settings than the non-saturating GAN (difference in points). **Holds**" in english
    assert "下限的 2 倍 | 0 | 4 | 8 | 0 |" in chinese
    assert english.count("\n- ") == chinese.count("\n- ")


def test_the_command(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(command.PRESETS, "classroom", {"architectures": 1, **TINY})
    out = tmp_path / "a.csv"
    assert command.main(["--preset", "classroom", "--out", str(out)]) == 0
    assert "15 of 15 tasks are in" in capsys.readouterr().out
    assert command.main(["--report", "--out", str(out)]) == 0
    assert "1 random architectures" in capsys.readouterr().out
    assert command.main(["--report", "--out", str(tmp_path / "none.csv")]) == 2
    assert "none.csv" in capsys.readouterr().err
    assert command.main(["--out", str(tmp_path / "no" / "b.csv")]) == 2
    with pytest.raises(SystemExit):
        command.main(["--jobs", "0"])
