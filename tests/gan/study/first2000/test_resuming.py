"""What was computed is kept: nothing is run twice, and a killed study or a torn file loses nothing else."""

import signal
import subprocess
import sys
import time
from collections import Counter

import numpy as np
import pytest

from divergences.gan.study import store
from divergences.gan.study.first2000 import __main__ as command
from divergences.gan.study.first2000.task import Row, Task, run_task, tasks
from divergences.gan.study.store import Store, read

from .made_up import TINY, rows_of

pytestmark = pytest.mark.slow  # it trains


def test_what_is_written_is_read_again(tmp_path):
    first, second = Task(0, "gp", "ring", **TINY), Task(0, "gp", "segments", **TINY)
    kept = Store(tmp_path / "a.csv", Row, 2, updates=12)
    written = rows_of(first, w1=np.inf, diverged=True) + rows_of(second)
    kept.add(written[:2])
    kept.add(written[2:])
    assert repr(read(tmp_path / "a.csv", Row)) == repr(written)  # nan is not equal to itself
    again = Store(tmp_path / "a.csv", Row, 2, updates=12)
    assert again.has(first)
    assert again.has(second)
    assert not again.has(Task(0, "clip", "ring", **TINY))


@pytest.mark.parametrize("cut", [1, 5, 30, 45, 60])
def test_a_write_that_was_torn_costs_that_task_alone(cut, tmp_path):
    first, second = Task(0, "gp", "ring", **TINY), Task(0, "clip", "ring", **TINY)
    path = tmp_path / "a.csv"
    kept = Store(path, Row, 2, updates=12)
    kept.add(rows_of(first))
    whole = path.read_bytes()
    kept.add(rows_of(second))
    path.write_bytes(path.read_bytes()[:-cut])
    again = Store(path, Row, 2, updates=12)
    assert again.has(first)
    assert not again.has(second)
    assert path.read_bytes() == whole
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("text", ["", "architecture,objec"])
def test_a_file_killed_at_birth_is_begun_again(text, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(text)
    Store(path, Row, 2, updates=12)
    assert path.read_text().splitlines() == [",".join(store.columns(Row))]


def test_a_file_of_something_else_is_left_alone(tmp_path):
    path = tmp_path / "a.csv"
    for text, said in [
        ("name,age\nx,3\n", "must be a CSV with the columns architecture,"),
        (",".join(store.columns(Row)) + "\n1,2\n", "line 2 is damaged"),
    ]:
        path.write_text(text)
        with pytest.raises(ValueError, match=said):
            Store(path, Row, 2, updates=12)
        assert path.read_text() == text
    path.unlink()
    Store(path, Row, 2, updates=12).add(rows_of(Task(0, "gp", "ring", **TINY)))
    with pytest.raises(ValueError, match="path must hold runs of 99 updates"):
        Store(path, Row, 2, updates=99)


def test_nothing_is_run_twice(tmp_path, monkeypatch):
    ran = []
    monkeypatch.setattr(command, "run_task", lambda task: ran.append(task) or rows_of(task))
    listed = list(tasks(1, **TINY))
    kept = Store(tmp_path / "a.csv", Row, 2, updates=12)
    command.study(listed[:4], kept)
    command.study(listed, Store(tmp_path / "a.csv", Row, 2, updates=12))
    assert ran == listed
    assert len(read(tmp_path / "a.csv", Row)) == 2 * len(listed)


def test_no_task_is_begun_after_the_budget(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "run_task", lambda task: time.sleep(0.05) or rows_of(task))
    kept = Store(tmp_path / "a.csv", Row, 2, updates=12)
    command.study(list(tasks(40, **TINY)), kept, budget=0.3 / 60)
    assert 1 <= len(kept.done) <= 8


def test_processes_give_the_numbers_of_one(tmp_path):
    listed = list(tasks(1, **TINY))[:4]
    kept = Store(tmp_path / "a.csv", Row, 2, updates=12)
    command.study(listed, kept, jobs=2)
    lines = sorted((tmp_path / "a.csv").read_text().splitlines()[1:])
    assert lines == sorted(store._row_line(row).strip() for task in listed for row in run_task(task))


STUDY = """
import sys, time
from divergences.gan.study.first2000 import __main__ as command
from divergences.gan.study.first2000.task import Row, tasks
from divergences.gan.study.store import Store
listed = list(tasks(1, seeds=2, updates=12))
command.study(listed, Store(sys.argv[1], Row, 2, updates=12), jobs=int(sys.argv[2]))
"""


def test_a_killed_study_goes_on_where_it_was(tmp_path):
    path = tmp_path / "a.csv"
    process = subprocess.Popen([sys.executable, "-c", STUDY, path, "1"], stderr=subprocess.DEVNULL)
    while not path.exists() or path.read_text().count("\n") < 7:
        assert process.poll() is None, "it was over before it could be killed"
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = {row.key for row in read(path, Row)}
    assert 3 <= len(before) < 15
    subprocess.run([sys.executable, "-c", STUDY, path, "1"], check=True, stderr=subprocess.DEVNULL)
    counts = Counter(row.key for row in read(path, Row))
    assert set(counts.values()) == {2}
    assert set(counts) == {task.key for task in tasks(1, **TINY)}
