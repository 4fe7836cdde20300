"""See why GANs moved from the Jensen-Shannon divergence to the Earth-Mover distance.

The maths, in nats and in float64: divergences from the definition, exact transport with its certificate, duality, and
the pairs (p, q_θ) of the lessons in closed form. Importing this loads numpy and nothing heavier.
"""

from . import interrupts as interrupts  # first: it decides how an interrupt ends a command that is still importing
from .couplings import coupling_cost, couplings_between, independent_coupling
from .duality import (
    DualSolution,
    Potential,
    dual_value,
    lipschitz_constant,
    mcshane_extension,
    optimal_critic,
    optimal_discriminator,
)
from .extras import explain_missing_packages
from .information import (
    Estimate,
    Histogram,
    js_divergence,
    js_divergence_of_densities,
    js_divergence_of_samples,
    kl_divergence,
    kl_divergence_of_densities,
    kl_divergence_of_samples,
    shared_histogram,
    total_variation,
    total_variation_of_densities,
    total_variation_of_samples,
)
from .pairs import BlurredUniforms, Gaussians, Pair, ParallelStrips, ParallelUniforms, UniformDiscs
from .transport import Transport, euclidean_cost, solve_transport, wasserstein_distance

__version__ = "0.1.0"

explain_missing_packages()

__all__ = [
    "BlurredUniforms",
    "DualSolution",
    "Estimate",
    "Gaussians",
    "Histogram",
    "Pair",
    "ParallelStrips",
    "ParallelUniforms",
    "Potential",
    "Transport",
    "UniformDiscs",
    "coupling_cost",
    "couplings_between",
    "dual_value",
    "euclidean_cost",
    "independent_coupling",
    "js_divergence",
    "js_divergence_of_densities",
    "js_divergence_of_samples",
    "kl_divergence",
    "kl_divergence_of_densities",
    "kl_divergence_of_samples",
    "lipschitz_constant",
    "mcshane_extension",
    "optimal_critic",
    "optimal_discriminator",
    "shared_histogram",
    "solve_transport",
    "total_variation",
    "total_variation_of_densities",
    "total_variation_of_samples",
    "wasserstein_distance",
]
