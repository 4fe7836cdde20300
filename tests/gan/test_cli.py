import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from divergences.gan.__main__ import main
from divergences.gan.history import History

QUICK = ["--steps", "20", "--width", "8", "--depth", "1", "--batch", "16", "--snapshot-every", "10", "--device", "cpu"]


def test_a_run_ends_with_a_picture_and_a_saved_history(tmp_path, capsys):
    out = tmp_path / "run.npz"
    code = main(["--data", "ring", "--seeds", "1", "2", "--learning-rate", "1e-3", "2e-3", "--out", str(out), *QUICK])
    printed = capsys.readouterr()
    assert code == 0
    history = History.load(out)
    assert history["step"].tolist() == [0, 10, 20]
    assert history["samples"].shape[1] == 2
    with Image.open(out.with_suffix(".png")) as picture:
        assert np.asarray(picture).std() > 5
    assert "all steps done" in printed.out
    assert "of 8 modes" in printed.out
    assert "20/20" in printed.err  # the bar


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="there is no /dev/null")
def test_beside_a_device_no_picture_is_written(monkeypatch, capsys):
    monkeypatch.setattr("divergences.gan.__main__._picture", lambda *_: pytest.fail("a picture is drawn"))
    assert main(["--data", "ring", "--out", "/dev/null", *QUICK]) == 0
    assert "run: /dev/null" in capsys.readouterr().out


@pytest.mark.slow
def test_a_mixture_of_objectives_and_data_without_modes(tmp_path, capsys):
    arguments = [
        "--data",
        "swiss-roll",
        "--seeds",
        "1",
        "2",
        "--objective",
        "minimax",
        "wasserstein",
        "--penalty",
        "none",
    ]
    assert main([*arguments, "--out", str(tmp_path / "x.npz"), *QUICK]) == 0
    assert "modes" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--n-critic", "0"], "n_critic must be at least 1"),
        (["--lambda-gp", "-1"], "lambda_gp must be at least 0"),
        (["--data", "circle"], "data must be one of"),
        (["--objective", "hinge"], "objective must be one of"),
        (["--data", "own"], "data must be given"),
        (["--out", "no/such/folder/x.npz"], "--out must be in a folder that exists"),
    ],
)
def test_wrong_arguments_are_one_line_and_status_2(arguments, said, capsys):
    assert main([*arguments, "--device", "cpu"]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error


def test_a_diverged_run_is_saved_and_says_so(tmp_path, capsys):
    arguments = ["--optimizer", "sgd", "--learning-rate", "1e9", "--out", str(tmp_path / "x.npz"), *QUICK]
    assert main(arguments) == 1
    assert "every network diverged" in capsys.readouterr().out
    assert History.load(tmp_path / "x.npz").ending.kind == "diverged"


@pytest.mark.slow
def test_it_is_a_command():
    done = subprocess.run(
        [sys.executable, "-m", "divergences.gan", "--help"], capture_output=True, text=True, check=True
    )
    assert "--objective" in done.stdout
    assert "--recipe" in done.stdout
