"""The results file: several studies share one, nothing that can be read is lost, what cannot be read is a sentence."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from divergences.gan.study.store import Store, columns, read


@dataclass(frozen=True)
class Line:
    task: int
    name: str
    seed: int
    value: float
    lost: bool

    @property
    def key(self):
        return self.task, self.name


def lines(task, seeds=2, name="ring", value=1.0):
    return [Line(task, name, seed, value, False) for seed in range(seeds)]


def store(path, seeds=2, **shared):
    return Store(path, Line, seeds, **shared)


def test_two_studies_on_one_file_keep_what_both_did(tmp_path):
    path = tmp_path / "a.csv"
    one, two = store(path), store(path)  # both begun before either has finished a task
    one.add(lines(0))
    two.add(lines(0))
    assert two.done == {(0, "ring")}
    one.add(lines(1))
    before = path.read_bytes()
    again = store(path)
    assert path.read_bytes() == before and again.done == {(0, "ring"), (1, "ring")}
    two.add(lines(2))
    assert two.done == {(k, "ring") for k in range(3)}  # it has seen what the other one did


def test_two_files_joined_are_one_study(tmp_path):
    first, second, both = (tmp_path / f"{name}.csv" for name in "abc")
    store(first).add(lines(0))
    store(second).add(lines(0))
    store(second).add(lines(1, value=float("inf")))
    for between in (b"", b"\n", b"\r\n", b"\xef\xbb\xbf"):  # the last: a spreadsheet saved the second
        both.write_bytes(first.read_bytes() + between + second.read_bytes())
        assert store(both).done == {(0, "ring"), (1, "ring")}
        assert Counter(row.task for row in read(both, Line)) == {0: 4, 1: 2}


def test_a_file_that_a_spreadsheet_saved_is_read(tmp_path):
    path = tmp_path / "a.csv"
    store(path).add(lines(0))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    again = store(path)
    again.add(lines(1))
    assert store(path).done == {(0, "ring"), (1, "ring")} and len(read(path, Line)) == 4


def test_a_torn_line_before_another_study_goes_on_costs_that_task_alone(tmp_path):
    path = tmp_path / "a.csv"
    other = store(path)
    store(path).add(lines(0))
    with path.open("ab") as file:
        file.write(b"1,ring,0,1,0\n1,ri")  # killed here
    other.add(lines(2))
    assert other.done == {(0, "ring"), (2, "ring")}
    assert path.read_text().splitlines()[1:] == ["0,ring,0,1,0", "0,ring,1,1,0", "2,ring,0,1,0", "2,ring,1,1,0"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"1,2\n", "line 4 is damaged: 2 cells instead of 5"),
        (b"1,ring,0,much,0\n", "line 4 is damaged: could not convert"),
        (b"1,ring,0.5,1,0\n", "line 4 is damaged: seed must be a whole number, got 0.5"),
        (b"inf,ring,0,1,0\n", "line 4 is damaged: task must be a whole number, got inf"),
        (b"nan,ring,0,1,0\n", "line 4 is damaged: task must be a whole number, got nan"),
        (b"1,ring,0,1,0" + bytes(40) + b"\n", "line 4 is damaged"),
        (b"1,ri\xff\xfeng,0,1,0\n", "line 4 is damaged: 'utf-8' codec"),
        (b'1,"' + b"x" * 200_000 + b'",0,1,0\n', "line 4 is damaged: field larger"),
        (b"1,ri0,ring,0,1,0\n", "line 4 is damaged: 6 cells instead of 5"),
    ],
)
def test_an_odd_line_is_one_sentence_and_stays_where_it_is(tmp_path, line, said):
    path = tmp_path / "a.csv"
    store(path).add(lines(0))
    path.write_bytes(path.read_bytes() + line + b"3,ring,0,1,0\n3,ring,1,1,0\n")
    before = path.read_bytes()
    for attempt in (lambda: store(path), lambda: read(path, Line)):
        with pytest.raises(ValueError, match=said):
            attempt()
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"\xff\xd8\xff\xe0 a picture", b"task;name;seed;value;lost\n", b"\n", bytes(100)])
def test_another_file_is_one_sentence_and_stays_as_it_is(tmp_path, content):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"path must be a CSV with the columns task, name, seed, .*a\.csv is not"):
        store(path)
    assert path.read_bytes() == content


def test_a_study_with_another_number_of_seeds_does_not_touch_the_file(tmp_path):
    path = tmp_path / "a.csv"
    kept = store(path)
    for task in range(3):
        kept.add(lines(task))
    before = path.read_bytes()
    with pytest.raises(ValueError, match=r"path must hold tasks of 3 lines, .* has tasks of 2"):
        store(path, 3)
    assert len(store(path, 1).done) == 3
    assert path.read_bytes() == before


def test_lines_without_a_number_count_as_any_others(tmp_path):
    path = tmp_path / "a.csv"
    nan = float("nan")
    store(path).add(lines(0, value=nan))
    path.write_bytes(path.read_bytes() + b"1,ring,0,nan,0\n1,ring,0,nan,0\n2,ring,0,nan,0\n2,ring,1,nan,0\n")
    assert store(path).done == {(0, "ring"), (2, "ring")}


def test_how_many_lines_a_task_has_may_depend_on_the_task(tmp_path):
    kept = store(tmp_path / "a.csv", seeds=lambda row: row.task)
    for task in (1, 2, 3):
        kept.add(lines(task, seeds=task))
    assert store(tmp_path / "a.csv", seeds=lambda row: row.task).done == {(task, "ring") for task in (1, 2, 3)}


def test_a_task_of_one_line_without_seeds(tmp_path):
    @dataclass(frozen=True)
    class Single:
        task: int
        value: float

        @property
        def key(self):
            return self.task

    kept = Store(tmp_path / "a.csv", Single, 1)
    kept.add([Single(3, 0.5)])
    kept.add([Single(3, 0.25)])
    assert Store(tmp_path / "a.csv", Single, 1).done == {3}


ROOM = """
import resource, sys
sys.path.insert(0, sys.argv[2])
from tests.gan.study.test_store import lines, store
kept = store(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
added = 0
try:
    for task in range(100):
        kept.add(lines(task))
        added += 1
except OSError:
    pass
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
whole = store(sys.argv[1])
assert 1 < added < 10 and len(whole.done) == added, (added, whole.done)
kept.add(lines(added))
assert len(store(sys.argv[1]).done) == added + 1
"""


@pytest.mark.skipif(os.name != "posix", reason="limits a file's size as POSIX does")
def test_a_full_disk_costs_nothing_that_was_there(tmp_path):
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", ROOM, tmp_path / "a.csv", root], check=True)


MANY = """
import sys
sys.path.insert(0, sys.argv[2])
from tests.gan.study.test_store import lines, store
kept = store(sys.argv[1])
for task in range(int(sys.argv[3]), 40, int(sys.argv[4])):
    kept.add(lines(task))
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_processes_that_add_at_once_and_are_killed_lose_nothing(tmp_path):
    path, root = tmp_path / "a.csv", Path(__file__).parents[3]
    for rounds in range(3):
        adding = [
            subprocess.Popen([sys.executable, "-c", MANY, path, root, str(one), "2"], stderr=subprocess.DEVNULL)
            for one in (0, 1, 0)
        ]
        known = set()
        if rounds < 2:
            while len(known) < 8 and all(one.poll() is None for one in adding):
                time.sleep(0.01)
                known = {row.key for row in read(path, Line)} if path.exists() else set()
            adding[0].send_signal(signal.SIGKILL)
            adding[1].send_signal(signal.SIGKILL)
        for one in adding:
            one.wait()
        after = store(path)
        whole = {key for key, count in Counter(row.key for row in read(path, Line)).items() if count >= 2}
        assert whole == after.done
    assert after.done == {(task, "ring") for task in range(40)}
    assert path.read_text().splitlines()[0] == ",".join(columns(Line))
