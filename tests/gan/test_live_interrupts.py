"""Interrupts that come while a run is waited for: real signals in real processes and in a real notebook kernel."""

import subprocess
import sys

import pytest
from jupyter_client.manager import start_new_kernel

pytestmark = pytest.mark.slow  # it starts processes that train

# Calls `interrupt` when the main thread is inside `LiveRun.wait` and the run has made a step, as often as is said.
PREPARE = """
import os, signal, sys, threading, time, _thread
from divergences.gan.config import Config
from divergences.gan.live import LiveRun

run = LiveRun(Config(width=16, depth=2, batch=32, steps=10**7, snapshot_every=5 * 10**6, device="cpu"))

def is_waited_for():
    frame = sys._current_frames()[threading.main_thread().ident]
    while frame:
        if frame.f_code is LiveRun.wait.__code__:
            return True
        frame = frame.f_back
    return False

def when_waited_for(interrupt, times=1):
    def watch():
        while not (is_waited_for() and run.trainer.step > 0):
            time.sleep(0.005)
        for _ in range(times):
            interrupt()
    threading.Thread(target=watch).start()

def state():
    history = run.history
    return history.ending.kind, history.ending.step == run.trainer.step, run.running, len(history)
"""
STOPPED = "('stopped', True, False, 2)"


@pytest.mark.parametrize(
    "interrupt",
    [
        "lambda: os.kill(os.getpid(), signal.SIGINT)",
        "_thread.interrupt_main",
        "lambda: os.kill(os.getpid(), signal.SIGINT), times=3",
    ],
    ids=["a signal", "interrupt_main", "three signals"],
)
def test_an_interrupted_wait_stops_the_run_and_the_script_ends_well(interrupt):
    code = f"{PREPARE}\nwhen_waited_for({interrupt})\nrun.start().wait()\nprint(state())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert (done.stdout.strip(), done.stderr, done.returncode) == (STOPPED, "", 0)


def test_a_script_that_ends_while_a_run_trains_ends_well():
    code = f"{PREPARE}\nrun.start()\nwhile run.trainer.step < 1: time.sleep(0.005)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


@pytest.fixture
def kernel():
    manager, client = start_new_kernel(kernel_name="python3")
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def printed(client, until):
    """What the kernel prints up to a message of which `until` is true."""
    text = ""
    while True:
        message = client.get_iopub_msg(timeout=120)
        content = message["content"]
        text += content.get("text", "") + "".join(content.get("traceback", []))
        if until(message, text):
            return text


def run_cell(client, code):
    """What a cell prints, errors included."""
    request = client.execute(code)

    def is_over(message, _):
        idle = message["content"].get("execution_state") == "idle"
        return idle and message["parent_header"].get("msg_id") == request

    return printed(client, is_over)


def test_the_stop_button_of_a_notebook_stops_the_run_that_is_waited_for(kernel):
    manager, client = kernel
    assert run_cell(client, PREPARE) == ""
    client.execute("when_waited_for(lambda: print('waiting', flush=True))\nhistory = run.start().wait()")
    printed(client, lambda _, text: "waiting" in text)
    manager.interrupt_kernel()
    assert run_cell(client, "print(state(), history.ending == run.history.ending)").strip() == f"{STOPPED} True"
