"""Write what the committed results of the stability study say: `python -m benchmarks.study`."""

from __future__ import annotations

from pathlib import Path

from divergences.files import write_text
from divergences.gan.study.first2000.report import report
from divergences.gan.study.first2000.task import RESULTS

OUT = Path(__file__).parent / "study.md"
HEAD = """# The stability study

Made by `python -m divergences.gan.study.first2000 --jobs 2 --budget 55`, stopped and given again, and cut off when two
busy cores had come as far as said below; the same command goes on there.
`divergences/gan/study/first2000/settings.py` says what is drawn, `claims.py` how each
claim is judged. A pilot on other architectures, with all objectives thrown together, set budget, widths and rates;
nothing was changed after results were seen. An analogue on toy data of the 200 random architectures
of Gulrajani et al. (2017), with small networks and a small, equal budget: an objective that is slow but sure looks
worse here than it would with more steps.

![Share of runs with a larger W₁](../figures/rendered/study.en.png)

"""


def page() -> str:
    """The text of `benchmarks/study.md`."""
    return HEAD + report(RESULTS) + "\n"


if __name__ == "__main__":
    write_text(OUT, page())
    print(OUT)
