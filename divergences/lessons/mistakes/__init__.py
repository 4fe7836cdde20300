"""The laboratory of mistakes: each mistake beside the right code, with the oracle that tells them apart.

The wrong variants exist in this package only, and nothing else in the library imports it.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from divergences.arguments import checked
from divergences.gan.data import ring

from . import maths, oracles, training
from .oracles import Verdict
from .trial import Recipe, Trial, play

__all__ = ["MISTAKES", "Mistake", "Recipe", "Trial", "Verdict", "play"]


@checked
@dataclass(frozen=True)
class Mistake:
    """One mistake.

    Attributes:
        wrong, right: two functions of the same arguments that differ in a few characters.
        oracle: runs either function on a case whose exact answer is known.
        guard: the test that fails if the library's code is replaced by `wrong`, as "file below tests/::name".
        slot: the field of `Recipe` that `wrong` replaces; "" if the effect shows without training.
        start_at_zero: whether training starts from a critic that is constant.
    """

    wrong: Callable[..., Any]
    right: Callable[..., Any]
    oracle: Callable[[Callable[..., Any]], Verdict]
    guard: str
    slot: str = ""
    start_at_zero: bool = False

    @property
    def key(self) -> str:
        """The name of the mistake in `MISTAKES` and in the catalogue of texts."""
        return self.wrong.__name__

    def trial(self, *, wrong: bool) -> Trial:
        """Train with the mistake, or without it.

        Raises:
            ValueError: if the mistake shows without training.
        """
        if not self.slot:
            raise ValueError(f"{self.key} must be a mistake of training to have a trial")
        changes: dict[str, Any] = {self.slot: self.wrong} if wrong else {}
        return play(replace(Recipe(start_at_zero=self.start_at_zero), **changes))

    def code(self, *, wrong: bool) -> str:
        """The lines of the wrong or the right function, without docstring and annotations."""
        function = self.wrong if wrong else self.right
        (definition,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
        assert isinstance(definition, ast.FunctionDef)
        if ast.get_docstring(definition) is not None:
            del definition.body[0]
        definition.returns = None
        for argument in definition.args.args:
            argument.annotation = None
        return ast.unparse(definition)


PENALTIES, OURS = "gan/test_penalties.py", "lessons/test_mistake_guards.py"

MISTAKES: dict[str, Mistake] = {
    mistake.key: mistake
    for mistake in (
        Mistake(
            training.norm_over_the_batch,
            training.norm_per_sample,
            oracles.linear_critic,
            f"{PENALTIES}::test_exact_for_a_linear_critic_at_every_batch_size_dtype_and_shape",
            "penalty",
        ),
        Mistake(
            training.norm_per_pixel,
            training.norm_per_sample,
            oracles.linear_critic,
            f"{PENALTIES}::test_exact_for_a_linear_critic_at_every_batch_size_dtype_and_shape",
            "penalty",
        ),
        Mistake(
            training.one_alpha_for_the_batch,
            training.one_alpha_per_sample,
            oracles.distinct_shares,
            f"{PENALTIES}::test_one_alpha_for_each_sample",
            "between",
        ),
        Mistake(
            training.one_alpha_per_pixel,
            training.one_alpha_per_sample,
            oracles.equal_shares_within_a_sample,
            f"{PENALTIES}::test_one_alpha_for_each_sample",
            "between",
        ),
        Mistake(
            training.alpha_from_a_normal,
            training.one_alpha_per_sample,
            oracles.shares_from_0_to_1,
            f"{OURS}::test_the_trainer_draws_its_alphas_from_0_to_1",
            "between",
        ),
        Mistake(
            training.batch_norm,
            training.no_batch_norm,
            oracles.independent_of_the_batch,
            f"{OURS}::test_a_score_is_a_samples_own_affair",
            "score",
        ),
        Mistake(
            training.sigmoid_left_on,
            training.no_sigmoid,
            oracles.unbounded_score,
            f"{OURS}::test_a_critic_has_no_upper_end",
            "score",
        ),
        Mistake(
            training.unguarded_norm,
            training.guarded_norm,
            oracles.flat_critic,
            f"{PENALTIES}::test_finite_with_finite_second_derivatives_at_a_zero_gradient",
            "penalty",
            start_at_zero=True,
        ),
        Mistake(
            training.lambda_one_tenth,
            training.lambda_10,
            oracles.best_slope,
            f"{PENALTIES}::test_the_best_penalised_critic_overstates_by_one_plus_d_over_two_lambda",
            "critic_loss",
        ),
        Mistake(
            training.the_articles_sign,
            training.minus_mean_score,
            oracles.step_towards_the_data,
            "gan/test_objectives.py::test_wasserstein_by_hand",
            "generator_loss",
        ),
        Mistake(
            maths.js_without_half, maths.js_with_half, oracles.disjoint_js, "test_information.py::test_exact_answers"
        ),
        Mistake(maths.kl_in_bits, maths.kl_in_nats, oracles.coin_kl, "test_information.py::test_exact_answers"),
        Mistake(
            maths.kl_with_epsilon,
            maths.kl_that_may_be_infinite,
            oracles.disjoint_kl,
            "test_information.py::test_exact_answers",
        ),
        Mistake(maths.kl_reversed, maths.kl_from_p, oracles.covered_kl, "test_information.py::test_exact_answers"),
        Mistake(
            maths.ring_of_seven,
            ring,
            oracles.distinct_modes,
            "gan/test_toy_data.py::test_the_ring_has_eight_places_and_the_grid_twenty_five",
        ),
        Mistake(
            maths.histogram_that_loses,
            maths.histogram_of_all,
            oracles.total_mass,
            "test_histograms.py::test_histograms_lose_no_sample",
        ),
        Mistake(
            maths.distance_of_small_samples,
            maths.distance_with_shared_noise,
            oracles.no_distance,
            "test_samples.py::test_samples_with_shared_noise_are_exactly_theta_apart",
        ),
    )
}
