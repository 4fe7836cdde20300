"""Training beside busy processes: the threads that the trainers choose against the best fixed number of threads."""

from __future__ import annotations

import itertools
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

import numpy as np
import torch

from divergences.gan.config import Config
from divergences.gan.images.config import ImageConfig
from divergences.gan.images.data import Images
from divergences.gan.images.trainer import ImageTrainer
from divergences.gan.live import LiveRun
from divergences.gan.study.settings import candidates, config_of, draw
from divergences.gan.threads import limited_threads
from divergences.gan.train import Trainer

from .timing import Row

BUSY = (0, 2, 4)
SECONDS, ROUNDS = 2.5, 3
"""Each variant trains for so long in each round, in turn, after a round to warm up: 36 of them take about 6 minutes."""
IMAGE_RUN = ImageConfig(
    objective="wasserstein", penalty="gp", critic_norm="layer", n_critic=5, width=16, precision="bfloat16",
    device="cpu",
)  # fmt: skip
"""WGAN-GP as the preset "long" of figures.train has it, with one seed: a step is short enough to be timed."""
TRAINED: dict[str, Callable[[], Trainer | ImageTrainer]] = {
    "the ring's recipe": lambda: Trainer(Config(data="ring", device="cpu")),
    "the same as a LiveRun": lambda: LiveRun(Config(data="ring", device="cpu")).trainer,
    "a task of the study": lambda: Trainer(_task_of_the_study()),
    "an image run of figures.train": lambda: ImageTrainer(IMAGE_RUN, _pictures()),
}


def beside_busy_processes(seconds: float = SECONDS, rounds: int = ROUNDS) -> list[Row]:
    """A step with the threads that the trainer chooses, against the better of one thread and all threads.

    All threads count only where they give the same bits as one: else a trainer that must repeat a run cannot use them.
    Alone and beside two and four processes that keep a core busy each; the LiveRun in a thread of its own, as it is.
    """
    limit, rows = torch.get_num_threads(), []
    for (name, make), busy in itertools.product(TRAINED.items(), BUSY):
        variants, same = (None, 1, limit), _same_bits(make, limit)
        trainers = {threads: make() for threads in variants}
        paces: dict[int | None, list[float]] = {threads: [] for threads in variants}
        with _busy_processes(busy), ExitStack() as stack:
            pace: Callable[..., float] = _pace
            if "LiveRun" in name:
                background = stack.enter_context(ThreadPoolExecutor(max_workers=1))
                background.submit(torch.set_num_threads, limit).result()
                pace = partial(_pace_in, background)
            for _, threads in itertools.product(range(1 + rounds), variants):
                paces[threads].append(pace(trainers[threads], threads, limit, seconds))
        ours, *fixed = (statistics.mean(each[1:]) for each in paces.values())
        what = f"a step of {name}, beside {busy} busy processes"
        peer = ("the better of 1 and all threads", min(fixed)) if same else ("1 thread", fixed[0])
        rows.append(Row(what, ours, *peer, f"fixed: {_listed(fixed)}{'' if same else ', with other bits'}"))
    return rows


def _same_bits(make: Callable[[], Trainer | ImageTrainer], limit: int) -> bool:
    """Whether two steps give the same bits with all threads as with one."""
    found = []
    for threads in (1, limit):
        trainer = make()
        setattr(trainer, "_thread_counts", lambda _, threads=threads: [threads])  # noqa: B010
        trainer.advance(2)
        found.append([part.detach().numpy().tobytes() for part in trainer.mutable_tensors().values()])
    return found[0] == found[1]


def _pace(trainer: Trainer | ImageTrainer, fixed: int | None, limit: int, seconds: float) -> float:
    """Seconds of a step, over that many seconds, with that many threads or those that the trainer chooses."""
    if fixed is not None:
        setattr(trainer, "_thread_counts", lambda _: [fixed])  # noqa: B010
    start, first = time.perf_counter(), trainer.step
    with limited_threads(limit):
        while time.perf_counter() < start + seconds:
            trainer.advance(1)
    return (time.perf_counter() - start) / (trainer.step - first)


def _pace_in(background: ThreadPoolExecutor, *given: Any) -> float:
    return background.submit(_pace, *given).result()


def _task_of_the_study() -> Config:
    return config_of(draw(0), "gp", "ring", 1, (candidates("gp")[0],), tuple(range(10)), 10**6)


def _pictures() -> Images:
    """Random pictures: what they show does not change how long a step takes."""
    return Images("noise", np.random.default_rng(0).integers(0, 256, (1000, 1, 32, 32), dtype=np.uint8))


def _listed(seconds: Sequence[float]) -> str:
    return ", ".join(f"{1000 * each:.3g} ms" for each in seconds)


@contextmanager
def _busy_processes(count: int) -> Iterator[None]:
    processes = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()
