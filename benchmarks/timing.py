"""Time two functions alternately and report the ratio, which is stable even if the machine's speed drifts."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of a table: ours and a peer in seconds (medians), peer / ours, and a remark."""

    what: str
    ours: float
    peer_name: str
    peer: float
    remark: str = ""

    @property
    def ratio(self) -> float:
        """How many times as long the peer takes."""
        return self.peer / self.ours


def in_turn(ours: Callable[[], object], peer: Callable[[], object], rounds: int = 7) -> tuple[float, float]:
    """Median seconds of one call of each, after a warm-up, timed A B A B …; short calls are repeated within a round."""
    repeats = [_repeats(call) for call in (ours, peer)]
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for call, count, times in zip((ours, peer), repeats, seconds, strict=True):
            start = time.perf_counter()
            for _ in range(count):
                call()
            times.append((time.perf_counter() - start) / count)
    return statistics.median(seconds[0]), statistics.median(seconds[1])


def import_seconds(modules: list[str], rounds: int = 7) -> dict[str, float]:
    """Median seconds of `import module` in a fresh interpreter, the modules in turn."""
    code = "import time; start = time.perf_counter(); import {}; print(time.perf_counter() - start)"
    times: dict[str, list[float]] = {module: [] for module in modules}
    for _ in range(rounds + 1):
        for module in modules:
            done = subprocess.run(
                [sys.executable, "-c", code.format(module)], capture_output=True, text=True, check=True
            )
            times[module].append(float(done.stdout))
    return {module: statistics.median(seconds[1:]) for module, seconds in times.items()}


def _repeats(call: Callable[[], object], at_least: float = 0.02) -> int:
    start = time.perf_counter()
    call()
    call()
    return max(1, int(at_least / ((time.perf_counter() - start) / 2)))


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Rows of text as a Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
