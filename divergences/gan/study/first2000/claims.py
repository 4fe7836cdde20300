"""The article's claims, each as differences that are positive where the claim holds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ....arguments import checked
from ..intervals import Change, group_change, mean_change
from .analysis import THRESHOLDS, Results, verdict

GAN = "non-saturating"
WASSERSTEIN = ("gp", "clip")
COLLAPSE = (0.5, 0.75)


@dataclass(frozen=True)
class Finding:
    """One claim, for one objective.

    Attributes:
        claim: its key in the catalogue.
        objective: the objective that the claim is about.
        changes: the differences, by the threshold at which each was taken: noise floors, or shares of the modes.
        verdict: see `analysis.verdict`.
        count: architectures that entered; where two groups are compared, of the first and of the second;
            where it differs, at each threshold.
    """

    claim: str
    objective: str
    changes: dict[float, Change]
    verdict: str
    count: str


@checked
def findings(results: Results) -> list[Finding]:
    """Every claim, in the order of the article's rows A19 to A21."""
    without = np.array([not each.optimizer.endswith("9") for each in results.settings])
    normed = np.array([each.batch_norm for each in results.settings])
    found = []
    for name in WASSERSTEIN:
        changes = {t: group_change(_share(results, name, t), without) for t in THRESHOLDS}
        found.append(_finding("momentum", name, changes, without))
    for name in WASSERSTEIN:
        changes = {part: mean_change(_gap(results.collapsed(part), results, GAN, name)) for part in COLLAPSE}
        found.append(_finding("collapse", name, changes, results))
    for name in WASSERSTEIN:
        changes = {t: mean_change(_gap(results.shares(t), results, name, GAN)) for t in THRESHOLDS}
        found.append(_finding("success", name, changes, results))
    for name in WASSERSTEIN:
        found.append(_finding("steady", name, {0: mean_change(_gap(results.fell_back(), results, GAN, name))}, results))
    for name in WASSERSTEIN:
        found.append(_better_samples(results, name))
    for name in (GAN, *WASSERSTEIN):
        changes = {t: group_change(_share(results, name, t), normed) for t in THRESHOLDS}
        found.append(_finding("norm", name, changes, normed))
    return found


def _better_samples(results: Results, name: str) -> Finding:
    """log(W₁ of the GAN / W₁ of the other), where both succeed: above 0 where the other's samples are better."""
    changes, counts = {}, []
    for threshold in THRESHOLDS[2:]:
        gan, other = (np.median(results.ratio[:, results.index_of(each)], axis=-1) for each in (GAN, name))
        both = (gan <= threshold) & (other <= threshold)
        logs = np.where(both, np.log(gan / np.where(both, other, 1), where=both, out=np.zeros_like(gan)), np.nan)
        some = both.any(axis=1)
        counts.append(str(some.sum()))
        changes[threshold] = mean_change(np.nanmean(logs[some], axis=1))
    return Finding("samples", name, changes, verdict(list(changes.values())), "; ".join(counts))


def _finding(claim: str, objective: str, changes: dict[float, Change], of: Results | np.ndarray) -> Finding:
    count = str(len(of.settings)) if isinstance(of, Results) else f"{of.sum()} + {(~of).sum()}"
    return Finding(claim, objective, changes, verdict(list(changes.values())), count)


def _share(results: Results, objective: str, threshold: float) -> np.ndarray:
    return results.shares(threshold)[:, results.index_of(objective)]


def _gap(shares: np.ndarray, results: Results, first: str, second: str) -> np.ndarray:
    return shares[:, results.index_of(first)] - shares[:, results.index_of(second)]
