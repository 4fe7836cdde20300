"""A pair of each kind, and the names of its curves and derivatives."""

import pytest

import divergences as dv

STEP = dv.ParallelUniforms()
PAIRS = [STEP, dv.ParallelStrips(width=1.5), dv.UniformDiscs(radius=0.8), dv.BlurredUniforms(0.6), dv.Gaussians(1.2)]
CURVES = ["kl_divergence", "reverse_kl_divergence", "js_divergence", "total_variation", "wasserstein_distance"]
DERIVATIVES = {
    "kl_derivative": "kl_divergence",
    "reverse_kl_derivative": "reverse_kl_divergence",
    "js_derivative": "js_divergence",
    "tv_derivative": "total_variation",
    "wasserstein_derivative": "wasserstein_distance",
}
EVERY_PAIR = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: type(pair).__name__)
