"""Lesson 6: write a test that tells a right JS from wrong ones; repair a penalty and a ring of modes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...checks import Array
from ...information import LOG2, js_divergence, kl_divergence, total_variation
from .answers import Wrong, agree, agree_loosely, numbers
from .asking import call, named, refuse_constants

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
    fooled, refused = [], 0
    for index in np.random.default_rng().permutation(len(candidates)):
        name, js = candidates[index]
        try:
            verdict = call(answer, {"js": _handed(js)})
        except Wrong as wrong:
            asserted = str(wrong.values.get("error", "")).startswith("AssertionError")
            raise Wrong("trusted.asserted") if asserted else wrong from None
        if not isinstance(verdict, (bool, np.bool_)):
            raise Wrong("trusted.kind", kind=type(verdict).__name__)
        refused += not verdict and not name
        if verdict and name:
            fooled.append(name)
    if len(fooled) == len(MUTANTS) and refused in (0, len(RIGHT)):
        raise Wrong("trusted.inverted" if refused else "trusted.everything")
    if refused:
        raise Wrong("trusted.refused" if fooled else "trusted.nothing")
    if fooled:
        raise Wrong(f"trusted.{min(fooled, key=list(MUTANTS).index)}", count=len(fooled), total=len(MUTANTS))


def _handed(js: Js) -> Js:
    """Wrap in a new function each time, so that a student's test cannot recognise it by its name or identity."""

    @named("js")
    def handed(p: Any, q: Any) -> Any:
        return js(_masses(p), _masses(q))

    return handed


def repaired_penalty(answer: object) -> None:
    """`repaired_penalty(critic, real, fake)` draws one alpha and takes one norm per sample, and is finite at 0."""
    import torch

    rng = np.random.default_rng()
    _check_alpha(answer)
    shapes = ((8, 2), (1, 2), (5, 3), (4, 1, 5, 5))
    slopes, got = [], []
    for shape, flat in zip(shapes, (True, False, False, True), strict=True):
        slope = rng.normal(size=shape[1:])
        slopes.append(slope * rng.uniform(*(0.2, 0.7) if flat else (1.5, 3)) / np.sqrt((slope**2).sum()))
        given = _linear(slopes[-1], shape, rng)[1]
        got.append(numbers(call(answer, given, copies=False), ()))
    sizes = np.array([shape[0] for shape in shapes])
    norms = np.sqrt([(slope**2).sum() for slope in slopes])
    for hint, mistaken in (
        ("penalty.batch", (norms * np.sqrt(sizes) - 1) ** 2),
        ("penalty.pixel", [((np.abs(slope) - 1) ** 2).mean() for slope in slopes]),
        ("penalty.square", (norms**2 - 1) ** 2),
        ("penalty.no one", norms**2),
        ("penalty.one-sided", np.maximum(norms - 1, 0) ** 2),
        ("penalty.sum", sizes * (norms - 1) ** 2),
    ):
        if agree_loosely(np.array(got), np.array(mistaken)):
            raise Wrong(hint)
    wrong = [index for index, value in enumerate(got) if not agree_loosely(value, (norms[index] - 1) ** 2)]
    if wrong:
        refuse_constants(got)
        raise Wrong("repaired.linear", got=f"{got[wrong[0]]:.4g}", shape=shapes[wrong[0]])
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
        if not agree(np.hypot(*places.T), np.full(modes, radius)):
            raise Wrong("ring.radius", modes=modes, radius=f"{radius:.3g}")
        angles = np.sort(np.arctan2(places[:, 1], places[:, 0]))
        gaps = np.diff(angles, append=angles[0] + 2 * np.pi)
        distinct = int((gaps > 1e-6).sum())
        if distinct < modes:
            closed = distinct == modes - 1 and agree(places[0], places[-1])
            raise Wrong("ring.twice" if closed else "ring.together", modes=modes, distinct=distinct)
        if not agree(gaps, np.full(modes, 2 * np.pi / modes)):
            raise Wrong("ring.uneven", modes=modes)


def _check_alpha(answer: object) -> None:
    """Check how alpha is drawn: with real = 0 and fake = 1 every entry of x̂ that the critic sees is 1 − alpha."""
    import torch

    seen: list[Any] = []

    @named("critic")
    def critic(x: Any) -> Any:
        seen.append(x.detach())
        return x.flatten(1).sum(dim=1)

    real, fake = torch.zeros(3000, 2), torch.ones(3000, 2)

    def drawn() -> Array:
        seen.clear()
        numbers(call(answer, {"critic": critic, "real": real, "fake": fake}, copies=False), ())
        between = [x.numpy() for x in seen if x.shape == real.shape and not (x == real).all() and not (x == fake).all()]
        if not between:
            raise Wrong("repaired.places")
        return 1 - between[-1].astype(np.float64)

    shares = drawn()
    if np.ptp(shares) < 1e-9:
        raise Wrong("repaired.one alpha")
    if not agree(shares[:, 0], shares[:, 1]):
        raise Wrong("repaired.alpha per pixel")
    share = np.sort(shares[:, 0])
    if share[0] < 0 or share[-1] > 1:
        raise Wrong("repaired.alpha outside")
    # The empirical distribution of 3,000 uniform samples is this far off with a probability below 1e-12.
    if np.abs(share - np.linspace(0, 1, len(share))).max() > 0.07:
        raise Wrong("repaired.alpha uneven")
    if np.array_equal(shares, drawn()):
        raise Wrong("repaired.alpha again")


def _linear(slope: Array, shape: tuple[int, ...], rng: np.random.Generator) -> tuple[Any, dict[str, Any]]:
    import torch

    weight = torch.tensor(slope, dtype=torch.float32, requires_grad=True)

    @named("critic")
    def critic(x: Any) -> Any:
        return (weight * x).flatten(1).sum(dim=1)

    real, fake = (torch.tensor(rng.normal(size=shape), dtype=torch.float32) for _ in range(2))
    return weight, {"critic": critic, "real": real, "fake": fake}


def _masses(p: Any) -> Array:
    return np.asarray(p, dtype=np.float64)


EXERCISES = (trusted, repaired_penalty, ring)
