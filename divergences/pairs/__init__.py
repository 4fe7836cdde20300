"""The pairs (p, q_θ) of the lessons: p stays, q is p moved by θ. Closed forms in θ, with their derivatives.

Every method that takes θ takes one number or an array of any shape and returns the same; divergences are in nats.
A derivative that does not exist is `nan`: at θ = 0 that of TV and EM (a kink) and of every step, and that of KL
wherever KL is infinite on both sides. `inf` is a value, not an error.

    pair                  p                                  JS                        KL     TV               EM
    ParallelUniforms      U on {0} × [0, 1]                  log 2 for θ ≠ 0           ∞      1 for θ ≠ 0      |θ|
    ParallelStrips(w)     U on [0, w] × [0, 1]               log 2 · min(|θ|/w, 1)     ∞      min(|θ|/w, 1)    |θ|
    UniformDiscs(r)       U on a disc                        log 2 · (1 − overlap)     ∞      1 − overlap      |θ|
    BlurredUniforms(σ)    N(0, σ²) × U[0, 1]                 a function of |θ|/σ       θ²/2σ² erf(|θ|/σ√8)     |θ|
    Gaussians(σ)          N(0, σ²) on the line               the same as above
"""

from .normal import BlurredUniforms, Gaussians, NormalPair
from .pair import MEASURES, Measure, Pair
from .uniform import ParallelStrips, ParallelUniforms, UniformDiscs, UniformPair

__all__ = [
    "MEASURES",
    "BlurredUniforms",
    "Gaussians",
    "Measure",
    "NormalPair",
    "Pair",
    "ParallelStrips",
    "ParallelUniforms",
    "UniformDiscs",
    "UniformPair",
]
