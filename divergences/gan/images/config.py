"""Everything that decides a run on images, checked once and saved with every result. Needs no torch."""

from __future__ import annotations

from dataclasses import dataclass

from ...checks import as_count, as_scalar
from ..run_config import OBJECTIVE_NAMES, RunConfig

PENALTIES = ("gp", "clip", "none")
GENERATOR_NORMS = ("batch", "none")
CRITIC_NORMS = ("batch", "layer", "none")
FILTERS = ("constant", "doubling")


@dataclass(frozen=True, kw_only=True)
class ImageConfig(RunConfig):
    """A DCGAN pair for each seed, trained side by side.

    Attributes:
        objective: "minimax", "non-saturating" or "wasserstein".
        penalty: "gp" (gradient penalty), "clip" (weight clipping) or "none".
        lambda_gp: weight of the gradient penalty.
        clip: bound of the critic's weights for "clip".
        generator_norm: "batch" or "none".
        filters: "constant" or "doubling", of the generator.
        critic_norm: "batch", "layer" or "none"; not "batch" with "gp", whose slopes are those of single samples.
        width: filters of the layers next to the image.
        noise_dim: normal numbers the generator starts from.
        batch, n_critic: images a step, critic steps before each step of the generator.
        steps: steps of the generator.
        optimizer: "adam", "rmsprop" or "sgd"; beta1, beta2 for adam, beta2 as rmsprop's decay, beta1 as sgd's momentum.
        learning_rate: of both networks.
        seeds: one whole number per pair.
        device: "auto" takes cuda, then mps, then cpu.
        snapshot_every: generator steps from one snapshot to the next.

    Raises:
        TypeError, ValueError: naming the field and what was expected.

    See Also:
        trainer.ImageTrainer: trains as an ImageConfig says.
        divergences.gan.config.Config: the same for toy data.
    """

    objective: str = "wasserstein"
    penalty: str = "gp"
    lambda_gp: float = 10.0
    generator_norm: str = "none"
    filters: str = "constant"
    critic_norm: str = "layer"
    width: int = 32
    noise_dim: int = 100
    batch: int = 64
    n_critic: int = 5
    steps: int = 500
    learning_rate: float = 1e-4
    snapshot_every: int = 50

    def __post_init__(self) -> None:
        self._check_choices(
            {"objective": OBJECTIVE_NAMES, "penalty": PENALTIES, "generator_norm": GENERATOR_NORMS,
             "filters": FILTERS, "critic_norm": CRITIC_NORMS}
        )  # fmt: skip
        super().__post_init__()
        if self.penalty == "gp" and self.critic_norm == "batch":
            raise ValueError("critic_norm must be layer or none with the penalty gp, got 'batch': it mixes the samples")
        as_count("batch", self.batch, least=2)
        for name in ("lambda_gp", "learning_rate"):
            number = as_scalar(name, getattr(self, name))
            if number < 0:
                raise ValueError(f"{name} must be at least 0, got {number}")
            self._store(name, number)
