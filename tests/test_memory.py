"""What does not fit into memory is refused before it is tried, with its size and what to do instead."""

import subprocess
import sys

import numpy as np
import pytest

import divergences as dv
from divergences import memory
from divergences.memory import InsufficientMemory, free_memory, require_memory

pytestmark = pytest.mark.slow  # it fills memory

resource = pytest.importorskip("resource", reason="limits of memory are those of Unix")

SMALL = 10_000.0  # bytes
MANY_ROWS = np.full((1001, 1, 2), 0.5)  # with each other 1001 × 1001 pairs


@pytest.fixture
def little_memory(monkeypatch):
    monkeypatch.setattr(memory, "free_memory", lambda: SMALL)


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("u_values", lambda plane: dv.wasserstein_distance(plane, plane)),
        ("x", lambda plane: dv.euclidean_cost(plane, plane)),
        ("x", lambda plane: dv.optimal_critic(plane, plane)),
        ("points", lambda plane: dv.lipschitz_constant(np.zeros(len(plane)), plane)),
        ("cost", lambda plane: dv.solve_transport(np.full(50, 0.02), np.full(50, 0.02), np.ones((50, 50)))),
        ("a", lambda plane: dv.independent_coupling(np.full(50, 0.02), np.full(50, 0.02))),
        ("t", lambda plane: dv.couplings_between([[1.0]], [[1.0]], np.linspace(0, 1, 1000))),
        ("count", lambda plane: dv.Gaussians(1).sample(1000, 1.0)),
        ("q", lambda plane: dv.kl_divergence(MANY_ROWS, MANY_ROWS[:, 0])),
        ("q", lambda plane: dv.js_divergence(MANY_ROWS, MANY_ROWS[:, 0])),
        ("q", lambda plane: dv.total_variation(MANY_ROWS, MANY_ROWS[:, 0])),
    ],
)
def test_what_is_too_large_is_refused_by_name(little_memory, name, call):
    plane = np.random.default_rng(0).random((50, 2))
    with pytest.raises(InsufficientMemory, match=rf"^{name} must be smaller: .* GB of memory, and 1e-05 GB are free; "):
        call(plane)


def test_on_the_line_no_matrix_is_needed(little_memory):
    x = np.random.default_rng(0).random(5000)
    assert dv.wasserstein_distance(x, x + 1) == pytest.approx(1)
    assert dv.optimal_critic(x, x + 1).distance == pytest.approx(1)


def test_the_error_is_a_value_error_and_a_memory_error(monkeypatch):
    for kind in (ValueError, MemoryError):
        with pytest.raises(kind, match="name must be smaller"):
            require_memory("name", 1e30, "use less")
    monkeypatch.setattr(memory, "free_memory", lambda: None)
    require_memory("name", 1e30, "where the system does not tell, nothing is refused")


def test_free_memory_is_a_plausible_number_and_respects_the_limit_of_the_address_space():
    assert 1e6 < free_memory() < 1e15
    code = (
        "import resource; from divergences.memory import free_memory\n"
        "used = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (used + 100 * 2**20,) * 2)\n"
        "assert 50 * 2**20 < free_memory() <= 100 * 2**20, free_memory()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.slow
@pytest.mark.parametrize("call", ["dv.wasserstein_distance(x, x)", "dv.solve_transport(w, w, np.ones((2500, 2500)))"])
def test_the_solver_does_not_end_the_process_where_memory_is_short(call):
    code = (
        "import resource, numpy as np, divergences as dv\n"
        "dv.wasserstein_distance([[0, 0]], [[1, 1]])\n"
        "used = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (used + 200 * 2**20,) * 2)\n"
        "x, w = np.random.default_rng(0).random((2500, 2)), np.full(2500, 1 / 2500)\n"
        f"try:\n    {call}\nexcept MemoryError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "must be smaller" in done.stdout and "subsample" in done.stdout


@pytest.mark.slow
def test_the_estimate_is_at_least_what_the_solver_needs():
    code = (
        "import numpy as np, divergences as dv\n"
        # The peak of this process alone; ru_maxrss begins at what the process that started it had in use.
        "peak = lambda: next(int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
        "x, y = np.random.default_rng(0).random((2, 2000, 2))\n"
        "dv.wasserstein_distance(x[:2], y[:2])\n"
        "before = peak()\n"
        "dv.wasserstein_distance(x, y)\n"
        "print(1024 * (peak() - before) / 2000**2)"
    )
    measured = float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
    assert 20 < measured < dv.transport.BYTES_OF_A_PLAN


@pytest.mark.parametrize(("dimension", "bins", "cells"), [(16, 2, 2**16), (20, 2, 2**20), (40, 1, 1), (70, 1, 1)])
def test_a_histogram_needs_no_more_than_its_cells(dimension, bins, cells):
    x = np.random.default_rng(0).random((50, dimension))
    histogram = dv.shared_histogram(x, x, bins)
    assert histogram.p.shape == (cells,) and histogram.p.sum() == pytest.approx(1)


def test_the_divergence_of_many_theta_is_integrated_in_blocks():
    from divergences.pairs.normal_integrals import BLOCK

    pair, theta = dv.BlurredUniforms(1.0), np.linspace(-5, 5, 2 * BLOCK + 7)
    together = pair.js_divergence(theta.reshape(1, -1))
    assert together.shape == (1, len(theta))
    for start in (0, BLOCK - 1, BLOCK, 2 * BLOCK):
        assert together[0, start] == pair.js_divergence(theta[start])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pair.js_divergence(np.linspace(-5, 5, 200_000))
    assert 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) < 1e8  # at once it would be 1e9
