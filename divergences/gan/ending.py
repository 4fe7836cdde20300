"""How a run ended, as data. The sentence is made where it is shown, in the reader's language."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass

from ..arguments import checked
from ..checks import as_choice, as_count
from ..locale import text

KINDS = ("done", "diverged", "stopped", "interrupted", "failed")

_SENTENCES = {
    "done": re.compile(r"all steps done"),
    "diverged": re.compile(r"every (?:network|pair) diverged, the last at step (?P<step>\d+)"),
    "stopped": re.compile(r"stopped at step (?P<step>\d+) of \d+"),
    "failed": re.compile(r"failed at step (?P<step>\d+) of \d+: (?P<reason>.*)", re.DOTALL),
}
"""What earlier versions saved in place of the data."""


@checked
@dataclass(frozen=True)
class Ending:
    """How a run ended.

    Attributes:
        kind: "done" (all steps are made), "diverged" (every network has), "stopped" (the program or a Stop button asked
            for it), "interrupted" (Ctrl-C, the notebook's interrupt) or "failed" (an error).
        step: the generator step at which it ended; of "diverged" the one at which the last network diverged.
        reason: of "failed", the error's message.

    Raises:
        TypeError, ValueError: naming the argument.

    >>> Ending("stopped", 35).sentence(steps=70)
    'stopped at step 35 of 70'
    """

    kind: str
    step: int
    reason: str = ""

    def __post_init__(self) -> None:
        as_choice("kind", self.kind, KINDS)
        object.__setattr__(self, "step", as_count("step", self.step, least=0))
        if not isinstance(self.reason, str):
            raise TypeError(f"reason must be a string, got {self.reason!r}")

    def sentence(self, steps: int, language: str = "en") -> str:
        """The ending in words, for a run of `steps` steps."""
        return text(f"ending.{self.kind}", language, step=self.step, steps=steps, reason=self.reason)


@checked
def ending_to_text(ending: Ending | None) -> str:
    """An ending as JSON, for a file; "" for none: the run is not over, or was cut off."""
    return json.dumps(asdict(ending)) if ending else ""


@checked
def ending_from_text(saved: str, last_step: int) -> Ending | None:
    """The inverse of `ending_to_text`; also reads the English sentences that earlier versions saved.

    Args:
        saved: the text.
        last_step: the run's last recorded step, which a sentence may leave out.

    Raises:
        ValueError: for any other text.
    """
    if not saved:
        return None
    for kind, sentence in _SENTENCES.items():
        found = sentence.fullmatch(saved)
        if found:
            parts = found.groupdict()
            return Ending(kind, int(parts.get("step", last_step)), parts.get("reason", ""))
    try:
        return Ending(**json.loads(saved))
    except (TypeError, ValueError) as error:
        raise ValueError(f"saved must be an ending that was saved, got {saved!r}: {error}") from None
