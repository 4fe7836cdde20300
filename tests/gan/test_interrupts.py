"""A run that is interrupted, stopped or diverges keeps what it has."""

import signal as signals
from dataclasses import replace

import numpy as np
import pytest

from divergences.gan.appending import Appender
from divergences.gan.ending import Ending
from divergences.gan.history import History
from divergences.gan.recording import record
from divergences.gan.train import Trainer

from .small import ONE, SMALL, WrongSign, last


@pytest.mark.slow
def test_a_diverging_run_says_at_which_step_and_returns_what_it_has():
    config = replace(ONE, objective=WrongSign(), optimizer="sgd", learning_rate=5.0, penalty="none", activation="relu")
    history = record(config)
    assert history.ending.kind == "diverged"
    assert history["diverged_at"][-1, 0] == history.ending.step
    assert len(history) == 2


def test_one_diverging_member_leaves_the_others_alone():
    config = replace(SMALL, seeds=(1, 2), learning_rate=(1e9, 1e-3), optimizer="sgd")
    snapshot = last(config)
    assert snapshot.diverged_at[0] >= 0
    assert snapshot.diverged_at[1] == -1
    alone = last(replace(config, seeds=(2,), learning_rate=1e-3))
    np.testing.assert_allclose(snapshot.samples[1], alone.samples[0], rtol=1e-8)
    assert snapshot.ending == Ending("done", 70)


@pytest.mark.slow
@pytest.mark.parametrize("signal", [KeyboardInterrupt, StopIteration])
def test_an_interrupted_run_keeps_what_it_has(signal, tmp_path):
    def stop(snapshot):
        if snapshot.step >= 35:
            raise signal

    history = record(SMALL, each=stop)
    assert history.ending == Ending("interrupted" if signal is KeyboardInterrupt else "stopped", 35)
    assert history["step"].tolist() == [0, 35]
    assert History.load(history.save(tmp_path / "run.npz")).ending == history.ending


def interrupted_at_append(monkeypatch, number):
    """Let an interrupt come when that array of the snapshots is appended, counted through the run."""
    calls, whole = [], Appender.append

    def append(self, *arguments):
        calls.append(1)
        if len(calls) == number:
            signals.raise_signal(signals.SIGINT)
        whole(self, *arguments)

    monkeypatch.setattr(Appender, "append", append)


@pytest.mark.parametrize("number", [1, 5, 11, 16, 22, 30])
def test_an_interrupt_while_a_snapshot_is_kept_keeps_it_whole_or_not_at_all(number, monkeypatch, tmp_path):
    interrupted_at_append(monkeypatch, number)
    history = record(SMALL)
    assert {len(array) for array in history.arrays.values()} == {len(history)} and history.ending.kind == "interrupted"
    assert len(History.load(history.save(tmp_path / "run.npz"))) == len(history) == len(set(history["step"]))


def test_a_second_interrupt_does_not_throw_away_what_the_first_one_keeps(monkeypatch):
    keep = Trainer.snapshot

    def snapshot(self, *arguments):
        if self.step == 49:  # that of the interrupt below
            signals.raise_signal(signals.SIGINT)
        return keep(self, *arguments)

    def interrupted(self, *arguments):
        if self.step == 49:
            signals.raise_signal(signals.SIGINT)
        step(self, *arguments)

    step = Trainer._one_step
    monkeypatch.setattr(Trainer, "_one_step", interrupted)
    monkeypatch.setattr(Trainer, "snapshot", snapshot)
    before = signals.getsignal(signals.SIGINT)
    assert record(SMALL)["step"].tolist() == [0, 35, 49]
    assert signals.getsignal(signals.SIGINT) is before


def test_an_interrupt_in_the_middle_of_a_step_keeps_the_last_state(monkeypatch):
    calls = []
    whole = Trainer._one_step

    def interrupted(self, *arguments):
        calls.append(1)
        if len(calls) == 50:
            raise KeyboardInterrupt
        whole(self, *arguments)

    monkeypatch.setattr(Trainer, "_one_step", interrupted)
    history = record(SMALL)
    assert history.ending == Ending("interrupted", 49)
    assert history["step"].tolist() == [0, 35, 49]
