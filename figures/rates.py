"""Search each method's learning rate: `python -m figures.rates` writes runs/long/rates.json.

Every method gets the same small search: three rates, one seed that no judged run has, a tenth of the judged runs'
critic steps, the generator without batch normalisation. The rate whose samples have the least W₁ to real digits is
taken by `figures.train`. A search that is cut off continues with the next rate when the command is given again.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

from tqdm import tqdm

from divergences.command import Parser, reported, run
from divergences.files import check_target, locked, write_text
from divergences.gan.images.data import Images, digits, padded
from divergences.gan.images.judge import DigitJudge, split
from divergences.gan.images.trainer import ImageTrainer
from divergences.interrupts import deferring_interrupts

from .image_runs import METHODS, PRESETS, RATES_FILE, identity_of, published_config, read_rates

RATES = (2e-4, 5e-4, 1e-3)
SEED = 11
CRITIC_STEPS = 750


def score_rate(method: str, rate: float, images: Images, judge: DigitJudge, critic_steps: int) -> dict[str, Any]:
    """Train one candidate to its end and return its row of the table."""
    config = published_config(f"{method}-plain", "long", [SEED], "cpu", critic_steps)
    start, trainer = process_time(), ImageTrainer(replace(config, learning_rate=rate), images)
    with tqdm(total=config.steps, unit="step", leave=False, desc=f"{method} {rate:g}") as bar:
        while trainer.step < config.steps:
            trainer.advance(1)
            bar.update()
    scores = judge.scores(trainer.generate(1000, seed=1)[0])
    spent = {"critic_steps": critic_steps, "cpu_seconds": round(process_time() - start, 1)}
    return {"method": method, "rate": rate, "seed": SEED} | scores | spent


def add_row(path: Path, row: dict[str, Any]) -> None:
    """Add a row to the table, in which another search may have put its own meanwhile."""
    with locked(path):
        rows = [other for other in read_rates(path) if identity_of(other) != identity_of(row)]
        write_text(path, json.dumps({"rows": [*rows, row]}, indent=1) + "\n")


@reported("python -m figures.rates")
def main(arguments: list[str] | None = None) -> int:
    """Search the rate of every method; 0 when all candidates are scored."""
    parser = Parser("python -m figures.rates", __doc__)
    parser.add_argument("--only", nargs="+", choices=list(METHODS), default=list(METHODS), metavar="METHOD",
                        help=f"of {', '.join(METHODS)} (default: all)")  # fmt: skip
    parser.add_argument("--critic-steps", type=int, default=CRITIC_STEPS, help=f"default: {CRITIC_STEPS:,}")
    parser.add_argument(
        "--out", type=Path, default=RATES_FILE, help="the table (default: figures/runs/long/rates.json)"
    )
    options = parser.parse_args(arguments)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    check_target(options.out, "--out")
    done = {identity_of(row) for row in read_rates(options.out, "--out")}
    candidates = [(method, rate) for method in options.only for rate in RATES]
    left = [each for each in candidates if (*each, options.critic_steps) not in done]
    if left:
        training, held_out = split(digits())
        judge, images = DigitJudge(training, held_out), padded(training, PRESETS["long"]["size"])
        for method, rate in left:
            row = score_rate(method, rate, images, judge, options.critic_steps)
            with deferring_interrupts():
                add_row(options.out, row)
            print(*row.values(), flush=True)
    return 0


if __name__ == "__main__":
    run(main)
