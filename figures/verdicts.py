"""The verdicts on runs on digits: the rules of design.md, which was written before the runs, as code."""

from __future__ import annotations

import json
from collections import Counter

import numpy as np

from divergences.gan.images.history import ImageHistory

REAL_SPREAD = 0.18
"""The spread of 36 real digits."""


def spread(samples: np.ndarray) -> float:
    """Standard deviation over pictures (n, channels, size, size) of bytes, averaged over the inner 28×28, in [0, ½]."""
    margin = (samples.shape[-1] - 28) // 2
    inner = samples[..., margin : margin + 28, margin : margin + 28] / 255
    return float(inner.std(axis=0).mean())


def seed_verdict(history: ImageHistory, member: int) -> str:
    """The verdict on one seed at the end of the run: "collapsed", "failed", "fragments" or "digits"."""
    real = json.loads(history.judge)["real"]
    first, last = (float(history["distance"][place, member]) for place in (0, -1))
    if spread(history["samples"][-1, member]) < REAL_SPREAD / 10:
        return "collapsed"
    gone = (first - last) / (first - real["distance"])  # of the way from the untrained generator to real digits
    if gone < 1 / 2:
        return "failed"
    sure = history["confident"][-1, member] >= real["confident"] / 2
    return "digits" if gone >= 3 / 4 and sure and history["classes"][-1, member] >= 9 else "fragments"


def verdict(history: ImageHistory) -> str:
    """The verdict of at least two thirds of a run's seeds, else "uneven"."""
    members = history.config.members
    (common, count), *_ = Counter(seed_verdict(history, member) for member in range(members)).most_common()
    return common if 3 * count >= 2 * members else "uneven"


def comparison(run: ImageHistory, other: ImageHistory) -> str:
    """Whether all seeds of a run end nearer to real digits than all of another.

    "ahead" if they do, "behind" if those of the other do, else "level".
    """
    ends, others = run["distance"][-1], other["distance"][-1]
    if ends.max() < others.min():
        return "ahead"
    return "behind" if ends.min() > others.max() else "level"


def without_batch_norm(run: ImageHistory, control: ImageHistory) -> str:
    """How a run does without batch norm, against its control with it: "misses", "gains" or "hardly"."""
    told = comparison(run, control)
    floor = json.loads(control.judge)["real"]["distance"]
    way = float(np.median(control["distance"][0])) - floor
    apart = abs(float(np.median(run["distance"][-1]) - np.median(control["distance"][-1])))
    if told == "level" or apart < way / 10:
        return "hardly"
    return "gains" if told == "ahead" else "misses"
