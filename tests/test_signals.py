"""Signals outside of commands: in a script or a notebook, where Python's own handler raises at any moment."""

import signal
import subprocess
import sys
import threading

import pytest

from divergences import interrupts
from divergences.interrupts import deferring_interrupts, ignoring_interrupts, raising_once


@pytest.fixture(autouse=True)
def state(monkeypatch):
    monkeypatch.setattr(interrupts._state, "raised_at", float("-inf"))
    monkeypatch.setattr(interrupts._state, "deferred_signal", None)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    yield
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert (interrupts._state.deferring_blocks, interrupts._state.ignoring_blocks) == (0, 0)


def test_an_interrupt_waits_for_the_end_of_a_deferring_block():
    done = []
    with pytest.raises(KeyboardInterrupt), deferring_interrupts():
        for _ in range(3):
            signal.raise_signal(signal.SIGINT)
        done.append(1)
    assert done == [1]


def test_a_block_within_a_block_does_not_raise_before_the_outer_one_ends():
    done = []
    with pytest.raises(KeyboardInterrupt), deferring_interrupts():
        with deferring_interrupts():
            signal.raise_signal(signal.SIGINT)
        done.append(1)
    assert done == [1]


def test_an_ignoring_block_forgets_interrupts():
    with ignoring_interrupts():
        signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_an_error_in_a_block_is_raised_and_not_the_interrupt():
    for block in (deferring_interrupts, ignoring_interrupts):
        with pytest.raises(ZeroDivisionError), block():
            signal.raise_signal(signal.SIGINT)
            print(1 / 0)
        assert interrupts._state.deferred_signal is None
        with deferring_interrupts():
            pass


def test_a_handler_of_somebody_else_is_left_alone():
    heard = []
    signal.signal(signal.SIGINT, lambda *_: heard.append(1))
    try:
        with deferring_interrupts(), ignoring_interrupts():
            signal.raise_signal(signal.SIGINT)
        assert heard == [1]
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def test_a_thread_of_its_own_may_use_both():
    done = []

    def work():
        with deferring_interrupts(), ignoring_interrupts():
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1]


def test_a_second_interrupt_is_the_same_request_within_a_block():
    for _ in range(2):  # each block hears the first one
        done = []
        with pytest.raises(KeyboardInterrupt), raising_once():
            try:
                signal.raise_signal(signal.SIGINT)
            finally:
                signal.raise_signal(signal.SIGINT)
                done.append(1)
        assert done == [1]


IN_A_LOOP = """
import asyncio, signal
from divergences.interrupts import raising_once

async def interrupted():
    try:
        with raising_once():
            signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        return signal.getsignal(signal.SIGINT) is not signal.default_int_handler

print(asyncio.run(interrupted()))
"""


def test_an_event_loop_does_not_keep_an_interrupt_for_itself():
    # In a process of its own: where a browser was driven before, a loop runs already.
    done = subprocess.run([sys.executable, "-c", IN_A_LOOP], capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr) == ("True\n", "")
