"""The sentence on a network is true of the snapshot on show, and agrees with its picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from divergences.gan import recorded
from divergences.gan.history import History
from divergences.widgets import RunView

from ..support.browser import Host, clean
from ..support.runs import history, show

pytestmark = pytest.mark.browser

Open = Callable[..., Host]


def verdicts(host: Host, run: History) -> list[tuple[str, str]]:
    """The kind of the sentence at each snapshot, and the sentence."""
    show(host, RunView(run, index=0))
    words = host.page.locator(".verdict")
    found = []
    for index in range(len(run)):
        host.set("index", index)
        found.append((words.get_attribute("data-verdict"), words.inner_text()))
    return found


def facts(run: History, index: int) -> dict[str, Any]:
    """What the arrays of a one-parameter run say, computed here."""
    theta = run["theta"][:, 0].astype(float)
    pull = run["pull"][index, 0].astype(float)
    gradient = -pull[:, 0].mean()
    return {
        "pull": np.hypot(*pull.T).mean(),
        "slope": run["slopes"][index, 0].astype(float).mean(),
        "outwards": theta[index] * gradient < 0,
        "farthest": index > 0
        and abs(theta[index]) > abs(theta[0])
        and abs(theta[index]) == abs(theta[: index + 1]).max(),
        "left": abs(theta[index]) / abs(theta[0]),
        "outside": np.mean(~(np.abs(run["samples"][index, 0]) <= run.size).all(axis=1)),
    }


# What each sentence says, of the facts above.
TRUE = {
    "start": lambda f: True,
    "none": lambda f: f["pull"] == 0 and f["slope"] >= 0.3,
    "blind": lambda f: 0 < f["pull"] < 0.01 and f["slope"] >= 0.3 and f["outside"] <= 0.5,
    "blindOutside": lambda f: 0 < f["pull"] < 0.01 and f["slope"] >= 0.3 and f["outside"] > 0.5,
    "silent": lambda f: f["pull"] < 0.01 and f["slope"] < 0.3 and f["outside"] <= 0.5,
    "silentOutside": lambda f: f["pull"] < 0.01 and f["slope"] < 0.3 and f["outside"] > 0.5,
    "awayTheta": lambda f: f["outwards"] and f["farthest"],
    "explodingTheta": lambda f: f["pull"] > 100,
    "nearTheta": lambda f: f["left"] <= 0.1,
    "homewardsTheta": lambda f: not f["outwards"] and f["left"] > 0.1,
    "outwardsTheta": lambda f: f["outwards"] and not f["farthest"],
}


@pytest.mark.parametrize("name", [name for name in recorded.NAMES if name.startswith("theta")])
def test_each_sentence_is_true_of_a_recorded_run(open_host: Open, name: str) -> None:
    host, run = open_host(), recorded.load(name)
    found = verdicts(host, run)
    assert found[0][0] == "start"
    for index, (kind, words) in enumerate(found):
        assert TRUE[kind](facts(run, index)), (index, words)
    kinds = {kind for kind, _ in found[1:]}
    assert kinds == {"blind"} if name == "theta-gan" else "nearTheta" in kinds
    clean(host)


@pytest.mark.parametrize("seed", range(5))
def test_each_sentence_is_true_of_any_run(open_host: Open, seed: int) -> None:
    host, run = open_host(), history(30, 1, shift=True, seed=seed)
    rng = np.random.default_rng(seed)
    run["theta"][:] = rng.choice([0.05, 1, 1.4, 6, -3], run["theta"].shape)
    run["pull"][:] = rng.choice([0, 1e-12, 0.5, -1, 300], run["pull"].shape[:2])[..., None, None]
    run["slopes"][:] = rng.choice([0.01, 2], run["slopes"].shape[:2])[..., None]
    run["samples"][..., 0] = run["theta"][..., None]
    run["samples"][..., 1] = 0
    for index, (kind, words) in enumerate(verdicts(host, run)):
        assert kind == "start" if index == 0 else TRUE[kind](facts(run, index)), (index, words)
    clean(host)


@pytest.mark.slow
def test_a_generator_with_the_wrong_sign_is_said_to_run_away(open_host: Open) -> None:
    import torch

    from divergences.gan.config import Config
    from divergences.gan.objectives import Wasserstein
    from divergences.gan.recording import record

    class WrongSign(Wasserstein):
        """The goal of lesson 4, section 5."""

        name = "max −E D(G(z))"

        def generator_loss(self, fake: Any) -> Any:
            return fake.mean(-1)

        def generator_slopes(self, fake: Any) -> Any:
            return torch.ones_like(fake)

    config = Config(
        **{"data": "segments", "generator": "shift", "theta": 1.0, "noise_dim": 1, "width": 32, "depth": 2},
        **{"activation": "tanh", "batch": 64, "n_critic": 5, "lambda_gp": 10.0, "learning_rate": 0.01, "ema": 0.0},
        **{"steps": 200, "snapshot_every": 10, "device": "cpu", "objective": WrongSign(), "decay": False},
    )
    host, run = open_host(), record(config)
    found = verdicts(host, run)
    for index, (kind, words) in enumerate(found):
        assert TRUE[kind](facts(run, index)), (index, words)
    assert abs(run["theta"][-1, 0]) > run.size  # the plane is empty
    assert found[-1][0] == "awayTheta"
    assert found[-1][1].startswith("Running away: θ = ")
    clean(host)


@pytest.mark.parametrize(
    ("place", "pull", "kind"),
    [
        (0.5, 1.0, "steered"),
        (9.0, 1.0, "away"),
        (9.0, -1.0, "outside"),
        (9.0, 1e-5, "blindOutside"),
        (0.5, 1e-5, "blind"),
        (0.5, 0.0, "none"),
        (0.5, 500.0, "exploding"),
        (9.0, 500.0, "away"),
    ],
)
def test_the_plane_decides_what_is_said_of_samples_in_two_dimensions(
    open_host: Open, place: float, pull: float, kind: str
) -> None:
    host, run = open_host(), history(3, 1)
    run["samples"][1] = place
    run["pull"][1] = pull / np.sqrt(2)
    run["slopes"][1] = 1.0
    found = verdicts(host, run)[1]
    assert found[0] == kind
    assert ("80 of 80" in found[1]) == (place > 3)
    clean(host)


def test_a_measured_distance_is_said_beside_what_real_samples_have(open_host: Open) -> None:
    host, run = open_host(), history(3, 1)
    run["slopes"][:] = 1
    show(host, RunView(run, index=1, distance=lambda samples: 0.25, floor=0.125))
    words = host.page.locator(".verdict").inner_text()
    assert "W₁ to real samples is 0.25" in words and "two real samples have 0.125" in words
    clean(host)
