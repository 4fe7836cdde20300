"""Run every benchmark and write the tables: `python -m benchmarks [--out FILE]`; `--only "busy machine"` prints one."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path

from divergences.command import Parser, reported, run
from divergences.files import check_target, write_text

from . import busy, latency, maths, training
from .timing import Row, table


@reported("python -m benchmarks")
def main(arguments: list[str] | None = None) -> int:
    parser = Parser("python -m benchmarks", __doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "results.md", help="where the tables go")
    parser.add_argument("--only", metavar="WORDS", help="the tables whose title has these words; printed, not written")
    given = parser.parse_args(arguments)
    wanted = [(title, make) for title, make in SECTIONS if given.only is None or given.only in title]
    if not wanted:
        raise ValueError(f"--only must be part of a title ({'; '.join(title for title, _ in SECTIONS)})")
    if given.only is None:
        check_target(given.out, "--out")
    sections = [
        "# Measured\n\nBy `make bench`, everything in one run; times are medians and differ by machine, ratios less.\n"
    ]
    for title, make in wanted:
        print(f"measuring: {title} …", file=sys.stderr)
        sections.append(f"## {title}\n\n{make()}\n")
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("numpy", "scipy", "POT", "torch"))
    sections.append(f"Python {platform.python_version()}, {versions}; {platform.machine()}, {os.cpu_count()} cores.\n")
    report = "\n".join(sections)
    if given.only is None:
        write_text(given.out, report)
    print(report)
    return 0


def time_table(rows: Iterable[Row]) -> str:
    """Rows of seconds and ratios as Markdown."""
    cells = [
        (row.what, _seconds(row.ours), row.peer_name, _seconds(row.peer), f"{row.ratio:.3g}", row.remark)
        for row in rows
    ]
    return table(("ours", "time", "peer", "its time", "peer / ours", ""), cells)


def _accuracy_table() -> str:
    head = ("\\|θ\\|/σ", "JS", "log 2 − JS", "dJS/dθ")
    return table(head, [(s, *(f"{error:.0e}" for error in errors)) for s, *errors in maths.accuracy()])


def _latency_table() -> str:
    return table(("key to paint", "median", "95 of 100 within", "÷ ours", "presses"), latency.rows())


def _if_it_can_be(make: Callable[[], str]) -> str:
    try:
        return make()
    except RuntimeError as reason:
        return f"Not measured: {reason}."


def _seconds(value: float) -> str:
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value / 1e-9:.3g} ns"


SECTIONS: list[tuple[str, Callable[[], str]]] = [
    ("What an import costs", lambda: time_table(maths.imports())),
    ("A curve over θ", lambda: time_table(maths.curves())),
    ("Earth-Mover distances", lambda: time_table(maths.distances())),
    ("Training, one network, one thread", lambda: time_table(training.single())),
    ("Training, the default recipe, two threads", lambda: time_table(training.recipes())),
    ("Training, an ensemble on one thread", lambda: time_table(training.ensembles())),
    ("Training in the background, five steps", lambda: time_table(training.in_the_background())),
    ("Training on a busy machine", lambda: time_table(busy.beside_busy_processes())),
    ("Training on a GPU", lambda: _if_it_can_be(lambda: time_table(training.on_gpu()))),
    ("From a pressed key to the picture on screen", lambda: _if_it_can_be(_latency_table)),
    ("Relative error of the blurred pair against 140 digits", _accuracy_table),
    ("Where a common way is silently wrong", lambda: table(("input", "ours", "peer"), maths.wrong_elsewhere())),
]

if __name__ == "__main__":
    run(main)
