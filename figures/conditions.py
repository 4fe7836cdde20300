"""When does a standard GAN without batch normalisation fail? `python -m figures.conditions` writes conditions.md.

Short runs on digits, each setting with a generator without batch normalisation and with it, two seeds: the share of
samples that the digit classifier is sure of, the classes covered, and W₁ to real digits in its features.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from divergences.command import Parser, reported, run
from divergences.files import check_target, write_text
from divergences.gan.images.data import digits
from divergences.gan.images.judge import DigitJudge, DigitScore, split
from divergences.gan.images.trainer import ImageTrainer

from .image_runs import GENERATORS, config_of

PAGE = Path(__file__).parent / "conditions.md"
STEPS = 400
SEEDS = [1, 2]
CONDITIONS: dict[str, dict[str, Any]] = {
    "minimax loss, log(1 − D)": {"objective": "minimax"},
    "non-saturating loss, rate 1e-3": {"learning_rate": 1e-3},
}


def score_condition(judge: DigitJudge, trainer: ImageTrainer) -> list[DigitScore]:
    """Train to the end and score 1,000 fresh samples of each seed."""
    with tqdm(total=trainer.config.steps, unit="step", leave=False) as bar:
        while trainer.step < trainer.config.steps:
            trainer.advance(1)
            bar.update()
    return [judge.score(samples) for samples in trainer.generate(1000, seed=1)]


def row(name: str, generator: str, scores: list[DigitScore]) -> str:
    """One line of the table: the seeds side by side."""
    columns = [
        " / ".join(f"{score.confident:.0%}" for score in scores),
        " / ".join(str(score.classes) for score in scores),
        " / ".join(f"{score.distance:.1f}" for score in scores),
    ]
    return f"| {name} | {'no' if generator == 'plain' else 'yes'} | {' | '.join(columns)} |"


@reported("python -m figures.conditions")
def main(arguments: list[str] | None = None) -> int:
    """Train every condition and write the page."""
    parser = Parser("python -m figures.conditions", __doc__)
    parser.add_argument("--steps", type=int, default=STEPS, help=f"generator steps (default: {STEPS})")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda or mps (default: auto)")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page (default: figures/conditions.md)")
    options = parser.parse_args(arguments)
    check_target(options.out, "--out")
    training, held_out = split(digits())
    judge, lines = DigitJudge(training, held_out), []
    for name, changes in CONDITIONS.items():
        for generator in GENERATORS:
            config = config_of(f"gan-{generator}", "cpu", SEEDS, options.device, options.steps)
            lines.append(
                row(name, generator, score_condition(judge, ImageTrainer(replace(config, **changes), training)))
            )
            print(lines[-1], flush=True)
    write_text(
        options.out,
        "Written by `python -m figures.conditions`: standard GANs on 3,000 MNIST digits, otherwise as the\n"
        f"preset `cpu` of `figures.train`, but of {options.steps:,} generator steps, seeds "
        f"{' and '.join(map(str, SEEDS))} side by side. Real digits: "
        f"sure {judge.real.confident:.0%}, {judge.real.classes} classes, W₁ {judge.real.distance:.1f}.\n\n"
        "| setting | batch norm in the generator | sure | classes of 10 | W₁ |\n| --- | --- | --- | --- | --- |\n"
        + "\n".join(lines)
        + "\n",
    )
    return 0


if __name__ == "__main__":
    run(main)
