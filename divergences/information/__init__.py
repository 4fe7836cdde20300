"""KL, Jensen-Shannon and total variation, from the definition, in nats.

Three kinds of input, one suffix each: probability vectors (no suffix), densities on an interval
(`_of_densities`) and samples (`_of_samples`). Infinity is a value here: KL is `inf` wherever q is 0 and p is not.

Sums of signed terms lose the small divergences that matter most for a gradient, so every sum below runs over terms
that are never negative; each docstring gives the form that is used.
"""

from .densities import (
    Density,
    Estimate,
    js_divergence_of_densities,
    kl_divergence_of_densities,
    total_variation_of_densities,
)
from .samples import (
    Histogram,
    js_divergence_of_samples,
    kl_divergence_of_samples,
    shared_histogram,
    total_variation_of_samples,
)
from .terms import LOG2
from .vectors import js_divergence, kl_divergence, total_variation

__all__ = [
    "LOG2",
    "Density",
    "Estimate",
    "Histogram",
    "js_divergence",
    "js_divergence_of_densities",
    "js_divergence_of_samples",
    "kl_divergence",
    "kl_divergence_of_densities",
    "kl_divergence_of_samples",
    "shared_histogram",
    "total_variation",
    "total_variation_of_densities",
    "total_variation_of_samples",
]
