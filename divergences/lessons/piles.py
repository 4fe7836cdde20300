"""A picture of a coupling between two piles and two piles, with ribbons as wide as the mass, and its cost."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ..arguments import checked
from ..checks import as_matrix
from ..couplings import as_coupling
from ..locale import text

SIZE = (460, 190)
LEFT, RIGHT, UPPER, LOWER = 70, 390, 55, 145
WIDEST = 44  # the ribbon of mass 1


@checked
def piles_picture(coupling: ArrayLike, cost: ArrayLike, language: str) -> str:
    """Draw a coupling between two piles and two piles, and write out its cost.

    Args:
        coupling: γ, shape (2, 2): from each pile of p (upper, lower) to each of q.
        cost: the cost per unit of mass of each pair, shape (2, 2).
        language: "en" or "zh".

    Returns:
        HTML for `ipywidgets.HTML`.

    >>> "<b>2.000</b>" in piles_picture([[0.5, 0], [0, 0.5]], [[2, 3], [3, 2]], "en")
    True
    """
    gamma, ways = as_coupling("coupling", coupling), as_matrix("cost", cost, (2, 2))
    if gamma.shape != (2, 2):
        raise ValueError(f"coupling must have shape (2, 2), got {gamma.shape}")
    heights, marks = (UPPER, LOWER), []
    for (i, j), mass in np.ndenumerate(gamma):
        if mass > 1e-9:
            marks.append(
                f'<line x1="{LEFT}" y1="{heights[i]}" x2="{RIGHT}" y2="{heights[j]}" stroke="#00876c" '
                f'stroke-opacity="0.55" stroke-width="{max(1.0, WIDEST * mass):.1f}"/>'
            )
    for x, colour, masses in ((LEFT, "#0072b2", gamma.sum(axis=1)), (RIGHT, "#c07a00", gamma.sum(axis=0))):
        for height, mass in zip(heights, masses, strict=True):
            at = x - 52 if x == LEFT else x + 30
            marks.append(f'<circle cx="{x}" cy="{height}" r="{WIDEST * np.sqrt(mass) / 2:.1f}" fill="{colour}"/>')
            marks.append(f'<text x="{at}" y="{height + 5}" fill="currentColor">{mass:.2f}</text>')
    for x, name in ((LEFT, "p"), (RIGHT, "q")):
        marks.append(f'<text x="{x - 4}" y="18" fill="currentColor" font-weight="650">{name}</text>')
    used = [(mass, way) for mass, way in zip(gamma.ravel(), ways.ravel(), strict=True) if mass > 1e-9]
    total = f"{(gamma * ways).sum():.3f}"
    terms = " + ".join(f"{mass:.2f}·{way:.3f}" for mass, way in used)
    label = text("piles.label", language, cost=total)
    return (
        f'<svg viewBox="0 0 {SIZE[0]} {SIZE[1]}" role="img" aria-label="{label}" '
        f'style="width: 100%; max-width: {SIZE[0]}px; font: 15px sans-serif; color: var(--jp-content-font-color1)">'
        f"{''.join(marks)}</svg>"
        f'<div style="font-size: 15px; line-height: 1.5; color: var(--jp-content-font-color1)">'
        f"{text('piles.cost', language)} = {terms} = <b>{total}</b></div>"
    )
