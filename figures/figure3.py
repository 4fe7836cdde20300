"""Figure 3, two distant normal distributions: the discriminator is flat at the generated samples, the critic is not.

D* = p/(p + q) is the sigmoid of a straight line, so dD*/dx = D*(1 − D*)·d(logit)/dx: next to nothing where D* is next
to 0. The optimal 1-Lipschitz critic between the same two distributions falls by exactly 1 per unit everywhere.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike, NDArray

from divergences import Gaussians, optimal_critic, optimal_discriminator
from divergences.locale import text
from divergences.plotting import (
    draw_curve,
    draw_moves,
    fill_density,
    label,
    mark_samples,
    new_figure,
    scientific,
    settle,
    shade_zone,
    style,
)

Array = NDArray[np.float64]
PAIR = Gaussians(sigma=0.5)
THETA = 8.0
X = np.linspace(-2, THETA + 2, 1201)
SAMPLES = THETA + PAIR.sigma * np.array([-1.5, 0.0, 1.5])  # three places where generated samples fall


def discriminator_gradient(x: float) -> float:
    """dD*/dx = D*(1 − D*)·d(logit)/dx, from the logit, which keeps its digits where D* is next to 0."""
    logit = PAIR.discriminator_logit(x, THETA)
    logit_slope = PAIR.discriminator_logit(x + 1, THETA) - logit
    return float(logit_slope / (2 + np.exp(logit) + np.exp(-logit)))


def density(x: ArrayLike, centre: float) -> Array:
    """The density of p (centre 0) or q (centre θ) at x."""
    return np.asarray(PAIR.density(x, centre))


def critic_values() -> Array:
    """The optimal critic between p and q on the grid X, 0 in the middle: shape (len(X),)."""
    weights = (density(X, centre) for centre in (0, THETA))
    p, q = (w / w.sum() for w in weights)
    values = optimal_critic(X, X, p, q).critic(X)
    return values - np.interp(THETA / 2, X, values)


def alt_values(language: str) -> dict[str, str]:
    """The numbers that the description of this figure needs, the same in every language."""
    slope = np.gradient(critic_values(), X)[len(X) // 2]
    return {
        "theta": f"{THETA:g}",
        "gradient": scientific(abs(discriminator_gradient(THETA))),
        "slope": f"{slope:.0f}".replace("-", "−"),
    }


def make_figure(language: str) -> Figure:
    """Draw both distributions with D* above, and the critic below, each with its gradient at generated samples."""
    with style(language):
        figure = new_figure(6.4, 5.0, text("figure3.title", language))
        above, below = figure.subplots(2, 1, sharex=True, gridspec_kw={"hspace": 0.16})
        figure.subplots_adjust(left=0.085, right=0.985, top=0.9, bottom=0.105)
        draw_discriminator(above, language)
        draw_critic(below, language)
        below.set(xlim=(X[0], X[-1]), xlabel="x", xticks=range(-2, 11, 2))
    return settle(figure)


def draw_discriminator(axes: Axes, language: str) -> None:
    """Draw p, q and D*, and say how much of a gradient D* leaves at the centre of q."""
    p, q = density(X, 0), density(X, THETA)
    for name, values in (("p", p), ("q", q)):
        seen = values > 1e-4
        fill_density(axes, X[seen], values[seen], name)
    draw_curve(axes, X, optimal_discriminator(p, q), "js", width=2.6)
    at_samples = optimal_discriminator(density(SAMPLES, 0), density(SAMPLES, THETA))
    mark_samples(axes, SAMPLES, at_samples, "q")
    axes.set(ylim=(0, 1.18), yticks=[0, 0.5, 1], yticklabels=["0", "0.5", "1"])
    axes.set_ylabel(text("figure3.axis.density", language))

    middle = THETA / 2
    label(axes, text("figure3.p", language), (0, p.max()), "p", offset=(0, 9), ha="center")
    label(axes, text("figure3.q", language), (THETA, q.max()), "q", offset=(0, 9), ha="center")
    label(axes, text("figure3.discriminator", language), (middle, 1.07), "js", offset=(4, 0))
    gradient = discriminator_gradient(THETA)
    words = text("figure3.vanishing", language, gradient=scientific(abs(gradient)))
    words += "\n" + text("figure3.float32", language, value=f"{np.float32(abs(gradient)):g}")
    label(axes, words, (middle, 0.4), "js", offset=(12, 0))


def draw_critic(axes: Axes, language: str) -> None:
    """Draw the critic, and its gradient at generated samples as arrows of length |df/dx| towards the real ones."""
    critic = critic_values()
    slope = np.gradient(critic, X)
    draw_curve(axes, X, critic, "em", width=2.6)
    for name, centre in (("p", 0), ("q", THETA)):
        shade_zone(axes, centre - 2 * PAIR.sigma, centre + 2 * PAIR.sigma, name)
    heights, pulls = np.interp(SAMPLES, X, critic), np.interp(SAMPLES, X, slope)
    start = np.column_stack([SAMPLES, heights])
    draw_moves(axes, start, start + np.column_stack([pulls, 0 * pulls]), "em", shrinkA=4)
    mark_samples(axes, SAMPLES, heights, "q")
    axes.set(
        ylim=(critic.min() - 3.2, critic.max() + 3), yticks=[-4, 0, 4], ylabel=text("figure3.axis.critic", language)
    )

    label(axes, text("figure3.critic", language), (THETA / 2, 0), "em", offset=(-6, 18), va="bottom")
    label(axes, text("figure3.high", language), (0, critic.max() + 1.2), "p", ha="center", on_tint=True)
    label(axes, text("figure3.low", language), (THETA, critic.min() - 1.4), "q", ha="center", on_tint=True)
    words = text("figure3.pull", language, slope=f"{np.abs(pulls).max():.12g}")
    label(axes, words, (start[0, 0] + pulls[0], start[0, 1]), "em", offset=(-8, -4), ha="right", va="top")
