"""The number of threads is chosen by time, never beyond what the caller allows, and changes no number."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from divergences.gan.config import Config
from divergences.gan.images.config import ImageConfig
from divergences.gan.images.data import Images
from divergences.gan.images.trainer import ImageTrainer
from divergences.gan.objectives import Wasserstein
from divergences.gan.threads import ThreadChooser, product_gains, thread_counts
from divergences.gan.train import Trainer

pytestmark = pytest.mark.slow  # it trains

LARGE = Config(width=128, depth=2, batch=256, steps=6, snapshot_every=6, device="cpu", seeds=(0, 1))


@pytest.fixture
def two_threads():
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    yield
    torch.set_num_threads(before)


class Machine:
    """A clock, and calls that take as long as is said for each number of threads."""

    def __init__(self, seconds):
        self.seconds, self.now, self.used = seconds, 0.0, []
        self.share = 1.0  # of the time, for which the calling thread is executed

    def executed(self):
        return self.share * self.now

    def chooser(self, gains=lambda _: True, equal=lambda _: True):
        return ThreadChooser([*self.seconds], self.clock, self.executed, gains, equal)

    def gains(self, count):
        """Not if a call takes longer; finding out takes a thousandth of a call."""
        self.now += self.seconds[count] / 1000
        return self.seconds[count] < self.seconds[1]

    def clock(self):
        return self.now

    def call(self):
        self.used.append(torch.get_num_threads())
        self.now += self.seconds[self.used[-1]]


@pytest.mark.parametrize("seconds", [{1: 0.004, 2: 0.003}, {1: 0.004, 2: 0.006}, {1: 0.02, 2: 5.0}, {1: 3.0, 2: 2.0}])
def test_the_faster_number_is_used_and_looking_costs_little(two_threads, seconds):
    machine = Machine(seconds)
    chooser = machine.chooser()
    for _ in range(100):
        chooser.repeat(machine.call, 100)
    best = min(seconds, key=seconds.get)
    assert chooser.best == best
    assert len(machine.used) == 10_000
    assert machine.now < 1.1 * 10_000 * seconds[best]
    assert torch.get_num_threads() == 2


def test_a_machine_that_becomes_busy_or_idle_is_noticed(two_threads):
    machine = Machine({1: 0.004, 2: 0.003})
    chooser = machine.chooser()
    chooser.repeat(machine.call, 1000)
    assert chooser.best == 2
    machine.seconds = {1: 0.015, 2: 0.1}
    chooser.repeat(machine.call, 1000)
    assert chooser.best == 1
    machine.seconds = {1: 0.004, 2: 0.003}
    chooser.repeat(machine.call, 20_000)
    assert chooser.best == 2


def test_calls_that_come_one_by_one_are_timed_too(two_threads):
    machine = Machine({1: 0.2, 2: 0.1})
    chooser = machine.chooser()
    for _ in range(4):
        chooser.repeat(machine.call, 1)
    assert machine.used == [1, 2, 2, 2]


def test_a_number_that_gains_nothing_is_not_called_even_once(two_threads):
    machine = Machine({1: 0.07, 2: 4.4})
    chooser = machine.chooser(machine.gains)
    chooser.repeat(machine.call, 1000)
    assert machine.used == [1] * 1000 and machine.now < 1.01 * 70
    machine.seconds = {1: 0.07, 2: 0.04}
    chooser.repeat(machine.call, 1000)
    assert chooser.best == 2


def test_while_the_thread_waits_for_a_processor_no_other_number_is_called_even_once(two_threads):
    machine = Machine({1: 0.01, 2: 0.25})
    machine.share = 0.6
    chooser = machine.chooser()
    chooser.repeat(machine.call, 1000)
    assert machine.used == [1] * 1000
    machine.seconds, machine.share = {1: 0.006, 2: 0.004}, 1.0
    chooser.repeat(machine.call, 1000)
    assert chooser.best == 2
    machine.seconds, machine.share = {1: 0.01, 2: 0.25}, 0.6
    chooser.repeat(machine.call, 1000)
    assert chooser.best == 1 and machine.used[2010:].count(2) < 10


def test_a_number_is_asked_for_equal_results_once_and_left_out_if_it_has_not(two_threads):
    machine, asked = Machine({1: 0.004, 2: 0.003, 3: 0.002}), []
    chooser = machine.chooser(machine.gains, lambda count: asked.append(count) or count == 2)
    chooser.repeat(machine.call, 20_000)
    assert chooser.best == 2 and asked == [2, 3] and 3 not in machine.used


def test_looking_at_a_product_leaves_the_number_of_threads(two_threads):
    assert product_gains(2) in (True, False)
    assert torch.get_num_threads() == 2


def test_what_is_tried():
    assert [thread_counts(limit) for limit in (1, 2, 3, 8)] == [[1], [1, 2], [1, 2, 3], [1, 2, 4, 8]]


def state(trainer):
    return [part.detach().numpy().tobytes() for part in trainer.mutable_tensors().values()]


def pictures():
    return Images("noise", np.random.default_rng(0).integers(0, 256, (40, 1, 8, 8), dtype=np.uint8))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Trainer(LARGE),
        lambda: Trainer(replace(LARGE, activation="tanh", batch_norm=True)),
        lambda: Trainer(replace(LARGE, dtype="float64", penalty="r1", objective="non-saturating", n_critic=2)),
        lambda: ImageTrainer(ImageConfig(width=8, batch=8, n_critic=2, steps=6, device="cpu"), pictures()),
    ],
    ids=["by hand", "by autograd", "R1", "images"],
)
def test_whatever_number_is_chosen_the_bits_are_those_of_one_thread(two_threads, make, monkeypatch):
    monkeypatch.setattr("divergences.gan.threads.product_gains", lambda _: True)
    one, chosen, resumed = make(), make(), make()
    torch.set_num_threads(1)
    one.advance(6)
    torch.set_num_threads(2)
    chosen.advance(2)
    resumed.restore(chosen.checkpoint())
    chosen.advance(4)
    resumed.advance(4)
    assert state(chosen) == state(one) == state(resumed)
    assert chosen.step == one.step == 6


def test_a_number_that_rounds_otherwise_is_not_used(two_threads):
    trainer = Trainer(LARGE)
    step = trainer._one_step

    def rounding_otherwise(*inputs):
        step(*inputs)
        if torch.get_num_threads() == 2:
            trainer.averaged.mul_(1 + 1e-7)

    trainer._one_step = rounding_otherwise
    assert not trainer._equal_bits(trainer._next_step, 2)
    assert trainer.step == 0 and state(trainer) == state(Trainer(LARGE))


def test_no_trial_where_it_cannot_pay_or_would_be_noticed(two_threads):
    class Counting(Wasserstein):
        """Does not say that it keeps no state."""

    def used(config):
        trainer, seen = Trainer(config), []
        step = trainer._one_step
        trainer._one_step = lambda *inputs: (seen.append(torch.get_num_threads()), step(*inputs))
        trainer.advance(3)
        return seen

    assert used(replace(LARGE, width=16)) == [1, 1, 1]
    assert used(replace(LARGE, objective=Counting())) == [2, 2, 2]
    torch.set_num_threads(1)
    assert used(LARGE) == [1, 1, 1]
