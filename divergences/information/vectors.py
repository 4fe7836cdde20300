"""KL, JS and TV of probability vectors."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ..checks import Array, as_probabilities, scalar_or_array
from ..memory import require_memory
from .terms import LOG2, js_deficit_terms, js_terms, kl_terms, tv_terms

MANY_TERMS = 1_000_000
"""Terms from which on it is asked whether there is memory for them: 32 bytes each, with what is computed on the way."""


@np.errstate(all="ignore")
def kl_divergence(p: ArrayLike, q: ArrayLike) -> float | Array:
    """Kullback-Leibler divergence KL(p‖q) = Σ p log(p/q), in nats.

    Summed as Σ (p log(p/q) − p + q): the same number, because p and q each add up to 1, with no term below 0.

    Args:
        p, q: probabilities along the last axis, shapes (..., k) that broadcast; any real dtype, computed in float64.

    Returns:
        A float for vectors, else an array of the broadcast shape without its last axis. `inf` where some q is 0 and
        its p is not; 0·log 0 is 0.

    Raises:
        TypeError: if an argument is not made of real numbers.
        ValueError: if an entry is negative or not finite, a row does not add up to 1, or the shapes do not match.

    >>> round(kl_divergence([0.5, 0.5], [0.25, 0.75]), 6)  # ½ log 2 + ½ log ⅔
    0.143841
    >>> kl_divergence([1, 0], [0, 1])
    inf

    See Also: `js_divergence`, which is never infinite; `kl_divergence_of_densities`; `kl_divergence_of_samples`.

    Source: Kullback and Leibler, *On information and sufficiency* (1951).
    """
    return scalar_or_array(kl_terms(*_probability_pair(p, q)).sum(axis=-1))


@np.errstate(all="ignore")
def js_divergence(p: ArrayLike, q: ArrayLike) -> float | Array:
    """Jensen-Shannon divergence JS(p, q) = ½ KL(p‖m) + ½ KL(q‖m) with m = ½(p + q), in nats, between 0 and log 2.

    Summed as Σ m·h(d) with d = (p − q)/(p + q) and h(d) = ½[(1+d) log(1+d) + (1−d) log(1−d)], which keeps its
    relative accuracy for nearly equal p and q; near log 2 the missing part log 2 − JS is summed instead.
    SciPy's `jensenshannon` is the square root of this.

    Args and errors as for `kl_divergence`; never infinite.

    >>> js_divergence([1, 0], [0, 1]) == LOG2
    True
    >>> js_divergence([0.3, 0.7], [0.3, 0.7])
    0.0

    See Also: `kl_divergence`, `total_variation`; `js_divergence_of_densities`; `js_divergence_of_samples`.

    Source: Lin, *Divergence measures based on the Shannon entropy* (1991), with weights ½.
    """
    p, q = _probability_pair(p, q)
    js = js_terms(p, q).sum(axis=-1)
    return scalar_or_array(np.where(js > 0.5, LOG2 - js_deficit_terms(p, q).sum(axis=-1), js))


@np.errstate(all="ignore")
def total_variation(p: ArrayLike, q: ArrayLike) -> float | Array:
    """Total variation distance TV(p, q) = ½ Σ |p − q|, between 0 and 1, no unit.

    Args and errors as for `kl_divergence`.

    >>> total_variation([1, 0], [0, 1])
    1.0

    See Also: `js_divergence`, `kl_divergence`; `total_variation_of_densities`; `total_variation_of_samples`.

    Source: Levin, Peres, Wilmer, *Markov Chains and Mixing Times*, section 4.1.
    """
    p, q = _probability_pair(p, q)
    return scalar_or_array(np.minimum(tv_terms(p, q).sum(axis=-1), 1.0))


def _probability_pair(p: ArrayLike, q: ArrayLike) -> tuple[Array, Array]:
    p, q = as_probabilities("p", p), as_probabilities("q", q)
    if p.shape[-1] != q.shape[-1]:
        raise ValueError(f"q must have {p.shape[-1]} entries along its last axis like p, got {q.shape[-1]}")
    try:
        p, q = np.broadcast_arrays(p, q)
    except ValueError:
        raise ValueError(f"q must broadcast with p of shape {p.shape}, got shape {q.shape}") from None
    if p.size > MANY_TERMS:
        require_memory("q", 32.0 * p.size, "divide the rows among several calls")
    return p, q
