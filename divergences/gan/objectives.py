"""The losses of the two networks: minimax GAN, non-saturating GAN, Wasserstein.

The critic gives one plain number per sample (a logit, or the critic's value), without a sigmoid, so that every loss
below is stable. Scores have shape (E, B), one row for each network of an ensemble; losses and estimates have shape
(E,).
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import cache

import torch
from torch import Tensor
from torch.nn.functional import softplus

from ..arguments import checked
from ..checks import as_count
from .config import SavedObjective

LOG2 = math.log(2)
ESTIMATES = ("js", "em")


@checked
class Objective(ABC):
    """The critic's loss, the generator's loss and the reported estimate, from the scores.

    The two `…_slopes` methods give the derivative of each sample's own term, dℓ/d score, where backpropagation starts.

    Attributes:
        name: how it is chosen in a Config and named in a saved run.
        estimates: what `estimate` is: "js", a bound of JS in nats, or "em", a distance in the unit of the samples.
        capturable: True says that the methods do not synchronise with the host and keep no state between calls, so that
            a CUDA graph may contain them. It is not inherited: each subclass states it for itself.
    """

    name: str
    estimates: str
    capturable = False

    def __init_subclass__(cls) -> None:
        cls.capturable = vars(cls).get("capturable", False)

    def estimates_of(self, members: int) -> tuple[str, ...]:
        """`estimates` of each member."""
        return (self.estimates,) * members

    @abstractmethod
    def critic_loss(self, real: Tensor, fake: Tensor) -> Tensor:
        """The critic's loss, without penalty."""

    @abstractmethod
    def generator_loss(self, fake: Tensor) -> Tensor:
        """The generator's loss."""

    @abstractmethod
    def estimate(self, real: Tensor, fake: Tensor) -> Tensor:
        """The critic's estimate of the divergence or distance between the two batches."""

    @abstractmethod
    def critic_slopes(self, real: Tensor, fake: Tensor) -> tuple[Tensor, Tensor]:
        """dℓ/d score of the critic's loss for each real and each generated sample, before the mean."""

    @abstractmethod
    def generator_slopes(self, fake: Tensor) -> Tensor:
        """dℓ/d score of the generator's loss for each generated sample, before the mean."""


@checked
class Minimax(Objective):
    """The original GAN: D = sigmoid(score), min over G of max over D of E log D(real) + E log(1 − D(fake)).

    The discriminator minimises E softplus(−real) + E softplus(fake); the generator minimises E log(1 − D(fake)) =
    −E softplus(fake), which saturates: its slope is −D(fake), close to 0 when the discriminator is sure.

    Source: Goodfellow et al., *Generative adversarial nets* (2014), equation 1.
    """

    name = "minimax"
    estimates = "js"
    capturable = True

    def critic_loss(self, real: Tensor, fake: Tensor) -> Tensor:
        return softplus(-real).mean(-1) + softplus(fake).mean(-1)

    def generator_loss(self, fake: Tensor) -> Tensor:
        return -softplus(fake).mean(-1)

    def estimate(self, real: Tensor, fake: Tensor) -> Tensor:
        """A lower bound of JS, in nats: log 2 − ½ loss, met by the optimal discriminator."""
        return LOG2 - 0.5 * self.critic_loss(real, fake)

    def critic_slopes(self, real: Tensor, fake: Tensor) -> tuple[Tensor, Tensor]:
        return -(-real).sigmoid(), fake.sigmoid()

    def generator_slopes(self, fake: Tensor) -> Tensor:
        return -fake.sigmoid()


@checked
class NonSaturating(Minimax):
    """The same discriminator; the generator minimises −E log D(fake) = E softplus(−fake).

    Source: Goodfellow et al., *Generative adversarial nets* (2014), section 3.
    """

    name = "non-saturating"

    def generator_loss(self, fake: Tensor) -> Tensor:
        return softplus(-fake).mean(-1)

    def generator_slopes(self, fake: Tensor) -> Tensor:
        return -(-fake).sigmoid()


@checked
class Wasserstein(Objective):
    """The critic maximises E D(real) − E D(fake), the generator minimises −E D(fake). No log anywhere.

    With a K-Lipschitz critic the estimate is at most K·W; the critic must be kept Lipschitz by a penalty or clipping.

    Source: Arjovsky, Chintala, Bottou, *Wasserstein GAN* (2017), equations 2 and 3.
    """

    name = "wasserstein"
    estimates = "em"
    capturable = True

    def critic_loss(self, real: Tensor, fake: Tensor) -> Tensor:
        return fake.mean(-1) - real.mean(-1)

    def generator_loss(self, fake: Tensor) -> Tensor:
        return -fake.mean(-1)

    def estimate(self, real: Tensor, fake: Tensor) -> Tensor:
        """`wasserstein_estimate` = mean real − mean fake."""
        return real.mean(-1) - fake.mean(-1)

    def critic_slopes(self, real: Tensor, fake: Tensor) -> tuple[Tensor, Tensor]:
        return real.new_full(real.shape, -1.0), fake.new_ones(fake.shape)

    def generator_slopes(self, fake: Tensor) -> Tensor:
        return fake.new_full(fake.shape, -1.0)


OBJECTIVES: dict[str, Objective] = {each.name: each for each in (Minimax(), NonSaturating(), Wasserstein())}


@checked
class PerMember(Objective):
    """One objective for each network of an ensemble."""

    name = "several"

    def __init__(self, objectives: list[Objective]) -> None:
        self.rows: dict[Objective, list[int]] = {}
        for row, objective in enumerate(objectives):
            self.rows.setdefault(objective, []).append(row)
        self.capturable = all(objective.capturable for objective in objectives)
        self._rows_on = cache(self._moved)

    def estimates_of(self, members: int) -> tuple[str, ...]:
        found = {row: objective.estimates for objective, rows in self.rows.items() for row in rows}
        if members != len(found):
            raise ValueError(f"members must be {len(found)}, as many as there are objectives, got {members}")
        return tuple(found[row] for row in range(members))

    def critic_loss(self, real: Tensor, fake: Tensor) -> Tensor:
        return self._each(lambda o, r, f: o.critic_loss(r, f), real[:, 0], real, fake)

    def generator_loss(self, fake: Tensor) -> Tensor:
        return self._each(lambda o, f: o.generator_loss(f), fake[:, 0], fake)

    def estimate(self, real: Tensor, fake: Tensor) -> Tensor:
        return self._each(lambda o, r, f: o.estimate(r, f), real[:, 0], real, fake)

    def critic_slopes(self, real: Tensor, fake: Tensor) -> tuple[Tensor, Tensor]:
        return (
            self._each(lambda o, r, f: o.critic_slopes(r, f)[0], real, real, fake),
            self._each(lambda o, r, f: o.critic_slopes(r, f)[1], fake, real, fake),
        )

    def generator_slopes(self, fake: Tensor) -> Tensor:
        return self._each(lambda o, f: o.generator_slopes(f), fake, fake)

    def _each(self, call: Callable[..., Tensor], like: Tensor, *scores: Tensor) -> Tensor:
        out = torch.empty_like(like)
        for objective, rows in self._rows_on(like.device).items():
            out[rows] = call(objective, *(part[rows] for part in scores))
        return out

    def _moved(self, device: torch.device) -> dict[Objective, Tensor]:
        """The rows as tensors of this device, made once: a list would be copied to the GPU at every step."""
        return {objective: torch.tensor(rows, device=device) for objective, rows in self.rows.items()}


Choice = str | Objective | SavedObjective


@checked
def make_objective(objective: Choice | Sequence[Choice], members: int) -> Objective:
    """The objective of that name, or one for each member; an Objective of your own is taken as it is.

    Raises:
        ValueError: for an unknown name, an own objective of which only the name was saved, an Objective that does not
            say what it estimates, or a number of names that is not the number of members.
    """
    members = as_count("members", members)
    one = isinstance(objective, Choice)
    if not one and not isinstance(objective, Sequence):
        raise TypeError(f"objective must be a name or an Objective, or one for each seed, got {objective!r}")
    listed: list[Choice] = [objective] * members if one else list(objective)  # type: ignore[list-item, arg-type]
    if len(listed) != members:
        raise ValueError(f"objective must be one, or one for each of the {members} seeds, got {len(listed)}")
    chosen: list[Objective] = []
    for each in listed:
        own = each if isinstance(each, Objective) else OBJECTIVES.get(each) if isinstance(each, str) else None
        if own is None:
            raise ValueError(f"objective must be one of {', '.join(OBJECTIVES)}, got {each!r}")
        if getattr(own, "estimates", None) not in ESTIMATES:
            raise ValueError(f"objective must have estimates = 'js' or 'em', {type(own).__name__} has not")
        chosen.append(own)
    return chosen[0] if len(set(chosen)) == 1 else PerMember(chosen)
