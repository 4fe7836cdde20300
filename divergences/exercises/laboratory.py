"""Lesson 6: write the test that tells a right JS from wrong ones; repair a penalty and a ring of modes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..checks import Array
from ..information import LOG2, js_divergence, kl_divergence, total_variation
from .asking import Wrong, call, numbers, refuse_constants, same

Js = Callable[[Array, Array], Any]


def _by_entropies(p: Array, q: Array) -> float:
    def entropy(masses: Array) -> float:
        return -float(sum(mass * np.log(mass) for mass in masses if mass > 0))

    return entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2


def _with_epsilon(p: Array, q: Array) -> float:
    p, q = p + 0.01, q + 0.01
    return float(js_divergence(p / p.sum(), q / q.sum()))


@np.errstate(all="ignore")
def _without_zeros(p: Array, q: Array) -> float:
    m = (p + q) / 2
    return float((p * np.log(p / m) + q * np.log(q / m)).sum() / 2)


RIGHT: tuple[Js, ...] = (js_divergence, _by_entropies, lambda p, q: np.float32(js_divergence(p, q)))
MUTANTS: dict[str, Js] = {
    "half": lambda p, q: 2 * js_divergence(p, q),
    "base": lambda p, q: js_divergence(p, q) / LOG2,
    "root": lambda p, q: np.sqrt(js_divergence(p, q)),
    "side": lambda p, q: kl_divergence(p, (p + q) / 2),
    "epsilon": _with_epsilon,
    "zeros": _without_zeros,
    "tv": lambda p, q: LOG2 * total_variation(p, q),
    "constant": lambda p, q: LOG2,
    "kl": lambda p, q: kl_divergence(p, q),
}


def trusted(answer: object) -> None:
    """`trusted(js)` returns True for a right implementation of JS and False for a wrong one."""
    candidates = [("", js) for js in RIGHT] + list(MUTANTS.items())
    fooled, refused = [], False
    for index in np.random.default_rng().permutation(len(candidates)):
        name, js = candidates[index]
        # A new function each time, so that neither its name nor its place in memory says anything.
        verdict = call(answer, {"js": lambda p, q, js=js: js(_masses(p), _masses(q))})
        if not isinstance(verdict, (bool, np.bool_)):
            raise Wrong("trusted.kind", kind=type(verdict).__name__)
        refused |= not verdict and not name
        if verdict and name:
            fooled.append(name)
    if len(fooled) == len(MUTANTS):
        raise Wrong("trusted.everything")
    if refused:
        raise Wrong("trusted.refused" if fooled else "trusted.nothing")
    if fooled:
        raise Wrong(f"trusted.{min(fooled, key=list(MUTANTS).index)}", count=len(fooled))


def repaired_penalty(answer: object) -> None:
    """`repaired_penalty(critic, real, fake)` draws one alpha per sample, takes one norm per sample, and is guarded."""
    import torch

    rng = np.random.default_rng()
    _check_alpha(answer)
    got, wants, batches, pixels = [], [], [], []
    for shape in ((1, 2), (8, 2), (5, 3), (4, 1, 5, 5)):
        slope = rng.normal(size=shape[1:])
        given = _linear(slope, shape, rng)[1]
        got.append(float(numbers(call(answer, given, copies=False), ())))
        norm = float(np.sqrt((slope**2).sum()))
        wants.append((norm - 1) ** 2)
        batches.append((norm * np.sqrt(shape[0]) - 1) ** 2)
        pixels.append(float(((np.abs(slope) - 1) ** 2).mean()))
    for hint, mistaken in (("penalty.batch", batches), ("penalty.pixel", pixels)):
        if same(np.array(got), np.array(mistaken)):
            raise Wrong(hint)
    if not same(np.array(got), np.array(wants)):
        refuse_constants([np.array(value) for value in got])
        raise Wrong("repaired.linear", got=f"{got[1]:.4g}")
    weight, given = _linear(np.zeros(2), (6, 2), rng)
    value = call(answer, given, copies=False)
    if not isinstance(value, torch.Tensor) or not value.requires_grad:
        raise Wrong("penalty.graph")
    (slope,) = torch.autograd.grad(value, weight, allow_unused=True)
    if slope is None:
        raise Wrong("penalty.graph")
    if not bool(torch.isfinite(value)) or not bool(torch.isfinite(slope).all()):
        raise Wrong("repaired.nan")


def ring(answer: object) -> None:
    """`ring(modes, radius)` returns the centres of this many modes, evenly spaced on a circle."""
    rng = np.random.default_rng()
    got = []
    for modes in (8, 1, int(rng.integers(2, 8)), int(rng.integers(9, 30))):
        radius = float(rng.uniform(0.5, 4))
        places = numbers(call(answer, {"modes": modes, "radius": radius}), (modes, 2))
        got.append(places)
        if not np.isfinite(places).all():
            raise Wrong("any.nan", given=f"modes = {modes}", got="nan")
        if not same(np.hypot(*places.T), np.full(modes, radius)):
            raise Wrong("ring.radius", modes=modes, radius=f"{radius:.3g}")
        angles = np.sort(np.arctan2(places[:, 1], places[:, 0]))
        gaps = np.diff(angles, append=angles[0] + 2 * np.pi)
        distinct = int((gaps > 1e-6).sum())
        if distinct < modes:
            raise Wrong("ring.twice", modes=modes, distinct=distinct)
        if not same(gaps, np.full(modes, 2 * np.pi / modes)):
            raise Wrong("ring.uneven", modes=modes)


def _check_alpha(answer: object) -> None:
    """From real = 0 and fake = 1 every entry of x̂ is 1 − alpha, so the critic sees what was drawn."""
    import torch

    seen: list[Any] = []

    def critic(x: Any) -> Any:
        seen.append(x.detach())
        return x.flatten(1).sum(dim=1)

    real, fake = torch.zeros(3000, 2, dtype=torch.float64), torch.ones(3000, 2, dtype=torch.float64)
    numbers(call(answer, {"critic": critic, "real": real, "fake": fake}, copies=False), ())
    between = [x.numpy() for x in seen if x.shape == real.shape and not (x == real).all() and not (x == fake).all()]
    if not between:
        raise Wrong("repaired.places")
    shares = 1 - between[-1]
    if np.ptp(shares) < 1e-9:
        raise Wrong("repaired.one alpha")
    if not same(shares[:, 0], shares[:, 1]):
        raise Wrong("repaired.alpha per pixel")
    share = np.sort(shares[:, 0])
    if share[0] < 0 or share[-1] > 1:
        raise Wrong("repaired.alpha outside")
    # A sample of 3,000 strays this far from uniform less than once in 10^12.
    if np.abs(share - np.linspace(0, 1, len(share))).max() > 0.07:
        raise Wrong("repaired.alpha uneven")


def _linear(slope: Array, shape: tuple[int, ...], rng: np.random.Generator) -> tuple[Any, dict[str, Any]]:
    import torch

    weight = torch.tensor(slope, requires_grad=True)

    def critic(x: Any) -> Any:
        return (weight * x).flatten(1).sum(dim=1)

    real, fake = (torch.tensor(rng.normal(size=shape)) for _ in range(2))
    return weight, {"critic": critic, "real": real, "fake": fake}


def _masses(p: Any) -> Array:
    return np.asarray(p, dtype=np.float64)


EXERCISES = (trusted, repaired_penalty, ring)
