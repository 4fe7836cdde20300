"""Every command: prints on any console, stops as told without a traceback, and throws nothing away."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from divergences.command import FaultTolerantStream, reported
from divergences.gan.history import History

pytestmark = pytest.mark.slow  # it starts processes

ROOT = Path(__file__).parent.parent
SMALL = ["--steps", "2", "--width", "8", "--depth", "1", "--batch", "8", "--device", "cpu"]
ENDLESS = ["--data", "two-gaussians", "--width", "8", "--batch", "8", "--steps", "10000000", "--snapshot-every", "20"]
COMMANDS = [
    "divergences.gan", "divergences.gan.recorded", "divergences.gan.study.first2000", "divergences.widgets.site",
    "figures", "figures.train", "figures.rates", "figures.conditions", "tools.site", "tools.reference",
    "tools.notebooks", "tools.bundle", "tools.font", "tools.claims_table", "benchmarks",
    "tools.kernels", "tools.lab", "tools.lint_browser",
]  # fmt: skip
posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


def run(*arguments, options=(), **environment):
    command = [sys.executable, *options, "-m", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, encoding="utf-8", errors="replace"
    )


@pytest.mark.parametrize("encoding", ["cp1252", "gbk", "ascii"])
def test_a_run_is_saved_and_told_on_any_console(tmp_path, encoding):
    out = tmp_path / "run.npz"
    done = run("divergences.gan", "--data", "two-gaussians", "--out", out, *SMALL, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
    assert "to real" in done.stdout and len(History.load(out)) == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_help_needs_no_docstrings_and_no_unicode(command):
    done = run(command, "--help", options=["-OO"], PYTHONIOENCODING="ascii")
    assert done.returncode == 0 and done.stdout.startswith("usage: ") and "Traceback" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS[:5] + COMMANDS[6:9] + ["benchmarks"])
def test_a_place_that_cannot_be_written_is_one_line_before_any_work(command, tmp_path):
    (tmp_path / "file").write_text("x")
    start = time.monotonic()
    done = run(command, "--out", tmp_path / "file" / "below")
    last = done.stderr.strip().splitlines()[-1]
    assert done.returncode == 2 and "Traceback" not in done.stderr and "%|" not in done.stderr
    assert last.startswith(f"python -m {command}: ") and "file" in last
    assert time.monotonic() - start < 120


def test_a_picture_does_not_take_the_place_of_the_run(tmp_path):
    done = run("divergences.gan", "--out", tmp_path / "run.png", *SMALL)
    assert done.returncode == 2 and "--out must not end in .png" in done.stderr and not list(tmp_path.iterdir())
    (tmp_path / "run.png").symlink_to("run.npz")
    done = run("divergences.gan", "--out", tmp_path / "run.npz", *SMALL)
    assert done.returncode == 2 and "--out must not lead to the same file" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["run.png"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_run_for_which_there_is_no_room_is_kept_elsewhere(tmp_path):
    (tmp_path / "run.npz").symlink_to("/dev/full")
    done = run("divergences.gan", "--out", tmp_path / "run.npz", *SMALL, TMPDIR=str(tmp_path))
    assert done.returncode == 2 and "Traceback" not in done.stderr
    kept = done.stderr.strip().rpartition("the run is kept in ")[2]
    assert len(History.load(kept)) == 2


def started(*arguments, until=rb"%\|"):
    process = subprocess.Popen(
        [sys.executable, "-m", *map(str, arguments)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    seen = b""
    while not re.search(until, seen):
        seen += os.read(process.stderr.fileno(), 4096)
        assert process.poll() is None, seen
    return process


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_was_trained_is_saved_however_the_run_is_told_to_stop(tmp_path, number):
    process = started("divergences.gan", "--out", tmp_path / "run.npz", *ENDLESS, until=rb"[1-9]\d*/10000000")
    for _ in range(3):  # in a hurry
        process.send_signal(number)
        time.sleep(0.05)
    out, error = process.communicate()
    assert process.returncode == 1 and b"Traceback" not in error
    history = History.load(tmp_path / "run.npz")
    assert history.ending.kind == "interrupted" and history["step"][-1] == history.ending.step
    assert b"interrupted at step" in out and (tmp_path / "run.png").exists()


@posix
@pytest.mark.parametrize("after", [0.05, 0.15, 0.4, 0.8])
@pytest.mark.parametrize("command", ["divergences.gan", "figures.train", "tools.site", "benchmarks"])
def test_an_interrupt_during_the_imports_is_no_traceback(command, after):
    process = subprocess.Popen([sys.executable, "-X", "importtime", "-m", command, "--help"],
                               cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
    seen = b""
    while b"divergences.interrupts" not in seen:  # before it, no line of the package has run
        seen += os.read(process.stderr.fileno(), 4096)
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate()
    assert b"Traceback" not in error and process.returncode in (-signal.SIGINT, 130, 1, 0)  # 0: it had ended


@posix
def test_a_cut_off_recording_leaves_the_good_file_alone(tmp_path):
    good = (ROOT / "divergences" / "gan" / "recorded" / "theta-gan.npz").read_bytes()
    (tmp_path / "theta-gan.npz").write_bytes(good)
    process = started("divergences.gan.recorded", "--out", tmp_path)
    process.send_signal(signal.SIGINT)
    out, error = process.communicate()
    if b"theta-gan.npz" not in out:  # it had not ended before it heard
        assert (tmp_path / "theta-gan.npz").read_bytes() == good
    assert process.returncode in (1, 130) and b"Traceback" not in error  # 130 if nothing of the run was made yet
    assert b"it is not written" in error or b"interrupted" in error


@posix
def test_nobody_reading_any_more_stops_no_training(tmp_path):
    command = [sys.executable, "-m", "divergences.gan", "--out", tmp_path / "run.npz", *SMALL]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    process.stderr.close()
    assert process.wait() == 1
    assert len(History.load(tmp_path / "run.npz")) == 2


class Broken:
    encoding = "ascii"

    def write(self, text):
        raise OSError(28, "No space left on device")

    def fileno(self):
        raise OSError

    def flush(self):
        raise OSError


def test_a_stream_remembers_why_it_could_not_write():
    stream = FaultTolerantStream(Broken())
    assert stream.write("a") == 1
    stream.flush()
    assert stream.error.strerror == "No space left on device" and stream.encoding == "ascii"
    assert FaultTolerantStream(None).write("ab") == 2


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (ValueError("steps must be 1\nat least"), 2, "python -m x: steps must be 1\n"),
        (MemoryError(), 2, "python -m x: MemoryError\n"),
        (FileNotFoundError(2, "No such file or directory", "a.csv"), 2,
         "python -m x: a.csv: No such file or directory\n"),
        (ModuleNotFoundError("No module named 'torch'"), 2, "python -m x: No module named 'torch'\n"),
        (KeyboardInterrupt(15), 143, "python -m x: interrupted\n"),
        (KeyboardInterrupt(), 130, "python -m x: interrupted\n"),
    ],
)  # fmt: skip
def test_an_error_is_one_line_and_a_status(error, status, said, capsys):
    @reported("python -m x")
    def main(arguments):
        raise error

    assert main([]) == status
    assert capsys.readouterr().err == said


def test_an_error_of_ours_keeps_its_traceback():
    @reported("python -m x")
    def main(arguments):
        return np.zeros(3)[7]

    with pytest.raises(IndexError):
        main([])
