"""Worker processes end with the process that started them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from divergences.gan.study.engine import _run_supervised, run_here

STUDY = """
import os, time
from divergences.gan.study.engine import run_here

def work(task):
    return os.getpid()

if __name__ == "__main__":
    for worker in run_here(work, range(1000000), 2):
        print(worker, flush=True)
        time.sleep(0.05)
"""


def is_alive(pid):
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to see processes in")
@pytest.mark.slow
def test_workers_do_not_outlive_a_study_that_was_killed(tmp_path):
    (tmp_path / "study.py").write_text(STUDY)
    with subprocess.Popen([sys.executable, str(tmp_path / "study.py")], stdout=subprocess.PIPE, text=True) as study:
        workers = {int(next(study.stdout)) for _ in range(20)}
        study.send_signal(signal.SIGKILL)
    assert workers and study.pid not in workers
    until = time.monotonic() + 30
    while any(map(is_alive, workers)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not [worker for worker in workers if is_alive(worker)]


def hears_interrupts(_):
    return signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows has no masks of signals")
@pytest.mark.slow
def test_a_terminals_interrupt_reaches_this_process_and_not_its_workers():
    assert list(run_here(hears_interrupts, range(4), 2)) == [False] * 4
    assert hears_interrupts(None) and list(run_here(hears_interrupts, range(2), 1)) == [True] * 2


def test_one_job_runs_in_this_process():
    assert list(run_here(lambda task: (task, os.getpid()), range(3), 1)) == [(n, os.getpid()) for n in range(3)]


def test_a_worker_whose_parent_ended_before_its_first_task_ends_too(monkeypatch):
    def end(status):
        raise SystemExit(status)

    monkeypatch.setattr(os, "_exit", end)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    with pytest.raises(SystemExit):
        _run_supervised(gone.pid, lambda task: pytest.fail("the task is run"), 1)
