"""A mistake as HTML for a notebook: its description, the wrong code beside the right code, and a table of numbers."""

from __future__ import annotations

import difflib
import html
import math

from divergences.arguments import checked
from divergences.locale import text

from . import MISTAKES, Mistake
from .panels import Panel

MARKS = {"right": "#00876c", "wrong": "#b3001b"}  # with a tint behind, readable on a light and on a dark page


@checked
def side_by_side(mistake: Mistake, panels: tuple[Panel, ...], language: str) -> str:
    """Return the description of one mistake, both codes with differing lines marked, and a table of readings."""
    codes = {name: mistake.code(wrong=name == "wrong").splitlines() for name in ("wrong", "right")}
    match = difflib.SequenceMatcher(None, codes["wrong"], codes["right"], autojunk=False)
    same = [block for block in match.get_matching_blocks() if block.size]
    kept = {
        "wrong": {line for block in same for line in range(block.a, block.a + block.size)},
        "right": {line for block in same for line in range(block.b, block.b + block.size)},
    }
    blocks = "".join(_block(name, lines, kept[name], language) for name, lines in codes.items())
    story = html.escape(text(f"mistakes.{mistake.key}.story", language))
    columns = "auto-fit, minmax(min(100%, 26em), 1fr)"
    return (
        f'<p style="max-width: 60em">{story}</p>'
        f'<div style="display: grid; gap: 0.5em; grid-template-columns: repeat({columns})">{blocks}</div>'
        f"{_table(panels, language)}"
    )


@checked
def verdicts(language: str) -> str:
    """Return a table of all mistakes: what the oracle measures, both results, and the test that guards the library."""
    left, whole = "style='text-align: left'", "style='text-align: left; white-space: nowrap'"
    breaking = "style='overflow-wrap: anywhere'"  # otherwise long names take the width of the other columns
    head = "".join(f"<th {whole}>{html.escape(text(f'mistakes.{name}', language))}</th>" for name in COLUMNS)
    rows = []
    for mistake in MISTAKES.values():
        right, wrong = mistake.oracle(mistake.right), mistake.oracle(mistake.wrong)
        cells = [
            text(f"mistakes.{mistake.key}", language),
            text(f"mistakes.oracle.{mistake.oracle.__name__}", language),
        ]
        numbers = [f"{number(each.measured)} {_tick(each.passed)}" for each in (right, wrong)] + [number(right.exact)]
        file, test = mistake.guard.split("::")
        codes = "<br>".join(f"<code {breaking}>{html.escape(each)}</code>" for each in (file, test))
        rows.append(
            "".join(f"<td {left}>{html.escape(cell)}</td>" for cell in cells)
            + "".join(f"<td {whole}>{cell}</td>" for cell in numbers)
            + f"<td {left}>{codes}</td>"
        )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<div style="overflow-x: auto"><table><tr>{head}</tr>{body}</table></div>'


COLUMNS = ("choose", "oracle", "right", "wrong", "exact", "guard")


@checked
def number(value: float) -> str:
    """Format a number with three digits; infinities as ∞ and −∞.

    >>> number(1.04987), number(529.0), number(float("inf"))
    ('1.05', '529', '∞')
    """
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{round(value, 4) + 0.0:.3g}".replace("-", "−")


def _tick(passed: bool) -> str:
    return "✓" if passed else "✗"


def _block(name: str, lines: list[str], kept: set[int], language: str) -> str:
    tint = f"background: {MARKS[name]}2e; border-left: 3px solid {MARKS[name]}"
    shown = "".join(
        f'<div style="padding: 0 0.5em; {"border-left: 3px solid transparent" if place in kept else tint}">'
        f"{html.escape(line)}</div>"
        for place, line in enumerate(lines)
    )
    title = html.escape(text(f"mistakes.{name}", language))
    return (
        f'<div style="border-top: 3px solid {MARKS[name]}; min-width: 0"><b>{title}</b>'
        f'<pre style="white-space: pre-wrap; margin: 0.3em 0">{shown}</pre></div>'
    )


def _table(panels: tuple[Panel, ...], language: str) -> str:
    head = "".join(
        f"<th>{html.escape(text(f'mistakes.{name}', language))}</th>" for name in ("right", "wrong", "exact")
    )
    rows = "".join(
        f"<tr><td style='text-align: left'>{html.escape(text(f'mistakes.panel.{panel.key}.reading', language))}</td>"
        + "".join(f"<td>{number(reading)}</td>" for reading in panel.readings)
        + "</tr>"
        for panel in panels
    )
    return f"<table><tr><th></th>{head}</tr>{rows}</table>"
