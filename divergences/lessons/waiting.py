"""Show the result of a background run in a lesson once the run has ended, without blocking the notebook."""

from __future__ import annotations

import threading
from collections.abc import Callable
from html import escape

from ipywidgets import HTML

from ..arguments import checked
from ..gan.live import LiveRun
from ..locale import check_language, text


@checked
def when_done(runs: LiveRun | list[LiveRun], made: Callable[[], object], language: str) -> HTML:
    """Return a widget that shows `made()`, called as soon as all runs are over; until then it says that they train.

    Args:
        runs: one or several runs that have been started.
        made: returns what shows itself as HTML; called once, in the thread of the run that ends last.
        language: "en" or "zh".

    Raises:
        TypeError: for something else than runs.
    """
    check_language(language)
    waited = [runs] if isinstance(runs, LiveRun) else list(runs)
    for run in waited:
        if not isinstance(run, LiveRun):
            raise TypeError(f"runs must be LiveRuns, got {type(run).__name__}")
    shown = HTML(f"<p>{text('lesson.training', language)}</p>")
    guard, left = threading.Lock(), set(range(len(waited)))

    def over(place: int) -> None:
        with guard:
            last = left == {place}
            left.discard(place)
        if last:
            errors = [run.error for run in waited if run.error is not None]
            shown.value = f"<p>{escape(str(errors[0]))}</p>" if errors else made()._repr_html_()  # type: ignore[attr-defined]

    for place, run in enumerate(waited):
        run.on_end(lambda place=place: over(place))  # type: ignore[misc]
        if not run.running and len(run.history) and run.history.ending:
            over(place)
    return shown
