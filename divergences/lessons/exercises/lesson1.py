"""Lesson 1: KL, JS, TV and EM of the two segments; KL and JS from the definition; a family with a smooth JS."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...checks import Array
from ...information import LOG2, js_divergence, kl_divergence, total_variation
from .answers import Wrong, agree, nearly, numbers, shown
from .asking import Trial, call, examine, refuse_constants


def segments(answer: object) -> None:
    """`predict(theta)` returns (KL, JS, TV, EM) of the two segments."""
    rng = np.random.default_rng()
    thetas = [float(sign * size) for sign in (1, -1) for size in rng.uniform([0.5, 1e-4], [4.0, 1e-2])] + [0.0]
    got = [numbers(call(answer, {"theta": theta}), (4,)) for theta in thetas]
    refuse_constants(got)
    apart, together = np.array(got[:-1]), got[-1]
    size = np.abs(thetas[:-1])
    kl, js, tv, em = apart.T
    if not np.isposinf(kl).all():
        raise Wrong("segments.kl")
    for hint, value in (("base", 1.0), ("half", 2 * LOG2)):
        if agree(js, np.full_like(js, value)):
            raise Wrong(f"js.{hint}")
    if not agree(js, np.full_like(js, LOG2)):
        raise Wrong("any.rounded" if nearly(js, np.full_like(js, LOG2)) else "segments.js")
    if not agree(tv, np.ones_like(tv)):
        raise Wrong("segments.tv")
    if agree(em, np.array(thetas[:-1])):
        raise Wrong("any.sign of a distance")
    if not agree(em, size):
        raise Wrong("segments.em")
    if not agree(together, np.zeros(4)):
        raise Wrong("segments.together")


def kl(answer: object) -> None:
    """`kl(p, q)` returns KL(p‖q) of two vectors of probabilities."""
    rng = np.random.default_rng()
    pairs: list[tuple[Array, Array, str | None]] = [
        (p, q, None) for p, q in (rng.dirichlet(np.full(size, 2.0), 2) for size in range(2, 9))
    ]
    for size in (3, 4, 6):
        p, q = rng.dirichlet(np.full(size, 2.0), 2)
        pairs += [
            (_with_zero(p, 0), q, "kl.zero p"),
            (_with_zero(p, 1), _with_zero(q, 1), "kl.zero both"),
            (p, _with_zero(q, 0), "kl.infinite"),
        ]
    trials = [Trial({"p": p, "q": q}, np.array(kl_divergence(p, q)), kind) for p, q, kind in pairs]
    examine(
        answer,
        trials,
        {
            "kl.reversed": lambda p, q: kl_divergence(q, p),
            "any.base 2": lambda p, q: kl_divergence(p, q) / LOG2,
            "any.base 10": lambda p, q: kl_divergence(p, q) / np.log(10),
            "kl.sign": lambda p, q: -kl_divergence(p, q),
            "kl.half": lambda p, q: kl_divergence(p, q) / 2,
            "any.mean": lambda p, q: kl_divergence(p, q) / len(p),
            "kl.symmetric": lambda p, q: (kl_divergence(p, q) + kl_divergence(q, p)) / 2,
            "kl.is js": js_divergence,
        },
    )


def js(answer: object) -> None:
    """`js(p, q)` returns JS(p, q) of two vectors of probabilities."""
    rng = np.random.default_rng()
    pairs: list[tuple[Array, Array, str | None]] = [
        (p, q, None) for p, q in (rng.dirichlet(np.full(size, 2.0), 2) for size in range(2, 9))
    ]
    for size in (4, 5, 6):
        p, q = rng.dirichlet(np.full(size, 2.0), 2)
        left = np.arange(size) < 2
        pairs += [
            (_only(p, left), _only(q, ~left), "js.apart"),
            (p, p.copy(), "js.together"),
            (_with_zero(p, 0), _with_zero(q, 1), "js.zero"),
            (_with_zero(p, 2), _with_zero(q, 2), "js.zero"),
        ]
    trials = [Trial({"p": p, "q": q}, np.array(js_divergence(p, q)), kind) for p, q, kind in pairs]
    examine(
        answer,
        trials,
        {
            "js.half": lambda p, q: 2 * js_divergence(p, q),
            "js.base": lambda p, q: js_divergence(p, q) / LOG2,
            "js.root": lambda p, q: np.sqrt(js_divergence(p, q)),
            "js.one side": lambda p, q: kl_divergence(p, (p + q) / 2),
            "js.other side": lambda p, q: kl_divergence(q, (p + q) / 2),
            "js.half side": lambda p, q: kl_divergence(p, (p + q) / 2) / 2,
            "js.mixture": lambda p, q: js_divergence(p, q) - LOG2,
            "js.reversed": lambda p, q: (kl_divergence((p + q) / 2, p) + kl_divergence((p + q) / 2, q)) / 2,
            "js.symmetric kl": lambda p, q: (kl_divergence(p, q) + kl_divergence(q, p)) / 2,
            "js.is kl": kl_divergence,
            "js.is tv": total_variation,
            "any.mean": lambda p, q: js_divergence(p, q) / len(p),
        },
    )


# Places where q_θ has its mass, and wide apart for families with heavy tails. Between two of them it may change by a
# share of its maximum; where it changes more, as at an edge, there are places in between down to the finest gap.
TAIL = np.geomspace(4, 1e4, 101)
COARSE = np.concatenate([-TAIL[::-1] - 4, np.linspace(-8, 12, 501)[1:-1], TAIL + 8])
STEEP, FINEST = 0.02, 0.002


def family(answer: object) -> None:
    """`density(x, theta)` is a q_θ on the line for which JS(q_0, q_θ) is smooth and sloped up to θ = 3."""
    real = _Density(answer, 0.0)

    def js_at(theta: float) -> float:
        moved = _Density(answer, theta)
        places = np.union1d(real.places, moved.places)
        return float(js_divergence(real.masses(places), moved.masses(places)))

    middles = np.linspace(0.5, 3, 21) + np.random.default_rng().uniform(-0.04, 0.04, 21)
    slopes = np.array([(js_at(theta + 0.01) - js_at(theta - 0.01)) / 0.02 for theta in middles])
    ends = js_at(middles[0]), js_at(middles[-1])
    if ends[1] < 1e-6:
        raise Wrong("family.unmoved")
    if slopes.min() < 0.01:
        flattest = int(slopes.argmin())
        theta, slope = float(middles[flattest]), float(slopes[flattest])
        apart = js_at(theta) > LOG2 / 2
        hint = "family.falling" if slope < -0.01 else "family.flat" if apart else "family.alike"
        raise Wrong(hint, theta=f"{theta:.2f}", slope=f"{slope:.1g}")
    rise = float((slopes[1:] + slopes[:-1]) @ np.diff(middles)) / 2
    if abs(rise - (ends[1] - ends[0])) > 0.1 * rise:
        raise Wrong("family.jump")
    # Near its minimum a smooth function is a parabola: half the distance gives a quarter. At a kink it gives a half.
    thetas = np.linspace(0, 3, 16)
    half_way = float(np.interp(ends[1] / 2, [js_at(theta) for theta in thetas], thetas))
    if js_at(half_way / 4) < 3 * js_at(half_way / 8):
        raise Wrong("family.kink")


class _Density:
    """A q_θ at places that lie close where it is steep: an answer may compute one place after the other, and slowly."""

    def __init__(self, answer: object, theta: float) -> None:
        self.answer, self.theta = answer, theta
        self.known: dict[float, float] = {}
        places = COARSE
        while True:
            density = self.at(places)
            gaps = np.diff(places)
            steep = (np.abs(np.diff(density)) > STEEP * density.max()) & (gaps > FINEST)
            if not steep.any():
                break
            places = np.union1d(places, (places[:-1] + gaps / 2)[steep])
        self.places: Array = places

    def at(self, places: Array) -> Array:
        """Return the density at sorted places; the answer is asked for those alone that are not known."""
        fresh = np.array([place for place in places.tolist() if place not in self.known])
        if fresh.size:
            self.known |= dict(zip(fresh.tolist(), self._asked(fresh).tolist(), strict=True))
        return np.array([self.known[place] for place in places.tolist()])

    def masses(self, places: Array) -> Array:
        """Return the mass around each place; they add up to 1."""
        masses = self.at(places) * np.gradient(places)
        mass = float(masses.sum())
        if abs(mass - 1) > 0.02:
            raise Wrong("family.mass", theta=f"{self.theta:.2f}", mass=f"{mass:.3g}")
        return masses / mass

    def _asked(self, places: Array) -> Array:
        density = numbers(call(self.answer, {"x": places, "theta": self.theta}), places.shape)
        if not np.isfinite(density).all():
            raise Wrong("any.nan", given=shown({"theta": self.theta}), got="nan")
        if density.min() < 0:
            raise Wrong("family.negative", theta=f"{self.theta:.2f}")
        return density


def _with_zero(p: Array, index: int) -> Array:
    return _only(p, np.arange(len(p)) != index)


def _only(p: Array, kept: NDArray[np.bool_]) -> Array:
    return np.where(kept, p, 0) / p[kept].sum()


EXERCISES = (segments, kl, js, family)
