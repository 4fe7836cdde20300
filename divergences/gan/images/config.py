"""Everything that decides a run on images, checked once and saved with every result. Needs no torch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ...arguments import checked
from ...checks import as_count, as_flag, as_scalar
from ..run_config import OBJECTIVE_NAMES, RunConfig

PENALTIES = ("gp", "clip", "none", "r1")
GENERATOR_NORMS = ("batch", "none")
CRITIC_NORMS = ("batch", "layer", "none")
FILTERS = ("constant", "doubling")
GENERATORS = ("dcgan", "mlp")
PRECISIONS = ("float32", "bfloat16")


@checked
@dataclass(frozen=True, kw_only=True)
class ImageConfig(RunConfig):
    """A DCGAN pair for each seed, trained side by side.

    Attributes:
        objective: "minimax", "non-saturating" or "wasserstein".
        penalty: "gp" (gradient penalty), "r1" (zero-centred, at real images), "clip" (weight clipping) or "none".
        lambda_gp: weight of the gradient penalty; of R1, half of its paper's γ.
        clip: bound of the critic's weights for "clip".
        generator: "dcgan", or "mlp", four hidden layers of 512 units.
        generator_norm: "batch" or "none"; an MLP has none.
        generator_biases: False for a DCGAN without any, as in the code of the WGAN paper.
        filters: "constant" or "doubling", of a DCGAN's generator.
        critic_norm: "batch", "layer" or "none"; not "batch" with "gp" or "r1", which look at single samples.
        width: filters of the layers next to the image.
        noise_dim: normal numbers the generator starts from.
        batch, n_critic: images a step, critic steps before each step of the generator.
        warm_up_steps, warm_up_n_critic: the first `warm_up_steps` generator steps have `warm_up_n_critic` steps of
            the critic before each; 0 for no warm-up. The code of the WGAN paper has 25 and 100.
        steps: steps of the generator.
        optimizer: "adam", "rmsprop" or "sgd"; beta1, beta2 for adam, beta2 as rmsprop's decay, beta1 as sgd's momentum.
        learning_rate: of both networks.
        seeds: one whole number per pair.
        device: "auto" takes cuda, then mps, then cpu.
        precision: "float32", or "bfloat16" for the networks' inner products; weights and losses are float32 in both.
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
    generator: str = "dcgan"
    generator_norm: str = "none"
    generator_biases: bool = True
    filters: str = "constant"
    critic_norm: str = "layer"
    width: int = 32
    noise_dim: int = 100
    batch: int = 64
    n_critic: int = 5
    warm_up_steps: int = 0
    warm_up_n_critic: int = 100
    steps: int = 500
    learning_rate: float = 1e-4
    snapshot_every: int = 50
    precision: str = "float32"

    _added_later: ClassVar[frozenset[str]] = frozenset(
        {"generator", "generator_biases", "warm_up_steps", "warm_up_n_critic", "precision"}
    )

    def __post_init__(self) -> None:
        self._check_choices(
            {"objective": OBJECTIVE_NAMES, "penalty": PENALTIES, "generator_norm": GENERATOR_NORMS,
             "filters": FILTERS, "critic_norm": CRITIC_NORMS, "generator": GENERATORS, "precision": PRECISIONS}
        )  # fmt: skip
        super().__post_init__()
        if self.penalty in ("gp", "r1") and self.critic_norm == "batch":
            raise ValueError(
                f"critic_norm must be layer or none with the penalty {self.penalty}, got 'batch': it mixes the samples"
            )
        if self.generator == "mlp" and self.generator_norm != "none":
            raise ValueError(f"generator_norm must be none for the generator mlp, got {self.generator_norm!r}")
        self._store("generator_biases", as_flag("generator_biases", self.generator_biases))
        if not self.generator_biases and (self.generator, self.generator_norm) != ("dcgan", "none"):
            raise ValueError(
                "generator_biases must be True unless the generator is a dcgan without batch norm, got False"
            )
        as_count("batch", self.batch, least=2)
        self._store("warm_up_steps", as_count("warm_up_steps", self.warm_up_steps, least=0))
        self._check_counts("warm_up_n_critic")
        for name in ("lambda_gp", "learning_rate"):
            number = as_scalar(name, getattr(self, name))
            if number < 0:
                raise ValueError(f"{name} must be at least 0, got {number}")
            self._store(name, number)

    def critic_steps_before(self, step: int) -> int:
        """Critic steps that belong to one step of the generator, the first of which is 0."""
        return self.warm_up_n_critic if step < self.warm_up_steps else self.n_critic

    def critic_steps(self, steps: int) -> int:
        """Critic steps made in the first `steps` steps of the generator."""
        return self.n_critic * steps + (self.warm_up_n_critic - self.n_critic) * min(steps, self.warm_up_steps)
