"""The options that the commands of the studies share."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from ...arguments import checked
from ...command import Parser
from ...locale import LANGUAGES

MOST_JOBS = 1024
"""More processes than any machine has cores for these tasks."""


@checked
class StudyParser(Parser):
    """Takes --budget and --jobs, which are checked, and --report with its --language where a study has a report."""

    def __init__(self, name: str, docstring: str | None, *, reports: bool = True) -> None:
        super().__init__(name, docstring)
        self.add_argument("--budget", type=float, metavar="MINUTES", help="begin nothing after that many minutes")
        self.add_argument("--jobs", type=int, default=1, help="processes on this machine (default: 1)")
        if reports:
            self.add_argument("--report", action="store_true", help="run nothing; print the results, as Markdown")
            self.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="of the report")

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> argparse.Namespace:  # type: ignore[override]
        """Parse the command line; an invalid number of processes or budget ends the command with status 2."""
        given = super().parse_args(args, namespace)
        if not 1 <= given.jobs <= MOST_JOBS:
            self.error(f"--jobs must be from 1 to {MOST_JOBS}")
        if given.budget is not None and not given.budget > 0:  # nan is not
            self.error("--budget must be larger than 0")
        return given
