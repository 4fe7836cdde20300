"""How fast the trainer is: against the textbook loop, and against the matrix products that no loop can do without."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import torch

from divergences.gan.config import Config
from divergences.gan.threads import limited_threads
from divergences.gan.train import Trainer

from .textbook import TextbookWganGp
from .timing import Row, in_turn

BATCH, N_CRITIC = 256, 5


def single() -> list[Row]:
    """One generator step of WGAN-GP (n_critic 5, batch 256, the paper's recipe), one thread."""
    rows = []
    for width in (128, 512):
        config = _config(width)
        trainer, textbook = Trainer(config), TextbookWganGp(width)
        by_autograd = Trainer(config)
        by_autograd.gradients = by_autograd.gradients.by_autograd()
        products = Products(width)
        with limited_threads(1):
            peers: list[tuple[str, Callable[[], object]]] = [
                ("textbook loop", textbook.step),
                ("our own loop by autograd", partial(by_autograd.advance, 1)),
                ("its matrix products alone", products.run),
            ]
            for name, peer in peers:
                seconds = in_turn(partial(trainer.advance, 1), peer, rounds=5)
                rows.append(Row(f"a step at 3×{width}", seconds[0], name, seconds[1], f"{1 / seconds[0]:.3g} steps/s"))
    return rows


def recipes() -> list[Row]:
    """One generator step of the default recipe (3×128, n_critic 1), each with as many threads as it likes."""
    rows = []
    for data in ("ring", "grid"):
        config = Config(data=data, device="cpu")
        trainer, textbook = Trainer(config), TextbookWganGp(config.width, n_critic=1)

        seconds = in_turn(partial(trainer.advance, 20), partial(repeat, textbook.step, 20), rounds=7)
        step, its_step = (each / 20 for each in seconds)
        whole = f"{config.steps:,} steps: {step * config.steps:.0f} s against {its_step * config.steps:.0f} s"
        rows.append(Row(f"a step of the {data}'s recipe", step, "textbook loop", its_step, whole))
    return rows


def in_the_background() -> list[Row]:
    """A step in a thread of its own, beside a caller that has trained before: one thread of torch's against two."""
    rows = []
    for width in (128, 512):
        trainer = Trainer(Config(data="ring", width=width, device="cpu"))
        trainer.advance(1)  # the caller has its own pool of threads from here on
        with ThreadPoolExecutor(max_workers=1) as background:

            def step(threads: int, trainer: Trainer = trainer, background: ThreadPoolExecutor = background) -> None:
                background.submit(_advance, trainer, threads).result()

            seconds = in_turn(partial(step, 1), partial(step, 2), rounds=5)
        rows.append(Row(f"five steps at 3×{width} with one thread", seconds[0], "with two threads", seconds[1]))
    return rows


def _advance(trainer: Trainer, threads: int) -> None:
    with limited_threads(threads):
        trainer.advance(5)


def repeat(call: Callable[[], object], times: int) -> None:
    """Call it that many times."""
    for _ in range(times):
        call()


def ensembles() -> list[Row]:
    """E networks side by side against E runs of one, per network, one thread."""
    rows = []
    for width in (128, 512):
        for members in (4, 16):
            config = _config(width)
            alone = Trainer(config)
            together = Trainer(_config(width, seeds=tuple(range(members))))
            with limited_threads(1):
                seconds = in_turn(partial(together.advance, 1), partial(alone.advance, 1), rounds=3)
            what = f"a step at 3×{width}, E = {members}, per network"
            rows.append(Row(what, seconds[0] / members, "E = 1", seconds[1]))
    return rows


def on_gpu() -> list[Row]:
    """A step of the ring's recipe as a CUDA graph against the same step launched kernel by kernel, and 64 against one.

    Raises:
        RuntimeError: if there is no GPU.
    """
    if not torch.cuda.is_available():
        raise RuntimeError("there is no GPU")
    rows = []
    config = Config(data="ring", device="cuda")
    trainers = {members: Trainer(replace(config, seeds=tuple(range(members)))) for members in (1, 64)}
    by_kernels = Trainer(config)
    by_kernels.captured_step = None
    name = torch.cuda.get_device_name()
    ours, peer = in_turn(partial(trainers[1].advance, 100), partial(by_kernels.advance, 100))
    rows.append(Row("a step of the ring's recipe", ours / 100, "launched kernel by kernel", peer / 100, name))
    many, one = in_turn(partial(trainers[64].advance, 100), partial(trainers[1].advance, 100))
    rows.append(Row("the same for 64 networks at once", many / 100, "one network", one / 100, name))
    return rows


class Products:
    """The matrix products of the hidden layers in one generator step, and nothing else."""

    def __init__(self, width: int) -> None:
        self.weight = torch.randn(width, width)
        self.rows = torch.randn(3 * BATCH, width)
        self.out, self.weight_out = torch.empty_like(self.rows), torch.empty_like(self.weight)

    def run(self) -> None:
        """Two hidden-to-hidden layers in each network."""
        one = slice(0, BATCH)
        for _ in range(2):
            for _ in range(N_CRITIC):
                torch.mm(self.rows[one], self.weight, out=self.out[one])  # the generator makes the fake batch
                torch.mm(self.rows, self.weight, out=self.out)  # forward
                torch.mm(self.rows, self.weight.T, out=self.out)  # backward
                torch.mm(self.rows[one], self.weight, out=self.out[one])  # tangent
                torch.mm(self.rows.T, self.out, out=self.weight_out)  # weight gradient
            for _ in range(4):  # generator and critic forward, critic and generator backward
                torch.mm(self.rows[one], self.weight, out=self.out[one])
            torch.mm(self.rows[one].T, self.out[one], out=self.weight_out)


def _config(width: int, seeds: tuple[int, ...] = (0,)) -> Config:
    return Config(
        data="ring", width=width, batch=BATCH, n_critic=N_CRITIC, lambda_gp=10.0, learning_rate=1e-4, seeds=seeds,
        steps=10**6, decay=False, device="cpu",
    )  # fmt: skip
