"""A captured step gives the numbers of the step; what a CUDA graph may not hold is found without a GPU."""

from dataclasses import replace

import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_flatten

from divergences.gan.config import Config
from divergences.gan.cuda_graph import CapturingStep, CudaGraph
from divergences.gan.objectives import Wasserstein
from divergences.gan.train import Trainer

pytestmark = pytest.mark.slow  # it trains

SMALL = Config(data="ring", width=8, depth=2, batch=16, n_critic=2, steps=20, seeds=(0, 3), device="cpu")
SETTINGS = {
    "wgan-gp": SMALL,
    "by autograd": replace(SMALL, activation="tanh"),
    "one-sided": replace(SMALL, one_sided=True, lambda_gp=(0.1, 10.0)),
    "clip": replace(SMALL, penalty="clip", optimizer="rmsprop"),
    "r1": replace(SMALL, objective="non-saturating", penalty="r1", optimizer="sgd", beta1=0.5),
    "batch norm": replace(SMALL, batch_norm=True),
    "batch norm by autograd": replace(SMALL, batch_norm=True, activation="tanh"),
    "several by autograd": replace(SMALL, objective=("wasserstein", "minimax"), activation="tanh"),
    "several": replace(SMALL, objective=("wasserstein", "minimax"), beta1=0.5),
    "one parameter": replace(SMALL, data="segments", generator="shift", noise_dim=1, simultaneous=True),
}
TO_THE_HOST = {"_local_scalar_dense", "is_nonzero", "lift_fresh", "nonzero", "equal"}


class Calls(TorchDispatchMode):
    """Every operation with its arguments and its results: all that a CUDA graph knows of a call."""

    def __init__(self, call):
        super().__init__()
        self.seen = []
        call()  # to warm up, as there
        with self:
            call()

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        name = func.overloadpacket.__name__
        if name in TO_THE_HOST:
            raise RuntimeError(f"{name} would wait for the GPU")
        results = func(*args, **kwargs)
        self.seen.append((func, args, kwargs, tree_flatten(results)[0]))
        return results

    @torch.no_grad()
    def launch(self):
        for func, args, kwargs, results in self.seen:
            for kept, now in zip(results, tree_flatten(func(*args, **kwargs))[0], strict=True):
                if isinstance(kept, torch.Tensor) and kept.data_ptr() != now.data_ptr():
                    kept.copy_(now)


class Asking(Wasserstein):
    """Asks the host, though it says that it does not."""

    capturable = True

    def generator_slopes(self, fake):
        return fake.new_full(fake.shape, -1.0 - 0.0 * float(fake.mean()))


def capturing(trainer, capture=Calls):
    """The trainer, launching captured steps as on a GPU."""
    trainer.captured_step = CapturingStep(trainer._one_step, trainer.mutable_tensors, capture)
    return trainer


@pytest.mark.parametrize("name", SETTINGS)
def test_launching_gives_the_numbers_of_the_steps(name):
    config = SETTINGS[name]
    plain, launching = Trainer(config), capturing(Trainer(config))
    plain.advance(20)
    launching.advance(20)
    assert launching.captured_step.captured is not None and launching.step == 20
    for ours, theirs in zip(launching.mutable_tensors().values(), plain.mutable_tensors().values(), strict=True):
        torch.testing.assert_close(ours, theirs, rtol=0, atol=0)


def test_a_captured_run_resumes_and_counts_its_steps():
    whole, half = capturing(Trainer(SMALL)), capturing(Trainer(SMALL))
    whole.advance(20)
    half.advance(9)
    again = capturing(Trainer(SMALL))
    again.restore(half.checkpoint())
    again.advance(11)
    assert torch.equal(again.averaged, whole.averaged)


def test_the_step_of_a_divergence_is_the_one_in_which_it_happens():
    config = replace(SMALL, penalty="none", optimizer="sgd", learning_rate=(1e-3, 1e6), decay=False)
    plain, launching = Trainer(config), capturing(Trainer(config))
    plain.advance(20)
    launching.advance(20)
    assert plain.diverged_at.tolist() == launching.diverged_at.tolist()
    assert plain.diverged_at[0] == -1 < plain.diverged_at[1]


def test_a_step_that_asks_the_host_is_made_anew_each_time_and_said():
    config = replace(SMALL, objective=Asking())
    plain, asked = Trainer(config), capturing(Trainer(config))
    plain.advance(3)
    with pytest.warns(RuntimeWarning, match="without a captured step.*_local_scalar_dense would wait"):
        asked.advance(3)
    assert asked.captured_step.captured is None
    assert torch.equal(plain.averaged, asked.averaged)


def test_a_capture_that_does_something_else_is_not_trusted():
    class Idle:
        def __init__(self, call):
            call()

        def launch(self):
            """Do nothing."""

    plain, idle = Trainer(SMALL), capturing(Trainer(SMALL), Idle)
    plain.advance(3)
    with pytest.warns(RuntimeWarning, match="does not give what the step gives"):
        idle.advance(3)
    assert torch.equal(plain.averaged, idle.averaged)


def test_only_objectives_that_say_so_are_captured():
    class Counting(Wasserstein):
        """Does not say so."""

    class Stating(Wasserstein):
        capturable = True

    assert Trainer(replace(SMALL, objective=Stating())).objective.capturable
    assert Trainer(SETTINGS["several"]).objective.capturable
    assert not Trainer(replace(SMALL, objective=("wasserstein", Counting()))).objective.capturable


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU on this machine: CUDA graphs were NOT tested")
@pytest.mark.parametrize("name", SETTINGS)
def test_a_cuda_graph_gives_the_numbers_of_the_steps(name):
    config = replace(SETTINGS[name], device="cuda", dtype="float64")
    plain, launching = Trainer(config), Trainer(config)
    plain.captured_step = None
    plain.advance(20)
    launching.advance(20)
    assert isinstance(launching.captured_step.captured, CudaGraph)
    torch.testing.assert_close(launching.averaged, plain.averaged, rtol=1e-9, atol=1e-9)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU on this machine: CUDA graphs were NOT tested")
def test_a_refused_cuda_graph_leaves_the_usual_stream():
    before = torch.cuda.current_stream()
    trainer = Trainer(replace(SMALL, objective=Asking(), device="cuda"))
    with pytest.warns(RuntimeWarning, match="without a captured step"):
        trainer.advance(3)
    assert torch.cuda.current_stream() == before
