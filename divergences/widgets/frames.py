"""A recorded run as bytes for the browser: one frame for each snapshot of each network, all of one size.

A frame is little-endian, one part after the other:

    NUMBERS    float64   what is printed and drawn as curves; `nan` where there is none
    arrows     float32   (ARROW_COUNT, 2) the pull on the first samples, in the data's unit
    shares     float32   (31) the share of slopes ‖∇D‖ in each of the SLOPE_EDGES' bins, and beyond the last edge
    levels     uint16    (g, g) the critic's map, 0 at its lowest and 65535 at its highest value
    samples    int16     (n, 2) in units of size/8192; coordinates beyond ±3.99·size are clipped to it

so that 100 snapshots of one network are about 600 kB. Frames are ordered by snapshot, then by network.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..arguments import checked
from ..gan.history import History
from ..gan.metrics import slope_histogram
from ..pairs import ParallelUniforms

NUMBERS = (
    *("step", "seconds", "estimate", "critic_loss", "generator_loss", "theta", "diverged_at"),
    *("pull", "slope", "above", "gradient", "js", "em", "js_derivative", "em_derivative"),
    *("distance", "outside", "low", "high"),
)
"""The numbers of a frame, in this order.

pull: mean length of −∂ loss/∂ sample; slope: mean ‖∇D‖ between real and generated samples; above: the share of these
slopes above 1; gradient: d loss/dθ of the one-parameter generator; js, em and their derivatives in θ: the exact ones,
for the article's segments; distance: W₁ as the caller measures it; outside: samples outside the picture; low, high: the
range of the critic's map.
"""

ARROW_COUNT = 64
MAX_REAL_SAMPLES = 1000
SLOPE_EDGES = np.linspace(0, 3, 31)
SAMPLE_UNIT = 8192

Measure = Callable[[NDArray[np.float64]], float]


@checked
def pack(history: History, first: int = 0, last: int | None = None, *, distance: Measure | None = None) -> bytes:
    """The frames of the snapshots of `history` from `first` on, to before `last` if that is given.

    Args:
        distance: called with the samples of each network, shape (n, 2), if they are finite.
    """
    with np.errstate(all="ignore"):  # the numbers of a run that diverged are inf and nan
        return b"".join(_snapshot(history, index, distance) for index in range(len(history))[first:last])


@checked
def describe(history: History, label: str = "") -> dict[str, Any]:
    """What the browser must know to read a run's frames and to name it, as plain JSON."""
    config, count = history.config, len(history)
    samples, grid = (history["samples"].shape[2], history["critic"].shape[2]) if count else (0, 0)
    arrows = min(ARROW_COUNT, samples)
    rows = {
        "objective": [each if isinstance(each, str) else each.name for each in config.objectives],
        "lambda_gp": config.per_seed("lambda_gp").tolist(),
        "learning_rate": config.per_seed("learning_rate").tolist(),
    }
    varying = [name for name in rows if len(set(rows[name])) > 1]
    networks = [
        {
            "seed": config.seeds[i],
            "estimates": history.measure(i),
            "objective": rows["objective"][i],
            "tells": {name: rows[name][i] for name in varying},
        }
        for i in range(config.members)
    ]
    return {
        "label": label,
        "networks": networks,
        "steps": config.steps,
        "shift": config.generator == "shift",
        "penalty": config.penalty,
        "count": count,
        "size": history.size,
        "samples": samples,
        "arrows": arrows,
        "slope_edges": [round(float(edge), 6) for edge in SLOPE_EDGES],
        "grid": grid,
        "bytes": 8 * len(NUMBERS) + 8 * arrows + 4 * len(SLOPE_EDGES) + 2 * grid * grid + 4 * samples,
        "real": min(MAX_REAL_SAMPLES, len(history.real)) if count else 0,
        "device": history.device,
    }


@checked
def pack_real(history: History) -> bytes:
    """The real samples, as int16 in units of size/8192, shape (at most 1000, 2)."""
    return _places(history.real[:MAX_REAL_SAMPLES], history.size)


@checked
def ending(history: History, *, running: bool = False, error: BaseException | None = None) -> dict[str, Any]:
    """How a run ended, for the browser: the kind, which is a key of the catalogue, the step, and an error's reason."""
    step = int(history["step"][-1]) if len(history) else 0
    if error is not None:
        return {"kind": "failed", "step": step, "reason": f"{type(error).__name__}: {error}"}
    if running:
        return {"kind": "running", "step": step}
    if not len(history):
        return {"kind": "waiting", "step": 0}
    if history.ending is not None:
        reason = {"reason": history.ending.reason} if history.ending.reason else {}
        return {"kind": history.ending.kind, "step": history.ending.step} | reason
    lost = history["diverged_at"][-1]
    if (lost >= 0).all():
        return {"kind": "diverged", "step": int(lost.max())}
    return {"kind": "done" if step >= history.config.steps else "cut", "step": step}


def _snapshot(history: History, index: int, distance: Measure | None) -> bytes:
    at = {name: np.asarray(values[index]) for name, values in history.arrays.items()}
    exact = history.config.data == "segments"
    parts = []
    for member in range(len(at["theta"])):
        samples, pull, critic, slopes = (
            at[name][member].astype(np.float64) for name in ("samples", "pull", "critic", "slopes")
        )
        sound = bool(np.isfinite(slopes).all())
        theta = float(at["theta"][member])
        low, high = (float(critic.min()), float(critic.max())) if np.isfinite(critic).all() else (np.nan, np.nan)
        numbers = {
            "step": float(at["step"]),
            "seconds": float(at["seconds"]),
            "pull": float(np.linalg.norm(pull, axis=1).mean()),
            "slope": float(slopes.mean()),
            "above": float((slopes > 1).mean()) if sound else np.nan,
            "gradient": -float(pull[:, 0].mean()) if np.isfinite(theta) else np.nan,
            "distance": _as_distance(distance(samples)) if distance and np.isfinite(samples).all() else np.nan,
            "outside": float((~(np.abs(samples) <= history.size).all(axis=1)).sum()),
            "low": low,
            "high": high,
        }
        for name in ("estimate", "critic_loss", "generator_loss", "theta", "diverged_at"):
            numbers[name] = float(at[name][member])
        if exact and np.isfinite(theta):
            numbers |= _exact(theta)
        height = (critic - low) / (high - low) if high > low else np.zeros_like(critic)
        parts += [
            np.array([numbers.get(name, np.nan) for name in NUMBERS]).astype("<f8").tobytes(),
            pull[:ARROW_COUNT].astype("<f4").tobytes(),
            (slope_histogram(slopes, SLOPE_EDGES) if sound else np.zeros(len(SLOPE_EDGES))).astype("<f4").tobytes(),
            np.rint(65535 * height).astype("<u2").tobytes(),
            _places(samples, history.size),
        ]
    return b"".join(parts)


def _exact(theta: float) -> dict[str, float]:
    pair = ParallelUniforms()
    numbers = {
        "js": pair.js_divergence(theta),
        "em": pair.wasserstein_distance(theta),
        "js_derivative": pair.js_derivative(theta),
        "em_derivative": pair.wasserstein_derivative(theta),
    }
    return {name: float(number) for name, number in numbers.items()}


def _places(points: NDArray[Any], size: float) -> bytes:
    shares = np.nan_to_num(np.asarray(points, dtype=np.float64) / size, nan=4.0, posinf=4.0, neginf=-4.0)
    return np.rint(SAMPLE_UNIT * shares.clip(-3.99, 3.99)).astype("<i2").tobytes()


def _as_distance(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise TypeError(f"distance must return a number, it returned {value!r}") from None
